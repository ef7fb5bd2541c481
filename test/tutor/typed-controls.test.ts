/**
 * Everything that a button does can be typed, and every yes/no question takes yes and no: over the replies of the
 * shipped lessons, each step and what can be said at it. A control is pressed by one learner and typed by another who
 * did the same before; both must then be at the same place with the same controls.
 */
import { describe, expect, it } from 'vitest';
import { type Action, decodeAction, encodeAction } from '../../src/core/action.ts';
import { command, type Input } from '../../src/core/event.ts';
import { inlineText } from '../../src/core/prose.ts';
import { type Block, inWords, type Reply, settlePictures } from '../../src/core/reply.ts';
import { paceOf } from '../../src/tutor/features/index.ts';
import { replyText } from './learner.ts';
import { lessons, shippedLearner } from './phrase-judge.ts';

const say = (text: string): Input => ({ kind: 'message', text });
const go = (lesson: string, step: string): Input => ({
  kind: 'press',
  action: { verb: 'go', lesson, step, argument: '' },
});

/** What one learner has done so far; a number is a time that passes. */
type Story = readonly (Input | number)[];

const MONTH = 30 * 24 * 60 * 60 * 1000;

/** What can be said at any step: its replies have controls of their own. */
const SAID = ['explain', 'shorter', 'example', 'where', 'how long', 'outline', 'score', 'restart', 'hint', 'give up'];
const AT_AN_EXAMPLE = ['run', 'why', 'picture', 'lab'];
const ANYWHERE = [
  'help',
  'lessons',
  'stop',
  'later',
  'thanks',
  'reminders',
  'remind me tomorrow',
  'time zone Camridge',
];
const MORE = ['forget', 'progress', 'home', 'streak', 'reference', 'review', 'blargh', 'what is a cookie?'];

function storiesOf(lesson: string): readonly Story[] {
  const steps = lessons.get(lesson)?.steps ?? [];
  const atSteps = steps.flatMap(({ id, kind }): Story[] => {
    const there = [go(lesson, id)];
    const said = [...SAID, ...(kind === 'example' ? AT_AN_EXAMPLE : [])].map((text) => [...there, say(text)]);
    const answered =
      kind === 'question' ? ['A', 'zzz=1', 'it is maybe what you think'].map((text) => [...there, say(text)]) : [];
    return [there, ...said, ...answered];
  });
  const first = steps.find(({ kind }) => kind === 'question')?.id ?? '';
  const start = [go(lesson, 'introduction')];
  const card: Story = [go(lesson, first), say('A'), go(lesson, 'introduction'), MONTH, say('review')];
  const offer: Story = [go(lesson, first), say('A'), go(lesson, 'score')];
  return [
    ...atSteps,
    ...[...ANYWHERE, ...MORE].map((text) => [...start, say(text)]),
    card,
    ...['hint', 'zzz=1', 'A', 'why', 'stop', 'thanks'].map((text) => [...card, say(text)]),
    offer,
    [...offer, say('reminders on'), say('reminders')],
    [...offer, say('reminders on'), say('later')],
    [...start, say('remind me at 18:00'), command('remind')],
    [go(lesson, first), say('A'), MONTH, command('remind')],
    [say('lesson cokies')],
    [say('hello')],
    [...start, say('lab'), say('visit /'), say('blargh')],
  ];
}

async function tell(story: Story) {
  const shipped = shippedLearner();
  let events = 0;
  let reply: Reply = { pressed: 'keep', blocks: [] };
  for (const input of story) {
    if (typeof input === 'number') shipped.pass(input);
    else {
      const answer = await shipped.tutor.handle({ id: `told ${++events}`, learner: shipped.id, ...input });
      reply = answer ?? reply;
      const isReminder = input.kind === 'command' && input.name === 'remind';
      if (isReminder)
        await shipped.tutor.reminded({
          id: `sent ${events}`,
          learner: shipped.id,
          written: `told ${events}`,
          result: 'sent',
        });
    }
  }
  return { shipped, reply };
}

/** As they are where pictures are shown, and what stands in their place. */
const blocksOf = ({ pressed, blocks }: Reply): readonly Block[] => {
  const all = [...(typeof pressed === 'string' ? [] : pressed), ...blocks];
  const isSame = all.every(({ kind }) => kind !== 'with-pictures');
  return isSame ? all : [...settlePictures(all, () => true), ...inWords(all)];
};

interface Control {
  readonly label: string;
  readonly action: Action;
}

function controlsOf(reply: Reply): readonly Control[] {
  return blocksOf(reply).flatMap((block): readonly Control[] => {
    if (block.kind === 'buttons') return block.buttons;
    if (block.kind === 'menu') return block.entries;
    if (block.kind !== 'choices') return [];
    return block.choices.flatMap(({ letter, label, action }) => [
      { label: letter, action },
      { label: inlineText(label), action },
    ]);
  });
}

/** Where a learner is after a story, without what tells events apart. */
async function endOf(story: Story) {
  const { shipped, reply } = await tell(story);
  const { learner, progress, reminders } = await shipped.store.load(shipped.id);
  const { lastEvent: _, ...known } = learner ?? { lastEvent: null };
  return {
    controls: controlsOf(reply).map(({ action }) => encodeAction(action)),
    known,
    progress,
    reminders,
    attempts: shipped.store.attempts.map(({ given, verdict }) => [given, verdict]),
    reply,
  };
}

type End = Awaited<ReturnType<typeof endOf>>;
const same = (one: End, other: End): boolean =>
  JSON.stringify({ ...one, reply: null }) === JSON.stringify({ ...other, reply: null });

const HOW_TO_TYPE = /\b(?:type|send|press)\b/i;

/** Both tests of a lesson tell the same stories. */
const different = new Map<string, ReturnType<typeof withDifferentControls>>();

function differentIn(lesson: string): ReturnType<typeof withDifferentControls> {
  const known = different.get(lesson) ?? withDifferentControls(storiesOf(lesson));
  different.set(lesson, known);
  return known;
}

/** One story for each set of controls: what is the same is tried once. */
async function withDifferentControls(stories: readonly Story[]) {
  const seen = new Set<string>();
  const kept: { readonly story: Story; readonly reply: Reply }[] = [];
  for (const story of stories) {
    const { reply } = await tell(story);
    const name = JSON.stringify(controlsOf(reply).map(({ label, action: { verb } }) => [label, verb]));
    if (seen.has(name)) continue;
    seen.add(name);
    kept.push({ story, reply });
  }
  return kept;
}

describe.each([...lessons.keys()])('in the lesson %s', (lesson) => {
  it('everything that a control does can be typed', async ({ annotate }) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { story, reply } of await differentIn(lesson)) {
      for (const { label, action } of controlsOf(reply)) {
        tried += 1;
        const typed = await endOf([...story, say(label)]);
        const pressed =
          paceOf(action) === 'form'
            ? null
            : await endOf([...story, { kind: 'press', action: decodeAction(encodeAction(action)) }]);
        const isRight = pressed === null ? HOW_TO_TYPE.test(replyText(typed.reply)) : same(typed, pressed);
        if (!isRight)
          wrong.push(
            `“${label}” (${encodeAction(action)}) after ${JSON.stringify(story.at(-1))}: ${replyText(typed.reply).slice(0, 100)}`,
          );
      }
    }
    await annotate(`${tried} controls`);
    expect(wrong).toEqual([]);
  });

  it('every yes/no question takes yes and no', async ({ annotate }) => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { story, reply } of await differentIn(lesson)) {
      for (const block of blocksOf(reply)) {
        if (block.kind !== 'buttons') continue;
        const [yes, no] = block.buttons;
        if (block.answers !== 'yes-no') {
          if (block.buttons.some(({ label }) => /^yes\b/i.test(label)))
            wrong.push(`${replyText(reply)} is no question`);
          continue;
        }
        asked += 1;
        for (const [words, button] of [
          [['yes', 'Yeah sure!', 'y'], yes],
          [['no', 'Nope.', 'n'], no],
        ] as const) {
          if (button === undefined) continue;
          const pressed = await endOf([...story, { kind: 'press', action: button.action }]);
          for (const word of words) {
            const typed = await endOf([...story, say(word)]);
            if (!same(typed, pressed))
              wrong.push(`${word} to ${replyText(reply)}: ${replyText(typed.reply).slice(0, 100)}`);
          }
        }
      }
    }
    await annotate(`${asked} questions`);
    expect(asked).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});

describe('a reply that has not understood', () => {
  it('has two or three buttons, of which one leads on, wherever the learner is', async () => {
    const poor: string[] = [];
    for (const lesson of lessons.keys()) {
      for (const { id } of lessons.get(lesson)?.steps ?? []) {
        const { reply } = await tell([go(lesson, id), say('blargh foo bar baz qux quux')]);
        const buttons = blocksOf(reply).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
        if (buttons.length < 2 || buttons.length > 3) poor.push(`${lesson}/${id}: ${replyText(reply)}`);
      }
    }
    expect(poor).toEqual([]);
  });
});
