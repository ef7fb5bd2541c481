/** The values of a scenario's steps in YAML: addresses, pages and frames, lengths of time, cookies, requests. */
import { z } from 'zod';
import { DURATION_UNITS, readDuration } from '../../core/duration.ts';
import { type HeaderFields, isToken } from '../../core/http.ts';
import { APP_ORIGIN, type PageChain, type ScenarioStep } from '../../core/scenario.ts';
import { didYouMean } from '../problem.ts';
import { requestHeaders, shownHeaders } from './http.ts';
import { choose, list, matching, parsed } from './schema.ts';

const ADDRESS = 'a path such as /theme, or a full http:// or https:// address';

/** An absolute URL; a path is one of the lesson's own site. */
export const url = parsed(
  ADDRESS,
  (written) => resolve(written)?.href ?? null,
  (written) => {
    if (!/^[\w.-]+(?:\/|$)/.test(written) || written.includes(':')) return undefined;
    const isHost = /^[\w-]+(?:\.[\w-]+)*\.(?:test|example|com|org|net|io|dev)(?:\/|$)/.test(written);
    return `did you mean "${isHost ? 'https://' : '/'}${written}"?`;
  },
);

/** The origin of a site: `https://other.test`. */
const site = parsed('the address of a site, such as https://other.test', (written) => resolve(written)?.origin ?? null);

/** Where a link or a form stands: a site, or a list of that of the tab, that of a frame in it, and so on. */
export const from = choose<{ readonly from: string; readonly within?: readonly string[] }>((value) =>
  Array.isArray(value) ? siteInFrame : siteInTab,
);

const siteInTab = site.transform((origin) => ({ from: origin }));
const siteInFrame = list(
  site,
  'the address of a site, or a list of that of the tab, the frame in it, and so on',
).transform((chain) => {
  const [origin = APP_ORIGIN] = chain.slice(-1);
  return chain.length === 1 ? { from: origin } : { from: origin, within: chain.slice(0, -1) };
});

/** Http and https only, without a name and password in front; `//host/` is neither a path nor a full address. */
function resolve(written: string): URL | null {
  const isPath = /^\/(?![/\\])/.test(written);
  if ((!isPath && !/^https?:\/\/[^/]/i.test(written)) || /\s/.test(written)) return null;
  if (!URL.canParse(written, APP_ORIGIN)) return null;
  const address = new URL(written, APP_ORIGIN);
  return address.username === '' && address.password === '' ? address : null;
}

/** The open page in which something happens, after the pages around it. */
export const pages = choose<PageChain>((value) => (Array.isArray(value) ? frames : tab));

const tab = url.transform((page): PageChain => [page]);
const frames = list(url, 'the page, or a list of the page in the tab, the frame in it, and so on').transform(
  ([first = APP_PAGE[0], ...others]): PageChain => [first, ...others],
);

/** A page that nobody names is the app's first one. */
export const APP_PAGE: PageChain = [new URL(APP_ORIGIN).href];

/** Tells the page that acts from those around it. */
export function scriptPage(chain: PageChain): Pick<Extract<ScenarioStep, { do: 'read-script' }>, 'url' | 'within'> {
  const [page = chain[0]] = chain.slice(-1);
  return chain.length === 1 ? { url: page } : { url: page, within: chain.slice(0, -1) };
}

/** A length of time in seconds. */
export const duration = parsed(
  'a whole number of seconds, minutes, hours, days or weeks, such as 2 hours',
  (written) => {
    const reading = readDuration(written);
    return reading.kind === 'seconds' ? reading.seconds : null;
  },
  (written) => {
    const reading = readDuration(written);
    return reading.kind === 'seconds' ? undefined : didYouMean(reading.unit, DURATION_UNITS);
  },
);

export const cookieName = parsed('the name of a cookie, without spaces', (written) =>
  isToken(written) ? written : null,
);

export const nothing = z.null('nothing after it');
export const urlOrNothing = choose<string | null>((value) => (value === null ? nothing : url));

/** The host of the cookies that are changed by hand. */
const host = parsed(
  'the address of a site, such as https://other.test',
  (written) => resolve(written)?.hostname ?? null,
);
const cookiePath = matching(/^\/[^;\s]*$/, 'the path of a cookie, such as /shop');

export const PLACE = { on: host.optional(), path: cookiePath.optional() };

export const placeOf = ({ on, path }: { readonly on?: string | undefined; readonly path?: string | undefined }) => ({
  ...(on === undefined ? {} : { host: on }),
  ...(path === undefined ? {} : { path }),
});

/** What every step that asks a server may say of its request and of what is shown of the two messages. */
export const HTTP = { headers: requestHeaders.optional(), 'show headers': shownHeaders.optional() };

type Http = { readonly headers?: HeaderFields | undefined; readonly 'show headers'?: readonly string[] | undefined };

export const httpOf = ({ headers, 'show headers': show }: Http) => ({
  ...(headers === undefined ? {} : { headers }),
  ...(show === undefined ? {} : { show }),
});
