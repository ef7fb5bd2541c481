import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { readEdit, readLabCommand, readPost, readVisit, readWait } from '../../src/lab/lab-command.ts';

const app = 'https://app.test';

type Fetch = Extract<ScenarioStep, { readonly do: 'fetch' }>;

const sending = (method: string, path: string, more: Partial<Fetch> = {}): Fetch => ({
  do: 'fetch',
  url: app + path,
  method,
  form: null,
  credentials: 'same-origin',
  pages: [`${app}/`],
  ...more,
});

describe('in the lab', () => {
  it.each([
    ['visit /theme', { do: 'visit', url: `${app}/theme`, from: null }],
    ['Visit /Theme', { do: 'visit', url: `${app}/Theme`, from: null }],
    ['/theme', { do: 'visit', url: `${app}/theme`, from: null }],
    ['/', { do: 'visit', url: `${app}/`, from: null }],
    ['go to /theme', { do: 'visit', url: `${app}/theme`, from: null }],
    ['let 3 hours go by', { do: 'wait', seconds: 10_800 }],
    ['let two days pass', { do: 'wait', seconds: 172_800 }],
    ['fast forward 5 minutes', { do: 'wait', seconds: 300 }],
    ['2 weeks later', { do: 'wait', seconds: 1_209_600 }],
    ['open theme', { do: 'visit', url: `${app}/theme`, from: null }],
    ['visit /a?x=1&y=ä', { do: 'visit', url: `${app}/a?x=1&y=%C3%A4`, from: null }],
    ['visit app.test/theme', { do: 'visit', url: `${app}/theme`, from: null }],
    ['visit http://app.test/', { do: 'visit', url: 'http://app.test/', from: null }],
    ['http://www.app.test/x', { do: 'visit', url: 'http://www.app.test/x', from: null }],
    ['visit https://other.test', { do: 'visit', url: 'https://other.test/', from: null }],
    [
      'Follow a link from https://other.test to /theme',
      { do: 'visit', url: `${app}/theme`, from: 'https://other.test' },
    ],
    ['http /', { do: 'visit', url: 'http://app.test/', from: null }],
    ['by http /theme', { do: 'visit', url: 'http://app.test/theme', from: null }],
    ['http', { do: 'visit', url: 'http://app.test/', from: null }],
    ['from other /', { do: 'visit', url: `${app}/`, from: 'https://other.test' }],
    ['from http://shop.test /x', { do: 'visit', url: `${app}/x`, from: 'http://shop.test' }],
    ['come from other', { do: 'visit', url: `${app}/`, from: 'https://other.test' }],
    ['frame /video', { do: 'frame', url: `${app}/video`, pages: [`${app}/`] }],
    ['from other frame /video', { do: 'frame', url: `${app}/video`, pages: ['https://other.test/'] }],
    [
      'from third image https://other.test/x',
      { do: 'image', url: 'https://other.test/x', pages: ['https://third.test/'] },
    ],
    [
      'from other in frame /video visit /next',
      { do: 'visit', url: `${app}/next`, from: null, frame: ['https://other.test/', `${app}/video`] },
    ],
    [
      'in the frame https://other.test/ad post https://other.test/vote a=é',
      {
        do: 'post',
        url: 'https://other.test/vote',
        form: { a: 'é' },
        from: null,
        frame: [`${app}/`, 'https://other.test/ad'],
      },
    ],
    ['from other in frame /video script', { do: 'read-script', url: `${app}/video`, within: ['https://other.test/'] }],
    [
      'from other in frame /video get /api with cookies',
      sending('GET', '/api', { credentials: 'include', pages: ['https://other.test/', `${app}/video`] }),
    ],
    ['on other edit theme=dark', { do: 'edit', name: 'theme', value: 'dark', host: 'other.test' }],
    ['on https://shop.app.test edit theme=é on', { do: 'edit', name: 'theme', value: 'é on', host: 'shop.app.test' }],
    ['on other delete theme', { do: 'delete', name: 'theme', host: 'other.test' }],
    ['on other tamper with theme', { do: 'tamper', name: 'theme', host: 'other.test' }],
    ['post /vote choice=yes', { do: 'post', url: `${app}/vote`, form: { choice: 'yes' }, from: null }],
    [
      'submit a form to /vote name=Ada Lovelace for=tea',
      { do: 'post', url: `${app}/vote`, form: { name: 'Ada Lovelace', for: 'tea' }, from: null },
    ],
    ['post /vote a=1&b=2', { do: 'post', url: `${app}/vote`, form: { a: '1', b: '2' }, from: null }],
    ['post /vote\na=1\nb = x=y', { do: 'post', url: `${app}/vote`, form: { a: '1', b: 'x=y' }, from: null }],
    ['post /vote', { do: 'post', url: `${app}/vote`, form: {}, from: null }],
    ['post /vote kind=mistake', { do: 'post', url: `${app}/vote`, form: { kind: 'mistake' }, from: null }],
    [
      'from other post /vote choice=no',
      { do: 'post', url: `${app}/vote`, form: { choice: 'no' }, from: 'https://other.test' },
    ],
    [
      'put /notes/1 {"text": "Hello"}',
      sending('PUT', '/notes/1', { body: { kind: 'json', text: '{"text":"Hello"}' } }),
    ],
    [
      'PUT /notes/1 {“text”: “Hello”}',
      sending('PUT', '/notes/1', { body: { kind: 'json', text: '{"text":"Hello"}' } }),
    ],
    ['post /notes [1]', sending('POST', '/notes', { body: { kind: 'json', text: '[1]' } })],
    ['delete /notes/1', sending('DELETE', '/notes/1')],
    ['fetch /api', sending('GET', '/api')],
    ['head /', sending('HEAD', '/')],
    ['SEARCH /notes', sending('SEARCH', '/notes')],
    ['get /news If-None-Match: "v1"', sending('GET', '/news', { headers: [['If-None-Match', '"v1"']] })],
    [
      'patch /a\nAccept: text/html, */*\nX-A: b c\n\n{}',
      sending('PATCH', '/a', {
        headers: [
          ['Accept', 'text/html, */*'],
          ['X-A', 'b c'],
        ],
        body: { kind: 'json', text: '{}' },
      }),
    ],
    [
      'get /a Accept: text/html X-A: 1 with cookies',
      sending('GET', '/a', {
        headers: [
          ['Accept', 'text/html'],
          ['X-A', '1'],
        ],
        credentials: 'include',
      }),
    ],
    [
      'from other put /a {}',
      sending('PUT', '/a', { body: { kind: 'json', text: '{}' }, pages: ['https://other.test/'] }),
    ],
    ['from other get /a', sending('GET', '/a', { pages: ['https://other.test/'] })],
    ['close', { do: 'close' }],
    ['Close the browser.', { do: 'close' }],
    ['wait 2 hours', { do: 'wait', seconds: 7200 }],
    ['wait an hour', { do: 'wait', seconds: 3600 }],
    ['Wait a month (30 days)', { do: 'wait', seconds: 30 * 86_400 }],
    ['wait for a month', { do: 'wait', seconds: 30 * 86_400 }],
    ['Wait 1 Year', { do: 'wait', seconds: 365 * 86_400 }],
    ['wait 3 weeks!', { do: 'wait', seconds: 21 * 86_400 }],
    ['edit theme=dark', { do: 'edit', name: 'theme', value: 'dark' }],
    ['set cookie theme to dark', { do: 'edit', name: 'theme', value: 'dark' }],
    ['edit theme dark', { do: 'edit', name: 'theme', value: 'dark' }],
    ['edit theme=', { do: 'edit', name: 'theme', value: '' }],
    ['edit theme', { do: 'edit', name: 'theme', value: '' }],
    ['edit t=a=b c', { do: 'edit', name: 't', value: 'a=b c' }],
    ['edit theme=1.5.', { do: 'edit', name: 'theme', value: '1.5.' }],
    ['delete theme', { do: 'delete', name: 'theme' }],
    ['Delete the cookie theme by hand', { do: 'delete', name: 'theme' }],
    ['remove the cookie theme', { do: 'delete', name: 'theme' }],
    ['tamper with session', { do: 'tamper', name: 'session' }],
    ['script', { do: 'read-script', url: `${app}/` }],
    ['A script on /theme reads document.cookie', { do: 'read-script', url: `${app}/theme` }],
    ['read document.cookie /theme', { do: 'read-script', url: `${app}/theme` }],
  ])('%j is a step', (typed, step) => {
    expect(readLabCommand(typed)).toEqual({ kind: 'step', step });
  });

  it.each([
    ['jar', 'jar'],
    ['where am I?', 'jar'],
    ['START OVER', 'start-over'],
    ['restart', 'start-over'],
    ['empty everything and begin again', 'start-over'],
    ['clear it all, then start from scratch', 'start-over'],
    ['leave', 'leave'],
    ['get me out of here', 'leave'],
    ['ok I’m done playing', 'leave'],
    ['can we go back to reading', 'leave'],
    ['Leave the lab.', 'leave'],
    ['help', 'help'],
    ['?', 'help'],
    ['examples', 'examples'],
    ['Try another example…', 'examples'],
  ])('%j means %s', (typed, kind) => {
    expect(readLabCommand(typed)).toEqual({ kind });
  });

  it.each(['next', 'skip', 'closet', 'what is this', '', ' ', '//theme', 'visitor', 'a', 'x'.repeat(100_000)])(
    '%j is nothing that it knows',
    (typed) => {
      expect(readLabCommand(typed)).toBeNull();
    },
  );

  it.each([
    ['visit', 'address'],
    ['visit http://evil.com/', 'address'],
    ['visit https://app.test.evil.com/', 'address'],
    ['visit https://app.test:8080/', 'address'],
    ['visit https://ada:secret@app.test/', 'address'],
    ['visit javascript:alert(1)', 'address'],
    ['visit file:///etc/passwd', 'address'],
    ['visit //evil.com', 'address'],
    ['visit /\\evil.com', 'address'],
    ['visit http://127.0.0.1/', 'address'],
    ['visit http://[::1]/', 'address'],
    ['visit localhost:3000', 'address'],
    ['visit /a b', 'address'],
    [`visit /${'x'.repeat(600)}`, 'address'],
    ['visit <!channel>', 'address'],
    ['from evil.com /', 'site'],
    ['from @everyone /', 'site'],
    ['Another address…', 'address'],
    ['post', 'form'],
    ['Submit a form…', 'form'],
    ['post /vote yes', 'form'],
    ['post /vote __proto__=1', 'form'],
    ['post /vote =1', 'form'],
    [`post /vote a=${'x'.repeat(301)}`, 'form'],
    [`post /vote ${Array.from({ length: 11 }, (_, index) => `f${index}=1`).join(' ')}`, 'form'],
    ['wait', 'length of time'],
    ['wait 0 days', 'length of time'],
    ['wait -1 hours', 'length of time'],
    ['wait forever', 'length of time'],
    ['wait 99999 weeks', 'length of time'],
    ['wait 11 years', 'length of time'],
    ['put /a {text}', 'body'],
    [`put /a {"a": "${'x'.repeat(2000)}"}`, 'body'],
    ['get /a {}', 'request'],
    ['get /a Cookie: a=1', 'header'],
    ['get /a Host: x', 'header'],
    ['get /a nonsense', 'header'],
    ['get /a Accept: a accept: b', 'header'],
    [`get /a ${Array.from({ length: 11 }, (_, index) => `X-${index}: 1`).join(' ')}`, 'header'],
    [`get /a X: ${'x'.repeat(301)}`, 'header'],
    ['TRACE /a', 'method'],
    ['get https://evil.com/', 'address'],
    ['edit', 'cookie'],
    ['Change a cookie…', 'cookie'],
    [`edit a=${'x'.repeat(301)}`, 'value'],
    ['delete', 'cookie name'],
    ['delete a b', 'cookie name'],
    [`tamper ${'x'.repeat(61)}`, 'cookie name'],
    ['script http://evil.com/', 'address'],
  ])('%j is answered with what can be typed instead', (typed, what) => {
    expect(readLabCommand(typed)).toMatchObject({
      kind: 'mistake',
      what,
      expected: expect.stringMatching(/such as|at most/),
    });
  });

  it('half a character becomes a whole one', () => {
    expect(readEdit('a', '\ud83d')).toEqual({ kind: 'step', step: { do: 'edit', name: 'a', value: '\ufffd' } });
  });
});

it('a step is short, can be stored, and stays on the pretended sites, whatever is typed or submitted', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('/', '//', 'http://', 'other', '.test', '=', '&', '\n', '__proto__', 'app.test', '\ud800'),
  );
  const words = fc.array(text, { maxLength: 5 }).map((parts) => parts.join(''));
  const verb = fc.constantFrom(
    'visit ',
    'http ',
    'post /',
    'from ',
    'from other post /a ',
    'wait ',
    'edit ',
    'script ',
    '',
  );
  const command = fc.oneof(
    fc.tuple(verb, words).map(([first, rest]) => readLabCommand(first + rest)),
    fc.tuple(words, words, words).map(([address, fields, site]) => readPost(address, fields, site)),
    fc.tuple(words, words).map(([address, site]) => readVisit(address, 'https', site)),
    fc.tuple(words, words).map(([name, value]) => readEdit(name, value)),
    words.map(readWait),
  );
  fc.assert(
    fc.property(command, (read) => {
      if (read?.kind !== 'step') return;
      const stored = JSON.stringify(read.step);
      expect(JSON.parse(stored)).toEqual(read.step);
      expect(stored.length).toBeLessThan(12_000);
      if (!('url' in read.step)) return;
      expect(new URL(read.step.url).host).toMatch(/^([a-z0-9-]+\.)?(app|other|shop)\.test$/);
    }),
    { numRuns: 500 },
  );
});
