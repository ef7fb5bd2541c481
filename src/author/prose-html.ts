/** Prose → HTML. Every text is escaped: nothing in a lesson can become markup of its own. */
import type { Inline, Picture, Prose } from '../core/prose.ts';

/** Where other programs' HTML is less than all of it. */
export interface HtmlRules {
  /** A picture, in a paragraph: its words in brackets unless told. */
  readonly picture?: (picture: Picture) => string;
  /** QTI has neither struck out words nor lists that begin with another number. */
  readonly isQti?: boolean;
}

/** A fragment without scripts, styles or classes. Also well-formed XML. */
export const proseHtml = (nodes: readonly Prose[], rules: HtmlRules = {}): string =>
  nodes.map((node) => blockHtml(node, rules)).join('');

export const inlineHtml = (nodes: readonly Inline[], rules: HtmlRules = {}): string =>
  nodes.map((node) => nodeHtml(node, rules)).join('');

function blockHtml(node: Prose, rules: HtmlRules): string {
  switch (node.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(node.children, rules)}</p>`;
    case 'heading':
      return `<h${node.level}>${inlineHtml(node.children, rules)}</h${node.level}>`;
    case 'list': {
      const items = node.items.map((item) => `<li>${proseHtml(item, rules)}</li>`).join('');
      if (node.start === null) return `<ul>${items}</ul>`;
      return `<ol${rules.isQti || node.start === 1 ? '' : ` start="${node.start}"`}>${items}</ol>`;
    }
    case 'quote':
      return `<blockquote>${proseHtml(node.children, rules)}</blockquote>`;
    case 'code-block':
      return `<pre><code>${escapeHtml(node.code)}</code></pre>`;
    case 'picture':
      return `<p>${rules.picture?.(node) ?? `[${escapeHtml(node.alt)}]`}</p>`;
    case 'table': {
      const row = (cells: readonly (readonly Inline[])[], tag: 'td' | 'th') =>
        `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell, rules)}</${tag}>`).join('')}</tr>`;
      const rows = [row(node.header, 'th'), ...node.rows.map((cells) => row(cells, 'td'))];
      return `<table><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}

function nodeHtml(node: Inline, rules: HtmlRules): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'strong':
      return `<strong>${inlineHtml(node.children, rules)}</strong>`;
    case 'emphasis':
      return `<em>${inlineHtml(node.children, rules)}</em>`;
    case 'strike': {
      const tag = rules.isQti ? 'span' : 's';
      return `<${tag}>${inlineHtml(node.children, rules)}</${tag}>`;
    }
    case 'link':
      return `<a href="${escapeHtml(node.url)}">${inlineHtml(node.children, rules)}</a>`;
    case 'break':
      return '<br/>';
    case 'person':
      return escapeHtml(node.name);
  }
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Safe within an element and within an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** What XML 1.0 has no way to write. */
const NOT_IN_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** An element. `content` is XML already; attributes are texts, and one that is undefined is left out. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly string[]
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeHtml(value).replace(NOT_IN_XML, '')}"`],
  );
  const inside = content.join('').replace(NOT_IN_XML, '');
  return inside === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>`;
}
