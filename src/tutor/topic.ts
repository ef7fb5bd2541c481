/** Which section of a lesson teaches what a question asks. */
import type { Lesson, QuestionStep, Section, Step } from '../core/lesson.ts';
import { proseText } from '../core/prose.ts';
import { type Button, MAX_BUTTON_LABEL } from '../core/reply.ts';
import { rulesOf } from '../quiz/kinds/index.ts';
import { action, button } from './feature.ts';
import { recallsOf } from './place.ts';

/** The sections that teach what these questions ask, each once, in the order of the questions. */
export function topicsOf(lesson: Lesson, questions: readonly QuestionStep[]): readonly Section[] {
  const sections = questions.flatMap((question) => topicOf(lesson, question) ?? sectionOf(lesson, question) ?? []);
  return [...new Set(sections)];
}

/** Leads to a section. */
export function sectionButton(lesson: Lesson, { first, title }: Section): Button {
  const label = title.length <= MAX_BUTTON_LABEL ? title : `${title.slice(0, MAX_BUTTON_LABEL - 1)}…`;
  return button(label, action('go', lesson.id, lesson.steps[first]?.id ?? ''));
}

const sectionOf = (lesson: Lesson, { section }: Step): Section | undefined =>
  lesson.sections.find(({ id }) => id === section);

/** The one that has the same recalled, or else shares the most telling words with it; null when none does. */
function topicOf(lesson: Lesson, question: QuestionStep): Section | null {
  if (question.role.kind !== 'quiz') return sectionOf(lesson, question) ?? null;
  const asking = recallsOf(lesson).filter(({ asks }) => asks === question.id);
  const sections = asking.flatMap((recall) => sectionOf(lesson, recall.question) ?? []);
  return sections.find((section) => showsSomething(lesson, section)) ?? likelyTopic(lesson, question);
}

/** A table to look things up in ends with a question, too, and teaches nothing. */
const showsSomething = ({ steps }: Lesson, { id }: Section): boolean =>
  steps.some(({ section, kind }) => section === id && kind === 'example');

/** Names of functions and attributes count like any word: they are what tells most. */
const WORD = /[a-z_][a-z0-9_]{3,}/g;

/** A word tells more the fewer sections have it. */
function likelyTopic(lesson: Lesson, question: QuestionStep): Section | null {
  const wanted = wordsIn(questionText(question));
  const taught = lesson.sections
    .map((section) => ({ section, words: wordsIn(teachingText(lesson.steps, section)) }))
    .filter(({ words }) => words.size > 0);
  const weights = new Map(
    [...wanted].map((word) => {
      const having = taught.filter(({ words }) => words.has(word)).length;
      return [word, having === 0 ? 0 : Math.log((taught.length + 1) / having)] as const;
    }),
  );
  const scored = taught.map(({ section, words }) => {
    const shared = [...weights].filter(([word]) => words.has(word));
    return { section, score: shared.reduce((sum, [, weight]) => sum + weight, 0) };
  });
  const best = scored.toSorted((one, other) => other.score - one.score)[0];
  return best === undefined || best.score === 0 ? null : best.section;
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORD) ?? []);

function questionText({ title, prompt, answer, explanation }: QuestionStep): string {
  return [title, proseText(prompt), rulesOf(answer).keyText, proseText(explanation)].join('\n');
}

const teachingText = (steps: readonly Step[], { id }: Section): string =>
  steps
    .filter(({ section }) => section === id)
    .map((step) => {
      if (step.kind === 'text') return `${step.title}\n${proseText(step.content)}`;
      if (step.kind !== 'example') return '';
      return `${step.title}\n${proseText(step.content)}\n${step.program}\n${proseText(step.takeaway)}`;
    })
    .join('\n');
