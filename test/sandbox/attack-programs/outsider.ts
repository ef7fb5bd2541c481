/** What the first outsider tried, on all there is. */
import { attacksOf, loading, RESPONSE, type Row, shows, view, writes, wsgi } from './rows.ts';

const ESCAPES: readonly Row[] = [
  ['loading C by _ctypes', view('import _ctypes'), 'ModuleNotFoundError'],
  [
    'loading C by an extension module’s loader',
    view("from importlib.machinery import ExtensionFileLoader as L\nL('x', '/lib/x.so').load_module()"),
    'AttributeError',
  ],
  [
    'a posix module imported anew',
    shows(
      "x.listdir('/proc')",
      "import importlib.util, importlib.machinery\nx = importlib.machinery.BuiltinImporter.load_module('posix')",
    ),
    'FileNotFoundError',
  ],
  ['the process’s own environment by /proc', shows("open('/proc/self/environ').read()"), 'FileNotFoundError'],
  ['the memory by /proc/self/mem', shows("open('/proc/self/mem', 'rb').read(10)"), 'FileNotFoundError'],
  [
    '/dev/mem, /dev/tty and /dev/fd',
    shows("[open(p).read() for p in ('/dev/fd/0', '/dev/mem', '/dev/tty')]"),
    'FileNotFoundError',
  ],
  [
    'every folder it can name, for a file of the host',
    shows(
      "[[r, f] for p in ('/', '/root', '/home', '/work', '/etc', 'HOST_FOLDER', '..', '/..//../') for r, _, f in os.walk(p)]",
      'import os',
    ),
    '200',
  ],
  ['a path with a nul byte in it', shows("open('/app/app.py\\0/../../etc/passwd').read()"), 'ValueError'],
  [
    'a link that leads above its root',
    shows("open('/tmp/l/../../../../HOST_FOLDER/secret.txt').read()", "import os\nos.symlink('/../../..', '/tmp/l')"),
    'OSError',
  ],
  [
    'a chain of links that ends in itself',
    shows("open('/tmp/a').read()", "import os\nos.symlink('/tmp/b', '/tmp/a')\nos.symlink('/tmp/a', '/tmp/b')"),
    'OSError',
  ],
  [
    'mounting, and a new root',
    view(
      "import os\nfor name in ('chroot', 'mount', 'setuid', 'unshare', 'setns'): assert not hasattr(os, name), name",
    ),
    '200',
  ],
  ['all of the environment', shows('dict(os.environ)', 'import os'), '200'],
  ['exec in place of the interpreter', view("import os\nos.execv('/bin/sh', ['sh'])"), 'AttributeError'],
  ['posix_spawn', view("import os\nos.posix_spawn('/bin/sh', ['sh'], {})"), 'AttributeError'],
  ['a pseudo terminal', view("import pty\npty.spawn('/bin/sh')"), 'ModuleNotFoundError'],
  [
    'a socket of its own, listening',
    view("import socket\ns = socket.socket()\ns.bind(('', 8080))\ns.listen()\ns.accept()"),
    'OSError',
  ],
  [
    'an event loop with a server',
    view("import asyncio\nasyncio.run(asyncio.start_server(print, '127.0.0.1', 8080))"),
    'OSError',
  ],
  ['a server by app.run()', loading("app.run(host='0.0.0.0', port=80)"), '200'],
  [
    'the library as a place for its own code',
    view("import sys\nopen('/lib/sitecustomize.py', 'w').write('x')"),
    'OSError',
  ],
  ['a mode of a library file', view("import os\nos.chmod('/lib', 0o777)"), '200'],
  ['times of a library file', view("import os\nos.utime('/lib/harness.pyc', (0, 0))"), 'OSError'],
  ['a name of its own in place of the root', view("import os\nos.rename('/app', '/lib')"), 'OSError'],
];

const INTERPRETER: readonly Row[] = [
  [
    'bytecode from marshal',
    view(
      "import marshal, types\ncode = marshal.loads(marshal.dumps(compile('1', 'x', 'eval')).replace(b'\\x64', b'\\xff'))\neval(code)",
    ),
    '200',
  ],
  [
    'marshal data that nests without end',
    view("import marshal\nmarshal.loads(b'(' * 100 + b'\\x05\\x00\\x00\\x00' * 100_000)"),
    'memory',
  ],
  [
    'a stack deeper than its code says',
    view(
      'def f(): return 1\nf.__code__ = f.__code__.replace(co_stacksize=1, co_code=bytes([100, 0]) * 5000 + bytes([83, 0]))\nf()',
    ),
    '200',
  ],
  [
    'a pickle that calls os.system',
    view("import pickle\npickle.loads(b'cos\\nsystem\\n(S\\'id\\'\\ntR.')"),
    'AttributeError',
  ],
  ['an error in a finaliser', view('class A:\n  def __del__(self): raise SystemExit(3)\nA()'), '200'],
  ['a finaliser that makes itself anew without end', view('class A:\n  def __del__(self): A()\nA()'), 'timeout'],
  [
    'a resurrected object for the next run',
    loading('import gc, builtins\nclass A:\n  def __del__(self): builtins.kept = self\nA()\ngc.collect()'),
    '200',
  ],
  [
    'tracing the harness by settrace on all frames',
    view(
      'import sys\ndef t(frame, event, arg): frame.f_trace_opcodes = True; return t\nf = sys._getframe()\nwhile f: f.f_trace = t; f = f.f_back\nsys.settrace(t)',
    ),
    '200',
  ],
  ['a profiling function that ends the program', view('import sys\nsys.setprofile(lambda *a: sys.exit(1))'), 'exit'],
  [
    'sys.monitoring on every line, the harness’s too',
    view(
      "import sys\nm = sys.monitoring\nm.use_tool_id(1, 'x')\nm.register_callback(1, m.events.LINE, lambda *a: 1 / 0)\nm.set_events(1, m.events.LINE)",
    ),
    'broken',
  ],
  [
    'an audit hook that refuses everything',
    view("import sys\ndef no(*a): raise RuntimeError('no')\nsys.addaudithook(no)"),
    'broken',
  ],
  [
    'an import hook that answers for every module',
    view(
      'import sys\nclass H:\n  def find_spec(self, name, *a): raise SystemExit\nsys.meta_path.insert(0, H())\nimport colorsys',
    ),
    'exit',
  ],
  ['sys.modules emptied', view('import sys\nsys.modules.clear()'), 'AttributeError'],
  [
    'a module of its own in place of flask',
    view(
      "import sys, types\nsys.modules['flask'] = sys.modules['json'] = sys.modules['sandbox_wsgi'] = types.ModuleType('flask')",
    ),
    '200',
  ],
  [
    'all modules without their contents',
    view("import sys\nfor m in list(sys.modules.values()):\n  if m is not None: getattr(m, '__dict__', {}).clear()"),
    'broken',
  ],
  [
    'every function of the collector’s with another code',
    view(
      'import gc, types\ndef f(*a, **k): return None\nfor o in gc.get_objects():\n  if isinstance(o, types.FunctionType):\n    try: o.__code__ = f.__code__\n    except ValueError: pass',
    ),
    'TypeError',
  ],
  [
    'the harness’s variables by gc',
    view(
      "import gc\nfor o in gc.get_objects():\n  if isinstance(o, dict) and 'source' in o and 'kind' in o: o.clear()",
    ),
    '200',
  ],
  [
    'a str that is equal to everything',
    view(
      "class S(str):\n  def __eq__(self, o): return True\n  def __hash__(self): return 0\nreturn Response('x', headers=[(S('X-A'), S('b'))])",
    ),
    'ValueError',
  ],
  [
    'recursion in __repr__ by a list in itself',
    view('x = []\nfor _ in range(100_000): x = [x]\nreturn repr(x)'),
    'RecursionError',
  ],
  [
    'recursion in C by nested exceptions',
    view('e = None\nfor _ in range(100_000):\n  n = ValueError()\n  n.__cause__ = e\n  e = n\nraise e'),
    'ValueError',
  ],
  [
    'an exception group of exception groups',
    view("e = ValueError('x')\nfor _ in range(5_000): e = ExceptionGroup('g', [e])\nraise e"),
    'ExceptionGroup',
  ],
  [
    'a class with a thousand bases',
    view("bases = tuple(type(f'B{n}', (), {}) for n in range(20_000))\ntype('C', bases, {})"),
    'timeout',
  ],
];

const CHANNEL: readonly Row[] = [
  ['half an answer and then none', writes('b\'{"id":\'', 'while True: pass'), 'timeout'],
  ['half an answer, and the harness’s behind it', writes('b\'{"id":\''), 'broken'],
  ['an empty line', writes("b'\\n'"), 'broken'],
  ['nul bytes', writes("bytes(1_000) + b'\\n'"), 'broken'],
  ['bytes that are no UTF-8', writes("b'\\xff\\xfe\\xed\\xa0\\x80\\n'"), 'broken'],
  ['a length of minus one before the answer', writes("b'-1\\n'"), 'broken'],
  ['a length of 2 ** 64', writes("b'18446744073709551616\\n'"), 'broken'],
  [
    'an answer under __proto__',
    writes("(json.dumps({'id': command['id'], '__proto__': {'kind': 'loaded'}, 'constructor': 1}) + '\\n').encode()"),
    'broken',
  ],
  [
    'a number that JSON does not have as the status',
    writes(
      "(json.dumps({'id': command['id'], 'kind': 'response', 'error': None, 'response': " +
        RESPONSE +
        "}).replace('200', '1e999') + '\\n').encode()",
      'import os\nos._exit(0)',
    ),
    'broken',
  ],
  [
    'a fault that is the bot’s to tell',
    writes(
      "(json.dumps({'id': command['id'], 'kind': 'fault', 'fault': {'kind': 'busy', 'ahead': 99}}) + '\\n').encode()",
      'import os\nos._exit(0)',
    ),
    'broken',
  ],
  [
    'an error on line minus one, of a class with markup',
    writes(
      "(json.dumps({'id': command['id'], 'kind': 'response', 'response': " +
        RESPONSE +
        ", 'error': {'type': '<!channel>', 'message': '@everyone', 'line': -1}}) + '\\n').encode()",
      'import os\nos._exit(0)',
    ),
    'broken',
  ],
  [
    'an answer for the run that comes next',
    writes("(json.dumps({'id': 'next', 'kind': 'loaded'}) + '\\n').encode() * 3"),
    'broken',
  ],
  [
    'lines like the channel’s on stdout and stderr',
    view('import os\nfor fd in (1, 2): os.write(fd, b\'{"id": "x", "kind": "loaded"}\\n\\0\')'),
    '200',
  ],
  [
    'stdout in place of the channel',
    view('import os\nfor fd in range(3, 20):\n  try: os.dup2(1, fd)\n  except OSError: pass'),
    'AttributeError',
  ],
  ['moving the channel to another number', writes("b''", 'os.dup2(channel, 40)\nos.close(channel)'), 'AttributeError'],
  ['a seek in the channel', writes("b''", 'os.lseek(channel, 0, 0)'), 'OSError'],
  ['writing in pieces of one byte', writes("b''", "for _ in range(200_000): os.write(channel, b'x')"), 'broken'],
];

const ANSWERS: readonly Row[] = [
  ['the status line 99999', wsgi("start('99999 NO', [])\nreturn [b'x']"), 'ValueError'],
  ['the status line -200', wsgi("start('-200 OK', [])\nreturn [b'x']"), 'ValueError'],
  ['a status in Arabic digits', wsgi("start('٢٠٠ OK', [])\nreturn [b'x']"), '200'],
  ['a reason with markup and colours', wsgi("start('200 <!channel> @everyone \\x1b[31m', [])\nreturn [b'x']"), '200'],
  ['a million headers', wsgi("start('200 OK', [('X', 'y')] * 1_000_000)\nreturn [b'x']"), 'ValueError'],
  [
    'headers that never end',
    wsgi("import itertools\nstart('200 OK', itertools.repeat(('X', 'y')))\nreturn [b'x']"),
    'timeout',
  ],
  ['a header with half a character', wsgi("start('200 OK', [('X', '\\ud800')])\nreturn [b'x']"), '200'],
  ['a header with a nul byte', wsgi("start('200 OK', [('Set-Cookie', 'a=\\0b')])\nreturn [b'x']"), 'ValueError'],
  [
    'a header that is a str of another kind',
    wsgi(
      "class S(str):\n  def encode(self, *a): return b'x\\r\\ny'\n  def __len__(self): return -1\nstart('200 OK', [(S('X'), S('y'))])\nreturn [b'x']",
    ),
    'ValueError',
  ],
  ['starting twice', wsgi("start('200 OK', [])\nstart('500 NO', [])\nreturn [b'x']"), 'AssertionError'],
  ['a body that is a number, None, itself', wsgi("start('200 OK', [])\nreturn 5"), 'TypeError'],
  [
    'a body of parts that say they are as long as 2 ** 62',
    wsgi("class B(bytes):\n  def __len__(self): return 2 ** 62\nstart('200 OK', [])\nreturn [B(b'x')]"),
    'OverflowError',
  ],
  [
    'parts of a body that are empty, for ever',
    wsgi("import itertools\nstart('200 OK', [])\nreturn itertools.repeat(b'')"),
    'timeout',
  ],
  [
    'a body whose close never comes back',
    wsgi("class B(list):\n  def close(self):\n    while True: pass\nstart('200 OK', [])\nreturn B([b'x'])"),
    'timeout',
  ],
  [
    'a Content-Length of minus a billion',
    view("r = make_response('x')\nr.headers['Content-Length'] = '-1000000000'\nreturn r"),
    '200',
  ],
  [
    'a page packed with gzip, a thousand times as long unpacked',
    view(
      "import zlib\nreturn Response(zlib.compress(b'x' * 20_000_000), headers={'Content-Encoding': 'deflate', 'Content-Type': 'text/html'})",
    ),
    '200',
  ],
  ['redirects to itself without end', view("return redirect('/')"), '302'],
  ['a redirect to a file of the host', view("return redirect('file:///etc/passwd')"), '302'],
  ['a redirect to a script', view("return redirect('javascript:alert(1)')"), '302'],
  [
    'a redirect to an address of 60,000 characters',
    view("r = make_response('', 302)\nr.headers['Location'] = '/' + '../%2e%2e/' * 6_000\nreturn r"),
    'ValueError',
  ],
  [
    'a redirect to a name of ten thousand labels',
    view("r = make_response('', 302)\nr.headers['Location'] = 'http://' + 'xn--a.' * 9_000 + 'test/'\nreturn r"),
    '302',
  ],
];

const PAGES: readonly Row[] = [
  ['a page of 60,000 tags that never close', view("return '<div>' * 12_000"), '200'],
  ['a tag with 100,000 attributes', view("return '<p ' + 'a=1 ' * 100_000 + '>x</p>'"), '200'],
  ['tags that begin and do not end', view("return '<' * 60_000"), '200'],
  ['comments that begin and do not end', view("return '<!--' * 15_000"), '200'],
  ['scripts in scripts', view("return '<script>' * 4_000 + '</script' * 3_000"), '200'],
  ['entities without end', view("return '&amp' * 8_000 + '&#x' + '9' * 30_000"), '200'],
  [
    'entities of characters that do not exist',
    view("return '&#x110000;&#xD800;&#0;&#-1;&#99999999999999;' * 1_000"),
    '200',
  ],
  ['titles, textareas and plaintext', view("return '<title><textarea><plaintext><xmp><noscript>' * 1_200"), '200'],
  ['a table that nests', view("return '<table><tr><td>' * 4_000 + 'x'"), '200'],
  ['every line a thousand marks on one letter', view("return 'a' + '\\u0301' * 30_000"), '200'],
  ['text that turns round and round', view("return '\\u202e\\u2066\\u202b' * 7_000 + 'x'"), '200'],
  [
    'colours and commands for the terminal',
    view("print('\\x1b]0;title\\x07\\x1b[2J\\x9b31m\\x1bP')\nreturn '\\x1b[2J\\x1b]52;c;eA==\\x07'"),
    '200',
  ],
  [
    'mentions, links and markup of both platforms',
    view(
      "text = '@everyone <!channel> <@U1> <@1> [x](http://evil.test) <http://evil.test|x> ```\\n~~~'\nprint(text)\nreturn text",
    ),
    '200',
  ],
  ['an exception of mentions and fences', view("raise ValueError('```\\n@everyone <!here> ```')"), 'ValueError'],
  [
    'JSON that nests 30,000 deep',
    view("return Response('[' * 30_000 + ']' * 30_000, mimetype='application/json')"),
    '200',
  ],
  [
    'JSON with __proto__ and a number of 60,000 digits',
    view("return Response('{\"__proto__\": {\"x\": 1}, \"n\": ' + '9' * 60_000 + '}', mimetype='application/json')"),
    '200',
  ],
  [
    'a page in a character set that is not there',
    view(
      "return Response(b'\\xff\\xfe+ADw-script+AD4-', headers={'Content-Type': 'text/html; charset=' + 'utf-7;' * 5_000})",
    ),
    '200',
  ],
  ['a page of one word of 65,000 letters', view("return 'x' * 65_000"), '200'],
  ['a page of families', view("return '👩‍👩‍👧‍👦' * 2_500"), '200'],
];

const COOKIES: readonly Row[] = [
  [
    'a cookie with 60,000 spaces',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a' + ' ' * 60_000 + '=b'\nreturn r"),
    '200',
  ],
  [
    'a cookie with 60,000 quotes',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=' + '\"' * 60_000\nreturn r"),
    '200',
  ],
  [
    'a cookie with 30,000 attributes',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=b' + ';x' * 30_000\nreturn r"),
    '200',
  ],
  [
    'a date of 60,000 numbers',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=b; Expires=' + '1:' * 30_000\nreturn r"),
    '200',
  ],
  [
    'dates that no calendar has',
    view(
      "r = make_response('x')\nfor d in ('Thu, 99 Feb 99999 25:61:61 GMT', 'Sun, 31 Dec 1600 00:00:00 GMT', '31 Dec 275760 23:59:59'): r.headers.add('Set-Cookie', 'a=b; Expires=' + d)\nreturn r",
    ),
    '200',
  ],
  [
    'a Max-Age of 60,000 digits',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=b; Max-Age=' + '9' * 60_000\nreturn r"),
    '200',
  ],
  [
    'a Max-Age of minus 10 ** 400',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=b; Max-Age=-1' + '0' * 400\nreturn r"),
    '200',
  ],
  [
    '190 cookies of different names, each time others',
    view(
      "import itertools\nr = make_response('x')\nn = int(request.cookies.get('n0', '0')) + 1\nfor k in range(190): r.headers.add('Set-Cookie', f'n{k}={n}; Path=/')\nreturn r",
    ),
    '200',
  ],
  [
    '190 cookies of 330 marks',
    view(
      "r = make_response('x')\nfor k in range(190): r.headers.add('Set-Cookie', f'n{k}=' + '<@*_`~|\\\\>:' * 33)\nreturn r",
    ),
    '200',
  ],
  [
    'cookies called __proto__ and constructor',
    view(
      "r = make_response('x')\nfor n in ('__proto__', 'constructor', 'hasOwnProperty', 'toString'): r.set_cookie(n, 'x')\nreturn r",
    ),
    '200',
  ],
  [
    'a cookie for all of com, and for another site',
    view(
      "r = make_response('x')\nfor d in ('com', 'test', '.', '..', 'other.test', '[::1]', 'a.' * 20_000): r.headers.add('Set-Cookie', 'a=b; Domain=' + d)\nreturn r",
    ),
    '200',
  ],
  [
    'a cookie whose value is markup',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = '<!channel>=@everyone`*_~'\nreturn r"),
    '200',
  ],
  [
    'a cookie of percent signs that decode to nothing',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=' + '%E2%80%AE%' * 390\nreturn r"),
    '200',
  ],
];

const RESOURCES: readonly Row[] = [
  [
    'a zip bomb unpacked inside',
    view('import zlib\nreturn str(len(zlib.decompress(zlib.compress(bytes(300_000_000)))))'),
    'memory',
  ],
  [
    'a number of a billion digits as text',
    view('import sys\nsys.set_int_max_str_digits(0)\nreturn str(7 ** 2_000_000)'),
    'timeout',
  ],
  ['a number too long to be text', view('return str(7 ** 100_000)'), 'ValueError'],
  ['text too long to be a number', view("return str(int('9' * 5_000))"), 'ValueError'],
  [
    '100,000 keys with the same hash',
    view('class K:\n  def __hash__(self): return 1\nreturn str(len({K(): 1 for _ in range(100_000)}))'),
    'timeout',
  ],
  [
    'an expression of sixteen nested repetitions',
    view("import re\nreturn str(re.match('(((((((a*)*)*)*)*)*)*)*b', 'a' * 40))"),
    'timeout',
  ],
  ['sleeping for longer than a clock can tell', view('import time\ntime.sleep(10 ** 10)'), 'OverflowError'],
  ['sleeping for 2 ** 62 seconds', view('import time\ntime.sleep(2.0 ** 62)'), 'OverflowError'],
  ['sleeping for no number of seconds', view("import time\ntime.sleep(float('nan'))"), 'ValueError'],
  ['setting the clock', view('import time\ntime.clock_settime(time.CLOCK_REALTIME, 0)'), 'AttributeError'],
  [
    'clocks that do not exist',
    view('import time\nfor n in range(-5, 50):\n  try: time.clock_gettime(n)\n  except OSError: pass'),
    'memory',
  ],
  ['a select that waits for ever', view('import select\nselect.select([], [], [])'), 'OSError'],
  [
    'a poll of the channel that waits for ever',
    view('import select\np = select.poll()\nfor fd in range(64): p.register(fd)\np.poll()'),
    'OSError',
  ],
  ['a lock that is never free', view('import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()'), 'timeout'],
  ['10,000 descriptors by dup', view('import os\nkept = [os.dup(1) for _ in range(10_000)]'), 'OSError'],
  [
    'a folder in a folder, 10,000 deep',
    view("import os\nfor _ in range(10_000):\n  os.mkdir('d')\n  os.chdir('d')"),
    'OSError',
  ],
  [
    'a file that is written and cut for ever',
    view(
      "import os\nf = os.open('/tmp/x', os.O_RDWR | os.O_CREAT)\nwhile True: os.pwrite(f, bytes(100_000), 0); os.ftruncate(f, 0)",
    ),
    'OSError',
  ],
  [
    'interned words and small numbers for the next run',
    loading(
      "import sys\nfor n in range(10_000): sys.intern(f'left {n}')\nsys.setswitchinterval(1)\nsys.setrecursionlimit(50_000)\nsys.path.insert(0, '/tmp')\nopen('/tmp/colorsys.py', 'w').write('1')",
    ),
    '200',
  ],
  [
    'an environment and a folder for the next run',
    loading(
      "import os\nos.environ['LEFT'] = 'behind'\nos.putenv('LEFT', 'behind')\nos.mkdir('/tmp/left')\nos.chdir('/tmp/left')",
    ),
    '200',
  ],
  [
    'seeds, locales and encodings for the next run',
    loading(
      'import random, locale, codecs, gc\nrandom.seed(1)\ncodecs.register(lambda n: None)\ngc.disable()\ngc.set_threshold(1)',
    ),
    '200',
  ],
];

export const ATTACKS_OF_AN_OUTSIDER = attacksOf({
  'the machine': ESCAPES,
  'the interpreter': INTERPRETER,
  'the control channel': CHANNEL,
  'the response': ANSWERS,
  'the page': PAGES,
  'the cookies': COOKIES,
  'time and memory': RESOURCES,
});
