/**
 * A transcript that ended at the step where a check failed: that step in full, and so is every earlier one in which the
 * program raised an error, printed something or had a cookie refused, or in which the browser asked for nothing: there
 * the cause may be. The quiet ones before have a line each.
 */
import { type Decision, type Exchange, nameOf, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import { type Prose, paragraph } from '../core/prose.ts';
import type { CookieNote } from './cookie-note.ts';
import { describeAmong } from './describe-entry.ts';
import { shortAddress } from './short-address.ts';
import { shortenValue } from './shorten.ts';
import { stepTitle } from './step-title.ts';

export function describeCheck(transcript: Transcript, note: CookieNote): Prose[] {
  const last = transcript.at(-1)?.number ?? 0;
  const blocks: Prose[] = [];
  let quiet: Prose[][] = [];
  for (let number = 1; number <= last; number += 1) {
    const entries = transcript.filter((entry) => entry.number === number);
    if (number < last && !entries.some(isTelling)) {
      quiet.push([paragraph(summary(entries))]);
      continue;
    }
    blocks.push(...quietList(quiet, number), ...entries.flatMap((entry) => describeAmong(entry, note)));
    quiet = [];
  }
  return blocks;
}

/** The quiet steps right before step `next`, numbered as they are. */
const quietList = (items: readonly Prose[][], next: number): Prose[] =>
  items.length === 0 ? [] : [{ kind: 'list', start: next - items.length, items }];

function isTelling(entry: TranscriptEntry): boolean {
  if (entry.kind !== 'exchange') return entry.kind === 'blocked';
  const { answer, received } = entry;
  const failed = answer.kind === 'fault' || answer.error !== null;
  return failed || answer.prints !== '' || received.some(({ decision }) => decision.kind === 'rejected');
}

function summary(entries: Transcript): string {
  const [title = ''] = entries.map(({ step }) => stepTitle(step));
  const outcomes = entries.filter((entry) => entry.kind === 'exchange').map(outcome);
  return [shortenValue(title), ...(outcomes.length === 0 ? [] : [outcomes.join('; then ')])].join(': ');
}

/** `302 FOUND, stored lang`, and where a hop of a redirect went. */
function outcome({ answer, received, hop, request }: Exchange): string {
  const where = hop === 0 ? '' : `${shortenValue(shortAddress(request.url))}: `;
  const status = answer.kind === 'fault' ? 'no answer' : `${answer.response.status} ${answer.response.reason}`.trim();
  return where + [status, ...received.map(({ decision }) => decisionWords(decision))].join(', ');
}

function decisionWords(decision: Decision): string {
  return `${decision.kind} ${shortenValue(nameOf('cookie' in decision ? decision.cookie : decision))}`;
}
