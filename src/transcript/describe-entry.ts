/** One entry of a transcript in full, heading included. */
import type { TranscriptEntry } from '../browser/index.ts';
import { heading, type Prose } from '../core/prose.ts';
import { describeExchange } from './describe-exchange.ts';
import { describeLocalStep } from './describe-local-step.ts';
import { shortAddress } from './short-address.ts';
import { stepTitle } from './step-title.ts';

export function describeEntry(entry: TranscriptEntry): Prose[] {
  const title = `${entry.number}. ${stepTitle(entry.step)}`;
  if (entry.kind !== 'exchange') return [heading(3, title), ...describeLocalStep(entry)];
  const isFirst = entry.hop === 0;
  return [heading(3, isFirst ? title : `Redirected to ${shortAddress(entry.request.url)}`), ...describeExchange(entry)];
}
