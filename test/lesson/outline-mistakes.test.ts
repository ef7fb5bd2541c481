/** Headings, sections and ids: each mistake is told once, at its place, with what was expected. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'a heading that is not the title',
    '# Greeting by Name',
    '# Greetings',
    '13:1: the heading "Greetings"; expected "Greeting by Name", as "title" says above',
  ],
  [
    'a lesson without its heading',
    '# Greeting by Name\n\n',
    '',
    '13:1: no heading "# Title"; expected one "#" heading below the front matter, the same as its title',
  ],
  [
    'text above the heading',
    '# Greeting by Name',
    'Hello.\n\n# Greeting by Name',
    '13:1: something above the heading "# Title"; expected it below the heading',
  ],
  [
    'a second # heading',
    '## Practice',
    '# Practice',
    '88:1: a second "#" heading "Practice"; expected "##" for a section (a file is one lesson)',
  ],
  [
    'a section with nothing in it',
    '## Practice\n\nNow',
    '## Empty\n\n## Practice\n\nNow',
    '88:1: nothing below the heading "Empty"; expected some text, an example, a question or an exercise',
  ],
  [
    'a text heading with nothing below it',
    '## Practice',
    '### More about it\n\n## Practice',
    '88:1: nothing below the heading "More about it"; expected some text',
  ],
  [
    'a step with nothing below it',
    '## Practice',
    '### Question: What now\n\n## Practice',
    '88:1: nothing below the heading "What now"; expected the question',
  ],
  [
    'a heading without words',
    '## Practice',
    '##\n\nNow.\n\n## Practice',
    '88:1: a heading without words; expected a title after the "#"',
  ],
  [
    'a step without a title',
    '### Question: Read a value',
    '### Question:',
    '47:1: "Question:" without a title; expected a few words after "Question:"',
  ],
  [
    'a misspelt kind of step',
    '### Question: Read a value',
    '### Qestion: Read a value',
    '47:1: the heading "Qestion: Read a value"; expected "Question: …"',
  ],
  [
    'a kind of step in lower case',
    '### Example: A page',
    '### example: A page',
    '25:1: the heading "example: A page that knows a name"; expected "Example: …"',
  ],
  [
    'a section without a space behind its signs',
    '## Practice',
    '##Practice',
    '88:1: "##" without a space, so that it is plain text; expected a space behind it: "## Practice"',
  ],
  [
    'a section without that space right below words',
    '## Practice\n',
    'Go on.\n##Practice\n',
    '89:1: "##" without a space, so that it is plain text; expected a space behind it: "## Practice"',
  ],
  [
    'a title without a space behind its sign',
    '# Greeting by Name',
    '#Greeting by Name',
    '13:1: "#" without a space, so that it is plain text; expected a space behind it: "# Greeting by Name"',
  ],
  [
    'a question without a colon',
    '### Question: Read a value',
    '### Question read a value',
    '47:1: the heading "Question read a value" without a colon; expected "### Question: …"',
  ],
  [
    'a question with a dash in place of the colon',
    '### Question: Read a value',
    '### Question – Read a value',
    '47:1: the heading "Question – Read a value" without a colon; expected "### Question: …"',
  ],
  [
    'a question with a number in front of the colon',
    '### Question: Read a value',
    '### Question 1: Read a value',
    '47:1: the heading "Question 1: Read a value" without a colon; expected "### Question: …"',
  ],
  [
    'a question that is not called anything',
    '### Question: Read a value',
    '### Question',
    '47:1: the heading "Question" without a colon; expected "### Question: …"',
  ],
  [
    'an example without a colon',
    '### Example: A page',
    '### Example of a page',
    '25:1: the heading "Example of a page that knows a name" without a colon; expected "### Example: …"',
  ],
  [
    'an exercise without a colon',
    '### Exercise: Greet',
    '### exercise, greet',
    '102:1: the heading "exercise, greet a visitor" without a colon; expected "### Exercise: …"',
  ],
  [
    'a step on the level of sections',
    '### Exercise: Greet a visitor',
    '## Exercise: Greet a visitor',
    '102:1: "Exercise: Greet a visitor" with "##"; expected "###", which starts a step',
  ],
  [
    'a step on the level of text',
    '### Exercise: Greet a visitor',
    '#### Exercise: Greet a visitor',
    '102:1: "Exercise: Greet a visitor" with "####"; expected "###", which starts a step',
  ],
  [
    'words made a heading by the line below',
    'the **query string**: `/hello?name=Ada`.\n\n---',
    'the **query string**: `/hello?name=Ada`.\n---',
    '19:1: the heading "What follows the ? in an address is the query string: /hello…", made by the line below it; expected a blank line between it and "---"',
  ],
  [
    'a heading underlined with =',
    '# Greeting by Name',
    'Greeting by Name\n================',
    '13:1: the heading "Greeting by Name", made by the line below it; expected "# " before it instead',
  ],
  [
    'two headings that make the same id',
    '### Question: When nothing is sent',
    '### Question: Read a value!',
    '66:1: the heading "Read a value!" has the id "read-a-value", as line 47 has; expected an id of its own (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'an id that the lesson itself uses',
    '## Practice',
    '## Score',
    '88:1: the heading "Score" has the id "score"; expected another id, because every lesson has a step of that name (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'an id that the introduction has',
    '## The query string',
    '## Introduction',
    '17:1: the heading "Introduction" has the id "introduction"; expected another id, because every lesson has a step of that name (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'an id that is too long',
    '### Question: Read a value',
    '### Question: Read a value from the query string of any address',
    '47:1: the heading "Read a value from the query string of any address" has an id of 49 characters: "read-a-value-from-the-query-string-of-any-address"; expected at most 48 (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'a heading that makes no id',
    '### Question: Read a value',
    '### Question: 何？',
    '47:1: the heading "何？" makes no id; expected a heading with a letter from a to z or a digit (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'an id comment that is no id',
    '### Question: Read a value\n',
    '### Question: Read a value\n<!-- id: Read_it -->\n',
    '48:1: the id "Read_it"; expected lower-case letters, digits and hyphens',
  ],
  [
    'an id comment that another heading makes',
    '### Question: Read a value\n',
    '### Question: Read a value\n<!-- id: practice -->\n',
    '89:1: the heading "Practice" has the id "practice", as line 48 has; expected an id of its own (reword the heading, or put a comment such as <!-- id: another-name --> below it)',
  ],
  [
    'an id comment that is not below its heading',
    'Flask puts',
    '<!-- id: flask -->\n\nFlask puts',
    '23:1: the id "flask" below no heading; expected the comment directly below its heading',
  ],
  [
    'an id comment inside a heading',
    '## Practice',
    '## Practice <!-- id: exercises -->',
    '88:13: the id "exercises" below no heading; expected the comment directly below its heading',
  ],
  [
    'an id comment for the introduction',
    '# Greeting by Name\n',
    '# Greeting by Name\n<!-- id: hello -->\n',
    '14:1: the id "hello"; expected none here; it is always "introduction"',
  ],
  [
    'words that a section is asked for with, below no section',
    'Flask puts',
    '<!-- also: greet, hello -->\n\nFlask puts',
    '23:1: "also:" below no heading of a section; expected the comment directly below its heading',
  ],
  [
    'words that a step is asked for with',
    '### Question: Read a value\n',
    '### Question: Read a value\n<!-- also: greet -->\n',
    '48:1: "also:" below no heading of a section; expected the comment directly below its heading',
  ],
  [
    'no words that a section is asked for with',
    '## Practice\n',
    '## Practice\n<!-- also: , -->\n',
    '89:1: "also:" with nothing behind it; expected a list of at most 400 words or phrases, with commas between',
  ],
  [
    'the same words twice',
    '## Practice\n',
    '## Practice\n<!-- also: do it, task, Do it -->\n',
    '89:1: "Do it" a second time; expected each once',
  ],
  [
    'a whole paragraph as the words for a section',
    '## Practice\n',
    `## Practice\n<!-- also: ${'many words '.repeat(8)}-->\n`,
    `89:1: "${'many words '.repeat(6).slice(0, 60)}…"; expected a word or a few, at most 60 characters`,
  ],
  [
    'a bite whose id a heading has',
    '### Example: A page',
    '### The query string 2\n\nMore.\n\n### Example: A page',
    '23:1: bite 2 below the heading has the id "the-query-string-2", as line 25 has; expected an id of its own (give the bite a "###" heading of its own, or the heading above another id)',
  ],
  [
    'a --- with nothing above it',
    'What follows',
    '---\n\nWhat follows',
    '19:1: a line "---" with no text above or below it; expected text on both sides of "---"',
  ],
  [
    'a --- with nothing below it',
    '### Example: A page',
    '---\n\n### Example: A page',
    '25:1: a line "---" with no text above or below it; expected text on both sides of "---"',
  ],
  [
    'a lesson without its end',
    /## Complete[\s\S]*/,
    '',
    '206:1: no "## Complete"; expected the closing message under it, at the end of the file',
  ],
  [
    'an end with nothing in it',
    /(## Complete)[\s\S]*/,
    '$1\n',
    '206:1: nothing below "## Complete"; expected the closing message',
  ],
  [
    'two ends',
    '## Practice',
    '## Complete\n\nDone.\n\n## Practice',
    '88:1: "## Complete" above another one; expected one closing message',
  ],
  [
    'a step below the end',
    /$/,
    '\n### One more\n\nYes.\n',
    '210:1: "One more" below "## Complete"; expected it above, for that comes last',
  ],
  [
    'a section below the end',
    /$/,
    '\n## And then\n\nMore.\n',
    '210:1: "And then" below "## Complete"; expected it above, for that comes last',
  ],
  [
    'an end of two bites',
    /$/,
    '\n---\n\nBye.\n',
    '210:1: a line "---"; expected it between paragraphs of text only, where it starts a new bite',
  ],
];

describe('an outline', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
