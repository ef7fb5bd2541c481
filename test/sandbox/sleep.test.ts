/**
 * A program that sleeps: time passes for it and for the browser alike. Within a scenario no clock goes back, and a
 * scenario of the same run that has times of its own begins at these.
 */
import { describe, expect, it } from 'vitest';
import { type Exchange, headersAt, playScenario, type Transcript, timeOf } from '../../src/browser/index.ts';
import { headerValues } from '../../src/core/http.ts';
import type { Dialogue, Sandbox } from '../../src/core/program.ts';
import type { ScenarioStep } from '../../src/core/scenario.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { cookieHeader } from '../browser/fake-app.ts';
import { exchanges, names, post, visit, wait } from '../browser/steps.ts';
import { plainText } from '../transcript/plain-text.ts';
import { bothFlasks } from './both-flasks.ts';
import { START } from './fixtures.ts';

const HOUR = 3_600_000;
const HEAD = `import time
from datetime import timedelta
from flask import Flask, Response, redirect, request, session
app = Flask(__name__)
app.secret_key = 'x'
SEEN = []
@app.before_request
def look():
    SEEN.append(time.time())
    assert SEEN == sorted(SEEN), SEEN
`;

async function playOn(sandbox: Sandbox, program: string, ...steps: ScenarioStep[]): Promise<Exchange[]> {
  return exchanges(await transcriptOn(sandbox, program, ...steps));
}

async function transcriptOn(sandbox: Sandbox, program: string, ...steps: ScenarioStep[]): Promise<Transcript> {
  const result = await sandbox.run(HEAD + program, START, playScenario(steps, START));
  if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
  for (const { answer } of exchanges(result.value)) expect(answer).toMatchObject({ kind: 'response', error: null });
  return result.value;
}

/** When each request was sent, when its headers came, and when all of it was there: milliseconds after the start. */
const times = (all: readonly Exchange[]): readonly (readonly number[])[] =>
  all.map((one) => [one.request.at, headersAt(one), one.at].map((moment) => moment - START));

const bodyOf = ({ answer }: Exchange): string => (answer.kind === 'response' ? answer.response.body : '');

/** Where the hour passes, and when the headers come then. */
const PLACES: readonly (readonly [where: string, program: string, headers: number])[] = [
  ['in a view', '@app.get("/")\ndef nap():\n    time.sleep(3600)\n    return "x"\n', HOUR],
  [
    'in before_request',
    '@app.before_request\ndef nap(): time.sleep(3600)\n@app.get("/")\ndef index(): return "x"\n',
    HOUR,
  ],
  [
    'in after_request',
    '@app.after_request\ndef nap(response):\n    time.sleep(3600)\n    return response\n@app.get("/")\ndef index(): return "x"\n',
    HOUR,
  ],
  [
    'in a streamed page, before its first part',
    '@app.get("/")\ndef index():\n    def parts():\n        time.sleep(3600)\n        yield "x"\n    return Response(parts())\n',
    HOUR,
  ],
  [
    'in a streamed page, after its first part',
    '@app.get("/")\ndef index():\n    def parts():\n        yield "x"\n        time.sleep(3600)\n        yield "y"\n    return Response(parts())\n',
    0,
  ],
  [
    'when the response is over',
    '@app.get("/")\ndef index():\n    response = Response("x")\n    response.call_on_close(lambda: time.sleep(3600))\n    return response\n',
    0,
  ],
  [
    'in several steps, with a monotonic clock beside it',
    '@app.get("/")\ndef index():\n    end = time.monotonic() + 3600\n    while time.monotonic() < end: time.sleep(900)\n    return "x"\n',
    HOUR,
  ],
];

describe.each(await bothFlasks())('a program that sleeps, with %s', (_, sandbox) => {
  it.each(PLACES)('%s: the browser’s clock goes on as well', async (_where, program, headers) => {
    const all = await playOn(sandbox, program, visit('/'), visit('/'), wait(60), visit('/'));
    const each = all.map(({ request }) => request.at - START);
    expect(each).toEqual([0, HOUR, 2 * HOUR + 60_000]);
    expect(times(all)).toEqual(each.map((sent) => [sent, sent + headers, sent + HOUR]));
  });

  it('a sleep while it is loaded makes the first request wait, and no other', async () => {
    const program = 'time.sleep(3600)\n@app.get("/")\ndef index(): return f"{time.time():.0f}"\n';
    const all = await playOn(sandbox, program, visit('/'), wait(5), visit('/'));
    expect(times(all)).toEqual([
      [0, HOUR, HOUR],
      [HOUR + 5_000, HOUR + 5_000, HOUR + 5_000],
    ]);
    expect(all.map(bodyOf)).toEqual([0, 5].map((more) => `${START / 1000 + 3600 + more}`));
  });

  it('a part of a millisecond counts as whole, so that the browser is never behind', async () => {
    const program = '@app.get("/")\ndef index():\n    time.sleep(0.0002)\n    return f"{time.time():.4f}"\n';
    expect(times(await playOn(sandbox, program, visit('/'), visit('/')))).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ]);
  });

  it('each redirect goes on from where the sleep has come to', async () => {
    const program =
      '@app.post("/")\ndef save():\n    time.sleep(3600)\n    return redirect("/done")\n@app.get("/done")\ndef done():\n    time.sleep(60)\n    return "x"\n';
    expect(times(await playOn(sandbox, program, post('/')))).toEqual([
      [0, HOUR, HOUR],
      [HOUR, HOUR + 60_000, HOUR + 60_000],
    ]);
  });

  it('a cookie’s time counts from when its headers came', async () => {
    const program = `@app.get("/")
def nap():
    response = Response("x")
    response.set_cookie("theme", "dark", max_age=60)
    time.sleep(3600)
    return response
@app.get("/stream")
def stream():
    def parts():
        yield "x"
        time.sleep(3600)
    response = Response(parts())
    response.set_cookie("short", "1", max_age=60)
    response.set_cookie("long", "1", max_age=7200)
    return response
@app.get("/read")
def read(): return " ".join(sorted(request.cookies))
`;
    const [nap, late, stream, read] = await playOn(
      sandbox,
      program,
      visit('/'),
      visit('/read'),
      visit('/stream'),
      visit('/read'),
    );
    expect(nap?.jar.map(({ name, expiresAt }) => [name, (expiresAt ?? 0) - START])).toEqual([['theme', HOUR + 60_000]]);
    expect(late && bodyOf(late)).toBe('theme');
    expect(names(stream?.expiredMeanwhile ?? [])).toEqual(['theme', 'short']);
    expect(names(stream?.jar ?? [])).toEqual(['long']);
    expect(read && bodyOf(read)).toBe('long');
  });

  it('a cookie that runs out while the program sleeps was sent, and is gone afterwards', async () => {
    const program = `@app.get("/set")
def save():
    response = Response("x")
    response.set_cookie("theme", "dark", max_age=60)
    return response
@app.get("/nap")
def nap():
    time.sleep(3600)
    return request.cookies.get("theme", "none")
`;
    const transcript = await transcriptOn(sandbox, program, visit('/set'), visit('/nap'), visit('/nap'));
    const [, nap, after] = exchanges(transcript);
    expect(nap && [bodyOf(nap), names(nap.expiredMeanwhile), nap.jar]).toEqual(['dark', ['theme'], []]);
    expect(after && [bodyOf(after), cookieHeader(after.request), after.expired]).toEqual(['none', '', []]);
    const told = plainText(describeTranscript(transcript));
    expect(told).toContain('the program slept for 1 hour before it answered; it’s now 1 Jan 2026, 13:00 UTC');
    expect(told).toContain('EXPIRED `theme`: its time ran out at 1 Jan 2026, 12:01 UTC');
  });

  it('a session ends when its lifetime has been slept through', async () => {
    const program = `app.permanent_session_lifetime = timedelta(minutes=30)
app.config["SESSION_REFRESH_EACH_REQUEST"] = False
@app.get("/login")
def login():
    session.permanent = True
    session["name"] = "Ada"
    return "in"
@app.get("/nap")
def nap():
    time.sleep(3600)
    return "rested"
@app.get("/")
def index(): return session.get("name", "nobody")
`;
    const [, before, nap, after] = await playOn(
      sandbox,
      program,
      visit('/login'),
      visit('/'),
      visit('/nap'),
      visit('/'),
    );
    expect([before && bodyOf(before), nap && names(nap.expiredMeanwhile), after && bodyOf(after)]).toEqual([
      'Ada',
      ['session'],
      'nobody',
    ]);
  });

  it('dates that the program writes are the browser’s own', async () => {
    const program = `from email.utils import formatdate
@app.get("/")
def index():
    time.sleep(3600)
    return "x", {"Date": formatdate(time.time(), usegmt=True)}
`;
    for (const one of await playOn(sandbox, program, visit('/'), wait(30), visit('/'))) {
      const [date = ''] = one.answer.kind === 'response' ? headerValues(one.answer.response.headers, 'Date') : [];
      expect(Date.parse(date)).toBe(headersAt(one));
    }
  });

  it('a scenario of the same run with times of its own begins at these', async () => {
    const program =
      'import time\nfrom flask import Flask\napp = Flask(__name__)\n@app.get("/")\ndef nap():\n    time.sleep(3600)\n    return "x"\n';
    function* both(): Dialogue<Exchange[]> {
      const first = yield* playScenario([visit('/'), visit('/')], START);
      return [...exchanges(first), ...exchanges(yield* playScenario([visit('/')], START - 60_000))];
    }
    const result = await sandbox.run(program, START, both());
    expect(result.kind === 'finished' && times(result.value)).toEqual([
      [0, HOUR, HOUR],
      [HOUR, 2 * HOUR, 2 * HOUR],
      [-60_000, HOUR - 60_000, HOUR - 60_000],
    ]);
  });

  it('a program that sleeps to the end of its clock goes on there', async () => {
    const program = '@app.get("/")\ndef nap():\n    time.sleep(9_000_000_000)\n    return f"{time.time():.0f}"\n';
    const all = await playOn(sandbox, program, visit('/'), visit('/'));
    expect(all.map(bodyOf)).toEqual(['9223372037', '9223372037']);
  });

  it('a timer in the background cannot be started, so no time passes for one', async () => {
    const program = `import threading
@app.get("/")
def index():
    try:
        threading.Timer(3600, print).start()
    except RuntimeError as error:
        return str(error)
`;
    const [one] = await playOn(sandbox, program, visit('/'));
    expect(one && [bodyOf(one), timeOf(one.answer)]).toEqual(["can't start new thread", { headers: 0, whole: 0 }]);
  });
});
