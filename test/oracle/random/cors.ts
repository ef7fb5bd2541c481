/** Random scenarios of CORS, in the format of cors/scenarios.yaml: what scripts ask, and what servers answer to it. */
import fc from 'fast-check';
import { among } from './among.ts';

/** Sometimes one, sometimes none. */
const perhaps = <Value>(
  name: string,
  weight: number,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Record<string, Value>> =>
  fc.oneof(
    { weight: 10 - weight, arbitrary: fc.constant({}) },
    { weight, arbitrary: value.map((one) => ({ [name]: one })) },
  );
const together = <Value>(parts: readonly fc.Arbitrary<Record<string, Value>>[]): fc.Arbitrary<Record<string, Value>> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all));

const method = among('GET|GET|HEAD|POST|PUT|PUT|DELETE|PATCH|put|get|Post|OPTIONS|options|QUERY');

const types = fc.constantFrom(
  ...[
    'text/plain',
    'application/json',
    'text/plain; charset=utf-8',
    'TEXT/PLAIN',
    'text/plain;',
    'text/plain ;x=1',
    'text/html',
    'text/plain, application/json',
  ],
  ...[
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded;charset="utf-8"',
    'text/plain;x=(',
    'text',
    'text/plain, text/plain',
  ],
  ...[
    'application/json, text/plain',
    'text/plain;x=é',
    'text / plain',
    'text/plain;application/json',
    'x'.repeat(129),
    `text/plain;${'x'.repeat(117)}`,
    `text/plain;${'x'.repeat(118)}`,
  ],
);
const accepts = fc.constantFrom(
  '*/*',
  'text/html, */*;q=0.8',
  'text/html;v="1"',
  'a(b)',
  'a:b',
  'x'.repeat(128),
  'x'.repeat(129),
  'é',
  'a@b',
  'a{b}',
  '[a]',
  'a\\b',
  'a\tb',
);
const languages = fc.constantFrom(
  'de',
  'de-AT, de;q=0.5',
  '*',
  'd_e',
  'de/AT',
  'é',
  'a"b',
  'x'.repeat(128),
  'x'.repeat(129),
  'de(AT)',
  "de'",
);
const ranges = fc.constantFrom(
  'bytes=0-99',
  'bytes=0-',
  'bytes=-99',
  'bytes=0-1,3-4',
  'bytes=5-2',
  'bytes = 0-9',
  'Bytes=0-9',
  'items=0-9',
  'bytes=00-09',
  'bytes=0- ',
  `bytes=0-${'9'.repeat(130)}`,
  'bytes=99999999999999999999-',
);

const sent = together([
  perhaps('Content-Type', 3, types),
  perhaps('Accept', 2, accepts),
  perhaps('Accept-Language', 1, languages),
  perhaps('Content-Language', 1, languages),
  perhaps('Range', 1, ranges),
  perhaps('X-A', 2, fc.constantFrom('1', '', 'a, b')),
  perhaps('x-b', 1, fc.constant('2')),
  perhaps('Authorization', 1, fc.constant('Bearer x')),
  fc.constantFrom(
    {},
    {},
    {},
    {},
    {},
    { 'If-None-Match': '"v1"' },
    { 'Cache-Control': 'no-cache' },
    { 'X-Requested-With': 'x' },
    { DPR: '2' },
    { 'Save-Data': 'on' },
    { 'Viewport-Width': '300' },
    { Downlink: '1' },
    { ECT: '4g' },
    { RTT: '50' },
    { 'Device-Memory': '8' },
    { Width: '5' },
    { 'User-Agent': 'me' },
    { 'X-HTTP-Method-Override': 'PUT' },
    { Purpose: 'x' },
    { Priority: 'u=1' },
  ),
]);

const origins = among(
  '*|*|*|https://app.test|https://app.test|https://app.test|null|https://other.test|| * |*, *',
  'https://app.test,|https://app.test/|HTTPS://app.test|https://app.test:443|http://app.test',
  'https://shop.app.test|https://app.test, https://app.test|https://app.test https://other.test',
  '"*"|\'*\'|Null|https://*.test|app.test|**|https://app.test#x',
);
const permission = fc.constantFrom(
  'true',
  'true',
  'true',
  'True',
  'false',
  '',
  ' true ',
  'true, true',
  '1',
  'TRUE',
  '"true"',
);
const methods = among(
  '*|PUT|PUT, DELETE, PATCH|put|PATCH,patch|GET||* , PUT|PUT;DELETE|PUT DELETE|"PUT"|POST|OPTIONS',
  ',|PUT,,DELETE|FOO|foo, QUERY|(|pUT, PATCH|\tPUT\t|DELETE, *',
);
const names = among(
  '*|x-a|X-A, X-B, Content-Type, Authorization|content-type',
  'Content-Type, Accept, Accept-Language, Content-Language, Range|authorization|*, Authorization|',
  'x a|"x-a"|x-a;x-b|,x-a,|X-A,x-b,',
  'if-none-match, cache-control, x-requested-with, dpr, width, user-agent, *|ACCEPT, range|é',
  ' x-a\t, x-b ',
);
const exposed = among(
  '*|X-Count|x-count, etag|ETag;X-Count||X-Count X-Other|*, ETag|Set-Cookie|,X-Count,|"X-Count"',
  'Content-Length, X-Count|X-Count, é',
);
const ages = among('60|60|60|0|-1|x||60, 60|1e3|+60|060|60.5| 60 |60s|99999999999|"60"|0, 60');

const answerHeaders = together([
  perhaps('Access-Control-Allow-Origin', 9, origins),
  perhaps('access-control-allow-origin', 1, origins),
  perhaps('Access-Control-Allow-Credentials', 5, permission),
  perhaps('Access-Control-Allow-Methods', 7, methods),
  perhaps('Access-Control-Allow-Headers', 7, names),
  perhaps('access-control-allow-headers', 1, names),
  perhaps('Access-Control-Expose-Headers', 4, exposed),
  perhaps('Access-Control-Max-Age', 6, ages),
  perhaps('X-Count', 3, fc.constant('5')),
  perhaps('ETag', 2, fc.constant('"v1"')),
  perhaps('Content-Type', 1, fc.constant('application/json')),
  perhaps('Content-Language', 1, fc.constant('de')),
  perhaps('Vary', 1, fc.constantFrom('Origin', '*', 'Accept')),
  perhaps('Timing-Allow-Origin', 1, fc.constant('*')),
  fc.constantFrom(
    {},
    {},
    {},
    {},
    {},
    {},
    { Pragma: 'x' },
    { Expires: '0' },
    { 'Last-Modified': 'x' },
    { 'Set-Cookie2': 'a=1' },
    { 'Cross-Origin-Resource-Policy': 'same-origin' },
    { 'Cross-Origin-Resource-Policy': 'same-site' },
    { 'Cross-Origin-Resource-Policy': 'cross-origin' },
    { 'X-Content-Type-Options': 'nosniff' },
  ),
]);

/** What lets nearly everything pass. */
const open = fc.constantFrom(
  {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': '*',
    'Access-Control-Allow-Headers': '*, Authorization',
  },
  {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'PUT, DELETE, PATCH, QUERY, FOO',
    'Access-Control-Allow-Headers': 'x-a, x-b, content-type, accept, range, authorization',
    'Access-Control-Max-Age': '60',
  },
  {
    'Access-Control-Allow-Origin': 'https://app.test',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'PUT, DELETE, PATCH',
    'Access-Control-Allow-Headers': 'x-a, x-b, content-type, accept, range',
    'Access-Control-Max-Age': '60',
  },
);

const urls = among(
  'https://api.test/data|https://api.test/data|https://api.test/data|https://api.test/other|/data',
  'https://shop.app.test/data|https://app.test:8443/data|http://api.test/data|https://third.test/x',
  'https://api.test/data?x=1|https://api.test/data#f|https://API.test/data',
);
const to = among(
  '/new|https://api.test/new|https://third.test/new|https://app.test/new|http://api.test/new',
  '//third.test/x|https://a:b@api.test/x|https://:@api.test/x|mailto:a@b.test',
  'https://api.test/new#f|data:text/plain,x|',
);

const answer = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: open }, { weight: 3, arbitrary: answerHeaders }),
    fc.oneof(
      { weight: 8, arbitrary: fc.constant({}) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(204, 201, 304, 404, 500, 299, 205, 400, 300).map((status) => ({ status })),
      },
      { weight: 2, arbitrary: fc.record({ to, status: fc.constantFrom(301, 302, 303, 307, 308) }) },
    ),
    perhaps('body', 5, fc.constant('text')),
    perhaps('set', 1, fc.constantFrom('a=9; Secure; SameSite=None', 'b=1')),
  )
  .map(([headers, what, ...rest]) => Object.assign({ headers }, what, ...rest));

const body = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ body: 'text' }) },
  { weight: 1, arbitrary: fc.constant({ json: { a: 1 } }) },
  { weight: 1, arbitrary: fc.constant({ form: { a: 'b' } }) },
);

const page = fc.constantFrom<string | string[]>(
  ...[
    'https://app.test/',
    'https://app.test/',
    'https://app.test/',
    'https://shop.app.test/',
    'http://app.test/',
    'https://app.test:8443/',
  ],
  ['https://other.test/', 'https://app.test/'],
);

type Fields = Readonly<Record<string, unknown>>;

const fetching = fc
  .tuple(
    urls,
    perhaps('method', 6, method),
    perhaps('headers', 6, sent),
    body,
    perhaps('credentials', 4, fc.constantFrom('include', 'include', 'omit', 'same-origin')),
    perhaps('mode', 1, fc.constantFrom('no-cors', 'same-origin', 'cors')),
    perhaps('on', 3, page),
    fc.array(answer, { minLength: 4, maxLength: 4 }),
  )
  .map(([fetch, ...parts]): Fields => {
    const answers = parts.pop();
    const fields: Record<string, unknown> = Object.assign({ fetch }, ...parts);
    const isWithoutBody = /^(?:get|head)$/i.test(String(fields.method ?? 'POST'));
    if (isWithoutBody) for (const name of ['body', 'json', 'form']) delete fields[name];
    return { ...fields, answers };
  })
  .map((fields) =>
    Object.keys((fields.headers as object | undefined) ?? { x: 1 }).length === 0
      ? Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'headers'))
      : fields,
  );

/** Once more with something else, as a second request to the same server that may know it already. */
export const corsScenario = (count: number): fc.Arbitrary<readonly Fields[]> =>
  fc
    .tuple(
      fc.constantFrom<readonly Fields[]>(
        [],
        [{ visit: 'https://api.test/', set: ['a=1; Secure; SameSite=None', 'b=2'] }],
      ),
      fc.array(fetching, { minLength: 1, maxLength: count, size: 'max' }),
    )
    .map(([first, rest]) => [...first, ...rest]);
