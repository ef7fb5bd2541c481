/** The lesson "Handling File Uploads": its examples do what its words say, and its exercises are judged fairly. */
import { describe, expect, it } from 'vitest';
import { type Change, exchangesOf, giveaways, openLesson } from './open-lesson.ts';

const { play, pagesOf, outcomeOf, judgedAs, solutionWith, lesson } = openLesson('uploads');

describe('an example about uploads shows what the words around it say', () => {
  it.concurrent.each<[what: string, example: string, pages: readonly (string | RegExp)[]]>([
    ['a file and a text arrive', 'a-form-with-a-file', [/Which note/, 'shopping.txt, 17 bytes, topic: food']],
    ['without the enctype only the name arrives', 'the-forgotten-enctype', ['No file came, only the text cat.png.']],
    ['a file that was not chosen counts as false', 'no-file-chosen', [/^Please choose a file.*<FileStorage: ''/]],
    ['notes are kept', 'saved-and-shown', ['Notes:', 'Kept.', 'Kept.', 'Notes: ideas.txt, shopping_list.txt']],
    [
      'a name that climbs out replaces the app’s file',
      'a-name-that-climbs-out',
      ['Welcome to our notes.', 'Kept.', 'This page belongs to Mallory.'],
    ],
    ['two cats stay two', 'a-name-of-your-own', ['Kept.', 'Kept.', /^[0-9a-f]{16}\.png, [0-9a-f]{16}\.png$/]],
    [
      'the content gives a liar away',
      'the-label-and-the-content',
      ['A fine PNG of 16 bytes.', 'The name does not end in .png.', 'It is called a PNG, but it is none.'],
    ],
    ['what is too large is refused', 'too-large', ['Thank you for 100 bytes.', /^That file is too large\./]],
    ['what was read is not saved', 'saved-and-empty', ['Saved 0 bytes.']],
  ])('%s', async (_, example, pages) => {
    const matching = (page: string | RegExp) => (typeof page === 'string' ? page : expect.stringMatching(page));
    expect((await pagesOf(example)).map((page) => page.trim())).toEqual(pages.map(matching));
  });

  it('secure_filename makes harmless names, of which two are useless', async () => {
    const [list = ''] = await pagesOf('what-secure-filename-makes-of-them');
    const made = [...list.matchAll(/becomes '(.*)'/g)].map(([, name = '']) => name);
    expect(made).toHaveLength(8);
    expect(made.filter((name) => !/^[\w.-]*$/.test(name) || name.startsWith('.'))).toEqual([]);
    expect(made.slice(-2)).toEqual(['png', '']);
  });

  it('the request with a file travels in parts, one for each field', async () => {
    const request = exchangesOf(await play('a-form-with-a-file')).at(-1)?.request;
    expect(request?.headers).toContainEqual([
      'Content-Type',
      expect.stringMatching(/^multipart\/form-data; boundary=/),
    ]);
    expect(request?.body).toMatch(/name="topic"[\s\S]*food[\s\S]*name="note"; filename="shopping\.txt"[\s\S]*plums/);
  });

  it('the page in disguise is a page at one address and a download at the other', async () => {
    const headers = exchangesOf(await play('a-page-in-disguise')).map(({ answer }) =>
      answer.kind === 'response' ? answer.response.headers : [],
    );
    expect(headers[1]).toContainEqual(['Content-Type', expect.stringMatching(/^text\/html/)]);
    expect(headers[2]).toEqual(
      expect.arrayContaining([
        ['Content-Type', 'application/octet-stream'],
        ['Content-Disposition', 'attachment'],
        ['X-Content-Type-Options', 'nosniff'],
      ]),
    );
  });

  it('what is too large has the status 413', async () => {
    const statuses = exchangesOf(await play('too-large')).map(({ answer }) =>
      answer.kind === 'response' ? answer.response.status : null,
    );
    expect(statuses).toEqual([200, 413]);
  });
});

describe('an answer to "Keep a note"', () => {
  const EXERCISE = 'keep-a-note';
  const SAVE = 'file.save(NOTES / secure_filename(file.filename))';

  it.concurrent.each<[what: string, changes: readonly Change[]]>([
    ['as the reference solution has it', []],
    [
      'with `in` and brackets',
      [['request.files.get("note")', 'request.files["note"] if "note" in request.files else None']],
    ],
    ['that looks at the file name', [['if not file:', 'if file is None or file.filename == "":']]],
    ['that writes the bytes itself', [[SAVE, '(NOTES / secure_filename(file.filename)).write_bytes(file.read())']]],
    ['that asks for a file with status 400', [['return "Please choose a file."', 'return "Nothing came.", 400']]],
    [
      'that redirects afterwards',
      [
        ['import Flask, request', 'import Flask, redirect, request'],
        ['return "Kept."', 'return redirect("/notes")'],
      ],
    ],
  ])('is right %s', async (_, changes) => {
    expect(await outcomeOf(EXERCISE, solutionWith(EXERCISE, changes))).toBe('right');
  });

  it.concurrent.each<[what: string, check: string, mistake: string | null, changes: readonly Change[]]>([
    ['`request.form`', 'A note is kept', null, [['request.files', 'request.form']]],
    ['another field', 'A note is kept', null, [['get("note")', 'get("file")']]],
    ['reading before saving', 'A note is kept', null, [[SAVE, `file.read(); ${SAVE}`]]],
    [
      'a fixed name',
      'A note is kept',
      null,
      [['secure_filename(file.filename))\n    return "Kept."', '"note.txt")\n    return "Kept."']],
    ],
    ['nothing saved', 'A note is kept', null, [[SAVE, 'pass']]],
    [
      'brackets without a default',
      'A form without a file does no harm',
      'no-default-brackets',
      [['request.files.get("note")', 'request.files["note"]']],
    ],
    [
      'no look at whether there is a file',
      'A form without a file does no harm',
      'used-none',
      [['if not file:', 'if False:']],
    ],
    ['a look for `None` alone', 'Nothing chosen does no harm', null, [['if not file:', 'if file is None:']]],
    ['the name as it came', 'No note gets out of its folder', null, [[SAVE, 'file.save(NOTES / file.filename)']]],
  ])('with %s is told so by "%s", and the hint fits', async (_, check, mistake, changes) => {
    const program = solutionWith(EXERCISE, changes);
    expect(await judgedAs(EXERCISE, program)).toEqual({ outcome: check, mistake });
  });
});

describe('an answer to "A box for photos"', () => {
  const EXERCISE = 'a-box-for-photos';
  const NAME = 'f"{secrets.token_hex(8)}{ending}"';

  it.concurrent.each<[what: string, changes: readonly Change[]]>([
    ['as the reference solution has it', []],
    [
      'that keeps the names and counts them up',
      [[NAME, 'f"{len(list(PHOTOS.iterdir()))}-{Path(file.filename).name}"']],
    ],
    [
      'that refuses with status 400',
      [
        ['return "Only .png and .jpg, please."', 'return "No.", 400'],
        ['return "Please choose a photo."', 'return "No.", 400'],
      ],
    ],
    [
      'with a page of its own for 413',
      [
        [
          '@app.get("/photos")',
          '@app.errorhandler(413)\ndef big(error):\n    return "Too big.", 413\n\n\n@app.get("/photos")',
        ],
      ],
    ],
    [
      'that splits the name at its last dot',
      [
        [
          'Path(file.filename).suffix.lower()',
          '"." + file.filename.lower().rpartition(".")[2] if "." in file.filename else ""',
        ],
      ],
    ],
  ])('is right %s', async (_, changes) => {
    expect(await outcomeOf(EXERCISE, solutionWith(EXERCISE, changes))).toBe('right');
  });

  it.concurrent.each<[what: string, check: string, mistake: string | null, changes: readonly Change[]]>([
    [
      'a count that begins at 1',
      'The box is empty at first',
      null,
      [['{len(list(PHOTOS.iterdir()))}', '{len(list(PHOTOS.iterdir())) + 1}']],
    ],
    ['endings in small letters only', 'Photos are kept', null, [['.suffix.lower()', '.suffix']]],
    ['the visitors’ names', 'Photos are kept', null, [[NAME, 'Path(file.filename).name']]],
    ['a list without `.jpg`', 'Photos are kept', null, [['{".png", ".jpg"}', '{".png", ".jpeg"}']]],
    ['any ending', 'Other files are refused', null, [['if ending not in {".png", ".jpg"}:', 'if False:']]],
    [
      'a look for `.png` anywhere',
      'Other files are refused',
      null,
      [['if ending not in {".png", ".jpg"}:', 'if ".png" not in file.filename.lower() and ending != ".jpg":']],
    ],
    [
      'a name cut at its dot',
      'Other files are refused',
      null,
      [['ending = Path(file.filename).suffix.lower()', 'ending = "." + file.filename.lower().split(".")[-1]']],
    ],
    [
      'brackets without a look',
      'A form without a file does no harm',
      'used-none',
      [['if not file:', 'if file.filename == "":']],
    ],
    [
      'no limit',
      'What is too large is answered with 413',
      null,
      [['app.config["MAX_CONTENT_LENGTH"] = 100_000\n', '']],
    ],
    ['a limit that is too low', 'What is too large is answered with 413', null, [['100_000', '50_000']]],
    [
      'a page for 413 that says 200',
      'What is too large is answered with 413',
      null,
      [
        [
          '@app.get("/photos")',
          '@app.errorhandler(413)\ndef big(error):\n    return "Too big."\n\n\n@app.get("/photos")',
        ],
      ],
    ],
  ])('with %s is told so by "%s", and the hint fits', async (_, check, mistake, changes) => {
    const program = solutionWith(EXERCISE, changes);
    expect(await judgedAs(EXERCISE, program)).toEqual({ outcome: check, mistake });
  });
});

describe('the lesson on uploads', () => {
  it('asks ten questions in its quiz, with a hint for each, as for what it has you recall', () => {
    const questions = lesson.steps.filter((step) => step.kind === 'question');
    expect(questions.filter(({ role }) => role.kind === 'quiz')).toHaveLength(10);
    expect(questions.filter(({ role, hints }) => role.kind !== 'predict' && hints.length === 0)).toEqual([]);
  });

  it('gives away no line of a solution in its hints', () => {
    expect(giveaways(lesson)).toEqual([]);
  });
});
