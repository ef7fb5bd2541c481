/**
 * What a second outsider tried on those who read what a program says: names that mean something to JavaScript, what
 * becomes long only where it is shown, and other ways to take time and memory.
 */
import type { ScenarioStep } from '../../../src/core/scenario.ts';
import { type AnyRow, attacksOf, HEAD, view, wsgi } from './rows.ts';

const PAGE = 'https://app.test/';
const visit = { do: 'visit', url: PAGE, from: null } as const;
const file = (name: string) => ({ name, type: 'text/plain', content: { kind: 'text', text: 'x' } }) as const;
/** A script's request, from a page of the app or of another site. */
const ask = (method: string, site: string | null): ScenarioStep & { readonly do: 'fetch' } => ({
  do: 'fetch',
  url: PAGE,
  method,
  form: null,
  credentials: 'include',
  pages: [site === null ? PAGE : `${site}/`],
});

const READ: readonly AnyRow[] = [
  [
    'headers called as objects’ own keys',
    wsgi(
      "start('200 OK', [(n, 'x') for n in ('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf')] + [('Set-Cookie', '__proto__=1'), ('Set-Cookie', 'constructor=2; Path=/__proto__')])\nreturn [b'x']",
    ),
    '200',
  ],
  [
    'a header with a line end in its name',
    wsgi("start('200 OK', [('X\\r\\nSet-Cookie', 'a=b')])\nreturn [b'x']"),
    'ValueError',
  ],
  [
    'a header with a line end alone in its value',
    wsgi("start('200 OK', [('X', 'a\\nSet-Cookie: a=b')])\nreturn [b'x']"),
    'ValueError',
  ],
  [
    'a redirect with a line end in it',
    view("r = make_response('', 302)\nr.headers['Location'] = '/\\r\\nSet-Cookie: a=b'\nreturn r"),
    'ValueError',
  ],
  [
    'a reason with a line end in it',
    wsgi("start('200 OK\\r\\nSet-Cookie: a=b', [])\nreturn [b'x']"),
    'ValueError',
    '200',
  ],
  [
    'half characters in cookies and headers',
    wsgi("start('200 OK', [('Set-Cookie', 'a=\\udc80\\ud800'), ('X-\\udfff', '\\udfff')])\nreturn [b'x']"),
    '200',
    'ValueError',
  ],
  [
    'a redirect to half a character',
    wsgi("start('302 FOUND', [('Location', '/\\ud800')])\nreturn [b'']"),
    '302',
    'ValueError',
  ],
  [
    'text that turns round, and tags that are not seen, in a cookie',
    view("r = make_response('x')\nr.headers['Set-Cookie'] = 'a=\\u202e\\u2066\\U000e0041\\ufeff'\nreturn r"),
    '200',
    'UnicodeEncodeError',
    'ValueError',
  ],
  [
    'a session of lists that nest 2,000 deep, squeezed',
    view(
      "import zlib, base64\nb = lambda x: base64.urlsafe_b64encode(x).rstrip(b'=').decode()\nr = make_response('x')\nr.headers['Set-Cookie'] = 'session=.' + b(zlib.compress(b'{\"a\":' + b'[' * 2_000 + b']' * 2_000 + b'}')) + '.aVZpAA.' + 'A' * 27\nreturn r",
    ),
    '200',
  ],
  [
    'a session that unpacks into a thousand times as much',
    view(
      "import zlib, base64\nb = lambda x: base64.urlsafe_b64encode(x).rstrip(b'=').decode()\nr = make_response('x')\nr.headers['Set-Cookie'] = 'session=.' + b(zlib.compress(b'{\"a\":\"' + b'0' * 2_500_000 + b'\"}')) + '.aVZpAA.' + 'A' * 27\nreturn r",
    ),
    '200',
  ],
  [
    '180 sessions, each of 16,000 characters unpacked',
    view(
      "import zlib, base64\nb = lambda x: base64.urlsafe_b64encode(x).rstrip(b'=').decode()\nr = make_response('x')\nfor n in range(180): r.headers.add('Set-Cookie', f's{n}=.' + b(zlib.compress(b'{\"a\":[' + b'0,' * 8_000 + b'%d]}' % n)) + '.aVZpAA.' + 'A' * 27)\nreturn r",
    ),
    '200',
  ],
  [
    'a session with objects’ own keys in it',
    view(
      "import base64\nb = lambda x: base64.urlsafe_b64encode(x).rstrip(b'=').decode()\nr = make_response('x')\nr.headers['Set-Cookie'] = 'session=' + b(b'{\"__proto__\":{\"left\":1},\"constructor\":{\"prototype\":{\"left\":1}}}') + '.aVZpAA.' + 'A' * 27\nreturn r",
    ),
    '200',
  ],
  [
    'a cookie of 4,000 characters of JSON',
    view(
      "import json\nr = make_response('x')\nr.headers['Set-Cookie'] = 'cart=' + json.dumps({'__proto__': [[[[0] * 900]]]}).replace(' ', '')\nreturn r",
    ),
    '200',
  ],
  [
    'a cookie that names itself where others are put in',
    view(
      "r = make_response('x')\nr.headers['Set-Cookie'] = 'a={cookie a}{cookie a}{header ETag}$&$1$`'\nr.headers['ETag'] = '{header ETag}' * 4_000\nreturn r",
    ),
    '200',
    [
      visit,
      {
        ...visit,
        headers: [
          ['If-None-Match', '{header ETag}{header ETag}'],
          ['X-A', '$&{header Set-Cookie}'],
        ],
      },
    ],
  ],
  [
    'what it may be asked by scripts, at great length',
    view(
      "r = make_response('x')\nfor n in ('Allow-Methods', 'Allow-Headers', 'Expose-Headers'): r.headers['Access-Control-' + n] = 'x, ' * 6_000\nr.headers['Access-Control-Allow-Origin'] = '*'\nr.headers['Access-Control-Max-Age'] = '9' * 5_000\nreturn r",
    ),
    '405',
    '200',
    [ask('PUT', 'https://other.test')],
  ],
  [
    'a form with objects’ own keys',
    HEAD +
      `@app.route('/', methods=['GET', 'POST'])
def index(): return dict(request.form)
`,
    '200',
    [{ do: 'post', url: PAGE, from: null, form: { ['__proto__']: 'x', constructor: ['y', 'z'], toString: 'w' } }],
  ],
  [
    'a page called as an object’s own key',
    HEAD +
      `@app.route('/<path:p>')
def index(p): return {p: {'__proto__': p}}
`,
    '200',
    ['__proto__', 'constructor/prototype', 'toString'].map((path) => ({ ...visit, url: PAGE + path })),
  ],
  [
    'data with an object’s own key, sent and sent back',
    HEAD +
      `@app.post('/')
def index(): return request.get_json()
`,
    '200',
    [
      {
        ...ask('POST', null),
        body: { kind: 'json', text: '{"__proto__":{"left":1},"constructor":{"prototype":{"left":1}}}' },
      },
    ],
  ],
  [
    'files with names like paths and keys',
    HEAD +
      `@app.post('/')
def index(): return {k: v.filename for k, v in request.files.items()}
`,
    '200',
    [
      {
        do: 'post',
        url: PAGE,
        from: null,
        form: { a: file('../../../etc/passwd'), b: file('__proto__'), c: file('x\r\nSet-Cookie: a=b\u202e"') },
      },
    ],
  ],
  [
    'cookies by a script, called as objects’ own keys',
    view("return 'x'"),
    '200',
    [
      visit,
      ...['__proto__=1', 'constructor=2; path=/__proto__', 'a=\u202e'].map(
        (cookie) => ({ do: 'write-script', url: PAGE, cookie }) as const,
      ),
      { do: 'read-script', url: PAGE },
      visit,
    ],
  ],
];

const READERS: readonly AnyRow[] = [
  [
    'prints for the terminal’s clipboard, title and links',
    view(
      "print('\\x1b]52;c;ZXZpbA==\\x07\\x1b]8;;http://evil.test\\x1b\\\\here\\x1b]8;;\\x1b\\\\\\x9d0;x\\x9c\\x07\\x08\\x7f\\r\\x0b\\x0c')",
    ),
    '200',
  ],
  ['prints that are no text', view("import os\nos.write(1, b'\\xff\\xfe\\x00\\x80' * 5_000)"), '200'],
  [
    'prints of half a character',
    view("import os\nos.write(1, '😀'.encode()[:2])\nos.write(2, '😀'.encode()[2:])"),
    '200',
  ],
  ['prints of one line with 60,000 marks', view("print('`' * 60_000)"), '200'],
  [
    'prints of every fence, quote and heading',
    view(
      "print('\\n'.join(['```', '~~~', '>>> x', '> x', '# x', '-# x', '* x', '1. x', '| a | b |', '|---|---|', '||x||', '<t:0:R>', '</help:1>', '<id:guide>', '<:a:1>', '<!date^0^{date}|x>', '<!subteam^S1>', '<#C1|x>', ':smile:'] * 200))",
    ),
    '200',
  ],
  [
    'an exception whose class is markup of both platforms',
    view("raise type('<!channel>@everyone\\x1b[31m\\u202e`*_~|', (Exception,), {})('x')"),
    '<!channel>@everyone\u001b[31m‮`*_~|',
  ],
  [
    'an exception whose words lead the reader elsewhere',
    view(
      "raise ValueError('[click](http://evil.test) <http://evil.test|here> </lesson:1> <@&1> @here \\u202e\\u2066 \\x1b]8;;http://evil.test\\x07')",
    ),
    'ValueError',
  ],
  ['a key that is markup', view("return request.form['<!channel>\\x1b[31m@everyone`']"), '400', 'BadRequestKeyError'],
  ['a variable that is markup', view("x = '<!here> ```\\x1b[2J\\u202e@everyone'\nreturn x + 1"), 'TypeError'],
  [
    'a variable of a class that never tells what it is',
    view(
      'class X:\n  def __repr__(self):\n    while True: pass\n  __str__ = __format__ = __repr__\nx = X()\nreturn x + 1',
    ),
    'TypeError',
  ],
  ['a variable of ten million letters', view("x = 'x' * 10_000_000\nreturn x + 1"), 'TypeError'],
  [
    'a page of spoilers, quotes and times',
    view(
      "return '<p>' + '||x|| &gt;&gt;&gt; -# &lt;t:0:R&gt; &lt;!date^0^{date}|x&gt; &lt;/help:1&gt; ' * 500 + '</p>'",
    ),
    '200',
  ],
  [
    'a cookie in a table of one long cell and 150 short ones',
    view(
      "r = make_response('x')\nr.headers.add('Set-Cookie', 'long=' + 'x' * 4_000)\nfor n in range(150): r.headers.add('Set-Cookie', f'n{n}=1')\nreturn r",
    ),
    '200',
  ],
  [
    'names of cookies of 4,000 letters',
    view("r = make_response('x')\nfor n in range(15): r.headers.add('Set-Cookie', 'x' * 4_000 + f'{n}=1')\nreturn r"),
    '200',
  ],
];

const RESOURCES: readonly AnyRow[] = [
  ['a width of a billion', view("return '%*d' % (10 ** 9, 1)"), 'memory', 'MemoryError', 'OverflowError'],
  ['a format of a billion', view("return format(1, '1000000000')"), 'memory', 'MemoryError', 'ValueError'],
  ['a product that does not end', view('import math\nreturn str(math.factorial(1_000_000) % 7)'), 'timeout'],
  ['a sum in C that does not end', view('return str(sum(range(10 ** 12)))'), 'timeout'],
  [
    'a decimal of a hundred million digits',
    view('from decimal import Decimal, getcontext\ngetcontext().prec = 10 ** 8\nreturn str(Decimal(1) / 7)[:9]'),
    'timeout',
    'memory',
    'MemoryError',
    'ValueError',
    'OverflowError',
  ],
  [
    'a copy of what holds itself a hundred thousand times',
    view('import copy\nx = []\nfor _ in range(100_000): x = [x]\ncopy.deepcopy(x)'),
    'RecursionError',
    'memory',
  ],
  ['data that holds itself, as JSON', view("x = {}\nx['x'] = x\nreturn x"), 'ValueError', 'RecursionError'],
  [
    'a million laughs in XML',
    view(
      "import xml.etree.ElementTree as e\nd = '<!DOCTYPE l [<!ENTITY a0 \"x\">' + ''.join(f'<!ENTITY a{n} \"' + f'&a{n - 1};' * 10 + '\">' for n in range(1, 10)) + ']><l>&a9;</l>'\ne.fromstring(d)",
    ),
    'ModuleNotFoundError',
    'ImportError',
    'ParseError',
  ],
  [
    'a zip file in which every file is one',
    view(
      "import io, zipfile\ndata = bytes(10_000_000)\nfor _ in range(3):\n  b = io.BytesIO()\n  z = zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED)\n  for n in range(9): z.writestr(str(n), data)\n  z.close()\n  data = b.getvalue()\nz = zipfile.ZipFile(io.BytesIO(data))\nkept = [zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(io.BytesIO(z.read(n))).read(m))).read(k) for n in z.namelist() for m in '012345678' for k in '012345678']",
    ),
    'memory',
    'MemoryError',
    'timeout',
  ],
  [
    'a sort whose order changes',
    view(
      'import itertools\nc = itertools.cycle([1, -1, 0])\nclass K:\n  def __init__(self, x): pass\n  def __lt__(self, o): return next(c) > 0\nsorted(range(300_000), key=K)',
    ),
    'timeout',
    '200',
  ],
  [
    'a lookup in a list that grows meanwhile',
    view('class X:\n  def __eq__(self, o): x.append(X()); return False\nx = [X()]\nreturn str(5 in x)'),
    'timeout',
    'memory',
  ],
  [
    'an event loop that only sleeps',
    view('import asyncio\nasync def f():\n  while True: await asyncio.sleep(0)\nasyncio.run(f())'),
    'OSError',
    'timeout',
  ],
  [
    'a generator that answers with itself',
    view("def g():\n  while True:\n    try: yield b''\n    except BaseException: pass\nreturn Response(g())"),
    'timeout',
  ],
  [
    'a body that raises when it is closed',
    view(
      "class B:\n  def __iter__(self): return iter([b'x'])\n  def close(self): raise SystemExit\nreturn Response(B())",
    ),
    'exit',
    '200',
  ],
];

export const ATTACKS_ON_READERS = attacksOf({
  'what is read of the answer': READ,
  'who reads it': READERS,
  'time and memory in other ways': RESOURCES,
});
