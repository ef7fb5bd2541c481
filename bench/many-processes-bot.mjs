// One process of bench/many-processes.mjs: answers the quiz for its part of the learners, round by round, when it is
// told to.
import { join } from 'node:path';
import { loadLessons } from '../dist/src/lesson/load.js';
import { packageFolder } from '../dist/src/package-folder.js';
import { openStorage } from '../dist/src/storage/storage.js';
import { createTutor } from '../dist/src/tutor/tutor.js';

const [, , url, me, processes, learners, inFlight] = process.argv.map((argument) =>
  /^\d+$/.test(argument) ? Number(argument) : argument,
);

const { lessons } = await loadLessons(join(packageFolder(), 'lessons'));
const store = await openStorage(url);
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
function inputOf(round) {
  const place = round % LENGTH;
  if (place === 0) return { kind: 'command', name: 'quiz', options: { name: 'cookies' } };
  return { kind: 'message', text: isAnswer(round) ? 'B' : 'next' };
}

/** Each learner's events go from process to process; some are brought to a second one at the same time. */
function eventsOf(round, twice) {
  const events = [];
  for (let learner = 0; learner < learners; learner += 1) {
    const event = { id: `${round}:${learner}`, learner: `discord:${learner}`, ...inputOf(round) };
    const turn = learner + round;
    if (turn % processes === me) events.push(event);
    if (turn % twice === 0 && (turn + 1) % processes === me) events.push(event);
  }
  return events;
}

/** `pace`: events a second in all processes together; null for as many as can be had. */
async function perform({ round, twice, pace }) {
  const events = eventsOf(round, twice);
  const times = [];
  let replies = 0;
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const answer = async (event) => {
    const since = performance.now();
    if ((await tutor.handle(event)) !== null) replies += 1;
    times.push(performance.now() - since);
  };
  const worker = async () => {
    for (let event = events.pop(); event !== undefined; event = events.pop()) await answer(event);
  };
  if (pace === null) await Promise.all(Array.from({ length: inFlight }, worker));
  else await atPace(events, (processes * 1000) / pace, answer);
  const { user, system } = process.cpuUsage(cpu);
  return { replies, cpu: user + system, took: performance.now() - begin, times, isAnswer: isAnswer(round) };
}

/** Does not wait for one before the next begins. */
async function atPace(events, milliseconds, answer) {
  const begin = performance.now();
  const answers = [];
  for (const [number, event] of events.entries()) {
    const early = begin + number * milliseconds - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    answers.push(answer(event));
  }
  await Promise.all(answers);
}

process.on('message', async (wish) => {
  if (wish !== 'stop') return process.send(await perform(wish));
  await store.close();
  process.disconnect();
});
process.send('ready');
