// Commits event after event to the database at process.argv[2] and acknowledges each on standard output, until killed.
// It runs the built program: the test that starts it looks at what a real process leaves behind.
import { openStore } from '../../dist/src/storage/open-store.js';

const [, , url, learner] = process.argv;
const store = await openStore(url);
for (let number = 1; ; number += 1) {
  await store.commit({
    event: `${learner} ${number}`,
    at: 1_767_268_800_000 + number,
    learner: { id: learner, currentLesson: 'cookies' },
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
    reply: { pressed: 'keep', blocks: [] },
  });
  process.stdout.write(`${number}\n`);
}
