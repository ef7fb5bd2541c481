/** What a learner asks, by kind: an event as the flows take it. */
import type { Action } from '../core/action.ts';
import type { Input } from '../core/event.ts';

export type Intent =
  /** The lessons there are. */
  | { readonly kind: 'lessons' }
  /** Start or resume a lesson; `name` is as typed. */
  | { readonly kind: 'lesson'; readonly name: string }
  /** Enter the lab of a lesson; `name` is as typed, empty for the lesson that the learner is in. */
  | { readonly kind: 'lab'; readonly name: string }
  /** Only the questions of a lesson; `name` as for the lab. */
  | { readonly kind: 'quiz'; readonly name: string }
  /** The cards that are due. */
  | { readonly kind: 'review' }
  | { readonly kind: 'progress' }
  /** See or change when reminders come; `zone` and `time` are as typed, empty where nothing was. */
  | { readonly kind: 'reminders'; readonly zone: string; readonly time: string }
  /** What the lessons say about something, in short; `name` is as typed, may be empty. */
  | { readonly kind: 'reference'; readonly name: string }
  /** Everything that is remembered of the learner: as a file, or to be deleted. */
  | { readonly kind: 'export' }
  | { readonly kind: 'forget' }
  /** A message that somebody picked to have the program in it run; `text` is the whole message. */
  | { readonly kind: 'check'; readonly text: string }
  /** The overview that a platform shows beside the conversation (Slack's App Home). */
  | { readonly kind: 'home' }
  /** The time for a reminder has come. From the reminders room, never from a platform. */
  | { readonly kind: 'remind' }
  | { readonly kind: 'help' }
  | { readonly kind: 'press'; readonly action: Action | null }
  | { readonly kind: 'submit'; readonly action: Action | null; readonly fields: Readonly<Record<string, string>> }
  /** A message in a conversation with the tutor: an answer, a word such as `next`, or code. */
  | { readonly kind: 'say'; readonly text: string };

export function intentOf(input: Input): Intent {
  switch (input.kind) {
    case 'message':
      return { kind: 'say', text: input.text };
    case 'press':
      return { kind: 'press', action: input.action };
    case 'submit':
      return { kind: 'submit', action: input.action, fields: input.fields };
    case 'command':
      return commandIntent(input.name, input.options);
  }
}

function commandIntent(name: string, { name: named = '', zone = '', time = '', message = '' }: Options): Intent {
  switch (name) {
    case 'lesson':
      return named === '' ? { kind: 'lessons' } : { kind: 'lesson', name: named };
    case 'lab':
    case 'quiz':
    case 'reference':
      return { kind: name, name: named };
    case 'reminders':
      return { kind: name, zone, time };
    case 'review':
    case 'progress':
    case 'export':
    case 'forget':
    case 'home':
    case 'remind':
      return { kind: name };
    case 'check':
      return { kind: name, text: message };
    default:
      return { kind: 'help' };
  }
}

type Options = Readonly<Record<string, string>>;
