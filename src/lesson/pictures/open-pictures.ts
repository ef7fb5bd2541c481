/** The files of pictures that a lesson may show: the ones that its text names, and that lie beside it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../errors.ts';
import { NO_FOLDER, PICTURE_LIMITS, type PictureFile, type PictureFolder } from './picture-file.ts';
import { PICTURE_NAME } from './picture-name.ts';

/** More are no lesson; it bounds what is read before they are counted. */
const MOST = 60;

/** What stands between brackets behind an exclamation mark: `![…](jar.png)`. */
const INLINE = /\]\([ \t]*<?([^\s<>()]+)/g;

/** What stands behind the name of a link: `[jar]: jar.png`. */
function targetIn(line: string): string {
  if (!line.trimStart().startsWith('[')) return '';
  const [, target = ''] = line.split(']:', 2);
  const [first = ''] = target.trimStart().split(/\s/, 1);
  return first.replace(/^</, '').replace(/>$/, '');
}

/** Reads what the Markdown of the lesson at `path` names. Never rejects. */
export async function openPictures(path: string, markdown: string): Promise<PictureFolder> {
  const urls = [...Array.from(markdown.matchAll(INLINE), ([, url = '']) => url), ...markdown.split('\n').map(targetIn)];
  const names = [...new Set(urls)].filter((url) => PICTURE_NAME.test(url)).slice(0, MOST);
  if (names.length === 0) return NO_FOLDER;
  const folder = dirname(path);
  const read = await Promise.all(names.map(async (name) => [name, await openPicture(join(folder, name))] as const));
  const isLost = read.some(([, file]) => file.kind === 'unreadable');
  return { files: new Map(read), there: isLost ? await picturesIn(folder) : [] };
}

async function openPicture(path: string): Promise<PictureFile> {
  try {
    const { size } = await stat(path);
    return size > PICTURE_LIMITS.bytes ? { kind: 'too-large', size } : { kind: 'bytes', bytes: await readFile(path) };
  } catch (error) {
    return { kind: 'unreadable', why: REASONS[codeOf(error)] ?? `cannot be read (${codeOf(error)})` };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read (permission denied)',
};

/** Names of pictures beside a lesson, and in the folders there. */
async function picturesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const own = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const inner = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(async ({ name }) => (await readdir(join(folder, name)).catch(() => [])).map((one) => `${name}/${one}`)),
  );
  return [...own, ...inner.flat()].filter((name) => PICTURE_NAME.test(name));
}
