/** A header that a response must have: `header: {Content-Disposition: attachment}`. */
import type { Expectation } from '../core/scenario.ts';
import { quote } from './problem.ts';
import { describe, type Field, fieldsOf, readText } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

/** RFC 9110, section 5.1: a field name is a `token`. */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Null when there is something wrong with it, which is reported. */
export function readHeader(yaml: YamlText, { name, place, value }: Field): Expectation | null {
  const fields = value === null ? null : fieldsOf(yaml, value);
  const [header, second] = [...(fields?.values() ?? [])];
  if (header === undefined) {
    const found = fields === null ? describe(value) : 'an empty map';
    yaml.report('expectation', value === null ? place : yaml.place(value), `${quote(name)} is ${found}`, EXPECTED);
    return null;
  }
  if (second !== undefined) {
    yaml.report('expectation', second.place, `a second header ${quote(second.name)}`, '"- header: …" for each of them');
    return null;
  }
  if (!NAME.test(header.name)) {
    yaml.report(
      'expectation',
      header.place,
      `${quote(header.name)} is no name of a header`,
      'a name such as Content-Disposition',
    );
    return null;
  }
  if (header.name.toLowerCase() === 'set-cookie') {
    yaml.report(
      'expectation',
      header.place,
      `the header ${quote(header.name)}`,
      '"sets cookie: …" with the name of the cookie',
    );
    return null;
  }
  return withText(yaml, header);
}

const EXPECTED = 'a map such as {Content-Disposition: attachment}';

function withText(yaml: YamlText, header: Field): Expectation | null {
  const expected = 'the text to look for in this header';
  const text = readText(yaml, header, expected)?.trim();
  if (text === undefined) return null;
  if (text !== '') return { see: 'header', name: header.name, text };
  yaml.report(
    'expectation',
    header.value === null ? header.place : yaml.place(header.value),
    `${quote(header.name)} is empty text`,
    expected,
  );
  return null;
}
