/** The table of features: what platforms, buttons and typed words are made from. */
import { describe, expect, it } from 'vitest';
import { type Action, decodeAction, encodeAction, MAX_VERB } from '../../src/core/action.ts';
import { command, type Input } from '../../src/core/event.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import { type Block, inWords, type Reply, settlePictures } from '../../src/core/reply.ts';
import { openRound, type Phase } from '../../src/group/round.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { ACTION_PACE, COMMANDS, FEATURES, paceOf, pressOf } from '../../src/tutor/features/index.ts';
import { SAYINGS } from '../../src/tutor/reading/phrases/phrases.ts';
import { askToAnnounce } from '../../src/tutor/show/class.ts';
import { showRound } from '../../src/tutor/show/round.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { ASKING_LESSON, SORTING_LESSON } from './asking-lesson.ts';
import { fakeSandbox, testTutor } from './parts.ts';

const ALL_COMMANDS = FEATURES.flatMap(({ command }) => (command === undefined ? [] : [command.name]));
const PHRASES = FEATURES.flatMap(({ typed = [] }) => typed);

describe('a command of the table', () => {
  it('has a name of its own, also among those that are never typed', () => {
    expect(new Set(ALL_COMMANDS).size).toBe(ALL_COMMANDS.length);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s fits Discord and Slack',
    (name, { title, description, options, argument, kind }) => {
      expect(name).toMatch(/^[a-z0-9_-]{1,31}$/);
      expect(title).toMatch(kind === 'message' ? /^.{1,24}$/ : name);
      expect(description).toMatch(/^.{1,100}$/);
      expect(argument.length).toBeLessThanOrEqual(100);
      for (const option of options) {
        expect(option.name).toMatch(/^[a-z0-9_-]{1,32}$/);
        expect(option.description).toMatch(/^.{1,100}$/);
      }
    },
  );

  it.each(COMMANDS.map(({ name, read }) => [name, read] as const))('%s reads options that it has', (name, read) => {
    const own = COMMANDS.find((one) => one.name === name)?.options.map((option) => option.name) ?? [];
    expect(read('')).toEqual(name === 'check' ? { message: '' } : {});
    for (const option of Object.keys(read('19:30 Berlin'))) expect(own).toContain(option);
  });

  it('is answered, with and without what may stand behind it', async () => {
    for (const { name, read } of COMMANDS) {
      for (const text of ['', 'words', '19:30 Berlin']) {
        const { tutor } = testTutor();
        const reply = await tutor.handle({ id: `${name} ${text}`, learner: 'test:ada', ...command(name, read(text)) });
        expect(blocksOf(reply).length, `/${name} ${text}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('a verb of the table', () => {
  it('belongs to one feature', () => {
    const verbs = FEATURES.flatMap(({ presses = {} }) => Object.keys(presses));
    expect(new Set(verbs).size).toBe(verbs.length);
    expect(verbs.toSorted()).toEqual(Object.keys(ACTION_PACE).toSorted());
  });

  it.each(Object.keys(ACTION_PACE))('%s fits an id', (verb) => {
    const action = { verb, lesson: 'a'.repeat(24), step: 'b'.repeat(48), argument: 'c'.repeat(6) };
    expect(verb.length).toBeLessThanOrEqual(MAX_VERB);
    expect(decodeAction(encodeAction(action))).toEqual(action);
  });

  it('that no feature has is answered as one of another version', async () => {
    const { tutor } = testTutor();
    const action = { verb: 'teleport', lesson: '', step: '', argument: '' };
    expect(tutor.paceOf(action)).toBe('reply');
    expect(await tutor.form('test:ada', action)).toBeNull();
    const reply = await tutor.handle({ id: 'one', learner: 'test:ada', kind: 'press', action });
    expect(JSON.stringify(reply)).toContain('from a lesson or version that’s gone');
  });
});

describe('a typed word', () => {
  it('means what one feature decides', () => {
    const handled = PHRASES.flatMap((phrase) => ('meaning' in phrase ? [phrase.meaning] : []));
    expect(handled.filter((meaning, index) => handled.indexOf(meaning) !== index)).toEqual([]);
    expect(handled.toSorted()).toEqual(Object.keys(SAYINGS).toSorted());
  });
});

/** Numbers in [0, 1): always the same ones. */
function* numbers(): Generator<number> {
  for (let state = 11; ; state = (state * 48271) % 2147483647) yield state / 2147483647;
}

/** Presses, sends and says what comes up, and holds each control that it meets to the table; gives their verbs. */
async function walk(lesson: Lesson, steps: number): Promise<ReadonlySet<string>> {
  const { tutor, pass } = testTutor(lesson);
  const dice = numbers();
  const pick = <One>(some: readonly One[]): One | undefined => some[Math.floor((dice.next().value ?? 0) * some.length)];
  const met = new Set<string>();
  let controls: readonly Action[] = [];
  for (let step = 0; step < steps; step += 1) {
    // At first every command outside of any lesson; `remind` when cards are due.
    const early = ALL_COMMANDS[step];
    const input = early === undefined ? await nextInput(tutor, pick, controls, met) : command(early);
    const reply = await tutor.handle({ id: `walk ${step}`, learner: 'test:ada', ...input });
    controls = actionsIn(reply);
    for (const action of controls) {
      met.add(action.verb);
      expect(pressOf(action), action.verb).toBeDefined();
      expect(decodeAction(encodeAction(action))).toEqual(action);
    }
    pass(60 * 60 * 1000);
  }
  return met;
}

describe('a long walk through everything that can be pressed', () => {
  it('meets only controls of the table, whose forms are sent to verbs of the table', async () => {
    const met = new Set([
      ...(await walk(ASKING_LESSON, 5000)),
      ...(await walk(SORTING_LESSON, 1500)),
      ...(await walk(DIFFERING_LESSON, 1500)),
    ]);
    // What it has not met it has proved nothing about.
    const unmet = Object.keys(ACTION_PACE).filter((verb) => !met.has(verb));
    const elsewhere = new Set(['dm', ...inRooms(), ...(await inClasses())]);
    expect(unmet.filter((verb) => !elsewhere.has(verb))).toEqual([]);
  });

  it('meets only controls of the table in the message of a round, in each of its phases', () => {
    for (const verb of inRooms()) expect(ACTION_PACE, verb).toHaveProperty(verb, 'reply');
  });
});

/** Its examples set what browsers take differently: only then is there something to compare. */
const DIFFERING_LESSON: Lesson = {
  ...ASKING_LESSON,
  steps: ASKING_LESSON.steps.map((step) => (step.kind === 'example' ? { ...step, program: 'differs\n' } : step)),
};

/** What the message of a round can ask, and the question that comes with joining; nobody walks into a channel alone. */
function inRooms(): ReadonlySet<string> {
  const room = { server: 'slack:T1', channel: 'C1' };
  const lobby = openRound({ id: 'r', room, host: null, lesson: ASKING_LESSON.id, questions: ['attach'] }, 0);
  const phases: readonly Phase[] = [
    { kind: 'lobby', endsAt: 1 },
    { kind: 'question', place: 0, openedAt: 0, endsAt: 1 },
    { kind: 'paused', place: 0, left: 1, endsAt: 1 },
    { kind: 'reveal', place: 0, endsAt: 1 },
    { kind: 'open', openedAt: 0 },
    { kind: 'over', why: 'finished' },
  ];
  const play = { players: [{ learner: 'slack:T1:U1', name: 'Ada', keepsMissed: false }], answers: [] };
  const lessons = new Map([[ASKING_LESSON.id, ASKING_LESSON]]);
  const actions = phases.flatMap((phase) => {
    const round = { ...lobby, phase, revealed: [0] };
    const blocks = showRound(lessons, { round, standing: { joined: 1, answered: 0 }, play, now: 0 });
    return actionsIn({ pressed: 'keep', blocks });
  });
  for (const action of actions) expect(decodeAction(encodeAction(action))).toEqual(action);
  return new Set([...actions.map(({ verb }) => verb), 'round-wish']);
}

/** What can be pressed where a class is opened, joined, looked at by its host, and ended. */
async function inClasses(): Promise<ReadonlySet<string>> {
  const store = await openStorage('file::memory:');
  const lessons = new Map([[ASKING_LESSON.id, ASKING_LESSON]]);
  const tutor = createTutor({
    lessons,
    store,
    sandbox: fakeSandbox(),
    clock: () => 1000,
    zoneOf: async () => null,
    mayHost: async () => true,
  });
  const room = { server: 'slack:T1', channel: 'C1', name: 'Ada', canManage: true };
  const met = new Set<string>();
  const meet = (blocks: readonly Block[]) => {
    for (const action of actionsIn({ pressed: 'keep', blocks })) {
      expect(decodeAction(encodeAction(action))).toEqual(action);
      expect(pressOf(action), action.verb).toBeDefined();
      met.add(action.verb);
    }
  };
  for (const [index, line] of ['new Biology', `assign ${ASKING_LESSON.id} by 9 May`, 'join', '', 'end'].entries()) {
    const options = line === '' ? {} : { do: line };
    const event = { id: `class ${index}`, learner: 'slack:T1:U1', room, ...command('class', options) };
    meet((await tutor.handle(event))?.blocks ?? []);
    const alone = { id: `class ${index} alone`, learner: 'slack:T1:U1', ...command('class') };
    meet((await tutor.handle(alone))?.blocks ?? []);
  }
  const claim = { platform: 'slack', limit: 9, now: 1000, until: 2000 };
  for (const notice of await store.claimNotices(claim)) meet(tutor.showNotice(notice, null));
  meet(askToAnnounce(lessons, ASKING_LESSON.id, await store.classesOf('slack:T1:U1')));
  await store.close();
  return met;
}

type Tutor = ReturnType<typeof testTutor>['tutor'];

/** One of the controls in sight, or now and then a command or a word. */
async function nextInput(
  tutor: Tutor,
  pick: <One>(some: readonly One[]) => One | undefined,
  controls: readonly Action[],
  met: Set<string>,
): Promise<Input> {
  const pressed = pick([...controls, null, null]) ?? null;
  // Forgetting is the end of every story.
  if (pressed !== null && pressed.verb !== 'forget') {
    if (paceOf(pressed) !== 'form') return { kind: 'press', action: pressed };
    const form = await tutor.form('test:ada', pressed);
    if (form !== null) {
      met.add(form.submit.verb);
      expect(['reply', 'run']).toContain(paceOf(form.submit));
      const fields = form.fields.map((field) => [field.id, 'value' in field ? field.value : field.values.join(',')]);
      return { kind: 'submit', action: form.submit, fields: Object.fromEntries(fields) };
    }
  }
  const said = [
    'next',
    'next',
    'next',
    'set_cookie',
    'max_age',
    'review',
    'lab',
    'score',
    'go practice',
    'retry',
    'you and me then',
    'go lifetime',
    'remind me',
    'go what-comes-back',
    'go what-is-sent',
    '```\nsigned\n```',
  ];
  return pick([true, true, false])
    ? { kind: 'message', text: pick(said) ?? 'next' }
    : command(pick(ALL_COMMANDS) ?? 'help');
}

const blocksOf = (reply: Reply | null): readonly Block[] =>
  reply === null ? [] : [...(typeof reply.pressed === 'string' ? [] : reply.pressed), ...reply.blocks];

/** As it is where pictures are shown, and where there are none. */
const inBothForms = (blocks: readonly Block[]) => new Set([...settlePictures(blocks, () => true), ...inWords(blocks)]);

const actionsIn = (reply: Reply | null): readonly Action[] =>
  [...inBothForms(blocksOf(reply))].flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ action }) => action);
    if (block.kind === 'menu') return block.entries.map(({ action }) => action);
    return block.kind === 'choices' ? block.choices.map(({ action }) => action) : [];
  });
