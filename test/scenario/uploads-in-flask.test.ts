/** What a Flask program reads of the forms that a scenario sends, in both Flasks. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../src/core/http.ts';
import type { Sandbox } from '../../src/core/program.ts';
import { DEFAULT_START_TIME } from '../../src/core/scenario.ts';
import { playScripted } from '../../src/scenario/play-scripted.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { bothFlasks } from '../sandbox/both-flasks.ts';

const PROGRAM = `
import json
from flask import Flask, request
app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 3 * 1024 * 1024

def look(file):
    content = file.read()
    return [file.filename, file.content_type, content.decode("latin1") if len(content) < 100 else len(content)]

@app.post("/")
def show():
    files = {name: [look(file) for file in request.files.getlist(name)] for name in request.files}
    body = json.dumps([request.form.to_dict(flat=False), files, request.mimetype])
    return body, {"Content-Type": "text/plain"}
`;

const MULTIPART = 'multipart/form-data';
const URLENCODED = 'application/x-www-form-urlencoded';
const OCTETS = 'application/octet-stream';

/** A form as it is written; what the program reads of it: texts, files, type. */
const FORMS: readonly (readonly [form: string, texts: object, files: object, type: string])[] = [
  [
    '{name: Größe & more, tag: [a, b], empty: ""}',
    { name: ['Größe & more'], tag: ['a', 'b'], empty: [''] },
    {},
    URLENCODED,
  ],
  ['{lines: "a\\nb"}', { lines: ['a\r\nb'] }, {}, URLENCODED],
  [
    '{title: Größe, photo: {file: sea.png, bytes: 89 50 4e 47 0d 0a 1a 0a 00 ff}}',
    { title: ['Größe'] },
    { photo: [['sea.png', 'image/png', '\x89PNG\r\n\x1a\n\0ÿ']] },
    MULTIPART,
  ],
  [
    '{f: [{file: a.txt, text: "x\\n"}, {file: a.txt, text: ""}]}',
    {},
    {
      f: [
        ['a.txt', 'text/plain', 'x\n'],
        ['a.txt', 'text/plain', ''],
      ],
    },
    MULTIPART,
  ],
  ['{f: {file: ""}}', {}, { f: [['', OCTETS, '']] }, MULTIPART],
  ['{f: {file: mystery, size: 2 MB}}', {}, { f: [['mystery', OCTETS, 2_097_152]] }, MULTIPART],
  ['{f: {file: größer 日本.txt, text: a}}', {}, { f: [['größer 日本.txt', 'text/plain', 'a']] }, MULTIPART],
  // Browsers write quotes as %22, and Flask takes that for quotes.
  [`{f: {file: 'say "hi".txt', text: a}}`, {}, { f: [['say "hi".txt', 'text/plain', 'a']] }, MULTIPART],
  // … but not so for line breaks.
  [
    '{"a\\nb": c, f: {file: "a\\nb.txt", text: a}}',
    { 'a%0D%0Ab': ['c'] },
    { f: [['a%0Ab.txt', 'text/plain', 'a']] },
    MULTIPART,
  ],
  ['{f: {file: ../../etc/passwd, text: a}}', {}, { f: [['../../etc/passwd', OCTETS, 'a']] }, MULTIPART],
  ['{f: {file: page.html, type: image/png, text: <p>}}', {}, { f: [['page.html', 'image/png', '<p>']] }, MULTIPART],
];

const FORGOTTEN = `- post: /
  form: {f: {file: a.txt, text: a}}
  enctype: ${URLENCODED}
`;
const TOO_LARGE = '- {post: /, form: {f: {file: a.png, size: 4 MB}}}\n';
const SCENARIO = [...FORMS.map(([form]) => `- {post: /, form: ${form}}\n`), FORGOTTEN, TOO_LARGE].join('');

/** What the program answered to each form, in one run. */
async function answersOf(sandbox: Sandbox): Promise<readonly HttpResponse[]> {
  const parsed = parseScenario('upload.yaml', SCENARIO);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  const result = await sandbox.run(PROGRAM, DEFAULT_START_TIME, playScripted(parsed.scenario));
  if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
  const entries = result.value.flatMap((step) => step.entries);
  return entries.flatMap((entry) =>
    entry.kind === 'exchange' && entry.answer.kind === 'response' ? [entry.answer.response] : [],
  );
}

describe.each(await bothFlasks({ seconds: 20 }))('%s', (_, sandbox) => {
  let answers: readonly HttpResponse[];
  beforeAll(async () => {
    answers = await answersOf(sandbox);
  });

  it.each(FORMS.map((form, index) => [index, ...form] as const))(
    'reads form %i, %s, as the visitor sent it',
    (index, _form, texts, files, type) => {
      expect(JSON.parse(answers[index]?.body ?? '')).toEqual([texts, files, type]);
    },
  );

  it('gets only the name of a file from a page that forgot its enctype', () => {
    expect(JSON.parse(answers.at(-2)?.body ?? '')).toEqual([{ f: ['a.txt'] }, {}, URLENCODED]);
  });

  it('refuses a file that is larger than the program allows', () => {
    expect(answers.at(-1)).toMatchObject({ status: 413 });
  });
});
