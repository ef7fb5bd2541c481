/** What a learner asks, in words that no platform knows. */

/** `platform:account`, made by the adapter: `discord:80351110224678912`, `slack:T024BE7LD:U2147483697`. */
export type LearnerId = string;

/** The platform that a learner is on: `discord`, `slack`, `terminal`. */
export const platformOf = (learner: LearnerId): string => learner.slice(0, learner.indexOf(':'));

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
  /** A button or a menu entry; `id` is as it came from the platform, not yet trusted. */
  | { readonly kind: 'press'; readonly id: string }
  /** A submitted form: the id it was opened with, and its fields by their ids. */
  | { readonly kind: 'submit'; readonly id: string; readonly fields: Readonly<Record<string, string>> }
  /** A message in a conversation with the tutor: an answer, a word such as `next`, or code. */
  | { readonly kind: 'say'; readonly text: string };

/** One delivery from a platform. A platform that delivers twice uses the same `id` twice. */
export interface LearnerEvent {
  readonly id: string;
  readonly learner: LearnerId;
  readonly intent: Intent;
}
