/** What a run of a program gives: answers, prints, faults that say what is wrong, and time as the browser has it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Fault, MAX_PROGRAM_CHARACTERS } from '../../src/core/program.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { perform, START } from './fixtures.ts';

let sandbox: ReturnType<typeof createSandbox>;
beforeAll(() => {
  // Nothing here runs into the limit; on a busy machine many views together may take long.
  sandbox = createSandbox({ limits: { seconds: 10 } });
});
afterAll(() => sandbox.close());

const visit = (path: string, at = START) => ({
  method: 'GET',
  url: `https://app.test${path}`,
  headers: [],
  body: '',
  at,
});
const FLASK = 'from flask import Flask\napp = Flask(__name__)\n';

async function answersTo(program: string, ...requests: ReturnType<typeof visit>[]) {
  const result = await sandbox.run(program, START, perform(requests));
  if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
  return result.value;
}

async function bodiesOf(program: string, ...requests: ReturnType<typeof visit>[]) {
  return (await answersTo(program, ...requests)).map((answer) =>
    answer.kind === 'response' ? answer.response.body : answer.fault,
  );
}

describe('a program that cannot be loaded', () => {
  it.each<[string, string, Fault]>([
    [
      'a missing bracket',
      'x = 1\nprint("a"\n',
      { kind: 'syntax', message: "'(' was never closed", line: 2, column: 6, text: 'print("a"' },
    ],
    [
      'curly quotes',
      'x = “a”',
      { kind: 'syntax', message: "invalid character '“' (U+201C)", line: 1, column: 5, text: 'x = “a”' },
    ],
    [
      'wrong indentation',
      'def f():\nreturn 1\n',
      {
        kind: 'syntax',
        message: 'expected an indented block after function definition on line 1',
        line: 2,
        column: 1,
        text: 'return 1',
      },
    ],
    [
      'a null byte',
      'x = 1\0',
      { kind: 'syntax', message: 'source code string cannot contain null bytes', line: 1, column: 1, text: 'x = 1\0' },
    ],
    [
      'an undefined name',
      'x = 1\ny = undefined\n',
      {
        kind: 'exception',
        error: { type: 'NameError', message: "name 'undefined' is not defined", line: 2, seen: expect.any(Object) },
      },
    ],
    [
      'an exception deep in a library',
      'from flask import Flask\n\napp = Flask(__name__)\napp.route("no-slash")(print)\n',
      {
        kind: 'exception',
        error: {
          type: 'ValueError',
          message: "URL rule 'no-slash' must start with a slash.",
          line: 4,
          seen: expect.any(Object),
        },
      },
    ],
    [
      'a module that does not exist',
      'import numpy',
      {
        kind: 'exception',
        error: { type: 'ModuleNotFoundError', message: "No module named 'numpy'", line: 1, seen: expect.any(Object) },
      },
    ],
    ['an empty program', '', { kind: 'no-app' }],
    ['a program without an app', 'from flask import Flask\nprint(Flask)', { kind: 'no-app' }],
    [
      'a factory that fails',
      'def create_app():\n  return {}["x"]',
      { kind: 'exception', error: { type: 'KeyError', message: "'x'", line: 2, seen: expect.any(Object) } },
    ],
    [
      'templates',
      'from flask import Flask, render_template',
      {
        kind: 'unsupported',
        message: "not in this sandbox's Flask: flask.render_template. It works in a Flask of your own.",
      },
    ],
    [
      'an extension',
      'from flask_login import LoginManager',
      {
        kind: 'unsupported',
        message: "not in this sandbox's Flask: the module flask_login. It works in a Flask of your own.",
      },
    ],
    ['an exit', 'raise SystemExit', { kind: 'exit' }],
    [
      'too much text',
      `# ${'x'.repeat(MAX_PROGRAM_CHARACTERS)}`,
      { kind: 'too-long', characters: MAX_PROGRAM_CHARACTERS + 2, limit: MAX_PROGRAM_CHARACTERS },
    ],
  ])('%s', async (_name, program, fault) => {
    expect(await sandbox.run(program, START, perform([]))).toEqual({
      kind: 'not-started',
      fault,
      prints: expect.anything(),
    });
  });

  it('a name that no Flask has is an import error, not a lack of the sandbox', async () => {
    const result = await sandbox.run('from flask import make_respone', START, perform([]));
    expect(result).toMatchObject({
      fault: { kind: 'exception', error: { type: 'ImportError', message: expect.stringContaining('make_respone') } },
    });
  });

  it('what it printed before is told', async () => {
    const result = await sandbox.run('print("one")\nprint("two")\n1 / 0', START, perform([]));
    expect(result.prints).toBe('one\ntwo\n');
  });
});

describe('what the small Flask lacks is refused by its name, wherever it is met', () => {
  const template = (text: string) => `flask.render_template_string(${JSON.stringify(text)}, x=1)`;
  const refused: readonly (readonly [name: string, expression: string, what: string])[] = [
    ['a template in a file', "flask.render_template('x')", 'flask.render_template'],
    ['a stream with context', "flask.stream_with_context('x')", 'flask.stream_with_context'],
    ['a block in a template', template('{% block x %}{% endblock %}'), 'the template tag {% block %}'],
    ['a macro', template('{% macro x() %}{% endmacro %}'), 'the template tag {% macro %}'],
    ['setting a variable', template('{% set y = 1 %}'), 'the template tag {% set %}'],
    ['raw text in a template', template('{% raw %}{{ x }}{% endraw %}'), 'the template tag {% raw %}'],
    ['a filtered loop', template('{% for y in [x] if y %}{% endfor %}'), 'the template tag {% for … if … %}'],
    ['a filter', template('{{ [x]|sort }}'), 'the template filter sort'],
    ['a test', template('{{ x is divisibleby 2 }}'), 'the template test divisibleby'],
    ['a dict in a template', template("{{ {'a': x} }}"), 'dicts in templates'],
    ['a tuple in a template', template('{{ (x, 1) }}'), 'tuples in templates'],
    ['a slice in a template', template('{{ "abc"[1:] }}'), 'slices in templates'],
    ['a helper of loops', template('{% for y in [x] %}{{ loop.cycle(1, 2) }}{% endfor %}'), 'Loop.cycle'],
    ['a helper of templates', template('{{ lipsum() }}'), 'lipsum in templates'],
  ];
  let answers: readonly Answer[];
  beforeAll(async () => {
    const views = refused.map(([, expression], n) => `@app.get('/${n}')\ndef view${n}(): return ${expression}\n`);
    answers = await answersTo(`${FLASK}import flask\n${views.join('')}`, ...refused.map((_row, n) => visit(`/${n}`)));
  });

  it.each(refused.map(([name, , what], n) => [name, what, n] as const))('%s', (_name, what, n) => {
    expect(answers[n]).toMatchObject({
      error: {
        type: 'NotInSandbox',
        message: `not in this sandbox's Flask: ${what}. It works in a Flask of your own.`,
      },
    });
  });
});

it('a request whose body holds more than bytes is a mistake of ours, and says what to do', async () => {
  const post = { ...visit('/'), method: 'POST', body: 'price: 5 €' };
  await expect(answersTo(FLASK, post)).rejects.toThrow(
    'the body of POST https://app.test/ holds "€"; expected bytes, one character each: encode text as UTF-8 first',
  );
});

describe('the app is found', () => {
  const index = '@X.get("/")\ndef index(): return "found"\n';
  it.each([
    ['as app', `${FLASK}${index.replace('X', 'app')}`],
    ['under any name', `from flask import Flask\nsite = Flask("s")\n${index.replace('X', 'site')}`],
    ['as app, even when there are others', `${FLASK}other = Flask("o")\n${index.replace('X', 'app')}`],
    [
      'beside an app that is none',
      `from flask import Flask\napp = 5\nsite = Flask("s")\n${index.replace('X', 'site')}`,
    ],
    [
      'in a factory',
      'from flask import Flask\ndef create_app(test=None):\n  a = Flask("x")\n  a.add_url_rule("/", "i", lambda: "found")\n  return a',
    ],
    [
      'in a factory of the other name',
      'from flask import Flask\ndef make_app():\n  a = Flask("x")\n  a.add_url_rule("/", "i", lambda: "found")\n  return a',
    ],
    ['when the program means to run it itself', `${FLASK}${index.replace('X', 'app')}app.run(debug=True, port=8000)`],
    ['when it is plain WSGI', 'def app(environ, start):\n  start("200 OK", [])\n  return [b"found"]'],
  ])('%s', async (_name, program) => {
    expect(await bodiesOf(program, visit('/'))).toEqual(['found']);
  });
});

describe('exceptions in a view', () => {
  it('are told beside the 500 page: type, message and the learner’s last line', async () => {
    const [answer] = await answersTo(
      `${FLASK}@app.get('/')\ndef index():\n    return helper()\n\ndef helper():\n    return int('one')\n`,
      visit('/'),
    );
    expect(answer).toMatchObject({
      kind: 'response',
      response: { status: 500, reason: 'INTERNAL SERVER ERROR' },
      error: { type: 'ValueError', message: "invalid literal for int() with base 10: 'one'", line: 8 },
    });
  });

  it('are told in debug mode too, when Flask hands them to the server', async () => {
    const [answer] = await answersTo(`${FLASK}app.debug = True\n@app.get('/')\ndef index(): 1 / 0\n`, visit('/'));
    expect(answer).toMatchObject({ response: { status: 500 }, error: { type: 'ZeroDivisionError', line: 5 } });
  });

  it('are told when the body fails halfway', async () => {
    const [answer] = await answersTo(
      `${FLASK}@app.get('/')\ndef index():\n    yield 'a'\n    raise RuntimeError('halfway')\n`,
      visit('/'),
    );
    expect(answer).toMatchObject({ response: { status: 500 }, error: { type: 'RuntimeError', line: 6 } });
  });

  it('leave the program running', async () => {
    const program = `${FLASK}n = 0\n@app.get('/')\ndef index():\n    global n\n    n += 1\n    return str(10 // (n - 1))\n`;
    const [first, second] = await bodiesOf(program, visit('/'), visit('/'));
    expect(first).toContain('Internal Server Error');
    expect(second).toBe('10');
  });

  it('say what the sandbox’s Flask lacks', async () => {
    const [answer] = await answersTo(
      `${FLASK}import flask\n@app.get('/')\ndef index(): return flask.stream_template('x')\n`,
      visit('/'),
    );
    expect(answer).toMatchObject({
      error: { type: 'NotInSandbox', message: expect.stringContaining('flask.stream_template') },
    });
  });

  it('are none when a handler took them', async () => {
    const [answer] = await answersTo(
      `${FLASK}@app.errorhandler(KeyError)\ndef caught(e): return 'caught', 400\n@app.get('/')\ndef index(): return {}['x']\n`,
      visit('/'),
    );
    expect(answer).toMatchObject({ response: { status: 400, body: 'caught' }, error: null });
  });
});

describe('prints', () => {
  it('belong to the request that made them, and all of them to the run', async () => {
    const program = `${FLASK}import sys\nprint('loading')\n@app.get('/<x>')\ndef index(x):\n    print(x)\n    print('err', file=sys.stderr)\n    return x\n`;
    const result = await sandbox.run(program, START, perform([visit('/a'), visit('/b')]));
    expect(result.prints).toBe('loading\na\nerr\nb\nerr\n');
    expect(result.kind === 'finished' && result.value.map(({ prints }) => prints)).toEqual(['a\nerr\n', 'b\nerr\n']);
  });
});

describe('time and chance', () => {
  const CLOCK = `${FLASK}import time\nLOADED = time.time()\n@app.get('/')\ndef now(): return f'{LOADED:.0f} {time.time():.0f}'\n`;
  it('the clock shows the start while loading, and each request’s own time', async () => {
    const day = 86_400_000;
    const start = START / 1000;
    expect(await bodiesOf(CLOCK, visit('/'), visit('/', START + day), visit('/', START + 10 * day))).toEqual([
      `${start} ${start}`,
      `${start} ${start + 86_400}`,
      `${start} ${start + 864_000}`,
    ]);
  });

  it('sleeping moves the clock by exactly that and takes no time', async () => {
    const program = `${FLASK}import time\n@app.get('/')\ndef nap():\n    before = time.time_ns()\n    for seconds in (0.25, 3600, 10): time.sleep(seconds)\n    return str(time.time_ns() - before)\n`;
    expect(await bodiesOf(program, visit('/'))).toEqual(['3610250000000']);
  });

  it('a measured duration is never zero and never negative', async () => {
    const program = `${FLASK}import time\n@app.get('/')\ndef measure():\n    t = [time.perf_counter() for _ in range(50)]\n    return str(all(a < b for a, b in zip(t, t[1:])))\n`;
    expect(await bodiesOf(program, visit('/'), visit('/', START - 5000))).toEqual(['True', 'True']);
  });

  it('random numbers, secrets and hashes are the same in every run', async () => {
    const program = `${FLASK}import random, secrets\n@app.get('/')\ndef roll(): return f"{random.random()} {secrets.token_hex()} {hash('x')} {list({'a', 'b', 'c'})}"\n`;
    const [first] = await bodiesOf(program, visit('/'));
    expect(await bodiesOf(program, visit('/'))).toEqual([first]);
  });
});

it('a program can write and read files of its own, which the next run does not have', async () => {
  const program = `${FLASK}import os\n@app.get('/')\ndef files():\n    seen = sorted(os.listdir('.'))\n    os.makedirs('data/deep', exist_ok=True)\n    with open('data/deep/../notes.txt', 'a') as f: f.write('x')\n    return f"{seen} {open('data/notes.txt').read()}"\n`;
  for (const _run of [1, 2]) {
    expect(await bodiesOf(program, visit('/'), visit('/'))).toEqual(["['app.py'] x", "['app.py', 'data'] xx"]);
  }
});
