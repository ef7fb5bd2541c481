/** "How am I doing?": lessons and score, days of practice, cards by strength, what comes, and what is weakest. */

import { countRight, indexIn, type Lesson, questionsOf } from '../../../core/lesson.ts';
import { bullets, codeBlock, heading, type Picture, type Prose, paragraph, strong } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import type { Card } from '../../../review/card.ts';
import { expectedRecall, STRENGTHS, type Strength, strengthOf } from '../../../review/card.ts';
import { type ForecastDay, forecast } from '../../../review/due.ts';
import { addDays, localDay } from '../../../review/local-time.ts';
import { type Context, needs, type Plan, questionOf, sayOnly, sayUnkept, toSelect, zoneIn } from '../../decision.ts';
import { action, button, buttons, buttonsOrMenu, type Feature, internal, means, press, slash } from '../../feature.ts';
import { coursesIn } from '../../lessons.ts';
import { settingsOf } from '../../settings.ts';
import { nextOnes } from '../../show/card.ts';
import { stateProse } from '../../show/settings.ts';
import { count, todayIn, weekdayName } from '../../show/words.ts';
import type { Progress } from '../../state.ts';
import type { Everything } from '../../storage.ts';
import { sectionButton, topicsOf } from '../../topic.ts';
import { hostedBlocks } from '../group/class-report.ts';
import { backButton, dueCards } from '../review/review.ts';
import { exportButton } from './export.ts';
import { forgetButton } from './forget.ts';

export const progress: Feature<'progress'> = {
  command: slash('progress', 'What you’ve learned, and what comes next', tellProgress),
  presses: { progress: press(tellProgress) },
  typed: [means('progress', tellProgress)],
  help: ['`progress` to see how you’re doing; `home` for everything at a glance'],
  topics: [
    {
      asked: `my progress, see how far i am, how far am i, how much have i done, statistics, what have i finished,
        how am i doing, everything at a glance, how much is left, how far, where can i see how far, see my
        progress, show my stats, my stats, my statistics, how much did i finish, which lessons have i done,
        how many lessons finished, percent done, how far am i in the course`,
      says: 'Type `progress` to see how far you are, or `home` for everything at a glance.',
    },
  ],
};

/** Slack shows it in a tab of its own, and asks for it unasked. */
export const home: Feature = {
  command: internal('home', showHome),
  typed: [means('home', showHome)],
};

function tellProgress(context: Context): Plan {
  return needs(async ({ store }) => {
    const { learner, lessons } = context;
    const everything = await store.loadAll(learner.id);
    const begun = [...lessons.values()].filter(({ id }) => everything.progress.some(({ lesson }) => lesson === id));
    if (begun.length === 0) {
      const none = paragraph('You haven’t started a lesson yet. Your progress will show up here once you do.');
      return sayOnly(learner, [none, buttons(backButton(context))]);
    }
    const cards = everything.cards.filter((card) => questionOf(lessons, card) !== null);
    return sayOnly(learner, [
      heading(2, 'Your progress'),
      lessonLines(begun, everything.progress),
      practiceProse(practiceDays(context, everything), todayIn(zoneIn(context), context.now)),
      ...cardBlocks(context, cards),
      ...weakest(context, cards),
      buttons(...reviewButtons(context, cards), backButton(context), remindersButton),
    ]);
  });
}

function cardBlocks(context: Context, cards: readonly Card[]): readonly Block[] {
  if (cards.length === 0) {
    return [paragraph('You have no cards yet. Every question you answer in a lesson becomes one.')];
  }
  const days = forecast(toSelect(context, cards));
  const isCalm = days.every((day) => day.cards === 0);
  return [
    heading(3, `What you remember: ${count(cards.length, 'card')}`),
    strengthLines(cards, context.now),
    heading(3, 'What comes in the next 7 days'),
    ...(isCalm ? [paragraph('Nothing.'), nextOnes(context, cards)] : [textChart(days), chartPicture(days)]),
  ];
}

function reviewButtons(context: Context, cards: readonly Card[]): readonly Button[] {
  const due = dueCards(context, cards, null).today.length;
  return due === 0 ? [] : [button(`Review ${count(due, 'card')}`, action('review'), 'primary')];
}

/** The local dates on which something was answered, submitted or reviewed. */
export function practiceDays(context: Context, { attempts, reviews }: Everything): ReadonlySet<string> {
  const zone = zoneIn(context);
  return new Set([...attempts, ...reviews].flatMap(({ at }) => localDay(zone, at) ?? []));
}

const remindersButton: Button = button('Reminders', action('reminders'));

/** Where the settings and the learner's own data are. */
const settingsButtons: Block = buttons(remindersButton, exportButton('Export my data'), forgetButton('Forget me'));

// What a learner has done and remembers.

/** A line for each lesson that was begun: how far, and how many questions are right. */
function lessonLines(lessons: readonly Lesson[], all: readonly Progress[]): Prose {
  return bullets(
    lessons.map((lesson) => {
      const progress = all.find((one) => one.lesson === lesson.id);
      return [strong(lesson.title), ': ', progress === undefined ? 'not started yet' : howFar(lesson, progress)];
    }),
  );
}

function howFar(lesson: Lesson, progress: Progress): string {
  const { answers, completedAt } = progress;
  const questions = questionsOf(lesson).length;
  const score =
    questions === 0 ? '' : `, ${countRight(lesson, (id) => answers[id]?.right)} of ${questions} questions right`;
  const way = completedAt === null ? `step ${indexIn(lesson, progress) + 1} of ${lesson.steps.length}` : 'complete';
  return `${way}${score}`;
}

const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  fresh: 'new, not reviewed yet',
  fading: 'fading',
  learning: 'being learned',
  steady: 'steady, for weeks',
  strong: 'strong, for months',
};

/** How many cards are how strong. */
function strengthLines(cards: readonly Card[], now: number): Prose {
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
function weakest({ lessons, now }: Context, cards: readonly Card[]): readonly Block[] {
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
    buttons(...sectionButtons(weak)),
  ];
}

/** One button a section, even if two questions are about it. */
const sectionButtons = (weak: readonly NonNullable<ReturnType<typeof questionOf>>[]): readonly Button[] =>
  [...new Set(weak.map(({ lesson }) => lesson))].flatMap((lesson) => {
    const questions = weak.flatMap((one) => (one.lesson === lesson ? [one.question] : []));
    return topicsOf(lesson, questions).map((section) => sectionButton(lesson, section));
  });

/** On how many days something was done. `days` are local dates, each once; `today` is one, too. */
function practiceProse(days: ReadonlySet<string>, today: string): Prose {
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

// The cards of the next seven days as a small chart: in text, and as a picture of the same.

const LONGEST_BAR = 20;

/** A line a day: `Monday     3 ▇▇▇`. The number comes before its bar, so that screen readers read it first. */
function textChart(days: readonly ForecastDay[]): Prose {
  const most = mostOf(days);
  const lines = days.map((day, index) => {
    const bar = '▇'.repeat(Math.ceil((day.cards / most) * Math.min(most, LONGEST_BAR)));
    return `${nameOf(day, index).padEnd(10)}${String(day.cards).padStart(4)} ${bar}`.trimEnd();
  });
  return codeBlock('', lines.join('\n'));
}

const WIDTH = 420;
const HEIGHT = 180;
const BASE = 140;
const TALLEST = 96;
const MARGIN = 14;

/** Dark on its own light ground, so that it reads the same on a light and on a dark page. */
function chartPicture(days: readonly ForecastDay[]): Picture {
  const most = mostOf(days);
  const step = (WIDTH - 2 * MARGIN) / Math.max(days.length, 1);
  const bars = days.map((day, index) => {
    const height = Math.round((day.cards / most) * TALLEST);
    const left = Math.round(MARGIN + index * step + step * 0.15);
    const middle = Math.round(MARGIN + (index + 0.5) * step);
    return [
      `<rect x="${left}" y="${BASE - height}" width="${Math.round(step * 0.7)}" height="${height}" rx="3" fill="#3b5bdb"/>`,
      `<text x="${middle}" y="${BASE - height - 6}">${day.cards}</text>`,
      `<text x="${middle}" y="${BASE + 20}">${nameOf(day, index).slice(0, index === 0 ? undefined : 3)}</text>`,
    ].join('');
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="#f8f9fa"/>`,
    `<line x1="${MARGIN}" y1="${BASE}" x2="${WIDTH - MARGIN}" y2="${BASE}" stroke="#495057"/>`,
    `<g font-family="sans-serif" font-size="14" text-anchor="middle" fill="#212529">${bars.join('')}</g>`,
    '</svg>',
  ].join('');
  const each = days.map((day, index) => `${nameOf(day, index)} ${count(day.cards, 'card')}`);
  const alt = `Cards that come in the next ${days.length} days: ${each.join(', ')}.`;
  return { kind: 'picture', image: svg, alt, isTold: true };
}

const mostOf = (days: readonly ForecastDay[]): number => Math.max(1, ...days.map(({ cards }) => cards));

const nameOf = ({ day }: ForecastDay, index: number): string => (index === 0 ? 'Today' : weekdayName(day));

// The overview beside the conversation: what is due, the lessons and how far they are, and the settings.

function showHome(context: Context): Plan {
  return needs(async ({ store, mayHost }) => {
    const { learner, lessons, now } = context;
    const { progress, cards: all, reminders } = await store.loadAll(learner.id);
    const hosted = await hostedBlocks(context, { store, mayHost });
    const cards = all.filter((card) => questionOf(lessons, card) !== null);
    const due = dueCards(context, cards, null).today.length;
    const review = reviewButtons(context, cards);
    const blocks = [
      heading(2, 'Review'),
      due > 0 ? paragraph(`${count(due, 'card')} due today.`) : nextOnes(context, cards),
      ...(review.length > 0 ? [buttons(...review)] : []),
      heading(2, 'Lessons'),
      ...byCourse(context, progress),
      lessonControls(context, progress),
      ...(hosted.length === 0 ? [] : [heading(2, 'Your classes'), ...hosted]),
      heading(2, 'Reminders and settings'),
      ...stateProse(settingsOf(reminders), now),
      settingsButtons,
    ];
    // Results of others are not stored with the event.
    return hosted.length === 0 ? sayOnly(learner, blocks) : sayUnkept(learner, blocks);
  });
}

/** Under the courses' titles, where there are several. */
function byCourse({ lessons }: Context, progress: readonly Progress[]): readonly Block[] {
  const courses = coursesIn(lessons);
  if (courses.length < 2) return [lessonLines([...lessons.values()], progress)];
  return courses.flatMap((course) => [heading(3, course.title), lessonLines(course.lessons, progress)]);
}

function lessonControls({ lessons }: Context, progress: readonly Progress[]): Block {
  const row = Array.from(lessons.values(), ({ id, title }) => {
    const isBegun = progress.some(({ lesson, completedAt }) => lesson === id && completedAt === null);
    return button(isBegun ? `Go on: ${title}` : title, action('start', id), isBegun ? 'primary' : 'secondary');
  });
  return buttonsOrMenu('Open a lesson', row);
}
