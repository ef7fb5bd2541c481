/**
 * A file that a visitor chooses in a form: `{file: sea.png, size: 3 KB}`. Its content is `text`, or `bytes` in
 * hexadecimal digits, or just so many bytes by `size`.
 */
import { typeByName } from '../browser/index.ts';
import type { FileContent, FormFile } from '../core/scenario.ts';
import { quote } from './problem.ts';
import { type Field, type Fields, missingNames, readText, refuseOthers } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const CONTENTS = ['text', 'bytes', 'size'] as const;
export const FILE_EXAMPLE = 'a file such as {file: sea.png, size: 3 KB}';

/** The longest file that a scenario can send, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Reads the map in `owner`, a field of a form. Null: reported. An empty name is a choice that was not made. */
export function readFile(yaml: YamlText, owner: Field, fields: Fields): FormFile | null {
  refuseOthers(yaml, fields, ['file', 'type', ...CONTENTS], `the file in ${quote(owner.name)}`);
  const named = fields.get('file');
  if (named === undefined) {
    if (missingNames(fields, ['file']).length > 0) {
      yaml.report('form', placeOf(yaml, owner), `a map without "file" in ${quote(owner.name)}`, FILE_EXAMPLE);
    }
    return null;
  }
  const name = readText(yaml, named, 'the name of a file, or "" when none was chosen');
  if (name === null) return null;
  return name === '' ? readNoFile(yaml, fields) : readChosen(yaml, owner, fields, name);
}

function readNoFile(yaml: YamlText, fields: Fields): FormFile | null {
  const more = [...fields.values()].find((field) => field.name !== 'file');
  if (more === undefined) return { name: '', type: '', content: { kind: 'text', text: '' } };
  yaml.report('form', more.place, `${quote(more.name)} of a file that was not chosen`, 'only {file: ""}');
  return null;
}

function readChosen(yaml: YamlText, owner: Field, fields: Fields, name: string): FormFile | null {
  const typeField = fields.get('type');
  const type = typeField === undefined ? typeByName(name) : readType(yaml, typeField);
  const [first, second] = CONTENTS.flatMap((kind) => fields.get(kind) ?? []);
  if (first === undefined) {
    // Where one is only misspelt, that has been reported.
    if (missingNames(fields, CONTENTS).length === CONTENTS.length) {
      yaml.report(
        'form',
        placeOf(yaml, owner),
        `the file ${quote(name)} without content`,
        `one of ${CONTENTS.join(', ')}`,
      );
    }
    return null;
  }
  if (second !== undefined) {
    yaml.report('form', second.place, `${quote(second.name)} beside ${quote(first.name)}`, 'one of the two');
    return null;
  }
  const content = readContent(yaml, first);
  return type === null || content === null ? null : { name, type, content };
}

/** RFC 9110's `type "/" subtype`, and perhaps parameters. */
const MEDIA_TYPE = /^[!#$%&'*+\-.^_`|~0-9a-z]+\/[!#$%&'*+\-.^_`|~0-9a-z]+(?:\s*;[\x20-\x7e]*)?$/i;

function readType(yaml: YamlText, field: Field): string | null {
  const expected = 'a media type such as image/png, or "" when the browser knows none';
  const text = readText(yaml, field, expected);
  if (text === null || text === '' || MEDIA_TYPE.test(text)) return text;
  report(yaml, field, text, expected);
  return null;
}

function readContent(yaml: YamlText, field: Field): FileContent | null {
  if (field.name === 'text') {
    const text = readText(yaml, field, 'the text in the file, or "" for an empty file');
    return text === null ? null : { kind: 'text', text };
  }
  return field.name === 'bytes' ? readBytes(yaml, field) : readSize(yaml, field);
}

function readBytes(yaml: YamlText, field: Field): FileContent | null {
  const expected = 'two hexadecimal digits for each byte, such as 89 50 4E 47';
  const text = readText(yaml, field, expected);
  if (text === null) return null;
  const hex = text.replace(/\s+/g, '').toLowerCase();
  if (/^(?:[0-9a-f]{2})*$/.test(hex)) return { kind: 'bytes', hex };
  report(yaml, field, text, expected);
  return null;
}

const UNITS: Readonly<Record<string, number>> = { byte: 1, bytes: 1, kb: 1024, mb: 1024 * 1024 };

function readSize(yaml: YamlText, field: Field): FileContent | null {
  const expected = 'a size such as 900 bytes, 3 KB or 2 MB, at most 4 MB';
  const text = readText(yaml, field, expected);
  if (text === null) return null;
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(text.trim()) ?? [];
  const bytes = Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN));
  if (number !== '' && bytes <= MOST_BYTES) return { kind: 'filler', bytes };
  report(yaml, field, text, expected);
  return null;
}

const placeOf = (yaml: YamlText, { place, value }: Field) => (value === null ? place : yaml.place(value));

const report = (yaml: YamlText, field: Field, text: string, expected: string): void =>
  yaml.report('form', placeOf(yaml, field), `${quote(field.name)} is ${quote(text)}`, expected);
