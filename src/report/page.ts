/**
 * The report on a class as a page: one file that needs nothing else, light and dark, for screens, readers and paper.
 */
import type { Element, ElementContent, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { nameOfMistake } from '../exercise/mistakes/names.ts';
import {
  type ClassReport,
  type ExerciseReport,
  isHard,
  type MemberReport,
  type QuestionReport,
  type Standing,
  standings,
} from './class-report.ts';
import { drawClass } from './draw-class.ts';
import type { NameOf } from './table.ts';

/** Names the class, and says of when the report is. */
export interface PageOf {
  readonly title: string;
  /** The last day for the lesson, a date such as `2026-12-24`; null where there is none any more. */
  readonly dueOn: string | null;
  readonly now: number;
}

/** In the order in which they are listed: who needs help first. */
const STANDINGS: Readonly<Record<Standing, string>> = {
  stuck: 'stuck',
  'under-way': 'under way',
  'not-begun': 'not begun',
  finished: 'finished',
};

/** A whole HTML document, without scripts. */
export function writePage(report: ClassReport, nameOf: NameOf, { title, dueOn, now }: PageOf): string {
  const { lesson, members } = report;
  const picture = drawClass(report);
  const body = [
    h(
      'header',
      h('h1', title),
      h('p', `${lesson.title}${dueOn === null ? '' : `, to be finished by ${dueOn}`}. As of ${momentWords(now)}.`),
    ),
    h('main', [
      summaryOf(report),
      ...(picture === null
        ? []
        : [section('How far the class is', [{ ...h('figure'), children: [{ type: 'comment', value: PICTURE }] }])]),
      section('Members', [membersTable(report, nameOf)]),
      section('Questions', [questionsTable(report)]),
      ...(report.exercises.length === 0 ? [] : [section('Exercises', [exercisesTable(report)])]),
    ]),
    h('footer', h('p', HOW_COUNTED)),
  ];
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', `${title}: ${lesson.title}, ${members.length} members`),
    h('style', STYLE),
  ];
  const document: Nodes = {
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: 'en' }, h('head', head), h('body', body))],
  };
  return `${toHtml(document).replace(`<!--${PICTURE}-->`, () => picture?.image ?? '')}\n`;
}

const HOW_COUNTED =
  'Stuck: begun, not finished, and nothing done in the lesson for three days. Right at the first try: right with the ' +
  'first answer, and without a hint. Tries, of the member in the middle: wrong answers and one more, or the programs that were sent. A wrong answer or a ' +
  'mistake counts once for each member, however often it was made.';

function summaryOf(report: ClassReport): Element {
  const counts = standings(report);
  const facts: readonly (readonly [string, number])[] = [
    ['Members', report.members.length],
    ['Finished', counts.finished],
    ['Under way', counts['under-way']],
    ['Stuck', counts.stuck],
    ['Not begun', counts['not-begun']],
  ];
  return h(
    'dl.facts',
    facts.map(([name, many]) => h('div', h('dt', name), h('dd', String(many)))),
  );
}

function membersTable({ lesson, members, of }: ClassReport, nameOf: NameOf): Element {
  const order = Object.keys(STANDINGS);
  const named = members.map((member) => ({ ...member, name: nameOf(member.learner) ?? member.learner }));
  const sorted = named.toSorted(
    (one, other) => order.indexOf(one.standing) - order.indexOf(other.standing) || byName(one.name, other.name),
  );
  const stepOf = ({ at }: MemberReport): string =>
    at === null ? '' : `${at + 1} of ${lesson.steps.length}: ${lesson.steps[at]?.title ?? ''}`;
  return table(
    'Members, who is stuck first',
    ['Name', 'Standing', 'Step', 'Questions right', 'Exercises passed', 'Last there', 'Finished'],
    sorted.map((member) => [
      member.name,
      member.standing === 'stuck' ? h('strong', 'stuck') : STANDINGS[member.standing],
      stepOf(member),
      `${member.right} of ${of.questions}`,
      `${member.passed} of ${of.exercises}`,
      ...[dayOf(member.lastAt), dayOf(member.completedAt)],
    ]),
  );
}

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function questionsTable({ lesson, questions }: ClassReport): Element {
  const sections = new Map(lesson.sections.map(({ id, title }) => [id, title]));
  const firstTry = (question: QuestionReport): ElementContent | string => {
    const share = shareOf(question.firstTry, question.answered);
    return isHard(question) ? h('strong', `${share}, hard`) : share;
  };
  return table(
    'Questions, in the lesson’s order',
    ['Question', 'Section', 'Answered', 'Right at the first try', 'Wrong answer of most', 'Tries', 'Took a hint'],
    questions.map((question) => [
      question.step.title,
      sections.get(question.step.section) ?? '',
      String(question.answered),
      firstTry(question),
      question.attracts === null ? '' : `${question.attracts.what} (${question.attracts.members})`,
      question.medianTries === null ? '' : String(question.medianTries),
      String(question.hinted),
    ]),
  );
}

function exercisesTable({ exercises }: ClassReport): Element {
  const mistakeOf = ({ mistake }: ExerciseReport): string =>
    mistake === null ? '' : `${nameOfMistake(mistake.what)} (${mistake.members})`;
  return table(
    'Exercises, in the lesson’s order',
    ['Exercise', 'Sent a program', 'Passed', 'Mistake of most', 'Tries', 'Took a hint'],
    exercises.map((exercise) => [
      exercise.step.title,
      String(exercise.tried),
      String(exercise.passed),
      mistakeOf(exercise),
      exercise.medianTries === null ? '' : String(exercise.medianTries),
      String(exercise.hinted),
    ]),
  );
}

/** `7 of 20, 35 %`. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '' : `${part} of ${whole}, ${Math.round((100 * part) / whole)} %`;

const section = (title: string, content: readonly ElementContent[]): Element =>
  h('section', h('h2', title), [...content]);

/** Where the picture goes: it is a text already. Nothing else in the page can be a comment. */
const PICTURE = 'picture';

/** Wide ones are scrolled by themselves, also by keyboard. */
function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly (string | ElementContent)[])[],
): Element {
  const head = h(
    'tr',
    columns.map((name) => h('th', { scope: 'col' }, name)),
  );
  const body = rows.map(([first, ...cells]) =>
    h('tr', h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', cell))),
  );
  return h(
    'div.scrolled',
    { tabIndex: 0, role: 'region', ariaLabel: caption },
    h('table', h('caption', caption), h('thead', head), h('tbody', body)),
  );
}

/** `2026-11-30`, by UTC. */
const dayOf = (at: number | null): ElementContent | string =>
  at === null ? '' : h('time', new Date(at).toISOString().slice(0, 10));

/** `2026-11-30 07:05 UTC`. */
const momentWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const STYLE = `
:root{color-scheme:light dark;--ground:#fcfcfd;--ink:#1c2230;--quiet:#545d6d;--frame:#d5d9e0;--tint:#eef1f6;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#171a21;--ink:#e9ecf1;--quiet:#aab3c2;--frame:#343b47;--tint:#242a34;--bad:#ff9d94}}
body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
header p,footer p,caption{color:var(--quiet)}
.facts{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin:1rem 0}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;font-size:1.5rem}
figure{margin:0}
figure svg{max-width:100%;height:auto}
.scrolled{overflow-x:auto}
.scrolled:focus-visible{outline:3px solid currentColor;outline-offset:2px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:.25rem 0}
th,td{border-bottom:1px solid var(--frame);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
thead th{background:var(--tint)}
tbody th{font-weight:600}
td strong{color:var(--bad)}
time{white-space:nowrap}
@media print{.scrolled{overflow:visible}}
`;
