/** Examples and exercises: each mistake in their parts is told once, at its place. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'an example without a program',
    '```python\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n\n@app.get("/hello")',
    '```text\n@app.get("/hello")',
    '25:1: no `python` block; expected one, the program',
  ],
  [
    'a program under another name',
    /```python(?=\n[^`]*@app.get\("\/hello"\))/,
    '```py',
    '25:1: no `python` block; expected one, the program (write ```python instead of ```py)',
  ],
  [
    'an example without a scenario',
    /```yaml\n- visit: \/hello\n[\s\S]*?```\n\n/,
    '',
    '25:1: no `yaml` block; expected one, the scenario',
  ],
  [
    'an example with two programs',
    'The second page',
    '```python\nprint("more")\n```\n\nThe second page',
    '45:1: a second `python` block; expected one, the program',
  ],
  [
    'text between program and scenario',
    '```yaml\n- visit: /hello',
    'And now:\n\n```yaml\n- visit: /hello',
    '40:1: text between the program and the scenario; expected it above the program',
  ],
  [
    'an empty program',
    /```python\nfrom flask import Flask, request\n\napp = Flask\(__name__\)\n```/,
    '```python\n```',
    '165:1: an empty program; expected some Python',
  ],
  [
    'a blank in an example',
    'request.args.get("name", "stranger")\n```',
    'request.___("name", "stranger")\n```',
    '37:32: a blank "___"; expected a program that is complete',
  ],
  [
    'an exercise without blanks',
    'request.___.get("name", ___)',
    'request.args.get("name")',
    '106:1: a starter without blanks; expected "___" for each blank (or a heading "### Challenge: …")',
  ],
  [
    'an exercise without a task',
    /Fill the blanks[^\n]*\n\n/,
    '',
    '102:1: no task; expected what to do, above the starter',
  ],
  [
    'an exercise without checks',
    /```yaml\n- check: A visitor[\s\S]*?```\n\n/,
    '',
    '102:1: no `yaml` block; expected one, the checks',
  ],
  [
    'text below the checks',
    '**Hint:** The values of',
    'Hint: the values of',
    '140:1: text below the starter; expected it in the task above, or after "**Hint:**"',
  ],
  [
    'an explanation in an exercise',
    '**Hint:** The values of',
    '**Why:** Practice.\n\n**Hint:** The values of',
    '140:1: "**Why:**" in an exercise; expected "**Hint:**" (the others belong to questions)',
  ],
  [
    'an exercise without a solution',
    /<details>\n[\s\S]*?<\/details>\n\n(?=### Challenge)/,
    '',
    '102:1: no solution; expected a `python` block folded between "<details>" and "</details>"',
  ],
  [
    'a solution with a blank left',
    'name = request.args.get("name", "world")',
    'name = request.args.get("name", ___)',
    '155:37: a blank "___"; expected a program that is complete',
  ],
  [
    'a solution in another language',
    '<summary>Solution</summary>\n\n```python',
    '<summary>Solution</summary>\n\n```text',
    '147:1: something beside the program in the solution; expected a `python` block only',
  ],
  [
    'a solution right below the summary',
    '<summary>Solution</summary>\n\n',
    '<summary>Solution</summary>\n',
    '144:1: a code block right below a tag; expected a blank line between the two',
  ],
  [
    'a fold with nothing in it',
    /(<summary>Solution<\/summary>\n\n)[\s\S]*?```\n\n/,
    '$1',
    '144:1: a fold without a solution; expected a `python` block in it',
  ],
  [
    'a fold that is never closed',
    '</details>\n\n### Challenge',
    '### Challenge',
    '144:1: "<details>" without "</details>"; expected "</details>" below the solution',
  ],
  [
    'a fold that is never opened',
    '<details>\n<summary>',
    '<summary>',
    '144:1: a fold without its beginning; expected "<details>" above the solution',
  ],
  [
    'two folds',
    '### Challenge',
    '<details>\n\n```python\npass\n```\n\n</details>\n\n### Challenge',
    '161:1: a second fold; expected one, around the solution',
  ],
  [
    'text below the solution',
    '### Challenge',
    'Well done.\n\n### Challenge',
    '161:1: text below the solution; expected "**Hint:**", or the text in the task above',
  ],
  [
    'text in the solution',
    '</details>\n\n### Challenge',
    'Well done.\n\n</details>\n\n### Challenge',
    '159:1: something beside the program in the solution; expected a `python` block only',
  ],
];

describe('an example or exercise', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
