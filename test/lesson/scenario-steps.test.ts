/** Every step and expectation of docs/lesson-format.md, as the browser and the judge are given it. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/core/prose.ts';
import type { FileContent, FormFile, FormValues, ScenarioStep, VariedExpectation } from '../../src/core/scenario.ts';
import { parseLesson } from '../../src/lesson/parse-lesson.ts';
import { spoil } from './spoil.ts';

function stepsOf(yaml: string): readonly ScenarioStep[] {
  const parsed = parseLesson('greetings.md', spoil(['- visit: /hello\n', `${yaml}\n`]));
  const example = parsed.kind === 'lesson' ? parsed.lesson.steps.find(({ kind }) => kind === 'example') : undefined;
  if (example?.kind !== 'example') throw new Error(JSON.stringify(parsed));
  return example.scenario;
}

function expectationOf(yaml: string): { expectation: VariedExpectation; otherwise: string } {
  const parsed = parseLesson('greetings.md', spoil(['- number: 42\n', `- ${yaml}\n`]));
  const challenge =
    parsed.kind === 'lesson' ? parsed.lesson.steps.findLast(({ kind }) => kind === 'exercise') : undefined;
  const found = challenge?.kind === 'exercise' ? challenge.checks.at(-1)?.steps.at(-1)?.expect.at(-1) : undefined;
  if (found === undefined) throw new Error(JSON.stringify(parsed));
  return { expectation: found.expectation, otherwise: proseText(found.otherwise) };
}

const upload = (form: FormValues): Extract<ScenarioStep, { do: 'post' }> => ({
  do: 'post',
  url: 'https://app.test/upload',
  form,
  from: null,
});

const file = (name: string, type: string, content: FileContent): FormFile => ({ name, type, content });

const STEPS: readonly (readonly [yaml: string, step: ScenarioStep])[] = [
  ['- visit: /theme', { do: 'visit', url: 'https://app.test/theme', from: null }],
  ['- visit: /a/../c?x=ä', { do: 'visit', url: 'https://app.test/c?x=%C3%A4', from: null }],
  ['- visit: http://app.test', { do: 'visit', url: 'http://app.test/', from: null }],
  ['- visit: https://other.test:8443/x', { do: 'visit', url: 'https://other.test:8443/x', from: null }],
  [
    '- {visit: /x, from: https://other.test/page}',
    { do: 'visit', url: 'https://app.test/x', from: 'https://other.test' },
  ],
  ['- {visit: /x, from: /page}', { do: 'visit', url: 'https://app.test/x', from: 'https://app.test' }],
  ['- post: /login', { do: 'post', url: 'https://app.test/login', form: {}, from: null }],
  [
    '- post: /login\n  form: {name: Ada, age: 036, admin: true, note: ""}\n  from: https://other.test',
    {
      do: 'post',
      url: 'https://app.test/login',
      form: { name: 'Ada', age: '036', admin: 'true', note: '' },
      from: 'https://other.test',
    },
  ],
  [
    '- post: /upload\n  form: {title: Sea, photo: {file: sea.PNG, size: 3 KB}}',
    upload({ title: 'Sea', photo: file('sea.PNG', 'image/png', { kind: 'filler', bytes: 3072 }) }),
  ],
  [
    '- post: /upload\n  form: {photo: {file: sea.png, type: text/html, bytes: 89 50 4E 47}}',
    upload({ photo: file('sea.png', 'text/html', { kind: 'bytes', hex: '89504e47' }) }),
  ],
  [
    '- post: /upload\n  form: {photo: {file: sea.png, type: "", bytes: 00}}',
    upload({ photo: file('sea.png', '', { kind: 'bytes', hex: '00' }) }),
  ],
  [
    '- post: /upload\n  form: {photo: {file: LICENSE, text: ""}}',
    upload({ photo: file('LICENSE', '', { kind: 'text', text: '' }) }),
  ],
  ['- post: /upload\n  form: {photo: {file: ""}}', upload({ photo: file('', '', { kind: 'text', text: '' }) })],
  [
    '- post: /upload\n  form: {tag: [sea, 7], notes: [{file: a.txt, text: one}, {file: b.csv, size: 1.5 MB}]}',
    upload({
      tag: ['sea', '7'],
      notes: [
        file('a.txt', 'text/plain', { kind: 'text', text: 'one' }),
        file('b.csv', 'text/csv', { kind: 'filler', bytes: 1_572_864 }),
      ],
    }),
  ],
  [
    '- post: /upload\n  form: {photo: {file: sea.png, size: 1 byte}}\n  enctype: application/x-www-form-urlencoded',
    {
      ...upload({ photo: file('sea.png', 'image/png', { kind: 'filler', bytes: 1 }) }),
      enctype: 'application/x-www-form-urlencoded',
    },
  ],
  ['- post: /upload\n  enctype: multipart/form-data', { ...upload({}), enctype: 'multipart/form-data' }],
  [
    '- fetch: /api',
    {
      do: 'fetch',
      url: 'https://app.test/api',
      form: null,
      credentials: 'same-origin',
      pages: ['https://app.test/'],
    },
  ],
  [
    '- fetch: /api\n  on: https://other.test/page\n  credentials: include\n  form: {name: Ada}',
    {
      do: 'fetch',
      url: 'https://app.test/api',
      form: { name: 'Ada' },
      credentials: 'include',
      pages: ['https://other.test/page'],
    },
  ],
  [
    '- image: https://other.test/pixel.gif',
    { do: 'image', url: 'https://other.test/pixel.gif', pages: ['https://app.test/'] },
  ],
  [
    '- frame: /inner\n  on: [https://other.test/, /outer]',
    { do: 'frame', url: 'https://app.test/inner', pages: ['https://other.test/', 'https://app.test/outer'] },
  ],
  ['- write document.cookie: ""', { do: 'write-script', url: 'https://app.test/', cookie: '' }],
  ['- write document.cookie: a=1; Path=/x', { do: 'write-script', url: 'https://app.test/', cookie: 'a=1; Path=/x' }],
  [
    '- write document.cookie: a=1\n  on: [https://other.test/, /inner]',
    { do: 'write-script', url: 'https://app.test/inner', cookie: 'a=1', within: ['https://other.test/'] },
  ],
  [
    '- read document.cookie:\n  on: [https://other.test/, /inner]',
    { do: 'read-script', url: 'https://app.test/inner', within: ['https://other.test/'] },
  ],
  ['- third-party cookies: blocked', { do: 'third-party-cookies', allowed: false }],
  ['- third-party cookies: allowed', { do: 'third-party-cookies', allowed: true }],
  ['- open private window', { do: 'private-window' }],
  ['- close browser', { do: 'close' }],
  ['- close browser:', { do: 'close' }],
  ['- wait: 30 seconds', { do: 'wait', seconds: 30 }],
  ['- wait: 10 minutes', { do: 'wait', seconds: 600 }],
  ['- wait: 2 hours', { do: 'wait', seconds: 7200 }],
  ['- wait: 1 day', { do: 'wait', seconds: 86_400 }],
  ['- wait: 3 weeks', { do: 'wait', seconds: 1_814_400 }],
  ['- read document.cookie', { do: 'read-script', url: 'https://app.test/' }],
  ['- read document.cookie: /theme', { do: 'read-script', url: 'https://app.test/theme' }],
  ['- post: /upload\n  form: {__proto__: Ada}', upload(Object.fromEntries([['__proto__', 'Ada']]))],
  [
    '- visit: /news\n  headers: {Accept-Language: de, If-None-Match: "{header ETag}"}\n  show headers: [ETag]',
    {
      do: 'visit',
      url: 'https://app.test/news',
      from: null,
      headers: [
        ['Accept-Language', 'de'],
        ['If-None-Match', '{header ETag}'],
      ],
      show: ['ETag'],
    },
  ],
  [
    '- fetch: /notes/1\n  method: put\n  json: {text: Hello, tags: [1, true, null, "2"]}',
    {
      do: 'fetch',
      url: 'https://app.test/notes/1',
      method: 'put',
      form: null,
      body: { kind: 'json', text: '{"text":"Hello","tags":[1,true,null,"2"]}' },
      credentials: 'same-origin',
      pages: ['https://app.test/'],
    },
  ],
  [
    '- fetch: /notes\n  method: SEARCH\n  body: "<q/>"\n  headers: {Content-Type: text/xml}',
    {
      do: 'fetch',
      url: 'https://app.test/notes',
      method: 'SEARCH',
      form: null,
      body: { kind: 'text', text: '<q/>' },
      credentials: 'same-origin',
      pages: ['https://app.test/'],
      headers: [['Content-Type', 'text/xml']],
    },
  ],
  [
    '- fetch: /notes\n  on: https://other.test/\n  mode: no-cors',
    {
      do: 'fetch',
      url: 'https://app.test/notes',
      form: null,
      credentials: 'same-origin',
      mode: 'no-cors',
      pages: ['https://other.test/'],
    },
  ],
  [
    '- visit: /a\n  from: [https://other.test, https://third.test/x]',
    { do: 'visit', url: 'https://app.test/a', from: 'https://third.test', within: ['https://other.test'] },
  ],
  [
    '- post: /a\n  from: [https://other.test]',
    { do: 'post', url: 'https://app.test/a', form: {}, from: 'https://other.test' },
  ],
  [
    '- edit cookie: {name: role, value: admin}\n  on: https://other.test\n  path: /shop',
    { do: 'edit', name: 'role', value: 'admin', host: 'other.test', path: '/shop' },
  ],
  ['- tamper with cookie: role\n  on: http://shop.app.test/', { do: 'tamper', name: 'role', host: 'shop.app.test' }],
  ['- delete cookie: role\n  path: /', { do: 'delete', name: 'role', path: '/' }],
  ['- edit cookie: {name: visits, value: 007}', { do: 'edit', name: 'visits', value: '007' }],
  ['- edit cookie: {name: role, value: ""}', { do: 'edit', name: 'role', value: '' }],
  ['- tamper with cookie: session', { do: 'tamper', name: 'session' }],
  ['- delete cookie: __Host-theme', { do: 'delete', name: '__Host-theme' }],
  ['- use browser: second', { do: 'use-browser', name: 'second' }],
];

describe('a step of a scenario', () => {
  it.each(STEPS)('written as %j is what the visitor does', (yaml, step) => {
    expect(stepsOf(yaml)[0]).toEqual(step);
  });
});

const EXPECTATIONS: readonly (readonly [yaml: string, expectation: VariedExpectation])[] = [
  ['status: 404', { see: 'status', status: 404 }],
  ['some text: yes', { see: 'some-text' }],
  ['some text: true', { see: 'some-text' }],
  ['text: tlh', { see: 'text', text: 'tlh' }],
  ['text: 42', { see: 'text', text: '42' }],
  ['text: "{cookie lang}"', { see: 'text', text: '{cookie lang}' }],
  ['no text: None', { see: 'no-text', text: 'None' }],
  ['number: 0', { see: 'number', number: 0 }],
  ['sets cookie: lang', { see: 'sets-cookie', name: 'lang' }],
  ['no cookie: lang', { see: 'no-cookie', name: 'lang' }],
  ['sends cookie: lang', { see: 'sends-cookie', name: 'lang' }],
  ['sets a cookie: yes', { see: 'sets-cookie', name: null }],
  ['sends a cookie: yes', { see: 'sends-cookie', name: null }],
  ['number: "{time}"', { see: 'number', value: 'time', plus: 0 }],
  ['number: "{time} + 2"', { see: 'number', value: 'time', plus: 2 }],
];

describe('an expectation', () => {
  it.each(EXPECTATIONS)('written as %j is what must be seen', (yaml, expectation) => {
    expect(expectationOf(yaml)).toEqual({ expectation, otherwise: '/add?a=40&b=2 ought to show 42.' });
  });
});
