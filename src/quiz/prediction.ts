/** Which answer to a prediction is right: the one that says what the run showed. */
import type { Inline } from '../core/prose.ts';
import { inlineText } from '../core/prose.ts';
import { normalise } from './normalise.ts';

/** Whether an option says what was observed: all of its words do, or those in `code` among them. */
export function saysWhatWasSeen(label: readonly Inline[], seen: string): boolean {
  const inCode = label.flatMap((node) => (node.kind === 'code' ? [node.text] : []));
  const wanted = normalise(seen);
  return normalise(inlineText(label)) === wanted || inCode.some((text) => normalise(text) === wanted);
}
