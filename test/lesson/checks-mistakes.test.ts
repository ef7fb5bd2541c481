/** Checks: each mistake in a check or an expectation is told once, at its place in the file. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'checks that are no list',
    /- check: Two numbers[\s\S]*?```/,
    'check: Two numbers\n```',
    '172:1: a map in the `yaml` block; expected a list of checks such as "- check: A visitor gets a page"',
  ],
  [
    'a check that is only words',
    '- check: Two numbers are added\n  steps:',
    '- Two numbers are added\n- check: Two numbers are added\n  steps:',
    '172:3: check 1 is "Two numbers are added"; expected a map with "check", what a right program does, and "steps"',
  ],
  [
    'a check without a name',
    '- check: Two numbers are added\n  steps:',
    '- steps:',
    '172:3: check 1 without "check"; expected what a right program does, in a few words',
  ],
  [
    'a check without steps',
    /(- check: Two numbers are added\n) {2}steps:[\s\S]*?```/,
    '$1```',
    '172:3: check 1 without "steps"; expected a list of steps such as "- visit: /theme"',
  ],
  [
    'a check with an unknown field',
    '- check: Two numbers are added\n',
    '- check: Two numbers are added\n  setps: []\n',
    '173:3: unknown field "setps"; expected a check to have only check, values, vary, show headers, steps (did you mean "steps"?)',
  ],
  [
    'a check with a misspelt field',
    /steps:(?=\n {4}- visit: \/add)/,
    'stpes:',
    '173:3: unknown field "stpes"; expected a check to have only check, values, vary, show headers, steps (did you mean "steps"?)',
  ],
  [
    'a misspelt sentence',
    'otherwise: "`/add?a=40',
    'othrwise: "`/add?a=40',
    '184:11: unknown field "othrwise"; expected the expectation "number" to have only number, otherwise, hint (did you mean "otherwise"?)',
  ],
  [
    'a check that expects nothing',
    /(visit: \/hi\n)[\s\S]*?```/,
    '$1```',
    '128:3: a check that every program passes; expected "expect: …" after at least one of its steps',
  ],
  [
    'an unknown expectation',
    '- number: 42',
    '- shows: 42',
    '183:11: unknown expectation "shows"; expected one of answers, status, some text, text, no text, number, header, sets cookie, sets a cookie, no cookie, sends cookie, sends a cookie',
  ],
  [
    'a misspelt expectation',
    '- number: 42',
    '- nubmer: 42',
    '183:11: unknown expectation "nubmer"; expected one of answers, status, some text, text, no text, number, header, sets cookie, sets a cookie, no cookie, sends cookie, sends a cookie (did you mean "number"?)',
  ],
  [
    'an expectation without a sentence',
    '- number: 42\n          otherwise: "`/add?a=40&b=2` ought to show 42."\n',
    '- number: 42\n',
    '183:11: "number" without "otherwise"; expected "otherwise: …", the sentence for a learner whose program does not do this',
  ],
  [
    'a sentence without an expectation',
    '- number: 42\n          otherwise',
    '- otherwise',
    '183:11: an expectation with only "otherwise", "hint"; expected one of answers, status, some text, text, no text, number, header, sets cookie, sets a cookie, no cookie, sends cookie, sends a cookie',
  ],
  [
    'an expectation that is only words',
    '- number: 42\n          otherwise: "`/add?a=40&b=2` ought to show 42."\n          hint: 1',
    '- number 42',
    '183:11: "number 42" in place of an expectation; expected a map such as "status: 200"',
  ],
  [
    'two expectations in one entry',
    '- number: 42\n',
    '- number: 42\n          status: 200\n',
    '184:11: "status" in the expectation "number"; expected "- " before each expectation',
  ],
  [
    'a sentence with nothing in it',
    'otherwise: "`/add?a=40&b=2` ought to show 42."',
    'otherwise: ""',
    '184:22: "otherwise" is empty text; expected "otherwise: …", the sentence for a learner whose program does not do this',
  ],
  [
    'a sentence with raw HTML',
    'otherwise: "`/add?a=40&b=2` ought to show 42."',
    'otherwise: "It <b>ought</b> to show 42."',
    '184:22: raw HTML "<b>"; expected Markdown (to show a tag, write it as `code`)',
  ],
  [
    'a sentence that is a map',
    'otherwise: "`/add?a=40&b=2` ought to show 42."',
    'otherwise: {show: 42}',
    '184:22: "otherwise" is a map; expected "otherwise: …", the sentence for a learner whose program does not do this',
  ],
  [
    'a hint that does not exist',
    '- number: 42\n          otherwise: "`/add?a=40&b=2` ought to show 42."\n          hint: 1',
    '- number: 42\n          otherwise: "`/add?a=40&b=2` ought to show 42."\n          hint: 3',
    '185:17: "hint" is the number 3; expected 1, because there is 1 hint',
  ],
  [
    'a hint where two are',
    '        - text: Ada\n          otherwise: "The page for `/hi?name=Ada` does not show the name."\n          hint: 1',
    '        - text: Ada\n          otherwise: "The page for `/hi?name=Ada` does not show the name."\n          hint: 0',
    '127:17: "hint" is the number 0; expected 1 to 2, because there are 2 hints',
  ],
  [
    'a status that is none',
    '- status: 200\n          otherwise: "`/add',
    '- status: 20\n          otherwise: "`/add',
    '176:19: "status" is the number 20; expected an HTTP status such as 200',
  ],
  [
    'a number with a fraction',
    '- number: 42',
    '- number: 4.2',
    '183:19: "number" is the number 4.2; expected a whole number',
  ],
  [
    'a placeholder without quotes',
    '- text: Ada',
    '- text: {cookie name}',
    '125:17: "text" is a map; expected it in quotes: "{…}"',
  ],
  ['a value without quotes', '- text: Ada', '- text: {word}', '125:17: "text" is a map; expected it in quotes: "{…}"'],
  [
    'a name that has no value',
    '- text: Ada',
    '- text: "{word}"',
    '119:3: "{word}" without a value; expected "word" in the "values" of this check or one above',
  ],
  [
    'a misspelt name of a value',
    '- check: Two numbers are added\n  steps:\n    - visit: /add?a=2&b=3\n',
    '- check: Two numbers are added\n  values: {first: 2 to 9}\n  steps:\n    - visit: /add?a={frist}&b=3\n',
    '172:3: "{frist}" without a value; expected "frist" in the "values" of this check or one above (did you mean "first"?)',
  ],
  [
    'a value that is neither a list, nor a word, nor a range',
    '- check: Two numbers are added\n',
    '- check: Two numbers are added\n  values: {first: some word}\n',
    '173:19: "first" is "some word"; expected a list of texts, "a word", or a range of numbers such as 3 to 12',
  ],
  [
    'a range that goes down',
    '- check: Two numbers are added\n',
    '- check: Two numbers are added\n  values: {first: 9 to 2}\n',
    '173:19: "first" is "9 to 2"; expected a list of texts, "a word", or a range of numbers such as 3 to 12',
  ],
  [
    'a value with the name that counts',
    '- check: Two numbers are added\n',
    '- check: Two numbers are added\n  values: {time: a word}\n',
    '173:12: the name "time", which says how often a step was done; expected a name in small letters, such as word',
  ],
  [
    'something else than the order that varies',
    '- check: Two numbers are added\n',
    '- check: Two numbers are added\n  vary: ordr\n',
    '173:9: "vary" is "ordr"; expected one of order (did you mean "order"?)',
  ],
  [
    'too many times',
    '- visit: /add?a=2&b=3\n',
    '- visit: /add?a=2&b=3\n      times: 3 to 300\n',
    '175:14: "times" is "3 to 300"; expected 0 to 30 times',
  ],
  [
    'a word for how often',
    '- check: Two numbers are added\n  steps:\n    - visit: /add?a=2&b=3\n',
    '- check: Two numbers are added\n  values: {more: a word}\n  steps:\n    - visit: /add?a=2&b=3\n      times: "{more}"\n',
    '176:14: a value that cannot be a number of times; expected a range within 0 to 30',
  ],
  [
    'a number that cannot be worked out',
    '- number: 42',
    '- number: "{a} * 2"',
    '183:19: "number" is "{a} * 2"; expected a number such as "{visits}" or "{visits} + 1"',
  ],
  ['some text that is not yes', '- number: 42', '- some text: no', '183:22: "some text" is "no"; expected yes'],
  ['an answer that is not yes', '- number: 42', '- answers: no', '183:20: "answers" is "no"; expected yes'],
  [
    'a header without its text',
    '- number: 42',
    '- header: Content-Disposition',
    '183:19: "header" is "Content-Disposition"; expected a map such as {Content-Disposition: attachment}',
  ],
  [
    'no header at all',
    '- number: 42',
    '- header: {}',
    '183:19: "header" is an empty map; expected a map such as {Content-Disposition: attachment}',
  ],
  [
    'a header with nothing in it',
    '- number: 42',
    '- header: {X-Content-Type-Options: ""}',
    '183:44: "X-Content-Type-Options" is empty text; expected the text to look for in this header',
  ],
  [
    'two headers at once',
    '- number: 42',
    '- header: {Content-Disposition: attachment, Content-Type: text/plain}',
    '183:53: a second header "Content-Type"; expected "- header: …" for each of them',
  ],
  [
    'a header with a space in its name',
    '- number: 42',
    '- header: {Content Type: text/plain}',
    '183:20: "Content Type" is no name of a header; expected a name such as Content-Disposition',
  ],
  [
    'a cookie looked for in its header',
    '- number: 42',
    '- header: {set-cookie: lang=fr}',
    '183:20: the header "set-cookie"; expected "sets cookie: …" with the name of the cookie',
  ],
  [
    'an answer expected of a step that asks nobody',
    '- visit: /add?a=40&b=2\n      expect:',
    '- close browser:\n      expect:',
    '183:11: an expectation of an answer below a step without a request; expected it below a step that asks a server, such as "visit: /"',
  ],
  [
    'a text with nothing in it',
    '- text: Ada',
    '- text: ""',
    '125:17: "text" is empty text; expected the text to look for',
  ],
  [
    'an expectation that is no list',
    'expect:\n        - number: 42\n          otherwise: "`/add?a=40&b=2` ought to show 42."\n          hint: 1',
    'expect: 42',
    '182:15: "expect" is the number 42; expected a list such as "- status: 200"',
  ],
];

describe('checks', () => {
  it.each(MISTAKES)('are refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
