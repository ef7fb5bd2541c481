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
  /** Passes its arguments on; what comes back is what the same method of the storage gave. */
  const ask =
    <Given extends readonly unknown[], Answer>(name: CallName) =>
    (...given: Given) =>
      new Promise<Answer>((resolve, reject) => {
        if (hasEnded) return reject(ended());
        if (questions.length === 0) sendSoon();
        count += 1;
        questions.push([count, name, given]);
        waiting.set(count, { resolve: (answer) => resolve(answer as Answer), reject });
      });
  return {
    load: ask('load'),
    loadCard: ask('loadCard'),
    loadReview: ask('loadReview'),
    loadAll: ask('loadAll'),
    loadRun: ask('loadRun'),
    loadDraft: ask('loadDraft'),
    loadDrafts: ask('loadDrafts'),
    forget: ask('forget'),
    replyTo: ask('replyTo'),
    takeOver: ask('takeOver'),
    commit: ask('commit'),
    forgetEvents: ask('forgetEvents'),
    takeDue: ask('takeDue'),
    claim: ask('claim'),
    settle: ask('settle'),
    release: ask('release'),
    backlog: ask('backlog'),
    forgetOld: ask('forgetOld'),
    forgetOldOf: ask('forgetOldOf'),
    close: ask('close'),
  };
}
