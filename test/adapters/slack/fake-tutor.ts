/** A tutor with a script of a few lines: enough to see what an adapter makes of every kind of intent and reply. */

import { type Action, action, encodeAction } from '../../../src/core/action.ts';
import { InOrder } from '../../../src/core/async.ts';
import type { LearnerEvent } from '../../../src/core/event.ts';
import { codeBlock, heading, paragraph } from '../../../src/core/prose.ts';
import type { Block, Form, Reply } from '../../../src/core/reply.ts';
import { COMMANDS, paceOf } from '../../../src/tutor/features/index.ts';
import type { Tutor, Watch } from '../../../src/tutor/ports.ts';

export interface FakeTutor extends Tutor {
  /** Every event that was new. */
  readonly events: readonly LearnerEvent[];
  /** Runs wait until this is called. */
  finishRuns(): void;
  /** The learner who runs something is told that so many are ahead. */
  announceQueue(ahead: number): void;
  /** How many questions are due, as the Home tab tells. */
  due: number;
}

const LESSON = 'cookies';

const question: readonly Block[] = [
  heading(1, 'Attach a cookie'),
  paragraph('Which line asks the browser to keep a cookie?'),
  {
    kind: 'choices',
    choices: ['response.set_cookie(…)', 'request.cookies[…]'].map((label, index) => ({
      letter: index === 0 ? 'A' : 'B',
      label: [{ kind: 'code', text: label }],
      action: action('answer', LESSON, 'attach', String(index)),
    })),
  },
  {
    kind: 'buttons',
    buttons: [
      { label: 'Run it', action: action('run', LESSON, 'attach'), style: 'primary' },
      { label: 'Write a program', action: action('program', LESSON, 'attach'), style: 'secondary' },
      { label: 'Old form', action: action('edit', LESSON, 'gone'), style: 'secondary' },
      { label: 'Break', action: action('hint', LESSON, 'attach'), style: 'secondary' },
      { label: 'Recap', action: action('score', LESSON, 'attach'), style: 'secondary' },
      { label: 'Away with it', action: action('skip', LESSON, 'attach'), style: 'secondary' },
      { label: 'My data', action: action('export'), style: 'secondary' },
      { label: 'My progress', action: action('progress'), style: 'secondary' },
      { label: 'Much to read', action: action('restart', LESSON, 'attach'), style: 'secondary' },
    ],
  },
  {
    kind: 'menu',
    label: 'Go to a section',
    entries: [
      { label: 'Setting a cookie', action: action('go', LESSON, 'setting') },
      { label: 'Reading a cookie', action: action('go', LESSON, 'reading') },
    ],
  },
];

const chart: Block = {
  kind: 'picture',
  image: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
  alt: 'Three cards tomorrow, one on Friday.',
};
const data: Block = { kind: 'file', name: 'nibble-data.json', text: '{"cards": 3}' };

const home = (due: number): Reply =>
  said(heading(1, 'Nibble'), paragraph(`${due} questions are due.`), {
    kind: 'buttons',
    buttons: [
      { label: 'Answer them', action: action('review'), style: 'primary' },
      { label: 'Write a program', action: action('program', LESSON, 'attach'), style: 'secondary' },
    ],
  });

const said = (...blocks: readonly Block[]): Reply => ({ pressed: 'keep', blocks });

/** Makes a tutor without memory but for the ids of events, which are answered once. */
export function fakeTutor(): FakeTutor {
  const events: LearnerEvent[] = [];
  const waiting: (() => void)[] = [];
  const watches: Watch[] = [];
  let isOpen = false;
  const runWith = (watch: Watch | undefined) => () =>
    new Promise<void>((resolve) => {
      if (watch !== undefined) watches.push(watch);
      if (isOpen) resolve();
      else waiting.push(resolve);
    });
  return {
    events,
    commands: COMMANDS,
    turns: new InOrder(),
    paceOf,
    due: 3,
    announceQueue: (ahead) => {
      for (const watch of watches) watch.waiting(ahead);
    },
    finishRuns: () => {
      isOpen = true;
      for (const resolve of waiting) resolve();
    },
    form: async (_, { verb, step }) => (verb === 'program' && step === 'attach' ? programForm : null),
    suggest: () => [],
    async handle(event, watch) {
      if (events.some(({ id }) => id === event.id)) return null;
      events.push(event);
      if (event.kind === 'command' && event.name === 'home') return home(this.due);
      return reply(event, runWith(watch));
    },
  };
}

const programForm: Form = {
  title: 'Your program',
  submit: action('submit-program', LESSON, 'attach'),
  fields: [
    {
      kind: 'text',
      id: 'program',
      label: 'Program',
      description: 'Python',
      optional: false,
      lines: 'many',
      value: 'app = Flask(__name__)',
    },
  ],
};

async function reply(event: LearnerEvent, run: () => Promise<void>): Promise<Reply> {
  switch (event.kind) {
    case 'command':
      return commanded(event.name, event.options);
    case 'message':
      if (event.text === 'break') throw new Error('the database is gone');
      if (event.text === 'run') await run();
      if (event.text === 'b') return { ...said(paragraph('You said: b')), pressed: 'settle' };
      if (event.text === 'show') return said(paragraph('Here we are.'), ...question);
      return said(paragraph(`You said: ${event.text}`));
    case 'submit':
      return { pressed: 'settle', blocks: [paragraph('Ran:'), codeBlock('python', event.fields.program ?? '')] };
    case 'press':
      return pressed(event.action, run);
  }
}

function commanded(name: string, options: Readonly<Record<string, string>>): Reply {
  switch (name) {
    case 'lesson':
      if (options.name === undefined) return said(heading(1, 'Lessons'), paragraph('Working with Cookies'));
      return options.name === LESSON ? said(...question) : said(paragraph(`There is no lesson “${options.name}”.`));
    case 'help':
      return said(paragraph('Type a lesson’s name.'));
    case 'check':
      return said(paragraph('Checked:'), codeBlock('', options.message ?? ''));
    case 'progress':
      return said(chart);
    case 'export':
      return said(paragraph('All that is known:'), data);
    default:
      return said(paragraph(JSON.stringify({ name, options })));
  }
}

async function pressed(decoded: Action | null, run: () => Promise<void>): Promise<Reply> {
  switch (decoded?.verb) {
    case 'answer': {
      const right = decoded.argument === '0';
      const notice: Block = {
        kind: 'notice',
        tone: right ? 'right' : 'wrong',
        title: right ? 'Right' : 'Not quite',
        content: [],
      };
      return { pressed: 'settle', blocks: [notice] };
    }
    case 'run':
      await run();
      return { pressed: 'settle', blocks: [paragraph('It ran.')] };
    case 'dm':
      return said(paragraph('Here we are.'), ...question);
    case 'score':
      return { pressed: [paragraph('The question, done.')], blocks: [paragraph('Your score.')] };
    case 'skip':
      return { pressed: [], blocks: [paragraph('Skipped.')] };
    case 'export':
      return said(paragraph('All that is known:'), data, paragraph('That is all.'));
    case 'progress':
      return said(chart);
    case 'restart':
      return said(...Array.from({ length: 7 }, (_, page) => paragraph(`Page ${page} ${'word '.repeat(2000)}`)));
    case 'hint':
      throw new Error('the hint is broken');
    default:
      return said(paragraph(`You chose ${decoded === null ? 'nothing' : encodeAction(decoded)}.`));
  }
}
