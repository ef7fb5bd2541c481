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
  switch (entry.kind) {
    case 'blocked':
      return lines([line('blocked', shortAddress(entry.step.url), `: ${entry.reason.words}`)]);
    case 'closed':
      return lines([
        ...entry.removed.map(sessionOver),
        ...entry.jar.map((cookie) => stays(cookie, entry.at)),
        ...expiredLines(entry.expired),
      ]);
    case 'waited':
      return [paragraph(`It is now ${momentWords(entry.at)}.`), ...lines(expiredLines(entry.expired))];
    case 'script-read':
      return describeScript(entry);
    case 'script-written':
      return [
        codeBlock('text', valueLines(entry.step.cookie).join('\n')),
        ...lines(receivedLines([entry.received], entry.at)),
      ];
    case 'setting-changed':
      return [paragraph(settingWords(entry.step.allowed))];
    case 'edited':
      return lines([editLine(entry)]);
    case 'tampered':
      return lines([tamperLine(entry)]);
    case 'deleted':
      return lines(entry.removed.length === 0 ? [missing(entry.step.name)] : entry.removed.map(byHand));
    case 'switched': {
      const words = entry.opened ? 'It was just opened and has no cookies.' : 'Its cookies are as they were left.';
      return [paragraph(words), ...lines(expiredLines(entry.expired))];
    }
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

function describeScript({ text, hidden }: ScriptRead): Prose[] {
  const unseen = hidden.map(({ cookie, reason }) => line('hidden', nameCode(cookie), `: ${reason.words}`));
  return [codeBlock('text', text === '' ? '(nothing)' : valueLines(text).join('\n')), ...lines(unseen)];
}

function editLine({ step, before, after, refusal, at }: Edited): Line {
  if (!after) return line('rejected', nameCode(step), `: ${refusal?.words ?? 'it cannot be changed'}`);
  if (!before) return line('stored', ...cookieWords(after, at), '; made by hand');
  return line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
}

function tamperLine({ step, before, after }: Tampered): Line {
  if (!before || !after) return missing(step.name);
  return line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
}
