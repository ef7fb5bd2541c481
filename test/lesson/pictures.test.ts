/** Pictures beside a lesson: what is taken, and what is refused at its line with what to do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderPicture } from '../../adapters/shared/pictures.ts';
import type { Picture, Prose } from '../../src/core/prose.ts';
import { stampsOf, unchangedLessons } from '../../src/lesson/course/folders.ts';
import { readLessonFiles } from '../../src/lesson/load.ts';
import { describeProblem } from '../../src/lesson/problem.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { spoil } from './spoil.ts';

const drawing = (more = '', size = 'width="8" height="8"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="8" height="8"/>${more}</svg>`;
const PNG = Buffer.from(renderPicture(drawing()) ?? []);
/** The header of a JPEG of that size, which is all that is read. */
const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.from([0xff, 0xd9])]);
};
const png = (width: number, height: number): Buffer => {
  const large = Buffer.from(PNG);
  large.writeUInt32BE(width, 16);
  large.writeUInt32BE(height, 20);
  return large;
};

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nibble-pictures-'));
  folder = join(root, 'lessons');
  await mkdir(join(folder, 'pictures'), { recursive: true });
  await mkdir(join(folder, 'a', 'b'), { recursive: true });
  await mkdir(join(folder, 'folder.png'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'jar.png': PNG,
    'jar.jpg': jpeg(640, 480),
    'pictures/jar.svg': drawing(),
    'noise.png': Buffer.concat([PNG, Buffer.alloc(600 * 1024)]),
    'wide.png': png(9000, 20),
    'wide.jpg': jpeg(20, 9000),
    'wide.svg': drawing('', 'viewBox="0 0 2000 100"'),
    'no-size.svg': drawing('', ''),
    'words.png': 'no picture at all',
    'really.png': jpeg(8, 8),
    'cut.png': PNG.subarray(0, 20),
    'page.svg': '<html><svg/></html>',
    'script.svg': drawing('<script>alert(1)</script>'),
    'remote.svg': drawing('<image href="https://a.test/x.png"/>'),
    'style.svg': drawing('<rect fill="url(https://a.test/x)"/>'),
    'entity.svg': `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing()}`,
    'a/b/deep.png': PNG,
    '../outside.png': PNG,
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`big${n}.png`, Buffer.concat([PNG, Buffer.alloc(500 * 1024)])]),
    ),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterEach(() => rm(root, { recursive: true }));

async function read(...lines: readonly string[]) {
  const file = join(folder, 'greetings.md');
  await writeFile(file, spoil([' They are always text.', ` They are always text.\n\n${lines.join('\n\n')}`]));
  const { files } = await readLessonFiles(file);
  const [only] = files;
  return { problems: only?.problems.map((one) => describeProblem(one).replace(`${file}:`, '')), parsed: only?.parsed };
}

const problemsOf = async (...lines: readonly string[]) => (await read(...lines)).problems;

describe('a picture', () => {
  it.each([
    ['beside the lesson', '![A jar](jar.png)'],
    ['a JPEG', '![A jar](jar.jpg)'],
    ['an SVG in a folder there', '![A jar](pictures/jar.svg)'],
    ['named further down', '![A jar][jar]\n\n[jar]: jar.png'],
    ['with a title', '![A jar](jar.png "Jar")'],
    ['beside a comment', '![A jar](jar.png) <!-- from the archive -->'],
    ['one of two on neighbouring lines', '![A jar](jar.png)\n![Another jar](jar.jpg)'],
  ])('is taken: %s', async (_, line) => {
    expect(await problemsOf(line)).toEqual([]);
  });

  const where = 'a file beside the lesson, such as ![…](jar.png)';
  const TAKEN = 'a PNG, a JPEG or an SVG';
  it.each([
    [
      'without alternative text',
      '![](jar.png)',
      'a picture without alternative text; expected words that say what it shows (who cannot see it hears these words, between the brackets: ![words](picture.png))',
    ],
    [
      'whose words are the name of its file',
      '![jar.png](jar.png)',
      'a picture whose alternative text is "jar.png"; expected words that say what it shows, not the name of the file',
    ],
    [
      'with very many words',
      `![${'word '.repeat(210)}](jar.png)`,
      'an alternative text of 1,049 characters; expected at most 1,000 (the rest belongs into the text)',
    ],
    [
      'that is missing',
      '![A jar](handle-of-it.png)',
      'the picture "handle-of-it.png" does not exist; expected a file beside the lesson',
    ],
    [
      'whose name is misspelt',
      '![A jar](jarr.png)',
      'the picture "jarr.png" does not exist; expected a file beside the lesson (did you mean jar.png?)',
    ],
    [
      'that is a folder',
      '![A jar](folder.png)',
      'the picture "folder.png" is a folder; expected a file beside the lesson',
    ],
    [
      'that is too large',
      '![A jar](noise.png)',
      'the picture "noise.png" has 601 KB; expected at most 512 KB (make it smaller, or save it with fewer colours)',
    ],
    [
      'with very many pixels',
      '![A jar](wide.png)',
      'the picture "wide.png" is 9000 by 20 pixels; expected at most 4000 by 4000 (a phone shows some 1,000 pixels)',
    ],
    [
      'that is very high',
      '![A jar](wide.jpg)',
      'the picture "wide.jpg" is 20 by 9000 pixels; expected at most 4000 by 4000 (a phone shows some 1,000 pixels)',
    ],
    [
      'that is drawn very large',
      '![A jar](wide.svg)',
      'the picture "wide.svg" is 2000 by 100 units; expected at most 1600 by 1600 (a phone shows some 1,000 pixels)',
    ],
    [
      'of no size',
      '![A jar](no-size.svg)',
      'the picture "no-size.svg" has no size; expected width="…" and height="…", or viewBox="0 0 … …", in its first element',
    ],
    [
      'that is none',
      '![A jar](words.png)',
      `the picture "words.png" is no PNG; expected ${TAKEN}, with the ending that it is`,
    ],
    [
      'with the ending of another kind',
      '![A jar](really.png)',
      `the picture "really.png" is a JPEG, by what is in it; expected ${TAKEN}, with the ending that it is`,
    ],
    [
      'that is cut off',
      '![A jar](cut.png)',
      'the picture "cut.png" is broken; expected a file that other programs open',
    ],
    [
      'that is a page',
      '![A jar](page.svg)',
      'the picture "page.svg" is no SVG; expected a file whose outermost element is "<svg"',
    ],
    [
      'that runs a script',
      '![A jar](script.svg)',
      'the picture "script.svg" has a "<script>" in it; expected shapes and text only',
    ],
    [
      'that fetches another one',
      '![A jar](remote.svg)',
      'the picture "remote.svg" takes something from "https://a.test/x.png"; expected all that it shows in the file itself',
    ],
    [
      'that is painted with something from elsewhere',
      '![A jar](style.svg)',
      'the picture "style.svg" takes something from "url(https://a.test/x)"; expected all that it shows in the file itself',
    ],
    [
      'with entities',
      '![A jar](entity.svg)',
      'the picture "entity.svg" has a "<!DOCTYPE"; expected an SVG without it (delete it)',
    ],
    ['without a file', '![A jar]()', `the picture "" leads nowhere; expected ${where}`],
    [
      'from elsewhere',
      '![A jar](https://a.test/jar.png)',
      `the picture "https://a.test/jar.png" is elsewhere; expected ${where} (save it beside the lesson: what is elsewhere may change or go)`,
    ],
    [
      'outside of the folder',
      '![A jar](../outside.png)',
      `the picture "../outside.png" is outside of the lesson's folder; expected a file in the lesson's folder, or in a folder there (copy it there)`,
    ],
    [
      'by a way out of a folder',
      '![A jar](pictures/../../outside.png)',
      `the picture "pictures/../../outside.png" is outside of the lesson's folder; expected a file in the lesson's folder, or in a folder there (copy it there)`,
    ],
    [
      'by its place on the disk',
      '![A jar](/etc/jar.png)',
      `the picture "/etc/jar.png" is outside of the lesson's folder; expected a file in the lesson's folder, or in a folder there (copy it there)`,
    ],
    [
      'with a dot before its name',
      '![A jar](./jar.png)',
      'the picture "./jar.png" begins with "./"; expected "jar.png"',
    ],
    [
      'in a folder of a folder',
      '![A jar](a/b/deep.png)',
      `the picture "a/b/deep.png" is too deep; expected a file in the lesson's folder, or in a folder there`,
    ],
    [
      'of another kind',
      '![A jar](jar.gif)',
      `the picture "jar.gif" is of a kind that a chat may not show; expected ${TAKEN} (save it as one of these)`,
    ],
    [
      'with spaces in its name',
      '![A jar](<my jar.png>)',
      'the picture "my jar.png" has a name that not every system can keep; expected letters, digits, hyphens and dots (rename the file)',
    ],
    [
      'among words',
      'Look: ![a jar](jar.png)',
      'a picture among words; expected it on lines of its own, with an empty line above and below',
    ],
    [
      'in a list',
      '- ![a jar](jar.png)',
      'a picture in a list; expected it on lines of its own, with an empty line above and below',
    ],
    [
      'in a quote',
      '> ![a jar](jar.png)',
      'a picture in a quote; expected it on lines of its own, with an empty line above and below',
    ],
    [
      'in a table',
      '| a |\n|---|\n| ![a jar](jar.png) |',
      'a picture among words; expected it on lines of its own, with an empty line above and below',
    ],
  ])('is refused at its line: %s', async (_, line, problem) => {
    const found = await problemsOf(line);
    expect(found?.map((one) => one.replace(/^\d+:\d+: /, ''))).toEqual([problem]);
    expect(found?.[0]).toMatch(/^2[5-7]:\d+: /);
  });

  it('is refused where all of a lesson are too much for a bot to keep', async () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `![Jar ${n}](big${n}.png)`);
    expect((await problemsOf(...all))?.map((one) => one.replace(/^\d+:\d+: /, ''))).toEqual([
      'the picture "big9.png" makes 4,501 KB of pictures; expected at most 4,096 KB in a lesson',
    ]);
  });
});

const picturesIn = (nodes: readonly Prose[]): readonly Picture[] => nodes.filter((node) => node.kind === 'picture');

it('pictures stand in texts, prompts, explanations, options and hints, and are kept once by name', async () => {
  const { files } = await readLessonFiles(join(packageFolder(), 'test/fixtures/picture-lessons/jars.md'));
  const parsed = files[0]?.parsed;
  expect(files[0]?.problems).toEqual([]);
  if (parsed?.kind !== 'lesson') throw new Error('the lesson is no longer right');
  const { steps, pictures } = parsed.lesson;
  expect(Object.keys(pictures).toSorted()).toEqual(['jar.png', 'pictures/arrow.svg', 'pictures/red.svg']);
  expect(pictures['jar.png']).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(pictures['pictures/arrow.svg']).toMatch(/^<svg [\s\S]*<\/svg>$/);
  const shown = steps.flatMap((step): readonly (readonly [string, string])[] => {
    const named = (part: string, nodes: readonly Prose[]) =>
      picturesIn(nodes).map(({ image }) => [`${step.id} ${part}`, image] as const);
    if (step.kind === 'text' || step.kind === 'complete') return named('text', step.content);
    if (step.kind !== 'question') return [];
    const options = step.answer.kind === 'choice' ? step.answer.options : [];
    return [
      ...named('prompt', step.prompt),
      ...options.flatMap(({ why }) => named('option', why)),
      ...named('why', step.explanation),
      ...step.hints.flatMap((hint) => named('hint', hint)),
    ];
  });
  expect(shown).toEqual([
    ['introduction text', 'jars/jar.png'],
    ['what-is-in-it text', 'jars/pictures/arrow.svg'],
    ['the-arrow prompt', 'jars/pictures/arrow.svg'],
    ['the-arrow option', 'jars/pictures/red.svg'],
    ['the-arrow why', 'jars/jar.png'],
    ['labels prompt', 'jars/jar.png'],
    ['labels hint', 'jars/pictures/arrow.svg'],
    ['complete text', 'jars/jar.png'],
  ]);
});

it('a picture that changes changes the lessons beside it, and no others', async () => {
  await mkdir(join(folder, 'course/pictures'), { recursive: true });
  await writeFile(join(folder, 'one.md'), spoil());
  await writeFile(join(folder, 'course/two.md'), spoil());
  await writeFile(join(folder, 'course/pictures/lid.png'), PNG);
  const before = await stampsOf([folder]);
  await writeFile(join(folder, 'course/pictures/lid.png'), jpeg(8, 8));
  const after = await stampsOf([folder]);
  expect(unchangedLessons(before, after)).toEqual([join(folder, 'one.md')]);
  await rm(join(folder, 'course/pictures/lid.png'));
  expect(unchangedLessons(after, await stampsOf([folder]))).toEqual([join(folder, 'one.md')]);
  expect(unchangedLessons(before, before)).toHaveLength(2);
});
