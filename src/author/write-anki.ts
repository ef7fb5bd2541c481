/**
 * A lesson's questions → CSV that Anki imports: front, back and tags, with the header lines that tell Anki so.
 * https://docs.ankiweb.net/importing/text-files.html
 */
import { stringify } from 'csv-stringify/sync';
import type { Lesson, Scene } from '../core/lesson.ts';
import { escapeHtml, inlineHtml, proseHtml } from './prose-html.ts';

const HEADER = '#separator:Comma\n#html:true\n#notetype:Basic\n#columns:Front,Back,Tags\n#tags column:3\n';

/** One note a question; its variants are notes of their own. */
export function writeAnki(lesson: Lesson): string {
  const questions = lesson.steps.filter((step) => step.kind === 'question');
  const tags = ['nibble', lesson.course, lesson.id].map((tag) => tag.replace(/\s+/g, '-')).join(' ');
  const rows = questions.flatMap((question) =>
    [question, ...question.variants].map((scene) => [front(scene), back(scene), tags]),
  );
  return HEADER + stringify(rows);
}

function front({ prompt, answer }: Scene): string {
  if (answer.kind === 'typed') return proseHtml(prompt);
  const options = answer.options.map(({ label }) => `<li>${inlineHtml(label)}</li>`).join('');
  return `${proseHtml(prompt)}<ol type="A">${options}</ol>`;
}

function back({ answer, explanation }: Scene): string {
  const key =
    answer.kind === 'typed'
      ? [`<code>${escapeHtml(answer.accepted[0])}</code>`]
      : answer.options.filter(({ right }) => right).map(({ label }) => inlineHtml(label));
  return `<p><strong>${key.join(', ')}</strong></p>${proseHtml(explanation)}`;
}
