// One process of bench/many-processes.mjs: answers the quiz for its part of the learners, round by round, when it is told to.
import { join } from 'node:path';
import pg from 'pg';
import { loadLessons } from '../dist/src/lesson/load-lessons.js';
import { packageFolder } from '../dist/src/package-folder.js';
import { openStore } from '../dist/src/storage/open-store.js';
import { createTutor } from '../dist/src/tutor/tutor.js';

const [, , url, me, processes, learners, inFlight] = process.argv.map((argument) =>
  /^\d+$/.test(argument) ? Number(argument) : argument,
);

/** Milliseconds from asking for a learner's row to having it: its lock is waited for in between, and nothing else is. */
let rowWaits = [];
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function timedQuery(...given) {
  const [config] = given;
  const answer = query.apply(this, given);
  if (typeof config?.text === 'string' && /^(update|insert into) "learners"/.test(config.text)) {
    const begin = performance.now();
    void answer.then(() => rowWaits.push(performance.now() - begin));
  }
  return answer;
};

const { lessons } = await loadLessons(join(packageFolder(), 'lessons'));
const store = await openStore(url);
const tutor = createTutor({
  lessons,
  store,
  sandbox: { run: () => Promise.reject(new Error('a quiz runs no program')), close: async () => {} },
  clock: Date.now,
  zoneOf: async () => null,
});

/** A quiz that is asked again when it is over: after every answer comes the next question. */
const QUESTIONS = 10;
const LENGTH = 1 + 2 * QUESTIONS;
const isAnswer = (round) => (round % LENGTH) % 2 === 1;
function intentOf(round) {
  const place = round % LENGTH;
  if (place === 0) return { kind: 'quiz', name: 'cookies' };
  return { kind: 'say', text: isAnswer(round) ? 'B' : 'next' };
}

/** Each learner's events go from process to process; some are brought to a second one at the same time. */
function eventsOf(round, twice) {
  const events = [];
  for (let learner = 0; learner < learners; learner += 1) {
    const event = { id: `${round}:${learner}`, learner: `discord:${learner}`, intent: intentOf(round) };
    const turn = learner + round;
    if (turn % processes === me) events.push(event);
    if (turn % twice === 0 && (turn + 1) % processes === me) events.push(event);
  }
  return events;
}

async function perform({ round, twice }) {
  const events = eventsOf(round, twice);
  const times = [];
  let replies = 0;
  rowWaits = [];
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const worker = async () => {
    for (let event = events.pop(); event !== undefined; event = events.pop()) {
      const since = performance.now();
      if ((await tutor.handle(event)) !== null) replies += 1;
      times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(cpu);
  return { replies, cpu: user + system, took: performance.now() - begin, times, rowWaits, isAnswer: isAnswer(round) };
}

process.on('message', async (wish) => {
  if (wish !== 'stop') return process.send(await perform(wish));
  await store.close();
  process.disconnect();
});
process.send('ready');
