/**
 * Whoever reads what learners, programs and authors wrote takes time in proportion to its length: of a text four times
 * as long each takes four times as many steps, and no more than a little beside. Regular expressions, which V8 does not
 * count, are held to the same by their shape (`test/architecture.test.ts`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeText, writeMarkdown } from '../../adapters/discord/text.ts';
import { escapeMrkdwn, readSlackText } from '../../adapters/slack/text.ts';
import { readCsv } from '../../src/author/read-csv.ts';
import { readGift } from '../../src/author/read-gift.ts';
import { parseCookieDate } from '../../src/browser/cookie-date.ts';
import { judgeResponse } from '../../src/browser/fetch/cors.ts';
import { judgeAnswer } from '../../src/browser/fetch/preflight.ts';
import { unsafeNames } from '../../src/browser/fetch/safelist.ts';
import { openBrowser, pageText, performStep, readCookieHeader, readMultipart } from '../../src/browser/index.ts';
import { parseSetCookie } from '../../src/browser/parse-set-cookie.ts';
import { parseZonedDate } from '../../src/browser/zoned-date.ts';
import { findProgram } from '../../src/exercise/find-program.ts';
import { sharesState, viewsAt } from '../../src/exercise/mistakes/evidence.ts';
import { tidyProgram } from '../../src/exercise/tidy-program.ts';
import { readLabCommand } from '../../src/lab/lab-command.ts';
import { readFields } from '../../src/lab/lab-form.ts';
import { readDetails } from '../../src/lab/lab-request.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { readChoice } from '../../src/quiz/read-choice.ts';
import { gradeTyped } from '../../src/quiz/typed-answer.ts';
import { readDay, readTime } from '../../src/review/read-time.ts';
import { readZone } from '../../src/review/read-zone.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { type StepCounter, startCounting } from './count-steps.ts';

const NOW = Date.UTC(2026, 10, 30);
/** Characters of the shorter text. */
const LENGTH = 900;
/** Of one paragraph. */
const PIECE = 300;
const TIMES = 4;
/** What a text four times as long may take, with what a parser does once in any case. */
const MOST = 4.8;

const filled = (pattern: string, length: number): string => pattern.repeat(Math.ceil(length / pattern.length));

/** Texts that make readers look at the same characters again: openings without ends, runs, nesting. */
const FILLERS: readonly string[] = [
  ' ',
  '\t',
  '\n',
  ' \n',
  ';',
  '; ',
  '=',
  ',',
  '"',
  "'",
  '`',
  '``',
  '```\n',
  '~~~\n',
  '*',
  '**a',
  '_a_',
  '[',
  '[a](',
  '](',
  '![',
  '<',
  '<!--',
  '-->',
  '<a ',
  '<p>',
  '<b></p>',
  '&',
  '&amp',
  '&#x',
  '{',
  '}',
  '{=',
  '~',
  '\\',
  '\\{',
  '#',
  '->',
  '::',
  '%',
  '%25',
  '(',
  '((',
  ')',
  '-',
  '- ',
  '1. ',
  '> ',
  '|',
  '|-',
  'a|b\n',
  'a',
  'a ',
  '0',
  '00:',
  '9',
  '@',
  '<@U1> ',
  ':',
  '\r\n',
  '\r',
  '\u200b',
  'a: ',
  '- a\n',
  'a: b\n',
  '? ',
  '!',
  '&a ',
  '*a ',
  '[{',
  'def f(\n',
  '@app.get("/<a>")\ndef f():\n',
  'x = [\n',
  ' x += 1\n',
  'import ',
];

const html = (body: string) => ({ status: 200, reason: 'OK', headers: [['Content-Type', 'text/html'] as const], body });
const posted = (body: string) => ({
  method: 'POST',
  url: 'https://app.test/',
  headers: [['Content-Type', 'multipart/form-data; boundary=b'] as const],
  body,
  at: NOW,
});

const askFor = (value: string) =>
  performStep(openBrowser(NOW), { do: 'visit', url: 'https://app.test/', from: null, headers: [['A', value]] }).next();

const SCRIPT = {
  mode: 'cors',
  page: 'https://app.test',
  isCross: true,
  isTainted: false,
  credentials: false,
  neededQuestion: true,
} as const;
const QUESTION = {
  origin: 'https://app.test',
  credentials: false,
  url: 'https://api.test/',
  method: 'PUT',
  names: ['x-a'],
} as const;
const answering = (list: string) => ({
  status: 200,
  reason: 'OK',
  headers: [
    ['Access-Control-Allow-Origin', '*'] as const,
    ...['Allow-Methods', 'Allow-Headers', 'Expose-Headers', 'Max-Age'].map(
      (name) => [`Access-Control-${name}`, list] as const,
    ),
    ['Vary', list] as const,
  ],
  body: '',
});

const FRONT = '---\ntitle: T\ncourse: C\nsummary: S\nminutes: 5\noutcomes: [o]\n---\n\n';

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a Set-Cookie header': (text) => parseSetCookie(`a=1; ${text}`, NOW),
  'the value of a cookie': (text) => parseSetCookie(text, NOW),
  'the date of a cookie': parseCookieDate,
  'the date of a cookie in Firefox': parseZonedDate,
  'a Cookie header': readCookieHeader,
  'what a script may read of an answer': (text) =>
    judgeResponse(SCRIPT, new URL('https://api.test/'), answering(text), false),
  'the answer to a preflight': (text) => judgeAnswer(QUESTION, answering(text), NOW, 'chromium'),
  'a header of a script': (text) => unsafeNames([['Accept', text]], 'chromium'),
  'a page': (text) => pageText(html(text)),
  'a form’s body': (text) => readMultipart(posted(`--b\r\n${text}\r\n--b--\r\n`)),
  'a choice': (text) => readChoice(text, ['one', 'two', 'three']),
  'a typed answer': (text) => gradeTyped(text, { accepted: ['set_cookie'] }),
  'a header as an answer': (text) => gradeTyped(text, { accepted: ['a=1; b=2'], header: { caseCounts: false } }),
  'a time of day': readTime,
  'a date': (text) => readDay(text, '2026-11-30'),
  'a time zone': (text) => readZone(text, NOW),
  'a command in the lab': readLabCommand,
  'a form in the lab': readFields,
  'a request in the lab': (text) => readLabCommand(`put /notes ${text}`),
  'the headers of a request in the lab': (text) => readDetails(`Accept: ${text}`),
  'the body of a request in the lab': (text) => readDetails(`["${text}"]`),
  'a header that names one of the last answer': (text) => askFor(`{header ${text}`),
  'a program': tidyProgram,
  'a message with a program': findProgram,
  'the views of a program': (text) => viewsAt(text, '/notes/a'),
  'what a program shares': sharesState,
  'the front matter of a lesson': (text) => parseLesson('a.md', `---\ntitle: ${text}\n---\n\n## Section\n\nText.\n`),
  'a scenario': (text) => parseScenario('a.yaml', `steps:\n  - visit: ${text}\n`),
  'questions in GIFT': readGift,
  'an answer in GIFT': (text) => readGift(`::Name:: Question? {${text}}`),
  'a table of questions': (text) => readCsv(`question,right,wrong\n${text}`),
  'a text for Discord': escapeText,
  'code for Discord': (text) => writeMarkdown([{ kind: 'paragraph', children: [{ kind: 'code', text }] }]),
  'a text for Slack': escapeMrkdwn,
  'a text from Slack': readSlackText,
};

/** Of one piece without an empty line only a few thousand characters are read; so these get many pieces. */
const READERS_OF_PARAGRAPHS: typeof READERS = {
  'a lesson': (text) => parseLesson('a.md', `${FRONT}## Section\n\n${text}\n`),
};

let counter: StepCounter;
beforeAll(async () => {
  counter = await startCounting();
});
afterAll(() => counter.stop());

/** Counting takes long: here each reader gets one filler in so many; `npm run test:long` gives all of them to each. */
const ONE_IN = Number(process.env.NIBBLE_ONE_FILLER_IN ?? 8);

const READINGS = [
  ...Object.entries(READERS).map(([name, read]) => [name, read, ''] as const),
  ...Object.entries(READERS_OF_PARAGRAPHS).map(([name, read]) => [name, read, '\n\n'] as const),
];

describe.each(READINGS)('reading %s', (name, read, between) => {
  it('takes four times as long for a text four times as long', async () => {
    const turn = READINGS.findIndex(([other]) => other === name);
    const slow: string[] = [];
    for (const filler of FILLERS.filter((_, index) => index % ONE_IN === turn % ONE_IN)) {
      // Each of the first thirty comments without an end is mended, and the whole text read again.
      if (between !== '' && filler === '<!--') continue;
      const piece = filled(filler, PIECE);
      const text = (length: number) => `${filled(piece + between, length)}x`;
      // What is done once in a process is done before.
      read(text(PIECE));
      const [few = 0, many = 0] = await counter.count([() => read(text(LENGTH)), () => read(text(LENGTH * TIMES))]);
      if (many > few * MOST) slow.push(`${JSON.stringify(filler)}: ${few} steps, then ${many}`);
    }
    expect(slow).toEqual([]);
  });
});
