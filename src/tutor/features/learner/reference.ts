/** Looks something up: a lesson's short reference, or what the lessons say about a word, and where. */

import type { Lesson, Section, Step } from '../../../core/lesson.ts';
import {
  bullets,
  code,
  heading,
  type Inline,
  inlineText,
  type Prose,
  paragraph,
  proseText,
} from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Context, type Done, type Plan, sayOnly } from '../../decision.ts';
import { action, type Feature, lessonMenu, means, menu, press, slashNamed, typed } from '../../feature.ts';
import { findLesson } from '../../lessons.ts';
import { type Open, withOpen } from '../../open-key.ts';

export const reference: Feature<'reference'> = {
  command: slashNamed(
    'reference',
    'The short version of a lesson, to look things up',
    '[lesson or word]',
    'About what? For example max_age',
    (context, { name = '' }) => lookUp(context, name),
  ),
  presses: { reference: press((context, { action: { lesson } }) => lookUp(context, lesson)) },
  typed: [
    typed(
      'reference',
      /^(?:reference|cheat ?sheet)(?: (?:for|of|on))?(?! (?:pls|plz|please|thanks|thx)\b) (.+)$/,
      (context, [, name = '']) => lookUp(context, name),
    ),
    means('reference', (context) => lookUp(context, '')),
  ],
  help: ['`reference max_age` to look something up'],
  topics: [
    {
      asked: `look up a word, look something up, reference, short version, look up something, look up quickly, look up,
        search a word, find a word, glossary, short reference, look up max_age, where can i look up`,
      says: 'Type `reference` for the short version of a lesson, or `reference max_age` to look up a word.',
    },
  ],
};

/** More than that is no short answer. */
const MOST_FOUND = 6;
const MAX_SHOWN_NAME = 40;

/** `name`: a lesson, a word, or empty for the lesson that the learner is in. */
const lookUp = (context: Context, name: string): Plan => withOpen(context, (open) => lookUpBeside(context, name, open));

/** What would give away the key of what is open is left out; its section is named all the same. */
function lookUpBeside({ learner, lessons }: Context, name: string, open: Open): Done {
  const current = lessons.get(learner.currentLesson ?? '');
  const lesson = name.trim() === '' ? current : findLesson(lessons, name);
  if (lesson) return sayOnly(learner, showReference(lesson, open));
  const which = lessonMenu('Reference of', 'reference', lessons.values());
  if (name.trim() === '') {
    return sayOnly(learner, [paragraph('Which lesson do you want to look something up in?'), which]);
  }
  const all = current === undefined ? lessons.values() : new Set([current, ...lessons.values()]);
  const found = search(all, name);
  if (found.length > 0) return sayOnly(learner, showFound(name, found, open));
  const word = code(name.trim().slice(0, MAX_SHOWN_NAME));
  return sayOnly(learner, [
    paragraph('No lesson says anything about ', word, '. These lessons have a reference:'),
    bullets(Array.from(lessons.values(), ({ title }) => [title])),
    which,
  ]);
}

function showReference(lesson: Lesson, open: Open): readonly Block[] {
  return [
    heading(2, `Reference: ${lesson.title}`),
    ...bySection(overview(lesson), ({ section }) => section.title, open),
    paragraph('To look up a word, type for example ', code('reference max_age'), '.'),
    wayTo(lesson.sections.map((section) => ({ lesson, section, step: lesson.steps[section.first]?.id ?? '' }))),
  ];
}

function showFound(name: string, found: readonly Entry[], open: Open): readonly Block[] {
  const shown = found.slice(0, MOST_FOUND);
  const more = found.length - shown.length;
  return [
    heading(2, `Reference: ${name.trim().slice(0, MAX_SHOWN_NAME)}`),
    ...bySection(shown, ({ lesson, section }) => `${lesson.title}, ${section.title}`, open),
    ...(more > 0 ? [paragraph(`There are ${more} more places. A longer word narrows it down.`)] : []),
    wayTo(shown.filter(({ step }, index) => shown.findIndex((other) => other.step === step) === index)),
  ];
}

/** What the entries say, with a heading where another section begins. */
function bySection(entries: readonly Entry[], title: (entry: Entry) => string, open: Open): readonly Block[] {
  const shown = entries.map((entry) => ({ entry, content: withoutKey(entry.content, open) }));
  const isLess = shown.some(({ entry, content }) => content !== entry.content);
  return [
    ...shown.flatMap(({ entry, content }, index) => [
      ...(entry.section === entries[index - 1]?.section ? [] : [heading(3, title(entry))]),
      ...(content === null ? [] : [content]),
    ]),
    ...(isLess ? [paragraph('I’ve left out what would give away the open question.')] : []),
  ];
}

/** Of a table, the rows that do not give the key away; null for something else that does. */
function withoutKey(content: Prose, open: Open): Prose | null {
  if (!open.isGivenAwayBy([content])) return content;
  if (content.kind !== 'table') return null;
  return { ...content, rows: content.rows.filter((row) => !open.isGivenAwayBy(row.map((cell) => paragraph(...cell)))) };
}

/** Leads to the sections of what is shown. */
function wayTo(targets: readonly Omit<Entry, 'content'>[]): Block {
  const isOneLesson = targets.every(({ lesson }) => lesson === targets[0]?.lesson);
  return menu(
    'Go to the section',
    targets.map(({ lesson, section, step }) => ({
      label: isOneLesson ? section.title : `${lesson.title}: ${section.title}`,
      action: action('go', lesson.id, step),
    })),
  );
}

// The reference that a lesson holds without being asked to: its tables, first lines of code, and takeaways.

/** A piece of a lesson that answers a question on its own. */
interface Entry {
  readonly lesson: Lesson;
  readonly section: Section;
  /** Id of the step that it is from. */
  readonly step: string;
  readonly content: Prose;
}

/** One entry for each section that teaches something; all tables where there are some. */
function overview(lesson: Lesson): readonly Entry[] {
  const tables = entriesOf(lesson).filter(({ content }) => content.kind === 'table');
  if (tables.length > 0) return tables;
  return lesson.sections.flatMap((section) => {
    const own = entriesOf(lesson).filter((entry) => entry.section === section);
    return own.find(({ content }) => content.kind === 'code-block') ?? own[0] ?? [];
  });
}

/** Longer words are in no lesson; it bounds the work. */
const MAX_WORD = 60;

/** What mentions a word, in any case: rows of tables first, then code, then sentences. */
function search(lessons: Iterable<Lesson>, typed: string): readonly Entry[] {
  const word = typed.trim().toLowerCase();
  if (word === '' || word.length > MAX_WORD) return [];
  const found = [...lessons].flatMap(entriesOf).flatMap((entry) => {
    if (entry.content.kind === 'table') return rowsWith(entry.content, word).map((content) => ({ ...entry, content }));
    return proseText([entry.content]).toLowerCase().includes(word) ? [entry] : [];
  });
  return found.toSorted((one, other) => rank(one.content) - rank(other.content));
}

const KINDS: readonly Prose['kind'][] = ['list', 'code-block', 'paragraph'];
const rank = ({ kind }: Prose): number => KINDS.indexOf(kind);

/** Each row that mentions the word as an item of its own: `keep it an hour: max_age=3600`. */
function rowsWith({ rows }: Extract<Prose, { kind: 'table' }>, word: string): readonly Prose[] {
  return rows
    .filter((row) => row.some((cell) => inlineText(cell).toLowerCase().includes(word)))
    .map((row): Prose => {
      const cells = row.flatMap((cell, index): readonly Inline[] => [
        ...(index === 0 ? [] : [{ kind: 'text', text: index === 1 ? ': ' : ', ' } as const]),
        ...cell,
      ]);
      return { kind: 'list', start: null, items: [[{ kind: 'paragraph', children: cells }]] };
    });
}

function entriesOf(lesson: Lesson): readonly Entry[] {
  return lesson.steps.flatMap((step) => {
    const section = lesson.sections.find(({ id }) => id === step.section);
    return section === undefined ? [] : piecesOf(step).map((content) => ({ lesson, section, step: step.id, content }));
  });
}

/** What a step has to say in short. An example's program is too long for that, but its title names it. */
function piecesOf(step: Step): readonly Prose[] {
  switch (step.kind) {
    case 'text':
      return step.content.flatMap((block) => (block.kind === 'list' ? block.items.flat() : [block]));
    case 'example': {
      const [takeaway] = step.takeaway.filter(({ kind }) => kind === 'paragraph');
      return takeaway?.kind === 'paragraph'
        ? [{ kind: 'paragraph', children: [{ kind: 'text', text: `${step.title}: ` }, ...takeaway.children] }]
        : [paragraph('Example: ', code(step.title))];
    }
    default:
      return [];
  }
}
