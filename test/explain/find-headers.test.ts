/** Headers in what people paste from terminals, logs, programs and the tools of browsers. */
import { describe, expect, it } from 'vitest';
import { findHeaders, hasSetCookieLine, isRequestHeader, MAX_HEADERS } from '../../src/explain/find-headers.ts';

const SIDEBAR = `sid:"abc123"
Created:"Mon, 01 Jan 2026 00:00:00 GMT"
Domain:"shop.test"
Expires / Max-Age:"Session"
HostOnly:true
HttpOnly:true
Last Accessed:"Mon, 01 Jan 2026 00:00:00 GMT"
Path:"/"
SameSite:"Lax"
Secure:true
Size:9`;

const HAR_COOKIE = `{ "name": "sid", "value": "1", "path": "/", "domain": ".shop.test", "expires": "2027-01-01T00:00:00.000Z",
  "httpOnly": true, "secure": true, "sameSite": "Lax" }`;

/** Only a header can be meant, so it counts wherever the learner is. */
const SURE: readonly (readonly [string, string, readonly string[]])[] = [
  ['in a line', 'Set-Cookie: a=b; Path=/', ['a=b; Path=/']],
  [
    'in what curl -i prints',
    'HTTP/2 200\nset-cookie: a=b\ncontent-type: text/html\nset-cookie: c=d\n\n<p>',
    ['a=b', 'c=d'],
  ],
  ['in what curl -v prints', '> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n< Set-Cookie: a=b; Secure\r\n', ['a=b; Secure']],
  ['in a trace of curl', '<= Recv header, 20 bytes (0x14)\n0000: Set-Cookie: a=b', ['a=b']],
  ['behind a time', '10:20:30.123456 < set-cookie: a=b; Secure', ['a=b; Secure']],
  ['as Chromium’s network tab copies it', 'set-cookie:\na=b; HttpOnly\nserver:\nnginx', ['a=b; HttpOnly']],
  ['as Firefox’s network tab copies it', 'set-cookie\n\ta=b; HttpOnly\nserver\n\tnginx', ['a=b; HttpOnly']],
  ['with a tab for the colon', 'Set-Cookie\ta=b; Path=/', ['a=b; Path=/']],
  ['over several lines', 'Set-Cookie: a=b;\n  HttpOnly;\n  Path=/\n\n1', ['a=b; HttpOnly; Path=/']],
  [
    'wrapped by a narrow window',
    'set-cookie: a=b; Path=/; Secure;\nSameSite=Lax\nserver: x',
    ['a=b; Path=/; Secure; SameSite=Lax'],
  ],
  ['in a list', '- Set-Cookie: a=b\n- Set-Cookie: c=d', ['a=b', 'c=d']],
  ['in a quote', '> `Set-Cookie: a=b; Secure`', ['a=b; Secure']],
  ['in a fence', '```http\nHTTP/1.1 200 OK\nSet-Cookie: a=b\n```', ['a=b']],
  ['in quotes of a phone', '“Set-Cookie: a=b; Path=/”', ['a=b; Path=/']],
  ['with a full-width colon', 'Set-Cookie： a=b', ['a=b']],
  ['as PowerShell prints it', 'Set-Cookie : {a=b; path=/}', ['a=b; path=/']],
  ['as Java prints it', 'Set-Cookie=[a=b; Path=/]', ['a=b; Path=/']],
  ['as Wireshark prints it', '    Set-Cookie: a=b; Path=/\\r\\n', ['a=b; Path=/']],
  ['in a dictionary', "'Set-Cookie': 'a=b; Path=/',", ['a=b; Path=/']],
  ['in headers as JSON', '{"content-type": "text/html", "set-cookie": ["a=b; Path=/", "c=d"]}', ['a=b; Path=/', 'c=d']],
  ['in a HAR', '{ "name": "Set-Cookie", "value": "a=b; Path=/" },', ['a=b; Path=/']],
  ['in a HAR, the other way round', '[{"value":"a=b","name":"set-cookie"},{"value":"x","name":"server"}]', ['a=b']],
  [
    'of a cookie in a HAR',
    HAR_COOKIE,
    ['sid=1; Domain=shop.test; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax'],
  ],
  [
    'of the cookies in a piece of a HAR',
    `"cookies": [${HAR_COOKIE}],`,
    ['sid=1; Domain=shop.test; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax'],
  ],
  [
    'of a row of Chromium’s table',
    'sid\tabc\tshop.test\t/\tSession\t6\t✓\t\tLax\t\t\tMedium',
    ['sid=abc; Path=/; HttpOnly; SameSite=Lax'],
  ],
  [
    'of a row of Firefox’s table',
    'sid\tabc\t.shop.test\t/x\tFri, 01 Jan 2027 00:00:00 GMT\t6\tfalse\ttrue\tNone\t',
    ['sid=abc; Domain=shop.test; Path=/x; Expires=Fri, 01 Jan 2027 00:00:00 GMT; Secure; SameSite=None'],
  ],
  [
    'of a row of Safari’s table',
    'sid\tabc\tshop.test\t/\tSession\t6 B\t✓\t\tStrict',
    ['sid=abc; Path=/; Secure; SameSite=Strict'],
  ],
  ['of Firefox’s sidebar', SIDEBAR, ['sid=abc123; Path=/; HttpOnly; Secure; SameSite=Lax']],
  [
    'of a file that curl keeps',
    '# Netscape HTTP Cookie File\n#HttpOnly_.shop.test\tTRUE\t/\tTRUE\t1798761600\tsid\t1',
    ['sid=1; Domain=shop.test; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly; Secure'],
  ],
];

/** Only where a header is asked for. */
const LIKELY: readonly (readonly [string, string, readonly string[]])[] = [
  ['alone, without its name', 'a=b; Path=/', ['a=b; Path=/']],
  ['with a value in quotes', 'a="b c"; Path=/', ['a="b c"; Path=/']],
  ['between backticks', '`a=b; Secure`', ['a=b; Secure']],
  ['in a setting of nginx', 'add_header Set-Cookie "a=b; Secure";', ['a=b; Secure']],
  ['in a setting of Apache', 'Header always append Set-Cookie "a=b; Secure"', ['a=b; Secure']],
  ['in a line of PHP', "header('Set-Cookie: a=b; Path=/');", ['a=b; Path=/']],
  ['in a line of Python', 'response.headers["Set-Cookie"] = "a=b; Path=/"', ['a=b; Path=/']],
  ['in a line of Node', "res.setHeader('Set-Cookie', ['a=b; Path=/', 'c=d'])", ['a=b; Path=/', 'c=d']],
];

const NONE: readonly (readonly [string, string])[] = [
  ['a sentence', 'what does a cookie do?'],
  ['a question about the header', 'what does Set-Cookie: do'],
  ['a question with its name in front', 'set-cookie: what is it for?'],
  ['a program', 'x = 1\nprint(x)'],
  ['JSON of something else', '{"name": "Ada", "value": "1"}'],
  ['a table of something else', 'a\tb\tc\td\te\tf\tg'],
  ['a thousand brackets', '['.repeat(20_000)],
  ['the name alone', 'Set-Cookie:'],
];

describe('a Set-Cookie header is found', () => {
  it.each([...SURE, ...LIKELY])('%s', (_, text, expected) => {
    expect(findHeaders(text)).toEqual(expected);
  });

  it.each(NONE)('nowhere in %s', (_, text) => {
    expect(findHeaders(text)).toEqual([]);
  });

  it('up to one more than are shown', () => {
    expect(findHeaders('Set-Cookie: a=b\n'.repeat(500))).toHaveLength(MAX_HEADERS + 1);
  });
});

describe('as a message of its own it counts', () => {
  it.each(SURE)('%s', (_, text) => {
    expect(hasSetCookieLine(text)).toBe(true);
  });

  it.each([...NONE, ...LIKELY.map(([what, text]) => [what, text] as const)])('not where it is %s', (_, text) => {
    expect(hasSetCookieLine(text)).toBe(false);
  });
});

it('a program with a header in it is no pasted header', () => {
  expect(hasSetCookieLine("from flask import Flask\nHEADERS = {\n  'Set-Cookie': 'a=b; Path=/',\n}")).toBe(false);
});

it.each([
  ['Cookie: a=b; c=d', true],
  ['cookie: a=b', true],
  ['Set-Cookie: a=b', false],
  ['cookies are small', false],
])('%s is what a browser sends: %s', (text, expected) => {
  expect(isRequestHeader(text)).toBe(expected);
});
