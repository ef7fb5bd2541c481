/**
 * What a snapshot adds to what a hostile program can try. All runs are copies of one memory, and one thread performs
 * many of them in the same place: nothing of a run may be seen by another one, and nothing of the boot may be of use to
 * it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { findFlask } from '../../src/sandbox/index.ts';
import type { FlaskPackages } from '../../src/sandbox/real-flask/find-flask.ts';
import type { Machine } from '../../src/sandbox/worker/machine.ts';
import { SEARCH } from './both-flasks.ts';
import { bodyOf, type Ended, openMachine, snapshotWith } from './on-machine.ts';

const inView = (code: string) =>
  `from flask import Flask\napp = Flask(__name__)\n@app.get('/')\ndef index():\n${code.trim().replace(/^/gm, '    ')}\n`;

/** Not in the text of a program, so that what is found is what the program made of it. */
const SECRET = 'SWORDFISH-in-the-nightstand';
const MAKE_SECRET = `secret = ''.join(reversed('${[...SECRET].reverse().join('')}'))`;

/**
 * All of an interpreter's memory, as a bytearray that is forged by bytecode that reads a constant beyond the end of its
 * list: CPython trusts bytecode. So a program can read and write every byte, and call what it likes.
 */
const ALL_MEMORY = `
import struct
def all_memory():
    base = id(())
    def fake(size):
        kind = id(bytearray)
        return struct.pack('<IIIIIII', 1 << 20, kind, size, size + 1, 0, 0, 0)
    body = fake(0x7fffffff)
    pointer = struct.pack('<I', id(body) + 16)
    def load(): return None
    start = id(load.__code__.co_consts) + 12
    target = id(pointer) + 16
    keep = []
    while (target - start) % 4 or target < start:
        pointer = bytes(bytearray(pointer))
        keep.append(pointer)
        target = id(pointer) + 16
    index = (target - start) // 4
    parts = [index >> shift & 255 for shift in (24, 16, 8)]
    code = bytes([151, 0]) + b''.join(bytes([144, part]) for part in parts) + bytes([100, index & 255, 83, 0])
    load.__code__ = load.__code__.replace(co_code=code)
    keep += [body, pointer]
    all_memory.kept = keep
    return load()
`;

const found = await findFlask(SEARCH);
const FLASKS: readonly (readonly [string, FlaskPackages | null])[] = [
  ['our small Flask', null],
  ...(found.kind === 'real' ? [['the real Flask', found.flask] as const] : []),
];
if (found.kind === 'small') process.stderr.write('copies with the real Flask are not tested: this machine has none\n');

describe.each(FLASKS)('with %s,', (_name, flask) => {
  let machine: Machine;
  let untouched: Buffer;
  let perform: (program: string) => Ended;
  beforeAll(async () => {
    const made = await snapshotWith(flask);
    ({ machine, perform } = openMachine(made));
    untouched = Buffer.from(openMachine(made).machine.memory);
  });

  /** Performs a program, wipes what it leaves, and gives the body of its answer. */
  function bodyFrom(program: string): string {
    const ended = perform(program);
    machine.prepare();
    return bodyOf(ended);
  }

  describe('nothing of a run is left for the next one', () => {
    const LEAVING: readonly (readonly [string, string])[] = [
      ['in its objects', inView(`global kept\n${MAKE_SECRET}\nkept = [secret.encode() * 1000]\nreturn 'done'`)],
      ['in a file', inView(`${MAKE_SECRET}\nopen('/tmp/x', 'w').write(secret)\nreturn secret`)],
      ['in its prints', inView(`${MAKE_SECRET}\nprint(secret)\nreturn secret`)],
      [
        'in modules that all programs have',
        inView(`import json, builtins\n${MAKE_SECRET}\njson.secret = builtins.secret = secret\nreturn secret`),
      ],
      ['in a memory that has grown', inView(`global kept\n${MAKE_SECRET}\nkept = [secret * 400_000]\nreturn 'done'`)],
      [
        'in the last page of a full memory',
        inView(`global kept\n${MAKE_SECRET}\nkept = []\nwhile True: kept.append(secret.encode() * 9_999)`),
      ],
      ['when it exits in the middle', inView(`import os\n${MAKE_SECRET}\nkept = [secret.encode()]\nos._exit(0)`)],
      ['when it aborts', inView(`import os\n${MAKE_SECRET}\nkept = [secret.encode()]\nos.abort()`)],
      [
        'when it breaks its harness',
        inView(
          `import os\n${MAKE_SECRET}\nkept = [secret.encode()]\nfor fd in range(3, 99): os.write(fd, b'{}\\n{}\\n')`,
        ),
      ],
    ];

    it.each(LEAVING)('%s', (_where, program) => {
      perform(program);
      expect(Buffer.from(machine.memory.buffer).includes(SECRET)).toBe(true);
      machine.prepare();
      expect(Buffer.from(machine.memory.buffer).includes(SECRET)).toBe(false);
      expect(untouched.equals(machine.memory)).toBe(true);
    });

    it('a program that reads all of its memory finds its own secret, and no other one’s', () => {
      const search = `memory = all_memory()\nend = len(everything := bytes(memory[8:${untouched.length}]))\n`;
      const find = `${search}return str(everything.count(''.join(reversed('${[...SECRET].reverse().join('')}')).encode()))`;
      expect(
        Number(bodyFrom(ALL_MEMORY + inView(`global kept\n${MAKE_SECRET}\nkept = secret.encode() * 2\n${find}`))),
      ).toBeGreaterThan(2);
      // Its own text of what it looks for is all that is there.
      const alone = bodyFrom(ALL_MEMORY + inView(find));
      expect(bodyFrom(ALL_MEMORY + inView(find))).toBe(alone);
      expect(Number(alone)).toBeLessThanOrEqual(2);
    });

    it('a program that overwrites all of its memory harms itself alone', () => {
      const { end } = perform(
        ALL_MEMORY + inView('memory = all_memory()\nfor at in range(0, 8_000_000, 64): memory[at:at + 64] = bytes(64)'),
      );
      expect(end).not.toBe('finished');
      machine.prepare();
      expect(untouched.equals(machine.memory)).toBe(true);
      expect(bodyFrom(inView("return 'works'"))).toBe('works');
    });
  });

  describe('a run is the same whatever ran before', () => {
    /** Everything that a program could tell one copy from another by. */
    const FINGERPRINT = inView(`
import gc, json, os, random, secrets, sys, time, uuid, builtins
class Thing: pass
def number(path):
    found = os.stat(path)
    return [found.st_ino, found.st_size, found.st_mtime]
def is_open(fd):
    try: return [fd, os.fstat(fd).st_ino]
    except OSError: return None
os.mkdir('/tmp/new')
return json.dumps([
    id(Thing), id(Thing()), id([]), id(()), id(json), id(index),
    number('/app/app.py'), number('/tmp/new'), number('/lib'), number('/lib/flask'),
    [is_open(fd) for fd in range(64) if is_open(fd)],
    [os.listdir(folder) for folder in ('/app', '/tmp', '/control')],
    random.random(), secrets.token_hex(), str(uuid.uuid4()), os.urandom(8).hex(), hash('x'), list({'a', 'b', 'c'}),
    time.time(), time.monotonic(), time.perf_counter(), time.process_time(),
    gc.get_count(), gc.get_stats(), len(gc.get_objects()), gc.get_freeze_count(), sys.getallocatedblocks(),
    sorted(sys.modules), sorted(vars(builtins)), sorted(vars(json)), sys.path, sorted(os.environ.items()),
    repr(sys._getframe()), sys.getrecursionlimit(), sys.intern('never heard of') is sys.intern('never heard of'),
])`);

    it.each([
      ['a program that does little', inView("return 'x'")],
      ['a program that takes a lot of memory', inView('return str(len(bytearray(50_000_000)))')],
      ['a memory bomb', inView("return 'x' * 10 ** 10")],
      [
        'a program that changes what it can',
        inView(`import builtins, gc, json, os, random, sys
builtins.mine = json.mine = 1
gc.disable(); sys.setrecursionlimit(5000); sys.path.append('/tmp'); os.environ['mine'] = '1'
random.seed(5); os.chdir('/tmp'); open('/tmp/mine', 'w').write('x'); os.link('/lib/harness.pyc', '/tmp/linked')
kept = [open('/app/app.py') for _ in range(20)]; os.close(2); sys.modules['mine'] = json
return 'x'`),
      ],
      ['a program that exits', inView('import os\nos._exit(3)')],
      ['a program that does not load', 'x = (\n'],
    ])('%s', (_name, before) => {
      const first = bodyFrom(FINGERPRINT);
      expect(JSON.parse(first)).toHaveLength(35);
      perform(before);
      machine.prepare();
      expect(bodyFrom(FINGERPRINT)).toBe(first);
    });
  });

  describe('what the boot leaves behind', () => {
    it('is no channel to be opened, and no file of its own', () => {
      // The interpreter's own table of files forgets no number, so many of them are the channel; none is another file.
      const program = inView(`import os, stat
def kind(fd):
    try: return stat.S_IFMT(os.fstat(fd).st_mode)
    except OSError: return None
kinds = [kind(fd) for fd in range(200)]
names = {stat.S_IFREG: 'f', stat.S_IFCHR: 'c', stat.S_IFDIR: 'd', None: '-'}
return f"{''.join(names[kind] for kind in kinds).strip('-')} {os.listdir('/control')} {os.listdir('/tmp')} {os.listdir('/app')}"`);
      expect(bodyFrom(program)).toMatch(/^fccd{5}[c-]+ \[\] \[\] \['app.py'\]$/);
      expect(bodyFrom(inView("return open('/control/channel').read()"))).toContain('FileNotFoundError');
    });

    it('is not among the random numbers of a run', () => {
      const drawn = Buffer.from(bodyFrom(inView('import os\nreturn os.urandom(32).hex()')), 'hex');
      for (let at = 0; at + 8 <= drawn.length; at += 8) {
        expect(untouched.includes(drawn.subarray(at, at + 8))).toBe(false);
      }
    });

    it('does not make numbers repeat within a run', () => {
      const program = inView(`import os, random, secrets, uuid
return ' '.join([os.urandom(4).hex(), '%08x' % random.getrandbits(32), secrets.token_hex(4), uuid.uuid4().hex[:8],
                 '%08x' % random.Random().getrandbits(32), '%08x' % random.SystemRandom().getrandbits(32)])`);
      const numbers = bodyFrom(program).split(' ');
      expect(new Set(numbers).size).toBe(6);
    });
  });

  describe('a program that goes back into its harness', () => {
    const BOOT = `
import sys
frame = sys._getframe()
while 'command' not in frame.f_locals: frame = frame.f_back
answer, command, receive = (frame.f_locals[name] for name in ('answer', 'command', 'receive'))
while 'serve' not in frame.f_locals: frame = frame.f_back
serve = frame.f_locals['serve']
main = sys.modules['__main__']`;

    it.each([
      ['by serving again, before its answer', `${BOOT}\nserve()`, 'timeout'],
      [
        'by serving again, after an answer of its own',
        `${BOOT}\nanswer(id=command['id'], kind='loaded')\nserve()`,
        'finished',
      ],
      ['by answering twice', `${BOOT}\nanswer(id=1)\nanswer(id=2)`, 'broken'],
      ['by taking the next command', `${BOOT}\nreceive()`, 'timeout'],
      [
        'by an exception that it does not expect',
        `${BOOT}\nframe.f_locals['serve'].__code__ = (lambda: 1).__code__\nsys.exit()`,
        'finished',
      ],
    ])('%s', (_how, code, end) => {
      expect(perform(inView(code)).end).toBe(end);
      machine.prepare();
      expect(bodyFrom(inView("return 'works'"))).toBe('works');
    });

    it('by booting again, finds no channel', () => {
      expect(bodyFrom(inView(`${BOOT}\nmain.boot()`))).toContain('FileNotFoundError');
    });

    it('by stopping the clock as the boot does, stops nothing', () => {
      expect(bodyFrom(inView("import time\nfor _ in range(100): time.time()\nreturn 'works'"))).toBe('works');
    });
  });
});
