/** The view that answers an address is found by its route, as written in the program. */
import { expect, it } from 'vitest';
import { viewsAt } from '../../src/exercise/mistakes/evidence.ts';

const program = (route: string): string => `@app.get("${route}")\ndef view():\n    return "x"\n`;

it.each([
  ['/notes', '/notes', true],
  ['/notes', '/note', false],
  ['/notes/<name>', '/notes/shopping.txt', true],
  ['/notes/<name>', '/notes/a/b', false],
  ['/notes/<name>', '/notes/', false],
  ['/notes/<path:name>', '/notes/a/b', true],
  ['/notes/<int:number>', '/notes/12', true],
  ['/notes/<int:number>', '/notes/twelve', false],
  ['/notes/<string(length=2):code>', '/notes/de', true],
  ['/<kind>-<int:number>.txt', '/note-1.txt', true],
  ['/a.b', '/aXb', false],
  [`/${'<path:part>'.repeat(30)}x`, `/${'a'.repeat(60)}`, false],
])('a route %s and the address %s: %s', (route, path, answers) => {
  expect(viewsAt(program(route), path).length > 0).toBe(answers);
});
