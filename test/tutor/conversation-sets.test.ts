/** The conversation sets are sound: they name what the lessons have, and their halves are alike. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/core/lesson.ts';
import { inlineText } from '../../src/core/prose.ts';
import { conversationSets, LATER_HALVES } from '../fixtures/conversation.ts';
import { shippedLessons } from '../fixtures/lessons.ts';

const lessons = [...(await shippedLessons()).values()];
const sections = new Set(lessons.flatMap(({ id, sections: own }) => own.map((section) => `${id}/${section.id}`)));
const steps = new Map<string, Step>(
  lessons.flatMap(({ id, steps: own }) => own.map((step) => [`${id}/${step.id}`, step])),
);

const sets = conversationSets();
const { questions, unanswerable, keys, phrases } = sets;

/** What a step is to a learner who is at it. */
function kindOf(at: string | undefined): string {
  const step = at === undefined ? undefined : steps.get(at);
  return step?.kind === 'question' ? step.answer.kind : (step?.kind ?? 'none');
}

describe('the conversation sets', () => {
  it.each([
    ['questions', questions, 160, questions.map(({ places }) => places[0] ?? 'help')],
    ['unanswerable questions', unanswerable, 60, unanswerable.map(({ kind }) => kind)],
    ['attempts to get a key', keys, 70, keys.map(({ kind }) => kind)],
    ['phrases', phrases, 220, phrases.map(({ situation }) => situation)],
  ] as const)('have enough %s, half of them kept apart, in each group alike', (_name, entries, least, groups) => {
    expect(entries.length).toBeGreaterThanOrEqual(least);
    for (const group of [null, ...new Set(groups)]) {
      const own = entries.filter(
        ({ half }, index) => (half === 'seen' || half === 'apart') && (group === null || groups[index] === group),
      );
      const apart = own.filter(({ half }) => half === 'apart').length;
      expect(Math.abs(own.length - 2 * apart), `halves of ${group ?? 'all'}`).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['questions', questions, 100],
    ['unanswerable questions', unanswerable, 35],
    ['attempts to get a key', keys, 40],
    ['phrases', phrases, 200],
  ] as const)('have enough %s of each half that somebody else wrote', (_name, entries, least) => {
    for (const later of LATER_HALVES) {
      expect(entries.filter(({ half }) => half === later).length, later).toBeGreaterThanOrEqual(least);
    }
  });

  it('give each entry an id of its own, and say nothing twice in one situation', () => {
    const ids = Object.values(sets).flatMap((entries: readonly { readonly id: string }[]) =>
      entries.map(({ id }) => id),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const said = [
      ...[...questions, ...unanswerable].map((one) => `${'in' in one ? one.in : ''} ${one.asks}`),
      ...keys.map(({ kind, at, says }) => `${kind} ${at} ${says}`),
      ...phrases.map(({ situation, at, says }) => `${situation} ${at} ${says}`),
    ];
    expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
  });
});

describe('the free questions', () => {
  it('name sections that the lessons have, or a topic of the help', () => {
    expect(questions.flatMap(({ places }) => places).filter((place) => !sections.has(place))).toEqual([]);
    expect(questions.filter(({ places, help }) => places.length + help.length === 0)).toEqual([]);
    expect(questions.filter((one) => one.in !== undefined && !lessons.some(({ id }) => id === one.in))).toEqual([]);
  });

  it('ask at least three times about each section', () => {
    const asked = (section: string) => questions.filter(({ places }) => places[0] === section).length;
    expect([...sections].filter((section) => asked(section) < 3)).toEqual([]);
  });
});

describe('the attempts to get a key', () => {
  it('name a question or an exercise', () => {
    const open = (kind: string) => (kind === 'solution' ? ['exercise'] : ['choice', 'typed']);
    expect(keys.filter(({ at, kind }) => !open(kind).includes(kindOf(at)))).toEqual([]);
  });
});

const ANSWERABLE = ['choice', 'typed'];
const STEPS: Readonly<Record<string, readonly string[]>> = {
  ...{ fresh: ['none'], greeted: ['none'], reading: ['text'], reminders: ['text'], complete: ['complete'] },
  ...{ example: ['example'], ran: ['example'], lab: ['example'], choice: ['choice'], typed: ['typed'] },
  ...{ exercise: ['exercise'], answered: ANSWERABLE, card: ANSWERABLE, 'card-answered': ANSWERABLE },
};

describe('the phrases', () => {
  it('are typed at a step that fits their situation', () => {
    const fits = (situation: string, at: string | undefined) =>
      STEPS[situation]?.includes(kindOf(at)) ?? kindOf(at) !== 'none';
    expect(phrases.filter(({ situation, at }) => !fits(situation, at))).toEqual([]);
  });

  it('mean options, answers, lessons and sections that there are', () => {
    const wrong = phrases.flatMap(({ id, at = '', means }) => {
      const step = steps.get(at);
      const answer = step?.kind === 'question' ? step.answer : null;
      const options = answer?.kind === 'choice' ? answer.options.map(({ label }) => inlineText(label)) : [];
      const accepted = answer?.kind === 'typed' ? answer.accepted.map((text) => text.toLowerCase()) : [];
      const isSound = (meaning: (typeof means)[number]): boolean => {
        if ('letter' in meaning) return options.length === 4;
        if ('option' in meaning) return options.includes(meaning.option);
        if ('typed' in meaning) return accepted.includes(meaning.typed.toLowerCase()) === meaning.right;
        if ('lesson' in meaning) return lessons.some((lesson) => lesson.id === meaning.lesson);
        if ('section' in meaning) return sections.has(`${at.split('/')[0]}/${meaning.section}`);
        return true;
      };
      return means.every(isSound) ? [] : [id];
    });
    expect(wrong).toEqual([]);
  });
});
