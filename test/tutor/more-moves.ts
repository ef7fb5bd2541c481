/**
 * Phrases that would move a learner, start something or change it, and lines that only sound like them: what
 * `more-phrases.ts` is for the rest.
 */
import type { Kind } from './more-wishes.ts';

const READING = { situation: 'reading', at: 'cookies/reading-a-cookie' } as const;
const EXAMPLE = { situation: 'example', at: 'cookies/there-and-back' } as const;
const CHOICE = { situation: 'choice', at: 'cookies/remove-a-cookie' } as const;
const ANSWERED = { situation: 'answered', at: 'cookies/remove-a-cookie' } as const;
const BLANKS = { situation: 'exercise', at: 'cookies/remember-a-language' } as const;
const CARD = { situation: 'card', at: 'cookies/remove-a-cookie' } as const;
const RESTART = { situation: 'restart-asked', at: 'cookies/lifetime-and-flags' } as const;

export const MOVES: readonly Kind[] = [
  [
    'asks which was right, and wants no other question',
    ANSWERED,
    [
      ['so which was right', { is: 'explain' }],
      ['hm and what would have been the right one', { is: 'explain' }, { is: 'unclear' }],
      ['then which one would be correct', { is: 'explain' }],
      ['ok which one is right now', { is: 'explain' }, { is: 'unclear' }],
    ],
  ],
  [
    'has had enough of questions',
    ANSWERED,
    [
      ['enough of this quiz', { is: 'stop' }],
      ['no more quizzes please', { is: 'stop' }],
      ['enough questions for today', { is: 'stop' }],
      ['I don’t want the quiz any more', { is: 'stop' }, { is: 'unclear' }],
      ['I am done with tests', { is: 'stop' }, { is: 'unclear' }, { is: 'next' }],
    ],
  ],
  [
    'would answer once more',
    ANSWERED,
    [
      ['let me answer again', { is: 'retry' }],
      ['can i change my answer', { is: 'retry' }],
    ],
  ],
  [
    'came to a question by accident',
    RESTART,
    [
      ['that was an accident', { is: 'no' }],
      ['oh, misclicked', { is: 'no' }],
      ['pressed it by mistake', { is: 'no' }],
      ['i didn’t mean to', { is: 'no' }],
      ['wrong button, sorry', { is: 'no' }],
      ['take me back', { is: 'no' }],
      ['i want everything from zero, my old answers were by accident', { is: 'no' }, { is: 'unclear' }],
    ],
  ],
  [
    'presses play, or wants to see what comes out',
    EXAMPLE,
    [
      ['▶', { is: 'run' }],
      ['▶️', { is: 'run' }],
      ['show result', { is: 'run' }],
      ['see the result', { is: 'run' }],
      ['do it', { is: 'run' }],
      ['what is my score', { is: 'score' }],
    ],
  ],
  [
    'would be the browser',
    EXAMPLE,
    [
      ['let me click around', { is: 'lab' }],
      ['can i play around with it myself', { is: 'lab' }],
      ['i would like to try this myself in a browser', { is: 'lab' }],
    ],
  ],
  [
    'says half a wish, a number or a topic while reading',
    READING,
    [
      ['i would like to', { is: 'unclear' }],
      ['i want', { is: 'unclear' }],
      ['5', { is: 'unclear' }],
      ['encryption', { is: 'ask' }],
      ['pizza', { is: 'unclear' }],
      ['is it the same in django', { is: 'ask' }],
      ['does express do it like that', { is: 'ask' }],
    ],
  ],
  [
    'names a place to go to, also at an open question',
    CHOICE,
    [
      ['go to 4', { is: 'go', section: 'reading-a-cookie' }],
      ['jump to 3', { is: 'go', section: 'setting-a-cookie' }],
      ['back to the part about lifetimes', { is: 'go', section: 'lifetime-and-flags' }],
      ['exercise please', { is: 'go', section: 'practice' }],
      ['skip to the exercise', { is: 'go', section: 'practice' }],
      ['go with d', { is: 'answer', letter: 'D' }],
      ['my prediction is b', { is: 'answer', letter: 'B' }],
      ['i predict c', { is: 'answer', letter: 'C' }],
      ['b is my guess', { is: 'answer', letter: 'B' }],
    ],
  ],
  ['names a place to go to at a card', CARD, [['go to 4', { is: 'go', section: 'reading-a-cookie' }]]],
  [
    'wants options ruled out or a guess confirmed, which is no wish for a hint',
    CHOICE,
    [
      ['cross out two of them', { is: 'give-up' }],
      ['remove one wrong answer please', { is: 'give-up' }],
      ['a nudge, without the answer', { is: 'hint' }],
      ['I need a little push, not the solution', { is: 'hint' }],
    ],
  ],
  [
    'is stuck at an exercise, or wants a form',
    BLANKS,
    [
      ['why doesn’t my code work', { is: 'explain' }, { is: 'hint' }, { is: 'give-up' }],
      ['i do not know where to begin', { is: 'hint' }],
      ['could i get a little help with the second blank', { is: 'hint' }],
      ['do you have a form for the blanks', { is: 'edit' }],
      ['can i type it in a box', { is: 'edit' }],
      ['read me the instructions again', { is: 'repeat' }],
      [
        'first make_response, then set_cookie, then response',
        { is: 'blanks', values: { 1: 'make_response', 2: 'set_cookie', 3: 'response' } },
      ],
      ['first i read, then i write', { is: 'unclear' }, { is: 'give-up' }, { is: 'blanks', values: {} }],
    ],
  ],
  [
    'asks how the quiz went, in whatever words',
    { situation: 'complete', at: 'cookies/complete' },
    [
      ['can i see my mistakes', { is: 'score' }],
      ['list my wrong answers', { is: 'score' }],
      ['tell me what i got wrong', { is: 'score' }],
      ['a recap of the whole lesson', { is: 'reference' }],
    ],
  ],
];
