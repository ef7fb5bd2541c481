/** A lesson's questions → CSV with the header lines of Anki: https://docs.ankiweb.net/importing/text-files.html */
import { stringify } from 'csv-stringify/sync';
import type { Lesson, QuestionStep, Scene } from '../core/lesson.ts';
import type { Inline, Prose } from '../core/prose.ts';

const HEADER = '#separator:Comma\n#html:true\n#notetype:Basic\n#columns:Front,Back,Tags\n#tags column:3\n';

/** One note a question; its variants are notes of their own. What is predicted before a run is no use without it. */
export function writeAnki(lesson: Lesson): string {
  const questions = lesson.steps.filter(
    (step): step is QuestionStep => step.kind === 'question' && step.role.kind !== 'predict',
  );
  const tags = ['nibble', lesson.course.title, lesson.id].map((tag) => tag.replace(/\s+/g, '-')).join(' ');
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

/* Prose → HTML. Every text is escaped: nothing in a lesson can become markup of its own. */

/** A fragment without scripts, styles or classes. */
const proseHtml = (nodes: readonly Prose[]): string => nodes.map(blockHtml).join('');

const inlineHtml = (nodes: readonly Inline[]): string => nodes.map(nodeHtml).join('');

function blockHtml(node: Prose): string {
  switch (node.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(node.children)}</p>`;
    case 'heading':
      return `<h${node.level}>${inlineHtml(node.children)}</h${node.level}>`;
    case 'list': {
      const items = node.items.map((item) => `<li>${proseHtml(item)}</li>`).join('');
      return node.start === null ? `<ul>${items}</ul>` : `<ol start="${node.start}">${items}</ol>`;
    }
    case 'quote':
      return `<blockquote>${proseHtml(node.children)}</blockquote>`;
    case 'code-block':
      return `<pre><code>${escapeHtml(node.code)}</code></pre>`;
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[], tag: 'td' | 'th') =>
        `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>${row(node.header, 'th')}${node.rows.map((cells) => row(cells, 'td')).join('')}</table>`;
    }
  }
}

function nodeHtml(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'strong':
      return `<strong>${inlineHtml(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlineHtml(node.children)}</em>`;
    case 'strike':
      return `<s>${inlineHtml(node.children)}</s>`;
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${inlineHtml(node.children)}</a>`;
    case 'break':
      return '<br>';
    case 'person':
      return escapeHtml(node.name);
  }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
