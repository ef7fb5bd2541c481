/** The preview of a lesson, on the real tutor, the real sandbox, and a store in memory. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileCache } from '../../src/cli/author/preview/draw-case.ts';
import { openPreview, type Preview } from '../../src/cli/author/preview/open-preview.ts';
import { preview as previewCommand } from '../../src/cli/author/preview/preview.ts';
import { openPictures } from '../../src/lesson/pictures/open-pictures.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import { GREETINGS, spoil } from '../lesson/spoil.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';
import { openAuthor } from './author.ts';

const sandbox = sharedSandbox();
let store: LocalStorage;
beforeAll(async () => {
  store = await openStorage('file::memory:');
});
afterAll(async () => {
  await sandbox.close();
  await store.close();
});

const open = (): Preview => openPreview({ store, sandbox, fileCache: openFileCache(false) });

async function show(text: string, shown = open()): Promise<Preview> {
  shown.read('greetings.md', text, []);
  await shown.settled();
  return shown;
}

const all = (node: Element): readonly Element[] => [
  node,
  ...node.children.flatMap((child: ElementContent) => (child.type === 'element' ? all(child) : [])),
];
const elements = (shown: Preview): readonly Element[] => shown.draw().flatMap(all);
const htmlOf = (shown: Preview): string =>
  shown
    .draw()
    .map((part) => toHtml(part))
    .join('');
/** The versions of the parts that a page keeps, by their ids. */
const versions = (shown: Preview): ReadonlyMap<unknown, unknown> =>
  new Map(
    elements(shown).flatMap(({ properties }) =>
      properties.dataKeep === undefined ? [] : [[properties.id, properties.dataKeep] as const],
    ),
  );
const changedIds = (before: ReadonlyMap<unknown, unknown>, after: ReadonlyMap<unknown, unknown>): readonly unknown[] =>
  [...after].flatMap(([id, version]) => (before.get(id) === version ? [] : [id]));

/** A page is long: what is wrong is told in a few words. */
const missing = (html: string, wanted: readonly string[]): readonly string[] =>
  wanted.filter((words) => !html.includes(words));

describe('the preview of a lesson', () => {
  it('shows the pictures of the lesson on both platforms, with their words, and another one once its file has changed', async () => {
    const file = join(packageFolder(), 'test/fixtures/picture-lessons/jars.md');
    const text = readFileSync(file, 'utf8');
    const pictures = await openPictures(file, text);
    const shown = open();
    shown.read(file, text, [], pictures);
    await shown.settled();
    const jar = 'A jar with three labels: theme, lang and visits. The lid is open.';
    const sources = () =>
      elements(shown).flatMap(({ properties }) => (properties.alt === jar ? [String(properties.src)] : []));
    expect(sources()).toEqual([0, 1].map(() => expect.stringMatching(/^\/files\/[0-9a-f]{16}\/picture\.png$/)));
    const [before] = sources();
    const jpeg = Buffer.from('ffd8ffe000040000ffc0000b080008000801011100ffd9', 'hex');
    shown.read(file, text.replaceAll('jar.png', 'jar.jpg'), [], {
      there: [],
      files: new Map([...pictures.files, ['jar.jpg', { kind: 'bytes', bytes: jpeg }] as const]),
    });
    await shown.settled();
    expect(sources()).toEqual([0, 1].map(() => expect.stringMatching(/picture\.jpg$/)));
    expect(sources()).not.toContain(before);
  });

  it('shows the run of an example as a picture, with its alternative text', async () => {
    const pictures = elements(await show(GREETINGS)).filter(
      ({ properties }) => String(properties.className) === 'diagram',
    );
    expect(pictures.length).toBeGreaterThan(0);
    for (const { properties } of pictures) {
      expect(String(properties.alt)).toMatch(/GET \//);
      const [, svg = ''] = String(properties.src).split('base64,');
      expect(Buffer.from(svg, 'base64').toString()).toMatch(/^<svg/);
    }
  });

  it('shows every step on both platforms, with every answer and outcome', async () => {
    const html = htmlOf(await show(GREETINGS));
    const wanted = [
      'As it is first seen',
      'After “Run it”',
      'Hint 1 of',
      'is right',
      'is wrong',
      'is accepted',
      'is refused',
      'The form of “Fill in the blanks”',
      'The solution is sent',
      'Lint has nothing to say.',
    ];
    expect(missing(html, wanted)).toEqual([]);
    expect(missing(html, ['cannot be shown'])).toEqual(['cannot be shown']);
    expect(html.match(/class="side discord"/g)?.length).toBe(html.match(/class="side slack"/g)?.length);
  });

  it('shows the platforms’ limits, and how much of each is used', async () => {
    const html = htmlOf(await show(GREETINGS));
    expect(/Limits: [^<]+: [\d,]+ of [\d,]+/.test(html)).toBe(true);
    expect(/a text: \d+ of 900 characters/.test(html)).toBe(true);
  });

  it('runs each program once for both lint and the tutor', async () => {
    const shown = await show(GREETINGS);
    const programs = GREETINGS.match(/^```python$/gm)?.length ?? 0;
    // A starter with blanks is never run.
    const starters = GREETINGS.match(/^### Exercise: /gm)?.length ?? 0;
    // Lint tries a page that says the same to everybody on each exercise.
    const constantPages = GREETINGS.match(/^### (?:Exercise|Challenge): /gm)?.length ?? 0;
    expect(shown.ran).toBe(programs - starters + constantPages);
  });

  it('runs nothing when words change, and redraws only their step', async () => {
    const shown = await show(GREETINGS);
    const before = versions(shown);
    const { ran } = shown;
    const words = /^(?!#|-|`|\*|<|>|\|).*[a-z]\.$/m.exec(GREETINGS.slice(GREETINGS.indexOf('## ')))?.[0] ?? '';
    await show(GREETINGS.replace(words, `${words} Really.`), shown);
    expect(shown.ran).toBe(ran);
    const changed = changedIds(before, versions(shown));
    expect(changed).toHaveLength(1);
    expect(missing(htmlOf(shown), ['Really.'])).toEqual([]);
  });

  it('runs one program when its code changes', async () => {
    const shown = await show(GREETINGS);
    const { ran } = shown;
    const before = versions(shown);
    await show(spoil(['"Hello, " +', '"Good day, " +']), shown);
    expect(shown.ran).toBe(ran + 1);
    expect(changedIds(before, versions(shown)).toSorted()).toEqual([
      'a-page-that-knows-a-name-runs',
      'a-page-that-knows-a-name-still',
    ]);
  });

  it('keeps showing the last run while a program runs again', async () => {
    const shown = await show(GREETINGS);
    shown.read('greetings.md', spoil(['"Hello, " +', '"Good day, " +']), []);
    const runs = elements(shown).find(({ properties }) => properties.id === 'a-page-that-knows-a-name-runs');
    expect(missing(toHtml(runs ?? []), ['Hello'])).toEqual([]);
    const waiting = ['Running the program…'];
    expect(missing(htmlOf(shown), waiting)).toEqual([]);
    await shown.settled();
    expect(missing(htmlOf(shown), waiting)).toEqual(waiting);
  });

  it('shows a problem at its step, with its line in the file after lines were added above', async () => {
    const broken = spoil(['- visit: /hello\n', '- visit: /helo\n']);
    const shown = await show(broken);
    const problemIn = (): string => {
      const step = elements(shown).find(({ properties }) => properties.id === 'step-a-page-that-knows-a-name');
      return toHtml(step?.children.find((child) => child.type === 'element' && child.tagName === 'ul') ?? []);
    };
    expect(problemIn()).toMatch(/Error in line 41: .*<mark>visit<\/mark>: \/helo/s);
    await show(
      broken.replace('## Complete', 'More text.\n\n## Complete').replace('\n# Greeting', '\n\n\n# Greeting'),
      shown,
    );
    expect(problemIn()).toMatch(/Error in line 43: /);
  });

  it('opens for the lesson with every mistake, with each of them and all that could be read', async () => {
    const planted = readFileSync(join(packageFolder(), 'test/fixtures/planted/planted.md'), 'utf8');
    const shown = open();
    shown.read('planted.md', planted, []);
    await shown.settled();
    const html = htmlOf(shown);
    const told = elements(shown).filter(({ tagName, properties }) => {
      const names = Array.isArray(properties.className) ? properties.className : [];
      return tagName === 'li' && (names.includes('error') || names.includes('warning'));
    });
    expect(told.length).toBeGreaterThanOrEqual(45);
    const headings = planted.match(/^### (?:Example|Question|Exercise|Challenge): .+$/gm) ?? [];
    const titles = headings.map((heading) => heading.replace(/^### \w+: /, ''));
    expect(missing(html, [...titles, 'Where this part ends is a guess'])).toEqual([]);
  });

  it.each([
    ['nothing at all', ''],
    ['something else', 'Just words.\n'],
    ['front matter only', '---\ntitle: A\n---\n'],
    ['no text', '\0\0\0'],
    ['only a question', '### Question: What?\n\n- [x] This\n'],
  ])('opens for a file that holds %s', async (_, text) => {
    expect(missing(htmlOf(await show(text)), ['Lint found'])).toEqual([]);
  });
});

describe('nibble preview', () => {
  let folder: string;
  const call = openAuthor(join(packageFolder(), 'test/fixtures/lessons'));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nibble-preview-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes one file that needs no other file and runs no script', async () => {
    const file = join(folder, 'greetings.html');
    const result = await call(
      (operands, _, context) => previewCommand(operands, { html: file }, context),
      ['greetings'],
    );
    expect(result).toMatchObject({ code: 0, output: `Wrote ${file}.`, complaints: '' });
    const html = await readFile(file, 'utf8');
    expect(
      html.match(/<script|<link|\ssrc="(?!data:)|@import|url\((?!data:)|Asking the tutor|Running the program/),
    ).toBe(null);
    expect(missing(html, ['http-equiv="content-security-policy"'])).toEqual([]);
  });

  it.each([
    ['a missing lesson', 'nothing', {}, /nothing\.md: there is no such lesson/],
    ['an invalid port', 'greetings', { port: 'eighty' }, /--port is "eighty"; expected a whole number from 0 to 65535/],
  ])('refuses %s', async (_, lesson, options, complaint) => {
    const result = await call((operands, _options, context) => previewCommand(operands, options, context), [lesson]);
    expect(result).toMatchObject({ code: 2, output: '', complaints: expect.stringMatching(complaint) });
  });
});
