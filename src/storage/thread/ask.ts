/**
 * The asking side. Waking a thread is the dearest part of a question, so questions travel together: those of one turn of
 * the event loop, and under load those of a few milliseconds. Who is alone never waits for others.
 */
import { setImmediate } from 'node:timers';
import type { Worker } from 'node:worker_threads';
import { type Answered, type CallName, type Calls, type Question, readFault, write } from './calls.ts';

/** Milliseconds between two messages to the thread, while it still has questions to answer. */
const INTERVAL = 3;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Every name that can be asked for; a missing one does not type-check. */
const NAMES = Object.keys({
  load: true,
  loadCard: true,
  loadReview: true,
  loadAll: true,
  loadRun: true,
  loadDraft: true,
  loadDrafts: true,
  forget: true,
  replyTo: true,
  takeOver: true,
  commit: true,
  forgetEvents: true,
  takeDue: true,
  claim: true,
  settle: true,
  release: true,
  backlog: true,
  forgetOld: true,
  forgetOldOf: true,
  close: true,
} satisfies Record<CallName, true>) as readonly CallName[];

/** The storage that `serve` answers for in `thread`. When the thread ends, whatever waits is rejected with `ended()`. */
export function askThread(thread: Worker, ended: () => Error): Calls {
  const waiting = new Map<number, Waiting>();
  let questions: Question[] = [];
  let count = 0;
  let hasEnded = false;
  let lastSent = Number.NEGATIVE_INFINITY;
  const send = () => {
    lastSent = performance.now();
    thread.postMessage(write(questions));
    questions = [];
  };
  const sendSoon = () => {
    const pause = waiting.size === 0 ? 0 : lastSent + INTERVAL - performance.now();
    if (pause > 0) setTimeout(send, pause);
    else setImmediate(send);
  };
  thread.on('message', (message: string) => {
    for (const [number, isAnswer, answer] of JSON.parse(message) as readonly Answered[]) {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (isAnswer) asked?.resolve(answer);
      else asked?.reject(readFault(answer));
    }
  });
  thread.on('exit', () => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(ended());
    waiting.clear();
  });
  const ask = (name: CallName, given: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(ended());
      if (questions.length === 0) sendSoon();
      count += 1;
      questions.push([count, name, given]);
      waiting.set(count, { resolve, reject });
    });
  const calls = NAMES.map((name) => [name, (...given: readonly unknown[]) => ask(name, given)] as const);
  // Each of them passes its arguments on, and what comes back is what the same method of the storage gave.
  return Object.fromEntries(calls) as unknown as Calls;
}
