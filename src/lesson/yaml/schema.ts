/**
 * What schemas of a lesson's YAML are made of, and how what they find is told. The shape of the YAML is written once,
 * as zod schemas. The message of each is what was expected; the value, its place and the remedy are added here.
 */
import { z } from 'zod';
import { didYouMean, nearestName, quote, type RuleId } from '../problem.ts';
import { type Path, Written, type YamlText } from './tree.ts';

/** What an issue says beside what was expected. */
interface Details {
  readonly rule?: RuleId | undefined;
  /** What stands there; unless told, the value. */
  readonly found?: string;
  readonly remedy?: string | undefined;
  /** The text that was read, of which a number is told as a text, too. */
  readonly text?: string;
  /** A list where text should be, or the like. */
  readonly isOfWrongKind?: boolean;
  /** Told at the name of the field, not at its value. */
  readonly at?: 'key';
  /** The names that an unknown field may be a slip of. */
  readonly known?: readonly string[];
}

export type Shape = z.core.$ZodLooseShape;
type Fields<Of extends Shape> = z.output<z.ZodObject<Of>>;
export type Context = z.RefinementCtx<unknown>;

/* Schemas */

/** Text. A number, `true` and the like are taken as they are written. */
export const text = (expected: string): z.ZodType<string> =>
  z.union([z.string(), z.instanceof(Written).transform((written) => written.text)], expected);

/** A text that `parse` makes something of; null: it is not as expected. */
export const parsed = <Out>(
  expected: string,
  parse: (text: string) => Out | null,
  remedy: (text: string) => string | undefined = () => undefined,
): z.ZodType<Out> =>
  text(expected).transform(
    (written, context) => parse(written) ?? refuse(context, expected, { remedy: remedy(written), text: written }),
  );

/** A text that says something. */
export const words = (expected: string): z.ZodType<string> =>
  parsed(expected, (written) => (written.trim() === '' ? null : written));

/** A text of this form. */
export const matching = (pattern: RegExp, expected: string): z.ZodType<string> =>
  parsed(expected, (written) => (pattern.test(written) ? written : null));

/** One of a few words. */
export const oneOf = <Word extends string>(all: readonly Word[]): z.ZodType<Word> =>
  parsed(
    `one of ${all.join(', ')}`,
    (written) => all.find((word) => word === written) ?? null,
    (written) => didYouMean(written, all),
  );

/** A whole number within bounds, both included. */
export const wholeNumber = (least: number, most: number, expected: string) =>
  z.preprocess(
    (value) => (value instanceof Written ? value.value : value),
    z.int(expected).min(least, expected).max(most, expected).describe(expected),
  );

/** A list with at least one entry. */
export const list = <Out>(entry: z.ZodType<Out>, expected: string): z.ZodType<readonly Out[]> =>
  z.array(entry, expected).min(1, expected);

/** One text, or a list of them. */
export function texts(expected: string): z.ZodType<readonly string[]> {
  const one = text(expected).transform((written) => [written]);
  const several = z.array(text(expected));
  return choose((value) => (Array.isArray(value) ? several : one));
}

/** A map with these fields and no others, but for those of `beside`; `owner` is what has them, for messages. */
export function map<Of extends Shape>(
  shape: Of,
  owner: string,
  expected: string,
  beside: readonly string[] = [],
): z.ZodType<Fields<Of>> {
  const known = [...Object.keys(shape), ...beside];
  const only = `${owner} to have only ${known.join(', ')}`;
  const unknown: z.ZodType<unknown> = refused(only, { rule: 'unknown-field', known, at: 'key' });
  return z.preprocess((value, context) => {
    // zod passes over this name, whatever its schema.
    if (isMap(value) && Object.hasOwn(value, '__proto__')) run(unknown, null, context, ['__proto__']);
    return isMap(value) ? value : null;
  }, z.object(shape, expected).catchall(unknown));
}

/** A map of names that the author makes up, as pairs in their order. */
export const named = <Out>(value: z.ZodType<Out>, expected: string): z.ZodType<readonly (readonly [string, Out])[]> =>
  z.unknown().transform((fields, context) => {
    if (!isMap(fields)) return refuse(context, expected, { isOfWrongKind: true });
    return Object.entries(fields).map(([name, one]) => [name, run(value, one, context, [name])] as const);
  });

/** The schema that a value's own form calls for. */
export const choose = <Out>(pick: (value: unknown) => z.ZodType<Out>): z.ZodType<Out> =>
  z.unknown().transform((value, context) => run(pick(value), value, context));

/** Nothing is right here. */
export const refused = (expected: string, details: Details): z.ZodType<never> =>
  z.unknown().transform((_, context) => refuse(context, expected, details));

/** Says that a value is not as expected; `path` leads on from it. */
export function refuse(context: Context, expected: string, details: Details, path: Path = []): never {
  context.issues.push({ code: 'custom', message: expected, params: details, path: [...path], input: context.value });
  return z.NEVER;
}

/** Whose problems break this rule, where they are of no other. */
export const ruled = <Out>(rule: RuleId, schema: z.ZodType<Out>): z.ZodType<Out> =>
  z.unknown().transform((value, context) => run(schema, value, context, [], rule));

function run<Out>(schema: z.ZodType<Out>, value: unknown, context: Context, path: Path = [], rule?: RuleId): Out {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const details = detailsOf(issue, value);
    const isRuled = details.rule !== undefined || details.isOfWrongKind === true;
    refuse(context, issue.message, isRuled ? details : { ...details, rule }, [...path, ...issue.path]);
  }
  return z.NEVER;
}

const detailsOf = (issue: z.core.$ZodIssue, value: unknown): Details =>
  issue.code === 'custom' ? (issue.params ?? {}) : { isOfWrongKind: valueAt(value, issue.path) !== undefined };

/* Entries that are known by a verb: `visit: /theme`, `status: 200` */

/** How an entry with a certain verb is read. `owner` is what the entry is, for messages; `beside`: see `byVerb`. */
export type VerbForm<Out> = (owner: string, beside: readonly string[]) => z.ZodType<Out>;

export const verbForm =
  <Of extends Shape, Out>(shape: Of, read: (fields: Fields<Of>, context: Context) => Out): VerbForm<Out> =>
  (owner, beside) =>
    map(shape, owner, owner, beside).transform(read);

interface Verbs<Out, Beside> {
  /** What an entry is: `step`. */
  readonly noun: string;
  readonly article: 'a' | 'an';
  readonly example: string;
  readonly rule: RuleId;
  readonly forms: Readonly<Record<string, VerbForm<Out>>>;
  /** Fields that may stand beside the verb's own, by name, and how they are read. */
  readonly beside: { readonly names: readonly string[]; readonly read: (verb: string) => z.ZodType<Beside> };
}

/** A map in which exactly one field is a verb of the table, which says what else there may be. */
export function byVerb<Out, Beside>(verbs: Verbs<Out, Beside>): z.ZodType<readonly [Out, Beside]> {
  const { noun, article, example, rule, forms, beside } = verbs;
  const names = Object.keys(forms);
  const oneOfThem = `one of ${names.join(', ')}`;
  // Schemas cost more to make than to use.
  const made = new Map<string, readonly [z.ZodType<Out>, z.ZodType<Beside>]>();
  return z.unknown().transform((value, context) => {
    if (!isMap(value) || Object.keys(value).length === 0) {
      return refuse(context, example, { rule, found: `${describe(value)} in place of ${article} ${noun}` });
    }
    const [first, second] = Object.keys(value).filter((name) => Object.hasOwn(forms, name));
    const form = first === undefined ? undefined : forms[first];
    if (first === undefined || form === undefined) {
      const named = Object.keys(value).find((name) => !beside.names.includes(name));
      const only = Object.keys(value).map(quote).join(', ');
      if (named === undefined)
        return refuse(context, oneOfThem, { rule, found: `${article} ${noun} with only ${only}` });
      const remedy = verbMeant(named, value[named], names);
      const found = `unknown ${noun} ${quote(named)}`;
      return refuse(context, oneOfThem, { rule, found, remedy, at: 'key' }, [named]);
    }
    const owner = `the ${noun} ${quote(first)}`;
    if (second !== undefined) {
      const found = `${quote(second)} in ${owner}`;
      return refuse(context, `"- " before each ${noun}`, { rule, found, at: 'key' }, [second]);
    }
    const isBeside = ([name]: [string, unknown]) => beside.names.includes(name);
    const fields = Object.entries(value);
    const own = Object.fromEntries(fields.filter((field) => !isBeside(field)));
    const more = Object.fromEntries(fields.filter(isBeside));
    const [ownSchema, besideSchema] = made.get(first) ?? [form(owner, beside.names), beside.read(first)];
    made.set(first, [ownSchema, besideSchema]);
    return [run(ownSchema, own, context, [], rule), run(besideSchema, more, context, [], rule)];
  });
}

/** What a field that is no verb was probably meant to be. */
function verbMeant(named: string, value: unknown, names: readonly string[]): string | undefined {
  const [, glued = ''] = /^([a-z ]+?) ?:\S/.exec(named) ?? [];
  if (names.includes(glued)) return 'a space goes after the colon';
  const verb = names.find((name) => named.toLowerCase().startsWith(`${name} `));
  if (verb !== undefined && value === null) {
    return `a colon goes behind the step: did you mean "${verb}: ${named.slice(verb.length).trim()}"?`;
  }
  return didYouMean(ALIASES[named.toLowerCase()] ?? named, names);
}

/** What other tools call it. */
const ALIASES: Readonly<Record<string, string>> = {
  get: 'visit',
  open: 'visit',
  goto: 'visit',
  'go to': 'visit',
  navigate: 'visit',
  submit: 'post',
  sleep: 'wait',
  pause: 'wait',
  'restart browser': 'close browser',
  'set cookie': 'edit cookie',
  contains: 'text',
  body: 'text',
  'does not contain': 'no text',
  'status code': 'status',
};

/* How issues are told */

interface Telling {
  /** The rule that is broken, where no schema says another one; and that of values of the wrong kind. */
  readonly rule: RuleId;
  readonly kindRule?: RuleId;
  /** What the entries of the text are. */
  readonly noun?: string;
}

/** The value at a path, read with its schema; null when there is something wrong with it, which is reported. */
export function readValue<Out>(
  yaml: YamlText,
  path: Path,
  schema: z.ZodType<Out>,
  { rule, kindRule = 'yaml-value', noun = 'entry' }: Telling,
): Out | null {
  const result = schema.safeParse(valueAt(yaml.value, path));
  if (result.success) return result.data;
  reportIssues(yaml, path, result.error.issues, { rule, kindRule, noun });
  return null;
}

/** The entries of a text that is a list, each with its number; those with problems are reported and left out. */
export function readEntries<Out>(
  yaml: YamlText,
  entry: z.ZodType<Out>,
  expected: string,
  telling: Telling,
): readonly (readonly [number, Out])[] {
  const all = readValue(yaml, [], list(z.unknown(), expected), { ...telling, kindRule: telling.rule });
  return (all ?? []).flatMap((_, index) => {
    const value = readValue(yaml, [index], entry, telling);
    return value === null ? [] : [[index, value] as const];
  });
}

function reportIssues(
  yaml: YamlText,
  start: Path,
  issues: readonly z.core.$ZodIssue[],
  { rule, kindRule, noun }: Required<Telling>,
): void {
  const told = new Set<string>();
  const problems = issues.map((issue) => ({
    path: [...start, ...issue.path],
    issue,
    details: detailsOf(issue, valueAt(yaml.value, start)),
  }));
  /** A field that is missing because its name is misspelt is told as an unknown one. */
  const isMisspelt = (path: Path): boolean =>
    valueAt(yaml.value, path) === undefined &&
    problems.some(
      (other) =>
        other.details.known !== undefined &&
        other.path.length === path.length &&
        keyOf(other.path.slice(0, -1)) === keyOf(path.slice(0, -1)) &&
        nearestName(String(other.path.at(-1)), [String(path.at(-1))]) !== undefined,
    );
  for (const { path, issue, details } of problems) {
    const name = String(path.at(-1));
    const found =
      details.found ?? (details.known ? `unknown field ${quote(name)}` : foundAt(yaml, path, noun, issue, details));
    // A value that breaks two rules is one problem.
    const key = `${keyOf(path)} ${found}`;
    if (told.has(key) || isMisspelt(path)) continue;
    told.add(key);
    const isAtKey = details.at === 'key' || valueAt(yaml.value, path) === null;
    const place = isAtKey ? yaml.keyPlace(path) : yaml.place(path);
    const remedy = details.remedy ?? (details.known ? didYouMean(name, details.known) : undefined);
    yaml.report(details.rule ?? (details.isOfWrongKind ? kindRule : rule), place, found, issue.message, remedy);
  }
}

const keyOf = (path: Path): string => JSON.stringify(path.map(String));

/** `"minutes" is "twenty"`, `entry 2 of "outcomes" is a list`, `"photo" without "file"`, `no "course" in the file`. */
function foundAt(yaml: YamlText, path: Path, noun: string, { code }: z.core.$ZodIssue, { text }: Details): string {
  const value = valueAt(yaml.value, path);
  const whole = `in the ${yaml.noun}`;
  const name = nameOf(path, noun);
  if (name === null) return `${value === null ? 'nothing' : describe(value)} ${whole}`;
  if (value === undefined) {
    const owner = nameOf(path.slice(0, -1), noun);
    return owner === null ? `no ${name} ${whole}` : `${owner} without ${name}`;
  }
  if (code === 'too_big' && typeof value === 'string' && value.length > LONG) {
    return `${name} has ${value.length} characters`;
  }
  return `${name} is ${describe(text ?? value)}`;
}

/** A text that is too long, and longer than what is quoted, is told by its length. */
const LONG = 60;

/** What a path leads to, for messages; null for the whole text. `noun`: what the entries of the text are. */
function nameOf(path: Path, noun: string): string | null {
  const last = path.at(-1);
  if (last === undefined) return null;
  if (typeof last !== 'number') return quote(String(last));
  const of = nameOf(path.slice(0, -1), noun);
  return of === null ? `${noun} ${last + 1}` : `entry ${last + 1} of ${of}`;
}

/** What a value is, for messages: `a list`, `the number 3`, `"blue"`, `empty`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value instanceof Written) return typeof value.value === 'number' ? `the number ${value.text}` : quote(value.text);
  if (isMap(value)) return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  return value === '' ? 'empty text' : quote(String(value));
}

/** Whether a value is a map, in the words of YAML. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Written);

const childOf = (value: unknown, key: PropertyKey | undefined): unknown => {
  if (Array.isArray(value) && typeof key === 'number') return value[key];
  return isMap(value) && key !== undefined && Object.hasOwn(value, key) ? value[String(key)] : undefined;
};

const valueAt = (value: unknown, path: Path): unknown => path.reduce(childOf, value);
