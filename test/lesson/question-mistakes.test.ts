/** Questions: each mistake is told once, at its place, with what was expected. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'no option that is ticked',
    '- [x] `request.args.get("name")`',
    '- [ ] `request.args.get("name")`\n\n  No.',
    '51:1: no option is ticked; expected "- [x]" before the right one, or before each right one',
  ],
  [
    'no option that is ticked, and no reason below the right one',
    '- [x] `request.args.get("name")`',
    '- [ ] `request.args.get("name")`',
    '51:1: no option is ticked; expected "- [x]" before the right one, or before each right one',
  ],
  [
    'a typed question below a heading of another language',
    "### Question: The mapping's name",
    "### Frage: The mapping's name",
    `92:1: "**Answers:**", "**Why:**", "**Hint:**" below the heading "Frage: The mapping's name"; expected "### Question: …", "### Recall: …" or "### Predict: …" above them`,
  ],
  [
    'all options ticked',
    /- \[ \](?= `request\.(?:cookies|form))/g,
    '- [x]',
    '51:1: every option is ticked; expected one that is wrong, "- [ ]"',
  ],
  ['one option only', /- \[ \] `request\.cookies[\s\S]*?POST\.\n/, '', '51:1: 1 option; expected 2 to 6'],
  [
    'seven options',
    '**Why:** `request.args` holds',
    '- [ ] a\n\n  No.\n\n- [ ] b\n\n  No.\n\n- [ ] c\n\n  No.\n\n- [ ] d\n\n  No.\n\n**Why:** `request.args` holds',
    '51:1: 7 options; expected 2 to 6',
  ],
  [
    'a wrong option that does not say why',
    '\n  Cookies come in a header of their own, not in the address.\n\n',
    '',
    '52:1: option "request.cookies.get("name")" is wrong but does not say why; expected a paragraph below it',
  ],
  [
    'a wrong option whose reason has no blank line above',
    '- [ ] `request.cookies.get("name")`\n\n',
    '- [ ] `request.cookies.get("name")`\n',
    '52:1: option "request.cookies.get("name") Cookies come in a header of thei…" is wrong but does not say why; expected a paragraph below it (leave a blank line between the option and its explanation)',
  ],
  [
    'a reason that is not indented',
    '  That is for values',
    'That is for values',
    '58:1: text outside the options; expected "**Why:**" or another option here (an explanation stands below its option, after a blank line, behind two spaces)',
  ],
  [
    'two options with the same words',
    '`request.form.get("name")`',
    '`request.cookies.get("name")`',
    '56:1: the option "request.cookies.get("name")" a second time; expected options that differ (the first is in line 52)',
  ],
  [
    'the first option without a space behind its sign',
    '- [x] `request.args',
    '-[x] `request.args',
    '51:1: "-" without a space, so that it is plain text; expected a space behind it: "- [x] …"',
  ],
  [
    'another option without that space, right below one',
    '- [ ] `request.cookies',
    '-[ ] `request.cookies',
    '52:1: "-" without a space, so that it is plain text; expected a space behind it: "- [ ] …"',
  ],
  [
    'an option without a box',
    '- [ ] `request.form.get("name")`',
    '- `request.form.get("name")`',
    '56:1: an option "request.form.get("name")" without a box; expected "- [ ] …" or "- [x] …" (with a space between the brackets and one after them)',
  ],
  [
    'a box without its space',
    '- [ ] `request.form.get("name")`',
    '- []`request.form.get("name")`',
    '56:1: an option "[]request.form.get("name")" without a box; expected "- [ ] …" or "- [x] …" (with a space between the brackets and one after them)',
  ],
  [
    'options without any box',
    /- \[x\] `request\.args[\s\S]*?POST\.\n/,
    '- `request.args`\n- `request.cookies`\n',
    '51:1: a list without boxes to tick; expected "- [x] " before the right option and "- [ ] " before others',
  ],
  [
    'a question without an explanation',
    /\*\*Why:\*\* `request[^\n]*\n\n/,
    '',
    '47:1: a question without "**Why:**"; expected a paragraph "**Why:** …" that explains the answer',
  ],
  [
    'a question without answers',
    /\*\*Answers:\*\*[^\n]*\n\n/,
    '',
    '92:1: a question without answers; expected options "- [ ] …" and "- [x] …", or "**Answers:** `…`"',
  ],
  [
    'a question without a prompt',
    /What is the attribute[^\n]*\n\n/,
    '',
    '92:1: a question without a prompt; expected what is asked, above the answers',
  ],
  [
    'options and typed answers',
    '**Why:** The second argument',
    '**Answers:** `x`\n\n**Why:** The second argument',
    '86:1: both options to tick and "**Answers:**"; expected one of the two',
  ],
  [
    'an explanation with nothing in it',
    /\*\*Why:\*\* They[^\n]*/,
    '**Why:**',
    '98:1: nothing after "**Why:**"; expected text after it',
  ],
  ['two explanations', '**Hint:** Four letters.', '**Why:** Four letters.', '100:1: a second "**Why:**"; expected one'],
  [
    'an explanation without a blank line above',
    '**Answers:** `args`, `request.args`\n\n',
    '**Answers:** `args`, `request.args`\n',
    '97:1: "**Why:**" inside other text; expected a blank line above it, and no spaces in front of it',
  ],
  [
    'an explanation that is indented into an option',
    '**Why:** The second argument',
    '  **Why:** The second argument',
    '86:3: "**Why:**" inside other text; expected a blank line above it, and no spaces in front of it',
  ],
  [
    'a marker with its colon outside',
    '**Hint:** Four letters.',
    '**Hint**: Four letters.',
    '100:1: "**Hint**"; expected "**Hint:**"',
  ],
  [
    'a marker with a number',
    '**Hint:** Four letters.',
    '**Hint 1:** Four letters.',
    '100:1: "**Hint 1:**"; expected "**Hint:**"',
  ],
  [
    'a marker in the singular',
    '**Answers:** `args`, `request.args`',
    '**Answer:** `args`',
    '96:1: "**Answer:**"; expected "**Answers:**"',
  ],
  [
    'answers that are not in code',
    '**Answers:** `args`, `request.args`',
    '**Answers:** args',
    '96:13: "args" among the answers; expected each answer in `code`, with commas between',
  ],
  [
    'one answer that is not in code',
    '**Answers:** `args`, `request.args`',
    '**Answers:** `args` or request.args',
    '96:20: "or request.args" among the answers; expected each answer in `code`, with commas between',
  ],
  [
    'answers with nothing in them',
    '**Answers:** `args`, `request.args`',
    '**Answers:**',
    '96:1: nothing after "**Answers:**"; expected text after it',
  ],
  [
    'an empty answer',
    '**Answers:** `args`, `request.args`',
    '**Answers:** `args`, ` `',
    '96:22: an empty answer; expected something to type',
  ],
  [
    'text below the answers',
    '`args`, `request.args`\n',
    '`args`, `request.args`\n\nGood luck.\n',
    '98:1: text below the accepted answers; expected "**Why:**" here',
  ],
];

describe('a question', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
