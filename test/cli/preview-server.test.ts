/** The preview's server: for this machine only, and it tells the page what changes. */
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listening } from '../../playground/http.ts';
import { openFileCache } from '../../src/cli/author/preview/draw-case.ts';
import { openPreview, type Preview } from '../../src/cli/author/preview/open-preview.ts';
import { servePreview, watchText } from '../../src/cli/author/preview/preview.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { GREETINGS } from '../lesson/spoil.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';

const sandbox = sharedSandbox();
const fileCache = openFileCache(false);
const picture = fileCache.put('picture.png', new Uint8Array([0x89, 0x50]));
let store: LocalStorage;
let shown: Preview;
let server: Listening;
beforeAll(async () => {
  store = await openStorage('file::memory:');
  shown = openPreview({ store, sandbox, fileCache });
  shown.read('greetings.md', GREETINGS, []);
  await shown.settled();
  server = await servePreview(shown, fileCache, 0);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await store.close();
});

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const request = get(`${server.url}${path}`, { headers, method });
  const [response] = await once(request, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('the preview’s server', () => {
  it('serves the page, its styles, its code and its pictures, under a strict content security policy', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    const paths = [...page.body.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, path = '']) => path);
    expect(paths).toContain('/preview.js');
    for (const path of [...paths, picture, '/updates.js', '/idiomorph.js']) {
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
    }
  });

  it.each([
    ['a foreign host name (DNS rebinding)', { host: 'evil.example' }, 'GET', 403],
    ['another page of the same browser', { origin: 'https://evil.example' }, 'GET', 403],
    ['every method but GET', {}, 'POST', 403],
  ])('refuses %s', async (_, headers, method, status) => {
    expect((await ask('/', headers, method)).status).toBe(status);
  });

  it.each(['/package.json', '/..%2fpackage.json', '/files/none/picture.png'])('answers 404 at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('sends an open page what has changed, and only that', async () => {
    const [stream] = await once(get(`${server.url}/events`), 'response');
    stream.setEncoding('utf8');
    let told = '';
    let heard = (): void => {};
    stream.on('data', (chunk: string) => {
      told += chunk;
      heard();
    });
    const until = (words: string): Promise<void> =>
      new Promise((resolve) => {
        heard = () => {
          if (told.includes(words)) resolve();
        };
        heard();
      });
    await until('step-complete');
    told = '';
    shown.read('greetings.md', GREETINGS.replace('You can greet anyone now.', 'You can greet whoever comes.'), []);
    await until('greet whoever comes');
    // The words of other steps, which the page has.
    expect(told.includes('The page greets whoever the address names.')).toBe(false);
    stream.destroy();
  });
});

describe('watching a file', () => {
  it.each([
    ['in place', (file: string, saved: string) => writeFile(file, saved)],
    [
      'by putting another file there',
      async (file: string, saved: string) => {
        await writeFile(`${file}~`, saved);
        await rename(`${file}~`, file);
      },
    ],
  ])('tells each new text, saved %s', async (_, save) => {
    const folder = await mkdtemp(join(tmpdir(), 'nibble-watch-'));
    const file = join(folder, 'one.md');
    await writeFile(file, 'first');
    const heard: ((text: string) => void)[] = [];
    const end = watchText(file, 'first', (saved) => heard.shift()?.(saved));
    for (const saved of ['second', 'third']) {
      const next = new Promise<string>((resolve) => heard.push(resolve));
      await save(file, saved);
      expect(await next).toBe(saved);
    }
    end();
    await rm(folder, { recursive: true });
  });
});
