/** The storage's side: takes questions, several at once, and sends back the answers that have come since the last turn. */
import { setImmediate } from 'node:timers';
import type { MessagePort } from 'node:worker_threads';
import { type Answered, type Calls, type Question, write, writeFault } from './calls.ts';

/** Answers what comes through `port` until it is closed. */
export function serve(port: MessagePort, calls: Calls): void {
  let answers: Answered[] = [];
  const send = () => {
    port.postMessage(write(answers));
    answers = [];
  };
  const answer = (answered: Answered) => {
    if (answers.length === 0) setImmediate(send);
    answers.push(answered);
  };
  port.on('message', (message: string) => {
    const questions: readonly Question[] = JSON.parse(message);
    for (const [number, name, given] of questions) {
      const call = calls[name] as (...given: readonly unknown[]) => Promise<unknown>;
      call(...given).then(
        (value) => answer([number, true, value]),
        (error: unknown) => answer([number, false, writeFault(error)]),
      );
    }
  });
}
