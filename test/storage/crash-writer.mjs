// Commits event after event to the database at process.argv[2], sends the reminder that each asks for through the
// outbox, and acknowledges both on standard output, until killed. It runs the built program: the test that starts it
// looks at what a real process leaves behind.
import { openStorage } from '../../dist/src/storage/storage.js';

const [, , url, learner] = process.argv;
const NOON = 1_767_268_800_000;
const HOUR = 3_600_000;

const cardOf = (number) => ({
  lesson: 'cookies',
  step: 's',
  due: NOON,
  stability: number,
  difficulty: 5,
  state: 'review',
  learningSteps: 0,
  scheduledDays: 1,
  reps: number,
  lapses: 0,
  lastReview: NOON,
  lastRating: 'good',
});

const changeOf = (number, version) => ({
  version,
  event: `${learner} ${number}`,
  at: NOON + number,
  learner: { id: learner, currentLesson: 'cookies', review: null, lastEvent: null },
  progress: {
    lesson: 'cookies',
    position: `step-${number}`,
    index: number,
    answered: false,
    answers: {},
    hints: {},
    passed: {},
    retry: null,
    startedAt: 0,
    completedAt: null,
    lab: null,
  },
  attempts: [{ lesson: 'cookies', step: 's', kind: 'answer', given: `${number}`, verdict: 'right', hints: 0 }],
  cards: [cardOf(number)],
  reviews: [{ lesson: 'cookies', step: 's', kind: 'rated', rating: 'good', before: null }],
  // The number of the event rides along in the settings, so that the reminder can be named by it.
  reminders: {
    state: 'on',
    zone: 'UTC',
    zoneChosen: true,
    time: 720,
    days: [true, true, true, true, true, true, true],
    quiet: null,
    pausedUntil: null,
    cardsPerDay: 20,
    retention: 0.9,
    unanswered: number,
    pace: 'daily',
    lastDay: null,
    refused: false,
    nextAt: NOON,
    snoozed: false,
  },
  lastRun: null,
  draft: null,
  unread: null,
  reply: { pressed: 'keep', blocks: [] },
});

const store = await openStorage(url);
for (let number = 1; ; number += 1) {
  const { version } = await store.load(learner);
  if ((await store.commit(changeOf(number, version))) !== 'committed') process.exit(2);
  // The other writer may be taking this learner just now, and be killed before it has: then the reminder is still due.
  while ((await store.load(learner)).reminders.nextAt !== null) {
    await store.enqueue({ now: NOON, dueBy: NOON, limit: 10 }, (settings) => ({
      day: `${settings.unanswered}`,
      settings: { ...settings, nextAt: null },
    }));
  }
  const claims = await store.claimReminders({ platform: 'terminal', limit: 10, now: NOON, until: NOON + HOUR });
  for (const claim of claims) await store.resolveReminder(claim, { kind: 'sent' }, NOON);
  process.stdout.write(`${number}\n`);
}
