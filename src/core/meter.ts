/**
 * What rooms tell whoever counts and times. A room is given a `Meter` and knows nothing of who listens; without one it
 * gets `NO_METER`. Labels come from small closed sets, never from learners: no ids, no words of theirs.
 */

type NoLabels = Readonly<Record<never, string>>;

/** `discord`, `slack`, `terminal`. */
type OfPlatform = { readonly platform: string };

/** What is counted, with the labels of each. */
export interface Counts {
  /** Events that the tutor was given; `event`: a command's name, or `press`, `submit`, `message`. */
  readonly events: OfPlatform & { readonly event: string };
  /** Events that came again, and were not answered again. */
  readonly 'duplicate events': OfPlatform;
  /** Events that the tutor could not answer. */
  readonly 'failed events': OfPlatform;
  /** Requests that a platform refused or did not answer; `code` is the platform's word or number for why. */
  readonly 'platform errors': OfPlatform & { readonly code: string };
  /** Programs that ran; `result` is `answered`, or the kind of the fault that ended them. */
  readonly 'sandbox runs': { readonly result: string };
  /** Lives of the sandbox's child process that ended before their time. */
  readonly 'sandbox losses': NoLabels;
  /** Reminders that fell due and were put into the outbox. */
  readonly 'due reminders': NoLabels;
  /** What became of reminders; `outcome` is as in the outbox: `sent`, `refused`, `later` … */
  readonly reminders: OfPlatform & { readonly outcome: string };
  /** Commits that were decided again because another process had committed something of the same learner. */
  readonly 'overtaken commits': NoLabels;
  /** Messages that were not understood; `situation`: where they were typed, such as `question` or `lab`. */
  readonly 'unread messages': OfPlatform & { readonly situation: string };
  /** Changes of the lessons' files: `result` is `taken`, or `refused` where something in them is not right. */
  readonly 'lesson changes': { readonly result: string };
  /** Errors that nobody waited for: `kind` is `rejection` or `exception`. */
  readonly 'stray errors': { readonly kind: string };
}

/** What is timed, with the labels of each. */
export interface Times {
  /** From the arrival of a delivery to the end of its acknowledgement. */
  readonly acknowledgement: OfPlatform;
  /** From the arrival of a delivery until its answer is with the platform. */
  readonly reply: OfPlatform;
  /** One call of the storage. */
  readonly database: { readonly operation: string };
  /** A program's run without the wait for an interpreter. */
  readonly 'sandbox run': NoLabels;
  /** From when a reminder was to come until the platform had it. */
  readonly 'reminder lateness': OfPlatform;
}

export interface Meter {
  /** Adds `by` (default: 1) to a count. Never throws. */
  count<Name extends keyof Counts>(name: Name, labels: Counts[Name], by?: number): void;
  /** Adds one time, in milliseconds. Never throws. */
  time<Name extends keyof Times>(name: Name, labels: Times[Name], milliseconds: number): void;
}

/** Nobody counts. */
export const NO_METER: Meter = { count: () => {}, time: () => {} };
