/**
 * Phrases of settings, lessons, sections, the lab, and yes and no, in other words than those of the sets, kind by kind:
 * what `more-phrases.ts` is for the rest.
 */
import type { Meaning, Phrase } from '../fixtures/conversation.ts';

const READING = { situation: 'reading', at: 'cookies/reading-a-cookie' } as const;
const CARD = { situation: 'card', at: 'cookies/remove-a-cookie' } as const;
const RESTART = { situation: 'restart-asked', at: 'cookies/lifetime-and-flags' } as const;
const REMINDERS = { situation: 'reminders', at: 'cookies/reading-a-cookie' } as const;
const COMPLETE = { situation: 'complete', at: 'cookies/complete' } as const;

const WEEKENDS_IN_TOKYO: Meaning = {
  is: 'reminders',
  set: { on: true, time: '10:00', days: ['sat', 'sun'], zone: 'Asia/Tokyo' },
};

export type Row = readonly [says: string, ...means: readonly Meaning[]];
export type Kind = readonly [kind: string, where: Pick<Phrase, 'situation' | 'at'>, rows: readonly Row[]];

export const WISHES: readonly Kind[] = [
  [
    'asks for reminders in whatever order, with what it is for',
    READING,
    [
      ['sign me up for a reminder each day at 8 in the evening', { is: 'reminders', set: { on: true, time: '20:00' } }],
      ['please poke me on weekends at 10am tokyo time so that i keep going', WEEKENDS_IN_TOKYO],
      ['nudge me about this lesson at quarter past five in the afternoon', { is: 'later', time: '17:15' }],
      [
        'remind me to study every monday at 19:15',
        { is: 'reminders', set: { on: true, time: '19:15', days: ['mon'] } },
      ],
      ['too busy today, message me daily at 6pm', { is: 'reminders', set: { on: true, time: '18:00' } }],
      ['i would rather receive them at 6:45 every single day', { is: 'reminders', set: { on: true, time: '06:45' } }],
      ['no time rn, remind me at 20:15', { is: 'later', time: '20:15' }],
      ['i’ll carry on tomorrow evening, make sure i don’t forget', { is: 'later' }],
      ['going to finish it tomorrow at 9, don’t let me forget it', { is: 'later' }],
    ],
  ],
  [
    'changes one thing of its reminders',
    REMINDERS,
    [
      ['move the time to 9pm', { is: 'reminders', set: { on: true, time: '21:00' } }],
      ['make them come at 6:15 pm', { is: 'reminders', set: { on: true, time: '18:15' } }],
      ['could it come two hours earlier, so at 16:00', { is: 'reminders', set: { on: true, time: '16:00' } }],
      ['send them at 8:20 London time', { is: 'reminders', set: { time: '08:20', zone: 'Europe/London' } }],
      ['ive moved to paris, please update my timezone', { is: 'reminders', set: { zone: 'Europe/Paris' } }],
      ['fix my clock, i live in Lagos now', { is: 'reminders', set: { zone: 'Africa/Lagos' } }],
      ['stay silent from 10 in the evening till 6 in the morning', { is: 'reminders', set: { 'quiet-from': '22:00' } }],
      ['don’t disturb me between 20:30 and 8:00', { is: 'reminders', set: { 'quiet-from': '20:30' } }],
      ['30 cards a day are too many for me, make it 12', { is: 'reminders', set: { cards: 12 } }],
      ['20 questions is way too much, only 6 please', { is: 'reminders', set: { cards: 6 } }],
      ['15 cards per day at 8:30', { is: 'reminders', set: { cards: 15, time: '08:30' } }],
    ],
  ],
  [
    'wants a pause, or no reminders at all',
    REMINDERS,
    [
      ['i’m travelling, don’t write to me for two weeks', { is: 'reminders', set: { on: true, pause: 'a week' } }],
      ['no messages until friday please, i am on holiday', { is: 'reminders', set: { on: true, pause: 'friday' } }],
      ['pause all of them till sunday', { is: 'reminders', set: { on: true, pause: 'sunday' } }],
      ['never ever write to me again', { is: 'reminders', set: { on: false } }],
      ['STOP MESSAGING ME ALL THE TIME', { is: 'reminders', set: { on: false } }],
      ['quit sending me pings daily', { is: 'reminders', set: { on: false } }],
      ['don’t you ever ping me again', { is: 'reminders', set: { on: false } }],
      ['i don’t want you to message me every single day', { is: 'unclear' }],
    ],
  ],
  [
    'asks about its reminders',
    REMINDERS,
    [
      ['when do you normally write to me?', { is: 'see-reminders' }],
      ['are the reminders still switched on', { is: 'see-reminders' }],
      ['do i even have reminders', { is: 'see-reminders' }],
      ['what time is my reminder set to', { is: 'see-reminders' }],
      ['is my reminder on right now?', { is: 'see-reminders' }],
      ['which time did i set for my reminders', { is: 'see-reminders' }],
    ],
  ],
  [
    'is no setting, though it has a word of them',
    REMINDERS,
    [
      ['hold on, the last part was not clear', { is: 'wait' }, { is: 'explain' }, { is: 'back' }, { is: 'unclear' }],
      ['break it down for me', { is: 'explain' }, { is: 'unclear' }, { is: 'ask' }],
      ['pause here i lost the thread', { is: 'stop' }, { is: 'wait' }, { is: 'explain' }, { is: 'unclear' }],
      ['i moved my app to another folder', { is: 'unclear' }, { is: 'ask' }],
      ['20 cookies is too much for one app', { is: 'unclear' }, { is: 'ask' }],
      ['send it at the end of the request', { is: 'unclear' }, { is: 'ask' }, { is: 'edit' }],
      ['what if the server has moved to Tokyo', { is: 'unclear' }, { is: 'ask' }],
      ['i missed a step at 7', { is: 'unclear' }, { is: 'back' }, { is: 'ask' }],
    ],
  ],
  [
    'takes the offer of reminders, and says more',
    { situation: 'offer', at: undefined },
    [
      ['sure, but i am in Cairo', { is: 'reminders', set: { on: true, zone: 'Africa/Cairo' } }],
      ['ok i live in Sydney', { is: 'reminders', set: { on: true, zone: 'Australia/Sydney' } }],
      ['yeah but only on weekends', { is: 'reminders', set: { on: true, days: ['sat', 'sun'] } }],
      ['8 cards a day at 21:15', { is: 'reminders', set: { on: true, time: '21:15', cards: 8 } }],
      ['you bet', { is: 'yes' }, { is: 'reminders', set: { on: true } }],
      ['yes please, at ten past seven pm', { is: 'unclear' }, { is: 'reminders', set: { on: true, time: '19:10' } }],
    ],
  ],
  [
    'puts a card off',
    CARD,
    [
      ['later please, at 20:45', { is: 'later', time: '20:45' }],
      ['later today at 9pm', { is: 'later', time: '21:00' }],
      ['not now, ping me at 22:10', { is: 'later', time: '22:10' }],
    ],
  ],
  [
    'wants a lesson, by its name or place, with other words around it',
    { situation: 'greeted', at: undefined },
    [
      ['please open the uploads module', { is: 'start', lesson: 'uploads' }],
      ['yo bot. sessions. lets go.', { is: 'start', lesson: 'sessions' }],
      ['i would like too start with the cookys one', { is: 'start', lesson: 'cookies' }],
      ['i have done cookies in rails, so can we go straight to uploads', { is: 'start', lesson: 'uploads' }],
      ['the 3rd one please', { is: 'start', lesson: 'sessions' }],
      ['i’ll take number two, thank you', { is: 'start', lesson: 'uploads' }],
      ['not cookies, the session one', { is: 'start', lesson: 'sessions' }],
      ['uploads sounds good since i need that at work', { is: 'start', lesson: 'uploads' }],
      ['cookies seems like the most useful for me', { is: 'start', lesson: 'cookies' }],
    ],
  ],
  [
    'says yes to the first lesson in words of their own',
    { situation: 'greeted', at: undefined },
    [
      ['you bet', { is: 'start', lesson: 'cookies' }],
      ['sure, why not', { is: 'start', lesson: 'cookies' }],
      ['yes let us do the first one', { is: 'start', lesson: 'cookies' }],
      ['deal', { is: 'start', lesson: 'cookies' }],
      ['sounds like a plan', { is: 'start', lesson: 'cookies' }],
      ['ok cool, works for me', { is: 'start', lesson: 'cookies' }],
    ],
  ],
  [
    'leaves one lesson for another',
    { situation: 'reading', at: 'uploads/how-a-file-travels' },
    [
      ['this is not for me, take me back to the cookies lesson', { is: 'start', lesson: 'cookies' }],
      ['i want out of this lesson, put me into sessions', { is: 'start', lesson: 'sessions' }],
      ['can we jump straight to the sessions one', { is: 'start', lesson: 'sessions' }],
      ['switch me to cookies', { is: 'start', lesson: 'cookies' }],
    ],
  ],
  [
    'goes on from the end of a lesson',
    COMPLETE,
    [
      ['what now', { is: 'start', lesson: 'uploads' }, { is: 'lessons' }],
      ['and now?', { is: 'start', lesson: 'uploads' }, { is: 'lessons' }],
      ['directly to sessions', { is: 'start', lesson: 'sessions' }],
    ],
  ],
  [
    'names a section by what it is about',
    { situation: 'reading', at: 'uploads/how-a-file-travels' },
    [
      ['could we skip ahead to the maximum file size part?', { is: 'go', section: 'how-big' }],
      ['the bit about double extensions, bring me there', { is: 'go', section: 'which-kinds-of-files' }],
      ['i’d like to see the section on downloads', { is: 'go', section: 'handing-it-back' }],
      [
        'i need the part about which folder to save to',
        { is: 'go', section: 'saving-it' },
        { is: 'unclear' },
        { is: 'outline' },
      ],
      ['the part on the maximum upload size, take me there', { is: 'go', section: 'how-big' }],
      ['where do i find the practice section', { is: 'go', section: 'practice' }],
      ['how can i get to the part with path traversal', { is: 'go', section: 'names-cannot-be-trusted' }],
      ['i’d rather read about common mistakes', { is: 'go', section: 'common-mistakes' }],
    ],
  ],
  [
    'names no section that is clear, or none at all',
    READING,
    [
      ['go next please', { is: 'next' }],
      ['move on to the next one, i’m good', { is: 'next' }],
      ['take me to the part about pizza', { is: 'outline' }, { is: 'go' }],
      ['i need the cookie thing', { is: 'unclear' }, { is: 'outline' }],
      ['i’d rather look at the sea', { is: 'unclear' }],
      ['i need the toilet', { is: 'unclear' }, { is: 'stop' }, { is: 'wait' }],
    ],
  ],
  [
    'leaves the lab, in words of their own',
    { situation: 'lab', at: 'cookies/there-and-back' },
    [
      ['let me out of here', { is: 'leave-lab' }],
      ['i’m finished playing around', { is: 'leave-lab' }],
      ['ok i am done here', { is: 'leave-lab' }],
      ['can we get back to the lesson', { is: 'leave-lab' }],
      ['take me back to the text please', { is: 'leave-lab' }],
      ['enough of the lab', { is: 'leave-lab' }],
    ],
  ],
  [
    'does something in the lab, in words of their own',
    { situation: 'lab', at: 'cookies/there-and-back' },
    [
      ['let two days pass', { is: 'lab-action' }],
      ['fast forward 5 hours', { is: 'lab-action' }],
      ['2 weeks later', { is: 'lab-action' }],
      ['/dark', { is: 'lab-action' }],
      ['/', { is: 'lab-action' }],
      ['go to /theme', { is: 'lab-action' }],
      ['clear everything and start fresh', { is: 'lab-action' }, { is: 'start-over' }],
      ['wipe it all, then begin from zero', { is: 'lab-action' }, { is: 'start-over' }],
      ['/help', { is: 'help' }],
    ],
  ],
  [
    'says yes and why',
    RESTART,
    [
      ['yes please, from scratch', { is: 'yes' }],
      ['do it, i forgot everything', { is: 'yes' }],
      ['oui', { is: 'unclear' }, { is: 'yes' }],
      ['yes, i want a clean start', { is: 'yes' }],
      ['yes but not now', { is: 'unclear' }, { is: 'no' }],
      ['yes, unless my score is gone', { is: 'unclear' }],
      ['yes wait no', { is: 'no' }, { is: 'unclear' }],
      ['no, sorry, wrong button', { is: 'no' }],
      ['oh dear no', { is: 'no' }],
      ['i’d rather not delete anything', { is: 'no' }],
    ],
  ],
  [
    'says yes to having everything deleted, or not beyond doubt',
    { situation: 'forget-asked', at: 'cookies/lifetime-and-flags' },
    [
      ['yes wipe the whole lot', { is: 'yes' }],
      ['yes, all of it', { is: 'yes' }],
      ['ja, alles', { is: 'yes' }],
      ['yes erase everything please', { is: 'yes' }],
      ['sure, go for it', { is: 'unclear' }],
      ['you bet', { is: 'unclear' }],
      ['yes, but keep my cards', { is: 'unclear' }],
      ['yes, after i got my copy', { is: 'unclear' }, { is: 'export' }],
      ['let me download a copy before that', { is: 'export' }],
      ['could i have a backup first', { is: 'export' }],
      ['may i get my data first', { is: 'export' }],
    ],
  ],
];
