/** Text: what a chat cannot show is refused at its place, and what is never closed is found. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'raw HTML in a line',
    'are always text',
    'are <b>always</b> text',
    '23:53: raw HTML "<b>"; expected Markdown (to show a tag, write it as `code`)',
  ],
  [
    'raw HTML in a block',
    'Flask puts',
    '<div class="note">\nLook.\n</div>\n\nFlask puts',
    '23:1: raw HTML "<div class="note"> Look. </div>"; expected Markdown (to show a tag, write it as `code`)',
  ],
  [
    'raw HTML in a heading',
    '## Practice',
    '## Practice <kbd>x</kbd>',
    '88:13: raw HTML "<kbd>"; expected Markdown (to show a tag, write it as `code`)',
  ],
  [
    'a fold outside an exercise',
    'Flask puts',
    '<details>\n\nFlask puts',
    '23:1: raw HTML "<details>"; expected "<details>" around the solution of an exercise only',
  ],
  [
    'a picture',
    'They are always text.',
    'They are ![always](a.png) text.',
    '23:53: a picture among words; expected it on lines of its own, with an empty line above and below',
  ],
  [
    'a footnote',
    'They are always text.',
    'They are always text.[^1]\n\n[^1]: Really.',
    '23:65: a footnote "[^1]"; expected its words in the text itself',
  ],
  [
    'a footnote that nothing refers to',
    'They are always text.',
    'They are always text.\n\n[^1]: Really.',
    '25:1: a footnote "[^1]"; expected its words in the text itself',
  ],
  [
    'a link that runs a script',
    'They are always text.',
    'They are always [text](javascript:alert(1)).',
    '23:60: a link to "javascript:alert(1)"; expected a full address that begins with https://, http:// or mailto:',
  ],
  [
    'a link without a host',
    'They are always text.',
    'They are always [text](uploads.md).',
    '23:60: a link to "uploads.md"; expected a full address that begins with https://, http:// or mailto: (learners open that lesson by typing "lesson uploads")',
  ],
  [
    'a link by reference that runs a script',
    'They are always text.',
    'They are always [text][a].\n\n[a]: javascript:alert(1)',
    '23:60: a link to "javascript:alert(1)"; expected a full address that begins with https://, http:// or mailto:',
  ],
  [
    'a link without words',
    'They are always text.',
    'They are always text. [](https://example.com)',
    '23:66: a link to "https://example.com" without words; expected words to click on between the brackets',
  ],
  [
    'boxes to tick in text',
    ' They are always text.',
    '\n\n- [ ] They are always text.',
    '25:1: a list with boxes to tick; expected one under "### Question: …" only',
  ],
  [
    'a heading that is too deep',
    ' They are always text.',
    '\n\n##### They are always text.\n\nReally.',
    '25:1: a heading "#####" inside the text; expected "####" for a heading inside the text',
  ],
  [
    'a heading in a quote',
    ' They are always text.',
    '\n\n> ## They are always text.',
    '25:3: a heading "##" inside the text; expected "####" for a heading inside the text',
  ],
  [
    'a table row with too many cells',
    'They are always text.',
    'They:\n\n| a | b |\n|---|---|\n| `x|y` | z |',
    '27:1: a table row of 3 cells; expected 2, as in its header (a "|" inside a cell is written "\\|")',
  ],
  [
    'a --- in an example',
    'The second page',
    '---\n\nThe second page',
    '45:1: a line "---"; expected it between paragraphs of text only, where it starts a new bite',
  ],
  [
    'a code block that is never closed',
    '    return "Hello, " + request.args.get("name", "stranger")\n```\n',
    '    return "Hello, " + request.args.get("name", "stranger")\n',
    '29:1: a code block without an end; expected a line "```" above line 39, where the next block begins',
  ],
  [
    'a code block that is never closed at the end',
    /$/,
    '\n```\nmore\n',
    '210:1: a code block without an end; expected a line "```" below it',
  ],
  [
    'a comment that is never closed',
    '## Practice',
    '<!-- later\n\n## Practice',
    '88:1: a comment without an end; expected "-->" after it',
  ],
];

describe('text', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
