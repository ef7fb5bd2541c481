/** A transcript as prose, for people who read it on a phone or hear it read. */
import { type Decision, type Exchange, nameOf, type Transcript, type TranscriptEntry } from '../browser/index.ts';
import { bullets, heading, type Prose, paragraph } from '../core/prose.ts';
import { describeExchange, errorIn } from './describe-exchange.ts';
import { describeLocalStep } from './describe-local-step.ts';
import { cookieWords } from './words/cookie.ts';
import type { CookieNote } from './words/message.ts';
import { onlyNews } from './words/news.ts';
import type { Repair } from './words/program.ts';
import { shortAddress, stepTitle } from './words/step-title.ts';
import { shortenValue } from './words/text.ts';

/** `whole`: all steps in full, then the jar (examples). `check`: the last in full, quiet ones in a line (exercises). */
export type TranscriptView = 'whole' | 'check';

/** Blocks in reading order. What is cut says by how much. Where no cookie occurs, nothing is said of cookies. */
export function describeTranscript(
  transcript: Transcript,
  view: TranscriptView = 'whole',
  repair: Repair = 'with-repair',
): Prose[] {
  const note = cookieNote(transcript);
  const inFull = tellerOf(note, repair);
  if (view === 'check') return describeCheck(transcript, inFull);
  const jars = note === 'said' ? describeJars(transcript) : [];
  return [...transcript.flatMap(inFull), ...jars];
}

/** `said` as soon as the transcript has to do with any cookie, even a refused or missing one. */
export const cookieNote = (transcript: Transcript): CookieNote =>
  transcript.some(isAboutCookies) ? 'said' : 'left-out';

function isAboutCookies(entry: TranscriptEntry): boolean {
  if (entry.jar.length > 0) return true;
  switch (entry.kind) {
    case 'exchange':
      return entry.received.length > 0;
    case 'blocked':
    case 'closed':
    case 'waited':
    case 'switched':
      return false;
    case 'script-read':
    case 'script-written':
    case 'setting-changed':
    case 'edited':
    case 'tampered':
    case 'deleted':
      return true;
  }
}

/** The entries of one step in full, headings included, where cookies are being watched. */
export const describeStep = (entries: Transcript): Prose[] => entries.flatMap(tellerOf('said', 'with-repair'));

type Teller = (entry: TranscriptEntry) => Prose[];

/** Tells entries in full, in order: what it has said of a cookie it does not repeat. */
function tellerOf(note: CookieNote, repair: Repair): Teller {
  const news = onlyNews();
  return (entry) => {
    const content =
      entry.kind === 'exchange' ? describeExchange(entry, note, repair, news) : describeLocalStep(entry, news);
    return [heading(3, shortenValue(`${entry.number}. ${entryTitle(entry).title}`)), ...content];
  };
}

/** What the visitor did, or where it led. `number`: of the step; null for what follows its first request. */
export function entryTitle(entry: TranscriptEntry): { readonly number: number | null; readonly title: string } {
  if (entry.kind !== 'exchange') return { number: entry.number, title: stepTitle(entry.step) };
  const { number, step, hop, request, cors } = entry;
  if (cors?.role === 'allowed') return { number: null, title: 'Then the request itself' };
  if (hop === 0) return { number, title: stepTitle(step) };
  const to = shortAddress(request.url);
  return { number: null, title: cors?.role === 'question' ? `Asking before going on to ${to}` : `Redirected to ${to}` };
}

/** The last step in full, and those that may hold the cause: an error, prints, a refused cookie, no request. */
function describeCheck(transcript: Transcript, inFull: Teller): Prose[] {
  const last = transcript.at(-1)?.number ?? 0;
  const blocks: Prose[] = [];
  let quiet: Prose[][] = [];
  for (let number = 1; number <= last; number += 1) {
    const entries = transcript.filter((entry) => entry.number === number);
    if (number < last && !entries.some(mayBeCause)) {
      quiet.push([paragraph(summary(entries))]);
      continue;
    }
    blocks.push(...quietList(quiet, number), ...entries.flatMap(inFull));
    quiet = [];
  }
  return blocks;
}

/** The quiet steps right before step `next`, under their own numbers. */
const quietList = (items: readonly Prose[][], next: number): Prose[] =>
  items.length === 0 ? [] : [{ kind: 'list', start: next - items.length, items }];

function mayBeCause(entry: TranscriptEntry): boolean {
  if (entry.kind !== 'exchange') return entry.kind === 'blocked';
  const { answer, received, cors } = entry;
  const failed = answer.kind === 'fault' || errorIn(answer) !== null || cors?.script?.type === 'error';
  return failed || answer.prints !== '' || received.some(({ decision }) => decision.kind === 'rejected');
}

function summary(entries: Transcript): string {
  const [title = ''] = entries.map(({ step }) => stepTitle(step));
  const answers = entries.filter((entry) => entry.kind === 'exchange').map(answerWords);
  return [shortenValue(title), ...(answers.length === 0 ? [] : [answers.join('; then ')])].join(': ');
}

/** `302 FOUND, stored lang`, and where a hop of a redirect went. */
function answerWords({ answer, received, hop, request }: Exchange): string {
  const where = hop === 0 ? '' : `${shortenValue(shortAddress(request.url))}: `;
  const status = answer.kind === 'fault' ? 'no response' : `${answer.response.status} ${answer.response.reason}`.trim();
  return where + [status, ...received.map(({ decision }) => decisionWords(decision))].join(', ');
}

const decisionWords = (decision: Decision): string =>
  `${decision.kind} ${shortenValue(nameOf('cookie' in decision ? decision.cookie : decision))}`;

function describeJars(transcript: Transcript): Prose[] {
  const last = new Map(transcript.map((entry) => [entry.browser, entry]));
  return [...last.values()].flatMap(({ browser, jar, at }) => {
    const title = last.size > 1 ? `The cookie jar of the ${browserWords(browser)}` : 'The cookie jar at the end';
    const content =
      jar.length === 0 ? paragraph('Empty: no cookies.') : bullets(jar.map((cookie) => cookieWords(cookie, at)));
    return [heading(3, shortenValue(title)), content];
  });
}

/** A private window has no name of its own, but the words for what it is. */
export const browserWords = (name: string): string =>
  name.startsWith('private window') ? name : `browser called ${name}`;
