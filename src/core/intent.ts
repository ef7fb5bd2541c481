/** What a learner asks, in words that no platform knows. */

/** `platform:account`, made by the adapter: `discord:80351110224678912`, `slack:T024BE7LD:U2147483697`. */
export type LearnerId = string;

export type Intent =
  /** The lessons there are. */
  | { readonly kind: 'lessons' }
  /** Start or resume a lesson; `name` is as typed. */
  | { readonly kind: 'lesson'; readonly name: string }
  /** Enter the lab of a lesson; `name` is as typed, empty for the lesson that the learner is in. */
  | { readonly kind: 'lab'; readonly name: string }
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
