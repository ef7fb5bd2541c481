/** A typed line in the lab → what it asks for. Case, a full stop at the end and small words do not matter. */

import type { BrowserKind } from '../browser/index.ts';
import { APP_ORIGIN } from '../core/scenario.ts';
import { trimEndOf } from '../core/trim.ts';
import { readCookieName, readCookieValue, readFields, readTime } from './lab-form.ts';
import { readDetails, readMethod } from './lab-request.ts';
import { type LabStep, type Mistake, mistake } from './replay.ts';

export type LabCommand =
  | { readonly kind: 'step'; readonly step: LabStep }
  | { readonly kind: 'jar' | 'start-over' | 'leave' | 'help' | 'examples' | 'compare' }
  /** Everything so far again in that browser, and what comes. */
  | { readonly kind: 'browser'; readonly browser: BrowserKind }
  | Mistake;

/** Characters; far more than any step needs. */
const MAX_TYPED = 4_000;

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => LabCommand];

const RULES: readonly Rule[] = [
  [/^(?:jar|the jar|cookies|show(?: the jar)?|where(?: am i)?)$/i, () => ({ kind: 'jar' })],
  [/^(?:start over|start again|restart|reset)$/i, () => ({ kind: 'start-over' })],
  [
    /^(?:(?:empty|clear|wipe|reset|erase) (?:everything|it all|all|the jar|the browser|the lab),? (?:(?:and|then|and then) )?)?(?:start|begin|go) (?:again|over|fresh|anew|afresh|from (?:zero|scratch|the (?:start|beginning|top)))$|^(?:reset (?:everything|it|the lab|it all)|clean slate)$/i,
    () => ({ kind: 'start-over' }),
  ],
  [/^(?:leave|leave the lab|exit|quit|stop|back|back to the lesson)$/i, () => ({ kind: 'leave' })],
  [
    /^(?:(?:ok|okay|please|so|well|now|alright),? )*(?:(?:get|let|take) me out(?: of (?:here|this|the lab|it))?|(?:close|exit|quit|end) the lab|i(?:['’]?m| am) (?:done|finished|through)(?: (?:playing(?: around)?|experimenting|here|in here|with (?:this|it|the lab)|for now)){0,2}|(?:(?:(?:can|could|may) (?:we|i)|let['’]?s|i want to|i['’]?d like to|take me|bring me|let me) )?(?:(?:go|get) )?back to (?:the )?(?:reading|lesson|text|course|learning)|enough (?:of (?:this|the lab|it)|playing|experimenting))(?: (?:please|pls|now|thanks)){0,2}$/i,
    () => ({ kind: 'leave' }),
  ],
  [/^(?:help|\?|commands)$/i, () => ({ kind: 'help' })],
  [/^(?:(?:try )?(?:an)?other examples?|examples?)$/i, () => ({ kind: 'examples' })],
  [/^compare(?: (?:the )?browsers)?$/i, () => ({ kind: 'compare' })],
  [
    /^(?:(?:use|be|switch to|go on in|in|browser:?)\s+)?(firefox|chromium|chrome)(?: instead)?$/i,
    ([, name = '']) => ({ kind: 'browser', browser: name.toLowerCase() === 'firefox' ? 'firefox' : 'chromium' }),
  ],
  [/^close(?: (?:the )?browser)?$/i, () => step({ do: 'close' })],
  [/^(?:visit|open|browse|another address)(?: a page)?(?:\s+(\S.*))?$/i, ([, address = '']) => readVisit(address)],
  [/^https?:\/\/\S+$|^\/(?!\/)\S*$/i, ([address]) => readVisit(address)],
  [/^(?:go|surf|navigate) to ((?:\/|https?:)\S*)$/i, ([, address = '']) => readVisit(address)],
  [/^(?:(?:come )?(?:by|over) )?http(?:\s+(\S+))?$/i, ([, address = '/']) => readVisit(address, 'http')],
  [/^(?:post|submit)(?: a form)?(?: to)?(?:\s+([\s\S]+))?$/i, ([, rest = '']) => readTypedPost(rest, '')],
  [
    /^(?:from\s+(\S+)\s+)?in (?:a |the )?frame\s+(\S+)\s+(visit|post|submit|script|get|head|put|patch|delete|options|fetch)(?:\s+([\s\S]+))?$/i,
    ([, site = '', page = '', verb = '', rest = '']) => readInFrame(site, page, verb.toLowerCase(), rest),
  ],
  [
    /^(frame|image)\s+((?:\/|https?:)\S*)$/i,
    ([, part = '', address = '']) => readPart(part.toLowerCase() === 'frame' ? 'frame' : 'image', address, ''),
  ],
  [
    /^on\s+(\S+)\s+((?:edit|change|set|delete|remove|tamper)\b[\s\S]*)$/i,
    ([, site = '', rest = '']) => readElsewhere(site, rest),
  ],
  [
    /^(?:come |follow a link )?from\s+(\S+)(?:\s+to)?(?:\s+(post|submit|visit|frame|image|get|head|put|patch|delete|options|fetch))?(?:\s+([\s\S]+))?$/i,
    ([, site = '', verb = '', rest = '/']) => readFromSite(verb.toLowerCase(), rest, site),
  ],
  [
    /^(?:let (\S.{0,40}?) (?:pass|go by|pass by|elapse)|(?:fast forward|skip ahead|jump ahead|skip forward|jump forward)(?: by)? (\S.{0,40})|(\d{1,4} (?:second|minute|hour|day|week|month|year)s?|an? (?:minute|hour|day|week|month|year)) later)$/i,
    ([, passes, by, later]) => readWait(passes ?? by ?? later ?? ''),
  ],
  [/^(?:wait|let time pass)(?: for)?(?:\s+(\S.*))?$/i, ([, time = '']) => readWait(time)],
  [
    /^(?:edit|change|set)(?: (?:a |the )?cookie)?(?:\s+([^\s=]+)(?:\s*=\s*|\s+to\s+|\s+|$)([\s\S]*))?$/i,
    ([, name = '', value = '']) => readEdit(name, value),
  ],
  [
    /^(get|head|put|patch|delete|options|fetch)(?: to)?\s+((?:\/|https?:)\S*)(?:\s+(\S[\s\S]*))?$/i,
    ([, method = '', address = '', details = '']) => readRequest(method, address, details),
  ],
  [
    /^(?:delete|remove)(?: (?:a |the )?cookie)?(?:\s+(\S.*?))?(?: by hand)?$/i,
    ([, name = '']) => readCookieStep('delete', name),
  ],
  [/^tamper(?: with)?(?: (?:a |the )?cookie)?(?:\s+(\S.*))?$/i, ([, name = '']) => readCookieStep('tamper', name)],
  [/^a script on (\S+) reads document\.cookie$/i, ([, address = '']) => readScript(address)],
  [/^(?:read )?(?:script|document\.cookie)(?:\s+(\S.*))?$/i, ([, address = '/']) => readScript(address)],
  // A method that nobody knows is in capitals.
  [
    /^([A-Z][A-Z-]*)\s+((?:\/|https?:)\S*)(?:\s+(\S[\s\S]*))?$/,
    ([, method = '', address = '', details = '']) => readRequest(method, address, details),
  ],
];

/** Null: not a command of the lab. */
export function readLabCommand(typed: string): LabCommand | null {
  // Labels of buttons end in three dots.
  const text = typed.trim().replace(/…$/, '');
  if (text.length > MAX_TYPED) return null;
  const exactly = readLine(text);
  if (exactly !== null && exactly.kind !== 'mistake') return exactly;
  return readLine(trimEndOf(text, '.!?')) ?? exactly;
}

/** The words at the beginning may be in any case; what is typed after them is taken as it is. */
function readLine(line: string): LabCommand | null {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(line);
    if (match !== null) return read(match);
  }
  return null;
}

/** Opens a page; with another site, by a link on a page of that site. */
export function readVisit(address: string, scheme: 'http' | 'https' = 'https', site = ''): LabCommand {
  const url = readAddress(address, scheme);
  const from = readFrom(site);
  if (typeof url !== 'string') return url;
  return from === null || typeof from === 'string' ? step({ do: 'visit', url, from }) : from;
}

/** Submits a form; with another site, one on a page of that site. `fields` are `name=Ada` pairs. */
export function readPost(address: string, fields: string, site: string): LabCommand {
  const url = readAddress(address);
  const from = readFrom(site);
  const filled = readFields(fields);
  if (typeof url !== 'string') return url;
  if (from !== null && typeof from !== 'string') return from;
  return filled.kind === 'form' ? step({ do: 'post', url, form: filled.form, from }) : filled;
}

/** Null for the app's own site, too: it is not another one. */
function readFrom(site: string): string | null | Mistake {
  const from = site.trim() === '' ? null : readSite(site);
  return from === APP_ORIGIN ? null : from;
}

function readFromSite(verb: string, rest: string, site: string): LabCommand {
  if (verb === 'post' || verb === 'submit') return readTypedPost(rest, site);
  if (verb === '' || verb === 'visit') return readVisit(rest, 'https', site);
  if (verb === 'frame' || verb === 'image') return readPart(verb, rest, site);
  const [address = '', details = ''] = splitAddress(rest);
  return readRequest(verb, address, details, site);
}

/** What the app's first page shows, or that of another site. */
function readPart(part: 'frame' | 'image', address: string, site: string): LabCommand {
  const url = readAddress(address);
  const page = readFrom(site);
  if (typeof url !== 'string') return url;
  return page === null || typeof page === 'string' ? step({ do: part, url, pages: [`${page ?? APP_ORIGIN}/`] }) : page;
}

/** What happens on a page in a frame of another; where a link or a form leads opens in that frame. */
function readInFrame(site: string, typedPage: string, verb: string, rest: string): LabCommand {
  const inner = readAddress(typedPage);
  const outer = readFrom(site);
  if (typeof inner !== 'string') return inner;
  if (outer !== null && typeof outer !== 'string') return outer;
  const pages = [`${outer ?? APP_ORIGIN}/`, inner] as const;
  if (verb === 'script') return step({ do: 'read-script', url: inner, within: [pages[0]] });
  const command = readFromSite(verb, rest === '' ? '/' : rest, '');
  if (command.kind !== 'step') return command;
  if (command.step.do === 'fetch') return step({ ...command.step, pages });
  return command.step.do === 'visit' || command.step.do === 'post' ? step({ ...command.step, frame: pages }) : command;
}

/** A change by hand of a cookie of another host. */
function readElsewhere(site: string, rest: string): LabCommand {
  const origin = readSite(site);
  const command = readLine(rest);
  if (typeof origin !== 'string') return origin;
  if (command?.kind !== 'step') return command ?? mistake('cookie', rest, 'a change such as on other edit theme=dark');
  const { step: change } = command;
  const host = new URL(origin).hostname;
  return change.do === 'edit' || change.do === 'tamper' || change.do === 'delete' ? step({ ...change, host }) : command;
}

/** What a script on the app's first page sends, or on that of another site. `fetch` is a GET. */
export function readRequest(typedMethod: string, address: string, typedDetails: string, site = ''): LabCommand {
  const method = readMethod(typedMethod.toLowerCase() === 'fetch' ? 'GET' : typedMethod);
  const url = readAddress(address);
  const page = readFrom(site);
  const details = readDetails(typedDetails);
  if (typeof method !== 'string') return method;
  if (typeof url !== 'string') return url;
  if (page !== null && typeof page !== 'string') return page;
  if (details.kind === 'mistake') return details;
  const { headers, body, credentials } = details;
  if (body !== null && (method === 'GET' || method === 'HEAD')) {
    return mistake(
      'request',
      `${method} with a body`,
      'a method such as PUT or POST to send a body: browsers let a GET have none',
    );
  }
  return step({
    do: 'fetch',
    url,
    method,
    form: null,
    ...(headers.length === 0 ? {} : { headers }),
    ...(body === null ? {} : { body }),
    credentials,
    pages: [`${page ?? APP_ORIGIN}/`],
  });
}

/** A whole request in a form: `PUT /notes/1`, and below it its headers and its body. */
export function readWrittenRequest(text: string, site: string): LabCommand {
  const [method = '', rest = ''] = splitAddress(text);
  const [address = '', details = ''] = splitAddress(rest);
  return address === ''
    ? mistake('request', text.trim(), 'a method and an address, such as PUT /notes/1')
    : readRequest(method, address, details, site);
}

/** The first word, and what stands behind it. */
function splitAddress(text: string): readonly [string, string] {
  const [, first = '', rest = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  return [first, rest];
}

function readTypedPost(text: string, site: string): LabCommand {
  const [address, fields] = splitAddress(text);
  if (/^[[{]/.test(fields)) return readRequest('POST', address, fields, site);
  return address === ''
    ? mistake('form', '', 'where it goes and its fields, such as post /vote choice=yes')
    : readPost(address, fields, site);
}

export function readWait(time: string): LabCommand {
  const seconds = readTime(time);
  return typeof seconds === 'number' ? step({ do: 'wait', seconds }) : seconds;
}

export function readEdit(typedName: string, typedValue: string): LabCommand {
  if (typedName.trim() === '') return mistake('cookie', '', 'its name and new value, such as edit theme=dark');
  const name = readCookieName(typedName);
  const value = readCookieValue(typedValue);
  if (typeof name !== 'string') return name;
  return typeof value === 'string' ? step({ do: 'edit', name, value }) : value;
}

function readCookieStep(what: 'delete' | 'tamper', typed: string): LabCommand {
  const name = readCookieName(typed);
  return typeof name === 'string' ? step({ do: what, name }) : name;
}

function readScript(typed: string): LabCommand {
  const url = readAddress(typed);
  return typeof url === 'string' ? step({ do: 'read-script', url }) : url;
}

const step = (one: LabStep): LabCommand => ({ kind: 'step', step: one });

/* Only a few pretended sites exist in the lab, and the app answers for all of them. */
const EXPECTED_ADDRESS = 'a path such as /theme, or a full address such as http://app.test/theme';
const EXPECTED_SITE = 'other, or the address of a site such as https://other.test';
const MAX_ADDRESS = 500;
const SITE = /^(?:[a-z0-9-]+\.)?(?:app|other|shop|third)\.test$/;

/** An absolute URL. A path is one of the app's own site, by `scheme`; so is a lone word. */
function readAddress(typed: string, scheme: 'http' | 'https' = 'https'): string | Mistake {
  const text = typed.trim();
  const url = text.length > MAX_ADDRESS || /\s/.test(text) ? null : resolve(text, scheme);
  if (url === null) return mistake('address', text, EXPECTED_ADDRESS);
  if (isPretended(url) && url.href.length <= MAX_ADDRESS) return url.href;
  return mistake(
    'address',
    text,
    `${EXPECTED_ADDRESS}; the sites here are app.test, other.test, shop.test and third.test`,
  );
}

/** The origin of a site that a link or a form stands on: `other` is `https://other.test`. */
function readSite(typed: string): string | Mistake {
  const text = typed.trim();
  const named = /^[a-z0-9-]+$/i.test(text) ? `${text}.test` : text;
  const url = named.length > MAX_ADDRESS || !/^[a-z]/i.test(named) ? null : resolve(named, 'https');
  return url !== null && isPretended(url) ? url.origin : mistake('site', text, EXPECTED_SITE);
}

function resolve(text: string, scheme: 'http' | 'https'): URL | null {
  const home = new URL(APP_ORIGIN);
  home.protocol = scheme;
  if (/^https?:\/\//i.test(text)) return parse(text);
  if (/^\/(?![/\\])/.test(text)) return parse(text, home);
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(text)) return parse(`${scheme}://${text}`);
  return /^[\w-]/.test(text) && !text.includes(':') ? parse(`/${text}`, home) : null;
}

const parse = (text: string, home?: URL): URL | null => (URL.canParse(text, home?.href) ? new URL(text, home) : null);

const isPretended = ({ hostname, port, username, password }: URL): boolean =>
  SITE.test(hostname) && port === '' && username === '' && password === '';
