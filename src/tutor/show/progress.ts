/** The overview of what a learner has done and remembers. */
import { action } from '../../core/action.ts';
import type { Lesson } from '../../core/lesson.ts';
import { bullets, heading, type Prose, paragraph, strong } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { addDays, expectedRecall, STRENGTHS, type Strength, strengthOf } from '../../review/index.ts';
import { count } from '../day-words.ts';
import { indexIn, questionsOf } from '../place.ts';
import { questionOf, type Situation } from '../situation.ts';
import type { Progress } from '../state.ts';
import { topicOf } from '../topic-of.ts';

/** A line for each lesson that was begun: how far, and how many questions are right. */
export function lessonLines(lessons: readonly Lesson[], all: readonly Progress[]): Prose {
  return bullets(
    lessons.map((lesson) => {
      const progress = all.find((one) => one.lesson === lesson.id);
      return [strong(lesson.title), ': ', progress === undefined ? 'not begun yet' : howFar(lesson, progress)];
    }),
  );
}

function howFar(lesson: Lesson, progress: Progress): string {
  const { answers, completedAt } = progress;
  const questions = questionsOf(lesson);
  const right = questions.filter(({ id }) => answers[id]?.right).length;
  const score = questions.length === 0 ? '' : `, ${right} of ${questions.length} questions right`;
  const way = completedAt === null ? `step ${indexIn(lesson, progress) + 1} of ${lesson.steps.length}` : 'complete';
  return `${way}${score}`;
}

const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  fresh: 'new, not reviewed yet',
  fading: 'fading',
  learning: 'being learnt',
  steady: 'steady, for weeks',
  strong: 'strong, for months',
};

/** How many cards are how strong. */
export function strengthLines(cards: readonly Card[], now: number): Prose {
  const strengths = cards.map((card) => strengthOf(card, now));
  return bullets(
    STRENGTHS.flatMap((strength) => {
      const many = strengths.filter((one) => one === strength).length;
      return many === 0 ? [] : [[`${count(many, 'card')} ${STRENGTH_WORDS[strength]}`]];
    }),
  );
}

const WEAKEST_SHOWN = 3;
/** What is more likely known than this needs no reading up. */
const WEAK_BELOW = 0.9;

/** The questions most likely forgotten, each with a way back to the section that teaches it. */
export function weakest({ lessons, now }: Situation, cards: readonly Card[]): readonly Block[] {
  const weak = cards
    .map((card) => ({ card, recall: card.lastRating === 'again' ? 0 : expectedRecall(card, now) }))
    .filter(({ recall }) => recall < WEAK_BELOW)
    .toSorted((one, other) => one.recall - other.recall)
    .slice(0, WEAKEST_SHOWN)
    .flatMap(({ card }) => questionOf(lessons, card) ?? []);
  if (weak.length === 0) return [];
  return [
    heading(3, 'Worth another look'),
    bullets(weak.map(({ lesson, question }) => [question.title, ` (${lesson.title})`])),
    { kind: 'buttons', buttons: backButtons(weak) },
  ];
}

/** One button a section, even if two questions are about it. */
function backButtons(weak: readonly NonNullable<ReturnType<typeof questionOf>>[]): readonly Button[] {
  const buttons = weak.map(({ lesson, question }): Button => {
    const section = topicOf(lesson, question) ?? lesson.sections.find(({ id }) => id === question.section);
    const step = lesson.steps[section?.first ?? 0];
    const title = section?.title ?? lesson.title;
    const label = title.length <= MAX_BUTTON_LABEL ? title : `${title.slice(0, MAX_BUTTON_LABEL - 1)}…`;
    return { label, action: action('go', lesson.id, step?.id ?? ''), style: 'secondary' };
  });
  return buttons.filter(
    ({ action: { lesson, step } }, index) =>
      buttons.findIndex((other) => other.action.lesson === lesson && other.action.step === step) === index,
  );
}

/** On how many days something was done. `days` are local dates, each once; `today` is one, too. */
export function practiceProse(days: ReadonlySet<string>, today: string): Prose {
  const recent = Array.from({ length: WEEK }, (_, ago) => addDays(today, -ago)).filter((day) => days.has(day)).length;
  let inARow = 0;
  while (days.has(addDays(today, -inARow))) inARow += 1;
  const row = inARow > 1 ? ` ${inARow} days in a row until today.` : '';
  return paragraph(
    `You practised on ${recent} of the last ${WEEK} days, ${count(days.size, 'day')} in all.${row} `,
    'A day off takes nothing away: your cards wait for you.',
  );
}

const WEEK = 7;
