/**
 * Each usual mistake (issue 3, Build 7) has a hint of its own, in the words that a learner reads. Deleting a cookie has
 * no exercise in the first lesson, so it has one here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraph, proseText } from '../../src/core/prose.ts';
import type { Check, Expectation, ScenarioStep } from '../../src/core/scenario.ts';
import { judge } from '../../src/exercise/judge.ts';
import { findMistake } from '../../src/exercise/mistakes/find-mistake.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox } from '../../src/tutor/ports.ts';

const START = Date.UTC(2026, 0, 1, 12);

/** The list of Build 7: each kind of mistake has an id of its own, and a program that shows it. */
describe('there is a program for every mistake of the list, and no two mistakes have one hint', () => {
  const ids = new Set(
    ['set-lang', 'visits'].flatMap((exercise) => {
      const folder = join(packageFolder(), 'test/fixtures/programs', exercise, 'wrong');
      return readdirSync(folder).flatMap((name) =>
        Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/^# mistake: (\S+)/gm), ([, id]) => id),
      );
    }),
  );

  it.each([
    ['no make_response', 'no-make-response'],
    ['set on the wrong response', 'wrong-response'],
    ['response not returned', 'response-not-returned'],
    ['wrong name set', 'other-cookie-name'],
    ['wrong name read', 'reads-another-name'],
    ['read from the wrong place', 'reads-the-wrong-place'],
    ['cookies["lang"] without a default', 'no-default-brackets'],
    ['get without a default', 'no-default'],
    ['number not converted', 'number-not-converted'],
    ['number stored as a number', 'value-not-text'],
    ['int() on nonsense', 'int-on-nonsense'],
    ['path too narrow', 'path-too-narrow'],
    ['a bracket left open', 'bracket-left-open'],
    ['a colon missing', 'missing-colon'],
    ['a quote left open', 'quote-left-open'],
    ['lost indentation', 'indentation'],
    ['missing import', 'missing-import'],
    ['misspelt import', 'wrong-import'],
    ['route missing', 'route-missing'],
    ['route misspelt', 'route-misspelt'],
    ['wrong method', 'wrong-method'],
    ['infinite loop', 'endless-loop'],
  ])('%s: %s', (_kind, id) => {
    expect(ids).toContain(id);
  });
});

const APP = 'https://app.test';
const visit = (path: string): ScenarioStep => ({ do: 'visit', url: APP + path, from: null });
const expected = (...expectations: readonly Expectation[]) =>
  expectations.map((expectation) => ({ expectation, otherwise: [paragraph('not met')], hint: null }));

const DELETING: readonly Check[] = [
  {
    title: 'logging out forgets the name',
    steps: [
      { step: visit('/login'), expect: expected({ see: 'sets-cookie', name: 'name' }) },
      { step: visit('/logout'), expect: expected({ see: 'no-cookie', name: 'name' }) },
    ],
  },
];

const app = (login: string, logout: string): string => `
from flask import Flask, make_response, request

app = Flask(__name__)

@app.get("/login")
def login():
    response = make_response("Hello")
    ${login}
    return response

@app.get("/logout")
def logout():
    response = make_response("Bye")
    ${logout}
`;
const SET = 'response.set_cookie("name", "Ada")';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox();
});
afterAll(() => sandbox.close());

async function mistakeIn(program: string) {
  const result = await sandbox.run(program, START, judge(DELETING, START));
  return findMistake(program, result.kind === 'finished' ? result.value : result);
}

describe('a cookie that stays although it was to be deleted', () => {
  it.each([
    [
      'was set with another path than it is deleted with',
      app('response.set_cookie("name", "Ada", path="/login")', 'response.delete_cookie("name")\n    return response'),
      'deleted-with-another-path',
    ],
    [
      'is deleted with another path than it was set with',
      app(SET, 'response.delete_cookie("name", path="/logout")\n    return response'),
      'deleted-with-another-path',
    ],
    [
      'was set with a domain and is deleted without',
      app(
        'response.set_cookie("name", "Ada", domain="app.test")',
        'response.delete_cookie("name")\n    return response',
      ),
      'deleted-with-another-domain',
    ],
    [
      'is given an empty value',
      app(SET, 'response.set_cookie("name", "")\n    return response'),
      'emptied-instead-of-deleted',
    ],
    [
      'is deleted on a response that is not returned',
      app(SET, 'response.delete_cookie("name")\n    return "Bye"'),
      'response-not-returned',
    ],
    ['is never deleted', app(SET, 'return response'), 'never-deleted'],
  ])('%s', async (_name, program, id) => {
    expect((await mistakeIn(program))?.id).toBe(id);
  });
});

describe('a program that fails before it answers', () => {
  const broken = (kind: 'not-started', message: string, text: string) =>
    ({ kind, fault: { kind: 'syntax', message, line: 1, column: 1, text } }) as const;

  it.each([
    ["expected 'except' or 'finally' block", 'x = 1', 'try-without-except'],
    ["unmatched ')'", 'f())', 'bracket-left-open'],
    ["closing parenthesis ']' does not match opening parenthesis '('", 'f(]', 'bracket-left-open'],
    ['unexpected indent', '    x = 1', 'indentation'],
    ['unindent does not match any outer indentation level', '  x', 'indentation'],
    ['inconsistent use of tabs and spaces in indentation', '\tx', 'indentation'],
    ["'return' outside function", 'return x', 'return-outside-function'],
    ['invalid syntax. Perhaps you forgot a comma?', 'f("a" b)', 'missing-comma'],
    ["invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 'if x = 1:', 'assignment'],
    ["Missing parentheses in call to 'print'. Did you mean print(...)?", 'print x', 'missing-call-brackets'],
    ['unterminated string literal (detected at line 1)', 'x = "a', 'quote-left-open'],
    ['invalid syntax', 'for for', 'syntax'],
  ])('%s', (message, text, id) => {
    expect(findMistake(text, broken('not-started', message, text))?.id).toBe(id);
  });

  const raised = (type: string, message: string) =>
    ({ kind: 'not-started', fault: { kind: 'exception', error: { type, message, line: 3 } } }) as const;

  it.each([
    ['NameError', "name 'respone' is not defined", 'response = make_response("x")', 'misspelt-name'],
    ['NameError', "name 'value' is not defined", 'def f():\n    value = 1', 'name-of-another-function'],
    ['AttributeError', "'NoneType' object has no attribute 'split'", '', 'used-none'],
    ['AttributeError', "'Request' object has no attribute 'set_cookie'", '', 'cookie-on-request'],
    ['AttributeError', "'int' object has no attribute 'append'", '', 'no-such-method'],
    ['TypeError', "Response.set_cookie() got an unexpected keyword argument 'maxage'", '', 'misspelt-argument'],
    ['TypeError', "'str' object is not callable", '', 'not-a-function'],
    ['TypeError', "'NoneType' object is not subscriptable", '', 'no-default'],
    ['RecursionError', 'maximum recursion depth exceeded', '', 'endless-recursion'],
    ['ModuleNotFoundError', "No module named 'Flask'", '', 'wrong-import'],
    ['ModuleNotFoundError', "No module named 'numpy'", '', 'missing-module'],
    ['KeyError', "'name'", '', 'no-default-brackets'],
    ['ZeroDivisionError', 'division by zero', '', undefined],
    ['TypeError', 'something that nobody has seen', '', undefined],
  ])('%s: %s', (type, message, program, id) => {
    expect(findMistake(program, raised(type, message))?.id).toBe(id);
  });

  it('of our own doing is told no mistake', () => {
    for (const fault of [{ kind: 'busy', ahead: 3 }, { kind: 'broken' }] as const) {
      expect(findMistake('while True: pass', { kind: 'not-started', fault })).toBeNull();
    }
  });
});

it('any program with any exception gets a hint in whole sentences or none', () => {
  const types = ['NameError', 'TypeError', 'AttributeError', 'ValueError', 'ImportError', 'KeyError', 'RuntimeError'];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...types), fc.string(), (program, type, message) => {
      const fault = { kind: 'exception', error: { type, message, line: null } } as const;
      const found = findMistake(program, { kind: 'not-started', fault });
      if (found !== null) expect(proseText(found.hint)).toMatch(/^\S.*[.?]$/s);
    }),
  );
});
