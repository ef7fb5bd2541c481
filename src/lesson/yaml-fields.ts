/** Maps, lists and single values of a YAML text, each read with its place and refused in the same words. */
import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import { didYouMean, nearestName, type Place, quote } from './problem.ts';
import type { YamlText } from './yaml-text.ts';

/** A field of a map: `name: value`. */
export interface Field {
  readonly name: string;
  /** Where its name begins. */
  readonly place: Place;
  /** Null when nothing stands after the colon. */
  readonly value: Node | null;
}

export type Fields = ReadonlyMap<string, Field>;

/** The fields of a map, in their order; null when the node is no map. */
export function fieldsOf(yaml: YamlText, node: Node): Fields | null {
  if (!isMap(node)) return null;
  const fields = new Map<string, Field>();
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue; // refused when the text was parsed
    const name = String(key.value);
    fields.set(name, { name, place: yaml.place(key), value: isNode(value) && !isNothing(value) ? value : null });
  }
  return fields;
}

/** The entries of a list in a field; a value that is no list, or an empty one, is reported as not `expected`. */
export function readEntries(yaml: YamlText, { name, place, value }: Field, expected: string): readonly Node[] | null {
  const entries = isSeq(value) ? value.items.filter(isNode) : [];
  if (entries.length > 0) return entries;
  yaml.report(
    'yaml-value',
    value === null ? place : yaml.place(value),
    `${quote(name)} is ${describe(value)}`,
    expected,
  );
  return null;
}

/** The words of a field. A number, `true` and the like are taken as they are written. Reports anything else. */
export function readText(yaml: YamlText, { name, place, value }: Field, expected: string): string | null {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : (value.source ?? String(value.value));
  yaml.report(
    'yaml-value',
    value === null ? place : yaml.place(value),
    `${quote(name)} is ${describe(value)}`,
    expected,
  );
  return null;
}

/** A whole number within bounds; reports anything else. */
export function readWholeNumber(
  yaml: YamlText,
  { name, place, value }: Field,
  [least, most]: readonly [number, number],
  expected: string,
): number | null {
  const number = isScalar(value) ? value.value : null;
  if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) return number;
  yaml.report(
    'yaml-value',
    value === null ? place : yaml.place(value),
    `${quote(name)} is ${describe(value)}`,
    expected,
  );
  return null;
}

/** Which of these fields are missing, and not just misspelt: that is reported as an unknown field. */
export const missingNames = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.filter((name) => !fields.has(name) && ![...fields.keys()].some((other) => isSlipOf(other, name, names)));

const isSlipOf = (other: string, name: string, names: readonly string[]): boolean =>
  !names.includes(other) && nearestName(other, [name]) === name;

/** Reports every field that has no business here. */
export function refuseOthers(yaml: YamlText, fields: Fields, known: readonly string[], owner: string): void {
  for (const { name, place } of fields.values()) {
    if (known.includes(name)) continue;
    const expected =
      known.length === 0 ? `no other field beside ${owner}` : `${owner} to have only ${known.join(', ')}`;
    yaml.report('unknown-field', place, `unknown field ${quote(name)}`, expected, didYouMean(name, known));
  }
}

/** What a value is, for messages: `a list`, `the number 3`, `"blue"`, `empty`. */
export function describe(node: Node | null): string {
  if (node === null) return 'empty';
  if (isSeq(node)) return node.items.length === 0 ? 'an empty list' : 'a list';
  if (isMap(node)) return 'a map';
  if (!isScalar(node)) return 'something else';
  const { value, source } = node;
  if (typeof value === 'number') return `the number ${source ?? value}`;
  return value === '' ? 'empty text' : quote(typeof value === 'string' ? value : (source ?? String(value)));
}

const isNothing = (node: Node): boolean => isScalar(node) && node.value === null;
