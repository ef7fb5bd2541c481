/** One entry of a transcript in full, heading included. */
import type { TranscriptEntry } from '../browser/index.ts';
import { heading, type Prose } from '../core/prose.ts';
import type { CookieNote } from './cookie-note.ts';
import { describeExchange } from './describe-exchange.ts';
import { describeLocalStep } from './describe-local-step.ts';
import { shortAddress } from './short-address.ts';
import { shortenValue } from './shorten.ts';
import { stepTitle } from './step-title.ts';

/** By itself, where cookies are being watched. */
export const describeEntry = (entry: TranscriptEntry): Prose[] => describeAmong(entry, 'said');

/** As a part of a transcript, by its `cookieNote`. */
export function describeAmong(entry: TranscriptEntry, note: CookieNote): Prose[] {
  const isRedirected = entry.kind === 'exchange' && entry.hop > 0;
  const title = isRedirected
    ? `Redirected to ${shortAddress(entry.request.url)}`
    : `${entry.number}. ${stepTitle(entry.step)}`;
  const content = entry.kind === 'exchange' ? describeExchange(entry, note) : describeLocalStep(entry);
  return [heading(3, shortenValue(title)), ...content];
}
