/**
 * Single texts on their way to and from Discord: shortened labels, and plain text made safe in Discord's Markdown.
 *
 * Safe text is shown as it is, whatever it says. A backslash before ASCII punctuation keeps its meaning away; where
 * backslashes do not reach (mentions are found by the server in the raw text, and code takes no escapes) an invisible
 * zero-width space breaks the pattern.
 */

const ZERO_WIDTH_SPACE = '\u200b';

/** Space within a line: over line ends these patterns would look at a run of empty lines again from each of them. */
const INDENT = '[^\\S\\n\\u2028\\u2029]*';
const LINE_MARK = new RegExp(`^(${INDENT})([#>+-])`, 'gm');
const LINE_NUMBER = new RegExp(`^(${INDENT}\\d+)([.)])`, 'gm');

/** Most of a lesson: words and stops, which mean nothing wherever they stand. It saves looking for each mark in turn. */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z0-9 .,;?!'"()/=&%‘’“”…–—]*$/;

/** Text for the middle or the start of a line: no markup, mention, link, emoji, timestamp, heading, list or quote. */
export function escapeText(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return tidy(text)
    .replace(/[\\*_~|`<[\]]/g, '\\$&')
    .replace(/:(?=\S)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`)
    .replace(/\\<(?=[@#])/g, `\\<${ZERO_WIDTH_SPACE}`)
    .replace(LINE_MARK, '$1\\$2')
    .replace(LINE_NUMBER, '$1\\$2');
}

/** Inline code; backticks inside stay visible. The empty string when there is nothing to show. */
export function escapeCode(text: string): string {
  const code = defuseMentions(tidy(text));
  if (code === '') return '';
  if (!code.includes('`')) return `\`${code}\``;
  // Three backticks would open a block, so a run of them is broken up and a fence of two is always enough.
  const separated = code.replace(/`(?=`)/g, `\`${ZERO_WIDTH_SPACE}`);
  const start = separated.startsWith('`') ? ' ' : '';
  const end = separated.endsWith('`') ? ' ' : '';
  return `\`\`${start}${separated}${end}\`\``;
}

/** A fenced block. The empty string when there is nothing to show. */
export function escapeCodeBlock(language: string, code: string): string {
  const shown = defuseMentions(toWellFormed(code).replace(/\r\n?/g, '\n')).replace(
    /``(?=`)/g,
    `\`\`${ZERO_WIDTH_SPACE}`,
  );
  if (shown.trim() === '') return '';
  const highlighter = /^[a-z0-9+#.-]*$/i.test(language) ? language : '';
  return `\`\`\`${highlighter}\n${shown}\n\`\`\``;
}

/** What a learner copied from a message of ours, without the zero-width spaces that keep marks and mentions apart in it. */
export const withoutEscapes = (typed: string): string =>
  typed.replace(/(?<=`)\u200b(?=`)|(?<=@)\u200b(?=everyone|here)|(?<=<)\u200b(?=[@#])/gi, '');

/** The target of a link, or null when it is not one that Discord opens (`http`, `https`). */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return href.replace(/[\\()<>[\]*~|`@]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Code takes no escapes; Discord does not ping from code, and this does not rely on it. */
const defuseMentions = (code: string): string =>
  code.replace(/@(?=everyone|here)/gi, `@${ZERO_WIDTH_SPACE}`).replace(/<(?=[@#][!&]?\d)/g, `<${ZERO_WIDTH_SPACE}`);

/** What is looked for one by one below; most texts have none of it. */
const UNTIDY = /[\r\ud800-\udfff\u202a-\u202e\u2066-\u2069]/;

const tidy = (text: string): string =>
  UNTIDY.test(text) ? balanceDirection(toWellFormed(text)).replace(/\r\n?/g, '\n') : text;

/** Half a surrogate pair is not text that JSON can carry; it becomes the replacement character. */
const toWellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/**
 * Closes the direction overrides, embeddings and isolates that a text leaves open, so that it cannot turn round the
 * sentence that follows it (Unicode Bidirectional Algorithm, X1–X8).
 */
function balanceDirection(text: string): string {
  const openings: string[] = [];
  for (const [character] of text.matchAll(/[\u202a-\u202e\u2066-\u2069\n]/g)) {
    if (character === '\n') openings.length = 0;
    else if (character === '\u202c' || character === '\u2069') {
      if (openings.at(-1) === character) openings.pop();
    } else openings.push(character >= '\u2066' ? '\u2069' : '\u202c');
  }
  return text + openings.reverse().join('');
}

/** Shortens a label to what Discord takes; only labels are ever shortened, and never to nothing. */
export function clipLabel(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line === '' ? '…' : line;
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
