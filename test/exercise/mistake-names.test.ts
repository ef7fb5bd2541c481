/** The names of mistakes, which hosts read: one for each that is found, and none for what is never found. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { nameOfMistake } from '../../src/exercise/mistakes/names.ts';

const folder = fileURLToPath(new URL('../../src/exercise/mistakes/', import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name !== 'names.ts')
  .map((name) => readFileSync(folder + name, 'utf8'))
  .join('\n');
const ids = [...readFileSync(`${folder}names.ts`, 'utf8').matchAll(/^ {2}'?([a-z-]+)'?: '/gm)].map(([, id = '']) => id);

it('every mistake that has a name is one that is found', () => {
  expect(ids.length).toBeGreaterThan(80);
  // In brackets of a call, or a key of the hints that are always the same.
  expect(ids.filter((id) => !new RegExp(`'${id}'|^ {2}${id}:`, 'm').test(sources))).toEqual([]);
});

it('a mistake of another version is called by its id', () => {
  expect(nameOfMistake('no-default')).toBe('reads without a default');
  expect(nameOfMistake('something-of-later')).toBe('something-of-later');
  expect(nameOfMistake('toString')).toBe('toString');
});
