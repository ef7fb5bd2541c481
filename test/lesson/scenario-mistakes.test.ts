/** Scenarios: each mistake in a step is told once, at its place in the file, not in the block. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

const KNOWN =
  'one of visit, post, fetch, image, frame, close browser, wait, read document.cookie, write document.cookie, third-party cookies, open private window, edit cookie, tamper with cookie, delete cookie, use browser';

/** What is wrong; what is replaced in greetings.md, and by what; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, find: string | RegExp, replacement: string, problem: string])[] = [
  [
    'a misspelt step',
    '- visit: /hello\n',
    '- visti: /hello\n',
    `41:3: unknown step "visti"; expected ${KNOWN} (did you mean "visit"?)`,
  ],
  [
    'a step that does not exist',
    '- visit: /hello\n',
    '- jump: /hello\n',
    `41:3: unknown step "jump"; expected ${KNOWN}`,
  ],
  [
    'a step without a space after the colon',
    '- visit: /hello\n',
    '- visit:/hello\n',
    `41:3: unknown step "visit:/hello"; expected ${KNOWN} (a space goes after the colon)`,
  ],
  [
    'a step without its colon',
    '- visit: /hello\n',
    '- visit /hello\n',
    `41:3: unknown step "visit /hello"; expected ${KNOWN} (a colon goes behind the step: did you mean "visit: /hello"?)`,
  ],
  [
    'a longer step without its colon',
    '- visit: /hello\n',
    '- visit: /hello\n- edit cookie lang\n',
    `42:3: unknown step "edit cookie lang"; expected ${KNOWN} (a colon goes behind the step: did you mean "edit cookie: lang"?)`,
  ],
  [
    'a step by the name that HTTP has for it',
    '- visit: /hello\n',
    '- GET: /hello\n',
    `41:3: unknown step "GET"; expected ${KNOWN} (did you mean "visit"?)`,
  ],
  [
    'an address without its scheme',
    '- visit: /hello\n',
    '- visit: shop.app.test/hello\n',
    '41:10: "visit" is "shop.app.test/hello"; expected a path such as /theme, or a full http:// or https:// address (did you mean "https://shop.app.test/hello"?)',
  ],
  [
    'a step with nothing after it',
    '- visit: /hello\n',
    '- visit:\n',
    '41:3: "visit" is empty; expected a path such as /theme, or a full http:// or https:// address',
  ],
  [
    'a step that takes nothing',
    '- visit: /hello\n',
    '- close browser: now\n',
    '41:18: "close browser" is "now"; expected nothing after it',
  ],
  [
    'two steps in one entry',
    '- visit: /hello\n',
    '- visit: /hello\n  wait: 1 day\n',
    '42:3: "wait" in the step "visit"; expected "- " before each step',
  ],
  [
    'a field of another step',
    '- visit: /hello\n',
    '- visit: /hello\n  form: {a: b}\n',
    '42:3: unknown field "form"; expected the step "visit" to have only visit, from, on, headers, show headers',
  ],
  [
    'a field of a step that has none',
    '- visit: /hello\n',
    '- wait: 1 day\n  from: https://other.test\n',
    '42:3: unknown field "from"; expected the step "wait" to have only wait',
  ],
  [
    'an entry that is a number',
    '- visit: /hello\n',
    '- 7\n',
    '41:3: the number 7 in place of a step; expected a step such as "visit: /theme"',
  ],
  [
    'an entry that is a list',
    '- visit: /hello\n',
    '- [visit]\n',
    '41:3: a list in place of a step; expected a step such as "visit: /theme"',
  ],
  [
    'a scenario with nothing in it',
    /- visit: \/hello\n.*\n/,
    '',
    '40:1: nothing in the `yaml` block; expected a list of steps such as "- visit: /theme"',
  ],
  [
    'a scenario that is no list',
    /- visit: \/hello\n.*\n/,
    'visit: /hello\n',
    '41:1: a map in the `yaml` block; expected a list of steps such as "- visit: /theme"',
  ],
  [
    'a scenario that is no YAML',
    '- visit: /hello\n',
    '- visit: /hello\n   from: x\n',
    '41:10: YAML that cannot be read in "- visit: /hello"; expected quotes around a value that has ": " in it, and fields that belong together in one column',
  ],
  [
    'a path without its slash',
    '- visit: /hello\n',
    '- visit: hello\n',
    '41:10: "visit" is "hello"; expected a path such as /theme, or a full http:// or https:// address (did you mean "/hello"?)',
  ],
  [
    'an address of another kind',
    '- visit: /hello\n',
    '- visit: ftp://app.test/hello\n',
    '41:10: "visit" is "ftp://app.test/hello"; expected a path such as /theme, or a full http:// or https:// address',
  ],
  [
    'an address without a scheme',
    '- visit: /hello\n',
    '- visit: //other.test/\n',
    '41:10: "visit" is "//other.test/"; expected a path such as /theme, or a full http:// or https:// address',
  ],
  [
    'a site that is none',
    '- visit: /hello\n',
    '- visit: /hello\n  from: other.test\n',
    '42:9: "from" is "other.test"; expected the address of a site, such as https://other.test',
  ],
  [
    'a length of time without a unit',
    '- visit: /hello\n',
    '- wait: 60\n',
    '41:9: "wait" is "60"; expected a whole number of seconds, minutes, hours, days or weeks, such as 2 hours',
  ],
  [
    'a length of time with a misspelt unit',
    '- visit: /hello\n',
    '- wait: 2 huors\n',
    '41:9: "wait" is "2 huors"; expected a whole number of seconds, minutes, hours, days or weeks, such as 2 hours',
  ],
  [
    'a length of time of nothing',
    '- visit: /hello\n',
    '- wait: 0 days\n',
    '41:9: "wait" is "0 days"; expected a whole number of seconds, minutes, hours, days or weeks, such as 2 hours',
  ],
  [
    'a form that is no map',
    '- visit: /hello\n',
    '- post: /hello\n  form: name=Ada\n',
    '42:9: "form" is "name=Ada"; expected a map of names and values such as {name: Ada}',
  ],
  [
    'a cookie name with a space',
    '- visit: /hello\n',
    '- delete cookie: the theme\n',
    '41:18: "delete cookie" is "the theme"; expected the name of a cookie, without spaces',
  ],
  [
    'a cookie edit that is no map',
    '- visit: /hello\n',
    '- edit cookie: role=admin\n',
    '41:16: "edit cookie" is "role=admin"; expected a map such as {name: role, value: admin}',
  ],
  [
    'a cookie edit that is a number',
    '- visit: /hello\n',
    '- edit cookie: 7\n',
    '41:16: "edit cookie" is the number 7; expected a map such as {name: role, value: admin}',
  ],
  [
    'a cookie edit without a value',
    '- visit: /hello\n',
    '- edit cookie: {name: role}\n',
    '41:16: "edit cookie" without "value"; expected the new value, as in {name: role, value: admin}; empty text is ""',
  ],
  [
    'a cookie edit with a misspelt field',
    '- visit: /hello\n',
    '- edit cookie: {name: role, vlaue: admin}\n',
    '41:29: unknown field "vlaue"; expected "edit cookie" to have only name, value (did you mean "value"?)',
  ],
  [
    'a cookie edit with more',
    '- visit: /hello\n',
    '- edit cookie: {name: role, value: admin, path: /}\n',
    '41:43: unknown field "path"; expected "edit cookie" to have only name, value',
  ],
  [
    'a browser without a plain name',
    '- visit: /hello\n',
    '- use browser: No. 2\n',
    '41:16: "use browser" is "No. 2"; expected a name in lower-case letters, such as second',
  ],
  [
    'a fetch with credentials that are none',
    '- visit: /hello\n',
    '- fetch: /hello\n  credentials: included\n',
    '42:16: "credentials" is "included"; expected one of omit, same-origin, include (did you mean "include"?)',
  ],
  [
    'a fetch that brings a field of another step',
    '- visit: /hello\n',
    '- fetch: /hello\n  from: https://other.test\n',
    '42:3: unknown field "from"; expected the step "fetch" to have only fetch, method, on, credentials, mode, form, json, body, headers, show headers',
  ],
  [
    'a fetch that says with "post" that it is one',
    '- visit: /hello\n',
    '- fetch: /hello\n  post: {name: Ada}\n',
    '42:3: "post" in the step "fetch"; expected "- " before each step',
  ],
  [
    'an image without an address',
    '- visit: /hello\n',
    '- image:\n',
    '41:3: "image" is empty; expected a path such as /theme, or a full http:// or https:// address',
  ],
  [
    'a frame on a page that is no address',
    '- visit: /hello\n',
    '- frame: /hello\n  on: other.test\n',
    '42:7: "on" is "other.test"; expected a path such as /theme, or a full http:// or https:// address (did you mean "https://other.test"?)',
  ],
  [
    'a frame in a frame that is no address',
    '- visit: /hello\n',
    '- frame: /hello\n  on: [https://other.test/, ftp://app.test/]\n',
    '42:29: entry 2 of "on" is "ftp://app.test/"; expected a path such as /theme, or a full http:// or https:// address',
  ],
  [
    'a frame on no page at all',
    '- visit: /hello\n',
    '- frame: /hello\n  on: []\n',
    '42:7: "on" is an empty list; expected the page, or a list of the page in the tab, the frame in it, and so on',
  ],
  [
    'a script whose page is named twice',
    '- visit: /hello\n',
    '- read document.cookie: /hello\n  on: https://other.test/\n',
    '42:3: "on" and a page after "read document.cookie"; expected one of the two',
  ],
  [
    'a script that writes a list',
    '- visit: /hello\n',
    '- write document.cookie: [a=1]\n',
    '41:26: "write document.cookie" is a list; expected what the script assigns, such as theme=dark; Path=/',
  ],
  [
    'a setting that there is not',
    '- visit: /hello\n',
    '- third-party cookies: block\n',
    '41:24: "third-party cookies" is "block"; expected one of allowed, blocked (did you mean "blocked"?)',
  ],
  [
    'a private window with a name',
    '- visit: /hello\n',
    '- open private window: second\n',
    '41:24: "open private window" is "second"; expected nothing after it',
  ],
  [
    'an expectation in an example',
    '- visit: /hello\n',
    '- visit: /hello\n  expect:\n    - status: 200\n',
    '42:3: unknown field "expect"; expected the step "visit" to have only visit, from, on, headers, show headers',
  ],
];

describe('a scenario', () => {
  it.each(MISTAKES)('is refused for %s', (_, find, replacement, problem) => {
    expect(problemsAfter([find, replacement])).toEqual([`greetings.md:${problem}`]);
  });
});
