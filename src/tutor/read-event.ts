/** From an event to what decides about it. The one place where a verb, a command's name and a lesson's name are looked up. */
import type { Input } from '../core/event.ts';
import type { Context } from './context.ts';
import type { Plan } from './decision.ts';
import { type Opening, sayGone } from './feature.ts';
import { FEATURES, pressOf } from './features/index.ts';
import { sayHelp } from './features/learner/help.ts';
import { noSuchLesson } from './features/lesson/start.ts';
import { findLesson, type Lessons } from './lessons.ts';
import { readMessage } from './read-message.ts';

export interface Asked {
  /** The lesson whose progress has to be loaded; undefined for the learner's current one. */
  readonly lesson: string | undefined;
  /** Whether the learner did something for it. */
  readonly isUnasked: boolean;
  readonly decide: (context: Context) => Plan;
}

/** Total: something decides about every event. */
export function readEvent(input: Input, lessons: Lessons): Asked {
  switch (input.kind) {
    case 'command':
      return readCommand(input, lessons);
    case 'press':
    case 'submit': {
      const { action } = input;
      const found = action === null ? undefined : pressOf(action);
      if (action === null || found === undefined || found.pace === 'form') return asked(sayGone);
      const pressed = { action, fields: input.kind === 'submit' ? input.fields : {} };
      const lesson = found.isOfLesson && lessons.has(action.lesson) ? action.lesson : undefined;
      return asked((context) => found.decide(context, pressed), lesson);
    }
    case 'message':
      return readOpening(input.text, lessons) ?? asked((context) => readMessage(context, input.text));
  }
}

const asked = (decide: Asked['decide'], lesson?: string): Asked => ({ lesson, isUnasked: false, decide });

function readCommand({ name, options }: Extract<Input, { kind: 'command' }>, lessons: Lessons): Asked {
  const { command, opening } = FEATURES.find((feature) => feature.command?.name === name) ?? {};
  if (opening !== undefined) return open(opening, options.name ?? '', lessons);
  const decide = command?.decide;
  // A platform may still have a command of an earlier version.
  if (decide === undefined) return asked(sayHelp);
  return { ...asked((context) => decide(context, options)), isUnasked: command?.kind === 'internal' };
}

/** Longer than any lesson's name. */
const MAX_OPENING = 200;

/** `lab`, `lesson cookies`, or a lesson's title, which is what its button says: its id alone could be an answer. */
function readOpening(text: string, lessons: Lessons): Asked | null {
  const typed = text.trim();
  if (text.length > MAX_OPENING) return null;
  for (const { opening } of FEATURES) {
    if (opening === undefined) continue;
    if (opening.alone?.test(typed.toLowerCase().replace(/^\/|[.!]$/g, ''))) return open(opening, '', lessons);
    const name = new RegExp(`^/?${opening.word}(?: to)?\\s+(.+)$`, 'i').exec(typed)?.[1]?.trim();
    if (name !== undefined) return open(opening, name, lessons);
  }
  const titled = [...lessons.values()].find(({ title }) => title.toLowerCase() === typed.toLowerCase());
  const start = FEATURES.find(({ opening }) => opening?.alone === null)?.opening;
  return titled === undefined || start === undefined ? null : open(start, titled.id, lessons);
}

function open(opening: Opening, name: string, lessons: Lessons): Asked {
  if (name === '') return asked(opening.without);
  if (/^help$/i.test(name)) return asked(sayHelp);
  const lesson = findLesson(lessons, name);
  if (lesson === null) return asked((context) => noSuchLesson(context, name));
  return asked((context) => opening.decide(context, lesson), lesson.id);
}
