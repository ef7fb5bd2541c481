import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { action, decodeAction } from '../../src/core/action.ts';
import { command, type Input, type LearnerId, type Presence, type Room } from '../../src/core/event.ts';
import { type LocalStorage, openStorage } from '../../src/storage/storage.ts';
import type { RoleFault } from '../../src/tutor/ports.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { progressAt, reminders } from '../storage/changes.ts';
import { controls, replyText } from './learner.ts';
import { fakeSandbox, LESSON } from './parts.ts';

/** A Monday. */
const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 24 * 60 * 60 * 1000;
const ROOM: Room = { server: 'slack:T1', channel: 'C1' };
const HOST = 'slack:T1:HOST';
const ADA = 'slack:T1:ADA';
const GRACE = 'slack:T1:GRACE';
const STRANGER = 'slack:T2:MALLORY';
const ELSEWHERE: Room = { server: 'slack:T2', channel: 'C1' };
const CLAIM = { platform: 'slack', limit: 50, now: NOON + 99 * DAY, until: NOON + 100 * DAY };

let store: LocalStorage;
let now: number;
let fault: RoleFault | null;
let tutor: ReturnType<typeof createTutor>;
let events = 0;

beforeEach(async () => {
  store = await openStorage('file::memory:');
  now = NOON;
  fault = null;
  tutor = createTutor({
    lessons: new Map([[LESSON.id, LESSON]]),
    store,
    sandbox: fakeSandbox(),
    clock: () => now,
    zoneOf: async () => 'Europe/Berlin',
    mayHost: async (_, { canManage }) => canManage === true,
    lookAtRole: async () => fault,
  });
});
afterEach(() => store.close());

interface Sent {
  readonly room?: Room | null;
  readonly canManage?: boolean;
  readonly event?: string;
}

async function handle(learner: LearnerId, input: Input, { room = ROOM, canManage = false, event }: Sent = {}) {
  const presence: Presence | null = room && { ...room, name: learner, canManage };
  const id = event ?? `event ${++events}`;
  return tutor.handle({ id, learner, ...(presence && { room: presence }), ...input });
}
const send = async (learner: LearnerId, input: Input, sent: Sent = {}) => {
  const reply = await handle(learner, input, sent);
  return reply === null ? '' : replyText(reply);
};
const type = (learner: LearnerId, line: string, sent: Sent = {}) =>
  send(learner, command('class', line === '' ? {} : { do: line }), sent);
const host = (line: string) => type(HOST, line, { canManage: true });
const press = (learner: LearnerId, id: string, sent: Sent = {}) =>
  send(learner, { kind: 'press', action: decodeAction(id) }, sent);
const say = (learner: LearnerId, text: string) => send(learner, { kind: 'message', text }, { room: null });

const classHere = async () => {
  const seen = await store.classIn(ROOM, HOST);
  if (seen === null) throw new Error('there is no class');
  return seen.class;
};
const joinId = async () => `n1.class-join..${(await classHere()).id}.`;
const members = async () => (await store.membersOf((await classHere()).id)).map(({ learner }) => learner);
/** A class in which these are. */
const opened = async (...joined: readonly LearnerId[]) => {
  await host('new Biology');
  for (const one of joined) await press(one, await joinId());
};
const finish = async (learner: LearnerId) => {
  const { version, learner: known } = await store.load(learner);
  const answers = Object.fromEntries(
    LESSON.steps.flatMap(({ kind, id }) =>
      kind === 'question' ? [[id, { given: 'x', right: true, firstTry: true }]] : [],
    ),
  );
  const index = LESSON.steps.length - 2;
  const position = LESSON.steps[index]?.id ?? '';
  const begun = progressAt(position, { lesson: LESSON.id, index, answers, passed: {}, hints: {}, answered: true });
  await store.commit({
    event: `event ${++events}`,
    at: now,
    learner: { ...(known ?? { id: learner, review: null, lastEvent: null }), currentLesson: LESSON.id },
    version,
    progress: begun,
    attempts: [],
    cards: [],
    reviews: [],
    reminders: null,
    lastRun: null,
    draft: null,
    unread: null,
    reply: { pressed: 'keep', blocks: [] },
  });
  return send(learner, { kind: 'press', action: action('go', LESSON.id, 'complete') }, { room: null });
};
const notices = async () => {
  const claimed = await store.claimNotices(CLAIM);
  return claimed.map((notice) => {
    const blocks = tutor.showNotice(notice, 'Ada');
    return {
      what: notice.what,
      text: replyText({ pressed: 'keep', blocks }),
      controls: controls({ pressed: 'keep', blocks }),
    };
  });
};

describe('opening a class', () => {
  it('takes the right to manage the server', async () => {
    expect(await type(ADA, 'new Biology')).toMatch(/Only people who manage/);
    expect(await store.classIn(ROOM, ADA)).toBeNull();
    expect(await host('new Biology')).toMatch(/“Biology” is open/);
    expect(await classHere()).toMatchObject({ name: 'Biology', hosts: [HOST], room: ROOM, members: 0 });
  });

  it('posts one message with a button to join, which says who sees what', async () => {
    await opened();
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice?.text).toMatch(/Class: Biology[\s\S]*hosts of this class see how you do[\s\S]*leave at any time/);
    expect(notice?.controls.get('Join the class')).toBe(await joinId());
  });

  it('is refused where one goes on, and in the direct conversation', async () => {
    await opened();
    expect(await host('new Physics')).toMatch(/“Biology” goes on in this channel already/);
    expect(await type(HOST, 'new Physics', { room: null })).toMatch(/works in a channel/);
  });

  it.each([
    ['  a\n**b** <@U1> \u202e@everyone', 'a **b** <@U1> @everyone'],
    ['Team @slack:T1:U2 and @role:7', 'Team and'],
    ['x'.repeat(99), 'x'.repeat(60)],
  ])('takes the name as text, on one line and not too long (%j)', async (typed, name) => {
    await host(`new ${typed}`);
    expect((await classHere()).name).toBe(name);
  });

  it('wants a name that can be read', async () => {
    expect(await host('new \u202e ...')).toMatch(/needs a name/);
    expect(await host('new')).toMatch(/can’t read/);
    expect(await store.classIn(ROOM, HOST)).toBeNull();
  });
});

describe('joining a class', () => {
  it('tells exactly what its hosts see, and how to leave', async () => {
    await opened();
    const told = await press(ADA, await joinId());
    expect(told).toMatch(/You’re in “Biology”/);
    expect(told).toMatch(/your name as it is shown here/);
    expect(told).toMatch(/each answer that you gave[\s\S]*how many tries[\s\S]*how many hints/);
    expect(told).toMatch(/never the program itself/);
    expect(told).toMatch(/Other members see nothing about you/);
    expect(told).toMatch(/\[Leave the class\]/);
    expect(await members()).toEqual([ADA]);
  });

  it('happens once, however often it is pressed or delivered', async () => {
    await opened();
    await press(ADA, await joinId(), { event: 'the press' });
    await press(ADA, await joinId(), { event: 'the press' });
    expect(await press(ADA, await joinId())).toMatch(/in “Biology” already/);
    expect(await members()).toEqual([ADA]);
  });

  it.each<[string, LearnerId, Room | null]>([
    ['from another workspace', STRANGER, ELSEWHERE],
    ['from another channel', GRACE, { ...ROOM, channel: 'C2' }],
    ['from the direct conversation', GRACE, null],
  ])('is not possible %s, whatever the button’s id says', async (_, learner, room) => {
    await opened(ADA);
    expect(await press(learner, await joinId(), { room })).toMatch(/gone/);
    expect(await members()).toEqual([ADA]);
  });

  it('is not possible with an id that was made up, or once it has ended', async () => {
    await opened();
    const id = await joinId();
    expect(await press(ADA, 'n1.class-join..zzz.')).toMatch(/gone/);
    await press(HOST, `n1.class-end..${(await classHere()).id}.`, { canManage: true });
    expect(await press(ADA, id)).toMatch(/has ended/);
    expect((await store.loadAll(ADA)).classes).toEqual([]);
  });

  it('offers reminders to who was never asked, and to nobody else', async () => {
    await opened();
    expect(await press(ADA, await joinId())).toMatch(/Want me to remind you/);
    await store.commit({
      event: 'settings',
      at: now,
      learner: { id: GRACE, currentLesson: null, review: null, lastEvent: null },
      version: 0,
      progress: null,
      attempts: [],
      cards: [],
      reviews: [],
      reminders: reminders({ state: 'off' }),
      lastRun: null,
      draft: null,
      unread: null,
      reply: { pressed: 'keep', blocks: [] },
    });
    expect(await press(GRACE, await joinId())).not.toMatch(/Want me to remind you/);
  });
});

describe('leaving a class', () => {
  it.each<[string, () => Promise<string>]>([
    ['its button, in the channel', async () => press(ADA, `n1.class-leave..${(await classHere()).id}.`)],
    ['its button, anywhere', async () => press(ADA, `n1.class-leave..${(await classHere()).id}.`, { room: null })],
    ['/class leave', () => type(ADA, 'leave')],
    ['“class leave” in the direct conversation', () => say(ADA, 'class leave')],
    ['“leave the class” there', () => say(ADA, 'Leave the class.')],
  ])('works by %s', async (_, leave) => {
    await opened(ADA, GRACE);
    expect(await leave()).toMatch(/You’ve left “Biology”/);
    expect(await members()).toEqual([GRACE]);
  });

  it('is asked about where somebody is in several', async () => {
    await opened(ADA);
    await type(HOST, 'new Physics', { canManage: true, room: { ...ROOM, channel: 'C2' } });
    await type(ADA, 'join', { room: { ...ROOM, channel: 'C2' } });
    expect(await say(ADA, 'class leave')).toMatch(/2 classes[\s\S]*\[Leave Biology\] \[Leave Physics\]/);
  });

  it('is nobody else’s business', async () => {
    await opened(ADA);
    expect(await press(GRACE, `n1.class-leave..${(await classHere()).id}.`)).toMatch(/not in “Biology”/);
    expect(await press(STRANGER, `n1.class-leave..${(await classHere()).id}.`, { room: ELSEWHERE })).toMatch(/gone/);
    expect(await members()).toEqual([ADA]);
  });
});

describe('looking at a class', () => {
  it('shows its name, how many are in it and what is assigned, and nothing of a member', async () => {
    await opened(ADA, GRACE);
    await host('assign words by Friday');
    const seen = await type('slack:T1:NEW', '');
    expect(seen).toMatch(/Class: Biology[\s\S]*2 people are in it[\s\S]*Remembering Words, due on Friday/);
    expect(seen).not.toMatch(/ADA|GRACE/);
  });

  it('lists one’s own in the direct conversation, and nobody else’s', async () => {
    await opened(ADA);
    expect(await say(ADA, 'class')).toMatch(/Class: Biology/);
    expect(await say(GRACE, '/class')).toMatch(/You aren’t in a class/);
    expect(await say('terminal:me', 'class')).toMatch(/Classes live in the channels/);
  });

  it('shows a channel of another workspace nothing', async () => {
    await opened(ADA);
    expect(await type(STRANGER, '', { room: ELSEWHERE })).toMatch(/no class in this channel/);
    expect(await type(STRANGER, 'leave', { room: ELSEWHERE })).toMatch(/no class in this channel/);
  });
});

describe('assigning a lesson', () => {
  it('keeps the day, tells the channel, and gives it to who joins', async () => {
    await opened(ADA);
    expect(await host('assign words by Friday')).toMatch(/is assigned to “Biology”, by Friday 9 January/);
    expect((await classHere()).assignments).toEqual([{ lesson: 'words', dueOn: '2026-01-09', assignedAt: NOON }]);
    const told = (await notices()).find(({ what }) => what.kind === 'assigned');
    expect(told?.text).toMatch(/Biology: Remembering Words[\s\S]*By Friday 9 January, to the end of that day/);
    expect([...(told?.controls.keys() ?? [])]).toEqual(['Start the lesson', 'Join the class']);
    expect(await press(GRACE, await joinId())).toMatch(
      /Remembering Words, due on Friday[\s\S]*\[Start: Remembering Words\]/,
    );
  });

  it.each([
    ['assign words by 24 December', '2026-12-24'],
    ['assign words by 24.1.', '2026-01-24'],
    ['assign words until tomorrow', '2026-01-06'],
    ['assign words by today', '2026-01-05'],
    ['assign words by 2026-02-01', '2026-02-01'],
    ['assign Remembering Words by in 2 weeks', '2026-01-19'],
  ])('reads the day as people say it (%s)', async (line, dueOn) => {
    await opened();
    await host(line);
    expect((await classHere()).assignments).toMatchObject([{ lesson: 'words', dueOn }]);
  });

  it('counts the days of the host’s own zone', async () => {
    await opened();
    now = Date.UTC(2026, 0, 5, 23, 30);
    await host('assign words by tomorrow');
    expect((await classHere()).assignments).toMatchObject([{ dueOn: '2026-01-07' }]);
  });

  it.each([
    ['assign words', /By when/],
    ['assign words by sometime', /can’t read the day “sometime”/],
    ['assign words by 2026-01-01', /That day is over/],
    ['assign nothing by Friday', /no lesson called/],
  ])('asks again where it cannot be read (%s)', async (line, said) => {
    await opened();
    expect(await host(line)).toMatch(said);
    expect((await classHere()).assignments).toEqual([]);
  });

  it('can be moved to another day, and taken back', async () => {
    await opened();
    await host('assign words by Friday');
    expect(await host('assign words by Friday')).toMatch(/assigned for Friday 9 January already/);
    await host('assign words by tomorrow');
    expect((await classHere()).assignments).toMatchObject([{ dueOn: '2026-01-06' }]);
    expect(await host('assign words off')).toMatch(/isn’t assigned to “Biology” any more/);
    expect((await classHere()).assignments).toEqual([]);
    expect((await notices()).filter(({ what, text }) => what.kind === 'assigned' && text !== '')).toEqual([]);
  });

  it.each(['assign words by Friday', 'unassign words', 'host @slack:T1:ADA', 'role off', 'end'])(
    'and all else that hosts do is not for members, nor for another workspace (%s)',
    async (line) => {
      await opened(ADA);
      await host('assign words by tomorrow');
      const before = await classHere();
      expect(await type(ADA, line)).toMatch(/Only/);
      expect(await type(STRANGER, line, { room: ELSEWHERE, canManage: true })).toMatch(/no class in this channel/);
      expect(await type(ADA, line, { room: null })).toMatch(/in the channel of the class|works in a channel/);
      expect(await press(ADA, `n1.class-end..${before.id}.`)).toMatch(/gone/);
      expect(await press(STRANGER, `n1.class-end..${before.id}.`, { room: ELSEWHERE, canManage: true })).toMatch(
        /gone/,
      );
      expect(await classHere()).toEqual(before);
    },
  );
});

describe('hosts of a class', () => {
  it('are named by a host, do what a host does, and can be taken away again', async () => {
    await opened();
    expect(await host('host @slack:T1:ADA')).toMatch(/a host of “Biology” now/);
    expect(await type(ADA, 'assign words by Friday')).toMatch(/is assigned/);
    expect(await type(ADA, 'unassign words', { room: null })).toMatch(/isn’t assigned to “Biology” any more/);
    expect(await host('host @slack:T1:ADA')).toMatch(/a host of this class already/);
    expect(await host('host @slack:T1:ADA off')).toMatch(/aren’t a host of “Biology” any more/);
    expect(await type(ADA, 'assign words by Friday')).toMatch(/Only a host/);
  });

  it('are not made of what is no mention, nor of another platform’s account', async () => {
    await opened();
    expect(await host('host ann')).toMatch(/Mention the person/);
    expect(await host('host @discord:1')).toMatch(/Mention the person/);
    expect((await classHere()).hosts).toEqual([HOST]);
  });

  it('end a class once they have confirmed it', async () => {
    await opened(ADA);
    const { id } = await classHere();
    expect(await host('end')).toMatch(/End “Biology”\?[\s\S]*\[Yes, end the class\]/);
    expect(await press(HOST, `n1.class-end..${id}.`)).toMatch(/has ended/);
    expect(await store.classIn(ROOM, HOST)).toBeNull();
    expect(await say(ADA, 'class')).toMatch(/You aren’t in a class/);
  });

  it('choose a role only where they manage the server, and the role can be given', async () => {
    await opened();
    await host('host @slack:T1:ADA');
    expect(await type(ADA, 'role @role:7')).toMatch(/Only people who manage/);
    for (const [why, said] of [
      ['above', /stands above mine/],
      ['powerful', /gives no power/],
      ['no-right', /Manage Roles/],
      ['no-roles', /no roles to give here/],
    ] as const) {
      fault = why;
      expect(await host('role @role:7')).toMatch(said);
    }
    // Nothing to mention where there are none.
    expect(await host('role @Graduate')).toMatch(/no roles to give here/);
    fault = 'gone';
    expect(await host('role @Graduate')).toMatch(/Mention the role/);
    expect((await classHere()).role).toBeNull();
    fault = null;
    expect(await host('role @role:7')).toMatch(/gets that role/);
    expect((await classHere()).role).toBe('7');
    await host('role off');
    expect((await classHere()).role).toBeNull();
  });
});

describe('finishing a lesson that is assigned', () => {
  it('asks once whether the channel may be told, and tells it with the name', async () => {
    await opened(ADA);
    await host('assign words by Friday');
    expect(await finish(ADA)).toMatch(/Lesson complete[\s\S]*May I say in its channel[\s\S]*\[Yes, tell them\]/);
    expect((await notices()).map(({ what }) => what.kind)).not.toContain('finished');
    const { id } = await classHere();
    expect(await press(ADA, `n1.class-tell.words.${id}.yes`, { room: null })).toMatch(/I’ll say in the channel/);
    const told = (await notices()).filter(({ what }) => what.kind === 'finished');
    expect(told.map(({ text }) => text)).toEqual(['Ada has finished Remembering Words. Well done!']);
  });

  it('says nothing where the learner does not want that, and does not ask again', async () => {
    await opened(ADA);
    await host('assign words by Friday');
    await finish(ADA);
    const { id } = await classHere();
    expect(await press(ADA, `n1.class-tell.words.${id}.no`, { room: null })).toMatch(/keep it to myself/);
    expect(await finish(ADA)).not.toMatch(/May I say/);
    expect((await notices()).map(({ what }) => what.kind)).not.toContain('finished');
  });

  it('asks nobody who is not in a class with that lesson', async () => {
    await opened(ADA);
    expect(await finish(GRACE)).toMatch(/Lesson complete/);
    expect(await finish(ADA)).not.toMatch(/May I say/);
  });

  it('gives the role, and does not ask about the channel', async () => {
    await opened(ADA, GRACE);
    await host('assign words by Friday');
    await host('role @role:7');
    expect(await finish(ADA)).not.toMatch(/May I say/);
    const given = (await notices()).flatMap(({ what }) => (what.kind === 'role' ? [what.learner] : []));
    expect(given).toEqual([ADA]);
  });

  it('tells nothing of who has left, whatever the button’s id says', async () => {
    await opened(ADA);
    await host('assign words by Friday');
    const { id } = await classHere();
    await type(ADA, 'leave');
    expect(await finish(ADA)).not.toMatch(/May I say/);
    expect(await press(ADA, `n1.class-tell.words.${id}.yes`)).toMatch(/not in that class any more/);
    expect(await press(STRANGER, `n1.class-tell.words.${id}.yes`, { room: ELSEWHERE })).toMatch(/gone/);
    expect((await notices()).map(({ what }) => what.kind)).not.toContain('finished');
  });
});

describe('a reminder', () => {
  const remind = async (learner: LearnerId) =>
    replyText((await handle(learner, command('remind'), { room: null })) ?? { pressed: 'keep', blocks: [] });

  it.each([
    [0, /Remembering Words for “Biology” is due on Friday/],
    [3, /is due tomorrow/],
    [4, /is due today/],
    [5, /was due on Friday 9 January; you can still do it/],
    [6, /^$/],
  ])('says what is assigned, %i days later', async (days, said) => {
    await opened(ADA);
    await host('assign words by Friday');
    now += days * DAY;
    expect(await remind(ADA)).toMatch(said);
  });

  it('says the day of the learner’s own zone', async () => {
    await opened(ADA);
    await host('assign words by Friday');
    const { version, learner } = await store.load(ADA);
    if (learner === null) throw new Error('nobody');
    await store.commit({
      event: 'zone',
      at: now,
      learner,
      version,
      progress: null,
      attempts: [],
      cards: [],
      reviews: [],
      reminders: reminders({ zone: 'Pacific/Auckland', zoneChosen: true }),
      lastRun: null,
      draft: null,
      unread: null,
      reply: { pressed: 'keep', blocks: [] },
    });
    // It is Friday there already.
    now = Date.UTC(2026, 0, 8, 12);
    expect(await remind(ADA)).toMatch(/is due today/);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['has finished it', () => finish(ADA)],
    ['has left', () => type(ADA, 'leave')],
    ['was never in the class', async () => store.forget(ADA)],
  ])('does not speak of it to who %s', async (_, before) => {
    await opened(ADA);
    await host('assign words by Friday');
    await before();
    expect(await remind(ADA)).toBe('');
  });
});

describe('a certificate', () => {
  const submit = (learner: LearnerId, name: string, event?: string) =>
    handle(
      learner,
      { kind: 'submit', action: action('submit-cert', 'words'), fields: { name } },
      { room: null, ...(event !== undefined && { event }) },
    );
  const pictureOf = (reply: Awaited<ReturnType<typeof submit>>) =>
    reply?.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []))[0];

  it('is offered at the end of a lesson, and by typing', async () => {
    expect(await say(ADA, 'certificate')).toMatch(/haven’t finished a lesson yet/);
    expect(await finish(ADA)).toMatch(/\[Certificate\]/);
    expect(await say(ADA, 'my certificate')).toMatch(/\[Remembering Words\]/);
    expect(await tutor.form(ADA, action('certificate', 'words'))).toMatchObject({ fields: [{ id: 'name' }] });
  });

  it('has the name, the lesson and the day, in the picture and in words', async () => {
    await finish(ADA);
    now += 9 * DAY;
    const picture = pictureOf(await submit(ADA, '  Ada \n Lovelace '));
    expect(picture?.alt).toMatch(
      /^Certificate: Ada Lovelace has finished the lesson “Remembering Words” on 5 January 2026/,
    );
    for (const text of ['Ada Lovelace', 'Remembering Words', '5 January 2026'])
      expect(picture?.image).toContain(`>${text}<`);
  });

  it.each(['</text><script>alert(1)</script>', '"><image href="file:///etc/passwd"/>', '&lt;b&gt; <!-- ]]>'])(
    'draws the name as text, never as markup (%s)',
    async (name) => {
      await finish(ADA);
      const svg = pictureOf(await submit(ADA, name))?.image ?? '';
      expect(svg).not.toMatch(/<script|<image|<!--/);
      expect(svg.match(/<text\b/g)).toHaveLength(6);
      expect(svg).toContain('&lt;');
    },
  );

  it('keeps the name nowhere, also where the press is delivered again', async () => {
    await finish(ADA);
    expect(pictureOf(await submit(ADA, 'Lovelace the First', 'the form'))).toBeDefined();
    expect(JSON.stringify(await store.replyTo(ADA, 'the form'))).not.toContain('Lovelace');
    expect(JSON.stringify([await store.loadAll(ADA), await store.loadDrafts(ADA)])).not.toContain('Lovelace');
    expect(await store.replyTo(ADA, 'the form')).toMatchObject({
      blocks: [{ kind: 'paragraph' }, { kind: 'buttons' }],
    });
  });

  it('is for who has finished the lesson, and wants a name', async () => {
    expect(pictureOf(await submit(GRACE, 'Grace'))).toBeUndefined();
    await finish(ADA);
    expect(pictureOf(await submit(ADA, ' \u202e\n '))).toBeUndefined();
    expect(pictureOf(await submit(ADA, 'x'.repeat(500)))?.image).toContain(`>${'x'.repeat(60)}<`);
  });
});
