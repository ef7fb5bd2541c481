/** The front matter: each mistake is told once, at its place, with what was expected. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'front matter that is missing',
    /^---[\s\S]*?---\n\n/,
    '',
    '1:1: no front matter; expected a line "---", "title: …" and the other fields, and a line "---"',
  ],
  [
    'front matter that is never closed',
    'title: Forms\n---',
    'title: Forms',
    '1:1: front matter without an end; expected a second line "---" below its fields',
  ],
  [
    'front matter that is never closed, in a lesson without ---',
    /(title: Forms\n)---([\s\S]*?)---\n\n/,
    '$1$2',
    '1:1: front matter without an end; expected a second line "---" below its fields',
  ],
  [
    'an empty line above the front matter',
    /^---/,
    '\n---',
    '1:1: no front matter; expected a line "---", "title: …" and the other fields, and a line "---" (nothing stands above it, not even an empty line)',
  ],
  [
    'YAML with a second colon in a value',
    'course: Flask',
    'course: Flask: the basics',
    '3:9: YAML that cannot be read in "course: Flask: the basics"; expected quotes around a value that has ": " in it, and fields that belong together in one column',
  ],
  [
    'a tab in front of a field',
    'next:\n  title',
    'next:\n\ttitle',
    '10:1: YAML that cannot be read in "title: Forms"; expected spaces, not tabs, in front of the words',
  ],
  [
    'a field that is there twice',
    'minutes: 5',
    'minutes: 5\nminutes: 6',
    '6:1: the field "minutes" a second time; expected each field once (is a "- " missing?)',
  ],
  [
    'a quote that is never closed',
    'course: Flask',
    'course: "Flask',
    '10:15: YAML that cannot be read in "title: Forms"; expected a closing quote',
  ],
  [
    'an alias',
    'course: Flask',
    'course: *flask',
    '3:9: an alias "*flask"; expected the value itself (in quotes, "*" and "!" are plain text)',
  ],
  [
    'an unknown field',
    'minutes: 5',
    'minutes: 5\nlevel: easy',
    '6:1: unknown field "level"; expected the front matter to have only title, course, summary, minutes, outcomes, also, show headers, next',
  ],
  [
    'a misspelt field that may be left out',
    'next:',
    'nest:',
    '9:1: unknown field "nest"; expected the front matter to have only title, course, summary, minutes, outcomes, also, show headers, next (did you mean "next"?)',
  ],
  [
    'a misspelt field that is needed',
    'course: Flask',
    'coures: Flask',
    '3:1: unknown field "coures"; expected the front matter to have only title, course, summary, minutes, outcomes, also, show headers, next (did you mean "course"?)',
  ],
  [
    'an unknown field below next',
    '  title: Forms',
    '  title: Forms\n  leson: forms',
    '11:3: unknown field "leson"; expected "next" to have only title, lesson, promise (did you mean "lesson"?)',
  ],
  [
    'a field that is missing',
    'summary: Read',
    '# summary: Read',
    '2:1: no "summary" in the front matter; expected one plain sentence in one line',
  ],
  [
    'a field with nothing in it',
    'course: Flask',
    'course:',
    '3:1: "course" is empty; expected the name of the course, in one line of text',
  ],
  [
    'a number in place of words',
    'course: Flask',
    'course: 101',
    '3:9: "course" is the number 101; expected the name of the course, in one line of text',
  ],
  [
    'words in place of a number',
    'minutes: 5',
    'minutes: five',
    '5:10: "minutes" is "five"; expected a whole number of minutes from 1 to 600',
  ],
  [
    'half a minute',
    'minutes: 5',
    'minutes: 0.5',
    '5:10: "minutes" is the number 0.5; expected a whole number of minutes from 1 to 600',
  ],
  [
    'outcomes that are no list',
    /outcomes:\n.*\n.*\n/,
    'outcomes: read a value\n',
    '6:11: "outcomes" is "read a value"; expected a list of what the learner can do afterwards, one "- …" a line',
  ],
  [
    'an outcome that is no text',
    '  - give a default for a visitor who sends none',
    '  - [give, a, default]',
    '8:5: entry 2 of "outcomes" is a list; expected one line that completes "You can now …"',
  ],
  [
    'no outcomes',
    /outcomes:\n.*\n.*\n/,
    'outcomes: []\n',
    '6:11: "outcomes" is an empty list; expected a list of what the learner can do afterwards, one "- …" a line',
  ],
  [
    'a summary that is too long',
    'and greet them by it.',
    'and greet them by it, as every good page does that wants to be liked by people.',
    '4:10: "summary" has 119 characters; expected one plain sentence of at most 100 characters',
  ],
  [
    'a next lesson without a title',
    'next:\n  title: Forms',
    'next:\n  lesson: forms',
    '10:3: "next" without "title"; expected the title of the lesson that follows, in one line of text',
  ],
  [
    'a next lesson whose id is none',
    '  title: Forms',
    '  title: Forms\n  lesson: Forms.md',
    '11:11: "lesson" is "Forms.md"; expected the id of a lesson: its file\'s name without ".md"',
  ],
  [
    'a list in place of fields',
    /^---[\s\S]*?---\n/,
    '---\n- title\n---\n',
    '2:1: a list in the front matter; expected fields such as "title: …" and "summary: …"',
  ],
  [
    'front matter with nothing in it',
    /^---[\s\S]*?---\n/,
    '---\n---\n',
    '1:1: nothing in the front matter; expected fields such as "title: …" and "summary: …"',
  ],
];

describe('front matter', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
