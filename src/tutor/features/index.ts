/** The features: their commands, and what each verb needs from an adapter before anything else happens. */
import type { Action } from '../../core/action.ts';
import type { Command, CommandOption, Pace } from '../ports.ts';

export const ACTION_PACE = {
  /** `-` for the lesson: the list of lessons. */
  lessons: 'reply',
  start: 'reply',
  restart: 'reply',
  next: 'reply',
  back: 'reply',
  go: 'reply',
  outline: 'reply',
  answer: 'reply',
  skip: 'reply',
  hint: 'reply',
  score: 'reply',
  retry: 'reply',
  run: 'run',
  /** Open a form … */
  edit: 'form',
  blanks: 'form',
  program: 'form',
  type: 'form',
  /** … and what its submission is. */
  'run-edited': 'run',
  'submit-blanks': 'run',
  'submit-program': 'run',
  'submit-typed': 'reply',
  /** About the last run of a step: without an argument everything that can be asked, else one decision by its key. */
  why: 'run',
  /** The last run of a step, drawn. */
  picture: 'run',
  /** Enter the lab with an example; without a step, where the learner left it. */
  lab: 'run',
  /** The step that the argument is the key of. */
  'lab-do': 'run',
  'lab-why': 'run',
  'lab-picture': 'run',
  'lab-over': 'reply',
  'lab-others': 'reply',
  'lab-leave': 'reply',
  /** Forms of the lab, and their submissions. */
  'lab-address': 'form',
  'lab-form': 'form',
  'lab-cookie': 'form',
  'lab-time': 'form',
  'lab-visit': 'run',
  'lab-post': 'run',
  'lab-edit': 'run',
  'lab-wait': 'run',
  /** Go on in the direct conversation: the adapter sends the answer there. */
  dm: 'reply',
  quiz: 'reply',
  progress: 'reply',
  reference: 'reply',
  /** `yes` for the argument: asked and confirmed. */
  forget: 'reply',
  export: 'reply',
  /** Due cards; the argument says how many: `short` or `all`. */
  review: 'reply',
  /** About the card of a lesson's question. The argument begins with its round, so that an old card can be told. */
  recall: 'reply',
  'recall-hint': 'reply',
  'recall-skip': 'reply',
  'recall-why': 'reply',
  'recall-type': 'form',
  'submit-recall': 'reply',
  /** Was it too easy, or a guess; or not at all what was meant. */
  rate: 'reply',
  undo: 'reply',
  'review-end': 'reply',
  /** When reminders come. The argument is what to do; the step holds the settings that a form opens with. */
  reminders: 'reply',
  remind: 'reply',
  'remind-form': 'form',
  'submit-remind': 'reply',
  snooze: 'reply',
} as const satisfies Record<string, Pace>;

export type Verb = keyof typeof ACTION_PACE;

export const isVerb = (text: string): text is Verb => Object.hasOwn(ACTION_PACE, text);

export const paceOf = ({ verb }: Action): Pace => (isVerb(verb) ? ACTION_PACE[verb] : 'reply');

const slash = (
  name: string,
  description: string,
  options: Command['options'] = [],
  argument = '',
  read: Command['read'] = () => ({}),
): Command => ({ kind: 'slash', name, title: name, description, options, argument, read });

/** One option that takes the whole text. */
const named = (name: string, description: string, option: Omit<CommandOption, 'name'>, argument: string): Command =>
  slash(
    name,
    description,
    [{ name: 'name', ...option }],
    argument,
    (text): Record<string, string> => (text === '' ? {} : { name: text }),
  );

const TIME = /(?<![\d:+-])\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?(?![\d:])/i;

/** `19:30 Berlin`, `Berlin 7pm`: the time is what begins with a number, the rest is the place. */
function readReminders(text: string): Readonly<Record<string, string>> {
  const time = TIME.exec(text)?.[0] ?? '';
  const zone = text.replace(time, '').trim().replace(/\s+/g, ' ');
  return { ...(zone === '' ? {} : { zone }), ...(time === '' ? {} : { time: time.trim() }) };
}

/** In the order in which they are listed. */
export const COMMANDS: readonly Command[] = [
  named(
    'lesson',
    'Start a lesson, or go on where you left it',
    { description: 'Which lesson? Leave it out to see them all', suggests: 'lessons' },
    '[lesson]',
  ),
  named(
    'quiz',
    'Only the questions of a lesson',
    { description: 'Which lesson? Leave it out for the one you are in', suggests: 'lessons' },
    '[lesson]',
  ),
  named(
    'lab',
    'Be the browser of a running example',
    { description: 'The lab of which lesson? Leave it out for the one you are in', suggests: 'lessons' },
    '[lesson]',
  ),
  slash('review', 'Answer the questions that are due today'),
  slash('progress', 'What you have learned, and what comes next'),
  slash(
    'reminders',
    'See or change when reminders come',
    [
      { name: 'zone', description: 'Your time zone, such as Europe/Berlin', suggests: 'zones' },
      { name: 'time', description: 'When to remind you, such as 19:30' },
    ],
    '[time] [city or time zone]',
    readReminders,
  ),
  named(
    'reference',
    'The short version of a lesson, to look things up',
    { description: 'About what? For example max_age', suggests: 'lessons' },
    '[lesson or word]',
  ),
  slash('export', 'Everything that I remember of you, as a file'),
  slash('forget', 'Delete everything that I remember of you'),
  slash('help', 'How to learn with Nibble'),
  {
    kind: 'message',
    name: 'check',
    title: 'Check this code',
    description: 'Run the program in this message',
    options: [{ name: 'message', description: 'The text of the message' }],
    argument: '',
    read: (text) => ({ message: text }),
  },
];
