/** Whether a run would come out differently in the other browser, seen from the run alone: no program is run again. */
import { type BrowserKind, playScenario, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import type { HttpRequest } from '../core/http.ts';
import { compareBrowsers } from './compare-browsers.ts';

/**
 * The other browser takes the same steps, and is given the answers that this one got. Where it would ask something
 * else, they part there.
 */
export function browsersPart(transcript: Transcript, kind: BrowserKind = 'chromium'): boolean {
  const [first] = transcript;
  if (first === undefined) return false;
  const steps = [...new Map(transcript.map(({ number, step }) => [number, step])).values()];
  const exchanges = transcript.filter((entry) => entry.kind === 'exchange').values();
  const dialogue = playScenario(steps, startOf(first), kind === 'chromium' ? 'firefox' : 'chromium');
  let next = dialogue.next();
  while (!next.done) {
    const seen = exchanges.next().value;
    if (seen === undefined || !isSame(seen.request, next.value)) return true;
    next = dialogue.next(seen.answer);
  }
  const other = next.value;
  const both =
    kind === 'chromium' ? { chromium: transcript, firefox: other } : { chromium: other, firefox: transcript };
  return compareBrowsers(both).length > 0;
}

/** When a run began, by its first entry. */
function startOf(first: TranscriptEntry): number {
  if (first.kind === 'exchange') return first.request.at;
  return first.kind === 'waited' ? first.at - first.step.seconds * 1000 : first.at;
}

const isSame = (one: HttpRequest, other: HttpRequest): boolean => JSON.stringify(one) === JSON.stringify(other);
