/** What happened in the browser without any request: closing, waiting, scripts, changes by hand. */
import type { Cookie, Edited, Exchange, ScriptRead, Tampered, TranscriptEntry } from '../browser/index.ts';
import { codeBlock, type Prose, paragraph } from '../core/prose.ts';
import { becameWords, nameCode } from './cookie-code.ts';
import { cookieWords } from './describe-cookie.ts';
import { lifetimeWords, momentWords } from './describe-time.ts';
import { valueLines } from './header-lines.ts';
import { type Line, line, lines } from './mark.ts';
import { receivedLines } from './received-lines.ts';
import { expiredLines } from './retrieval-lines.ts';
import { shortAddress } from './short-address.ts';

type LocalEntry = Exclude<TranscriptEntry, Exchange>;

/** Everything below the heading. */
export function describeLocalStep(entry: LocalEntry): Prose[] {
  const { words, script, marks } = localParts(entry);
  return [
    ...(words === null ? [] : [paragraph(words)]),
    ...(script === null ? [] : [codeBlock('text', script === '' ? '(nothing)' : valueLines(script).join('\n'))]),
    ...lines(marks),
  ];
}

/** What a local step is told by, in this order. */
export interface LocalParts {
  /** A sentence or two. */
  readonly words: string | null;
  /** What a script read or wrote. */
  readonly script: string | null;
  readonly marks: readonly Line[];
}

const only = (marks: readonly Line[]): LocalParts => ({ words: null, script: null, marks });
const said = (words: string, marks: readonly Line[] = []): LocalParts => ({ words, script: null, marks });

export function localParts(entry: LocalEntry): LocalParts {
  switch (entry.kind) {
    case 'blocked':
      return only([line('blocked', shortAddress(entry.step.url), `: ${entry.reason.words}`)]);
    case 'closed':
      return only([
        ...entry.removed.map(sessionOver),
        ...entry.jar.map((cookie) => stays(cookie, entry.at)),
        ...expiredLines(entry.expired),
      ]);
    case 'waited':
      return said(`It is now ${momentWords(entry.at)}.`, expiredLines(entry.expired));
    case 'script-read':
      return { words: null, script: entry.text, marks: hiddenLines(entry) };
    case 'script-written':
      return { words: null, script: entry.step.cookie, marks: receivedLines([entry.received], entry.at) };
    case 'setting-changed':
      return said(settingWords(entry.step.allowed));
    case 'edited':
      return only([editLine(entry)]);
    case 'tampered':
      return only([tamperLine(entry)]);
    case 'deleted':
      return only(entry.removed.length === 0 ? [missing(entry.step.name)] : entry.removed.map(byHand));
    case 'switched':
      return said(
        entry.opened ? 'It was just opened and has no cookies.' : 'Its cookies are as they were left.',
        expiredLines(entry.expired),
      );
  }
}

const sessionOver = (cookie: Cookie): Line => {
  const why =
    cookie.expiresAt === null ? 'it has no lifetime, so it goes with the session' : 'a private window keeps nothing';
  return line('deleted', nameCode(cookie), `: ${why}`);
};

const stays = (cookie: Cookie, now: number): Line =>
  line('kept', nameCode(cookie), `, ${lifetimeWords(cookie.expiresAt, now)}`);

const byHand = (cookie: Cookie): Line => line('deleted', nameCode(cookie), ': by hand');

const missing = (name: string): Line => line('ignored', nameCode({ name }), ': the browser has no such cookie');

const settingWords = (allowed: boolean): string =>
  allowed
    ? 'Parts of a page that come from other sites may use their cookies.'
    : 'Parts of a page that come from other sites get no cookies, but for Partitioned ones.';

const hiddenLines = ({ hidden }: ScriptRead): Line[] =>
  hidden.map(({ cookie, reason }) => line('hidden', nameCode(cookie), `: ${reason.words}`));

function editLine({ step, before, after, refusal, at }: Edited): Line {
  if (!after) return line('rejected', nameCode(step), `: ${refusal?.words ?? 'it cannot be changed'}`);
  if (!before) return line('stored', ...cookieWords(after, at), '; made by hand');
  return line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
}

function tamperLine({ step, before, after }: Tampered): Line {
  if (!before || !after) return missing(step.name);
  return line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
}
