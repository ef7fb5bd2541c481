/** What counts as right and wrong where an answer is typed: by tables, over every typed question of the lessons. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypedAnswer } from '../../src/core/answer.ts';
import type { QuestionStep, Scene } from '../../src/core/lesson.ts';
import { loadLessons } from '../../src/lesson/load.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { gradeTyped } from '../../src/quiz/typed-answer.ts';

const loaded = await loadLessons(join(packageFolder(), 'lessons'));
const lessons = loaded.kind === 'lessons' ? [...loaded.lessons.values()] : [];
const scenes: ReadonlyMap<string, Scene> = new Map(
  lessons.flatMap((lesson) =>
    lesson.steps
      .filter((step): step is QuestionStep => step.kind === 'question')
      .flatMap((question) =>
        [question, ...question.variants].map(
          (scene, index) => [`${lesson.id}/${question.id}${index === 0 ? '' : ` ${index}`}`, scene] as const,
        ),
      ),
  ),
);
const typedAnswers = new Map(
  [...scenes].flatMap(([at, { answer }]) => (answer.kind === 'typed' ? [[at, answer] as const] : [])),
);

const answerOf = (at: string): TypedAnswer => {
  const answer = typedAnswers.get(at);
  if (answer === undefined) throw new Error(`no typed question ${at}`);
  return answer;
};

const isRight = (typed: string, answer: Omit<TypedAnswer, 'kind'>): boolean => gradeTyped(typed, answer).right;

interface Row {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const TABLE: Readonly<Record<string, Row>> = {
  'sessions/the-missing-setting': {
    right: [
      ...[
        'SECRET_KEY',
        'secret_key',
        'Secret Key',
        "it's SECRET_KEY",
        'It’s the “secret key”',
        'its called secret_key',
      ],
      ...['the secret key', 'app.secret_key', "app.config['SECRET_KEY']", 'ＳＥＣＲＥＴ＿ＫＥＹ', 'SECRET_KEY!'],
      ...['answer: secret key', 'the answer is SECRET_KEY', 'SECRET_KEY i think', 'i think its the secret_key setting'],
      ...['the setting SECRET_KEY', 'secretkey', 'Maybe `SECRET_KEY`', 'SECRET-KEY', 'SECRET KEY, I guess.'],
    ],
    wrong: [
      ...['SECRET', 'KEY', 'SECRET_KEYS', 'SESSION_KEY', 'SECRET_KEY_FALLBACKS', 'SESSION_COOKIE_NAME', 'secret_day'],
      ...['not SECRET_KEY', "it isn't secret_key", 'SECRET_KEY or API_KEY', 'secret', 'secrets_key', 'DEBUG', ''],
      ...['everything but SECRET_KEY', 'public key', 'secret_ke', 'ecret_key'],
    ],
  },
  'sessions/beyond-the-closing': {
    right: [
      ...[
        'permanent',
        'session.permanent',
        '.permanent',
        'session.permanent = True',
        "it's permanent",
        'permanent i guess',
      ],
      ...['the permanent attribute', 'the attribute `permanent`', 'Permanent.', 'permanant', 'permannent'],
      ...['you set session.permanent=True', 'its the attribute permanent'],
    ],
    wrong: ['modified', 'session.modified', 'session.permanent = False', 'perm', 'permanently', 'temporary', 'new'],
  },
  'sessions/once-and-no-more': {
    right: [
      ...['get_flashed_messages', 'get_flashed_messages()', 'flask.get_flashed_messages', 'Get Flashed Messages'],
      ...['the function get_flashed_messages', 'getflashedmessages', 'get_flashed_messages(with_categories=True)'],
      ...['its get_flashed_messages()', 'get_flashed_mesages', 'get_flashed_messgaes'],
    ],
    wrong: [
      ...[
        'flash',
        'get_messages',
        'get_flashed',
        'set_flashed_messages',
        'get_flashed_passages',
        'get_flushed_messages',
      ],
      ...['get_flashed_massages', 'flashed_messages'],
    ],
  },
  'uploads/onto-the-disk': {
    right: [
      ...['save', 'save()', 'file.save', '.save', 'file.save(path)', 'file.save("uploads/a.txt")', 'save method'],
      ...[
        'the save method',
        'the method save',
        "it's save",
        'ｓａｖｅ',
        '"save"',
        'SAVE',
        'save it',
        'call file.save()',
      ],
      ...['with save', 'save function', 'you use save()', 'i believe its save', 'save, probably'],
    ],
    wrong: [
      ...[
        'have',
        'safe',
        'sage',
        'sav',
        'saved',
        'saves',
        'svae',
        'write',
        'save_all',
        'store',
        'read',
        'cave',
        'shave',
      ],
      ...['not save', 'save or write', 'savefile', 'save my progress', "don't save", 'sa ve ve'],
    ],
  },
  'uploads/a-limit': {
    right: [
      ...['MAX_CONTENT_LENGTH', 'max_content_length', 'max content length', 'MAX-CONTENT-LENGTH', 'maxcontentlength'],
      ...["app.config['MAX_CONTENT_LENGTH']", "it's max_content_length", 'the MAX_CONTENT_LENGTH setting'],
    ],
    wrong: ['CONTENT_LENGTH', 'MAX_CONTEXT_LENGTH', 'MIN_CONTENT_LENGTH', 'MAX_LENGTH', 'MAX_CONTENT', 'max_size'],
  },
  'uploads/over-the-limit': {
    right: [
      ...[
        '413',
        'HTTP 413',
        'status 413',
        'its 413',
        '413 i believe',
        'status code 413',
        'error 413',
        '413 error',
        '４１３',
      ],
      ...['the status code is 413', '413 Request Entity Too Large', '413 status', 'http/1.1 413', '413.', 'code 413'],
    ],
    wrong: ['404', '414', '41', '4130', '1413', '400 or 413', '413 or 414', '4 13', 'HTTP', '403', '431', 'not 413'],
  },
  'cookies/which-flag-keeps-it-from-scripts': {
    right: [
      'httponly=True',
      'httponly',
      'HttpOnly',
      'httponly = true',
      'the httponly flag',
      "it's httponly",
      'http_only',
    ],
    wrong: ['secure', 'secure=True', 'httponly=False', 'https only', 'httpsonly', 'samesite', 'http', 'not httponly'],
  },
  'cookies/no-such-cookie 1': {
    right: [
      '"en"',
      'en',
      "'en'",
      'the text "en"',
      'the string en',
      "it's en",
      'ｅｎ',
      'a string "en"',
      'it gives "en"',
    ],
    wrong: ['es', 'None', 'lang', 'end', 'KeyError', '""', 'the number en', 'e'],
  },
  'cookies/the-type-of-a-value 1': {
    right: [
      '"71"',
      '71',
      "'71'",
      'the text "71"',
      'the text “71”',
      'text 71',
      'the string 71',
      "it's '71'",
      '"71" i think',
    ],
    wrong: ['8', '"8"', '17', '7 1', 'b"71"', 'the number 71', 'int 71', '711', 'TypeError', 'an error', '7'],
  },
  'cookies/a-lifetime-in-seconds 1': {
    right: [
      'max_age=600',
      'max_age = 600',
      'max_age=10*60',
      'max_age = 60 * 10',
      'MAX_AGE=600',
      'max-age=600',
      'ｍａｘ＿ａｇｅ＝６００',
    ],
    wrong: ['max_age=60', 'max_age=6000', 'max_age=6 00', 'max_age', '600', 'expires=600', 'min_age=600', 'max_age=10'],
  },
  'cookies/what-the-secure-flag-does 1': {
    right: [
      'size=large',
      'Cookie: size=large',
      'size = large',
      '`size=large`',
      'Size=large',
      'ｓｉｚｅ＝ｌａｒｇｅ',
      'size=large;',
    ],
    wrong: [
      'token=k7Qm2x',
      'size=large; token=k7Qm2x',
      'size=larger',
      'sise=large',
      'size',
      'large',
      'none',
      'size=largo',
      '',
    ],
  },
  'cookies/remove-a-cookie 1': {
    right: [
      ...[
        'basket=pear; theme=dark',
        'theme=dark; basket=pear',
        'theme=dark;basket=pear',
        'Cookie: basket = pear ;theme=dark',
      ],
      ...[
        'basket=pear, theme=dark',
        'basket=pear and theme=dark',
        'basket=pear theme=dark',
        '"basket=pear; theme=dark"',
      ],
      ...['the cookie header is basket=pear; theme=dark'],
    ],
    wrong: [
      ...['theme=dark', 'basket=pear', 'basket=bear; theme=dark', 'basket=pear; theme=dart', 'casket=pear; theme=dark'],
      ...['basket=; theme=dark', 'basket=pear; theme=dark; theme=dark', 'basket=pear; theme=dark; Path=/', 'none'],
    ],
  },
};

describe('a typed answer to a question of the lessons', () => {
  it.each(Object.entries(TABLE))('is graded as it is meant: %s', (at, { right, wrong }) => {
    const answer = answerOf(at);
    expect({
      right: right.filter((typed) => !isRight(typed, answer)),
      wrong: wrong.filter((typed) => isRight(typed, answer)),
    }).toEqual({ right: [], wrong: [] });
  });

  it('has a table for every typed question', () => {
    expect([...typedAnswers.keys()].filter((at) => !(at in TABLE))).toEqual([]);
  });

  it('is right in each accepted form, however it is dressed', () => {
    for (const [at, answer] of typedAnswers) {
      for (const form of answer.accepted) {
        for (const typed of [form, ` ${form} `, form.toUpperCase(), `\`${form}\``, `“${form}”`, `${form}.`]) {
          if (answer.header !== undefined && typed === form.toUpperCase() && answer.header.caseCounts) continue;
          expect(isRight(typed, answer), `${at}: ${typed}`).toBe(true);
        }
      }
    }
  });

  it('is wrong with any one letter exchanged in a short name, a number or a header', () => {
    const short = [...typedAnswers].filter(
      ([, { accepted, header }]) => header !== undefined || accepted[0].replace(/\W/g, '').length < 7,
    );
    expect(short.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(
        fc.constantFrom(...short),
        fc.nat(),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
        ([at, answer], where, letter) => {
          const [form] = answer.accepted;
          const places = [...form].flatMap((sign, index) => (/[a-z0-9]/i.test(sign) ? [index] : []));
          const index = places[where % places.length] ?? 0;
          const typed = `${form.slice(0, index)}${letter}${form.slice(index + 1)}`;
          fc.pre(typed.toLowerCase() !== form.toLowerCase());
          expect(isRight(typed, answer), `${at}: ${typed}`).toBe(false);
        },
      ),
    );
  });
});

describe('a typed answer', () => {
  const named = { accepted: ['max_age', 'max-age'] as const };

  it.each([['max_age'], ['Max_Age'], ['`max_age`'], ['max_age.'], ['max-age'], [' "max_age" ']])(
    '%j is right',
    (typed) => {
      expect(gradeTyped(typed, named)).toEqual({ right: true, readAs: null });
    },
  );

  it('counts other separators and a small slip as right, and tells the exact form', () => {
    expect(gradeTyped('max_aeg', { accepted: ['max_age'] })).toEqual({ right: false, readAs: null });
    expect(gradeTyped('maxage', { accepted: ['max_age'] })).toEqual({ right: true, readAs: 'max_age' });
    expect(gradeTyped('permanant', { accepted: ['permanent'] })).toEqual({ right: true, readAs: 'permanent' });
  });

  it.each([
    ['360', ['3600']],
    ['expires', ['max_age']],
    ['', ['max_age']],
    ['max', ['max_age']],
    ['session', ['sessions']],
    ['contest', ['content']],
    ['massage', ['message']],
    ['through', ['thorough']],
    ['x'.repeat(100_000), ['max_age']],
  ] as const)('%j is wrong where %j is asked for', (typed, forms) => {
    const [first] = forms;
    expect(gradeTyped(typed, { accepted: [first] })).toEqual({ right: false, readAs: null });
  });

  it('in words may have an article, and be of several words', () => {
    const answer = { accepted: ['a string', 'text'] as const };
    for (const typed of ['a string', 'string', 'its a string', 'A string, I think', 'the text']) {
      expect(isRight(typed, answer), typed).toBe(true);
    }
    for (const typed of ['a number', 'a strong', 'sting', 'a list']) expect(isRight(typed, answer), typed).toBe(false);
  });
});

describe('a predicted header', () => {
  const header = { caseCounts: false };

  it.each([
    ['lang=es', 'lang=en'],
    ['tint=off', 'hint=off'],
    ['id=1; theme=dark', 'id=l; theme=dark'],
    ['id=10', 'id=1'],
    ['a=1,2', 'a=1; 2'],
    ['note=two words', 'note=two; words'],
    ['a=1; b=2', 'a=1; b=2; c=3'],
    ['token=', 'token'],
  ])('of %j is not %j', (sent, typed) => {
    expect(isRight(typed, { accepted: [sent], header })).toBe(false);
  });

  it('counts in any order and spacing, with the name of the field or without, however many cookies it has', () => {
    const pairs = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}=[A-Za-z0-9]{0,4}$/), { minLength: 1, maxLength: 9 });
    const space = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(
        pairs,
        fc.nat(),
        space,
        space,
        fc.constantFrom('', 'Cookie: ', 'cookie:'),
        (all, turn, one, two, name) => {
          const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].toReversed();
          const typed = name + turned.map((pair) => pair.replace('=', `${one}=${one}`)).join(`${two};${one}`);
          expect(isRight(typed, { accepted: [all.join('; ')], header })).toBe(true);
        },
      ),
    );
  });

  it('counts in its case only where cookies differ in nothing else', () => {
    expect(isRight('Theme=dark', { accepted: ['theme=dark'], header })).toBe(true);
    expect(isRight('Theme=dark', { accepted: ['theme=dark'], header: { caseCounts: true } })).toBe(false);
  });
});
