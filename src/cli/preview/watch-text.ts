/** Tells the text of a file each time that it is saved, however an editor saves: in place, or by putting another file there. */
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** Editors write in several steps; so many milliseconds after the last one the file is whole. */
const CALM = 20;

/** `tell` is called with each new text, not with the first one. Returns the way to end that. */
export function watchText(file: string, first: string, tell: (text: string) => void): () => void {
  let known = first;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const text = await readFile(file, 'utf8').catch(() => null);
    // Between two steps of saving there is no file, or an empty one: the next event brings the rest.
    if (text === null || text === '' || text === known) return;
    known = text;
    tell(text);
  };
  // The folder, because a file that was replaced is another one for the watcher of the file.
  const watcher = watch(dirname(file), (_, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(look, CALM);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
