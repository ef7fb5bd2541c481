/** One typed line and its answer. What was printed cannot be changed, and nobody waits for an acknowledgement. */
import type { Input, LearnerEvent } from '../../src/core/event.ts';
import { type Prose, paragraph } from '../../src/core/prose.ts';
import type { Block, Form, Reply } from '../../src/core/reply.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Chat, Exchange, FormOutcome } from '../shared/chat.ts';
import { say } from '../shared/words.ts';
import { fillForm, formMessage } from './forms.ts';
import type { Lines } from './lines.ts';
import type { Message } from './read-event.ts';

export const terminalChat: Chat = {
  platform: 'terminal',
  failureOf: () => ({ kind: 'other' }),
  describeError: (error) => ({ error }),
  // In a terminal the learner is most often the one who can mend it.
  explain: (error) => (error instanceof OperatorError ? explain(error) : null),
  words: {
    answerLost: paragraph('My last answer wasn’t printed. What you did is kept. Type /lesson to go on where you are.'),
    directClosed: say('info', 'This is our direct conversation'),
    formTooLarge: say('info', 'This form is too long'),
  },
};

function explain({ message, remedy }: OperatorError): Reply {
  const content = [paragraph(message), paragraph(remedy)];
  return { pressed: 'keep', blocks: [{ kind: 'notice', tone: 'warning', title: 'That didn’t work', content }] };
}

/** What an exchange does to the terminal. */
export interface Terminal {
  readonly lines: Lines;
  readonly interactive: boolean;
  print(blocks: readonly Block[]): void;
  /** Prints a reply to what was pressed (null: nothing was), and keeps what can be pressed in it. */
  show(pressed: Message | null, reply: Reply): void;
}

export class TerminalExchange implements Exchange {
  readonly event: LearnerEvent;
  readonly arrivedAt = performance.now();
  readonly isAmongOthers = false;
  readonly offersDirect = false;
  readonly fetchProgram = null;
  readonly removeControlsAbove = null;
  readonly #terminal: Terminal;
  readonly #pressed: Message | null;
  /** What a form was filled with, to be sent as the next event; null when there was none, or nothing was sent. */
  submission: (Input & { kind: 'submit' }) | null = null;

  /** `pressed` is the message whose control was named; null when there was none. */
  constructor(terminal: Terminal, event: LearnerEvent, pressed: Message | null) {
    this.event = event;
    this.#terminal = terminal;
    this.#pressed = pressed;
  }

  acknowledge(): null {
    return null;
  }

  async openForm(form: Form): Promise<FormOutcome> {
    this.#terminal.print(formMessage(form));
    const fields = await fillForm(form, this.#terminal.lines);
    if (fields === null) this.#terminal.print([paragraph('OK, nothing was sent.')]);
    else this.submission = { kind: 'submit', action: form.submit, fields };
    return 'opened';
  }

  async showWaiting(note: Prose): Promise<void> {
    if (this.#terminal.interactive) this.#terminal.print([note]);
  }

  async send(reply: Reply): Promise<void> {
    this.#terminal.show(this.#pressed, reply);
  }

  sendDirectly(reply: Reply): Promise<void> {
    return this.send(reply);
  }
}
