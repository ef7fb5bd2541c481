/** `nibble run`, without a process. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/author/run.ts';
import { openAuthor } from './author.ts';

const call = openAuthor();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nibble-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const APP = `from flask import Flask, make_response, request
app = Flask(__name__)

@app.get("/")
def home():
    return "Hello " + request.cookies.get("name", "you")

@app.get("/set")
def set_name():
    print("setting")
    response = make_response("Saved")
    response.set_cookie("name", "Ada", httponly=True)
    return response

@app.get("/broken")
def broken():
    return 1 / 0

@app.get("/exit")
def leave():
    raise SystemExit
`;

describe('nibble run', () => {
  it('shows the transcript of a program', async () => {
    const app = await file('app.py', APP);
    const scenario = await file('trip.yaml', '- visit: /set\n- visit: /\n');
    const { code, output, complaints } = await call(run, [app, scenario]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(output).toMatch(/^1\. Visit \/set\n[\s\S]*Set-Cookie: name=Ada; HttpOnly; Path=\/\n[\s\S]*\+ stored `name`/);
    expect(output).toMatch(
      /Cookie: name=Ada\n[\s\S]*Hello Ada[\s\S]*The cookie jar at the end[\s\S]*Answered by .*Flask/,
    );
  });

  it('finds the program that the scenario names, from the scenario’s own folder', async () => {
    await mkdir(join(folder, 'shop'));
    await file('shop/app.py', APP);
    const scenario = await file('trip.yaml', 'app: shop/app.py\nsteps: [{visit: /}]\n');
    expect((await call(run, [scenario])).output).toMatch(/Hello you/);
  });

  it('prefers the program of the command line to the one that the scenario names', async () => {
    const app = await file('other.py', APP.replace('Hello ', 'Good day '));
    const scenario = await file('trip.yaml', 'app: nowhere.py\nsteps: [{visit: /}]\n');
    expect((await call(run, [app, scenario])).output).toMatch(/Good day you/);
  });

  it('runs without a program: a request without a scripted answer gets an empty page', async () => {
    const scenario = await file('trip.json', '[{"visit": "/", "set": "a=1"}, {"visit": "/"}]');
    const { code, output } = await call(run, [scenario]);
    expect(code).toBe(0);
    expect(output).toMatch(/Cookie: a=1\n\nResponse: server → browser\n200 OK\n\n\(an empty page\)/);
    expect(output).not.toMatch(/Answered by/);
  });

  it('prints one JSON document with --json', async () => {
    const app = await file('app.py', APP);
    const scenario = await file('trip.yaml', '- visit: /set\n- visit: /\n- read document.cookie\n');
    const { output } = await call(run, [app, scenario, '--json']);
    expect(JSON.parse(output)).toMatchObject({
      format: 1,
      outcome: 'done',
      start: '2026-01-01T12:00:00.000Z',
      flask: expect.stringContaining('Flask'),
      fault: null,
      prints: 'setting\n',
      steps: [
        {
          number: 1,
          title: 'Visit /set',
          requests: [
            {
              cookie: null,
              setCookies: [
                {
                  header: 'name=Ada; HttpOnly; Path=/',
                  decision: 'stored',
                  reason: { code: 'new-cookie', spec: expect.any(String), words: expect.any(String) },
                },
              ],
            },
          ],
          documentCookie: { page: 'https://app.test/set', text: '' },
          jar: [{ name: 'name', value: 'Ada', httpOnly: true, expiresAt: null }],
        },
        { requests: [{ cookie: 'name=Ada', sent: [{ cookie: { name: 'name' } }] }] },
        { scriptRead: { text: '', visible: [], hidden: [{ reason: { code: 'http-only' } }] } },
      ],
    });
  });

  it.each([
    ['raises at a request', APP, '/broken', 'error', /ZeroDivisionError/],
    ['ends itself', APP, '/exit', 'fault', /ended itself/],
    ['cannot be read as Python', 'app = Flask(', '/', 'fault', /Python can’t read line 1/],
    ['raises while it is loaded', 'print("so far")\n1 / 0', '/', 'fault', /ZeroDivisionError[\s\S]*so far/],
    ['has no app', 'x = 1', '/', 'fault', /no Flask app/],
  ])('ends with 1 and says so when the program %s', async (_, program, path, outcome, words) => {
    const app = await file('app.py', program);
    const scenario = await file('trip.yaml', `- visit: ${path}\n`);
    const text = await call(run, [app, scenario]);
    expect(text).toMatchObject({ code: 1, output: expect.stringMatching(words), complaints: '' });
    const json = await call(run, [app, scenario, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({ outcome });
  });

  it('ends with 0 when a page is not found: 404 is an answer', async () => {
    const scenario = await file('trip.yaml', '- visit: /nowhere\n');
    expect(await call(run, [await file('app.py', APP), scenario])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/404 NOT FOUND/),
    });
  });

  it('ends with 2 and each problem with its place when the scenario is wrong', async () => {
    const scenario = await file('trip.yaml', '- vist: /\n- wait: long\n');
    const { code, output, complaints } = await call(run, [scenario]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints.split('\n')).toEqual([
      expect.stringMatching(/trip\.yaml:1:3: unknown step "vist"; .*\(did you mean "visit"\?\)$/),
      expect.stringMatching(/trip\.yaml:2:9: "wait" is "long"; /),
    ]);
  });

  it.each([
    ['a missing scenario', ['nowhere.yaml'], /nowhere\.yaml: there is no such file/],
    ['a scenario that is a folder', ['.'], /: is a folder, not a file/],
    ['a missing program', ['nowhere.py', 'trip.yaml'], /nowhere\.py: there is no such file/],
  ])('ends with 2 for %s', async (_, names, complaint) => {
    await file('trip.yaml', '- visit: /\n');
    const { code, output, complaints } = await call(
      run,
      names.map((name) => join(folder, name)),
    );
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints).toMatch(complaint);
  });
});
