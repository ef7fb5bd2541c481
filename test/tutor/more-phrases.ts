/**
 * Phrases of the kinds that were once misread, in other words: what was read wrong is no list of sentences but a kind
 * of saying it, so each kind is held by several. Written while the code was; `fixtures/conversation` says what counts.
 */
import type { Phrase } from '../fixtures/conversation.ts';
import { MOVES } from './more-moves.ts';
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
const LIFETIME = { situation: 'choice', at: 'cookies/a-lifetime-in-seconds' } as const;
const HIDDEN = { situation: 'choice', at: 'cookies/hide-it-from-javascript' } as const;
const INSIDE = { situation: 'choice', at: 'sessions/what-belongs-inside' } as const;
const SIGNATURE = { situation: 'choice', at: 'sessions/what-the-signature-does' } as const;
const WAITS = { situation: 'choice', at: 'cookies/where-a-cookie-waits' } as const;
const SETTING = { situation: 'typed', at: 'sessions/the-missing-setting' } as const;
const STATUS = { situation: 'typed', at: 'uploads/over-the-limit' } as const;
const CLOSING = { situation: 'typed', at: 'sessions/beyond-the-closing' } as const;
const COMPLETE = { situation: 'complete', at: 'cookies/complete' } as const;

const KINDS: readonly Kind[] = [
  ...WISHES,
  ...MOVES,
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
  [
    'names an option by its letter or place, with more around it',
    CHOICE,
    [
      ['im choosing B', { is: 'answer', letter: 'B' }],
      ['d for dog', { is: 'answer', letter: 'D' }],
      ['i’d go with the bottom one', { is: 'answer', letter: 'D' }],
      ['the one at the top', { is: 'answer', letter: 'A' }],
      ['next to last', { is: 'answer', letter: 'C' }],
      ['a, since nothing else makes sense', { is: 'answer', letter: 'A' }],
      ['b cuz i read that somewhere', { is: 'answer', letter: 'B' }],
      ['nope, d', { is: 'answer', letter: 'D' }],
      ['C but im just guessing', { is: 'answer', letter: 'C' }],
      ['my teacher said it’s the third one', { is: 'answer', letter: 'C' }],
      ['the others look odd, so b', { is: 'answer', letter: 'B' }],
      ['leaning towards a, not sure though', { is: 'answer', letter: 'A' }],
      ['b, right?', { is: 'answer', letter: 'B' }],
      ['d?', { is: 'unclear' }],
      ['pick one', { is: 'unclear' }, { is: 'give-up' }],
      [':D', { is: 'laugh' }, { is: 'unclear' }],
      ['not a', { is: 'unclear' }],
    ],
  ],
  [
    'names an option of code, with a reason or an opinion',
    LIFETIME,
    [
      ['timeout i reckon', { is: 'answer', option: 'timeout=3600' }],
      ['should be expires, since cookies expire', { is: 'answer', option: 'expires=3600' }],
      ['i’d say max age', { is: 'answer', option: 'max_age=3600' }],
      ['definitely the lifetime one', { is: 'answer', option: 'lifetime=3600' }],
      ['not expires, so timeout', { is: 'answer', option: 'timeout=3600' }],
      ['maxage obviously', { is: 'answer', option: 'max_age=3600' }],
      ['max_age=3600, no?', { is: 'answer', option: 'max_age=3600' }],
      ['lifetime and timeout', { is: 'unclear' }],
      ['isn’t it max_age?', { is: 'unclear' }],
      ['i lost a lifetime on this', { is: 'unclear' }],
      ['max_age is nonsense no', { is: 'unclear' }],
    ],
  ],
  [
    'names a flag in spoken words',
    HIDDEN,
    [
      ['secure equals true', { is: 'answer', option: 'secure=True' }],
      ['i’m for samesite', { is: 'answer', option: 'samesite="Strict"' }, { is: 'unclear' }],
      ['going with hidden because the name says it', { is: 'answer', option: 'hidden=True' }],
      ['http only for sure', { is: 'answer', option: 'httponly=True' }],
      ['strict samesite i guess', { is: 'answer', option: 'samesite="Strict"' }],
      ['maybe secure, but not certain', { is: 'answer', option: 'secure=True' }],
    ],
  ],
  [
    'names an option by words of it',
    INSIDE,
    [
      ['it’s the id i believe', { is: 'answer', option: 'the id of the user who is logged in' }],
      ['their password', { is: 'answer', option: "the user's password, to check it again later" }],
      ['the uploaded picture', { is: 'answer', option: 'the photo that the user has just uploaded' }],
      ['id because the rest is too large', { is: 'answer', option: 'the id of the user who is logged in' }],
      ['photo for sure', { is: 'answer', option: 'the photo that the user has just uploaded' }],
      ['i forgot my password', { is: 'unclear' }, { is: 'give-up' }],
      ['i uploaded a photo yesterday', { is: 'unclear' }],
      ['the id or the password', { is: 'unclear' }],
    ],
  ],
  [
    'names what something does in other forms of its words',
    SIGNATURE,
    [
      ['hiding the content', { is: 'answer', option: 'It hides the content from the visitor.' }],
      ['i think it is hidden from visitors', { is: 'answer', option: 'It hides the content from the visitor.' }],
      [
        'the one about copies failing',
        { is: 'answer', option: 'It ties the session to one browser, so that copies fail.' },
      ],
      ['noticed by flask', { is: 'answer', option: 'Flask notices when somebody else has changed the content.' }],
      ['refusing the cookie', { is: 'answer', option: 'It lets the browser refuse a cookie that was changed.' }],
      ['i refuse to answer', { is: 'unclear' }, { is: 'skip' }, { is: 'complain' }],
      ['my cookie fell on the floor', { is: 'unclear' }],
    ],
  ],
  [
    'says where it is kept',
    WAITS,
    [
      ['probably the database', { is: 'answer', option: "in the shop's database" }],
      ['it’s in the link', { is: 'answer', option: 'in the address of the page' }, { is: 'unclear' }],
      ['on their server i think', { is: 'answer', option: "on the shop's server" }],
      ['my own browser', { is: 'answer', option: 'in your browser' }],
      ['on the sever', { is: 'answer', option: "on the shop's server" }, { is: 'unclear' }],
      ['the browser i suppose, how else', { is: 'answer', option: 'in your browser' }, { is: 'unclear' }],
      ['my browser crashed', { is: 'unclear' }],
      ['i closed the browser by accident', { is: 'unclear' }],
      ['the server is down', { is: 'unclear' }],
      ['browser or server', { is: 'unclear' }],
    ],
  ],
  [
    'types a name with words around it',
    SETTING,
    [
      ['isn’t it SECRET_KEY?', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['it must be SECRET_KEY, if i recall', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['the variable is called SESSION_KEY', { is: 'answer', typed: 'SESSION_KEY', right: false }],
      ['SECRET_KEY, right?', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['app.secret, no?', { is: 'answer', typed: 'app.secret', right: false }],
      ['secret underscore key', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['i’d go with COOKIE_KEY', { is: 'answer', typed: 'COOKIE_KEY', right: false }],
      ['SECRET_KEY because sessions are signed', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['i am not sure but maybe SECRET_KEY', { is: 'answer', typed: 'SECRET_KEY', right: true }],
      ['no entiendo', { is: 'unclear' }, { is: 'explain' }],
      ['keine ahnung', { is: 'unclear' }, { is: 'give-up' }],
      ['je sais pas', { is: 'unclear' }, { is: 'give-up' }],
      ['не знаю', { is: 'unclear' }, { is: 'give-up' }],
      ['it hurts', { is: 'unclear' }],
      ['the key?', { is: 'unclear' }],
    ],
  ],
  [
    'types a number with words around it',
    STATUS,
    [
      ['413?', { is: 'answer', typed: '413', right: true }],
      ['414?', { is: 'answer', typed: '414', right: false }],
      ['the status is 400, no?', { is: 'answer', typed: '400', right: false }],
      ['i’d say 413', { is: 'answer', typed: '413', right: true }],
      ['404 since nothing is found', { is: 'answer', typed: '404', right: false }],
      ['413 (payload too large)', { is: 'answer', typed: '413', right: true }],
      ['four one three', { is: 'unclear' }],
      ['maybe four hundred', { is: 'unclear' }],
    ],
  ],
  [
    'says code aloud, or a word as an opinion',
    CLOSING,
    [
      ['session dot permanent', { is: 'answer', typed: 'session.permanent', right: true }],
      ['it’s session.permanent if i’m not mistaken', { is: 'answer', typed: 'session.permanent', right: true }],
      ['i think forever', { is: 'answer', typed: 'forever', right: false }],
      ['i’d go for persistent', { is: 'answer', typed: 'persistent', right: false }],
      ['session dot lasting', { is: 'unclear' }],
      ['session.permanent=True, right?', { is: 'answer', typed: 'session.permanent=True', right: true }],
      ['i think so', { is: 'unclear' }, { is: 'yes' }],
    ],
  ],
  [
    'says what goes into which blank',
    BLANKS,
    [
      ['the second should be set_cookie', { is: 'blanks', values: { 2: 'set_cookie' } }],
      ['set blank 4 to request.cookies please', { is: 'blanks', values: { 4: 'request.cookies' } }],
      ['third gap response', { is: 'blanks', values: { 3: 'response' } }],
      ['use make_response for the first one', { is: 'blanks', values: { 1: 'make_response' } }],
      ['put set_cookie in 2', { is: 'blanks', values: { 2: 'set_cookie' } }],
      ['2 set_cookie 3 response', { is: 'blanks', values: { 2: 'set_cookie', 3: 'response' } }],
      ['for the last one: "en"', { is: 'blanks', values: { 5: '"en"' } }],
      [
        'make_response goes in the first and response in the third',
        { is: 'blanks', values: { 1: 'make_response', 3: 'response' } },
      ],
      ['what goes into blank 2?', { is: 'ask' }, { is: 'hint' }],
    ],
  ],
];

export const MORE_PHRASES: readonly (readonly [kind: string, phrases: readonly Phrase[]])[] = KINDS.map(
  ([kind, where, rows]) => [
    kind,
    rows.map(([says, ...means]) => ({ id: 'p000', half: 'seen', ...where, says, means })),
  ],
);
