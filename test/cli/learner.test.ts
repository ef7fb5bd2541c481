/** What a host does about one learner. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { learner } from '../../src/cli/operator/learner.ts';
import { readConfig } from '../../src/config.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { attempt, card, change, commitNext, learner as learnerOf } from '../storage/changes.ts';
import { bytesIn, makeEarlier } from '../storage/earlier.ts';
import { makeFolder } from '../storage/sqlite.ts';

const ADA = 'terminal:ada';
const GRACE = 'slack:T1:U7';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = await makeFolder();
  url = `file:${join(folder, 'nibble.db')}`;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function say(id: string, options: { export?: boolean; forget?: boolean }): Promise<string> {
  const lines: string[] = [];
  await learner(readConfig({ DATABASE_URL: url }), id, options, (line) => lines.push(line));
  return lines.join('\n');
}

/** A bot's storage, which stays open, with two learners. */
async function setUp() {
  const store = await openStorage(url);
  for (const id of [ADA, GRACE]) {
    const given = { learner: learnerOf(id), attempts: [attempt('my own words')], cards: [card('attach-a-cookie')] };
    await commitNext(store, change(`event of ${id}`, given));
  }
  return store;
}

describe('nibble learner', () => {
  it('prints all that is remembered of one learner, and changes nothing', async () => {
    await (await setUp()).close();
    const before = await bytesIn(folder);
    const everything: unknown = JSON.parse(await say(ADA, { export: true }));
    expect(everything).toMatchObject({
      learner: { id: ADA },
      attempts: [{ given: 'my own words' }],
      cards: [card('attach-a-cookie')],
      drafts: [],
    });
    expect(await bytesIn(folder)).toEqual(before);
  });

  it('deletes one learner while the bot runs, says what it was, and leaves the others', async () => {
    const store = await setUp();
    expect(await say(ADA, { forget: true })).toMatch(
      /^Deleted everything about terminal:ada:\n(.*\n)* {2}attempts: 1\n/,
    );
    expect((await store.loadAll(ADA)).learner).toBeNull();
    expect((await store.loadAll(GRACE)).attempts).toHaveLength(1);
    expect(await commitNext(store, change('event-2'))).toBe('committed');
    await store.close();
  });

  it.each([
    ['neither --export nor --forget', ADA, {}, /found neither; expected one/],
    ['both', ADA, { export: true, forget: true }, /found both; expected one/],
    ['a learner who is not there', 'discord:1', { forget: true }, /nothing is remembered of a learner "discord:1"/],
    ['an id without its platform', 'ada', { export: true }, /nothing is remembered of a learner "ada"/],
  ])('refuses %s', async (_, id, options, expected) => {
    await (await setUp()).close();
    await expect(say(id, options)).rejects.toThrow(expected);
  });

  it.each(['export', 'forget'] as const)('changes no older schema for --%s', async (option) => {
    await makeEarlier(join(folder, 'nibble.db'), 2);
    const before = await bytesIn(folder);
    await expect(say(ADA, { [option]: true })).rejects.toThrow(/has schema 2, this version wants/);
    expect(await bytesIn(folder)).toEqual(before);
  });
});
