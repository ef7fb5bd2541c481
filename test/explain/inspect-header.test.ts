/** A header that somebody pastes, taken apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeaders } from '../../src/explain/find-headers.ts';
import { inspectHeader } from '../../src/explain/inspect-header.ts';

const NOW = Date.UTC(2026, 0, 1);
const warningsOf = (header: string): string => inspectHeader(header, NOW).warnings.join('\n');
const meansOf = (attribute: string): string | undefined => inspectHeader(`a=b; ${attribute}`, NOW).attributes[0]?.means;

describe('an attribute means', () => {
  it.each([
    ['Max-Age=3600', /kept for 1 hour, until 1 Jan 2026, 01:00 UTC/],
    ['Max-Age=0', /already over: the browser deletes/],
    ['Max-Age=soon', /not a whole number/],
    ['Expires=Thu, 01 Jan 1970 00:00:00 GMT', /already over/],
    ['Expires=tomorrow', /not a date/],
    ['Domain=.example.com', /for example\.com and all its subdomains/],
    ['Path=/', /every address/],
    ['Path=/admin', /start with \/admin/],
    ['Path=admin', /doesn’t start with a slash/],
    ['Secure', /only over https/],
    ['httponly', /hidden from JavaScript/],
    ['SameSite=Lax', /links only/],
    ['SameSite=Never', /counts as not given/],
    ['Partitioned', /kept apart/],
    ['constructor', /not an attribute/],
    ['__proto__=1', /not an attribute/],
  ])('%s', (attribute, expected) => {
    expect(meansOf(attribute)).toMatch(expected);
  });
});

describe('a warning tells of', () => {
  it.each([
    ['an attribute with a colon', 'a=b; max-age: 600', /“max-age: 600”[\s\S]*Did you mean Max-Age=600\?/],
    ['a misspelt flag', 'a=b; http-only', /Did you mean HttpOnly\?/],
    ['a flag with a value', 'a=b; Secure=false', /Secure takes no value: it’s on/],
    ['a missing Secure', 'a=b', /Without Secure/],
    ['a missing SameSite', 'a=b; Secure', /Without SameSite/],
    ['a lifetime beyond 400 days', 'a=b; Max-Age=99999999', /400 days/],
    ['a date that cannot be read', 'a=b; Expires=soon', /Expires, "soon", isn’t a date/],
    ['both lifetimes', 'a=b; Max-Age=60; Expires=Thu, 01 Jan 2099 00:00:00 GMT', /Max-Age wins/],
    ['a whole domain', 'a=b; Domain=example.com', /every subdomain gets the cookie/],
    ['a session by its name', 'sessionid=1', /like a password[\s\S]*Without HttpOnly/],
    ['a token by its value', 'x=eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.abc123', /like a password/],
  ])('%s', (_, header, expected) => {
    expect(warningsOf(header)).toMatch(expected);
  });

  it('nothing in a header that is as it should be', () => {
    expect(warningsOf('theme=dark; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax')).toBe('');
  });
});

describe('what the browser does with it', () => {
  const arrivals = (header: string) =>
    Object.fromEntries(inspectHeader(header, NOW).arrivals.map((arrival) => [arrival.where, arrival]));

  it('differs between https and http', () => {
    const found = arrivals('a=b; Secure');
    expect(found['on a page by https']).toMatchObject({ isStored: true });
    expect(found['on a page by http']).toMatchObject({ isStored: false, why: expect.stringContaining('Secure') });
  });

  it('differs in a frame of another site', () => {
    expect(arrivals('a=b; Secure; SameSite=None')['in a frame on another site']).toMatchObject({ isStored: true });
    expect(arrivals('a=b; Secure; SameSite=None')['there, third-party cookies blocked']).toMatchObject({
      isStored: false,
    });
    expect(arrivals('a=b; Secure; SameSite=Lax')['in a frame on another site']).toMatchObject({ isStored: false });
  });

  it('is told for the host that its Domain names', () => {
    expect(inspectHeader('a=b; Domain=.shop.example.com', NOW)).toMatchObject({ from: 'shop.example.com' });
    expect(arrivals('a=b; Domain=com')['on a page by https']).toBeDefined();
  });

  it.each([
    ['SameSite=Strict', 'a link from another site', false],
    ['SameSite=Lax', 'a link from another site', true],
    ['SameSite=Lax', 'a form that another site posts', false],
    ['SameSite=None', 'a picture on another site', true],
    ['HttpOnly', 'JavaScript on the page', false],
  ])('with %s, %s carries it: %s', (attribute, request, isSent) => {
    const page = arrivals(`a=b; Secure; ${attribute}`)['on a page by https'];
    expect(page?.sentWith.includes(request)).toBe(isSent);
    expect(page?.notSentWith.some((one) => one.request === request)).toBe(!isSent);
  });
});

it('whatever is pasted, it is answered, in a bounded length', () => {
  const attribute = fc.oneof(
    fc.string(),
    fc.constantFrom('Domain=', 'Domain=..', 'Path', 'Max-Age=1e9', 'Expires=;', '=;='),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(attribute), (pair, attributes) => {
      for (const header of [...findHeaders(pair), [pair, ...attributes].join(';')]) {
        expect(JSON.stringify(inspectHeader(header, NOW)).length).toBeLessThan(20_000);
      }
    }),
  );
});

describe('what Firefox does otherwise is told, and only that', () => {
  const partsOf = (header: string): string => inspectHeader(header, NOW).inFirefox.join('\n');

  it.each([
    ['a=b', /on a page by https: later also sent with a form that another site posts/],
    ['a=b', /in a frame on another site: stored, where Chromium refuses it/],
    ['a=b; Expires=Thu, 31 Jun 2026 12:00:00 GMT', /kept for .* until 1 Jul 2026/],
    ['a=b; Max-Age=-60x', /already over: Firefox deletes/],
    ['__Host-a=b; Secure', /on a page by https: stored, where Chromium refuses it/],
    ['=b; Secure', /on a page by https: not stored, because it has no name/],
  ])('%s', (header, expected) => {
    expect(partsOf(header)).toMatch(expected);
  });

  it('nothing where both do the same', () => {
    expect(partsOf('a=b; Secure; HttpOnly; SameSite=Lax; Path=/')).toBe('');
  });
});
