import { describe, expect, it } from 'vitest';
import { type BrowserState, cookieNamed, openBrowser, performStep } from '../../src/browser/index.ts';
import { headerValues } from '../../src/core/http.ts';
import type { Answer } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { cookieHeader, drive, type FakeApp, page, routes, setting } from './fake-app.ts';
import { NOON } from './jars.ts';
import { exchanges, names, play, post, sentBy, useBrowser, visit, wait } from './steps.ts';

describe('a scenario', () => {
  it('is the first lesson’s story: set, sent back, and gone with the session', () => {
    const app = routes({
      '/dark': setting('theme=dark; Path=/'),
      '/theme': (request) => page(cookieHeader(request) || 'light'),
    });
    const transcript = play(app, visit('/theme'), visit('/dark'), visit('/theme'), { do: 'close' }, visit('/theme'));
    expect(sentBy(transcript)).toEqual(['', '', 'theme=dark', '']);
    expect(transcript.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '1 exchange',
      '2 exchange',
      '3 exchange',
      '4 closed',
      '5 exchange',
    ]);
  });

  it('ends after a fault, without the steps that were left', () => {
    const fault: Answer = { kind: 'fault', fault: { kind: 'timeout', seconds: 2 }, prints: '' };
    const transcript = play(routes({ '/loop': () => fault }), visit('/a'), visit('/loop'), visit('/b'));
    expect(exchanges(transcript).map(({ request }) => request.url)).toEqual([
      'https://app.test/a',
      'https://app.test/loop',
    ]);
  });

  it('is plain JSON', () => {
    const transcript = play(setting('a=b; Max-Age=60', 'c=d; Path=/x', 'e'), visit('/'), wait(60), visit('/'), {
      do: 'read-script',
      url: 'https://app.test/',
    });
    expect(JSON.parse(JSON.stringify(transcript))).toEqual(transcript);
  });

  it('shows the program the virtual clock', () => {
    const transcript = play(setting(), visit('/'), wait(3600), visit('/'));
    expect(exchanges(transcript).map(({ request }) => request.at)).toEqual([NOON, NOON + 3_600_000]);
  });
});

describe('a request', () => {
  const headersOf = (step: ScenarioStep, app: FakeApp = setting()) =>
    Object.fromEntries(exchanges(play(app, step)).at(-1)?.request.headers ?? []);

  it('of a typed address names the host and nothing else', () => {
    expect(headersOf(visit('http://app.test:8080/x?y#z'))).toEqual({ Host: 'app.test:8080' });
  });

  it('carries the query but not the fragment', () => {
    expect(exchanges(play(setting(), visit('/x?y=1#z')))[0]?.request.url).toBe('https://app.test/x?y=1');
  });

  it('of a link names the page’s site, unless that would tell http what was on https', () => {
    expect(headersOf(visit('/', 'https://other.test'))).toMatchObject({ Referer: 'https://other.test/' });
    expect(headersOf(visit('http://app.test/', 'https://other.test'))).toEqual({ Host: 'app.test' });
  });

  it('of a form is urlencoded and says its length and where it comes from', () => {
    const [exchange] = exchanges(play(setting(), post('/login', { name: 'Ada & Zoë', x: '' })));
    expect(exchange?.request).toMatchObject({ method: 'POST', body: 'name=Ada+%26+Zo%C3%AB&x=' });
    expect(exchange?.request.headers).toEqual([
      ['Host', 'app.test'],
      ['Origin', 'https://app.test'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', '24'],
    ]);
  });

  it('of a form on another site says so', () => {
    expect(headersOf(post('/login', {}, 'https://other.test'))).toMatchObject({
      Origin: 'https://other.test',
      Referer: 'https://other.test/',
    });
  });
});

describe('another site', () => {
  const app = setting('strict=1; SameSite=Strict', 'lax=1; SameSite=Lax', 'plain=1', 'none=1; SameSite=None; Secure');
  it.each([
    ['a link', visit('/', 'https://other.test'), ['lax', 'plain', 'none']],
    ['a link on plain http to the same host', visit('/', 'http://app.test'), ['lax', 'plain', 'none']],
    ['a link on a subdomain', visit('/', 'https://shop.app.test'), ['strict', 'lax', 'plain', 'none']],
    ['a form', post('/', {}, 'https://other.test'), ['none']],
    ['a form of the app itself', post('/'), ['strict', 'lax', 'plain', 'none']],
  ])('%s makes the browser send what SameSite allows', (_, step, expected) => {
    // The second visit happens after the two minutes of grace for cookies without SameSite.
    const last = exchanges(play(app, visit('/'), wait(121), step)).at(-1);
    expect(names(last?.sent.map(({ cookie }) => cookie) ?? [])).toEqual(expected);
  });
});

describe('time', () => {
  it('ends a cookie at the very second, and says so once', () => {
    const app = routes({ '/set': setting('a=b; Max-Age=60; Path=/') });
    const transcript = play(app, visit('/set'), wait(59), visit('/'), wait(1), visit('/'));
    expect(sentBy(transcript)).toEqual(['', 'a=b', '']);
    expect(transcript.map((entry) => ('expired' in entry ? names(entry.expired) : []))).toEqual([
      [],
      [],
      [],
      ['a'],
      [],
    ]);
  });

  it('passes for the other browser too', () => {
    const app = routes({ '/set': setting('a=b; Max-Age=60; Path=/') });
    const transcript = play(app, visit('/set'), useBrowser('second'), wait(60), useBrowser('first'));
    expect(transcript.at(-1)).toMatchObject({ kind: 'switched', opened: false, expired: [{ name: 'a' }], jar: [] });
  });

  it('that passed outside a scenario expires cookies before the next request', () => {
    const app = setting('a=b; Max-Age=60');
    const { state } = drive(performStep(openBrowser(NOON), visit('/')), app);
    const { entries } = drive(performStep({ ...state, now: NOON + 60_000 }, visit('/')), app);
    expect(entries).toMatchObject([{ sent: [], expired: [{ name: 'a' }] }]);
  });
});

describe('browsers', () => {
  it('do not share cookies', () => {
    const app = routes({ '/set': setting('a=b; Path=/') });
    const transcript = play(app, visit('/set'), useBrowser('second'), visit('/'), useBrowser('first'), visit('/'));
    expect(sentBy(transcript)).toEqual(['', '', 'a=b']);
    expect(transcript.map(({ browser }) => browser)).toEqual(['first', 'second', 'second', 'first', 'first']);
  });

  it('keep, when closed, what has a lifetime', () => {
    const transcript = play(setting('a=b', 'c=d; Max-Age=60'), visit('/'), { do: 'close' });
    expect(transcript.at(-1)).toMatchObject({ kind: 'closed', removed: [{ name: 'a' }], jar: [{ name: 'c' }] });
  });
});

describe('by hand, the visitor', () => {
  const after = (app: FakeApp, ...steps: ScenarioStep[]): BrowserState =>
    steps.reduce((state, step) => drive(performStep(state, step), app).state, openBrowser(NOON));
  const edit = (name: string, value: string): ScenarioStep => ({ do: 'edit', name, value });

  it('changes a value and leaves the flags', () => {
    const state = after(setting('role=user; Max-Age=60; HttpOnly'), visit('/'), edit('role', 'admin'));
    expect(cookieNamed(state, 'role')).toMatchObject({ value: 'admin', httpOnly: true, expiresAt: NOON + 60_000 });
  });

  it('makes a cookie that the whole app is sent', () => {
    const state = after(setting(), edit('role', 'admin'));
    const { entries } = drive(performStep(state, visit('/deep/down')), setting());
    expect(entries).toMatchObject([
      {
        request: {
          headers: [
            ['Host', 'app.test'],
            ['Cookie', 'role=admin'],
          ],
        },
      },
    ]);
  });

  it.each([
    ['a;b', 'not-a-cookie-value'],
    ['a\nb', 'control-character'],
    ['x'.repeat(4096), 'name-and-value-too-long'],
  ])('cannot give a cookie a value that none can have', (value, code) => {
    const { state, entries } = drive(performStep(openBrowser(NOON), edit('a', value)), setting());
    expect(entries).toMatchObject([{ kind: 'edited', after: null, refusal: { code } }]);
    expect(cookieNamed(state, 'a')).toBeUndefined();
  });

  it.each([
    ['__Secure-a', 'prefix-secure'],
    ['__Host-a', 'prefix-host'],
    ['__Http-a', 'prefix-http'],
  ])('cannot make a cookie that breaks the promise of its name: %s', (name, code) => {
    const { state, entries } = drive(performStep(openBrowser(NOON), edit(name, '1')), setting());
    expect(entries).toMatchObject([{ kind: 'edited', after: null, refusal: { code } }]);
    expect(cookieNamed(state, name)).toBeUndefined();
  });

  it('may change one whose name promises something', () => {
    const state = after(setting('__Host-a=1; Secure; Path=/'), visit('/'), edit('__Host-a', '2'));
    expect(cookieNamed(state, '__Host-a')).toMatchObject({ value: '2', secure: true });
  });

  it('deletes every cookie of a name that the app has', () => {
    const state = after(setting('a=1; Path=/', 'a=2; Path=/x', 'b=3'), visit('/'), { do: 'delete', name: 'a' });
    expect(names(state.browsers[0]?.jar ?? [])).toEqual(['b']);
  });

  it.each([
    ['dark', 'dask'],
    ['7', '8'],
    ['9', '0'],
    ['zz', 'za'],
    ['eyJh.aZmJ.k', 'eyJh.bZmJ.k'],
    ['"a\\054b"', '"a\\064b"'],
    ['--', '--x'],
    ['', 'x'],
  ])('tampers with %j and gets %j', (value, expected) => {
    const state = after(setting(`a=${value}`), visit('/'), { do: 'tamper', name: 'a' });
    expect(cookieNamed(state, 'a')?.value).toBe(expected);
  });

  it('finds nothing to tamper with when there is no such cookie', () => {
    const { entries } = drive(performStep(openBrowser(NOON), { do: 'tamper', name: 'a' }), setting());
    expect(entries).toMatchObject([{ kind: 'tampered', before: null, after: null, jar: [] }]);
  });
});

describe('the cookie of a name', () => {
  it('is the one for the most pages when there are several', () => {
    const { state } = drive(performStep(openBrowser(NOON), visit('/')), setting('a=deep; Path=/x', 'a=top; Path=/'));
    expect(cookieNamed(state, 'a')?.value).toBe('top');
  });

  it('is not one of another site', () => {
    const other: ScenarioStep = { do: 'visit', url: 'https://other.test/', from: null };
    const { state } = drive(performStep(openBrowser(NOON), other), setting('a=b'));
    expect(cookieNamed(state, 'a')).toBeUndefined();
  });
});

describe('an answer of 500', () => {
  it('still sets its cookies, and keeps the program’s error and prints', () => {
    const error = { type: 'KeyError', message: "'theme'", line: 7 };
    const app: FakeApp = () =>
      page('<h1>Internal Server Error</h1>', { status: '500 OOPS', setCookies: ['a=b'], error, prints: 'hi\n' });
    const [exchange] = exchanges(play(app, visit('/')));
    expect(exchange).toMatchObject({ jar: [{ name: 'a' }], answer: { error, prints: 'hi\n' } });
    expect(headerValues(exchange?.request.headers ?? [], 'host')).toEqual(['app.test']);
  });
});
