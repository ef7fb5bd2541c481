/** Which section of a lesson teaches what a question asks: the one that shares the most telling words with it. */
import type { Lesson, QuestionStep, Section, Step } from '../core/lesson.ts';
import { inlineText, proseText } from '../core/prose.ts';

/** Names of functions and attributes count like any word: they are what tells most. */
const WORD = /[a-z_][a-z0-9_]{3,}/g;

/** A word tells more the fewer sections have it. Null when no section shares a telling word. */
export function topicOf(lesson: Lesson, question: QuestionStep): Section | null {
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
  const key =
    answer.kind === 'typed'
      ? answer.accepted[0]
      : answer.options.flatMap(({ right, label }) => (right ? [inlineText(label)] : [])).join('\n');
  return [title, proseText(prompt), key, proseText(explanation)].join('\n');
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
