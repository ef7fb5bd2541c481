/** Learners for the benches of the database, many at once, and what one answer of theirs changes. */
import SqliteDatabase from 'better-sqlite3';

export const LESSON = 'cookies';
export const NOON = Date.UTC(2026, 0, 1, 12);
const STEPS = ['attach-a-cookie', 'read-a-cookie', 'give-a-lifetime', 'hide-from-scripts'];
const WORKSPACES = 500;

/** Half of them on Discord, half in as many Slack workspaces as there are. */
export const learnerId = (number) =>
  number % 2 === 0 ? `discord:8035${String(number).padStart(14, '0')}` : `slack:T${number % WORKSPACES}:U${number}`;

const progress = {
  lesson: LESSON,
  position: 'give-a-lifetime',
  index: 21,
  answered: true,
  answers: Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `question-number-${index}`,
      { given: 'response.set_cookie("theme", "dark")', right: true, firstTry: index % 2 === 0 },
    ]),
  ),
  hints: { 'question-number-3': 2 },
  passed: { 'remember-a-language': true },
  retry: null,
  startedAt: NOON,
  completedAt: null,
  lab: null,
};

const cardOf = (step, due) => ({
  lesson: LESSON,
  step,
  due,
  stability: 3.1262,
  difficulty: 5.31457783,
  state: 'review',
  learningSteps: 0,
  scheduledDays: 3,
  reps: 2,
  lapses: 0,
  lastReview: NOON,
  lastRating: 'good',
});

const reply = {
  pressed: 'settle',
  blocks: Array.from({ length: 6 }, (_, index) => ({
    kind: 'paragraph',
    content: [{ kind: 'text', text: `Sentence ${index} of what the learner is told about the answer that was given.` }],
  })),
};

/** What a quiz answer commits. */
export function answerOf(id, event) {
  const step = STEPS[event.length % STEPS.length];
  const entry = { lesson: LESSON, step, kind: 'rated', rating: 'good', before: cardOf(step, NOON) };
  return {
    event,
    at: NOON,
    learner: { id, currentLesson: LESSON, review: null, lastEvent: null },
    progress,
    attempts: [{ lesson: LESSON, step, kind: 'answer', given: 'make_response', verdict: 'right', hints: 0 }],
    cards: [cardOf(step, NOON + 3 * 86_400_000)],
    reviews: [entry],
    reminders: null,
    lastRun: null,
    draft: null,
    unread: null,
    reply,
  };
}

const SETTINGS = JSON.stringify({
  state: 'on',
  zone: 'Europe/Berlin',
  zoneChosen: true,
  // Noon in UTC.
  time: 780,
  days: [true, true, true, true, true, true, true],
  quiet: null,
  pausedUntil: null,
  cardsPerDay: 20,
  retention: 0.9,
  unanswered: 0,
  pace: 'daily',
  refused: false,
  snoozed: false,
});

/** Rows of a learner with progress, so many cards that are due, and reminders, of which the next comes at `nextAt`. */
function rowsOf(number, cards, nextAt) {
  const id = learnerId(number);
  const rows = STEPS.slice(0, cards).map((step) => [id, LESSON, step, JSON.stringify(cardOf(step, NOON)), NOON]);
  return {
    learner: [id, LESSON, NOON],
    progress: [id, LESSON, JSON.stringify(progress), NOON],
    cards: rows,
    reminders: [id, SETTINGS, nextAt(number)],
  };
}

const TABLES = {
  learner: ['learners', ['id', 'current_lesson', 'updated_at']],
  progress: ['progress', ['learner', 'lesson', 'state', 'updated_at']],
  cards: ['cards', ['learner', 'lesson', 'step', 'state', 'due']],
  reminders: ['reminders', ['learner', 'settings', 'next_at']],
};

const TOMORROW = NOON + 86_400_000;

/** Fills a SQLite file whose schema is there with so many learners. */
export function fillSqlite(path, count, { cards = STEPS.length, nextAt = () => TOMORROW } = {}) {
  const connection = new SqliteDatabase(path);
  connection.pragma('synchronous = OFF');
  const inserts = Object.fromEntries(
    Object.entries(TABLES).map(([name, [table, columns]]) => [
      name,
      connection.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`),
    ]),
  );
  connection.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      const rows = rowsOf(number, cards, nextAt);
      inserts.learner.run(...rows.learner);
      inserts.progress.run(...rows.progress);
      for (const card of rows.cards) inserts.cards.run(...card);
      inserts.reminders.run(...rows.reminders);
    }
  })();
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.exec('analyze');
  connection.close();
}

/** One learner in ten, of all platforms and workspaces. */
export const isDue = (number) => Math.floor(number / 10) % 10 === number % 10;

/** Fills a PostgreSQL database whose schema is there: the same learners with one card each, without progress. */
export async function fillPostgres(client, count) {
  const learners = `generate_series(0, ${count - 1}) as n, lateral (select case when n % 2 = 0
    then 'discord:8035' || lpad(n::text, 14, '0') else 'slack:T' || n % ${WORKSPACES} || ':U' || n end as id) as named`;
  const next = `case when n / 10 % 10 = n % 10 then ${NOON} else ${TOMORROW} end`;
  const [step] = STEPS;
  await client.query(`insert into learners select id, '${LESSON}', ${NOON}, null from ${learners}`);
  await client.query(`insert into cards select id, '${LESSON}', '${step}', $1, ${NOON} from ${learners}`, [
    JSON.stringify(cardOf(step, NOON)),
  ]);
  await client.query(`insert into reminders select id, $1, ${next}, null from ${learners}`, [SETTINGS]);
  await client.query('vacuum analyze');
}
