/**
 * The rules that can never be broken, held against one entry of a transcript. Those that it breaks come back by name.
 */
import { type Cookie, type Exchange, readMultipart, type TranscriptEntry } from '../../src/browser/index.ts';
import { registrableDomain } from '../../src/browser/matching.ts';
import { headerValues } from '../../src/core/http.ts';
import type { FormValues } from '../../src/core/scenario.ts';
import { cookieHeader } from './fake-app.ts';

const DAY = 86_400_000;
/** So many cookies random moves make by hand at most: one for each name. */
const HAND_MADE = 8;

/** `blocked`: whether the browser in use blocked third-party cookies before the step. */
export function brokenRules(entry: TranscriptEntry, blocked: boolean): string[] {
  const rules = [...jarRules(entry)];
  if (entry.kind === 'exchange') rules.push(...exchangeRules(entry, blocked));
  if (entry.kind === 'script-read') {
    const visible = entry.visible.map(({ cookie }) => cookie);
    rules.push(...placeRules(visible, entry.step.url, entry.step.within ?? [], blocked));
    rules.push(['a script never sees HttpOnly', visible.every(({ httpOnly }) => !httpOnly)]);
  }
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

type Rule = readonly [rule: string, holds: boolean];

function* jarRules({ jar, at }: TranscriptEntry): Generator<Rule> {
  const every = (holds: (cookie: Cookie) => boolean): boolean => jar.every(holds);
  yield ['each cookie is there once', new Set(jar.map(identity)).size === jar.length];
  yield ['no cookie is past its time', every((cookie) => !isOver(cookie, at))];
  yield ['name and value fit into 4096 bytes', every(({ name, value }) => Buffer.byteLength(name + value) <= 4096)];
  yield ['no cookie lives longer than 400 days', every(({ expiresAt }) => (expiresAt ?? at) <= at + 400 * DAY)];
  yield ['SameSite=None is Secure', every(({ sameSite, secure }) => sameSite !== 'none' || secure)];
  yield ['Partitioned is Secure', every(({ partition, secure }) => partition === null || secure)];
  yield ['__Secure- keeps its promise', every(({ name, secure }) => !/^__Secure-/i.test(name) || secure)];
  yield [
    '__Host- keeps its promise',
    every(({ name, secure, hostOnly, path }) => !/^__Host-/i.test(name) || (secure && hostOnly && path === '/')),
  ];
  yield [
    '__Http- keeps its promise',
    every(({ name, secure, httpOnly }) => !/^__(Host-)?Http-/i.test(name) || (secure && httpOnly)),
  ];
  yield ['the jar is in the order of creation', isSorted(jar.map(({ createdAt }) => createdAt))];
  // What is made by hand makes no others go.
  yield ['a site has 180 cookies at most', Math.max(0, ...countBySite(jar).values()) <= 180 + HAND_MADE];
}

function* exchangeRules(entry: Exchange, blocked: boolean): Generator<Rule> {
  const { request, at, step, answer, received } = entry;
  const sent = entry.sent.map(({ cookie }) => cookie);
  const withheld = new Set(entry.withheld.map(({ cookie }) => identity(cookie)));
  const outer = 'pages' in step ? step.pages : [];
  const isPlain = request.url.startsWith('http:');
  yield* placeRules(sent, request.url, outer, blocked);
  yield ['the longest path goes first', isSorted(sent.map(({ path }) => -path.length))];
  yield ['the Cookie header is what is said to be sent', cookieHeader(request) === sent.map(pair).join('; ')];
  yield ['no cookie is both sent and withheld', sent.every((cookie) => !withheld.has(identity(cookie)))];
  yield ['nothing is sent past its time', sent.every((cookie) => !isOver(cookie, at))];
  yield ['nothing Secure goes unencrypted', !isPlain || sent.every(({ secure }) => !secure)];
  const taken = received.flatMap(({ decision }) => ('cookie' in decision ? [decision] : []));
  const changed = taken.filter(({ kind }) => ['stored', 'replaced', 'deleted'].includes(kind));
  yield ['an unencrypted answer changes nothing Secure', !isPlain || changed.every(({ cookie }) => !cookie.secure)];
  const headers = answer.kind === 'response' ? headerValues(answer.response.headers, 'Set-Cookie') : [];
  yield ['each Set-Cookie has one decision', `${headers}` === `${received.map(({ header }) => header)}`];
  const omits = step.do === 'fetch' && step.credentials === 'omit';
  yield ['a fetch without credentials sends none', !omits || sent.length === 0];
  yield ['a fetch without credentials takes none', !omits || received.every(isRejected)];
  yield ['a part of an encrypted page is never plain', !isPlain || outer.every((page) => page.startsWith('http:'))];
  yield* bodyRules(entry);
}

function* bodyRules({ request, step, hop }: Exchange): Generator<Rule> {
  const { headers, body } = request;
  const [length = '0'] = headerValues(headers, 'Content-Length');
  yield ['Content-Length counts the body, in bytes', Number(length) === body.length && !/[^\0-\xff]/.test(body)];
  const read = readMultipart(request);
  const form = 'form' in step && hop === 0 ? step.form : null;
  yield ['a body has the parts of its form', read === null || form === null || read.parts.length === entriesIn(form)];
}

/** What a place may see of the jar, given the pages around it. */
function* placeRules(seen: readonly Cookie[], url: string, outer: readonly string[], blocked: boolean) {
  const isForeign = outer.some((page) => site(page) !== site(url));
  const own = `${site(outer[0] ?? url)} ${isForeign}`;
  yield ['what is embedded in another site sees SameSite=None only', !isForeign || seen.every(isNone)] as const;
  yield ['blocked third parties see Partitioned only', !(isForeign && blocked) || seen.every(isPartitioned)] as const;
  yield [
    'a Partitioned cookie stays in its partition',
    seen.every(({ partition }) => partition === null || `${partition.topSite} ${partition.crossSite}` === own),
  ] as const;
}

const identity = ({ name, domain, hostOnly, path, partition }: Cookie): string =>
  JSON.stringify([name, domain, hostOnly, path, partition]);
const pair = ({ name, value }: Cookie): string => (name === '' ? value : `${name}=${value}`);
const isOver = ({ expiresAt }: Cookie, at: number): boolean => expiresAt !== null && expiresAt <= at;
const isNone = ({ sameSite }: Cookie): boolean => sameSite === 'none';
const isPartitioned = ({ partition }: Cookie): boolean => partition !== null;
const isRejected = ({ decision }: Exchange['received'][number]): boolean => decision.kind === 'rejected';
const isSorted = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? number) <= number);
const entriesIn = (form: FormValues): number => Object.values(form).flat().length;

function countBySite(jar: readonly Cookie[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { domain, partition } of jar) {
    const key = JSON.stringify([registrableDomain(domain), partition]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Scheme and registrable domain. */
const site = (url: string): string => {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${registrableDomain(hostname)}`;
};
