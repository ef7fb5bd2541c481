/** What must be seen after a step: `expect:` entries → core `CheckedExpectation`s. */
import { isMap, isScalar, type Node } from 'yaml';
import type { Prose } from '../core/prose.ts';
import type { CheckedExpectation, Expectation } from '../core/scenario.ts';
import { readHeader } from './expected-header.ts';
import { openFragment } from './page.ts';
import { didYouMean, type Place, quote } from './problem.ts';
import { readProse } from './prose.ts';
import { readCookieName } from './step-values.ts';
import {
  describe,
  type Field,
  type Fields,
  fieldsOf,
  missingNames,
  readText,
  readWholeNumber,
  refuseOthers,
} from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const valuePlace = (yaml: YamlText, { value, place }: Field): Place => (value === null ? place : yaml.place(value));

type Reader = (yaml: YamlText, field: Field) => Expectation | null;

const readPageText =
  (see: 'text' | 'no-text'): Reader =>
  (yaml, field) => {
    const { value } = field;
    // `{cookie lang}` without quotes is a map to YAML.
    const isBare = isMap(value) && value.items.some(({ key }) => isScalar(key) && /^cookie\s/.test(String(key.value)));
    const text = readText(yaml, field, isBare ? 'it in quotes: "{cookie …}"' : 'the text to look for');
    if (text?.trim() !== '') return text === null ? null : { see, text };
    yaml.report('expectation', valuePlace(yaml, field), `${quote(field.name)} is empty text`, 'the text to look for');
    return null;
  };

const readCookie =
  (see: 'sets-cookie' | 'no-cookie' | 'sends-cookie'): Reader =>
  (yaml, field) => {
    const name = readCookieName(yaml, field);
    return name === null ? null : { see, name };
  };

const readYes =
  (see: 'answers' | 'some-text'): Reader =>
  (yaml, field) => {
    const text = readText(yaml, field, 'yes');
    if (text === null || text === 'yes' || text === 'true') return text === null ? null : { see };
    yaml.report('expectation', valuePlace(yaml, field), `${quote(field.name)} is ${quote(text)}`, 'yes');
    return null;
  };

/** By the name that an author writes. */
const READERS: Readonly<Record<string, Reader>> = {
  answers: readYes('answers'),
  status(yaml, field) {
    const status = readWholeNumber(yaml, field, [100, 599], 'an HTTP status such as 200');
    return status === null ? null : { see: 'status', status };
  },
  'some text': readYes('some-text'),
  text: readPageText('text'),
  'no text': readPageText('no-text'),
  number(yaml, field) {
    const number = readWholeNumber(yaml, field, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], 'a whole number');
    return number === null ? null : { see: 'number', number };
  },
  header: readHeader,
  'sets cookie': readCookie('sets-cookie'),
  'no cookie': readCookie('no-cookie'),
  'sends cookie': readCookie('sends-cookie'),
};

const NAMES = Object.keys(READERS);
const BESIDE = ['otherwise', 'hint'];

/** Reads one entry of `expect`; null when there is something wrong with it, which is reported. */
export function readExpectation(yaml: YamlText, entry: Node, hintCount: number | null): CheckedExpectation | null {
  const fields = fieldsOf(yaml, entry);
  if (fields === null) {
    yaml.report(
      'expectation',
      yaml.place(entry),
      `${describe(entry)} in place of an expectation`,
      'a map such as "status: 200"',
    );
    return null;
  }
  const [first, second] = [...fields.values()].filter(({ name }) => NAMES.includes(name));
  if (first === undefined) {
    const named = [...fields.values()].find(({ name }) => !BESIDE.includes(name));
    const found = named === undefined ? 'an entry that expects nothing' : `unknown expectation ${quote(named.name)}`;
    const remedy = named === undefined ? undefined : didYouMean(named.name, NAMES);
    yaml.report('expectation', named?.place ?? yaml.place(entry), found, `one of ${NAMES.join(', ')}`, remedy);
    return null;
  }
  if (second !== undefined) {
    yaml.report(
      'expectation',
      second.place,
      `${quote(second.name)} in the expectation ${quote(first.name)}`,
      '"- " before each expectation',
    );
    return null;
  }
  refuseOthers(yaml, fields, [first.name, ...BESIDE], `the expectation ${quote(first.name)}`);
  const expectation = READERS[first.name]?.(yaml, first) ?? null;
  const otherwise = readOtherwise(yaml, first, fields);
  const hint = readHint(yaml, fields, hintCount);
  return expectation === null || otherwise === null ? null : { expectation, otherwise, hint };
}

/** The sentence for the learner; Markdown, whose problems are reported where the string begins. */
function readOtherwise(yaml: YamlText, expectation: Field, fields: Fields): readonly Prose[] | null {
  const field = fields.get('otherwise');
  const expected = '"otherwise: …", the sentence for a learner whose program does not do this';
  // Of this one the tutor says itself what came instead.
  if (field === undefined && expectation.name === 'answers') return [];
  if (field === undefined) {
    if (missingNames(fields, ['otherwise']).length === 0) return null;
    yaml.report('expectation', expectation.place, `${quote(expectation.name)} without "otherwise"`, expected);
    return null;
  }
  const text = readText(yaml, field, expected);
  if (text === null) return null;
  const place = valuePlace(yaml, field);
  const page = openFragment(text, place, yaml.report);
  if (page === null) return null;
  if (page.blocks.length === 0) yaml.report('expectation', place, '"otherwise" is empty text', expected);
  return readProse(page, page.blocks);
}

function readHint(yaml: YamlText, fields: Fields, hintCount: number | null): number | null {
  const field = fields.get('hint');
  if (field === undefined || hintCount === null) return null;
  if (hintCount === 0) {
    yaml.report(
      'expectation',
      field.place,
      '"hint" in an exercise without hints',
      '"**Hint:** …" below the checks, or no "hint"',
    );
    return null;
  }
  const expected =
    hintCount === 1 ? '1, because there is 1 hint' : `1 to ${hintCount}, because there are ${hintCount} hints`;
  return readWholeNumber(yaml, field, [1, hintCount], expected);
}
