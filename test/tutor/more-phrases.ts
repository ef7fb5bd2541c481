/**
 * Phrases of the kinds that were once misread, in other words: what was read wrong is no list of sentences but a kind
 * of saying it, so each kind is held by several. Written while the code was; `fixtures/conversation` says what counts.
 */
import type { Phrase } from '../fixtures/conversation.ts';
import { type Kind, WISHES } from './more-wishes.ts';

const READING = { situation: 'reading', at: 'cookies/reading-a-cookie' } as const;
const CHOICE = { situation: 'choice', at: 'cookies/what-the-secure-flag-does' } as const;
const EXAMPLE = { situation: 'example', at: 'cookies/there-and-back' } as const;
const RAN = { situation: 'ran', at: 'cookies/only-over-https' } as const;
const BLANKS = { situation: 'exercise', at: 'cookies/remember-a-language' } as const;
const CARD = { situation: 'card', at: 'cookies/remove-a-cookie' } as const;
const CARD_ANSWERED = { situation: 'card-answered', at: 'cookies/remove-a-cookie' } as const;
const SAVE = { situation: 'typed', at: 'uploads/onto-the-disk' } as const;
const RESTART = { situation: 'restart-asked', at: 'cookies/lifetime-and-flags' } as const;
const REMINDERS = { situation: 'reminders', at: 'cookies/reading-a-cookie' } as const;
const COMPLETE = { situation: 'complete', at: 'cookies/complete' } as const;

const KINDS: readonly Kind[] = [
  ...WISHES,
  [
    'asks for other lessons',
    { situation: 'fresh', at: undefined },
    [
      ['do you have more topics?', { is: 'lessons' }],
      ['are there other courses', { is: 'lessons' }],
      ['which other topics do you have', { is: 'lessons' }],
    ],
  ],
  [
    'says yes and more to the first lesson',
    { situation: 'greeted', at: undefined },
    [
      ['ok the first', { is: 'start', lesson: 'cookies' }],
      ['yeah number 3', { is: 'start', lesson: 'sessions' }],
      ['yep lets do it', { is: 'start', lesson: 'cookies' }],
      ['ok sessions', { is: 'start', lesson: 'sessions' }],
    ],
  ],
  [
    'asks for the score, whatever the order of its words',
    COMPLETE,
    [
      ['how many points have i got', { is: 'score' }],
      ['where is my result', { is: 'score' }],
      ['how much points i have', { is: 'score' }],
    ],
  ],
  [
    'goes back, without a stop before it',
    READING,
    [
      ['could we go back a page', { is: 'back' }],
      ['i skipped the last one, back please', { is: 'back' }],
      ['i missed the previous step go back', { is: 'back' }],
    ],
  ],
  [
    'wants it explained to somebody else',
    READING,
    [
      ['explain like i’m five', { is: 'explain' }],
      ['explain it for beginners', { is: 'explain' }],
      ['explain to a kid', { is: 'explain' }],
    ],
  ],
  [
    'wants an example',
    READING,
    [
      ['u have example?', { is: 'example' }],
      ['show me the code of this', { is: 'example' }],
      ['how does it look in code', { is: 'example' }],
    ],
  ],
  [
    'names a section by its number, or an exercise',
    READING,
    [
      ['chapter 5 pls', { is: 'go', section: 'lifetime-and-flags' }],
      ['part five', { is: 'go', section: 'lifetime-and-flags' }],
      ['can i do an exercise', { is: 'go', section: 'practice' }],
      ['lets practice the exercises', { is: 'go', section: 'practice' }],
    ],
  ],
  [
    'names a section in other forms of its words, or politely asks for a table',
    READING,
    [
      ['take me to deleting cookies', { is: 'go', section: 'deleting-a-cookie' }],
      ['go to setting cookies', { is: 'go', section: 'setting-a-cookie' }],
      ['cheat sheet pls', { is: 'reference' }],
      ['open the reference please', { is: 'reference' }],
    ],
  ],
  [
    'wants more, or less, or to know what comes',
    READING,
    [
      ['simplify', { is: 'explain' }],
      ['in english please', { is: 'explain' }],
      ['tell me more about it', { is: 'explain' }],
      ['what next', { is: 'next' }],
      ['what is next step', { is: 'next' }],
      ['where tf am i', { is: 'where' }],
      ['back up a bit', { is: 'back' }],
    ],
  ],
  [
    'is tired or hungry',
    READING,
    [
      ['break time', { is: 'stop' }],
      ['bedtime', { is: 'stop' }],
      ['i go sleep now', { is: 'stop' }],
      ['im hungry', { is: 'stop' }],
    ],
  ],
  [
    'wants to be asked',
    READING,
    [
      ['ask me a question about this', { is: 'test-me' }],
      ['ask me about it', { is: 'test-me' }],
      ['give me some questions on this', { is: 'test-me' }],
    ],
  ],
  [
    'leaves small words out',
    READING,
    [
      ['start from beginning pls', { is: 'start-over' }],
      ['want to stop', { is: 'stop' }],
      ['what point of this', { is: 'explain' }],
      ['how many question left', { is: 'how-long' }],
    ],
  ],
  [
    'asks how long',
    { situation: 'reading', at: 'cookies/introduction' },
    [
      ['how long', { is: 'how-long' }],
      ['how long?', { is: 'how-long' }],
      ['how long is the lesson', { is: 'how-long' }],
      ['how much time should i plan', { is: 'how-long' }],
    ],
  ],
  [
    'is sorry for what they did meanwhile',
    READING,
    [
      ['sorry i was on the phone', { is: 'sorry' }],
      ['sorry had to go', { is: 'sorry' }],
      ['sorry was away', { is: 'sorry' }],
    ],
  ],
  [
    'asks that something is not done',
    READING,
    [
      ['don’t skip this', { is: 'unclear' }],
      ['please don’t restart', { is: 'unclear' }, { is: 'no' }],
      ['do not start over', { is: 'unclear' }, { is: 'no' }],
    ],
  ],
  [
    'asks for a run',
    EXAMPLE,
    [
      ['what happens when i run this', { is: 'run' }],
      ['what will happen if i press run', { is: 'run' }],
      ['what will happen', { is: 'run' }],
      ['what does line 3 do', { is: 'explain' }],
      ['can i play the browser', { is: 'lab' }],
      ['let me be the browser myself', { is: 'lab' }],
    ],
  ],
  [
    'asks why there is no cookie, or would change the program',
    RAN,
    [
      ['why is there no cookie in step 2', { is: 'why' }],
      ['why wasn’t the cookie sent', { is: 'why' }],
      ['y is the cookie missing', { is: 'why' }],
      ['can i change secure to False', { is: 'edit' }],
      ['what if i remove secure=True and run', { is: 'edit' }],
    ],
  ],
  [
    'answers in short forms, or asks for the options',
    CHOICE,
    [
      ['opt. 2', { is: 'answer', letter: 'B' }],
      ['ans c', { is: 'answer', letter: 'C' }],
      ['js can’t read', { is: 'answer', option: 'JavaScript on the page cannot read it.' }],
      ['what were the choices again', { is: 'repeat' }],
      ['show me all options again pls', { is: 'repeat' }],
      ['back to the explanation', { is: 'back' }],
      ['i hate tests', { is: 'complain' }],
      ['quizzes are stupid', { is: 'complain' }],
      ['question again', { is: 'repeat' }],
      ['all of them', { is: 'unclear' }],
      ['tell me pls', { is: 'give-up' }],
      ['50/50', { is: 'hint' }],
      ['remove two wrong answers', { is: 'hint' }],
    ],
  ],
  [
    'types a call with the dot before it',
    SAVE,
    [
      ['.save', { is: 'answer', typed: 'save', right: true }],
      ['.save(path)', { is: 'answer', typed: 'save', right: true }],
      ['it’s .save()', { is: 'answer', typed: 'save', right: true }],
    ],
  ],
  [
    'asks about a name of code',
    BLANKS,
    [
      ['what does set_cookie do again', { is: 'ask' }],
      ['how does request.cookies work', { is: 'ask' }],
      ['why do i need make_response', { is: 'ask' }],
      ['what do i do', { is: 'repeat' }],
      ['can i see the task again', { is: 'repeat' }],
      ['where is the form', { is: 'edit' }, { is: 'help' }],
      ['check my code', { is: 'edit' }, { is: 'help' }],
    ],
  ],
  [
    'has forgotten the answer',
    CARD,
    [
      ['i forgot this', { is: 'give-up' }],
      ['totally forgot', { is: 'give-up' }],
      ['can’t remember it anymore', { is: 'give-up' }],
    ],
  ],
  [
    'takes back a wrong button',
    CARD_ANSWERED,
    [
      ['wrong key, take it back', { is: 'undo' }],
      ['oops i pressed the wrong button', { is: 'undo' }],
    ],
  ],
  [
    'says no and more',
    RESTART,
    [
      ['no not yet', { is: 'no' }],
      ['nah maybe later', { is: 'no' }],
      ['not now', { is: 'no' }],
    ],
  ],
  [
    'asks for other reminders',
    REMINDERS,
    [
      ['could the reminder come at 7 am', { is: 'reminders', set: { on: true, time: '07:00' } }],
      ['can i get reminders at 20:15', { is: 'reminders', set: { on: true, time: '20:15' } }],
      ['when do u remind me', { is: 'see-reminders' }],
      ['don’t turn off my reminders', { is: 'unclear' }],
    ],
  ],
  [
    'wants it again, or the next lesson',
    COMPLETE,
    [
      ['again', { is: 'unclear' }],
      ['once more', { is: 'unclear' }],
      ['sessions then', { is: 'start', lesson: 'sessions' }],
    ],
  ],
];

export const MORE_PHRASES: readonly (readonly [kind: string, phrases: readonly Phrase[]])[] = KINDS.map(
  ([kind, where, rows]) => [
    kind,
    rows.map(([says, ...means]) => ({ id: 'p000', half: 'seen', ...where, says, means })),
  ],
);
