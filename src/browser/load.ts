/** Before cookies: what is requested, where a redirect leads (Fetch), and W3C "Mixed Content", level 2. */
import { type HeaderFields, type HttpResponse, headerValues } from '../core/http.ts';
import { fetchMethod, type PageChain } from '../core/scenario.ts';
import { type BrowserKind, behaviorOf, DIFFERENCES } from './differences.ts';
import { needsQuestion, refuseRequest, type ScriptRequest } from './fetch/cors.ts';
import { unsafeNames, withoutHints, withoutUnsafe } from './fetch/safelist.ts';
import { type Content, formContent, PLAIN_TEXT, scriptContent } from './form-content.ts';
import { isIpAddress, isSecureConnection } from './matching.ts';
import { type Reason, reason } from './reason.ts';
import type { LoadingStep, Redirect } from './transcript.ts';

export interface Load {
  readonly url: URL;
  readonly method: string;
  /** What is sent; null for nothing. */
  readonly content: Content | null;
  /** What the author or the script added to the browser's own headers. */
  readonly headers: HeaderFields;
  /** Origin of the page that holds the link, form, script, image or frame; null when the visitor typed the address. */
  readonly initiator: string | null;
  /** Whether that page is known, so that it can be named in `Referer`. */
  readonly namesReferrer: boolean;
  /** Which part of a page it is; null when it navigates the whole tab. */
  readonly part: 'fetch' | 'image' | 'frame' | null;
  /** Addresses that redirected to this one, the first one first. */
  readonly passed: readonly URL[];
  /** The pages around what is loaded, the tab's own first; empty for the tab itself. */
  readonly ancestors: readonly string[];
  /** Whether cookies go along and are taken (Fetch, "credentials mode"); only a script's fetch can restrict it. */
  readonly credentials: 'omit' | 'same-origin' | 'include';
  /** How it stands to the page of the script that asks for it; null when no script does. */
  readonly script: ScriptRequest | null;
  /** Why it goes by https although it was asked for by http; null when it goes as it was asked for. */
  readonly upgraded: Reason | null;
}

/**
 * What the first request of a step is. Origins are canonical, without a path. `seed`: see `formContent`; `last`: the
 * headers of the last answer, for those that refer to it.
 */
export function firstLoad(step: LoadingStep, seed: string, last: HeaderFields, browser: BrowserKind): Load {
  const url = new URL(step.url);
  const headers = fillHeaders(step.headers ?? [], last);
  switch (step.do) {
    case 'visit':
    case 'post': {
      const sent = step.do === 'visit' ? GET : post(formContent(step, step.form, seed));
      if (step.frame !== undefined) return { url, headers, ...sent, ...inFrame(step.frame), credentials: 'include' };
      const from = step.from === null ? null : new URL(step.from).origin;
      const initiator = step.do === 'visit' ? from : (from ?? url.origin);
      const outside = { part: null, ancestors: [], credentials: 'include', script: null } as const;
      const tab = { ...outside, upgraded: null, passed: [] } as const;
      return { url, headers, ...sent, initiator, namesReferrer: from !== null, ...tab };
    }
    case 'image':
    case 'frame':
      return { url, headers, ...GET, ...partOf(step), credentials: 'include' };
    case 'fetch':
      return fetchLoad(step, url, headers, seed, browser);
  }
}

type Fetch = Extract<LoadingStep, { readonly do: 'fetch' }>;

function fetchLoad(step: Fetch, url: URL, written: HeaderFields, seed: string, browser: BrowserKind): Load {
  const isOwn = behaviorOf(browser, DIFFERENCES.userAgent) === 'kept';
  const headers = isOwn ? written.filter(([name]) => name.toLowerCase() !== 'user-agent') : written;
  const { form, body, mode = 'cors' as const, credentials } = step;
  const isPlain = mode === 'no-cors';
  const content = form !== null ? formContent(step, form, seed) : body !== undefined ? scriptContent(body) : null;
  // No form could send JSON as such.
  const fit = isPlain && content?.type === 'application/json' ? { ...content, type: PLAIN_TEXT } : content;
  const sent = { method: fetchMethod(step), ...withOwnType(fit, isPlain ? withoutUnsafe(headers, browser) : headers) };
  const part = partOf(step);
  const page = part.initiator;
  const script = {
    mode,
    page,
    isCross: url.origin !== page,
    isTainted: false,
    credentials: credentials === 'include',
    neededQuestion: unsafeNames(headersWithType(sent), browser).length > 0,
  };
  return restrictCredentials({ url, ...sent, ...part, script, credentials });
}

/** The headers of a script's request: the type of its body is one of them. */
export const headersWithType = ({ headers, content }: Pick<Load, 'headers' | 'content'>): HeaderFields =>
  content === null ? headers : [...headers, ['Content-Type', content.type]];

/** `{header ETag}`: that header of the last answer. A header of which nothing is left then is not sent. */
const fillHeaders = (headers: HeaderFields, last: HeaderFields): HeaderFields =>
  headers.flatMap(([name, written]) => {
    const value = written.replace(HEADER_PLACE, (_, wanted: string) => headerValues(last, wanted)[0] ?? '').trim();
    return value === '' && written !== '' ? [] : [[name, value] as const];
  });

const HEADER_PLACE = /\{header ([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\}/g;

/** A script can say by a header of its own what its body is. */
function withOwnType(content: Content | null, headers: HeaderFields): Pick<Load, 'content' | 'headers'> {
  const [type] = headerValues(headers, 'Content-Type');
  if (content === null || type === undefined) return { content, headers };
  return { content: { ...content, type }, headers: headers.filter(([name]) => name.toLowerCase() !== 'content-type') };
}

/** The script's request after a redirect from one address to another. */
function scriptAfter(script: ScriptRequest, load: Load, to: URL, browser: BrowserKind): ScriptRequest {
  const { page, isCross, isTainted, neededQuestion } = script;
  const { url: from, method } = load;
  return {
    ...script,
    isCross: isCross || to.origin !== page,
    isTainted: isTainted || (to.origin !== from.origin && from.origin !== page),
    neededQuestion: neededQuestion || needsQuestion(script, { method, headers: headersWithType(load) }, browser),
  };
}

function refuseRedirect(script: ScriptRequest, url: URL, browser: BrowserKind): Reason | null {
  const { mode, isCross } = script;
  const refused = refuseRequest(
    { ...script, mode: mode === 'same-origin' ? mode : 'cors' },
    { url, method: 'GET', headers: [] },
  );
  if (refused !== null) return refused;
  if (url.username === '' && url.password === '') return null;
  if (mode === 'no-cors' && behaviorOf(browser, DIFFERENCES.passwordsInParts) === 'refused') {
    return reason(
      'part-with-password',
      'the address has a name or a password in it, and Chromium asks for no such part',
    );
  }
  if (mode !== 'cors' || !isCross) return null;
  return reason(
    'redirect-with-password',
    'the address has a name or a password in it, and a script may not be led there',
  );
}

const GET = { method: 'GET', content: null } as const;

const post = (content: Content) => ({ method: 'POST', content }) as const;

const partOf = ({ do: part, pages }: { readonly do: 'fetch' | 'image' | 'frame'; readonly pages: PageChain }) => ({
  initiator: new URL(pages.at(-1) ?? pages[0]).origin,
  namesReferrer: true,
  part,
  ancestors: pages,
  script: null,
  upgraded: null,
  passed: [],
});

/** What the page in a frame opens in that frame: the page that causes it is not around it. */
const inFrame = (pages: PageChain) => {
  const from = partOf({ do: 'frame', pages });
  return pages.length === 1
    ? ({ ...from, part: null, ancestors: [] } as const)
    : { ...from, ancestors: pages.slice(0, -1) };
};

/** Once a fetch has left the origin of its page, "same-origin" credentials stay off (Fetch, 4.1). */
const restrictCredentials = (load: Load): Load =>
  load.credentials === 'same-origin' && load.url.origin !== load.initiator ? { ...load, credentials: 'omit' } : load;

const MAX_HOPS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/** Where the response to the `hop`-th request (from 0) leads (Fetch, "HTTP-redirect fetch"), and the request there. */
export function followRedirect(
  load: Load,
  response: HttpResponse,
  hop: number,
  browser: BrowserKind,
): { redirect: Redirect | null; next: Load | null } {
  const [location] = headerValues(response.headers, 'Location');
  const isRedirect = REDIRECTS.includes(response.status) && location !== undefined;
  const isMeant = location !== '' || behaviorOf(browser, DIFFERENCES.emptyLocation) === 'the same page';
  if (!isRedirect || !isMeant) return { redirect: null, next: null };
  const url = resolve(location, load.url);
  if (!url) return { redirect: { kind: 'not-followed', to: location, why: 'bad-location' }, next: null };
  const to = url.href;
  if (hop + 1 >= MAX_HOPS) return { redirect: { kind: 'not-followed', to, why: 'too-many' }, next: null };
  const script = load.script === null ? null : scriptAfter(load.script, load, url, browser);
  const refusal = script === null ? null : refuseRedirect(script, url, browser);
  if (refusal !== null) return { redirect: { kind: 'not-followed', to, why: 'cors', reason: refusal }, next: null };
  const sent = sentAfter(load, response);
  const headers = withOwnHints(load, headersAfter(load, sent, url), url, browser);
  const passed = [...load.passed, load.url];
  const checked = checkMixedContent(restrictCredentials({ ...load, url, ...sent, headers, script, passed }), browser);
  if (checked.kind === 'blocked') {
    const { reason } = checked;
    return { redirect: { kind: 'not-followed', to, why: 'mixed-content', reason }, next: null };
  }
  return { redirect: { kind: 'followed', to }, next: checked.load };
}

/** 303 leads to a GET (but HEAD stays); 301 and 302 make one of a POST, as browsers always did; 307, 308 keep all. */
function sentAfter({ method, content }: Load, { status }: HttpResponse): Pick<Load, 'method' | 'content'> {
  const isGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';
  return isGet ? GET : { method, content };
}

/** What is said about a body goes with it; what somebody is known by stays with the origin that it was meant for. */
function headersAfter({ headers, content, url: before }: Load, sent: Pick<Load, 'content'>, url: URL): HeaderFields {
  const isBodyGone = content !== null && sent.content === null;
  return headers.filter(
    ([name]) =>
      !(isBodyGone && BODY_HEADERS.includes(name.toLowerCase())) &&
      !(before.origin !== url.origin && name.toLowerCase() === 'authorization'),
  );
}

/** Chromium: after a redirect other origins are not told of the device, nor are those in a page of another origin. */
function withOwnHints({ initiator, ancestors }: Load, headers: HeaderFields, url: URL, browser: BrowserKind) {
  const isOwn = [url.href, ...ancestors].every((address) => new URL(address).origin === initiator);
  return isOwn || behaviorOf(browser, DIFFERENCES.clientHints) === 'unsafe' ? headers : withoutHints(headers);
}

/** Fetch, 2.2.2: a "request-body-header name". */
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type'];

function resolve(location: string, base: URL): URL | null {
  if (!URL.canParse(location, base.href)) return null;
  const url = new URL(location, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** `load`: as it goes out, perhaps by https instead. */
type CheckedLoad =
  | { readonly kind: 'goes'; readonly load: Load }
  | { readonly kind: 'blocked'; readonly reason: Reason };

/** Whether a page that came over https may load this, and how; for each hop. What navigates the tab is no part. */
export function checkMixedContent(load: Load, browser: BrowserKind): CheckedLoad {
  const page = load.ancestors.find((address) => address.startsWith('https:'));
  const isMixed = load.part !== null && page !== undefined && !isSecureConnection(load.url);
  if (!isMixed) return { kind: 'goes', load: { ...load, upgraded: null } };
  const where = `${new URL(page).origin} is encrypted and ${load.url.origin} isn’t encrypted`;
  if (isUpgradable(load, browser)) {
    const url = new URL(load.url);
    url.protocol = 'https:';
    const words = `${where}, so the browser asks for the image by https instead`;
    return { kind: 'goes', load: { ...load, url, upgraded: reason('mixed-content-upgraded', words) } };
  }
  return { kind: 'blocked', reason: reason('mixed-content-blocked', `${where}, so the browser doesn’t ask for it`) };
}

/** An image is asked for by https instead; in Chromium not when its host is an address. */
const isUpgradable = ({ part, url }: Load, browser: BrowserKind): boolean =>
  part === 'image' && (!isIpAddress(url.hostname) || behaviorOf(browser, DIFFERENCES.addressImages) === 'upgraded');
