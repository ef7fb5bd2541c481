import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../src/storage/open-store.ts';
import { makeFolder, statement } from './sqlite.ts';

const WRITER = fileURLToPath(new URL('crash-writer.mjs', import.meta.url));

/** Starts a writer and kills it (-9) once it has acknowledged so many commits; the last number that it said. */
async function writeAndDie(url: string, learner: string, acknowledgements: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [WRITER, url, learner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('the writer has no output');
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    // The writer is in the middle of a later commit by now; what it still says before it dies counts as well.
    if (last >= acknowledgements) child.kill('SIGKILL');
  }
  await exited;
  return last;
}

it('has every commit that was acknowledged, and each one whole, after processes were killed while writing', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'nibble.db');
  const url = `file:${path}`;
  const learners = ['terminal:ada', 'terminal:bob'];
  for (const acknowledgements of [1, 7, 40]) {
    const said = await Promise.all(
      learners.map((learner) => writeAndDie(url, `${learner}-${acknowledgements}`, acknowledgements)),
    );
    const store = await openStore(url);
    for (const [index, name] of learners.entries()) {
      const learner = `${name}-${acknowledgements}`;
      const kept = (await store.load(learner)).progress?.index ?? 0;
      // One commit more may be on the disk: it was written, and killed before it was acknowledged.
      expect(kept - (said[index] ?? 0)).toBeOneOf([0, 1]);
      const expected = Array.from({ length: kept }, (_, place) => ({ given: `${place + 1}` }));
      expect(statement(path, `select given from attempts where learner = '${learner}' order by at`)).toEqual(expected);
      for (let number = 1; number <= kept; number += 1) {
        expect(await store.replyTo(`${learner} ${number}`)).not.toBeNull();
      }
    }
    await store.close();
  }
  expect(statement(path, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  await rm(folder, { recursive: true });
});
