/**
 * What a question costs: processor time of building the index, and of an answer, with its ratio to a bare MiniSearch
 * search over the same passages. `npm run bench:ask`
 */
import MiniSearch from 'minisearch';
import { passagesOf } from '../dist/src/ask/passages.js';
import { createSearch } from '../dist/src/ask/search.js';
import { inlineText } from '../dist/src/core/prose.js';
import { loadLessons } from '../dist/src/lesson/load.js';
import { TOPICS } from '../dist/src/tutor/features/index.js';

const ROUNDS = 50;
const QUESTIONS = [
  'what is a cookie',
  'how do i keep a cookie for 1 hour',
  'difference between session and cookie',
  "AttributeError: 'str' object has no attribute 'set_cookie'",
  'how do i set a cookie in express',
  'how do i stop reminders?',
  'limit upload size',
  'does a link from another site still bring the cookie',
];

/** Milliseconds of processor time that `work` takes. */
function timeOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const loaded = await loadLessons(new URL('../lessons', import.meta.url).pathname);
const lessons = [...loaded.lessons.values()];
let search;
const cold = timeOf(() => {
  search = createSearch(lessons, TOPICS);
});
const bare = new MiniSearch({ fields: ['title', 'text', 'code', 'also'] });
bare.addAll(
  passagesOf(lessons, TOPICS).map(({ title, sentences, code, also }, id) => {
    return { id, title, text: sentences.map(inlineText).join(' '), code: code.join(' '), also };
  }),
);

const ask = () => {
  for (let round = 0; round < ROUNDS; round += 1) for (const question of QUESTIONS) search(question, null);
};
const askBare = () => {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const question of QUESTIONS) bare.search(question, { fuzzy: 0.2 });
};
ask();
askBare();
const own = timeOf(ask) / ROUNDS / QUESTIONS.length;
const theirs = timeOf(askBare) / ROUNDS / QUESTIONS.length;
process.stdout.write(
  `index of ${lessons.length} lessons, cold: ${cold.toFixed(0)} ms\n` +
    `a question: ${own.toFixed(2)} ms, bare MiniSearch ${theirs.toFixed(2)} ms, ratio ${(own / theirs).toFixed(1)}\n`,
);
