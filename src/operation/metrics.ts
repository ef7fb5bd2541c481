/** What Prometheus reads, named by its conventions. No label says who a learner is: series must not grow with them. */
import type { Counts, Times } from '../core/meter.ts';

export interface Metric<Labels> {
  readonly metric: string;
  readonly help: string;
  readonly labels: readonly (keyof Labels & string)[];
}

type Definitions<Names> = { readonly [Name in keyof Names]: Metric<Names[Name]> };

export const COUNTERS: Definitions<Counts> = {
  events: { metric: 'nibble_events_total', help: 'Events that the tutor was given', labels: ['platform', 'event'] },
  'duplicate events': {
    metric: 'nibble_duplicate_events_total',
    help: 'Events that came again, and were not answered again',
    labels: ['platform'],
  },
  'failed events': {
    metric: 'nibble_failed_events_total',
    help: 'Events that the tutor could not answer; the learner was told',
    labels: ['platform'],
  },
  'platform errors': {
    metric: 'nibble_platform_errors_total',
    help: 'Requests that a platform refused or did not answer, by its own word or number for why',
    labels: ['platform', 'code'],
  },
  'sandbox runs': {
    metric: 'nibble_sandbox_runs_total',
    help: 'Programs that were run: answered, or by the fault that ended them, such as timeout or memory',
    labels: ['result'],
  },
  'sandbox losses': {
    metric: 'nibble_sandbox_losses_total',
    help: 'Times that the child process of the sandbox ended before its time and was replaced',
    labels: [],
  },
  'due reminders': {
    metric: 'nibble_reminders_due_total',
    help: 'Reminders that fell due and were put into the outbox',
    labels: [],
  },
  reminders: {
    metric: 'nibble_reminders_total',
    help: 'What became of reminders: sent, refused, dropped, given-up, or later for those to be tried again',
    labels: ['platform', 'outcome'],
  },
  'overtaken commits': {
    metric: 'nibble_overtaken_commits_total',
    help: 'Commits that were decided again because another process had committed something of the same learner',
    labels: [],
  },
  'unread messages': {
    metric: 'nibble_unread_messages_total',
    help: 'Messages that the tutor did not understand, by where they were typed; "nibble doctor" shows which',
    labels: ['platform', 'situation'],
  },
  'lesson changes': {
    metric: 'nibble_lesson_changes_total',
    help: 'Changes of the files of lessons while the bot ran: taken, or refused where something in them is not right',
    labels: ['result'],
  },
  'stray errors': {
    metric: 'nibble_stray_errors_total',
    help: 'Errors that nobody waited for: a rejection is logged, an exception ends the process',
    labels: ['kind'],
  },
};

/** Upper bounds of the histograms, in seconds. */
const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
/** Platforms give three seconds for an acknowledgement; programs may take two and wait for others. */
const ANSWERS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
const LATENESS = [1, 5, 15, 60, 120, 300, 900, 3600, 21_600];

export const HISTOGRAMS: { readonly [Name in keyof Times]: Metric<Times[Name]> & { readonly seconds: number[] } } = {
  acknowledgement: {
    metric: 'nibble_acknowledgement_seconds',
    help: 'From the arrival of a delivery to the end of its acknowledgement; platforms give three seconds',
    labels: ['platform'],
    seconds: ANSWERS,
  },
  reply: {
    metric: 'nibble_reply_seconds',
    help: 'From the arrival of a delivery until its answer is with the platform, programs that run included',
    labels: ['platform'],
    seconds: ANSWERS,
  },
  database: {
    metric: 'nibble_database_seconds',
    help: 'One call of the storage, the wait for others and for the disk included',
    labels: ['operation'],
    seconds: QUICK,
  },
  'sandbox run': {
    metric: 'nibble_sandbox_run_seconds',
    help: 'One run of a program, without the wait for an interpreter',
    labels: [],
    seconds: QUICK,
  },
  'reminder lateness': {
    metric: 'nibble_reminder_lateness_seconds',
    help: 'From when a reminder was to come until the platform had it',
    labels: ['platform'],
    seconds: LATENESS,
  },
};

/** What is looked up when somebody asks. */
export const GAUGES = {
  'events under way': { metric: 'nibble_events_under_way', help: 'Events that are being answered' },
  'events waiting': {
    metric: 'nibble_events_waiting',
    help: 'Of those, the ones that wait behind an earlier event of the same learner',
  },
  'commits waiting': { metric: 'nibble_commits_waiting', help: 'Commits that wait for their turn or for the disk' },
  'sandbox waiting': { metric: 'nibble_sandbox_waiting', help: 'Programs that wait for an interpreter' },
  'outbox waiting': {
    metric: 'nibble_outbox_waiting',
    help: 'Reminders in the outbox that are still to be sent; the same for all processes on a database',
  },
  'outbox age': {
    metric: 'nibble_outbox_oldest_seconds',
    help: 'How long ago the oldest of them fell due; 0 when none waits',
  },
  lessons: { metric: 'nibble_lessons', help: 'Lessons that are taught' },
  'lessons refused': {
    metric: 'nibble_lessons_refused',
    help: 'Files of lessons that are not right, so that the lessons before them are taught',
  },
  ready: { metric: 'nibble_ready', help: '1 when /readyz says so, else 0' },
} as const;

export type Gauge = keyof typeof GAUGES;

/** What a gauge shows now; null when that cannot be known, as while the database is gone. */
export type Reading = () => number | null | Promise<number | null>;
