/**
 * The class over the steps of a lesson, as a picture: how many came to each step, where people are stuck, and the same
 * by section in numbers. A card as wide as a telephone; light, since a PNG cannot ask for dark.
 */

import type { Lesson } from '../core/lesson.ts';
import type { Picture } from '../core/prose.ts';
import { shortenToWidth } from '../transcript/diagram/fit-text.ts';
import { drawBox, drawCard, drawShape, drawStroke, drawText, type Ink } from '../transcript/diagram/svg.ts';
import { type Face, textWidth } from '../transcript/diagram/text-width.ts';
import { type ClassReport, reachedSteps, type SectionReport, sectionsOf, standings } from './class-report.ts';

const WIDTH = 390;
const LEFT = 14;
const RIGHT = WIDTH - LEFT;
/** Where the bars stand. */
const CHART_LEFT = 46;
const CHART_TOP = 58;
const CHART_BASE = 188;
const TABLE_TOP = 246;
const ROW = 20;
/** Right edges of the columns of numbers. */
const COLUMNS = { reached: 268, here: 318, stuck: RIGHT } as const;
const TITLES_RIGHT = 200;
const MAX_ALT = 1000;

/** Empty for a class without members. */
export function drawClass(report: ClassReport): Picture | null {
  const { lesson, members } = report;
  if (members.length === 0) return null;
  const sections = sectionsOf(report);
  const alt = altOf(report, sections);
  const height = TABLE_TOP + (sections.length + 1) * ROW + 8;
  const svg = drawCard(WIDTH, height, alt, [
    text(shortenToWidth(`${lesson.title}: how far the class is`, 'bold', RIGHT - LEFT), LEFT, 24, 'ink', 'bold'),
    text('How many came to each step', LEFT, 44, 'quiet'),
    drawChart(report),
    drawTable(sections),
  ]);
  return { kind: 'picture', image: svg, alt };
}

function drawChart(report: ClassReport): string {
  const { lesson, members } = report;
  const reached = reachedSteps(report);
  const step = (RIGHT - CHART_LEFT) / lesson.steps.length;
  const leftOf = (index: number): number => CHART_LEFT + index * step;
  const tall = CHART_BASE - CHART_TOP;
  const bars = reached.map((many, index) => {
    const height = (many / members.length) * tall;
    // A hair's breadth apart, so that steps can be told from each other.
    const box = { x: leftOf(index), y: CHART_BASE - height, width: Math.max(1, step - 1), height };
    return many === 0 ? '' : drawBox(box, 'ask');
  });
  const borders = lesson.sections.slice(1).map(({ first }) => {
    const x = leftOf(first) - 0.5;
    return drawStroke(`M${x} ${CHART_TOP}V${CHART_BASE + 6}`, 'thread', 1, ' stroke-dasharray="2 3"');
  });
  return [
    rightAligned(String(members.length), CHART_LEFT - 6, CHART_TOP + 10, 'quiet'),
    rightAligned('0', CHART_LEFT - 6, CHART_BASE, 'quiet'),
    ...bars,
    ...borders,
    drawStroke(`M${CHART_LEFT} ${CHART_BASE}H${RIGHT}`, 'ink', 1),
    ...sectionNumbers(lesson, leftOf),
    ...stuckMarks(report, (index) => leftOf(index + 0.5)),
  ].join('');
}

/** Below the middle of each section; one that would run into the number before it is left out. */
function sectionNumbers({ sections, steps }: Lesson, leftOf: (step: number) => number): readonly string[] {
  let free = 0;
  return sections.flatMap(({ first }, index) => {
    const words = String(index + 1);
    const end = sections[index + 1]?.first ?? steps.length;
    const left = (leftOf(first) + leftOf(end) - textWidth(words, 'plain')) / 2;
    if (left < free) return [];
    free = left + textWidth(`${words} `, 'plain');
    return [text(words, left, CHART_BASE + 20, 'quiet')];
  });
}

/** A triangle below each step where somebody is stuck: told by its form, not by its colour alone. */
function stuckMarks({ members }: ClassReport, middleOf: (step: number) => number): readonly string[] {
  const steps = new Set(members.flatMap(({ standing, at }) => (standing === 'stuck' && at !== null ? [at] : [])));
  const marks = [...steps].map((step) => triangle(middleOf(step), CHART_BASE + 25));
  if (marks.length === 0) return [];
  return [...marks, triangle(LEFT + 5, CHART_BASE + 25), text('stuck', LEFT + 14, CHART_BASE + 36, 'bad')];
}

const triangle = (x: number, top: number): string => drawShape(`M${round(x)} ${top}l5 10h-10z`, 'bad');

const round = (number: number): number => Math.round(number * 10) / 10;

function drawTable(sections: readonly SectionReport[]): string {
  const head = [
    text('Section', LEFT, TABLE_TOP, 'quiet'),
    rightAligned('came to', COLUMNS.reached, TABLE_TOP, 'quiet'),
    rightAligned('now in', COLUMNS.here, TABLE_TOP, 'quiet'),
    rightAligned('stuck', COLUMNS.stuck, TABLE_TOP, 'quiet'),
  ];
  const rows = sections.flatMap(({ title, reached, here, stuck }, index) => {
    const y = TABLE_TOP + (index + 1) * ROW;
    return [
      rightAligned(String(index + 1), LEFT + 16, y, 'quiet'),
      text(shortenToWidth(title, 'plain', TITLES_RIGHT - LEFT - 24), LEFT + 24, y, 'ink'),
      rightAligned(String(reached), COLUMNS.reached, y, 'ink'),
      rightAligned(String(here), COLUMNS.here, y, 'ink'),
      rightAligned(String(stuck), COLUMNS.stuck, y, stuck > 0 ? 'bad' : 'quiet', stuck > 0 ? 'bold' : 'plain'),
    ];
  });
  return [...head, ...rows].join('');
}

const text = (words: string, x: number, y: number, ink: Ink, face: Face = 'plain'): string =>
  drawText({ text: words, face, ink, x, y });

const rightAligned = (words: string, right: number, y: number, ink: Ink, face: Face = 'plain'): string =>
  text(words, right - textWidth(words, face), y, ink, face);

/** All that the picture shows, by section; of a lesson with very many sections as much as there is room for. */
function altOf(report: ClassReport, sections: readonly SectionReport[]): string {
  const { finished, stuck, 'not-begun': waiting } = standings(report);
  const { title } = report.lesson;
  const summary =
    `How far the class is in ${title}, by section. Members: ${report.members.length}; ` +
    `finished: ${finished}; stuck: ${stuck}; not begun: ${waiting}.`;
  const parts = sections.map(
    (section) =>
      ` ${section.title}: ${section.reached} came to it, ${section.here} there now` +
      `${section.stuck > 0 ? `, ${section.stuck} stuck` : ''}.`,
  );
  return parts.reduce((alt, part) => (alt.length + part.length <= MAX_ALT ? alt + part : alt), summary);
}
