/** The little HTML that a lesson may hold: comments, and the fold (`<details>`) around a solution. */
import type { Html } from 'mdast';
import type { Page } from './page.ts';
import { nearestName, quote } from './problem.ts';

const COMMENT_STARTS = '<!--';
const COMMENT_ENDS = '-->';
const ID = /^\s*id\s*:/i;
const TAG = /<(\/?)([a-z][a-z0-9-]*)/i;

/** What is between comments, and what is in them; one that is not closed is none. Each sign is looked at once. */
function splitComments(html: string): { readonly outside: string; readonly comments: readonly string[] } {
  const comments: string[] = [];
  let outside = '';
  let at = 0;
  for (;;) {
    const start = html.indexOf(COMMENT_STARTS, at);
    const end = start < 0 ? -1 : html.indexOf(COMMENT_ENDS, start + COMMENT_STARTS.length);
    if (end < 0) return { outside: outside + html.slice(at), comments };
    outside += html.slice(at, start);
    comments.push(html.slice(start + COMMENT_STARTS.length, end));
    at = end + COMMENT_ENDS.length;
  }
}

/** Nothing but comments. */
export function isComment(html: string): boolean {
  const { outside, comments } = splitComments(html);
  return comments.length > 0 && outside.trim() === '';
}

export const withoutComments = (html: string): string => splitComments(html).outside;

export const isUnclosedComment = (html: string): boolean =>
  html.startsWith(COMMENT_STARTS) && !html.includes(COMMENT_ENDS);

/** The id that a comment `<!-- id: attach-a-cookie -->` gives, as written; null when it is no such comment. */
export function idInComment(html: string): string | null {
  const comment = splitComments(html).comments.find((words) => ID.test(words));
  return comment === undefined ? null : comment.replace(ID, '').trim();
}

const ALSO = /^\s*also\s*:/i;

/** The words of a comment `<!-- also: only over https, keep for an hour -->`; null when it is no such comment. */
export function alsoInComment(html: string): readonly string[] | null {
  const comment = splitComments(html).comments.find((words) => ALSO.test(words));
  if (comment === undefined) return null;
  return comment
    .replace(ALSO, '')
    .split(',')
    .map((words) => words.trim().replace(/\s+/g, ' '))
    .filter((words) => words !== '');
}

/** What a comment below an example's heading says when its error is meant. */
export const FAILS_ON_PURPOSE = 'fails on purpose';

/** What a comment below the heading of a section or a step says when it is good to stop before it. */
export const NEW_SITTING = 'new sitting';

export type Note = typeof FAILS_ON_PURPOSE | typeof NEW_SITTING;

/** That note as it is written, perhaps misspelt; null when the comment says something else. */
export function noteIn(html: string, note: Note): string | null {
  const notes = splitComments(html).comments.map((words) => words.trim());
  return notes.find((words) => nearestName(words, [note]) !== undefined) ?? null;
}

/**
 * Reports HTML that a lesson may not hold, and comments with an id or a note that do not stand below a heading. A
 * closing tag is passed over when its opening tag stands in `before`, among its elder siblings: that is one mistake,
 * not two.
 */
export function reportHtml(page: Page, node: Html, before: readonly { readonly type: string }[]): void {
  if (isUnclosedComment(node.value)) return; // reported for the whole file, see markdown.ts
  if (isComment(node.value)) {
    reportStrayNote(page, node);
    return;
  }
  const [, slash, name] = TAG.exec(node.value) ?? [];
  const isSecondHalf = slash === '/' && before.some((elder) => isHtml(elder) && opens(elder.value, name));
  if (isSecondHalf) return;
  const isFold = name === 'details' || name === 'summary';
  page.report(
    'html',
    node,
    `raw HTML ${quote(node.value)}`,
    isFold ? '"<details>" around the solution of an exercise only' : 'Markdown',
    isFold ? undefined : 'to show a tag, write it as `code`',
  );
}

/** Reports a comment with an id that names nothing, and notes that nothing heeds. */
export function reportStrayNote(page: Page, node: Html): void {
  const id = idInComment(node.value);
  const failing = noteIn(node.value, FAILS_ON_PURPOSE);
  const sitting = noteIn(node.value, NEW_SITTING);
  const also = alsoInComment(node.value);
  const expected = 'the comment directly below its heading';
  if (id !== null) page.report('id', node, `the id ${quote(id)} below no heading`, expected);
  if (also !== null) page.report('also', node, '"also:" below no heading of a section', expected);
  if (failing !== null)
    page.report('fails-on-purpose', node, `${quote(failing)} below no heading of an example`, expected);
  if (sitting !== null)
    page.report('sitting', node, `${quote(sitting)} below no heading of a section or a step`, expected);
}

const isHtml = (node: { readonly type: string }): node is Html => node.type === 'html';

function opens(html: string, name: string | undefined): boolean {
  const [, slash, opened] = TAG.exec(html) ?? [];
  return slash === '' && opened === name;
}
