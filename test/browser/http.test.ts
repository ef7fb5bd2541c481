/** Requests beyond visits and forms: headers, methods, JSON; links in frames; changes by hand on any host. */
import { describe, expect, it } from 'vitest';
import { type BrowserState, openBrowser, performStep, type Transcript } from '../../src/browser/index.ts';
import { type HeaderFields, headerValues } from '../../src/core/http.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { drive, type FakeApp, page, redirect, routes } from './fake-app.ts';
import { NOON } from './jars.ts';
import { exchanges, play, sentBy, visit } from './steps.ts';

type Fetch = Extract<ScenarioStep, { do: 'fetch' }>;

const fetching = (path: string, more: Partial<Fetch> = {}): Fetch => ({
  do: 'fetch',
  url: new URL(path, 'https://app.test').href,
  form: null,
  credentials: 'same-origin',
  pages: ['https://app.test/'],
  ...more,
});

const first = (transcript: Transcript) => {
  const [exchange] = exchanges(transcript);
  if (exchange === undefined) throw new Error('there was no request');
  return exchange.request;
};

const ok: FakeApp = () => page('ok');
const value = (headers: HeaderFields, name: string): string | undefined => headerValues(headers, name)[0];

describe('the method of a script’s request', () => {
  it.each([
    ['get', 'GET'],
    ['Put', 'PUT'],
    ['delete', 'DELETE'],
    ['options', 'OPTIONS'],
    ['PATCH', 'PATCH'],
    ['patch', 'patch'],
    ['search', 'search'],
  ])('%s goes out as %s', (method, sent) => {
    expect(first(play(ok, fetching('/a', { method }))).method).toBe(sent);
  });

  it('is POST with a body and GET without, unless told', () => {
    const body = { kind: 'text', text: 'a' } as const;
    expect(first(play(ok, fetching('/a', { body }))).method).toBe('POST');
    expect(first(play(ok, fetching('/a'))).method).toBe('GET');
  });

  it.each([
    ['PUT', '301 M', 'PUT'],
    ['PUT', '302 F', 'PUT'],
    ['PUT', '303 S', 'GET'],
    ['PUT', '307 T', 'PUT'],
    ['DELETE', '303 S', 'GET'],
    ['HEAD', '303 S', 'HEAD'],
    ['HEAD', '302 F', 'HEAD'],
    ['POST', '302 F', 'GET'],
    ['POST', '308 P', 'POST'],
  ])('%s is, after a %s, %s', (method, status, after) => {
    const app = routes({ '/a': () => redirect('/b', status), '/b': ok });
    expect(exchanges(play(app, fetching('/a', { method })))[1]?.request.method).toBe(after);
  });

  it.each([
    ['GET', undefined],
    ['HEAD', undefined],
    ['PUT', 'https://app.test'],
    ['DELETE', 'https://app.test'],
    ['POST', 'https://app.test'],
  ])('%s of the page’s own site comes with the Origin %s', (method, origin) => {
    expect(value(first(play(ok, fetching('/a', { method }))).headers, 'Origin')).toBe(origin);
  });
});

describe('the body of a script’s request', () => {
  it.each([
    [{ kind: 'json', text: '{"a":"ä"}' }, [], 'application/json', '{"a":"\u00c3\u00a4"}'],
    [{ kind: 'text', text: 'a' }, [], 'text/plain;charset=UTF-8', 'a'],
    [{ kind: 'text', text: '<a/>' }, [['content-type', 'text/xml']], 'text/xml', '<a/>'],
    [
      { kind: 'json', text: '[]' },
      [['Content-Type', 'application/merge-patch+json']],
      'application/merge-patch+json',
      '[]',
    ],
  ] as const)('%j with the headers %j is %s', (body, headers, type, bytes) => {
    const request = first(play(ok, fetching('/a', { method: 'PUT', body, headers })));
    expect(headerValues(request.headers, 'Content-Type')).toEqual([type]);
    expect(value(request.headers, 'Content-Length')).toBe(String(bytes.length));
    expect(request.body).toBe(bytes);
  });

  it('and what is said about it are gone when a redirect makes a GET of it', () => {
    const app = routes({ '/a': () => redirect('/b', '303 S'), '/b': ok });
    const headers = [
      ['Content-Language', 'de'],
      ['X-Kept', '1'],
    ] as const;
    const body = { kind: 'json', text: '{}' } as const;
    const request = exchanges(play(app, fetching('/a', { method: 'PUT', body, headers })))[1]?.request;
    expect(request?.body).toBe('');
    expect(request?.headers.map(([name]) => name)).toEqual(['Host', 'Referer', 'X-Kept']);
  });
});

describe('headers of a request', () => {
  it('go along through redirects, but Authorization stays with its origin', () => {
    const app: FakeApp = ({ url }) =>
      url.endsWith('/a') ? redirect('/b') : url.endsWith('/b') ? redirect('https://other.test/c') : page('x');
    const headers = [
      ['Authorization', 'Bearer x'],
      ['Accept', 'text/css'],
    ] as const;
    const step: ScenarioStep = { do: 'visit', url: 'https://app.test/a', from: null, headers };
    expect(
      exchanges(play(app, step)).map(({ request }) => [
        value(request.headers, 'Authorization'),
        value(request.headers, 'Accept'),
      ]),
    ).toEqual([
      ['Bearer x', 'text/css'],
      ['Bearer x', 'text/css'],
      [undefined, 'text/css'],
    ]);
  });

  it('may name a header of the last answer, and are left out when it had none', () => {
    const app = routes({ '/a': () => page('x', { headers: [['etag', '"v1"']] }), '/b': ok });
    const asking = (path: string) => fetching(path, { headers: [['If-None-Match', '{header ETag}']] });
    const sent = exchanges(play(app, asking('/a'), asking('/b'), asking('/a'))).map(({ request }) =>
      value(request.headers, 'If-None-Match'),
    );
    expect(sent).toEqual([undefined, '"v1"', undefined]);
  });
});

describe('a link in a frame that leads the whole tab elsewhere', () => {
  const app: FakeApp = ({ url }) => page('x', url.endsWith('/set') ? { setCookies: ['s=1; SameSite=Strict'] } : {});

  it.each([
    ['of its own site, inside another', 'https://app.test', ['https://other.test'], 's=1'],
    ['of another site, inside its own', 'https://other.test', ['https://app.test'], ''],
  ])('%s: what is sent depends on the page with the link alone', (_, from, within, sent) => {
    const step: ScenarioStep = { do: 'visit', url: 'https://app.test/', from, within };
    expect(sentBy(play(app, visit('/set'), step))[1]).toBe(sent);
  });
});

describe('a change by hand', () => {
  const app: FakeApp = ({ url }) =>
    url.endsWith('/set') ? page('x', { setCookies: ['a=1; Path=/', 'a=2; Path=/shop'] }) : page('x');
  const jarAfter = (...steps: ScenarioStep[]): readonly string[] => {
    const state = steps.reduce<BrowserState>(
      (before, step) => drive(performStep(before, step), app).state,
      openBrowser(NOON),
    );
    return (state.browsers[0]?.jar ?? []).map(({ name, value, domain, path }) => `${name}=${value} ${domain}${path}`);
  };

  it.each<[ScenarioStep, readonly string[]]>([
    [{ do: 'edit', name: 'a', value: '9' }, ['a=2 app.test/shop', 'a=9 app.test/']],
    [{ do: 'edit', name: 'a', value: '9', path: '/shop' }, ['a=1 app.test/', 'a=9 app.test/shop']],
    [{ do: 'edit', name: 'a', value: '9', path: '/new' }, ['a=1 app.test/', 'a=2 app.test/shop', 'a=9 app.test/new']],
    [
      { do: 'edit', name: 'a', value: '9', host: 'other.test' },
      ['a=1 app.test/', 'a=2 app.test/shop', 'a=9 other.test/'],
    ],
    [{ do: 'tamper', name: 'a', path: '/shop' }, ['a=1 app.test/', 'a=3 app.test/shop']],
    [{ do: 'tamper', name: 'a', host: 'other.test' }, ['a=1 app.test/', 'a=2 app.test/shop']],
    [{ do: 'delete', name: 'a', path: '/' }, ['a=2 app.test/shop']],
    [{ do: 'delete', name: 'a' }, []],
  ])('%j', (step, jar) => {
    expect(jarAfter(visit('/set'), step)).toEqual(jar);
  });
});
