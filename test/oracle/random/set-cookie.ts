/** Random Set-Cookie headers: every attribute in every form that servers write it, and in many that they should not. */
import fc from 'fast-check';
import { among } from './among.ts';
import { anyDate } from './date.ts';

/** Few names, so that cookies meet each other often. */
export const plainName = fc.constantFrom('a', 'b', 'c', 'A');
const oddName = among(
  '__Secure-a|__Host-a|__Http-a|__Host-Http-a|__secure-a|__HOST-a|__Secure-|__Host-|__host-http-a|',
  'a b|a,b|"a"|a.b|$a|é|a/b|a[0]|__Secur-a| __Host-a|%61|Path|€|a\t|{bytes E9}|a{bytes E9}|__hOsT-a|__HTTP-a|__sEcUrE-a',
  '__HOST-http-a|__Host-|__Http-|😀',
);

const plainValue = fc.constantFrom('1', '2', '3');
const oddValue = among(
  '|"1"|"a b"|1 2| 1 |a=b|=|==|é|日本|1,2|"1;2"|%20|\\"|{}|\'1\'|\t1\t|1\t2|\u00a0|\u0085|😀|{bytes E9}|x{bytes C3}',
  '{bytes FF FE}|1\u0001|1\u007f|__Host-a|__Secure-a=b',
);

/** Name and value, or something that is no such pair. */
const pair = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(plainName, plainValue).map(([name, value]) => `${name}=${value}`) },
  { weight: 2, arbitrary: fc.tuple(oddName, plainValue).map(([name, value]) => `${name}=${value}`) },
  { weight: 2, arbitrary: fc.tuple(plainName, oddValue).map(([name, value]) => `${name}=${value}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plainName, oddValue, fc.constantFrom(' ', '\t', '  '))
      .map(([name, value, space]) => `${space}${name}${space}=${space}${value}${space}`),
  },
  {
    weight: 1,
    arbitrary: among('a|token|| |=|=1|==1|=a=b|a b|__Host-a|=__Secure-a|= a=1|é'),
  },
);

const paths = among(
  '/|/|/x|/x/|/x/y|/X||x|//|/x//y|/x/../y|/x?y|/%78|/é|/x y|"/x"|"/"|/x/y/|/ x|./x|/x%20y|/{bytes E9}|/%C3%A9|/%2F|/x%2Fy|/xy|/x;y|%2F|/x/.|~',
);

const domains = among(
  'app.test|.app.test|APP.test|shop.app.test|.shop.App.Test|other.test|test|.test|.||..app.test',
  'app.test.|app.test:443|https://app.test|*.app.test|pp.test|com|co.uk|shop.co.uk|github.io',
  'ada.github.io|localhost|.localhost|127.0.0.1|.127.0.0.1|0.0.1|[::1]|bücher.test',
  'xn--bcher-kva.test|"app.test"|app .test|app..test| |XN--BCHER-KVA.test|BÜCHER.test|{bytes E9}.test|10.0.0.1|.10.0.0.1',
  '0x7f.1|127.1|[::1]:443|.[::1]|shop.app.test.|a_b.test|-app.test|xn--|app。test|.co.uk|githubusercontent.com',
);

/** Upper and lower case, with spaces around, without a value: what attributes have in common. */
const written = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: values.map((value) => `${name}=${value}`) },
    { weight: 1, arbitrary: values.map((value) => `${name.toUpperCase()}=${value}`) },
    { weight: 1, arbitrary: values.map((value) => `${name.toLowerCase()} = ${value} `) },
    { weight: 1, arbitrary: fc.constantFrom(name, `${name}=`, `${name}==`) },
  );

const maxAges = among(
  '600|3600|0|-1|34560000|34560001|99999999999|99999999999999999999999|+600|-||600s|6e2|0x600| 600',
  '0600|-0|600.5|"600"|never|+0|--1|+|1 000|٦|-x|+x|00|600 |6 0',
);

const sameSites = among('Strict|Lax|None|strict|LAX|none|Nonee||Default|Extended|"Lax"|No_Restriction|Lax,None');

const flag = among(
  'Secure|secure|SECURE|Secure=|Secure=false|Secure=0|HttpOnly|httponly|HttpOnly=x|Secure ',
  ' HttpOnly',
);
const partitioned = fc.constantFrom('Partitioned', 'partitioned', 'Partitioned=x');
const priorities = fc.constantFrom('Low', 'Medium', 'High', 'low', 'HIGH', 'x', '');
const unknown = fc.constantFrom(
  'Foo=bar',
  'Foo',
  '',
  ' ',
  'Version=1',
  'Comment=é',
  '=x',
  'Sec ure',
  'Foo=x\ty',
  'é',
  'SameSite Lax',
  'Path:/x',
  'Foo={bytes E9}',
  'Priority:High',
  'Max-Age',
);

/** `ages`: which attribute gives lifetimes; dates and seconds cannot be told apart in one scenario. */
function attribute(ages: Ages): fc.Arbitrary<string> {
  const lifetime = ages === 'dates' ? written('Expires', anyDate) : written('Max-Age', maxAges);
  return fc.oneof(
    { weight: 4, arbitrary: written('Path', paths) },
    { weight: 4, arbitrary: written('Domain', domains) },
    { weight: ages === 'dates' ? 8 : 3, arbitrary: lifetime },
    { weight: 4, arbitrary: written('SameSite', sameSites) },
    { weight: 6, arbitrary: flag },
    {
      weight: 4,
      arbitrary: among('Secure|SameSite=None|SameSite=Lax|SameSite=Strict|Path=/|Path=/x|Domain=app.test'),
    },
    { weight: 2, arbitrary: partitioned },
    { weight: 1, arbitrary: written('Priority', priorities) },
    { weight: 1, arbitrary: unknown },
  );
}

/** Which attribute says how long cookies last. */
export type Ages = 'dates' | 'seconds';

const separator = fc.constantFrom('; ', '; ', '; ', ';', ' ; ', ';\t', ';;');

/** The attributes of a header that are most often used together. */
const common = among(
  '|; Secure|; SameSite=None; Secure|; SameSite=Lax|; SameSite=Strict|; Domain=app.test|; Path=/',
  '; Path=/x|; HttpOnly|; Secure; HttpOnly; Path=/|; SameSite=None; Secure; Partitioned',
  '; Secure; Partitioned|; Max-Age=0|; Max-Age=600|; Domain=shop.app.test|; SameSite=None',
  '; SameSite=None; Secure; Partitioned; HttpOnly|; SameSite=None; Secure; Max-Age=0',
);

/** Headers as they mostly are, so that cookies really come about and meet each other. */
export const usualHeader: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(plainName, plainValue, common).map(([name, value, rest]) => `${name}=${value}${rest}`),
  },
  { weight: 1, arbitrary: fc.tuple(oddName, oddValue, common).map(([name, value, rest]) => `${name}=${value}${rest}`) },
  { weight: 1, arbitrary: fc.tuple(pair, common).map(([first, rest]) => `${first}${rest}`) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('__Host-a', '__Secure-a', '__Http-a', '__Host-Http-a')
      .chain((name) => fc.tuple(plainValue, common).map(([value, rest]) => `${name}=${value}${rest}; Secure; Path=/`)),
  },
);

/** Long texts around the limits of 4096 and 1024 bytes. */
const long = fc.oneof(
  fc
    .tuple(fc.constantFrom(4093, 4094, 4095, 4096), fc.constantFrom('a=', '', '=', 'é='))
    .map(([length, name]) => `${name}${'x'.repeat(length)}`),
  fc
    .tuple(fc.constantFrom(1022, 1023, 1024, 1025), fc.constantFrom('Path=/', 'Domain=', 'Foo=', 'SameSite=', 'Path=x'))
    .map(([length, name]) => `a=1; Path=/x; ${name}${'x'.repeat(length)}`),
  fc.constantFrom(1365, 1366).map((count) => `a=${'日'.repeat(count)}`),
);

export const anyHeader = (ages: Ages): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(pair, separator, fc.array(attribute(ages), { maxLength: 5 }))
        .map(([first, between, rest]) => [first, ...rest].join(between)),
    },
    { weight: 1, arbitrary: long },
  );
