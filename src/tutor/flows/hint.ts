/** Hints, one at a time. */
import type { Prose } from '../../core/prose.ts';
import { paragraph } from '../../core/prose.ts';
import type { Button } from '../../core/reply.ts';
import { button, buttons } from '../controls.ts';
import { type Outcome, say } from '../decision.ts';
import { type Place, withProgress } from '../place.ts';

/** Shows the next of `hints`; after the last one, the last one again. `more` are buttons that belong below it. */
export function giveHint(place: Place, hints: readonly (readonly Prose[])[], more: readonly Button[]): Outcome {
  const shown = Math.min((place.progress.hints[place.step.id] ?? 0) + 1, hints.length);
  const hint = hints[shown - 1];
  if (hint === undefined) return say(place, { pressed: 'keep', blocks: [paragraph('There is no hint for this one.')] });
  const after = withProgress(place, { hints: { ...place.progress.hints, [place.step.id]: shown } });
  const controls = [...(shown < hints.length ? [button(place, 'hint', 'Another hint')] : []), ...more];
  return say(after, {
    pressed: 'keep',
    blocks: [
      { kind: 'notice', tone: 'info', title: `Hint ${shown} of ${hints.length}`, content: hint },
      ...(controls.length > 0 ? [buttons(...controls)] : []),
    ],
  });
}
