/** The short reference that a lesson holds without being asked to: its tables, first lines of code, and takeaways. */
import type { Lesson, Section, Step } from '../core/lesson.ts';
import { code, type Inline, inlineText, type Prose, paragraph, proseText } from '../core/prose.ts';

/** A piece of a lesson that answers a question on its own. */
export interface Entry {
  readonly lesson: Lesson;
  readonly section: Section;
  /** Id of the step that it is from. */
  readonly step: string;
  readonly content: Prose;
}

/** One entry for each section that teaches something; all tables where there are some. */
export function overview(lesson: Lesson): readonly Entry[] {
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
export function search(lessons: Iterable<Lesson>, typed: string): readonly Entry[] {
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
      return step.content.flatMap((block) => (block.kind === 'list' ? listItems(block) : [block]));
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

const listItems = (list: Extract<Prose, { kind: 'list' }>): readonly Prose[] => list.items.flat();
