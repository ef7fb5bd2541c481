/** Questions within sections: predictions that the run judges, recalls, and how the quiz takes them up. */
import { describe, expect, it } from 'vitest';
import { ASKING_LESSON, PREDICT } from './asking-lesson.ts';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

async function atPrediction(lesson = ASKING_LESSON) {
  const parts = testTutor(lesson);
  const learner = learnerOf(parts.tutor);
  await learner.open('words');
  const asked = await learner.say('next');
  return { ...parts, learner, asked };
}

/** The label of the option with these words, as it is shown. */
const letterOf = (shown: string, words: string): string =>
  new RegExp(`\\[([A-F])\\] ${words}$`, 'm').exec(shown)?.[1] ?? `no option ${words}`;

describe('a prediction', () => {
  it('is asked before the run is offered, with the program and what the visitor does', async () => {
    const { asked } = await atPrediction();
    expect(asked).toMatch(
      /Example: There and back[\s\S]*good[\s\S]*Visit \/set[\s\S]*Visit \/word[\s\S]*What does the second page say/,
    );
    expect(asked).toContain('[Just run it]');
    expect(asked).not.toContain('[Run it]');
  });

  it('lets the example run once it is answered, and the run says what was right', async () => {
    const { learner, asked, store } = await atPrediction();
    const said = await learner.press(letterOf(asked, 'default'));
    expect(said).toMatch(/default — your answer[\s\S]*What happened: There and back[\s\S]*Not this time: [\s\S]*hello/);
    // What the learner reads first does not say yet what is right.
    expect(said.split('What happened')[0]).not.toContain('the right answer');
    expect(said).toMatch(/Introduction|step 3 of/i);
    expect(said).toContain('[Next]');
    expect(store.attempts.map(({ step, verdict }) => [step, verdict])).toEqual([['what-comes-back', 'wrong']]);
  });

  it('is right when the run shows it, whatever the lesson says', async () => {
    const answer = { kind: 'choice', options: [] } as const;
    const mistaken = {
      ...PREDICT,
      answer: {
        ...answer,
        options:
          PREDICT.answer.kind === 'choice' ? PREDICT.answer.options.map((one) => ({ ...one, right: !one.right })) : [],
      },
    } as const;
    const steps = ASKING_LESSON.steps.map((step) => (step.id === PREDICT.id ? mistaken : step));
    const { learner, asked } = await atPrediction({ ...ASKING_LESSON, steps });
    expect(await learner.press(letterOf(asked, 'hello'))).toMatch(/Right: You chose/);
  });

  it.each(['skip', 'run', 'just run it', 'run it'])('is passed over by typing “%s”', async (word) => {
    const { learner, store } = await atPrediction();
    expect(await learner.say(word)).toMatch(/What happened: There and back[\s\S]*step 3 of[\s\S]*\[Next\]/);
    expect(store.attempts).toEqual([]);
  });

  it('is passed over by one press', async () => {
    const { learner } = await atPrediction();
    expect(await learner.press('Just run it')).toMatch(/What happened: There and back[\s\S]*\[Next\]/);
  });

  it('takes a typed letter, and words in a form', async () => {
    const { learner, asked, store } = await atPrediction();
    expect(await learner.say(letterOf(asked, 'hello'))).toMatch(/What happened[\s\S]*Right: You chose/);
    await learner.say('next');
    await learner.press('Type your answer');
    const typed = await learner.submit('n1.submit-predict.words.what-is-sent.', { answer: 'word=hello' });
    expect(typed).toMatch(/What happened: Once more[\s\S]*Right: You wrote/);
    expect(store.attempts.map(({ verdict }) => verdict)).toEqual(['right', 'right']);
  });

  it('takes a program of the learner’s own, too, and waits', async () => {
    const { learner, sandbox } = await atPrediction();
    expect(await learner.say('```\nfixed\n```')).toMatch(/What happened with your version[\s\S]*\[Show where I am\]/);
    expect(sandbox.programs).toEqual(['fixed\n']);
    expect(await learner.say('show')).toContain('Before it runs: What comes back');
  });

  it('becomes no card, and counts in no score', async () => {
    const { learner, asked, store } = await atPrediction();
    await learner.press(letterOf(asked, 'hello'));
    expect(store.cards.size).toBe(0);
    expect(await learner.say('score')).toContain('0 of 2 questions right');
  });

  it('that is pressed again later changes nothing', async () => {
    const { learner, asked, store } = await atPrediction();
    await learner.press(letterOf(asked, 'default'));
    expect(await learner.press(letterOf(asked, 'hello'))).toContain('from an earlier step');
    expect(store.attempts).toHaveLength(1);
  });
});

describe('a question at the end of a section', () => {
  const atRecall = async () => {
    const parts = testTutor(ASKING_LESSON);
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    return { ...parts, learner, asked: await learner.say('go out-on-a-response') };
  };

  it('is graded, says why, and shares the card of the question that asks the same', async () => {
    const { learner, asked, store } = await atRecall();
    expect(asked).toContain('Recall: Out on a response');
    expect(await learner.say('set_cookie')).toMatch(/Right: [\s\S]*That is what it is for/);
    expect([...store.cards.keys()]).toEqual(['test:ada words attach']);
  });

  it('is skipped by one press, and counts in no score', async () => {
    const { learner } = await atRecall();
    expect(await learner.press('Skip')).toContain('Show the word');
    expect(await learner.say('score')).toContain('0 of 2 questions right');
  });

  it('that was answered well lets the quiz ask in another form', async () => {
    const { learner } = await atRecall();
    await learner.say('set_cookie');
    expect(await learner.say('go attach')).toContain('Which one, in other words?');
  });

  it('that was answered wrong leaves the quiz as it is', async () => {
    const { learner } = await atRecall();
    await learner.say('make_cookie');
    expect(await learner.say('go attach')).toContain('Which one?');
  });

  it('ends a sitting with a word on where to go on', async () => {
    const { learner } = await atRecall();
    expect(await learner.say('set_cookie')).toMatch(/A good place to stop\. Next time: Practice, Quiz \(\d+ min\)/);
  });
});

describe('a retry', () => {
  it('asks in another form, with hints of its own, and a press on the old message changes nothing', async () => {
    const { tutor, store } = testTutor(ASKING_LESSON);
    const learner = learnerOf(tutor);
    await learner.open('words');
    const first = await learner.say('go attach');
    expect(first).toContain('Which one?');
    await learner.say('hint');
    await learner.say('remember');
    const old = `n1.answer.words.attach.${first.split('\n').findIndex((line) => line.includes('set_cookie'))}`;
    const second = await learner.say('retry');
    expect(second).toContain('Which one, in other words?');
    expect(await learner.submit(old, {})).toContain('[Show where I am]');
    expect(store.attempts).toHaveLength(1);
    await learner.press(letterOf(second, 'set_cookie'));
    expect(store.attempts.at(-1)).toMatchObject({ verdict: 'right', hints: 0 });
  });

  it('asks a question that has one form only once more', async () => {
    const { tutor } = testTutor(ASKING_LESSON);
    const learner = learnerOf(tutor);
    await learner.open('words');
    await learner.say('go lifetime');
    await learner.say('wrong');
    expect(await learner.say('retry')).toContain('Which argument?');
    expect(await learner.say('max_age')).toContain('Right');
  });
});

describe('the end of a lesson', () => {
  const atEnd = async (answers: readonly string[]) => {
    const learner = learnerOf(testTutor(ASKING_LESSON).tutor);
    await learner.open('words');
    await learner.say('go attach');
    for (const answer of answers) {
      await learner.say(answer);
      await learner.say('next');
    }
    return { learner, said: await learner.say('go complete') };
  };

  it('cheers when all is right', async () => {
    const { said } = await atEnd(['set_cookie', 'max_age']);
    expect(said).toMatch(/Lesson complete: Remembering Words[\s\S]*All 2 right![\s\S]*You can now:/);
  });

  it('with little right says which sections to revisit, by button', async () => {
    const { learner, said } = await atEnd(['remember', 'wrong']);
    expect(said).not.toMatch(/You can now|Lesson complete/);
    expect(said).toMatch(/0 of 2 questions right[\s\S]*Look again/);
    expect(await learner.press('Remembering Words')).toContain('step 1 of');
  });

  it('that was reached with little right is no complete lesson until enough is', async () => {
    const { learner } = await atEnd(['remember', 'wrong']);
    expect(await learner.say('progress')).not.toContain('complete');
    await learner.say('go attach');
    await learner.say('retry');
    for (let question = 0; question < 2; question += 1) {
      const asked = await learner.say('show');
      await learner.say(asked.includes('other words') ? 'set_cookie' : 'max_age');
      await learner.say('next');
    }
    expect(await learner.say('go complete')).toContain('Lesson complete');
    expect(await learner.say('progress')).toContain('complete');
  });
});

describe('the outline', () => {
  it('says what is done, how long the rest takes, and where the learner is', async () => {
    const learner = learnerOf(testTutor(ASKING_LESSON).tutor);
    await learner.open('words');
    expect(await learner.say('outline')).toMatch(
      /0 of 3 sections done, about \d+ minutes left[\s\S]*1\. Remembering Words \(you are here\)[\s\S]*2\. Practice \(\d+ min\)/,
    );
    await learner.say('go out-on-a-response');
    await learner.say('set_cookie');
    await learner.say('next');
    expect(await learner.say('outline')).toMatch(
      /1 of 3 sections done[\s\S]*1\. Remembering Words \(done\)[\s\S]*2\. Practice \(you are here\)/,
    );
    await learner.say('go quiz');
    await learner.say('next');
    expect(await learner.say('outline')).toContain('2. Practice (2 still open)');
  });
});
