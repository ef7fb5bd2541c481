/** What happened in the browser without any request: closing, waiting, scripts, changes by hand. */
import type { Cookie, Edited, Exchange, Tampered, TranscriptEntry } from '../browser/index.ts';
import { codeBlock, type Prose, paragraph } from '../core/prose.ts';
import { decidedLine, expiredLines, placeOf, receivedLines } from './describe-exchange.ts';
import { becameWords, cookieWords, nameCode } from './words/cookie.ts';
import { becauseLine, type Line, line, lines } from './words/marked-lines.ts';
import { valueLines } from './words/message.ts';
import type { News } from './words/news.ts';
import { shortAddress } from './words/step-title.ts';
import { lifetimeWords, momentWords } from './words/time.ts';

type LocalEntry = Exclude<TranscriptEntry, Exchange>;

/** Everything below the heading. */
export function describeLocalStep(entry: LocalEntry, news: News): Prose[] {
  const { words, script, marks } = localParts(entry);
  return [
    ...(words === null ? [] : [paragraph(words)]),
    ...(script === null ? [] : [codeBlock('text', script === '' ? '(nothing)' : valueLines(script).join('\n'))]),
    ...lines(news(entry.browser, marks)),
  ];
}

interface LocalParts {
  readonly words: string | null;
  readonly script: string | null;
  readonly marks: readonly Line[];
}

export function localParts(entry: LocalEntry): LocalParts {
  switch (entry.kind) {
    case 'blocked':
      return marked([line('blocked', shortAddress(entry.step.url), `: ${entry.reason.words}`)]);
    case 'closed':
      return marked([
        ...entry.removed.map(sessionOver),
        ...entry.jar.map((cookie) => line('kept', nameCode(cookie), `, ${lifetimeWords(cookie.expiresAt, entry.at)}`)),
        ...expiredLines(entry.expired),
      ]);
    case 'waited':
      return sentence(`It’s now ${momentWords(entry.at)}.`, expiredLines(entry.expired));
    case 'script-read':
      return { words: null, script: entry.text, marks: entry.hidden.map((one) => decidedLine('hidden', one)) };
    case 'script-written':
      return { words: null, script: entry.step.cookie, marks: receivedLines([entry.received], entry.at) };
    case 'setting-changed':
      return sentence(settingWords(entry.step.allowed));
    case 'edited':
      return marked([editLine(entry)]);
    case 'tampered':
      return marked([tamperLine(entry)]);
    case 'deleted':
      return marked(
        entry.removed.length === 0
          ? [noSuchCookie(entry.step.name)]
          : entry.removed.map((cookie) => line('deleted', nameCode(cookie), ': by hand')),
      );
    case 'switched':
      return sentence(
        entry.opened ? 'It was just opened and has no cookies.' : 'Its cookies are as they were left.',
        expiredLines(entry.expired),
      );
  }
}

const marked = (marks: readonly Line[]): LocalParts => ({ words: null, script: null, marks });
const sentence = (words: string, marks: readonly Line[] = []): LocalParts => ({ words, script: null, marks });

function sessionOver(cookie: Cookie): Line {
  const why =
    cookie.expiresAt === null ? 'it has no lifetime, so it goes with the session' : 'a private window keeps nothing';
  return becauseLine('deleted', [nameCode(cookie)], { about: placeOf(cookie), words: why });
}

const noSuchCookie = (name: string): Line =>
  becauseLine('ignored', [nameCode({ name })], { about: name, words: 'the browser has no such cookie' });

const settingWords = (allowed: boolean): string =>
  allowed
    ? 'Parts of a page that come from other sites may use their cookies.'
    : 'Parts of a page that come from other sites get no cookies, but for Partitioned ones.';

function editLine({ step, before, after, refusal, at }: Edited): Line {
  if (!after) return line('rejected', nameCode(step), `: ${refusal?.words ?? 'it can’t be changed'}`);
  if (!before) return line('stored', ...cookieWords(after, at), '; made by hand');
  return changedLine(step, before, after);
}

const tamperLine = ({ step, before, after }: Tampered): Line =>
  before && after ? changedLine(step, before, after) : noSuchCookie(step.name);

const changedLine = (step: { readonly name: string }, before: Cookie, after: Cookie): Line =>
  line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
