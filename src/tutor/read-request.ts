/** From an intent as it came in, to a request that the flows can decide on. The one place where ids are trusted or not. */
import type { Action } from '../core/action.ts';
import type { Lesson } from '../core/lesson.ts';
import { readQuestion } from '../explain/index.ts';
import { isVerb, type Verb } from './features/index.ts';
import type { Intent } from './intent.ts';
import { findLesson, type Lessons } from './lessons.ts';
import type { CardRequest } from './press-card.ts';
import type { Wish } from './read-wish.ts';
import { readWishAction } from './read-wish-action.ts';
import type { SettingsChange } from './settings-change.ts';
import type { Way } from './situation.ts';
import { readArgument, readCommand, readLab } from './words.ts';

/** An action of this version. */
export type VerbAction = Action & { readonly verb: Verb };

export type Request =
  | { readonly kind: 'lessons' }
  | { readonly kind: 'help' }
  /** Start or resume; `welcome`: the learner comes back, rather than asking where they are. */
  | { readonly kind: 'open'; readonly lesson: Lesson; readonly welcome: boolean }
  /** Enter the lab of a lesson, or take its questions; null: of the learner's current one. */
  | { readonly kind: 'lab' | 'quiz'; readonly lesson: Lesson | null }
  | { readonly kind: 'unknown-lesson'; readonly typed: string }
  /** `fields` are there when a form was submitted. */
  | {
      readonly kind: 'action';
      readonly action: VerbAction;
      readonly lesson: Lesson;
      readonly fields: Readonly<Record<string, string>> | null;
    }
  | ({ readonly kind: 'card' } & CardRequest)
  | { readonly kind: 'wish'; readonly wish: Wish; readonly way: Way }
  /** A button of a version or a lesson that is gone. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'say'; readonly text: string };

/** Whether it may be about the last run, so that it has to be known. */
export const asksAboutRun = (request: Request): boolean =>
  (request.kind === 'action' && (request.action.verb === 'why' || request.action.verb === 'picture')) ||
  (request.kind === 'say' && (readQuestion(request.text) !== null || readCommand(request.text) === 'picture'));

/** Total: every intent is some request. */
export function readRequest(intent: Intent, lessons: Lessons): Request {
  switch (intent.kind) {
    case 'lessons':
    case 'help':
      return { kind: intent.kind };
    case 'lesson':
      return openLesson(intent.name, lessons);
    case 'lab':
    case 'quiz':
      return openPart(intent.kind, intent.name, lessons);
    case 'press':
      return readAction(intent.action, null, lessons);
    case 'submit':
      return readAction(intent.action, intent.fields, lessons);
    case 'say':
      return readTyped(intent.text, lessons);
    case 'review':
      return wished({ kind: 'review', size: 'any' });
    case 'reminders':
      return wished(settingsWish(intent.zone, intent.time));
    case 'forget':
      return wished({ kind: 'forget', confirmed: false });
    case 'reference':
      return wished({ kind: 'reference', name: intent.name });
    case 'check':
      return wished({ kind: 'check', text: intent.text });
    case 'remind':
    case 'progress':
    case 'export':
    case 'home':
      return wished({ kind: intent.kind });
  }
}

const wished = (wish: Wish): Request => ({ kind: 'wish', wish, way: 'message' });

/** Who gives a time with the command wants to be reminded then. */
function settingsWish(zone: string, time: string): Wish {
  const changes: readonly SettingsChange[] = [
    ...(zone.trim() === '' ? [] : [{ kind: 'zone', typed: zone } as const]),
    ...(time.trim() === '' ? [] : [{ kind: 'time', typed: time } as const, { kind: 'switch', on: true } as const]),
  ];
  return changes.length === 0 ? { kind: 'settings' } : { kind: 'change-settings', changes };
}

function readTyped(text: string, lessons: Lessons): Request {
  const lab = readLab(text);
  if (lab !== null) return openPart('lab', lab, lessons);
  const quiz = /^\/?(?:the )?quiz[.!]?$/i.test(text.trim()) ? '' : readArgument(text, 'quiz');
  if (quiz !== null) return openPart('quiz', quiz, lessons);
  // A lesson's title is what its button says; its id alone could be an answer.
  const name = readArgument(text, 'lesson') ?? titleIn(text, lessons);
  return name === null ? { kind: 'say', text } : openLesson(name, lessons);
}

function titleIn(text: string, lessons: Lessons): string | null {
  const typed = text.trim().toLowerCase();
  return [...lessons.values()].find(({ title }) => title.toLowerCase() === typed)?.title ?? null;
}

function openLesson(name: string, lessons: Lessons): Request {
  if (name.trim() === '') return { kind: 'lessons' };
  if (name.trim().toLowerCase() === 'help') return { kind: 'help' };
  const lesson = findLesson(lessons, name);
  return lesson === null ? { kind: 'unknown-lesson', typed: name } : { kind: 'open', lesson, welcome: true };
}

function openPart(kind: 'lab' | 'quiz', name: string, lessons: Lessons): Request {
  if (name.trim() === '') return { kind, lesson: null };
  const lesson = findLesson(lessons, name);
  return lesson === null ? { kind: 'unknown-lesson', typed: name } : { kind, lesson };
}

function readAction(
  pressed: Action | null,
  fields: Readonly<Record<string, string>> | null,
  lessons: Lessons,
): Request {
  if (pressed === null || !isVerb(pressed.verb)) return { kind: 'gone' };
  const action = { ...pressed, verb: pressed.verb };
  if (action.verb === 'lessons') return { kind: 'lessons' };
  const beside = readWishAction(action, fields);
  if (beside !== null) return beside;
  const lesson = lessons.get(action.lesson);
  // Whoever goes on in another conversation goes on where they are.
  if (lesson === undefined) return action.verb === 'dm' ? { kind: 'say', text: 'show' } : { kind: 'gone' };
  switch (action.verb) {
    case 'start':
    case 'dm':
      return { kind: 'open', lesson, welcome: false };
    case 'quiz':
      return { kind: 'quiz', lesson };
    default:
      return { kind: 'action', action, lesson, fields };
  }
}
