/** Prose → HTML. Every text is escaped: nothing in a lesson can become markup of its own. */
import type { Inline, Prose } from '../core/prose.ts';

/** A fragment without scripts, styles or classes. Also well-formed XML. */
export const proseHtml = (nodes: readonly Prose[]): string => nodes.map(blockHtml).join('');

export const inlineHtml = (nodes: readonly Inline[]): string => nodes.map(nodeHtml).join('');

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
      return '<br/>';
    case 'person':
      return escapeHtml(node.name);
  }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe within an element and within an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
