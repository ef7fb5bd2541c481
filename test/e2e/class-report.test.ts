/**
 * Who sees what of a class: its hosts see who is stuck and get the files; nobody else does, whatever id they press,
 * from wherever, again or later. And nothing of it is stored.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, LearnerId, Presence } from '../../src/core/event.ts';
import type { Reply } from '../../src/core/reply.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { Attempt } from '../../src/tutor/state.ts';
import type { ClassWrite } from '../../src/tutor/storage/group.ts';
import type { Change } from '../../src/tutor/storage.ts';
import { createTutor, type TutorParts } from '../../src/tutor/tutor.ts';
import { change, commitNext, learner, progressAt } from '../storage/changes.ts';
import { makeFolder, statement } from '../storage/sqlite.ts';
import { replyText } from '../tutor/learner.ts';
import { fakeSandbox, LESSON } from '../tutor/parts.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const DAY = 24 * 60 * 60_000;
const SERVER = 'discord:100';
const HOST = 'discord:1';
const OTHER_HOST = 'discord:2';
const ADA = 'discord:31';
const BOB = 'discord:32';
const NAMES: Readonly<Record<LearnerId, string>> = { [ADA]: 'Ada Lovelace', [BOB]: 'Bob Frankston' };

const room = (more: Partial<Presence> = {}): Presence => ({
  server: SERVER,
  channel: 'c1',
  name: 'somebody',
  canManage: false,
  ...more,
});

const VERBS = ['class-report', 'class-page', 'class-grades', 'class-answers', 'class-xapi'] as const;

let folder: string;
let store: LocalStorage;
let asked: { readonly server: string; readonly ids: readonly string[]; readonly use: string }[];
let tutor: ReturnType<typeof start>;
let events = 0;

const start = (more: Partial<TutorParts> = {}) =>
  createTutor({
    lessons: new Map([[LESSON.id, LESSON]]),
    store,
    sandbox: fakeSandbox(),
    clock: () => NOW,
    zoneOf: async () => null,
    mayHost: async (_, { canManage }) => canManage === true,
    namesOf: async (server, ids, use) => {
      asked.push({ server, ids, use });
      return NAMES;
    },
    ...more,
  });

const write = async (id: string, more: Partial<Change>) => {
  const next = change(`set up ${++events}`, { learner: learner(id, null), progress: null, at: NOW - 9 * DAY, ...more });
  expect(await commitNext(store, next)).toBe('committed');
};

const classWrite = (id: string, what: ClassWrite) => write(id, { class: what });

const wrong = (given: string): Attempt => ({
  lesson: 'words',
  step: 'attach',
  kind: 'answer',
  given,
  verdict: 'wrong',
  hints: 0,
});

/** Ada and Bob are stuck at the first question, both with the same wrong answer. */
beforeEach(async () => {
  folder = await makeFolder();
  store = await openStorage(`file:${join(folder, 'nibble.db')}`);
  asked = [];
  tutor = start();
  await classWrite(HOST, { kind: 'new', id: 'k1', room: { server: SERVER, channel: 'c1' }, name: 'Biology' });
  await classWrite(HOST, { kind: 'assign', class: 'k1', lesson: 'words', dueOn: '2026-12-24' });
  await classWrite(HOST, { kind: 'add-host', class: 'k1', host: OTHER_HOST });
  for (const id of [ADA, BOB]) {
    await classWrite(id, { kind: 'join', class: 'k1', server: SERVER });
    const answers = { attach: { given: 'get_cookie', right: false, firstTry: false } };
    const progress = progressAt('attach', { lesson: 'words', index: 4, answers, hints: {}, passed: {} });
    await write(id, { progress, attempts: [wrong('get_cookie')] });
  }
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const pressed = (verb: string, lesson = 'words', step = 'k1'): Input => ({
  kind: 'press',
  action: { verb, lesson, step, argument: '' },
});

const send = async (id: LearnerId, where: Presence | null, input: Input, event = `event ${++events}`) =>
  tutor.handle({ id: event, learner: id, ...input, ...(where !== null && { room: where }) });

/** What is only for hosts. */
const SECRETS = /Ada|Bob|discord:3[12]|get_cookie|stuck|have begun|members/;

function expectNothing(reply: Reply | null): void {
  const text = reply === null ? '' : replyText(reply);
  expect(text).not.toMatch(SECRETS);
  const kinds = reply?.blocks.map(({ kind }) => kind) ?? [];
  expect(kinds).not.toContain('file');
  expect(kinds).not.toContain('picture');
}

describe('a host', () => {
  it('sees who is stuck by name, what is hard and why, and buttons for the files', async () => {
    const reply = await send(HOST, room(), pressed('class-report'));
    const text = reply === null ? '' : replyText(reply);
    expect(text).toMatch(
      /^Biology: Remembering Words\nDue by Thursday 24 December\.\n2 members: 2 have begun, 0 have finished, 2 are stuck\./,
    );
    expect(text).toContain('Ada Lovelace: step 5 of ');
    expect(text).toContain('Attach a cookie: 0 of 2 right at the first try; 2 chose “get_cookie”; usually 2 tries');
    expect(text).toContain('[Page file] [Grades (CSV)] [Answers (CSV)] [Statements (xAPI)]');
    expect(reply?.blocks.some(({ kind }) => kind === 'picture')).toBe(true);
  });

  it.each([
    ['somebody who manages the server', 'discord:9', room({ canManage: true })],
    ['another host, who was named', OTHER_HOST, room()],
    ['in another channel of the server', HOST, room({ channel: 'c2' })],
  ])('may be %s', async (_, id, where) => {
    expect(replyText((await send(id, where, pressed('class-report'))) ?? { pressed: 'keep', blocks: [] })).toMatch(
      SECRETS,
    );
  });

  it.each([
    ['class-page', 'biology-words-page-2026-11-30.html', /Ada Lovelace/],
    ['class-grades', 'biology-words-grades-2026-11-30.csv', /discord:31,Ada Lovelace,words,stuck,5,/],
    [
      'class-answers',
      'biology-words-answers-2026-11-30.csv',
      /discord:32,Bob Frankston,words,attach,Attach a cookie,quiz,1,get_cookie,wrong,/,
    ],
    ['class-xapi', 'biology-words-statements-2026-11-30.jsonl', /"name":"Ada Lovelace"/],
  ])('gets the file of %s', async (verb, name, expected) => {
    const reply = await send(HOST, room(), pressed(verb));
    const files = (reply?.blocks ?? []).filter((block) => block.kind === 'file');
    expect(files.map((file) => file.name)).toEqual([name]);
    expect(files[0]?.text).toMatch(expected);
  });

  it('has the names asked for at once: of those who are shown, or of all for a file', async () => {
    await send(HOST, room(), pressed('class-report'));
    await send(HOST, room(), pressed('class-grades'));
    expect(asked).toEqual([
      { server: SERVER, ids: [ADA, BOB], use: 'message' },
      { server: SERVER, ids: [ADA, BOB], use: 'file' },
    ]);
  });

  it('sees members by their ids in a file where a name cannot be had, and is told so', async () => {
    tutor = start({ namesOf: async () => ({ [ADA]: 'Ada' }) });
    const reply = await send(HOST, room(), pressed('class-grades'));
    expect(reply === null ? '' : replyText(reply)).toMatch(
      /One member goes by their id|1 member goes by their id in it/,
    );
  });

  it('gets a new answer each time, of which nothing is stored, neither names nor results', async () => {
    for (const verb of VERBS) await send(HOST, room(), pressed(verb), `seen ${verb}`);
    for (const verb of VERBS) {
      const kept = await store.replyTo(HOST, `seen ${verb}`);
      expect(kept).not.toBeNull();
      expectNothing(kept);
    }
    const path = join(folder, 'nibble.db');
    for (const { name } of statement(path, "select name from sqlite_master where type = 'table'")) {
      const rows = JSON.stringify(statement(path, `select * from ${String(name)}`));
      expect(rows).not.toMatch(/Ada Lovelace|Bob Frankston/);
    }
  });

  it('can still type what stands on the buttons of what was shown', async () => {
    await send(HOST, room(), pressed('class-report'));
    const reply = await send(HOST, null, { kind: 'message', text: 'page file' });
    // In a direct conversation on Discord nobody can be known to be of the server.
    expect(reply === null ? '' : replyText(reply)).toMatch(/Look at that in the server of the class/);
  });

  it('no longer sees who has left, or was forgotten', async () => {
    await classWrite(ADA, { kind: 'leave', class: 'k1' });
    await store.forget(BOB);
    for (const verb of VERBS) {
      const reply = await send(HOST, room(), pressed(verb));
      expect(reply === null ? '' : replyText(reply)).not.toMatch(/Ada|Bob|discord:3[12]|get_cookie/);
    }
  });
});

describe.each(VERBS)('nobody else sees anything by %s', (verb) => {
  it.each<[string, LearnerId, Presence | null]>([
    ['a member', ADA, room()],
    ['somebody else of the server', 'discord:9', room()],
    ['a member in the direct conversation', ADA, null],
    ['a host from a channel of another server', HOST, room({ server: 'discord:200' })],
    ['who manages another server', 'discord:9', room({ server: 'discord:200', canManage: true })],
    ['a host in the direct conversation, where the server is not known', HOST, null],
    ['somebody of a Slack workspace of the same number', 'slack:100:1', null],
    ['who manages a Slack workspace', 'slack:100:1', room({ server: 'slack:100', canManage: true })],
  ])('%s', async (_, id, where) => {
    expectNothing(await send(id, where, pressed(verb)));
    expect(asked).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a class that there is not', 'words', 'k2'],
    ['no class', 'words', ''],
    ['a lesson that is not assigned', 'cookies', 'k1'],
    ['a class’s id in another’s place', 'k1', 'words'],
  ])('a host with a forged id: %s', async (_, lesson, step) => {
    expectNothing(await send(HOST, room(), pressed(verb, lesson, step)));
  });

  it('a host of another class, with this one’s id', async () => {
    const id = 'discord:8';
    await classWrite(id, { kind: 'new', id: 'k2', room: { server: 'discord:200', channel: 'c9' }, name: 'Physics' });
    expectNothing(await send(id, room({ server: 'discord:200', channel: 'c9' }), pressed(verb)));
  });

  it('who was a host, with an old button', async () => {
    await classWrite(HOST, { kind: 'drop-host', class: 'k1', host: OTHER_HOST });
    expectNothing(await send(OTHER_HOST, room(), pressed(verb)));
  });

  it('a host whose press is delivered again, to this process or to another', async () => {
    expect(await send(HOST, room(), pressed(verb), 'once')).not.toBeNull();
    expectNothing(await send(HOST, room(), pressed(verb), 'once'));
    tutor = start();
    expectNothing(await send(HOST, room(), pressed(verb), 'once'));
  });

  it('who was a host when they pressed, and has that press delivered again afterwards', async () => {
    await send(OTHER_HOST, room(), pressed(verb), 'before');
    await classWrite(HOST, { kind: 'drop-host', class: 'k1', host: OTHER_HOST });
    tutor = start();
    expectNothing(await send(OTHER_HOST, room(), pressed(verb), 'before'));
  });

  it('a host once the class has ended', async () => {
    await classWrite(HOST, { kind: 'end', class: 'k1' });
    expectNothing(await send(HOST, room(), pressed(verb)));
  });
});

describe('on Slack', () => {
  const workspace = 'slack:T1';
  const host = 'slack:T1:U1';
  const home: Input = { kind: 'command', name: 'home', options: {} };

  beforeEach(async () => {
    const where = { server: workspace, channel: 'C1' };
    await classWrite(host, { kind: 'new', id: 's1', room: where, name: 'Chemistry' });
    await classWrite(host, { kind: 'assign', class: 's1', lesson: 'words', dueOn: '2026-12-24' });
    await classWrite('slack:T1:U2', { kind: 'join', class: 's1', server: workspace });
  });

  it('a host has their classes on Home, and the view of them in the direct conversation', async () => {
    const shown = await send(host, null, home);
    expect(shown === null ? '' : replyText(shown)).toMatch(
      /Your classes\nChemistry, Remembering Words\n1 member: 0 have begun/,
    );
    const reply = await send(host, null, pressed('class-report', 'words', 's1'));
    expect(reply === null ? '' : replyText(reply)).toMatch(/^Chemistry: Remembering Words/);
  });

  it('nobody else has them there', async () => {
    for (const id of ['slack:T1:U2', 'slack:T1:U3', 'slack:T2:U1']) {
      const reply = await send(id, null, home);
      expect(reply === null ? '' : replyText(reply)).not.toMatch(/Your classes|Chemistry/);
    }
  });

  it('a person of the same number in another workspace sees nothing', async () => {
    const reply = await send('slack:T2:U1', null, pressed('class-report', 'words', 's1'));
    expect(reply === null ? '' : replyText(reply)).not.toMatch(/Chemistry|member/);
  });
});
