/**
 * A scenario in YAML: every step that there can be, what it takes and what it becomes. The table of
 * docs/lesson-format.md in code.
 */
import { z } from 'zod';
import { type CheckAction, ENCTYPES, fetchMethod, type PageChain, type ScenarioStep } from '../../core/scenario.ts';
import { type Place, quote } from '../problem.ts';
import { form } from './form.ts';
import { jsonBody, method, shownHeaders, textBody } from './http.ts';
import {
  APP_PAGE,
  cookieName,
  duration,
  from,
  HTTP,
  httpOf,
  nothing,
  PLACE,
  pages,
  placeOf,
  scriptPage,
  url,
  urlOrNothing,
} from './scenario-values.ts';
import {
  byVerb,
  isMap,
  list,
  map,
  matching,
  oneOf,
  readEntries,
  readValue,
  refuse,
  refused,
  text,
  texts,
  type VerbForm,
  verbForm,
} from './schema.ts';
import type { YamlText } from './tree.ts';

type Forms<Step> = Readonly<Record<string, VerbForm<Step>>>;

/** Where a link or a form stands: on a page of a site (`from`), or on an open page in a frame (`on`). */
const ORIGIN = { from: from.optional(), on: pages.optional() };

type Origin = {
  readonly from?: Pick<Extract<ScenarioStep, { do: 'visit' }>, 'from' | 'within'> | undefined;
  readonly on?: PageChain | undefined;
};

function originOf({ from, on }: Origin, context: z.RefinementCtx) {
  if (from !== undefined && on !== undefined) {
    const found = '"on" beside "from"';
    return refuse(context, 'one of the two', { found, at: 'key' }, ['on']);
  }
  if (on === undefined) return from ?? { from: null };
  return on.length === 1 ? { from: new URL(on[0]).origin } : { from: null, frame: on };
}

/** By the name that an author writes. */
const STEPS: Forms<ScenarioStep> = {
  visit: verbForm({ visit: url, ...ORIGIN, ...HTTP }, ({ visit, from, on, ...http }, context) => ({
    do: 'visit',
    url: visit,
    ...originOf({ from, on }, context),
    ...httpOf(http),
  })),

  post: verbForm(
    { post: url, form: form.optional(), enctype: oneOf(ENCTYPES).optional(), ...ORIGIN, ...HTTP },
    ({ post, form = {}, enctype, from, on, ...http }, context) => ({
      do: 'post',
      url: post,
      form,
      ...(enctype === undefined ? {} : { enctype }),
      ...originOf({ from, on }, context),
      ...httpOf(http),
    }),
  ),

  fetch: verbForm(
    {
      fetch: url,
      method: method.optional(),
      on: pages.optional(),
      credentials: oneOf(['omit', 'same-origin', 'include']).optional(),
      mode: oneOf(['cors', 'no-cors', 'same-origin']).optional(),
      form: form.optional(),
      json: jsonBody.optional(),
      body: textBody.optional(),
      ...HTTP,
    },
    (fields, context) => {
      const {
        fetch,
        method,
        form = null,
        json,
        body,
        credentials = 'same-origin',
        mode = 'cors',
        on = APP_PAGE,
      } = fields;
      const [first, second] = (['form', 'json', 'body'] as const).filter((name) => fields[name] !== undefined);
      if (first !== undefined && second !== undefined) {
        const found = `${quote(second)} beside ${quote(first)}`;
        return refuse(context, 'one of the two', { rule: 'http', found, at: 'key' }, [second]);
      }
      const step = {
        do: 'fetch',
        url: fetch,
        ...(method === undefined ? {} : { method }),
        form,
        ...(json === undefined ? {} : { body: { kind: 'json', text: json } as const }),
        ...(body === undefined ? {} : { body: { kind: 'text', text: body } as const }),
        credentials,
        ...(mode === 'cors' ? {} : { mode }),
        pages: on,
        ...httpOf(fields),
      } as const;
      if (first !== undefined && ['GET', 'HEAD'].includes(fetchMethod(step))) {
        const found = `${quote(first)} in a ${fetchMethod(step)} request`;
        return refuse(context, 'a method such as POST or PUT', { rule: 'http', found, at: 'key' }, [first]);
      }
      return step;
    },
  ),

  image: verbForm({ image: url, on: pages.optional(), ...HTTP }, ({ image, on = APP_PAGE, ...http }) => ({
    do: 'image',
    url: image,
    pages: on,
    ...httpOf(http),
  })),

  frame: verbForm({ frame: url, on: pages.optional(), ...HTTP }, ({ frame, on = APP_PAGE, ...http }) => ({
    do: 'frame',
    url: frame,
    pages: on,
    ...httpOf(http),
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
      ...PLACE,
    },
    ({ 'edit cookie': { name, value }, ...place }) => ({ do: 'edit', name, value, ...placeOf(place) }),
  ),

  'tamper with cookie': verbForm(
    { 'tamper with cookie': cookieName, ...PLACE },
    ({ 'tamper with cookie': name, ...place }) => ({ do: 'tamper', name, ...placeOf(place) }),
  ),

  'delete cookie': verbForm({ 'delete cookie': cookieName, ...PLACE }, ({ 'delete cookie': name, ...place }) => ({
    do: 'delete',
    name,
    ...placeOf(place),
  })),

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

/** The scenario of an example: a list of steps, or a map that says more. `shown`: headers that the lesson shows. */
export function readScenario(yaml: YamlText, shown: readonly string[]): readonly ScenarioStep[] {
  if (!isMap(yaml.value) || !('steps' in yaml.value || 'show headers' in yaml.value))
    return showing(
      yaml.places,
      readSteps(yaml, plainStep).map(([step]) => step),
      shown,
    );
  const read = readValue(yaml, [], wholeScenario, { rule: 'scenario' });
  if (read === null) return [];
  const steps = read.steps.map(([step]) => step);
  for (const [index, step] of steps.entries()) yaml.places.set(step, yaml.place(['steps', index]));
  return showing(yaml.places, steps, [...shown, ...read['show headers']]);
}

const wholeScenario = map(
  { 'show headers': shownHeaders.default([]), steps: list(plainStep, STEP_LIST) },
  'a scenario',
  STEP_LIST,
);

/** The steps, with headers that a transcript shows at each that asks a server. They keep their places. */
export const showing = <Step extends CheckAction>(
  places: Map<object, Place>,
  steps: readonly Step[],
  shown: readonly string[],
): readonly Step[] =>
  steps.map((step) => {
    if (shown.length === 0 || !ASKING.includes(step.do)) return step;
    const own = 'show' in step ? step.show : [];
    const shows = { ...step, show: [...new Set([...shown, ...(own ?? [])])] };
    const place = places.get(step);
    if (place !== undefined) places.set(shows, place);
    return shows;
  });
