/** Scenarios with scripted answers, performed: who answers what, and what is known of each step. */
import { describe, expect, it } from 'vitest';
import { playScripted } from '../../src/scenario/play-scripted.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { transcriptJson } from '../../src/scenario/transcript-json.ts';
import { drive, type FakeApp, page } from '../browser/fake-app.ts';

function play(text: string, app: FakeApp = () => page('from the program')) {
  const parsed = parseScenario('trip.yaml', text);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  const played = drive(playScripted(parsed.scenario), app);
  const entries = played.flatMap((step) => step.entries);
  return transcriptJson(
    entries,
    played.map(({ script }) => script),
  );
}

describe('a scenario with scripted answers', () => {
  it('asks the program only where nothing is scripted', () => {
    const [first, second, third] = play(`
- visit: /
  answers: [{to: /next, status: 303}]
- visit: https://other.test/
  answers: [{body: scripted, status: 418}]
- visit: /
`);
    expect(first?.requests.map(({ url, response }) => [url, response?.status, response?.body])).toEqual([
      ['https://app.test/', 303, ''],
      ['https://app.test/next', 200, 'from the program'],
    ]);
    expect(second?.requests[0]?.response).toMatchObject({ status: 418, reason: "I'm a teapot", body: 'scripted' });
    expect(third?.requests[0]?.response?.body).toBe('from the program');
  });

  it.each([
    ['{30 days}', 'Sat, 31 Jan 2026 12:00:00 GMT'],
    ['{-1 hour}', 'Thu, 01 Jan 2026 11:00:00 GMT'],
    ['{2 moons}', '{2 moons}'],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 'Fri, 01 Jan 2027 00:00:00 GMT'],
  ])('writes the date %s as %s', (written, sent) => {
    const [step] = play(`- visit: /\n  set: "a=1; Expires=${written}"`);
    expect(step?.requests[0]?.setCookies[0]?.header).toBe(`a=1; Expires=${sent}`);
  });

  it('sends an answer as HTML unless it gives another type', () => {
    const [html, plain] = play(`
- visit: /
  answers: [{body: <p>Hi</p>}]
- visit: /
  answers: [{headers: {content-type: text/plain}}]
`);
    expect(html?.requests[0]?.response?.headers).toEqual([['Content-Type', 'text/html; charset=utf-8']]);
    expect(plain?.requests[0]?.response?.headers).toEqual([['content-type', 'text/plain']]);
  });

  it('ends after a request that got no answer', () => {
    const steps = play('- visit: /\n- visit: /\n', () => ({ kind: 'fault', fault: { kind: 'memory' }, prints: 'oh' }));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      requests: [{ response: null, fault: { kind: 'memory' }, prints: 'oh', setCookies: [] }],
      documentCookie: null,
    });
  });
});

describe('the JSON of a step', () => {
  it('has every part of a form that was sent with files', () => {
    const [step] = play(`
- post: /upload
  form: {title: Größe, photo: {file: sea.png, bytes: 89 ff}, notes: [{file: a.txt, text: ä}, {file: ""}]}
`);
    const named = (rest: string) => ['Content-Disposition', `form-data; name=${rest}`];
    expect(step?.requests[0]?.parts).toEqual([
      { headers: [named('"title"')], size: 7, text: 'Größe' },
      { headers: [named('"photo"; filename="sea.png"'), ['Content-Type', 'image/png']], size: 2, text: null },
      { headers: [named('"notes"; filename="a.txt"'), ['Content-Type', 'text/plain']], size: 2, text: 'ä' },
      { headers: [named('"notes"; filename=""'), ['Content-Type', 'application/octet-stream']], size: 0, text: '' },
    ]);
  });

  it('says why a plain part of an encrypted page went by https, or was not requested', () => {
    const [image, fetched, framed] = play(`
- {image: "http://app.test/a", on: /shop}
- {fetch: "http://app.test/b", on: /shop}
- frame: /c
  answers: [{to: "http://app.test/d"}]
`);
    expect(image).toMatchObject({
      requests: [{ url: 'https://app.test/a', upgraded: { code: 'mixed-content-upgraded' } }],
      blocked: null,
    });
    expect(fetched).toMatchObject({
      requests: [],
      blocked: { code: 'mixed-content-blocked' },
      documentCookie: { page: 'https://app.test/shop' },
    });
    expect(framed?.requests.map(({ redirect }) => redirect)).toMatchObject([
      { kind: 'not-followed', why: 'mixed-content', reason: { code: 'mixed-content-blocked' } },
    ]);
  });

  it('has every cookie with its decision and its reason', () => {
    const [first, second] = play(`
- visit: /
  set: [a=1; Secure, "b=1; Domain=other.test"]
- visit: http://app.test/
`);
    expect(first?.requests[0]?.setCookies.map(({ name, decision, reason }) => [name, decision, reason.code])).toEqual([
      ['a', 'stored', 'new-cookie'],
      ['b', 'rejected', 'domain-mismatch'],
    ]);
    expect(second?.requests[0]).toMatchObject({ cookie: null, withheld: [{ reason: { code: 'secure-only' } }] });
    expect(second?.requests[0]?.withheld[0]?.reason).toEqual({
      code: 'secure-only',
      spec: expect.stringMatching(/^5\.8\.3/),
      words: expect.stringMatching(/\S/),
    });
    expect(second?.jar.map(({ name, expiresAt }) => [name, expiresAt])).toEqual([['a', null]]);
  });

  it.each<[about: string, step: string, page: string, within: string[], text: string]>([
    ['a visit, the page that it ends on', 'visit: /x', 'https://app.test/x', [], 'lax=1; none=1'],
    [
      'a frame, the page in it',
      'frame: /x\n  on: https://other.test/',
      'https://app.test/x',
      ['https://other.test/'],
      'none=1',
    ],
    ['a fetch, the page that asks', 'fetch: https://other.test/\n  on: /x', 'https://app.test/x', [], 'lax=1; none=1'],
    ['an image, the page that shows it', 'image: /y\n  on: https://other.test/', 'https://other.test/', [], ''],
    ['a script that writes, its page', 'write document.cookie: w=1', 'https://app.test/', [], 'lax=1; none=1; w=1'],
    ['a script that reads, its page', 'read document.cookie: /x', 'https://app.test/x', [], 'lax=1; none=1'],
  ])('has document.cookie for %s', (_, step, address, within, text) => {
    const steps = play(`
- visit: /
  set: [lax=1, none=1; SameSite=None; Secure, hidden=1; HttpOnly]
- ${step}
`);
    expect(steps.at(-1)?.documentCookie).toEqual({ page: address, within, text });
  });

  it.each(['close browser', 'wait: 1 day', 'open private window', 'delete cookie: a', 'use browser: second'])(
    'is no document.cookie after "%s", which is about no page',
    (step) => {
      expect(play(`- visit: /\n- ${step}`)[1]?.documentCookie).toBeNull();
    },
  );

  it('has what was removed and what changed without a server', () => {
    const steps = play(`
- visit: /
  set: [a=1, b=1; Max-Age=60, c=1; Max-Age=86400]
- wait: 1 hour
- edit cookie: {name: a, value: "2"}
- delete cookie: c
- close browser
`);
    expect(steps[1]).toMatchObject({ at: '2026-01-01T13:00:00.000Z', expired: [{ name: 'b' }] });
    expect(steps[2]?.edit).toMatchObject({ before: { value: '1' }, after: { value: '2' }, refusal: null });
    expect(steps[3]?.removed).toMatchObject([{ name: 'c' }]);
    expect(steps[4]).toMatchObject({ removed: [{ name: 'a' }], jar: [] });
  });
});
