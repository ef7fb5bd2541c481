/**
 * What a program may answer a request with, and what it can do to the server around it: odd statuses and headers,
 * bodies without end, tricks with the interpreter. Each ends in an error that names the reason, or in a fault; never in
 * an excuse of ours, unless the program has broken the harness itself.
 */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/program.ts';
import { bothFlasks } from './both-flasks.ts';
import { perform, START } from './fixtures.ts';

const HEAD = 'from flask import Flask, Response, make_response, request\napp = Flask(__name__)\n';
const visit = (path: string) => ({ method: 'GET', url: `https://app.test${path}`, headers: [], body: '', at: START });
const inView = (code: string, path = '/', name = 'index') =>
  `@app.get('${path}')\ndef ${name}():\n${code.trim().replace(/^/gm, '    ')}\n    return 'survived'\n`;
/** An answer that goes past Flask, as plain WSGI. */
const wsgi = (status: string, headers: string) => `class Raw(Response):
  def __call__(self, environ, start):
    start(${status}, ${headers})
    return [b'x']
return Raw()`;

/** What one view each does, and the exception that it ends in. */
const REFUSED: readonly (readonly [name: string, code: string, type: string, message: RegExp])[] = [
  [
    '10,000 cookies',
    "r = make_response('x')\nfor n in range(10_000): r.headers.add('Set-Cookie', f'c{n}=v')\nreturn r",
    'ValueError',
    /longer than 65536 bytes/,
  ],
  [
    '300 short headers',
    "r = make_response('x')\nfor n in range(300): r.headers.add('X-A', 'v')\nreturn r",
    'ValueError',
    /has 302 headers; 200 are the most/,
  ],
  ['the status 1000', "return 'x', 1000", 'ValueError', /status of the response is 1000/],
  ['the status 42', "return 'x', 42", 'ValueError', /status of the response is 42/],
  ['a reason without end', "return 'x', '200 ' + 'r' * 5_000", 'ValueError', /status line is longer than 200/],
  ['a header without a name', wsgi("'200 OK'", "[('', 'x')]"), 'ValueError', /has no name/],
  ['a header’s name without end', wsgi("'200 OK'", "[('X' * 5_000, 'x')]"), 'ValueError', /name of a header is longer/],
  [
    'a header with a second one in it',
    wsgi("'200 OK'", "[('X-A', 'x\\r\\nSet-Cookie: a=b')]"),
    'ValueError',
    /header X-A has a line break/,
  ],
  [
    'a header’s name with a line break',
    wsgi("'200 OK'", "[('X\\r\\nY', 'x')]"),
    'ValueError',
    /name of a header has a/,
  ],
  ['a status with a header in it', wsgi("'200 OK\\r\\nA: b'", '[]'), 'ValueError', /status line has a line break/],
  [
    'an error in close()',
    "r = Response('x')\ndef close(): raise ValueError('closing')\nr.call_on_close(close)\nreturn r",
    'ValueError',
    /closing/,
  ],
  ['a body that is no text', 'return Response(chr(0xd800))', 'UnicodeEncodeError', /surrogates/],
  ['a class name without end', "raise type('E' * 5_000, (Exception,), {})('m')", 'E'.repeat(200), /^m$/],
  [
    'a class whose name raises',
    'class M(type):\n  @property\n  def __name__(cls): return 1 / 0\nclass E(Exception, metaclass=M): pass\nraise E',
    'Exception',
    /^$/,
  ],
  [
    'an exception whose text ends the program',
    'class E(Exception):\n  def __str__(self): raise SystemExit\nraise E',
    'E',
    /^$/,
  ],
  ['a thread', 'import threading\nthreading.Thread(target=print).start()', 'RuntimeError', /can't start new thread/],
  ['an alarm', 'import signal\nsignal.alarm(1)', 'AttributeError', /alarm/],
  ['a signal', 'import signal\nsignal.raise_signal(signal.SIGINT)', 'KeyboardInterrupt', /^$/],
  ['killing itself', 'import os\nos.kill(os.getpid(), 9)', 'AttributeError', /kill/],
  ['a tracing function that fails', 'import sys\nsys.settrace(lambda *a: 1 / 0)\nprint()', 'ZeroDivisionError', /zero/],
  ['a watchdog', 'import faulthandler\nfaulthandler.dump_traceback_later(1)', 'RuntimeError', /watchdog/],
  ['a fork', 'import os\nos.fork()', 'AttributeError', /fork/],
  ['shared memory', 'import mmap\nmmap.mmap(-1, 10 ** 9)', 'ModuleNotFoundError', /mmap/],
  ['an interpreter inside', 'import _xxsubinterpreters', 'ModuleNotFoundError', /_xxsubinterpreters/],
  ['another process', 'import multiprocessing', 'ModuleNotFoundError', /multiprocessing/],
  [
    'an address of the network',
    "import urllib.request\nurllib.request.urlopen('http://127.0.0.1/')",
    'AttributeError',
    /getaddrinfo/,
  ],
  [
    'a name that links to a package',
    "import os\nos.link('/lib/harness.pyc', '/tmp/h')\nf = open('/tmp/h', 'r+b')\nf.write(b'x')\nf.flush()",
    'OSError',
    /Read-only|Errno 69/,
  ],
  [
    'a package folder under another name',
    "import os\nos.link('/lib/flask', '/tmp/f')",
    'PermissionError',
    /not permitted/,
  ],
  [
    'a place before the start of a file',
    "import os\nf = os.open('/tmp/n', os.O_RDWR | os.O_CREAT)\nos.pwrite(f, b'x', -5)",
    'OSError',
    /Invalid/,
  ],
  [
    'the program in the channel’s place',
    "import os\nos.rename('/app/app.py', '/control/channel')",
    'OSError',
    /Read-only/,
  ],
  ['a longer print', 'import os\nos.ftruncate(1, 10 ** 9)', 'OSError', /Not supported/],
  ['an emptied environ', 'request.environ.clear()\nreturn request.path', 'KeyError', /./],
  ['waiting for input', 'input()', 'EOFError', /EOF/],
];

// Nothing here is meant to take long; a busy machine may.
const flasks = await bothFlasks({ seconds: 20 });

describe.each(flasks)('a program with %s is told why', (_flask, sandbox) => {
  let answers: Promise<readonly Answer[]> | undefined;
  const run = async (): Promise<readonly Answer[]> => {
    // All views share one interpreter.
    const program = HEAD + REFUSED.map(([, code], number) => inView(code, `/${number}`, `view${number}`)).join('');
    const result = await sandbox.run(program, START, perform(REFUSED.map((_row, number) => visit(`/${number}`))));
    if (result.kind !== 'finished') throw new Error(JSON.stringify(result.fault));
    return result.value;
  };

  it.each(REFUSED.map(([name, , type, message], number) => [name, number, type, message] as const))(
    '%s',
    async (_name, number, type, message) => {
      answers ??= run();
      expect((await answers)[number]).toMatchObject({
        kind: 'response',
        response: { status: 500 },
        error: { type, message: expect.stringMatching(message) },
      });
    },
  );

  it('and no traceback is among its prints', async () => {
    answers ??= run();
    expect((await answers).map(({ prints }) => prints).join('')).not.toContain('Traceback');
  });
});

const HARNESS = `import sys
frame = sys._getframe()
while 'command' not in frame.f_locals: frame = frame.f_back
answer, command = frame.f_locals['answer'], frame.f_locals['command']
`;
const response = (more: string) => `response={'status': 200, 'reason': 'OK', 'headers': [], 'body': '', ${more}}`;

describe.each(flasks)('with %s, a program that is ended', (_flask, sandbox) => {
  it.concurrent.each<[string, string, string]>([
    ['by exit()', 'exit()', 'exit'],
    ['by quit(), as at the prompt', 'quit()', 'exit'],
    ['by an exit in close()', "r = Response('x')\nr.call_on_close(exit)\nreturn r", 'exit'],
    ['by a crash', 'import faulthandler\nfaulthandler._sigsegv()', 'exit'],
    ['by a text that contains itself', 'class A:\n  def __repr__(self): return repr(self)\nrepr(A())', 'memory'],
    ['by a number a billion wide', "'{:>2000000000}'.format(1)", 'memory'],
    [
      'by an answer with 180,000 headers',
      `${HARNESS}answer(id=command['id'], kind='response', ${response("'headers': [['a', 'b']] * 180_000")}, error=None)`,
      'broken',
    ],
    [
      'by an answer with 30,000 names',
      `${HARNESS}answer(id=command['id'], **{f'k{n}': n for n in range(30_000)})`,
      'broken',
    ],
    [
      'by an answer that nests',
      `${HARNESS}answer(id=command['id'], x=eval('[' * 80 + ']' * 80), kind='response')`,
      'broken',
    ],
    [
      'by a status that is no number',
      `${HARNESS}answer(id=command['id'], kind='response', ${response("'status': float('nan')")}, error=None)`,
      'broken',
    ],
  ])('%s', async (_name, code, kind) => {
    const result = await sandbox.run(HEAD + inView(code), START, perform([visit('/')]));
    expect(result).toMatchObject({ kind: 'finished', value: [{ kind: 'fault', fault: { kind } }] });
  });

  it('what an answer holds beside the answer never arrives', async () => {
    const code = `${HARNESS}answer(id=command['id'], kind='response', ${response("'more': 1")}, error=None, other=2)\nexit()`;
    const result = await sandbox.run(HEAD + inView(code), START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'response' }] });
    expect(JSON.stringify(result)).not.toMatch(/more|other/);
  });

  it('a body of 60 MB is cut, or does not fit', async () => {
    const program = HEAD + inView("return Response(b'x' * 1_000_000 for _ in range(60))");
    const result = await sandbox.run(program, START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'response', response: { status: 200 } }] });
    expect(result.prints).toContain('longer than 65536 bytes');
  });

  it('all answers of a run together stay small enough to be read beside other learners', async () => {
    const program = HEAD + inView("return 'x' * 60_000, 200, [('X-A', 'y' * 30_000)]");
    const result = await sandbox.run(program, START, perform(Array.from({ length: 12 }, () => visit('/'))));
    if (result.kind !== 'finished') throw new Error('the program was not started');
    const sizes = result.value.map((answer) =>
      answer.kind === 'response' ? answer.response.body.length + JSON.stringify(answer.response.headers).length : 0,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350_000);
    expect(result.prints).toContain('longer than 0 bytes');
  });

  const forgedError = (more: string): string =>
    `answer(id=command['id'], kind='response', ${response('')}, error={'type': 'E', 'message': 'm', 'line': 2, ${more}})\nexit()`;

  it.each([
    ['a line that the program does not have', "'line': 999", { line: null }],
    [
      'columns behind the end of the line',
      "'columns': [3, 10 ** 9]",
      { seen: { text: 'app = Flask(__name__)', part: { from: 3, to: 21 } } },
    ],
    ['columns that go back', "'columns': [9, 2]", { seen: { part: null } }],
    ['columns inside of a character', "'line': 6, 'columns': [12, 13]", { line: 6 }],
    [
      'a mention as a variable',
      "'variables': [['@everyone', '<!channel>']]",
      { seen: { variables: [{ name: '@everyone', value: '<!channel>' }] } },
    ],
  ])('an exception with %s, forged past the harness, shows lines of the program alone', async (_name, more, error) => {
    const program = `${HEAD}@app.get('/')\ndef index():\n    ${HARNESS.trim().replaceAll('\n', '\n    ')}\n    ü = 'ü'; ${forgedError(more).replace('\n', '; ')}\n`;
    const result = await sandbox.run(program, START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'response', error }] });
  });

  it.each([
    ['more variables than a line has', "'variables': [['a', 'b']] * 9"],
    ['a variable as long as a book', "'variables': [['a', 'b' * 2_000]]"],
    ['a variable that is no text', "'variables': [['a', 1]]"],
    ['half a column', "'columns': [0.5, 2]"],
    ['a column before the line', "'columns': [-1, 2]"],
  ])('an exception with %s, forged past the harness, is no answer', async (_name, more) => {
    const result = await sandbox.run(HEAD + inView(`${HARNESS}${forgedError(more)}`), START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'fault', fault: { kind: 'broken' } }] });
  });

  const forgedStory = (cookies: string): string =>
    `answer(id=command['id'], kind='response', ${response('')}, error=None, cookies=${cookies})\nexit()`;

  it.each([
    [
      'a line that it does not have',
      "{'writes': [{'by': 'program', 'lines': [999]}], 'reads': []}",
      { writes: [{ lines: [] }] },
    ],
    [
      'somebody else as its cookie',
      "{'writes': [], 'reads': [{'cookie': '@everyone', 'key': None, 'value': '<!channel>', 'line': 2, 'variable': None}]}",
      { reads: [{ cookie: '@everyone', value: '<!channel>', line: { number: 2, text: 'app = Flask(__name__)' } }] },
    ],
  ])('a story with %s, forged past the harness, harms nobody', async (_name, cookies, told) => {
    const result = await sandbox.run(HEAD + inView(`${HARNESS}${forgedStory(cookies)}`), START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'response', cookies: told }] });
  });

  it.each([
    ['more writes than headers', "{'writes': [{'by': 'program', 'lines': []}] * 201, 'reads': []}"],
    [
      'a read without end',
      "{'writes': [], 'reads': [{'cookie': 'a' * 5_000, 'key': None, 'value': None, 'line': 1, 'variable': None}]}",
    ],
    ['a writer of its own', "{'writes': [{'by': 'me', 'lines': []}], 'reads': []}"],
    ['a line that is no number', "{'writes': [{'by': 'program', 'lines': ['1']}], 'reads': []}"],
    ['nothing in it', '[]'],
  ])('a story with %s, forged past the harness, is no answer', async (_name, cookies) => {
    const result = await sandbox.run(HEAD + inView(`${HARNESS}${forgedStory(cookies)}`), START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'fault', fault: { kind: 'broken' } }] });
  });

  it.each([
    ['forgets the tool', 'import sys\nsys.monitoring.free_tool_id(4)'],
    ['takes the callbacks away', 'import sys\nsys.monitoring.register_callback(4, sys.monitoring.events.LINE, None)'],
    [
      'puts nonsense into the story',
      'import sandbox_cookies\nsandbox_cookies.STORY.made = 5\nsandbox_cookies.STORY.reads = []',
    ],
    ['makes a cookie of another class', 'request.cookies.get(5)\nrequest.cookies.get(b"x")'],
  ])('a program that %s is still answered', async (_name, code) => {
    const result = await sandbox.run(HEAD + inView(code), START, perform([visit('/'), visit('/')]));
    expect(result).toMatchObject({ value: [{ response: { body: 'survived' } }, { kind: 'response' }] });
  });

  it('headers of more than 64 KB, forged past the harness, are no answer', async () => {
    const headers = "[['X', 'y' * 700] for _ in range(100)]";
    const forged = `answer(id=command['id'], kind='response', response={'status': 200, 'reason': '', 'headers': ${headers}, 'body': ''}, error=None)`;
    const result = await sandbox.run(HEAD + inView(`${HARNESS}${forged}\nexit()`), START, perform([visit('/')]));
    expect(result).toMatchObject({ value: [{ kind: 'fault', fault: { kind: 'broken' } }] });
  });
});
