/** The page's server takes requests only from its own page, in a browser on this machine. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPage } from '../../playground/page/server.ts';
import { emptyPlayground } from './empty-playground.ts';
import { post } from './open-playground.ts';

let page: Awaited<ReturnType<typeof startPage>>;
beforeAll(async () => {
  page = await startPage(emptyPlayground(), 0, () => {});
});
afterAll(() => page.close());

const WRITE = JSON.stringify({
  platform: 'discord',
  session: 'ada.dm',
  action: { type: 'write', text: 'hi', files: [] },
});

/** `fetch` sets the Host header by itself. */
const getWithHost = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(page.url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('the origin guard', () => {
  it.each([
    ['its own address', () => new URL(page.url).host, 200],
    ['localhost', () => new URL(page.url).host.replace('127.0.0.1', 'localhost'), 200],
    ['a name that resolves to this machine', () => new URL(page.url).host.replace('127.0.0.1', 'evil.test'), 403],
    ['another port', () => '127.0.0.1:1', 403],
    ['a name that only begins with the address', () => `127.0.0.1.evil.test:${new URL(page.url).port}`, 403],
  ])('answers a request for the host %s', async (_, host, status) => {
    expect(await getWithHost(host())).toBe(status);
  });

  it.each([
    ['from the page', () => page.url, 200],
    ['from another page', () => 'https://evil.test', 403],
    ['from another port of this machine', () => 'http://127.0.0.1:1', 403],
    ['from a page without an origin', () => 'null', 403],
  ])('answers an action %s', async (_, origin, status) => {
    const response = await post(page.url, WRITE, { origin: origin() });
    expect(response.status).toBe(status);
    if (status === 403) expect(await response.text()).toMatch(/^Other pages have no business here/);
  });

  it('refuses an action without any origin', async () => {
    const response = await fetch(`${page.url}/action`, { method: 'POST', body: WRITE });
    expect(response.status).toBe(403);
  });

  it('sends updates to its own page only', async () => {
    const response = await fetch(`${page.url}/events`, { headers: { origin: 'https://evil.test' } });
    expect(response.status).toBe(403);
  });

  it('does not listen on another address of this machine', async () => {
    await expect(fetch(page.url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow();
  });

  it('lets the page load and frame nothing from elsewhere', async () => {
    const { headers } = await fetch(page.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves everything that the page needs', async () => {
    const html = await (await fetch(page.url)).text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.filter((address) => !/^[/#]/.test(address) || address.startsWith('//'))).toEqual([]);
    const files = addresses.filter((address) => address.startsWith('/') && !address.startsWith('/?'));
    for (const file of new Set(files)) expect(`${file} ${(await fetch(page.url + file)).status}`).toBe(`${file} 200`);
  });
});

describe('a request that is not a known action gets a sentence', () => {
  it.each([
    ['that is not JSON', '{', 400, /does not know that action/],
    ['that is empty', '', 400, /does not know that action/],
    [
      'with an unknown action',
      '{"platform":"discord","session":"ada.dm","action":{"type":"fly"}}',
      400,
      /does not know that action/,
    ],
    [
      'for an unknown platform',
      '{"platform":"irc","session":"ada.dm","action":{"type":"close-form"}}',
      400,
      /does not know that action/,
    ],
    ['with a file that is not base64', WRITE.replace('[]', '[{"name":"a","base64":"%"}]'), 400, /base64/],
  ])('a body %s', async (_, body, status, why) => {
    const response = await post(page.url, body);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(why);
  });

  it('a body that is too large', async () => {
    const response = await post(page.url, 'x'.repeat(4_000_001));
    expect(response.status).toBe(413);
  });

  it('a body that is a form', async () => {
    const response = await post(page.url, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(response.status).toBe(415);
  });

  it.each([
    ['GET', '/secret', 404],
    ['GET', '/../package.json', 404],
    ['GET', '/files/discord/attachments/1', 404],
    ['DELETE', '/', 405],
  ])('%s %s', async (method, path, status) => {
    const response = await fetch(page.url + path, { method, headers: { origin: page.url } });
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/\.$/);
  });
});

it('a port that is taken is replaced by a free one', async () => {
  const port = Number(new URL(page.url).port);
  const other = await startPage(emptyPlayground(), port, () => {});
  expect(Number(new URL(other.url).port)).not.toBe(port);
  await other.close();
});
