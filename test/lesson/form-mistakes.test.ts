/** Forms with files: each mistake is told once, at its place in the file. */
import { describe, expect, it } from 'vitest';
import { problemsAfter } from './spoil.ts';

/** What is wrong; the form of a post that has it; the one problem, from its line on. */
const MISTAKES: readonly (readonly [name: string, form: string, problem: string])[] = [
  [
    'a list in a list',
    'form: {name: [[Ada]]}',
    '42:17: entry 1 of "name" is a list; expected text, or a file such as {file: sea.png, size: 3 KB}',
  ],
  ['an empty list', 'form: {name: []}', '42:16: "name" is an empty list; expected a list of texts or files'],
  [
    'a file without a name',
    'form: {photo: {size: 3 KB}}',
    '42:17: "photo" without "file"; expected the name of a file, as in {file: sea.png, size: 3 KB}; "" when none was chosen',
  ],
  [
    'a misspelt name of a field',
    'form: {photo: {files: sea.png, size: 3 KB}}',
    '42:18: unknown field "files"; expected a file to have only file, type, text, bytes, size (did you mean "file"?)',
  ],
  [
    'a misspelt content',
    'form: {photo: {file: sea.png, txt: hello}}',
    '42:33: unknown field "txt"; expected a file to have only file, type, text, bytes, size (did you mean "text"?)',
  ],
  [
    'a name that JavaScript knows in a file',
    'form: {photo: {file: sea.png, text: hello, __proto__: x}}',
    '42:46: unknown field "__proto__"; expected a file to have only file, type, text, bytes, size',
  ],
  [
    'a file without content',
    'form: {photo: {file: sea.png}}',
    '42:17: the file "sea.png" without content; expected one of text, bytes, size',
  ],
  [
    'a file with two contents',
    'form: {photo: {file: sea.png, text: hello, size: 3 KB}}',
    '42:46: "size" beside "text"; expected one of the two',
  ],
  [
    'content in a file that was not chosen',
    'form: {photo: {file: "", size: 3 KB}}',
    '42:28: "size" of a file that was not chosen; expected only {file: ""}',
  ],
  [
    'a file whose name is a list',
    'form: {photo: {file: [sea.png], size: 3 KB}}',
    '42:24: "file" is a list; expected the name of a file, as in {file: sea.png, size: 3 KB}; "" when none was chosen',
  ],
  [
    'a type that is none',
    'form: {photo: {file: sea.png, type: png, size: 3 KB}}',
    '42:39: "type" is "png"; expected a media type such as image/png, or "" when the browser knows none',
  ],
  [
    'half a byte',
    'form: {photo: {file: sea.png, bytes: 89 5}}',
    '42:40: "bytes" is "89 5"; expected two hexadecimal digits for each byte, such as 89 50 4E 47',
  ],
  [
    'a size without a unit',
    'form: {photo: {file: sea.png, size: 3}}',
    '42:39: "size" is "3"; expected a size such as 900 bytes, 3 KB or 2 MB, at most 4 MB',
  ],
  [
    'a size in a unit that there is not',
    'form: {photo: {file: sea.png, size: 3 XB}}',
    '42:39: "size" is "3 XB"; expected a size such as 900 bytes, 3 KB or 2 MB, at most 4 MB',
  ],
  [
    'a file that is too big',
    'form: {photo: {file: sea.png, size: 5 MB}}',
    '42:39: "size" is "5 MB"; expected a size such as 900 bytes, 3 KB or 2 MB, at most 4 MB',
  ],
  [
    'a mistake in the second file of a name',
    'form: {photo: [{file: a.txt, text: a}, {file: b.txt}]}',
    '42:42: the file "b.txt" without content; expected one of text, bytes, size',
  ],
  [
    'an enctype that is only part of one',
    'enctype: multipart',
    '42:12: "enctype" is "multipart"; expected one of application/x-www-form-urlencoded, multipart/form-data',
  ],
];

describe('a form', () => {
  it.each(MISTAKES)('is refused for %s', (_, form, problem) => {
    expect(problemsAfter(['- visit: /hello\n', `- post: /hello\n  ${form}\n`])).toEqual([`greetings.md:${problem}`]);
  });

  it('cannot say how a script is to send it', () => {
    expect(
      problemsAfter(['- visit: /hello\n', '- fetch: /hello\n  form: {a: b}\n  enctype: multipart/form-data\n']),
    ).toEqual([
      'greetings.md:43:3: unknown field "enctype"; expected the step "fetch" to have only fetch, method, on, credentials, mode, form, json, body, headers, show headers',
    ]);
  });
});
