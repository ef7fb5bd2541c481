/** What a step's `form` holds: texts and files by name, several of one name in a list; and how it is sent. */
import { isMap, isSeq, type Node } from 'yaml';
import { ENCTYPES, type Enctype, type FormEntry, type FormValues } from '../core/scenario.ts';
import { FILE_EXAMPLE, readFile } from './form-file.ts';
import { readOneOf } from './step-values.ts';
import { describe, type Field, type Fields, fieldsOf, readEntries, readText } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

/** The form of a step's entry; `none` when it has no `form`, undefined when that was reported. */
export function readFormOf<None>(yaml: YamlText, fields: Fields, none: None): FormValues | None | undefined {
  const field = fields.get('form');
  return field === undefined ? none : (readForm(yaml, field) ?? undefined);
}

function readForm(yaml: YamlText, { value, place }: Field): FormValues | null {
  const fields = value === null ? null : fieldsOf(yaml, value);
  if (fields === null) {
    const expected = 'a map of names and values such as {name: Ada}';
    yaml.report('form', value === null ? place : yaml.place(value), `"form" is ${describe(value)}`, expected);
    return null;
  }
  const entries = [...fields.values()].map((field) => [field.name, readValue(yaml, field)] as const);
  const right = entries.flatMap(([name, read]) => (read === null ? [] : [[name, read] as const]));
  // Entries, not assignments: a field may be called `__proto__`.
  return right.length === entries.length ? Object.fromEntries(right) : null;
}

function readValue(yaml: YamlText, field: Field): FormValues[string] | null {
  if (!isSeq(field.value)) return readEntry(yaml, field, field.value);
  const nodes = readEntries(yaml, field, 'a list of texts or files');
  const entries = nodes?.map((node) => readEntry(yaml, field, node)) ?? [null];
  const right = entries.filter((entry) => entry !== null);
  return right.length === entries.length ? right : null;
}

function readEntry(yaml: YamlText, field: Field, value: Node | null): FormEntry | null {
  const owner = { ...field, value };
  const fields = isMap(value) ? fieldsOf(yaml, value) : null;
  return fields === null ? readText(yaml, owner, `text, or ${FILE_EXAMPLE}`) : readFile(yaml, owner, fields);
}

/** How the form is sent, where the entry says it: empty when it does not. Null: reported. */
export function readEnctype(yaml: YamlText, fields: Fields): { readonly enctype?: Enctype } | null {
  const field = fields.get('enctype');
  if (field === undefined) return {};
  const enctype = readOneOf(yaml, field, ENCTYPES);
  return enctype === null ? null : { enctype };
}
