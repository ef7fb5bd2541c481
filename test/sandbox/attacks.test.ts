/**
 * What a hostile or unlucky program can try. Each attempt ends in a clear fault or a harmless answer, the host notices
 * nothing of it, and the next run works.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Fault, RunResult, Sandbox } from '../../src/core/program.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { perform, START } from './fixtures.ts';

/** For what is meant to run into the limit; the rest has the usual time, also on a busy machine. */
const SECONDS = 0.4;
const SECRET = 'only-the-host-knows-this';
let sandbox: Sandbox;
let impatient: Sandbox;
let hostFolder: string;

beforeAll(() => {
  hostFolder = mkdtempSync(join(tmpdir(), 'nibble-host-'));
  writeFileSync(join(hostFolder, 'secret.txt'), SECRET);
  process.env.NIBBLE_TEST_TOKEN = SECRET;
  sandbox = createSandbox();
  impatient = createSandbox({ limits: { seconds: SECONDS } });
});
afterAll(async () => {
  await Promise.all([sandbox.close(), impatient.close()]);
  delete process.env.NIBBLE_TEST_TOKEN;
  rmSync(hostFolder, { recursive: true });
});

const HELLO = 'from flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef index(): return "hello"\n';
const inView = (code: string) =>
  `from flask import Flask\napp = Flask(__name__)\n@app.get('/')\ndef index():\n${code.trim().replace(/^/gm, '    ')}\n    return 'survived'\n`;
const atImport = (code: string) => `${HELLO}\n${code}\n`;

const visit = (path = '/') => ({ method: 'GET', url: `https://app.test${path}`, headers: [], body: '', at: START });
const attempt = (program: string, where = sandbox) => where.run(program, START, perform([visit()]));

function faultOf(result: RunResult<Answer[]>): Fault | null {
  if (result.kind === 'not-started') return result.fault;
  const [answer] = result.value;
  return answer?.kind === 'fault' ? answer.fault : null;
}

function bodyOf(result: RunResult<Answer[]>): string {
  const answer = result.kind === 'finished' ? result.value[0] : undefined;
  return answer?.kind === 'response' ? answer.response.body : `no response: ${JSON.stringify(result)}`;
}

const expectHostUnharmed = (): void => expect(readdirSync(hostFolder)).toEqual(['secret.txt']);

const CHANNEL = `
import sys
frame = sys._getframe()
while 'answer' not in frame.f_locals: frame = frame.f_back
receive, answer = frame.f_locals['receive'], frame.f_locals['answer']
`;

describe.concurrent('a program that takes too long is told so, and', () => {
  it.each<[string, string]>([
    ['an endless loop in a view', inView('while True: pass')],
    ['an endless loop while loading', atImport('while True: pass')],
    ['an endless computation in C', inView('pow(3, 10 ** 9)')],
    ['an endless regular expression', inView("import re\nre.match('(a+)+$', 'a' * 40 + 'b')")],
    ['sleeping for ever', inView('import time\nwhile True: time.sleep(1)')],
    [
      'waiting for input on the control channel',
      inView('import os\nfor fd in range(3, 16):\n  try: os.read(fd, 1)\n  except OSError: pass'),
    ],
    [
      'an exception whose text never ends',
      atImport('class E(Exception):\n  def __str__(self):\n    while True: pass\nraise E'),
    ],
    ['an endless generator as a body', inView('return (0 * x for x in iter(int, 1))').replace('0 * x', "''")],
    [
      'catching everything and going on',
      inView('while True:\n  try:\n    while True: pass\n  except BaseException: pass'),
    ],
    [
      'recursion with a raised limit',
      inView('import sys\nsys.setrecursionlimit(10 ** 9)\ndef f(): return [f() for _ in [1]]\nf()'),
    ],
    ['stealing the next command', inView(`${CHANNEL}\nreceive()`)],
  ])('%s ends', async (_name, program) => {
    expect(faultOf(await attempt(program, impatient))).toEqual({ kind: 'timeout', seconds: SECONDS });
    expectHostUnharmed();
  });
});

describe.concurrent('a program that takes too much, or ends itself', () => {
  it.each<[string, string, ...Fault['kind'][]]>([
    ['a memory bomb while loading', atImport('x = []\nwhile True: x.append(bytearray(10_000_000))'), 'memory'],
    ['a memory bomb in a view', inView("x = 'x' * 10 ** 9"), 'memory'],
    ['a list that only grows', inView('x = [0]\nwhile True: x += x'), 'memory'],
    ['sys.exit while loading', atImport('import sys\nsys.exit(0)'), 'exit'],
    ['sys.exit in a view', inView('import sys\nsys.exit(0)'), 'exit'],
    ['os._exit', inView('import os\nos._exit(0)'), 'exit'],
    ['os.abort', inView('import os\nos.abort()'), 'exit'],
    [
      'an endless atexit handler',
      atImport('import atexit, sys\n@atexit.register\ndef loop():\n  while True: pass\nsys.exit()'),
      'exit',
    ],
    [
      'bad bytecode',
      inView("def f(): pass\nf.__code__ = f.__code__.replace(co_code=b'\\x64\\xff' * 50, co_consts=())\nf()"),
      // It reads what lies behind an empty tuple, and how that ends depends on what lies there.
      'memory',
      'broken',
      'exception',
    ],
  ])('%s', async (_name, program, ...ends) => {
    expect(ends).toContain(faultOf(await attempt(program))?.kind ?? 'exception');
    expectHostUnharmed();
  });

  it.each([
    ['recursion without end', 'def f(): f()\nf()', 'RecursionError'],
    ['deep nesting in JSON', "import json\njson.loads('[' * 100_000)", 'RecursionError'],
    ['deep nesting in source text', "eval('(' * 10_000)", 'SyntaxError'],
    ['deep nesting of operators', "eval('-' * 100_000 + '1')", /RecursionError|MemoryError|SyntaxError/],
  ])('%s is an exception like any other', async (_name, code, type) => {
    const result = await attempt(inView(code));
    const answer = result.kind === 'finished' ? result.value[0] : undefined;
    if (answer?.kind === 'response') expect(answer.error?.type).toMatch(type);
    else expect(faultOf(result)?.kind).toBe('memory');
    expectHostUnharmed();
  });
});

/** Expressions; HOST_FOLDER stands for a folder of the host with a secret in it. */
const WAYS_OUT: readonly (readonly [string, string])[] = [
  ['the host’s files by their path', `open('HOST_FOLDER/secret.txt').read()`],
  ['files above its folder', `open('../../../../../../HOST_FOLDER/secret.txt').read()`],
  ['files above a folder that it has', `open('/tmp/../..HOST_FOLDER/secret.txt').read()`],
  ['a folder descriptor', `__import__('os').open('../../etc/passwd', 0, dir_fd=5)`],
  ['all folders', `[__import__('os').listdir(p) for p in ('/', 'HOST_FOLDER')]`],
  ['a link out', `__import__('os').symlink('HOST_FOLDER/secret.txt', '/tmp/link') or open('/tmp/link').read()`],
  ['the environment', `__import__('os').environ['NIBBLE_TEST_TOKEN']`],
  ['a socket', `__import__('socket').create_connection(('127.0.0.1', 80))`],
  ['ctypes', `__import__('ctypes')`],
  ['another process', `__import__('subprocess').run(['ls'])`],
  ['a fork', `__import__('os').fork()`],
  ['the shell', `__import__('os').system('ls')`],
  ['the control channel a second time', `open('/control/channel')`],
  ['writing a package file', `open('/lib/flask/app.pyc', 'wb').write(b'x')`],
  ['truncating a package file', `__import__('os').truncate('/lib/flask/app.pyc', 0)`],
  ['removing a package file', `__import__('os').remove('/lib/harness.pyc')`],
  ['renaming a package file', `__import__('os').rename('/lib/harness.pyc', '/tmp/x')`],
  ['making a file among the package’s', `open('/lib/x.py', 'w').write('x')`],
];

describe('a program that wants out', () => {
  let answers: readonly Answer[];
  beforeAll(async () => {
    const views = WAYS_OUT.map(
      ([, expression], number) => `@app.get('/${number}')\ndef view${number}(): return repr(${expression})\n`,
    );
    const program = `from flask import Flask\napp = Flask(__name__)\n${views.join('')}`;
    const requests = WAYS_OUT.map((_way, number) => visit(`/${number}`));
    const result = await sandbox.run(program.replaceAll('HOST_FOLDER', hostFolder), START, perform(requests));
    answers = result.kind === 'finished' ? result.value : [];
  });

  it.each(WAYS_OUT.map(([name], number) => [name, number] as const))('%s: refused', (_name, number) => {
    expect(answers[number]).toMatchObject({
      kind: 'response',
      response: { status: 500 },
      error: { line: 2 * number + 4 },
    });
    expect(JSON.stringify(answers[number])).not.toContain(SECRET);
  });

  it('the host is as it was', expectHostUnharmed);
});

describe.concurrent('a program that turns on its harness', () => {
  it.each<[string, string, Fault['kind'] | null]>([
    ['answering twice', inView(`${CHANNEL}\nanswer(id='x')\nanswer(id='y')`), 'broken'],
    ['answering with a wrong id', inView(`${CHANNEL}\nanswer(id='x', kind='loaded')`), 'broken'],
    [
      'answering two lines at once',
      inView("import os\nfor fd in range(3, 16):\n  try: os.write(fd, b'{}\\n{}\\n')\n  except OSError: pass"),
      'broken',
    ],
    [
      'forged lines on every descriptor',
      inView(
        'import os\nfor fd in range(3, 64):\n  try: os.write(fd, b\'{"kind": "loaded"}\\n\')\n  except OSError: pass',
      ),
      'broken',
    ],
    [
      'an answer without end',
      inView(
        "import os\nwhile True:\n  for fd in range(3, 16):\n    try: os.write(fd, b'x' * 100_000)\n    except OSError: pass",
      ),
      'broken',
    ],
    ['closing all descriptors', inView('import os\nos.closerange(0, 100)'), 'broken'],
    [
      'leaving nonsense in the harness’s variables',
      inView(`${CHANNEL}\nframe.f_locals['trouble'].described = 5`),
      'broken',
    ],
    [
      'replacing builtins',
      inView(
        'import builtins\nfor name in ("len", "print", "open", "str", "isinstance", "type"): setattr(builtins, name, None)',
      ),
      'broken',
    ],
    ['replacing json', atImport('import json\njson.dumps = json.loads = None'), null],
    ['a status that is no number', atImport("app.wsgi_app = lambda e, s: s('many OK', []) and []"), null],
    ['headers that are no text', atImport('app = lambda e, s: (s("200 OK", [(1, 2)]), [])[1]'), null],
    ['a body that is no bytes', atImport('app = lambda e, s: (s("200 OK", []), [5, None])[1]'), null],
    ['an app that never starts its response', atImport('app = lambda e, s: []'), null],
    ['an app that is no app', atImport('app = print'), null],
    ['a huge number as the status', atImport("app = lambda e, s: (s('9' * 5000 + ' OK', []), [])[1]"), null],
  ])('%s', async (_name, program, kind) => {
    expect(faultOf(await attempt(program))?.kind ?? null).toBe(kind);
    expectHostUnharmed();
  });
});

describe.concurrent('a program that floods', () => {
  it('prints are cut at the limit, and say so', async () => {
    const { prints } = await attempt(inView("for _ in range(3): print('x' * 50_000)"));
    expect(prints.length).toBeLessThan(66_000);
    expect(prints).toContain('left out');
    expectHostUnharmed();
  });

  it('many small prints cost no memory of the host', async () => {
    const result = await attempt(inView("while True: print('x')"), impatient);
    expect(faultOf(result)?.kind).toBe('timeout');
    expect(result.prints.length).toBeLessThan(66_000);
    expectHostUnharmed();
  });

  it('a body is cut at the limit, and the prints say so', async () => {
    const result = await attempt(inView("return 'x' * 1_000_000"));
    expect(bodyOf(result)).toHaveLength(64 * 1024);
    expect(result.prints).toContain('65536 bytes');
  });

  it('headers have a limit', async () => {
    const result = await attempt(inView("return 'x', {'X-Long': 'x' * 100_000}"));
    expect(result).toMatchObject({ value: [{ response: { status: 500 }, error: { type: 'ValueError' } }] });
  });

  it.each([
    ['one big file', "open('/tmp/x', 'wb').write(bytes(30_000_000))"],
    ['a file with a hole', "f = open('/tmp/x', 'wb'); f.seek(10 ** 12); f.write(b'x'); f.flush()"],
    ['a file made long', "f = open('/tmp/x', 'wb'); f.truncate(10 ** 12)"],
    ['allocating', "import os; os.posix_fallocate(os.open('/tmp/x', os.O_RDWR | os.O_CREAT), 0, 10 ** 12)"],
    ['many files', "[open(f'/app/{n}', 'w').close() for n in range(1000)]"],
    ['many folders', "import os; [os.mkdir(f'/tmp/{n}') for n in range(1000)]"],
    [
      'many names of one file',
      "import os; open('/tmp/x', 'w').close(); [os.link('/tmp/x', f'/tmp/{n}') for n in range(1000)]",
    ],
    ['many open files', "kept = [open('/app/app.py') for _ in range(1000)]"],
    ['long file names', "import os; [os.mkdir('/tmp/' + 'x' * 10 ** 6 + str(n)) for n in range(1000)]"],
  ])('%s: the quota says no', async (_name, code) => {
    const result = await attempt(inView(code));
    expect(result).toMatchObject({
      value: [{ response: { status: 500 }, error: { type: expect.stringMatching(/OSError/) } }],
    });
  });

  it('the host is as it was', expectHostUnharmed);

  it('descriptors are used again when they are closed', async () => {
    expect(bodyOf(await attempt(inView("for _ in range(500): open('/app/app.py').close()")))).toBe('survived');
  });
});

describe('after all of this', () => {
  it('the host is as it was, and programs run', async () => {
    expectHostUnharmed();
    for (const where of [sandbox, impatient]) {
      const bodies = await Promise.all([1, 2, 3].map(async () => bodyOf(await attempt(HELLO, where))));
      expect(bodies).toEqual(['hello', 'hello', 'hello']);
    }
  });
});
