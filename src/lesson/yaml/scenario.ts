/**
 * A scenario in YAML: every step that there can be, what it takes and what it becomes. The table of
 * docs/lesson-format.md in code.
 */
import { z } from 'zod';
import { DURATION_UNITS, readDuration } from '../../core/duration.ts';
import { APP_ORIGIN, type CheckAction, ENCTYPES, type PageChain, type ScenarioStep } from '../../core/scenario.ts';
import { didYouMean, quote } from '../problem.ts';
import { form } from './form.ts';
import {
  byVerb,
  choose,
  list,
  map,
  matching,
  oneOf,
  parsed,
  readEntries,
  refuse,
  refused,
  text,
  texts,
  type VerbForm,
  verbForm,
} from './schema.ts';
import type { YamlText } from './tree.ts';

/* Values */

const ADDRESS = 'a path such as /theme, or a full http:// or https:// address';

/** An absolute URL; a path is one of the lesson's own site. */
const url = parsed(
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

/** Http and https only, without a name and password in front; `//host/` is neither a path nor a full address. */
function resolve(written: string): URL | null {
  const isPath = /^\/(?![/\\])/.test(written);
  if ((!isPath && !/^https?:\/\/[^/]/i.test(written)) || /\s/.test(written)) return null;
  if (!URL.canParse(written, APP_ORIGIN)) return null;
  const address = new URL(written, APP_ORIGIN);
  return address.username === '' && address.password === '' ? address : null;
}

/** The open page in which something happens, after the pages around it. */
const pages = choose<PageChain>((value) => (Array.isArray(value) ? frames : tab));

const tab = url.transform((page): PageChain => [page]);
const frames = list(url, 'the page, or a list of the page in the tab, the frame in it, and so on').transform(
  ([first = APP_PAGE[0], ...others]): PageChain => [first, ...others],
);

/** A page that nobody names is the app's first one. */
const APP_PAGE: PageChain = [new URL(APP_ORIGIN).href];

/** Tells the page that acts from those around it. */
function scriptPage(chain: PageChain): Pick<Extract<ScenarioStep, { do: 'read-script' }>, 'url' | 'within'> {
  const [page = chain[0]] = chain.slice(-1);
  return chain.length === 1 ? { url: page } : { url: page, within: chain.slice(0, -1) };
}

/** A length of time in seconds. */
const duration = parsed(
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

/** RFC 9110's `token`, which RFC 6265 wants a cookie's name to be. */
export const cookieName = matching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'the name of a cookie, without spaces');

const nothing = z.null('nothing after it');
const urlOrNothing = choose<string | null>((value) => (value === null ? nothing : url));

/* Steps */

type Forms<Step> = Readonly<Record<string, VerbForm<Step>>>;

/** By the name that an author writes. */
const STEPS: Forms<ScenarioStep> = {
  visit: verbForm({ visit: url, from: site.optional() }, ({ visit, from = null }) => ({
    do: 'visit',
    url: visit,
    from,
  })),

  post: verbForm(
    { post: url, form: form.optional(), enctype: oneOf(ENCTYPES).optional(), from: site.optional() },
    ({ post, form = {}, enctype, from = null }) => ({
      do: 'post',
      url: post,
      form,
      ...(enctype === undefined ? {} : { enctype }),
      from,
    }),
  ),

  fetch: verbForm(
    {
      fetch: url,
      on: pages.optional(),
      credentials: oneOf(['omit', 'same-origin', 'include']).optional(),
      form: form.optional(),
    },
    ({ fetch, form = null, credentials = 'same-origin', on = APP_PAGE }) => ({
      do: 'fetch',
      url: fetch,
      form,
      credentials,
      pages: on,
    }),
  ),

  image: verbForm({ image: url, on: pages.optional() }, ({ image, on = APP_PAGE }) => ({
    do: 'image',
    url: image,
    pages: on,
  })),

  frame: verbForm({ frame: url, on: pages.optional() }, ({ frame, on = APP_PAGE }) => ({
    do: 'frame',
    url: frame,
    pages: on,
  })),

  'close browser': verbForm({ 'close browser': nothing }, () => ({ do: 'close' })),

  wait: verbForm({ wait: duration }, ({ wait }) => ({ do: 'wait', seconds: wait })),

  'read document.cookie': verbForm(
    {
      'read document.cookie': urlOrNothing,
      on: pages.optional(),
    },
    ({ 'read document.cookie': page, on }, context) => {
      if (page !== null && on !== undefined) {
        const found = '"on" and a page after "read document.cookie"';
        return refuse(context, 'one of the two', { found, at: 'key' }, ['on']);
      }
      return { do: 'read-script', ...scriptPage(page === null ? (on ?? APP_PAGE) : [page]) };
    },
  ),

  'write document.cookie': verbForm(
    { 'write document.cookie': text('what the script assigns, such as theme=dark; Path=/'), on: pages.optional() },
    ({ 'write document.cookie': cookie, on = APP_PAGE }) => ({ do: 'write-script', cookie, ...scriptPage(on) }),
  ),

  'third-party cookies': verbForm({ 'third-party cookies': oneOf(['allowed', 'blocked']) }, (fields) => ({
    do: 'third-party-cookies',
    allowed: fields['third-party cookies'] === 'allowed',
  })),

  'open private window': verbForm({ 'open private window': nothing }, () => ({ do: 'private-window' })),

  'edit cookie': verbForm(
    {
      'edit cookie': map(
        { name: cookieName, value: text('the new value, as in {name: role, value: admin}; empty text is ""') },
        '"edit cookie"',
        'a map such as {name: role, value: admin}',
      ),
    },
    ({ 'edit cookie': { name, value } }) => ({ do: 'edit', name, value }),
  ),

  'tamper with cookie': verbForm({ 'tamper with cookie': cookieName }, ({ 'tamper with cookie': name }) => ({
    do: 'tamper',
    name,
  })),

  'delete cookie': verbForm({ 'delete cookie': cookieName }, ({ 'delete cookie': name }) => ({ do: 'delete', name })),

  'use browser': verbForm(
    { 'use browser': matching(/^[a-z][a-z0-9-]*$/, 'a name in lower-case letters, such as second') },
    ({ 'use browser': name }) => ({ do: 'use-browser', name }),
  ),
};

/** The steps that ask a server for something. */
const ASKING: readonly string[] = ['visit', 'post', 'fetch', 'image', 'frame'];

/**
 * A step, and what is read of the fields that may stand beside its own: `names`, by what `read` says for a step that
 * asks a server, or for one that does not.
 */
export const stepBeside = <Beside>(
  names: readonly string[],
  read: (isAsking: boolean) => z.ZodType<Beside>,
): z.ZodType<readonly [ScenarioStep, Beside]> => oneOfSteps(STEPS, names, read);

/** The same, with the steps that only checks have. */
export const checkStepBeside = <Beside>(
  names: readonly string[],
  read: (isAsking: boolean) => z.ZodType<Beside>,
): z.ZodType<readonly [CheckAction, Beside]> => oneOfSteps({ ...STEPS, ...CHECK_STEPS }, names, read);

const CHECK_STEPS: Forms<CheckAction> = {
  'edit every cookie': verbForm(
    { 'edit every cookie': text('the new value of each cookie, such as nonsense; empty text is ""') },
    (fields) => ({ do: 'edit-every', value: fields['edit every cookie'] }),
  ),
};

function oneOfSteps<Step, Beside>(
  forms: Forms<Step>,
  names: readonly string[],
  read: (isAsking: boolean) => z.ZodType<Beside>,
): z.ZodType<readonly [Step, Beside]> {
  const entry = byVerb({
    noun: 'step',
    article: 'a',
    example: 'a step such as "visit: /theme"',
    rule: 'scenario',
    forms,
    beside: { names, read: (verb) => read(ASKING.includes(verb)) },
  });
  // An entry that is only words, `close browser`, is a field without a value.
  const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  return z.preprocess((value) => (isWords(value) ? { [value.trim()]: null } : value), entry);
}

const SET_COOKIE = 'a Set-Cookie header such as "theme=dark; Path=/", or a list of them';

/** The Set-Cookie headers that an answer has: they stand at a step that asks for one. */
export const setCookies = (isAsking: boolean): z.ZodType<readonly string[]> =>
  isAsking ? texts(SET_COOKIE) : withoutRequest('set');

export const withoutRequest = (name: string): z.ZodType<never> =>
  refused('it where a page is asked for', { found: `${quote(name)} in a step without a request`, at: 'key' });

/* Texts */

const STEP_LIST = 'a list of steps such as "- visit: /theme"';

/** A text that is a list of steps, each with what stands beside it; those with problems are reported and left out. */
export function readSteps<Beside>(yaml: YamlText, entry: z.ZodType<readonly [ScenarioStep, Beside]>) {
  const entries = readEntries(yaml, entry, STEP_LIST, { rule: 'scenario' });
  for (const [index, [step]] of entries) yaml.places.set(step, yaml.place([index]));
  return entries.map(([, read]) => read);
}

const plainStep = stepBeside([], () => z.unknown());

/** The scenario of an example. */
export const readScenario = (yaml: YamlText): readonly ScenarioStep[] =>
  readSteps(yaml, plainStep).map(([step]) => step);
