/**
 * Each usual mistake (issue 3, Build 7) has a hint of its own, in the words that a learner reads. Deleting a cookie has
 * no exercise in the first lesson, so it has one here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, proseText } from '../../src/core/prose.ts';
import type { Check, Expectation, ScenarioStep } from '../../src/core/scenario.ts';
import { judge } from '../../src/exercise/judge.ts';
import { findMistake } from '../../src/exercise/mistakes/find-mistake.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

const START = Date.UTC(2026, 0, 1, 12);

/** The list of Build 7: each kind of mistake has an id of its own, and a program that shows it. */
describe('every mistake of the list has a program, and no two mistakes share a hint', () => {
  const ids = new Set(
    ['remember-a-language', 'count-the-visits'].flatMap((exercise) => {
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

const sandbox = sharedSandbox();

async function mistakeIn(program: string, checks = DELETING) {
  const result = await sandbox.run(program, START, judge(checks, START));
  return findMistake(program, result.kind === 'finished' ? result.value : result);
}

describe('a cookie that stays although it should be deleted', () => {
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

const PRICES: readonly Check[] = [
  {
    title: 'a size has a price',
    steps: [
      { step: visit('/size/3'), expect: expected({ see: 'text', text: 'Size 3' }) },
      { step: visit('/price'), expect: expected({ see: 'text', text: 'dear' }, { see: 'number', number: 12 }) },
      { step: { do: 'use-browser', name: 'second' }, expect: [] },
      { step: visit('/price'), expect: expected({ see: 'no-text', text: '12' }) },
    ],
  },
];

const shop = (price: string, size = 'response.set_cookie("size", str(n)); return response'): string => `
from flask import Flask, abort, make_response, request

app = Flask(__name__)
PRICES = {"3": 12}
last = []

@app.get("/size/<int:n>")
def choose(n):
    response = make_response(f"Size {n}")
    ${size}

@app.get("/price")
def price():
    ${price}
`;

describe('an unusual mistake gets none of the usual hints, so the author’s own is shown', () => {
  it.each([
    ['a view that says itself that there is nothing', shop('return ""', 'abort(404)'), null],
    ['a page that lacks a word which no cookie holds', shop('return "12"'), null],
    [
      'a number that is no count, with a cookie in play',
      shop('return f"dear: {request.cookies.get(\'size\', 0)}"'),
      null,
    ],
    [
      'what is fixed for all, with a list of prices that nothing changes',
      shop('return f"dear: {PRICES[\'3\']}"'),
      null,
    ],
    ['what is kept for all', shop('last.append(1)\n    return "dear: 12"'), 'shared-variable'],
  ])('%s', async (_name, program, id) => {
    expect((await mistakeIn(program, PRICES))?.id ?? null).toBe(id);
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
    ['invalid syntax', 'form flask import Flask', 'import-misspelt'],
    ['invalid syntax', 'from flask imprt Flask, request', 'import-misspelt'],
    ['invalid syntax', 'improt flask', 'import-misspelt'],
    ['invalid syntax', 'From flask import Flask', 'import-in-capitals'],
    ['invalid syntax', 'from flask Import Flask', 'import-in-capitals'],
    ['invalid syntax', 'import Flask, request from flask', 'import-turned-round'],
    ['invalid syntax', 'from flask import', 'import-of-nothing'],
    [
      'trailing comma not allowed without surrounding parentheses',
      'from flask import Flask,',
      'import-ends-in-a-comma',
    ],
    ['invalid syntax', 'for name in important', 'syntax'],
    ['invalid syntax', 'important = = 3', 'syntax'],
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
    ['TypeError', "'NoneType' object is not subscriptable", 'args.get("name")[0]', 'no-default'],
    ['TypeError', "'NoneType' object is not subscriptable", 'find("name")[0]', undefined],
    ['TypeError', 'can only concatenate str (not "NoneType") to str', '"Hi " + args.get("name")', 'no-default'],
    ['TypeError', 'can only concatenate str (not "list") to str', '', undefined],
    ['TypeError', 'can only concatenate str (not "int") to str', '', 'number-not-converted'],
    ['TypeError', 'write() argument must be str, not int', 'file.write(5)', undefined],
    ['TypeError', "'ImmutableMultiDict' objects are immutable", 'request.form["x"] = 1', 'changes-the-request'],
    ['NameError', "name 'ALLOWED' is not defined", 'ALLOWED = 1', 'used-before-made'],
    ['NameError', "name 'Path' is not defined", '', 'missing-import'],
    ['UnboundLocalError', "cannot access local variable 'x' where it is not", '    x = 1', 'assigned-in-one-case'],
    ['ValueError', "invalid literal for int() with base 10: 'a'", 'int(request.form["n"])', 'int-on-nonsense'],
    ['RecursionError', 'maximum recursion depth exceeded', '', 'endless-recursion'],
    ['ModuleNotFoundError', "No module named 'Flask'", '', 'wrong-import'],
    ['ModuleNotFoundError', "No module named 'numpy'", '', 'missing-module'],
    ['KeyError', "'name'", '\n\nname = args["name"]', 'no-default-brackets'],
    ['KeyError', "'name'", '\n\ndel session["name"]', undefined],
    ['KeyError', "'name'", '\n\nsession.pop("name")', undefined],
    ['KeyError', "'name'", '\n\nseen.remove("name")', undefined],
    ['ZeroDivisionError', 'division by zero', '', undefined],
    ['TypeError', 'something that nobody has seen', '', undefined],
  ])('%s: %s', (type, message, program, id) => {
    expect(findMistake(program, raised(type, message))?.id).toBe(id);
  });

  it.each([
    ['TypeError', 'can only concatenate str (not "int") to str'],
    ['ValueError', "invalid literal for int() with base 10: 'a'"],
    ['TypeError', "'ImmutableMultiDict' objects are immutable"],
  ])('gets no hint about cookies when it has none: %s, %s', (type, message) => {
    expect(proseText(findMistake('request.form["n"] = int("a")', raised(type, message))?.hint ?? [])).toMatch(
      /^(?!.*cookie)./s,
    );
  });

  it('gets no hint when the sandbox is at fault', () => {
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

describe('an import that is missing or wrong', () => {
  const raised = (type: string, message: string) =>
    ({ kind: 'not-started', fault: { kind: 'exception', error: { type, message, line: 3 } } }) as const;
  const said = (type: string, message: string, program: string): string =>
    proseText(findMistake(program, raised(type, message))?.hint ?? []);

  it.each([
    [
      "name 'make_response' is not defined",
      'from flask import Flask, request',
      'Add it to the names in the line from flask import Flask, request.',
    ],
    [
      "name 'request' is not defined",
      'from flask import Flask',
      'Add it to the names in the line from flask import Flask.',
    ],
    [
      "name 'Flask' is not defined",
      'app = Flask(__name__)',
      'It comes from the module flask, by a line from flask import … at the top.',
    ],
    ["name 'Flask' is not defined", 'import flask', 'Put the module and a dot in front: flask.Flask.'],
    ["name 'escape' is not defined", 'from flask import Flask', 'It comes from the module markupsafe'],
    ["name 'json' is not defined", 'from flask import Flask', 'It takes a line of its own at the top: import json.'],
  ])('%s, with "%s": %s', (message, program, words) => {
    expect(said('NameError', message, program)).toContain(words);
  });

  it.each([
    ["cannot import name 'make_respons' from 'flask' (/lib)", 'It has nearly that name: make_response.'],
    ["cannot import name 'Request_' from 'flask' (/lib)", 'It has nearly that name: request.'],
    ["cannot import name 'flask' from 'flask' (/lib)", 'It has nearly that name: Flask.'],
    ["cannot import name 'escape' from 'flask' (/lib)", 'escape doesn’t come from flask, but from markupsafe.'],
    ["cannot import name 'json5' from 'flask' (/lib)", 'There’s no json5 in flask.'],
  ])('%s: %s', (message, words) => {
    expect(said('ImportError', message, '')).toContain(words);
  });

  it.each([
    ["No module named 'flsk'", 'Its name is flask'],
    ["No module named 'Flask'", 'Its name is flask'],
    ["No module named 'markupsave'", 'Its name is markupsafe'],
    ["No module named 'request'", 'it’s a name in the module flask. The line begins with from flask import.'],
    ["No module named 'flask.request'", 'it’s a name in the module flask.'],
    ["No module named 'numpy'", 'There’s no module numpy here'],
  ])('%s: %s', (message, words) => {
    expect(said('ModuleNotFoundError', message, '')).toContain(words);
  });
});
