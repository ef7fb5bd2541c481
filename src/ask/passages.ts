/**
 * What a question can be answered with: each step of every lesson, each row of its tables, and what the tutor says of
 * itself.
 */
import type { Lesson, Step } from '../core/lesson.ts';
import { type Inline, inlineText, type Prose, paragraph, proseText, withCode } from '../core/prose.ts';

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

export const passagesOf = (lessons: Iterable<Lesson>): readonly Passage[] => [
  ...[...lessons].flatMap((lesson) => lesson.steps.flatMap((step) => ofStep(lesson, step))),
  ...HELP.map(([also, says]): Passage => {
    const { children } = paragraph(...withCode(says)) as Extract<Prose, { kind: 'paragraph' }>;
    return { place: null, title: '', sentences: [children], code: [], also, kind: 'help' };
  }),
];

/** What people call a section that every lesson has, by its id. */
const SECTION_WORDS: Readonly<Record<string, string>> = {
  introduction: 'introduction intro',
  practice: 'exercise challenge task practice',
  quiz: 'quiz questions ten',
  'quick-reference': 'cheatsheet overview table reference lines',
  'common-mistakes': 'common mistakes errors pitfalls traps',
};

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
  const also = isFirst ? [SECTION_WORDS[section.id] ?? '', lesson.title, ...section.also].join(' ') : '';
  const base = { place, title, also };
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
      const options = answer.kind === 'choice' ? answer.options : [];
      const words = options.map(({ label, why }) => `${inlineText(label)} ${proseText(why)}`);
      const accepted = answer.kind === 'typed' ? [answer.accepted[0]] : [];
      return [
        {
          ...base,
          also: [proseText(prompt), ...words, ...accepted].join(' '),
          kind: 'question',
          // What is said of a wrong option makes no sense without it.
          sentences: sentencesOf(explanation),
          code: [],
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

function sentencesOf(content: readonly Prose[]): readonly Sentence[] {
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

/** A topic of the tutor's own help: the words that people ask for it with, and what to do; code between backticks. */
const HELP: readonly (readonly [also: string, says: string])[] = [
  [
    'turn on start reminders remind me enable notify daily',
    'To be reminded, type `remind me at 19:30`, or open `reminders` for all settings.',
  ],
  [
    'stop turn off reminders disable unsubscribe no more messages writing',
    'To stop reminders, type `reminders off`. `reminders on` brings them back.',
  ],
  [
    'change time of reminder hour when reminded earlier later',
    'To change the time of your reminder, type for example `remind me at 19:30`.',
  ],
  [
    'time zone timezone city wrong hour middle night clock reminder',
    'If reminders come at the wrong hour, tell me where you are: `time zone Berlin`.',
  ],
  [
    'quiet hours do not disturb night silent reminders',
    'In quiet hours I send no reminder. Set them below `reminders`, or type for example `quiet from 22:00 to 8:00`.',
  ],
  [
    'pause reminders vacation holiday week break',
    'To have a break from reminders, type `pause a week`. To be asked later today, type `snooze`.',
  ],
  [
    'how many cards a day number limit daily cards',
    'How many cards a day I ask you is one of the settings below `reminders`.',
  ],
  [
    'what is a review reviews cards card spaced repetition come back due',
    'A review brings back questions that you have answered, days and weeks later, just before you would forget them. Type `review` for those that are due.',
  ],
  ['card too easy guess guessed undo rating rate tell', 'After a card, type `too easy`, `that was a guess` or `undo`.'],
  [
    'what is the lab browser myself play',
    'In the lab you are the browser of an example: you visit its pages, edit cookies and let time pass. Type `lab` at an example.',
  ],
  [
    'run the code execute example change edit start program',
    'Type `run` to run an example. To run your own version, press “Change and run”, or send it between two lines of three backticks.',
  ],
  [
    'send submit my program solution hand in exercise upload code',
    'At an exercise, press the button below it, or send your program between two lines of three backticks.',
  ],
  [
    'skip question without answering pass over',
    'Type `skip` to go on without answering. A skipped question counts as missed, and can be answered later.',
  ],
  ['hint help stuck clue', 'Type `hint` at a question or an exercise. There are several, each says more.'],
  [
    'previous step navigate jump section outline forward',
    'Type `back` for the step before, `outline` for all sections, or `go 3` for the third one.',
  ],
  [
    'score result points retry missed again',
    'Type `score` for how the quiz went, and `retry` to answer again what you missed.',
  ],
  [
    'progress how far am i see statistics streak',
    'Type `progress` to see how far you are, or `home` for everything at a glance.',
  ],
  ['just only quiz questions alone without lesson', 'Type `quiz` for the questions of a lesson alone.'],
  [
    'export download my data everything remember stored about me file',
    'Type `export` for all that I remember of you, as a file.',
  ],
  [
    'delete forget my data account remove me erase privacy',
    'Type `forget` to have all that I remember of you deleted. I ask you first.',
  ],
  [
    'who sees private what i type teacher others read answers',
    'In a channel, my answers are shown to you alone. Type `export` to see all that I remember of you.',
  ],
  ['which lessons are there list courses available', 'Type `lessons` for the list of all lessons.'],
  [
    'start over restart lesson again beginning',
    'Type `restart` to begin this lesson again. I ask you first, since your answers in it would be gone.',
  ],
  ['picture draw diagram see run as image chart', 'Type `picture` to see the last run as a picture.'],
  [
    'why was cookie not sent in my run withheld find out reason',
    'After a run, type `why` and the name of a cookie to learn why it was sent or not: `why theme`.',
  ],
  [
    'check my own code message right click',
    'Send code between two lines of three backticks at an exercise, or pick “Check this code” in the menu of a message.',
  ],
  [
    'look up reference word cheat sheet type',
    'Type `reference` for the short version of a lesson, or `reference max_age` to look up a word.',
  ],
  [
    'saved when i stop now place kept leave come back later continue',
    'You can stop at any time. I remember where you are, and you go on from there.',
  ],
  ['commands help', 'Type `help` for everything that can be typed.'],
];
