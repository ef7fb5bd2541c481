/** A transcript as scenes: each entry with its messages, what became of its cookies, and the jar if it changed. */

import {
  type Cookie,
  type Exchange,
  FIRST_BROWSER,
  type Jar,
  type LoadingStep,
  nameOf,
  type Transcript,
  type TranscriptEntry,
} from '../../browser/index.ts';
import type { HttpRequest, HttpResponse } from '../../core/http.ts';
import { inlineText, proseText } from '../../core/prose.ts';
import { joinLines } from '../../core/trim.ts';
import { answerLines, describeStop, errorIn, requestLines } from '../describe-exchange.ts';
import { localParts } from '../describe-local-step.ts';
import { browserWords, cookieNote, entryTitle } from '../describe-transcript.ts';
import { type Line, wordsOf } from '../words/marked-lines.ts';
import {
  type CookieNote,
  contentLines,
  hasNoCookies,
  NO_COOKIES,
  pageWords,
  shownInRequest,
  shownInResponse,
} from '../words/message.ts';
import { type News, onlyNews } from '../words/news.ts';
import { errorLine, faultWords } from '../words/program.ts';
import { shortAddress } from '../words/step-title.ts';
import { countWords, printableLine, shortenValue } from '../words/text.ts';
import type { Field, JarPart, Part, Scene } from './scene.ts';

/* How much of one entry is drawn; the text that says the same has the rest. */
const MOST_MARKS = 12;
const MOST_FIELDS = 10;
/** Pieces of one header: a cookie has no more attributes. */
const MOST_PIECES = 12;
/** Characters: enough of a page to recognise it. */
const MOST_PAGE = 90;
const MOST_COOKIES = 10;

/** One scene for each entry. Like the text they do not mention cookies where none occurs at all. */
export function transcriptScenes(transcript: Transcript): readonly Scene[] {
  const note = cookieNote(transcript);
  const jars = note === 'said' ? jarParts(transcript) : [];
  const news = onlyNews();
  return transcript.map((entry, index) => {
    const { number, title } = entryTitle(entry);
    const parts = entry.kind === 'exchange' ? exchangeParts(entry, note, news) : stepParts(entry, news);
    return { number, title: shortenValue(title), parts: [...parts, ...(jars[index] ?? [])] };
  });
}

function stepParts(entry: Exclude<TranscriptEntry, Exchange>, news: News): readonly Part[] {
  const { words, script, marks } = localParts(entry);
  return [
    ...(words === null ? [] : [{ kind: entry.kind === 'waited' ? 'time' : 'note', words } as const]),
    ...(script === null ? [] : [{ kind: 'script', text: shortenValue(printableLine(script)) } as const]),
    ...markParts(news(entry.browser, marks)),
  ];
}

function exchangeParts(exchange: Exchange, note: CookieNote, news: News): readonly Part[] {
  const { browser, request, answer, step } = exchange;
  const { host } = new URL(request.url);
  const error = errorIn(answer);
  return [
    ...markParts(news(browser, requestLines(exchange))),
    { kind: 'request', host, fields: firstFields(requestFields(request, step, note)) },
    answerPart(exchange, host),
    ...markParts(news(browser, answerLines(exchange))),
    ...(error === null ? [] : [notePart(proseText(errorLine(error, 'at this request')))]),
    ...describeStop(exchange).map((prose) => notePart(proseText([prose]))),
  ];
}

function answerPart({ answer, redirect, step }: Exchange, host: string): Part {
  if (answer.kind === 'fault') return { kind: 'silence', host, words: oneLine(proseText(faultWords(answer.fault))) };
  const page = redirect?.kind === 'followed' ? '' : pageStart(answer.response);
  return { kind: 'response', host, fields: firstFields(responseFields(answer.response, step)), page };
}

const notePart = (words: string): Part => ({ kind: 'note', words: oneLine(words) });

const requestFields = (request: HttpRequest, step: LoadingStep, note: CookieNote): readonly Field[] => [
  { kind: 'first', text: `${request.method} ${shortenValue(shortAddress(request.url))}` },
  ...shownInRequest(request, step).map(headerField),
  ...(note === 'said' && hasNoCookies(request) ? [{ kind: 'absent', text: NO_COOKIES } as const] : []),
  ...unbroken(contentLines(request)).map((text) => ({ kind: 'body', text: oneLine(text) }) as const),
];

/** Without blank lines; a header that was broken into lines is one line again. */
const unbroken = (lines: readonly string[]): readonly string[] =>
  lines
    .join('\n')
    .replace(/;\n {2}/g, '; ')
    .split('\n')
    .filter((text) => text.trim() !== '');

const responseFields = (response: HttpResponse, step: LoadingStep): readonly Field[] => [
  { kind: 'first', text: oneLine(`${response.status} ${response.reason}`) },
  ...shownInResponse(response, step).map(headerField),
];

function headerField([name, value]: readonly [name: string, value: string]): Field {
  const pieces = printableLine(`${name}: ${value}`).split(/(?<=;) /);
  const left = pieces.length - MOST_PIECES;
  const shown = pieces.slice(0, MOST_PIECES).map((piece) => shortenValue(piece));
  return {
    kind: /cookie$/i.test(name) ? 'cookie' : 'header',
    text: [...shown, ...(left > 0 ? [`(… and ${left} more)`] : [])].join(' '),
  };
}

function firstFields(fields: readonly Field[]): readonly Field[] {
  const left = fields.length - MOST_FIELDS;
  if (left <= 0) return fields;
  return [...fields.slice(0, MOST_FIELDS), { kind: 'absent', text: `(… and ${countWords(left, 'more line')})` }];
}

function pageStart(response: HttpResponse): string {
  const text = oneLine(pageWords(response));
  const characters = [...text];
  if (characters.length <= MOST_PAGE) return text;
  return `${characters.slice(0, MOST_PAGE).join('').trimEnd()} …`;
}

const oneLine = (text: string): string => shortenValue(printableLine(joinLines(text)).trim());

function markParts(lines: readonly Line[]): readonly Part[] {
  const left = lines.length - MOST_MARKS;
  return [
    ...lines.slice(0, MOST_MARKS).map(markPart),
    ...(left > 0 ? [{ kind: 'note', words: `… and ${left} more, told in the text.` } as const] : []),
  ];
}

const markPart = (line: Line): Part => ({
  kind: 'mark',
  mark: line.kind,
  words: wordsOf(line).map((word) =>
    typeof word === 'string'
      ? { text: printableLine(word), isCode: false }
      : { text: printableLine(inlineText([word])), isCode: word.kind === 'code' },
  ),
});

/** For each entry the jar of its browser, unless it was drawn last and is the same as then. */
function jarParts(transcript: Transcript): readonly (readonly JarPart[])[] {
  const several = new Set(transcript.map(({ browser }) => browser)).size > 1;
  const drawn = new Map<string, string>();
  let current = FIRST_BROWSER;
  return transcript.map(({ browser, jar }) => {
    const cookies = jar.map((cookie) => cookieText(cookie, jar));
    const state = JSON.stringify(cookies);
    const isSame = state === (drawn.get(browser) ?? '[]') && browser === current;
    current = browser;
    drawn.set(browser, state);
    if (isSame) return [];
    const title = several ? shortenValue(`Jar of the ${browserWords(browser)}`) : 'Cookie jar';
    const others = Math.max(0, cookies.length - MOST_COOKIES);
    return [{ kind: 'jar', title, cookies: cookies.slice(0, MOST_COOKIES), others }];
  });
}

/** `theme=dark`; with its host and path when the jar has another one of that name. */
function cookieText(cookie: Cookie, jar: Jar): string {
  const text = printableLine(`${nameOf(cookie)}=${cookie.value}`);
  const isAlone = jar.filter(({ name }) => name === cookie.name).length === 1;
  const whereFor = isAlone ? '' : ` (for ${cookie.domain}${cookie.path})`;
  return shortenValue(text) + shortenValue(whereFor);
}
