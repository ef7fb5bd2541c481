/** The lesson "Sessions": what its words say of its examples is what happens, and its exercises are judged fairly. */
import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/browser/index.ts';
import { type Change, exchangesOf, giveaways, openLesson } from './open-lesson.ts';

const { play, pagesOf, outcomeOf, judgedAs, solutionWith, lesson } = openLesson('sessions');

describe('an example about sessions shows what the words around it say', () => {
  it.concurrent.each<[what: string, example: string, pages: readonly string[]]>([
    ['a variable greets the wrong person', 'greeting-the-wrong-person', ['Welcome.', 'Hello, Ada.', 'Hello, Ada.']],
    ['a session greets the right one', 'greeting-the-right-person', ['Welcome.', 'Hello, stranger.', 'Hello, Ada.']],
    ['the content can be read', 'reading-without-the-key', ['Welcome.', '{"door_code":"1815","name":"Ada"}']],
    [
      'a forger is a stranger',
      'writing-without-the-key',
      ['Logged in as a guest.', 'Your role: guest', 'Please log in.'],
    ],
    [
      'a new key ends the sessions of the old one',
      'a-new-key',
      ['Welcome, Ada.', 'You are logged in.', 'From now on a new key signs.', 'Please log in.'],
    ],
    [
      'a logout ends what the login began',
      'in-and-out',
      ['Wrong name or PIN.', 'Welcome, ada.', 'Your letters.', 'Goodbye.', 'Please log in.'],
    ],
    [
      'the hour begins anew with each visit',
      'an-hour-since-the-last-visit',
      ['Welcome.', 'You are logged in.', 'You are logged in.', 'Please log in.'],
    ],
    ['a message is shown once', 'shown-once', ['Note saved.', 'No news.']],
    [
      'the flags hold back HTTP and other sites',
      'three-flags-at-work',
      ['Welcome.', 'Please log in.', 'Please log in.', 'Your letters.'],
    ],
    ['what is too big is lost', 'too-big-to-keep', ['Welcome.', 'Photo saved.', 'In your session: name']],
    ['the plum is lost', 'the-forgetful-basket', ['Added.', 'Added.', 'Your basket: pear']],
  ])('%s', async (_, example, pages) => {
    expect(await pagesOf(example)).toEqual(pages);
  });

  it('without a key, reading works and storing raises an error that says what is missing', async () => {
    const answers = exchangesOf(await play('no-key-no-session')).map(({ answer }) => answer);
    expect(answers).toMatchObject([
      { kind: 'response', error: null, response: { status: 200 } },
      { kind: 'response', error: { type: 'RuntimeError', message: expect.stringContaining('no secret key was set') } },
    ]);
  });

  it('the forger writes another content before the time and the signature of a real session', async () => {
    const transcript = await play('writing-without-the-key');
    const edit = transcript.find((entry) => entry.kind === 'edited');
    const [before = '', after = ''] = [edit?.before?.value, edit?.after?.value];
    const parts = (value: string) => ({ content: value.split('.')[0] ?? '', rest: value.split('.').slice(1) });
    expect(Buffer.from(parts(after).content, 'base64url').toString()).toBe('{"role":"admin"}');
    expect(parts(after).rest).toEqual(parts(before).rest);
  });

  it('the browser refuses a session beyond 4,096 bytes and keeps the one it had', async () => {
    const [login, photo] = exchangesOf(await play('too-big-to-keep'));
    expect(photo?.received).toMatchObject([
      { decision: { kind: 'rejected', reason: { code: 'name-and-value-too-long' } } },
    ]);
    expect(photo?.jar.map(nameOf)).toEqual(['session']);
    expect(photo?.jar.map(({ value }) => value)).toEqual(login?.jar.map(({ value }) => value));
  });

  it('a list that grows inside the session sets no cookie', async () => {
    const received = exchangesOf(await play('the-forgetful-basket')).map((exchange) => exchange.received.length);
    expect(received).toEqual([1, 0, 0]);
  });

  it('a script on the page does not see the session, and plain HTTP and other sites do not carry it', async () => {
    const transcript = await play('three-flags-at-work');
    expect(transcript.find((entry) => entry.kind === 'script-read')).toMatchObject({ text: '' });
    expect(exchangesOf(transcript).map(({ withheld }) => withheld.length)).toEqual([0, 1, 1, 0]);
  });
});

describe('an answer to "Remember who it is"', () => {
  const EXERCISE = 'remember-who-it-is';

  it.concurrent.each<[what: string, changes: readonly Change[]]>([
    ['as the reference solution has it', []],
    [
      'with other words',
      [
        ['"Logged in."', '"Hi!"'],
        ['"stranger"', '"whoever you are"'],
        ['Hello, ', 'Good day, '],
      ],
    ],
    [
      'that redirects after its forms',
      [
        ['request, session', 'redirect, request, session'],
        ['return "Logged in."', 'return redirect("/")'],
        ['return "Logged out."', 'return redirect("/")'],
      ],
    ],
    [
      'that clears all of the session',
      [
        ['session.pop("name", None)', 'session.clear()'],
        ['    session["name"] =', '    session.clear()\n    session["name"] ='],
      ],
    ],
    [
      'with `secret_key` and `setdefault`',
      [
        ['app.config["SECRET_KEY"]', 'app.secret_key'],
        ['session.get("name", "stranger")', 'session.setdefault("name", "stranger")'],
      ],
    ],
    [
      'with `if` and brackets',
      [['session.get("name", "stranger")', 'session["name"] if "name" in session else "you"']],
    ],
    [
      'that stores under another name, for good',
      [
        ['session["name"] =', 'session.permanent = True\n    session["who"] ='],
        ['.get("name"', '.get("who"'],
        ['pop("name"', 'pop("who"'],
      ],
    ],
  ])('is right %s', async (_, changes) => {
    expect(await outcomeOf(EXERCISE, solutionWith(EXERCISE, changes))).toBe('right');
  });

  it.concurrent.each<[what: string, check: string, mistake: string | null, changes: readonly Change[]]>([
    ['a setting that means nothing', 'The app remembers the name', 'no-secret-key', [['"SECRET_KEY"', '"SECRET"']]],
    ['no default', 'A stranger gets a page', 'no-default', [[', "stranger"', '']]],
    ['a default of None', 'A stranger gets a page', null, [['"stranger"', 'None']]],
    [
      'brackets without a default',
      'A stranger gets a page',
      'no-default-brackets',
      [['session.get("name", "stranger")', 'session["name"]']],
    ],
    ['taking the name out while reading it', 'The app remembers the name', null, [['session.get', 'session.pop']]],
    [
      'storing in the request',
      'The app remembers the name',
      null,
      [['session["name"] = request', 'g = {}; g["name"] = request']],
    ],
    ['a page that never looks', 'The app remembers the name', null, [['session.get("name", "stranger")', '"friend"']]],
    [
      'a variable for all',
      'Each browser has its own session',
      'shared-variable',
      [
        ['session["name"]', 'SHARED["name"]'],
        ['session.get', 'SHARED.get'],
        ['@app.post("/login")', 'SHARED = {}\n@app.post("/login")'],
        ['return "Logged in."', 'session["x"] = 1\n    return "Logged in."'],
      ],
    ],
    [
      'a plain cookie',
      "A forged cookie isn't believed",
      null,
      [
        ['import Flask, request', 'import Flask, make_response, request'],
        [
          'session["name"] = request.form["name"]\n    return "Logged in."',
          'answer = make_response("In.")\n    answer.set_cookie("session", request.form["name"])\n    return answer',
        ],
        ['session.get("name"', 'request.cookies.get("session"'],
      ],
    ],
    ['a logout that only reads', 'Logging out makes the app forget', null, [['session.pop', 'session.get']]],
    [
      'a logout that stores another name',
      'Logging out makes the app forget',
      null,
      [['session.pop("name", None)', 'session["nam"] = ""']],
    ],
    [
      'a logout that minds strangers',
      'A stranger may log out, too',
      null,
      [['session.pop("name", None)', 'del session["name"]']],
    ],
    [
      'a logout by a plain visit',
      'Logging out makes the app forget',
      'wrong-method',
      [['@app.post("/logout")', '@app.get("/logout")']],
    ],
  ])('with %s is told so by "%s", and the hint fits', async (_, check, mistake, changes) => {
    const program = solutionWith(EXERCISE, changes);
    expect(await judgedAs(EXERCISE, program)).toEqual({ outcome: check, mistake });
  });
});

describe('an answer to "A basket for a week"', () => {
  const EXERCISE = 'a-basket-for-a-week';
  const STORE = 'session["basket"] = session.get("basket", []) + [request.form["item"]]';
  const APPEND = 'session.setdefault("basket", []).append(request.form["item"])';

  it.concurrent.each<[what: string, changes: readonly Change[]]>([
    ['as the reference solution has it', []],
    [
      'that appends and says so',
      [[STORE, 'session.setdefault("basket", []).append(request.form["item"])\n    session.modified = True']],
    ],
    [
      'that clears, and redirects',
      [
        ['session.pop("basket", None)\n    return "Emptied."', 'session.clear()\n    return redirect("/basket")'],
        ['Flask, request', 'Flask, redirect, request'],
      ],
    ],
    ['with a lifetime in seconds', [['timedelta(days=7)', '7 * 24 * 60 * 60']]],
    [
      'that keeps text with commas',
      [
        [
          'session.get("basket", []) + [request.form["item"]]',
          'session.get("basket", "") + request.form["item"] + ","',
        ],
        ['items = session.get("basket", [])', 'items = session.get("basket", "").split(",")[:-1]'],
      ],
    ],
    [
      'that is permanent everywhere',
      [
        ['@app.post("/add")', '@app.before_request\ndef stay():\n    session.permanent = True\n\n\n@app.post("/add")'],
        ['    session.permanent = True\n    session["basket"]', '    session["basket"]'],
      ],
    ],
  ])('is right %s', async (_, changes) => {
    expect(await outcomeOf(EXERCISE, solutionWith(EXERCISE, changes))).toBe('right');
  });

  it.concurrent.each<[what: string, check: string, mistake: string | null, changes: readonly Change[]]>([
    ['no key', 'The basket grows', 'no-secret-key', [['app.config["SECRET_KEY"] = "only for practice"\n', '']]],
    [
      'no default',
      'A first-time visitor has an empty basket',
      'no-default-brackets',
      [['items = session.get("basket", [])', 'items = session["basket"]']],
    ],
    ['a basket of one', 'The basket grows', null, [['session.get("basket", []) + ', '']]],
    [
      'a list that grows unnoticed',
      'The basket grows',
      null,
      [
        [STORE, APPEND],
        ['session.permanent = True', 'pass'],
      ],
    ],
    [
      'a list for everybody',
      'Each browser has its own basket',
      'shared-variable',
      [
        ['session.permanent = True', 'session["x"] = 1\n    SHARED.append(request.form["item"])'],
        ['items = session.get("basket", [])', 'items = SHARED if SHARED else []'],
        ['@app.post("/add")', 'SHARED = []\n\n\n@app.post("/add")'],
        [STORE, 'pass'],
      ],
    ],
    [
      'an emptying that does nothing',
      'The basket can be emptied',
      null,
      [['session.pop("basket", None)', 'session.get("basket")']],
    ],
    [
      'an emptying that works once',
      'The basket can be emptied',
      null,
      [['session.pop("basket", None)', 'del session["basket"]']],
    ],
    [
      'a session that goes with the browser',
      'The basket stays for a week',
      null,
      [['    session.permanent = True\n', '']],
    ],
    ['a day', 'The basket stays for a week', null, [['days=7', 'days=1']]],
    [
      'Flask’s own 31 days',
      'The basket stays for a week',
      null,
      [['app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=7)\n', '']],
    ],
  ])('with %s is told so by "%s", and the hint fits', async (_, check, mistake, changes) => {
    const program = solutionWith(EXERCISE, changes);
    expect(await judgedAs(EXERCISE, program)).toEqual({ outcome: check, mistake });
  });
});

describe('the lesson on sessions', () => {
  it('asks ten questions in its quiz, with a hint for each, as for what it has you recall', () => {
    const questions = lesson.steps.filter((step) => step.kind === 'question');
    expect(questions.filter(({ role }) => role.kind === 'quiz')).toHaveLength(10);
    expect(questions.filter(({ role, hints }) => role.kind !== 'predict' && hints.length === 0)).toEqual([]);
  });

  it('gives away no line of a solution in its hints', () => {
    expect(giveaways(lesson)).toEqual([]);
  });
});
