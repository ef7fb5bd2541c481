/** The list of lessons by course, `/lesson flask`, courses by server, and lessons that change meanwhile. */
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/core/action.ts';
import type { Lesson } from '../../src/core/lesson.ts';
import { paragraph } from '../../src/core/prose.ts';
import { changingLessons } from '../../src/tutor/lessons.ts';
import { placeOf } from '../../src/tutor/tutor.ts';
import { learnerOf, replyText } from './learner.ts';
import { LESSON, memoryStore, testTutor } from './parts.ts';

const lesson = (id: string, title: string, course: string, summary: string | null = null): Lesson => ({
  ...LESSON,
  id,
  title,
  course: { id: course.toLowerCase(), title: course, summary },
});

const LESSONS = [
  lesson('verbs', 'Verbs', 'HTTP', 'What goes over the wire.'),
  lesson('status', 'Status Codes', 'HTTP', 'What goes over the wire.'),
  lesson('words', 'Remembering Words', 'Flask'),
];
const ALL = new Map(LESSONS.map((one) => [one.id, one]));

const COURSES_AT = new Map([
  ['discord:1', ['flask']],
  ['slack:T1', ['http']],
  ['slack', ['flask', 'http']],
]);

function openTutor(lessons = ALL) {
  const current = changingLessons(lessons, COURSES_AT);
  const { tutor } = testTutor(LESSON, memoryStore(), current);
  return { tutor, current, ada: learnerOf(tutor) };
}

describe('the list of lessons', () => {
  it('goes course by course, and each number stands once', async () => {
    const { ada } = openTutor();
    const list = await ada.send({ kind: 'command', name: 'lesson', options: {} });
    const told = ['HTTP', 'What goes over the wire.', 'Verbs', 'Status Codes', 'Flask', 'Remembering Words'];
    const places = told.map((words) => list.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const starts = ada.reply().blocks.flatMap((block) => (block.kind === 'list' ? [block.start] : []));
    expect(starts).toEqual([1, 3]);
    expect(await ada.say('3')).toContain('A lesson of the course Flask');
  });

  it('has no headings where there is one course', async () => {
    const { ada } = openTutor(new Map([['words', LESSONS[2] ?? LESSON]]));
    expect(await ada.say('lessons')).not.toContain('Flask');
  });

  it('has a menu for each course where there are too many for a row', async () => {
    const many = ['HTTP', 'Flask'].flatMap((course) =>
      Array.from({ length: 4 }, (_, index) => lesson(`${course.toLowerCase()}-${index}`, `${course} ${index}`, course)),
    );
    const { ada } = openTutor(new Map(many.map((one) => [one.id, one])));
    await ada.say('lessons');
    const menus = ada.reply().blocks.flatMap((block) => (block.kind === 'menu' ? [block.label] : []));
    expect(menus).toEqual(['Start a lesson of HTTP', 'Start a lesson of Flask']);
    expect(await ada.say('5')).toContain('A lesson of the course Flask');
  });
});

describe('a course that is named', () => {
  it.each(['http', 'HTTP', 'the http course'])('shows its lessons: /lesson %s', async (name) => {
    const { ada } = openTutor();
    const shown = await ada.open(name);
    expect(shown).toContain('The course HTTP');
    expect(shown).toContain('Verbs');
    expect(shown).not.toContain('Remembering Words');
    expect(shown).toContain('[All lessons]');
  });

  it('can be typed', async () => {
    const { ada } = openTutor();
    expect(await ada.say('lesson http')).toContain('The course HTTP');
  });

  it('gives way to a lesson of that name', async () => {
    const { ada } = openTutor(new Map([...ALL, ['flask', lesson('flask', 'Flask Itself', 'HTTP')]]));
    expect(await ada.open('flask')).toContain('A lesson of the course HTTP');
  });

  it('is suggested beside the lessons', () => {
    const { tutor } = openTutor();
    expect(tutor.suggest('courses', 'htt')).toEqual([{ value: 'http', label: 'HTTP: the lessons of this course' }]);
    expect(tutor.suggest('lessons', 'htt')).toEqual([]);
    expect(tutor.suggest('courses', '').map(({ value }) => value)).toEqual([
      'verbs',
      'status',
      'words',
      'http',
      'flask',
    ]);
  });
});

describe('courses by server', () => {
  const room = (server: string) => ({ server, channel: '1', name: 'Ada', canManage: false });

  it.each([
    ['discord:7', room('discord:1'), ['words']],
    ['discord:7', room('discord:2'), ['verbs', 'status', 'words']],
    ['discord:7', undefined, ['verbs', 'status', 'words']],
    ['slack:T1:U1', undefined, ['verbs', 'status']],
    ['slack:T2:U1', room('slack:T2'), ['verbs', 'status', 'words']],
  ])('of %s in %o', async (learner, where, ids) => {
    const { tutor } = openTutor();
    const event = { id: 'e1', learner, ...(where && { room: where }) };
    const reply = await tutor.handle({ ...event, kind: 'command', name: 'lesson', options: {} });
    const shown = reply === null ? '' : replyText(reply);
    expect([...ALL.keys()].filter((id) => shown.includes(`(${id},`))).toEqual(ids);
    expect(tutor.suggest('lessons', '', placeOf(learner, where)).map(({ value }) => value)).toEqual(ids);
  });

  it('a lesson of another course is not there', async () => {
    const { tutor } = openTutor();
    const event = { id: 'e1', learner: 'slack:T1:U1' };
    const reply = await tutor.handle({ ...event, kind: 'command', name: 'lesson', options: { name: 'words' } });
    expect(reply === null ? '' : replyText(reply)).toMatch(/There’s no lesson called/);
  });

  it('stay by server when lessons change', () => {
    const current = changingLessons(ALL, COURSES_AT);
    const before = current.on('discord:1');
    expect(current.on('discord:1')).toBe(before);
    current.replace(new Map([['hooks', lesson('hooks', 'Hooks', 'Flask')]]));
    expect([...current.on('discord:1').keys()]).toEqual(['hooks']);
    expect([...current.on('slack:T1').keys()]).toEqual([]);
  });
});

describe('a lesson that changes while somebody takes it', () => {
  const [first, ...rest] = LESSON.steps;
  const inserted: Lesson['steps'][number] = {
    kind: 'text',
    id: 'inserted',
    title: 'Something new',
    section: 'introduction',
    content: [paragraph('A step that was not there before.')],
  };
  const withSteps = (steps: Lesson['steps']): ReadonlyMap<string, Lesson> =>
    new Map([[LESSON.id, { ...LESSON, steps, sections: LESSON.sections.map((one) => ({ ...one, first: 0 })) }]]);

  async function midway() {
    const opened = openTutor(new Map([[LESSON.id, LESSON]]));
    await opened.ada.open('words');
    await opened.ada.press('Next');
    return opened;
  }

  it('goes on at the same step although others moved', async () => {
    const { ada, current } = await midway();
    const at = LESSON.steps[1];
    current.replace(withSteps([first ?? inserted, inserted, ...rest]));
    expect(await ada.say('where am i')).toContain(`step 3 of ${LESSON.steps.length + 1}`);
    expect(at?.id).not.toBe('inserted');
    expect(await ada.say('back')).toContain('A step that was not there before.');
  });

  it('goes on at the step that stands in the place of one that is gone, and says so', async () => {
    const { ada, current } = await midway();
    const [, third] = rest;
    current.replace(withSteps([first ?? inserted, ...rest.slice(1)]));
    const pressed = await ada.press('Next');
    expect(pressed).toContain(`This lesson has changed since you were here. You go on at: ${third?.title}`);
    expect(pressed).toContain(`step 2 of ${LESSON.steps.length - 1}`);
  });

  it('has a button of a step that is gone say so, and nothing else happens', async () => {
    const { ada, current } = await midway();
    const old = ada.id('Next');
    await ada.press('Next');
    current.replace(withSteps([first ?? inserted, ...rest.slice(1)]));
    const pressed = await ada.send({ kind: 'press', action: decodeAction(old) });
    expect(pressed).toContain('This lesson has changed since, and that step is gone. You’re at: ');
  });

  it('does not pass over what stands there when “next” is typed', async () => {
    const { ada, current } = await midway();
    const [, third] = rest;
    current.replace(withSteps([first ?? inserted, ...rest.slice(1)]));
    const shown = await ada.say('next');
    expect(shown).toContain(`This lesson has changed since you were here. You go on at: ${third?.title}`);
    expect(shown).toContain(`step 2 of ${LESSON.steps.length - 1}`);
    expect(await ada.say('next')).not.toContain('has changed');
  });

  it('is gone with its file: the learner is told, and shown what there is', async () => {
    const { ada, current } = await midway();
    current.replace(new Map([['verbs', LESSONS[0] ?? LESSON]]));
    expect(await ada.say('next')).toContain('gone. Type “lessons” to go on.');
    expect(await ada.say('lessons')).toContain('Verbs');
  });
});
