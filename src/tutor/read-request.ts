/** From an intent as it came in, to a request that the flows can decide on. The one place where ids are trusted or not. */
import { type Action, decodeAction } from '../core/action-id.ts';
import type { Intent } from '../core/intent.ts';
import type { Lesson } from '../core/lesson.ts';
import { findLesson, type Lessons } from './lessons.ts';
import { readArgument, readLab } from './words.ts';

export type Request =
  | { readonly kind: 'lessons' }
  | { readonly kind: 'help' }
  /** Start or resume; `welcome`: the learner comes back, rather than asking where they are. */
  | { readonly kind: 'open'; readonly lesson: Lesson; readonly welcome: boolean }
  /** Enter the lab of a lesson; null: of the learner's current one. */
  | { readonly kind: 'lab'; readonly lesson: Lesson | null }
  | { readonly kind: 'unknown-lesson'; readonly typed: string }
  /** `fields` are there when a form was submitted. */
  | {
      readonly kind: 'action';
      readonly action: Action;
      readonly lesson: Lesson;
      readonly fields: Readonly<Record<string, string>> | null;
    }
  /** A button of a version or a lesson that is gone. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'say'; readonly text: string };

/** Total: every intent is some request. */
export function readRequest(intent: Intent, lessons: Lessons): Request {
  switch (intent.kind) {
    case 'lessons':
    case 'help':
      return { kind: intent.kind };
    case 'lesson':
      return openLesson(intent.name, lessons);
    case 'lab':
      return openLab(intent.name, lessons);
    case 'press':
      return readAction(intent.id, null, lessons);
    case 'submit':
      return readAction(intent.id, intent.fields, lessons);
    case 'say': {
      const lab = readLab(intent.text);
      if (lab !== null) return openLab(lab, lessons);
      // A lesson's title is what its button says; its id alone could be an answer.
      const name = readArgument(intent.text, 'lesson') ?? titleIn(intent.text, lessons);
      return name === null ? { kind: 'say', text: intent.text } : openLesson(name, lessons);
    }
  }
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

function openLab(name: string, lessons: Lessons): Request {
  if (name.trim() === '') return { kind: 'lab', lesson: null };
  const lesson = findLesson(lessons, name);
  return lesson === null ? { kind: 'unknown-lesson', typed: name } : { kind: 'lab', lesson };
}

function readAction(id: string, fields: Readonly<Record<string, string>> | null, lessons: Lessons): Request {
  const action = decodeAction(id);
  if (action?.verb === 'lessons') return { kind: 'lessons' };
  const lesson = action && lessons.get(action.lesson);
  if (!lesson) return { kind: 'gone' };
  return action.verb === 'start'
    ? { kind: 'open', lesson, welcome: false }
    : { kind: 'action', action, lesson, fields };
}
