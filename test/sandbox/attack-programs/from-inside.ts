/** What a second outsider tried from inside: other ways out of WebAssembly, and what the harness itself calls. */
import { type AnyRow, attacksOf, loading, shows, view } from './rows.ts';

const HOST: readonly AnyRow[] = [
  [
    'the modules by which Pyodide reaches JavaScript',
    view(
      "import importlib\nfor name in ('js', '_js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core', 'pyodide.ffi', 'pyodide.code', 'micropip', 'emscripten'):\n  try: importlib.import_module(name)\n  except ImportError: continue\n  raise SystemError(name)",
    ),
    '200',
  ],
  [
    'JavaScript through any object that there is',
    view(
      "import gc\nfound = [o for o in gc.get_objects() if type(o).__module__.split('.')[0] in ('js', 'pyodide') or type(o).__name__ in ('JsProxy', 'JsException')]\nassert found == []\nfor name in ('eval_js', 'run_js', 'globalThis', 'create_proxy'):\n  import sys\n  for module in list(sys.modules.values()): assert not hasattr(module, name), name",
    ),
    '200',
  ],
  [
    'Emscripten’s own information',
    view("import sys\nassert not hasattr(sys, '_emscripten_info')\nassert sys.platform == 'wasi', sys.platform"),
    '200',
  ],
  [
    'every builtin module that is not loaded yet',
    view(
      "import sys, importlib\nfor name in sys.builtin_module_names:\n  if name in ('antigravity', 'faulthandler'): continue\n  try: importlib.import_module(name)\n  except ImportError: pass",
    ),
    '200',
  ],
  [
    'an interpreter in the interpreter',
    view(
      "import _xxsubinterpreters as sub\nid = sub.create()\nsub.run_string(id, \"open('/tmp/left', 'w').write('x')\")",
    ),
    'ModuleNotFoundError',
  ],
  [
    'fork_exec without subprocess',
    view("import _posixsubprocess\n_posixsubprocess.fork_exec([b'ls'], [b'/bin/ls'])"),
    'ModuleNotFoundError',
  ],
  ['memory mapped from a file of the host', view('import mmap\nmmap.mmap(-1, 2 ** 20)'), 'ModuleNotFoundError'],
  ['the terminal by ioctl', view('import fcntl\nfcntl.ioctl(0, 0x5413, bytes(8))'), 'ModuleNotFoundError'],
  [
    'limits and priorities of the process',
    view('import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))'),
    'ModuleNotFoundError',
  ],
  ['ending its process by a signal', view('import os, signal\nos.kill(os.getppid(), 9)'), 'AttributeError'],
  ['raising a signal in its own process', view('import signal\nsignal.raise_signal(signal.SIGSEGV)'), 'exit'],
  [
    'an alarm, and a handler for it',
    view('import signal\nsignal.signal(signal.SIGALRM, lambda *a: 1 / 0)\nsignal.alarm(1)'),
    'AttributeError',
  ],
  ['threads', view('import threading\nthreading.Thread(target=print).start()'), 'RuntimeError'],
  [
    'a pool of processes',
    view('import multiprocessing\nmultiprocessing.Pool(2)'),
    'ModuleNotFoundError',
    'ImportError',
    'OSError',
  ],
  [
    'memory shared between processes',
    view('from multiprocessing import shared_memory\nshared_memory.SharedMemory(create=True, size=10)'),
    'ModuleNotFoundError',
  ],
  [
    'a fault on purpose',
    view('import faulthandler\nfaulthandler._sigsegv()'),
    'broken',
    'exit',
    'timeout',
    'AttributeError',
    'ModuleNotFoundError',
    '200',
  ],
  [
    'all of /proc and /sys',
    shows("glob.glob('/proc/**', recursive=True) + glob.glob('/sys/*') + glob.glob('/dev/*')", 'import glob'),
    '200',
  ],
  [
    'where its program lies, by a link',
    shows("os.readlink('/proc/self/exe')", 'import os'),
    'FileNotFoundError',
    'OSError',
  ],
  [
    'a file by its URL',
    shows("urlopen('file:///etc/passwd').read()", 'from urllib.request import urlopen'),
    'URLError',
  ],
  [
    'the cloud’s metadata',
    shows("urlopen('http://169.254.169.254/latest/meta-data/').read()", 'from urllib.request import urlopen'),
    'AttributeError',
  ],
  [
    'a name to be looked up',
    shows("socket.getaddrinfo('example.com', 80)", 'import socket'),
    'OSError',
    'gaierror',
    'AttributeError',
  ],
  [
    'a file of the host, sent by Flask',
    view("from flask import send_file\nreturn send_file('/etc/passwd')"),
    'FileNotFoundError',
  ],
  [
    'a folder of the host, sent by Flask',
    view("from flask import send_from_directory\nreturn send_from_directory('/', '../../etc/passwd')"),
    '404',
    'NotFound',
  ],
  [
    'a template of the host’s',
    view("from flask import render_template\nreturn render_template('../../../../etc/passwd')"),
    'NotInSandbox',
  ],
  [
    'globals of the app by a template',
    view(
      "from flask import render_template_string\nreturn render_template_string(\"{{ config.__class__.__init__.__globals__['os'].environ }} {{ ''.__class__.__mro__[1].__subclasses__() }}\")",
    ),
    '200',
    'SecurityError',
    'UndefinedError',
    'KeyError',
    'TemplateSyntaxError',
    'NotInSandbox',
    'unsupported',
  ],
  [
    'an archive that unpacks above its folder',
    view(
      "import io, tarfile\nb = io.BytesIO()\nt = tarfile.open(fileobj=b, mode='w')\ni = tarfile.TarInfo('../../../lib/flask/app.pyc')\ni.size = 1\nt.addfile(i, io.BytesIO(b'x'))\nt.close()\nb.seek(0)\ntarfile.open(fileobj=b).extractall('/tmp', filter='fully_trusted')",
    ),
    'OSError',
    'FileNotFoundError',
    'PermissionError',
  ],
  [
    'a module of its own from a zip file, in place of the library’s',
    loading(
      "import sys, zipfile\nz = zipfile.ZipFile('/tmp/z.zip', 'w')\nz.writestr('sandbox_wsgi.py', 'raise SystemExit')\nz.close()\nsys.path.insert(0, '/tmp/z.zip')\nfor n in ('sandbox_wsgi', 'sandbox_lines', 'sandbox_cookies'): sys.modules.pop(n)",
    ),
    '200',
  ],
  ['typing at the bot’s own terminal', view("return input('password? ')"), 'EOFError'],
  ['a debugger', view('breakpoint()'), 'BdbQuit', 'EOFError', '200', 'AttributeError'],
  [
    'a database of the host',
    view("import sqlite3\nsqlite3.connect('/etc/passwd').execute('select 1')"),
    'OperationalError',
  ],
];

const CALLED: readonly AnyRow[] = [
  [
    'an import that never comes back',
    view('import builtins\ndef again(*a, **k): return again(*a, **k)\nbuiltins.__import__ = again'),
    'RecursionError',
  ],
  ['classes that cannot be made', view('import builtins\nbuiltins.__build_class__ = None'), '200'],
  [
    'a hook for what cannot be raised, which never ends',
    view(
      'import sys\ndef loop(*a):\n  while True: pass\nsys.unraisablehook = loop\nclass A:\n  def __del__(self): 1 / 0\nA()',
    ),
    'timeout',
  ],
  [
    'a hook of the collector that never ends',
    view('import gc\ndef loop(*a):\n  while True: pass\ngc.callbacks.append(loop)\ngc.collect()'),
    'timeout',
  ],
  [
    'a hook of the collector that raises',
    view('import gc\ngc.callbacks.append(lambda *a: 1 / 0)\ngc.collect()'),
    '200',
  ],
  [
    'what is done at the end, now',
    view('import atexit\ndef loop():\n  while True: pass\natexit.register(loop)\natexit._run_exitfuncs()'),
    'timeout',
  ],
  [
    'a finaliser for the module that it is',
    loading(
      "import sys, weakref\nclass M(type(sys)):\n  def __getattribute__(self, name): raise SystemExit\nsys.modules['app'].__class__ = M",
    ),
    '200',
    'exit',
  ],
  [
    'a caller in place of the harness’s',
    view('import sandbox_wsgi\nsandbox_wsgi.call = sandbox_wsgi.environ_of = None'),
    '200',
  ],
  [
    'its own story of what failed',
    view(
      "import sandbox_lines\nsandbox_lines.failure = lambda e: {'line': 10 ** 9, 'columns': [0, 10 ** 9], 'variables': [['x', 'y' * 10 ** 6]]}\nraise ValueError('x')",
    ),
    'ValueError',
    'broken',
  ],
  [
    'a story of cookies without end',
    view(
      "import sandbox_cookies\nsandbox_cookies.STORY.__class__.end = lambda self, h: {'writes': [{'by': 'program', 'lines': list(range(10 ** 5))}] * 10 ** 2, 'reads': []}",
    ),
    'broken',
    'memory',
  ],
  [
    'JSON of its own making',
    view(
      "import json\njson.JSONEncoder.default = lambda *a: 'x' * 10 ** 7\njson.encoder.encode_basestring_ascii = lambda s: '\"' + s + '\\n\"'",
    ),
    'broken',
  ],
  ['an exit code of the harness’s own', view('import os\nos._exit(70)'), 'broken'],
  ['the exit code that means no memory', view('import os\nos._exit(71)'), 'memory'],
  ['an exit code that no system has', view('import os\nos._exit(2 ** 31 - 1)'), 'exit'],
  [
    'an exception whose class has no name that can be read',
    view(
      "class M(type):\n  @property\n  def __name__(self):\n    while True: pass\nclass E(Exception, metaclass=M): pass\nraise E('x')",
    ),
    'timeout',
    'E',
  ],
  [
    'an exception whose class is called by ten million letters',
    view("raise type('E' * 10_000_000, (Exception,), {})('x')"),
    'EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE',
  ],
  [
    'an exception that is equal to every other',
    view(
      "class E(Exception):\n  def __eq__(self, other): return True\n  def __hash__(self): return 0\n  def __bool__(self): raise self\nraise E('x')",
    ),
    'E',
  ],
  [
    'an exception whose traceback goes round',
    view(
      'try: 1 / 0\nexcept Exception as e:\n  t = e.__traceback__\n  try: t.tb_next = t\n  except ValueError: pass\n  e.__context__ = e.__cause__ = None\n  raise e',
    ),
    'ZeroDivisionError',
  ],
  [
    'a line number that no file has',
    view("code = compile('\\n' * 100_000 + 'raise ValueError', '/app/app.py', 'exec')\nexec(code)"),
    'ValueError',
  ],
  ['code that says it is another file', view("exec(compile('raise ValueError', '/etc/passwd', 'exec'))"), 'ValueError'],
  ['a source of another encoding', '# -*- coding: utf-16 -*-\napp = None\n', 'syntax', 'no-app'],
  ['a program of nul bytes', '\0'.repeat(10_000), 'syntax'],
  ['a program of 20,000 brackets', '('.repeat(19_000), 'syntax', 'memory'],
  ['a program that turns round', `# \u202e${'\u2066'.repeat(500)}\nx = '\u202e`, 'syntax'],
  [
    'a client of its own in its own view, without end',
    view("return app.test_client().get('/').data"),
    'memory',
    'RecursionError',
    'timeout',
  ],
];

export const ATTACKS_FROM_INSIDE = attacksOf({
  'the host behind WebAssembly': HOST,
  'what the harness calls': CALLED,
});
