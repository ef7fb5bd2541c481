/**
 * What a form or a fetch sends as its body (HTML standard, "submit as entity body" and "constructing the entry list").
 * A form without an `enctype` goes as multipart/form-data when it has a file, as its page then has to ask for.
 */
import type { Enctype, FormEntry, FormFile, FormValues, ScenarioStep } from '../core/scenario.ts';
import { boundaryFor, encodeMultipart, type Part } from './multipart.ts';

export interface Content {
  /** For the `Content-Type` header. */
  readonly type: string;
  /** Bytes, one character each. */
  readonly body: string;
}

type Posting = Extract<ScenarioStep, { readonly do: 'post' | 'fetch' }>;

/**
 * The content of a POST. `seed` tells apart what is sent at different moments: the multipart boundary comes from it and
 * the parts alone, so that a scenario's requests are always the same.
 */
export function formContent(step: Posting, form: FormValues, seed: string): Content {
  const entries = entriesOf(form);
  const enctype = (step.do === 'post' ? step.enctype : undefined) ?? enctypeFor(entries);
  if (enctype === 'application/x-www-form-urlencoded') {
    // A form makes every line break CR LF. A script's URLSearchParams takes texts as they are, and says its charset.
    const isForm = step.do === 'post';
    const fit = isForm ? withFormLineBreaks : (text: string): string => text;
    const pairs = entries.map(([name, entry]): [string, string] => [
      fit(name),
      fit(isFile(entry) ? entry.name : entry),
    ]);
    return { type: isForm ? enctype : `${enctype};charset=UTF-8`, body: new URLSearchParams(pairs).toString() };
  }
  const parts = entries.map(([name, entry]): Part => [withFormLineBreaks(name), fitting(entry)]);
  const boundary = boundaryFor(parts, seed);
  return { type: `${enctype}; boundary=${boundary}`, body: encodeMultipart(parts, boundary) };
}

/** Every entry by itself, in the order of the form. */
const entriesOf = (form: FormValues): (readonly [name: string, entry: FormEntry])[] =>
  Object.entries(form).flatMap(([name, value]) =>
    isList(value) ? value.map((entry) => [name, entry] as const) : [[name, value] as const],
  );

const isList = (value: FormValues[string]): value is readonly FormEntry[] => Array.isArray(value);

const enctypeFor = (entries: readonly (readonly [name: string, entry: FormEntry])[]): Enctype =>
  entries.some(([, entry]) => isFile(entry)) ? 'multipart/form-data' : 'application/x-www-form-urlencoded';

const isFile = (entry: FormEntry): entry is FormFile => typeof entry !== 'string';

const fitting = (entry: FormEntry): FormEntry => (isFile(entry) ? entry : withFormLineBreaks(entry));

/** CR alone and LF alone become CR LF. */
const withFormLineBreaks = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');
