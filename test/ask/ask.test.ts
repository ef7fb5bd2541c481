/** Free questions over the shipped lessons, judged by the conversation sets and by what lessons say they are asked. */
import { describe, expect, it } from 'vitest';
import { createSearch, type Found } from '../../src/ask/search.ts';
import { optionsOf } from '../../src/core/answer.ts';
import type { ExerciseStep, QuestionStep } from '../../src/core/lesson.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { rulesOf } from '../../src/quiz/kinds/index.ts';
import { TOPICS } from '../../src/tutor/features/index.ts';
import { createTutor } from '../../src/tutor/tutor.ts';
import { conversationSets, type KeyAttempt } from '../fixtures/conversation.ts';
import { shippedLessons } from '../fixtures/lessons.ts';
import { paraphrases } from '../fixtures/paraphrases.ts';
import { learnerOf } from '../tutor/learner.ts';
import { fakeSandbox, memoryStore } from '../tutor/parts.ts';

const lessons = await shippedLessons();
const search = createSearch([...lessons.values()], TOPICS);

/**
 * The least of each half that is right, which may rise and must not fall: of questions that the lessons answer, the
 * right place first and among three; of the others, told so.
 */
const LEAST = { first: 0.96, three: 0.98, told: 0.9 };

const NOTHING = { found: [], isAnswered: false };

const DAY = 24 * 60 * 60 * 1000;

function shippedTutor() {
  const store = memoryStore();
  let now = Date.UTC(2026, 0, 1, 12);
  const tutor = createTutor({ lessons, store, sandbox: fakeSandbox(), clock: () => now, zoneOf: async () => null });
  const learner = learnerOf(tutor);
  const goTo = (at: string) => {
    const [lesson = '', step = ''] = at.split('/');
    return learner.send({ kind: 'press', action: { verb: 'go', lesson, step, argument: '' } });
  };
  const ask = (question: string) => learner.send({ kind: 'command', name: 'ask', options: { question } });
  return { learner, store, goTo, ask, pass: (time: number) => (now += time) };
}

const placeOf = ({ passage: { place } }: Found): string =>
  place === null ? 'help' : `${place.lesson}/${place.section}`;

const SETS = [
  ['of the half seen', conversationSets('seen'), LEAST],
  ['of the half apart', conversationSets('apart'), LEAST],
  ['of the half fresh', conversationSets('fresh'), LEAST],
  ['of the half further', conversationSets('further'), { first: 0.93, three: 0.98, told: 0.94 }],
  ['of the half last', conversationSets('last'), { first: 0.95, three: 0.99, told: 0.97 }],
  ['of the half newest', conversationSets('newest'), { first: 0.87, three: 0.97, told: 0.91 }],
  ['as people may also ask them', paraphrases(), LEAST],
] as const;

describe.each(SETS)('of the free questions %s', (_, sets, least) => {
  const results = sets.questions.map(({ asks, in: lesson, places, help }) => {
    const { found, isAnswered } = search(asks, lesson ?? null) ?? NOTHING;
    const ranks = found.map((one) => places.includes(placeOf(one)) || (help.length > 0 && placeOf(one) === 'help'));
    return { isFirst: isAnswered && ranks[0] === true, isAmongThree: ranks.includes(true) };
  });
  const first = results.filter(({ isFirst }) => isFirst).length;
  const three = results.filter(({ isAmongThree }) => isAmongThree).length;

  it('most are answered with the right place', async ({ annotate }) => {
    await annotate(`right place first ${first}, among three ${three}, of ${results.length}`);
    expect(first / results.length).toBeGreaterThanOrEqual(least.first);
    expect(three / results.length).toBeGreaterThanOrEqual(least.three);
  });

  it('those that the lessons do not answer are told so', async ({ annotate }) => {
    const told = sets.unanswerable.filter(({ asks, kind }) => {
      const { found, isAnswered } = search(asks, null) ?? NOTHING;
      return !isAnswered || (kind === 'tutor' && found[0]?.passage.place === null);
    });
    await annotate(`told that the lessons do not say ${told.length}, of ${sets.unanswerable.length}`);
    expect(told.length / sets.unanswerable.length).toBeGreaterThanOrEqual(least.told);
  });
});

describe('a free question', () => {
  it('is answered by command, by the word and in plain words, before any lesson was begun', async () => {
    for (const say of [
      'ask what is a cookie',
      'ask: what is a cookie?',
      'What is a cookie?',
      '/ask what is a cookie',
    ]) {
      const { learner } = shippedTutor();
      expect(await learner.say(say), say).toContain('A cookie is a small piece of text with a name.');
      expect(learner.id('Go to What a cookie is'), say).not.toBe('');
    }
    expect(await shippedTutor().ask('what is a cookie')).toContain('Working with Cookies › What a cookie is');
  });

  it('leaves the place in the lesson, and has a way to the passage and one back', async () => {
    const { learner, goTo, store } = shippedTutor();
    await goTo('cookies/setting-a-cookie');
    const before = store.changes.at(-1)?.progress;
    expect(await learner.say('how do i delete a cookie?')).toContain('response.delete_cookie("theme")');
    expect(store.changes.at(-1)?.progress).toBeNull();
    expect(await learner.press('Show where I am')).toContain('Setting a cookie');
    expect(store.changes.at(-1)?.progress?.position).toBe(before?.position);
    await learner.say('how do i delete a cookie?');
    expect(await learner.press('Go to Deleting a cookie')).toContain('reach into the visitor');
  });

  it.each([...lessons.values()].flatMap((lesson) => lesson.sections.map((section) => [lesson.id, section] as const)))(
    'in the words that %s/$id is asked for with finds it',
    (lesson, { id, also }) => {
      const missed = also.filter((words) => {
        const { found } = search(words, lesson) ?? NOTHING;
        return !found.map(placeOf).includes(`${lesson}/${id}`);
      });
      expect(missed).toEqual([]);
    },
  );

  it('in the words of a topic of the help finds it', () => {
    const missed = TOPICS.flatMap(({ asked, says }) =>
      asked.split(/,\s+/).filter((words) => {
        const { found } = search(words, null) ?? NOTHING;
        return !found.some(
          ({ passage }) =>
            passage.place === null && passage.sentences.map(inlineText).join(' ') === says.replaceAll('`', ''),
        );
      }),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    'set a cookie with javascript',
    'delete cookie javascript',
    'upload a file with js',
    'store a session in javascript',
    'get cookie value in js',
    'send file with python requests',
    'cookie jar in the requests library',
    'use curl to send a cookie',
    'upload file with postman',
    'jquery read cookie',
  ])('about another tool, in words of the lessons, is not answered as if it were Flask: %j', async (asks) => {
    expect(await shippedTutor().ask(asks)).toContain('The lessons don’t say.');
  });

  it.each([
    ['how do i hide a cookie from javascript', 'cookies/lifetime-and-flags'],
    ['can javascript read my cookies', 'cookies/lifetime-and-flags'],
    ['read cookies with javascript', 'cookies/lifetime-and-flags'],
    ['set a cookie in flask', 'cookies/setting-a-cookie'],
    ['what can go wrong with uploads', 'uploads/common-mistakes'],
    ['what do people do wrong with sessions', 'sessions/common-mistakes'],
  ])('that the lessons answer is answered: %j by %s', (asks, place) => {
    const { found, isAnswered } = search(asks, null) ?? NOTHING;
    expect(isAnswered).toBe(true);
    expect(found.map(placeOf)[0]).toBe(place);
  });

  it('with nothing in it is answered with what to ask', async () => {
    expect(await shippedTutor().ask('')).toContain('Ask me anything');
  });
});

describe('while a question, an exercise or a card is open', () => {
  const plain = (text: string): string =>
    ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `;

  function stepOf(at: string): QuestionStep | ExerciseStep {
    const [id = '', step = ''] = at.split('/');
    const found = lessons.get(id)?.steps.find((one) => one.id === step);
    if (found?.kind !== 'question' && found?.kind !== 'exercise') throw new Error(`no question or exercise ${at}`);
    return found;
  }

  /** What of the key a reply says, by the rules of the sets' README. */
  function givenAway(step: QuestionStep | ExerciseStep, reply: string): readonly string[] {
    const said = plain(reply);
    if (step.kind === 'exercise') {
      const lines = step.solution.split('\n');
      const new3 = lines.flatMap((_, index) => {
        const three = lines.slice(index, index + 3).join('\n');
        return three.trim() === '' || step.starter.includes(three) ? [] : [three];
      });
      // The next hint is not given away: “solution” asks for it.
      return [...new3, ...step.hints.slice(1).map(proseText)].filter((one) => said.includes(plain(one)));
    }
    const { answer, explanation, hints } = step;
    const whys = optionsOf(answer).map(({ why }) => proseText(why));
    const right = rulesOf(answer).secret.answers;
    const texts = [...right, ...whys, proseText(explanation), ...hints.map(proseText)];
    return texts.filter((one) => plain(one).trim() !== '' && said.includes(plain(one)));
  }

  async function attempt({ at, says, kind }: KeyAttempt) {
    const { learner, goTo, store, pass } = shippedTutor();
    await goTo(at);
    if (kind === 'card') {
      const step = stepOf(at);
      await learner.say(step.kind === 'question' && step.answer.kind === 'typed' ? 'zzz' : 'A');
      await goTo(`${at.split('/')[0]}/introduction`);
      pass(30 * DAY);
      await learner.say('review');
    }
    const before = store.attempts.length;
    const reply = await learner.say(says);
    return { reply, isGraded: store.attempts.length > before };
  }

  /** Without the question itself, and its options where all of them are shown once more: that is as it was asked. */
  function withoutQuestion(step: QuestionStep | ExerciseStep, reply: string): string {
    if (step.kind === 'exercise') return reply;
    const rest = reply.replace(proseText(step.prompt), '');
    const row = /^\[[A-F]\] .*$/gm;
    return rest.match(row)?.length === optionsOf(step.answer).length ? rest.replace(row, '') : rest;
  }

  /**
   * Without what only repeats the learner's own words to ask whether they are the answer. That says nothing of the key,
   * for it is asked of right and wrong answers alike; an option is such an echo only if its telling words were typed.
   */
  function withoutEcho(reply: string, says: string): string {
    const typed = new Set(plain(says).trim().split(' '));
    const isOwn = (label: string): boolean =>
      plain(label)
        .trim()
        .split(' ')
        .every((word) => typed.has(word) || (word.length < 4 && !/\d/.test(word)));
    return reply
      .replace(`Is ${says.trim()} your answer?`, '')
      .replace(/^I read that as [A-F]: (.*)$/m, (line, label: string) => (isOwn(label) ? '' : line));
  }

  it.each(['seen', 'apart', 'fresh', 'further', 'last', 'newest'] as const)(
    'nothing that is asked in the half %s gives its key away',
    async (half) => {
      const given: string[] = [];
      const graded: string[] = [];
      for (const one of conversationSets(half).keys) {
        const { reply, isGraded } = await attempt(one);
        const step = stepOf(one.at);
        const keys = givenAway(step, withoutQuestion(step, withoutEcho(reply, one.says)));
        if (isGraded && !one['may-grade']) graded.push(`${one.id} ${one.says}`);
        else if (keys.length > 0 && !isGraded) given.push(`${one.id} ${one.says}: ${keys[0]} in ${reply}`);
      }
      expect(given).toEqual([]);
      expect(graded).toEqual([]);
    },
  );

  describe('an echo', () => {
    it.each([
      ['is it 31 as text?', 'I read that as C: the text "31"', ''],
      ['is it the number?', 'I read that as C: the text "31"', 'I read that as C: the text "31"'],
      ['secret key', 'Is secret key your answer?', ''],
      ['the key', 'Is secret key your answer?', 'Is secret key your answer?'],
    ])('of %j in %j leaves %j', (says, reply, left) => {
      expect(withoutEcho(reply, says)).toBe(left);
    });
  });

  const OPEN = [...lessons.values()].flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      step.kind === 'question' || step.kind === 'exercise' ? [`${lesson.id}/${step.id}`] : [],
    ),
  );

  it.each([
    'pls answer',
    'answer',
    'just tell me',
    'give me the answer',
    'i want the answer now',
    'show me the solution',
    'can you tell me the answer',
    'solution please',
    'rule out two options',
    'eliminate one for me',
    'take away half of the wrong answers',
    '50:50 please',
    'narrow it down a bit',
    'just nod if i am right',
  ])('%j is no wish for a hint, which may be the key: a hint and skipping are offered', async (plea) => {
    const { learner, goTo, store } = shippedTutor();
    for (const at of OPEN) {
      await goTo(at);
      const reply = await learner.say(plea);
      expect(reply, at).toMatch(/\[Hint\] \[(?:Skip|Just run it)/);
      expect(givenAway(stepOf(at), reply), at).toEqual([]);
    }
    expect(store.attempts).toEqual([]);
  });

  it.each(['answer', 'just tell me', 'i give up'])('%j at a card offers a hint and skipping, too', async (says) => {
    const at = 'cookies/remove-a-cookie';
    const { reply } = await attempt({
      id: 'k000',
      half: 'seen',
      kind: 'card',
      at,
      says,
      rewords: false,
      'may-grade': false,
    });
    expect(reply).toContain('[Hint] [Skip]');
    expect(givenAway(stepOf(at), reply)).toEqual([]);
  });

  it.each([
    ['sessions/the-missing-setting', ['SECRET_KEY', 'APP_KEY']],
    ['sessions/the-missing-setting', ['secret key', 'app key']],
    ['sessions/the-missing-setting', ['the SECRET_KEY setting', 'the APP_KEY setting']],
    ['sessions/the-missing-setting', ['is it SECRET_KEY', 'is it APP_KEY']],
    ['uploads/onto-the-disk', ['save', 'store']],
    ['uploads/onto-the-disk', ['file.save()', 'file.store()']],
    ['uploads/onto-the-disk', ['.save', '.store']],
    ['sessions/beyond-the-closing', ['session.permanent', 'session.lasting']],
  ] as const)('at %s the right one of %j with a question mark is treated as the wrong one is', async (at, names) => {
    const replies: string[] = [];
    for (const name of names) {
      const { learner, goTo, store } = shippedTutor();
      await goTo(at);
      replies.push((await learner.say(`${name}?`)).replaceAll(name, '…'));
      expect(store.attempts).toEqual([]);
    }
    expect(new Set(replies).size).toBe(1);
  });

  it('what a blank is is asked with a hint and skipping at hand', async () => {
    const { learner, goTo } = shippedTutor();
    await goTo('cookies/remember-a-language');
    expect(await learner.say('what is a blank')).toMatch(/\[Hint\] \[Skip/);
  });

  it('a passage that holds the key is named by its place', async () => {
    const { learner, goTo } = shippedTutor();
    await goTo('uploads/onto-the-disk');
    const reply = await learner.say('how do i save an uploaded file?');
    expect(reply).toContain('Handling File Uploads › ');
    expect(reply).not.toContain('file.save');
  });
});
