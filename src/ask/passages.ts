/**
 * What a question can be answered with: each step of every lesson, each row of its tables, and what the tutor says of
 * itself.
 */
import { optionsOf } from '../core/answer.ts';
import type { Lesson, Step } from '../core/lesson.ts';
import { type Inline, inlineText, type Prose, paragraph, proseText, withCode } from '../core/prose.ts';
import { rulesOf } from '../quiz/kinds/index.ts';

export interface Passage {
  /** Null for the tutor's own help. */
  readonly place: Where | null;
  /** Headings above it, in words. */
  readonly title: string;
  readonly sentences: readonly Sentence[];
  /** Lines of code, one of which may be the answer. */
  readonly code: readonly string[];
  /** Other words by which it is found. */
  readonly also: string;
  /** Wrong options: found by their names, but not by what these are made of. */
  readonly refused: string;
  /** Whole phrases that ask for it, or for its section. */
  readonly asked: readonly string[];
  readonly kind: 'text' | 'example' | 'question' | 'row' | 'task' | 'help';
}

/** Formatted words up to a full stop. */
export type Sentence = readonly Inline[];

/** Where a lesson says it. */
export interface Where {
  readonly lesson: string;
  readonly section: string;
  readonly step: string;
  /** `Working with Cookies › Lifetime and flags` */
  readonly name: string;
}

/** Something that the tutor can tell of itself. */
export interface HelpTopic {
  /** What people ask, or the telling words of it, with commas between. */
  readonly asked: string;
  /** The answer; between backticks is what is typed. */
  readonly says: string;
}

export const passagesOf = (lessons: Iterable<Lesson>, topics: readonly HelpTopic[]): readonly Passage[] => [
  ...[...lessons].flatMap((lesson) => lesson.steps.flatMap((step) => ofStep(lesson, step))),
  ...topics.map(({ asked, says }): Passage => {
    const { children } = paragraph(...withCode(says)) as Extract<Prose, { kind: 'paragraph' }>;
    return {
      place: null,
      title: '',
      sentences: [children],
      code: [],
      also: asked,
      refused: '',
      asked: phrasesIn(asked),
      kind: 'help',
    };
  }),
];

/** What people ask for a section with that every lesson has, by its id. */
const PARTS: Readonly<Record<string, string>> = {
  introduction: 'introduction, intro, what is this lesson about, what is the lesson about, what will i learn',
  practice: `exercise, exercises, challenge, practice, practise, task, what is the exercise about, what is the task, what do i have to
    program, program here, what must my program do, how is my program checked, check my program, any solution ok, browser cheat`,
  quiz: 'quiz, how many questions, number of questions, questions in the quiz, how long is the quiz, ten questions',
  'quick-reference': `cheat sheet, cheatsheet, overview, short overview, summary, quick reference, reference table, all
    lines at a glance, all functions at a glance`,
  'common-mistakes':
    'common mistakes, usual mistakes, typical mistakes, common errors, pitfalls, traps, what do people do wrong',
};

const phrasesIn = (words: string): readonly string[] => words.split(/,\s+/).filter((phrase) => phrase !== '');

/** Whether it is of a section that every lesson has, such as its quiz. */
export const isPartOfEach = ({ place }: Passage): boolean => Object.hasOwn(PARTS, place?.section ?? '');

function ofStep(lesson: Lesson, step: Step): readonly Passage[] {
  const section = lesson.sections.find(({ id }) => id === step.section);
  if (section === undefined) return [];
  const isFirst = lesson.steps[section.first] === step;
  const place: Where = {
    lesson: lesson.id,
    section: section.id,
    step: step.id,
    name: `${lesson.title} › ${section.title}`,
  };
  const title =
    step.title === section.title || step.kind === 'exercise' ? step.title : `${section.title} ${step.title}`;
  const also = isFirst ? `${PARTS[section.id] ?? ''} ${lesson.title}` : '';
  const base = { place, title, also, refused: '', asked: [...section.also, ...phrasesIn(PARTS[section.id] ?? '')] };
  switch (step.kind) {
    case 'text':
      return [
        { ...base, kind: 'text', sentences: sentencesOf(step.content), code: codeIn(step.content) },
        ...rowsIn(step.content).map(
          (cells): Passage => ({ ...base, also: '', kind: 'row', sentences: [asSentence(cells)], code: [] }),
        ),
      ];
    case 'example':
      return [
        {
          ...base,
          kind: 'example',
          sentences: [...sentencesOf(step.content), ...sentencesOf(step.takeaway)],
          code: [...codeIn(step.content), ...step.program.split('\n').filter(isTelling)],
        },
      ];
    case 'question': {
      // The section itself says what a question within it asks.
      if (step.role.kind !== 'quiz') return [];
      const { prompt, answer, explanation } = step;
      const options = optionsOf(answer);
      const said = (isRight: boolean): readonly string[] =>
        options
          .filter(({ right }) => right === isRight)
          .map(({ label, why }) => `${inlineText(label)} ${proseText(why)}`);
      const key = options.length === 0 ? [rulesOf(answer).keyText] : [];
      return [
        {
          ...base,
          also: [proseText(prompt), ...said(true), ...key].join(' '),
          kind: 'question',
          // What is said of a wrong option makes no sense without it.
          sentences: sentencesOf(explanation),
          code: [],
          refused: said(false).join(' '),
        },
      ];
    }
    case 'exercise':
      return [{ ...base, kind: 'task', sentences: sentencesOf(step.task), code: [] }];
    default:
      return [];
  }
}

/** Imports and the app itself answer nothing. */
const isTelling = (line: string): boolean => /\S/.test(line) && !/^(?:from|import) |Flask\(__name__\)/.test(line);

const codeIn = (content: readonly Prose[]): readonly string[] =>
  content.flatMap((block) => (block.kind === 'code-block' ? block.code.split('\n').filter(isTelling) : []));

const rowsIn = (content: readonly Prose[]) => content.flatMap((block) => (block.kind === 'table' ? block.rows : []));

const asSentence = (cells: readonly Sentence[]): Sentence =>
  cells.flatMap((cell, index): Sentence => (index === 0 ? cell : [{ kind: 'text', text: ': ' }, ...cell]));

/** What is said in paragraphs and lists, a sentence each. */
export function sentencesOf(content: readonly Prose[]): readonly Sentence[] {
  return content.flatMap((block): readonly Sentence[] => {
    switch (block.kind) {
      case 'paragraph':
        return splitSentences(block.children);
      case 'list':
        return block.items.flatMap(sentencesOf);
      case 'quote':
        return sentencesOf(block.children);
      default:
        return [];
    }
  });
}

/** At each full stop, question mark or exclamation mark of the text itself; never within code. */
function splitSentences(children: readonly Inline[]): readonly Sentence[] {
  const sentences: Inline[][] = [[]];
  for (const node of children) {
    if (node.kind !== 'text') {
      sentences.at(-1)?.push(node.kind === 'break' ? { kind: 'text', text: ' ' } : node);
      continue;
    }
    node.text.split(/(?<=[.!?]["”)]?)\s+/).forEach((text, index) => {
      if (index > 0) sentences.push([]);
      if (text !== '') sentences.at(-1)?.push({ kind: 'text', text });
    });
  }
  return sentences.filter((sentence) => sentence.length > 0);
}
