/** A class in a lesson as its hosts are shown it in a message: short, and with who needs help first. */
import type { LearnerId } from '../../core/event.ts';
import { bullets, heading, type Inline, type Prose, paragraph, strong } from '../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { nameOfMistake } from '../../exercise/mistakes/names.ts';
import type { Class } from '../../group/class.ts';
import {
  type ClassReport,
  type ExerciseReport,
  hardQuestions,
  medianScore,
  type QuestionReport,
  standings,
  stuckMembers,
} from '../../report/class-report.ts';
import { drawClass } from '../../report/draw-class.ts';
import { localDay } from '../../review/local-time.ts';
import { action, button, buttons, buttonsOrMenu } from '../feature.ts';
import type { Lessons } from '../lessons.ts';
import { sectionButton, topicsOf } from '../topic.ts';
import { agoWords, count, dateWords, todayIn } from './words.ts';

/** Of each kind, in a message; the page has them all. */
export const SHOWN = { stuck: 8, questions: 3, exercises: 3 } as const;

const LONGEST_ANSWER = 60;

export interface ReportView {
  readonly class: Class;
  readonly report: ClassReport;
  /** Of those who are shown by name. */
  readonly names: Readonly<Record<LearnerId, string>>;
  readonly lessons: Lessons;
  /** The host's. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

export function showReport(view: ReportView): readonly Block[] {
  const { class: of, report } = view;
  const { lesson } = report;
  const dueOn = of.assignments.find((one) => one.lesson === lesson.id)?.dueOn;
  const picture = drawClass(report);
  return [
    heading(2, `${of.name}: ${lesson.title}`),
    ...(dueOn === undefined ? [] : [paragraph(`Due by ${dateWords(dueOn)}.`)]),
    summaryOf(report),
    ...(picture === null ? [] : [picture]),
    ...stuckBlocks(view),
    ...questionBlocks(report),
    ...exerciseBlocks(report),
    fileButtons(view),
    ...otherLessons(view),
  ];
}

/** `31 members: 28 have begun, 12 have finished, 3 are stuck.` */
export function summaryOf(report: ClassReport): Prose {
  const { finished, stuck, 'not-begun': waiting } = standings(report);
  const all = report.members.length;
  if (all === 0) return paragraph('Nobody has joined yet.');
  const score = medianScore(report);
  const middle =
    score === null || report.of.questions === 0
      ? ''
      : ` Half of those who have finished have ${score} or more of ${report.of.questions} questions right.`;
  return paragraph(
    strong(count(all, 'member')),
    `: ${all - waiting} ${have(all - waiting)} begun, ${finished} ${have(finished)} finished, ${stuck} `,
    `${stuck === 1 ? 'is' : 'are'} stuck.${middle}`,
  );
}

const have = (many: number): string => (many === 1 ? 'has' : 'have');

function stuckBlocks({ report, names, zone, now }: ReportView): readonly Block[] {
  const stuck = stuckMembers(report);
  if (stuck.length === 0) return [];
  const { steps } = report.lesson;
  const today = todayIn(zone, now);
  const lines = stuck.slice(0, SHOWN.stuck).map(({ learner, at, lastAt }): readonly (string | Inline)[] => {
    const step = steps[at ?? 0];
    const last = agoWords(localDay(zone, lastAt ?? now) ?? today, today);
    const person: Inline = { kind: 'person', learner, name: names[learner] ?? 'Somebody who has left' };
    return [person, `: step ${(at ?? 0) + 1} of ${steps.length}, “${step?.title ?? ''}”, ${last}`];
  });
  const more = stuck.length - lines.length;
  return [
    heading(3, 'Stuck: nothing done for three days or more'),
    bullets(more > 0 ? [...lines, [`${more} more: the page has them all`]] : lines),
  ];
}

function questionBlocks(report: ClassReport): readonly Block[] {
  const hard = hardQuestions(report).slice(0, SHOWN.questions);
  if (hard.length === 0) return [];
  const { lesson } = report;
  const sections = topicsOf(
    lesson,
    hard.map(({ step }) => step),
  );
  return [
    heading(3, 'Hardest questions'),
    bullets(hard.map(questionLine)),
    buttons(...sections.map((section) => sectionButton(lesson, section))),
  ];
}

function questionLine({
  step,
  answered,
  firstTry,
  attracts,
  medianTries,
  hinted,
}: QuestionReport): readonly (string | Inline)[] {
  const wrong = attracts === null ? '' : `; ${attracts.members} chose “${short(attracts.what)}”`;
  const tries = medianTries === null ? '' : `; usually ${medianTries === 1 ? 'one try' : `${medianTries} tries`}`;
  const hints = hinted === 0 ? '' : `; ${hinted} took a hint`;
  return [strong(step.title), `: ${firstTry} of ${answered} right at the first try${wrong}${tries}${hints}`];
}

/** Those that most have failed with, and only where somebody has. */
function exerciseBlocks({ exercises }: ClassReport): readonly Block[] {
  const failing = ({ mistake }: ExerciseReport): number => mistake?.members ?? 0;
  const shown = exercises
    .filter((one) => failing(one) > 0)
    .toSorted((one, other) => failing(other) - failing(one))
    .slice(0, SHOWN.exercises);
  if (shown.length === 0) return [];
  return [
    heading(3, 'Most common mistakes'),
    bullets(
      shown.map(({ step, tried, passed, mistake }) => [
        strong(step.title),
        `: ${nameOfMistake(mistake?.what ?? '')} (${count(mistake?.members ?? 0, 'member')}); ${passed} of ${tried} passed`,
      ]),
    ),
  ];
}

function fileButtons({ class: { id }, report: { lesson } }: ReportView): Block {
  const file = (label: string, verb: 'class-page' | 'class-grades' | 'class-answers' | 'class-xapi') =>
    button(label, action(verb, lesson.id, id));
  return buttons(
    file('Page file', 'class-page'),
    file('Grades (CSV)', 'class-grades'),
    file('Answers (CSV)', 'class-answers'),
    file('Statements (xAPI)', 'class-xapi'),
  );
}

/** The other lessons that are assigned to it. */
function otherLessons({ class: { id, assignments }, report, lessons }: ReportView): readonly Block[] {
  const others = assignments.flatMap(({ lesson }) =>
    lesson === report.lesson.id ? [] : [lessonButton(id, lesson, lessons.get(lesson)?.title ?? null)].flat(),
  );
  return others.length === 0 ? [] : [buttonsOrMenu('Another lesson', others)];
}

function lessonButton(id: string, lesson: string, title: string | null): readonly Button[] {
  return title === null ? [] : [button(short(title, MAX_BUTTON_LABEL), action('class-report', lesson, id))];
}

const short = (text: string, most = LONGEST_ANSWER): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
