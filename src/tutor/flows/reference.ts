/** Looking something up: a lesson's short reference, or what the lessons say about a word, with a way to the section. */
import { action } from '../../core/action.ts';
import type { Lesson } from '../../core/lesson.ts';
import { bullets, code, heading, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { type Outcome, sayOnly } from '../decision.ts';
import { findLesson } from '../lessons.ts';
import { type Entry, overview, search } from '../reference.ts';
import type { Situation } from '../situation.ts';

/** More than that is no short answer. */
const MOST_FOUND = 6;
const MAX_SHOWN_NAME = 40;

/** `name`: a lesson, a word, or empty for the lesson that the learner is in. */
export function lookUp({ learner, lessons }: Situation, name: string): Outcome {
  const current = lessons.get(learner.currentLesson ?? '');
  const lesson = name.trim() === '' ? current : findLesson(lessons, name);
  if (lesson) return sayOnly(learner, showReference(lesson));
  if (name.trim() === '') return sayOnly(learner, chooseLesson([...lessons.values()]));
  const all = current === undefined ? lessons.values() : new Set([current, ...lessons.values()]);
  const found = search(all, name);
  return sayOnly(learner, found.length === 0 ? nothingFound(name, [...lessons.values()]) : showFound(name, found));
}

function showReference(lesson: Lesson): readonly Block[] {
  const entries = overview(lesson);
  return [
    heading(2, `Reference: ${lesson.title}`),
    ...entries.flatMap(({ section, content }, index): readonly Block[] => [
      ...(section === entries[index - 1]?.section ? [] : [heading(3, section.title)]),
      content,
    ]),
    paragraph('To look up a word, type for example ', code('reference max_age'), '.'),
    wayTo(lesson.sections.map((section) => ({ lesson, section, step: lesson.steps[section.first]?.id ?? '' }))),
  ];
}

function showFound(name: string, found: readonly Entry[]): readonly Block[] {
  const shown = found.slice(0, MOST_FOUND);
  const more = found.length - shown.length;
  return [
    heading(2, `Reference: ${name.trim().slice(0, MAX_SHOWN_NAME)}`),
    ...shown.flatMap(({ lesson, section, content }, index): readonly Block[] => [
      ...(section === shown[index - 1]?.section ? [] : [heading(3, `${lesson.title}, ${section.title}`)]),
      content,
    ]),
    ...(more > 0 ? [paragraph(`There are ${more} more places. A longer word finds fewer.`)] : []),
    wayTo(shown.filter(({ step }, index) => shown.findIndex((other) => other.step === step) === index)),
  ];
}

const nothingFound = (name: string, lessons: readonly Lesson[]): readonly Block[] => [
  paragraph(
    'No lesson says anything about ',
    code(name.trim().slice(0, MAX_SHOWN_NAME)),
    '. These lessons have a reference:',
  ),
  bullets(lessons.map(({ title }) => [title])),
  ...chooseLesson(lessons).slice(-1),
];

const chooseLesson = (lessons: readonly Lesson[]): readonly Block[] => [
  paragraph('Which lesson do you want to look something up in?'),
  {
    kind: 'menu',
    label: 'Reference of',
    entries: lessons.map(({ id, title }) => ({ label: title, action: action('reference', id) })),
  },
];

/** Leads to the sections of what is shown. */
function wayTo(targets: readonly Omit<Entry, 'content'>[]): Block {
  const isOneLesson = targets.every(({ lesson }) => lesson === targets[0]?.lesson);
  return {
    kind: 'menu',
    label: 'Go to the section',
    entries: targets.map(({ lesson, section, step }) => ({
      label: isOneLesson ? section.title : `${lesson.title}: ${section.title}`,
      action: action('go', lesson.id, step),
    })),
  };
}
