/**
 * A chat platform in memory, with rules of its own: messages of at most 300 characters, notes that change in place,
 * forms that open beside the conversation. It shows how little a platform has to bring.
 */
import type { Acknowledgement, Chat, Exchange } from '../../adapters/shared/chat.ts';
import { Conversations } from '../../adapters/shared/converse.ts';
import { pack } from '../../adapters/shared/split.ts';
import { say } from '../../adapters/shared/words.ts';
import type { Action } from '../../src/core/action.ts';
import type { Input, LearnerEvent } from '../../src/core/event.ts';
import { NO_METER } from '../../src/core/meter.ts';
import { type Prose, paragraph, proseText } from '../../src/core/prose.ts';
import { type Block, type Form, inWords, type PlainBlock, type Reply } from '../../src/core/reply.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { silentLog } from '../silent-log.ts';

interface Message {
  text: string;
  controls: readonly { readonly label: string; readonly action: Action }[];
}

const MAX_TEXT = 300;

class Closed extends Error {}

export class MemoryChat implements Chat {
  readonly platform = 'memory';
  readonly words = {
    answerLost: paragraph('Memory didn’t take my last answer.'),
    directClosed: say('info', 'Closed'),
    formTooLarge: say('info', 'Too large'),
  };
  readonly messages: Message[] = [];
  form: Form | null = null;
  isClosed = false;
  #conversations: Conversations | null = null;
  #events = 0;
  #last: (() => void) | null = null;

  start(tutor: Tutor): void {
    this.#conversations = new Conversations({ chat: this, tutor, log: silentLog, meter: NO_METER });
  }

  failureOf(error: unknown) {
    return error instanceof Closed
      ? ({ kind: 'unreachable', why: 'it is closed' } as const)
      : ({ kind: 'other' } as const);
  }

  describeError(error: unknown) {
    return { error };
  }

  /** Delivers what the learner did. */
  deliver(input: Input, pressed: Message | null = null, program: MemoryExchange['fetchProgram'] = null): void {
    const event: LearnerEvent = { ...input, id: `memory:${++this.#events}`, learner: 'memory:ada' };
    this.#last = () => void this.#conversations?.take(new MemoryExchange(this, event, pressed, program));
    this.#last();
  }

  redeliver(): void {
    this.#last?.();
  }

  press(label: string): void {
    const pressed = this.messages.findLast(({ controls }) => controls.some((control) => control.label === label));
    const action = pressed?.controls.find((control) => control.label === label)?.action ?? null;
    this.deliver({ kind: 'press', action }, pressed ?? null);
  }

  submit(fields: Readonly<Record<string, string>>): void {
    this.deliver({ kind: 'submit', action: this.form?.submit ?? null, fields });
    this.form = null;
  }
}

class MemoryExchange implements Exchange {
  readonly arrivedAt = performance.now();
  readonly isAmongOthers = false;
  readonly offersDirect = false;
  readonly event: LearnerEvent;
  readonly fetchProgram: (() => Promise<string>) | null;
  readonly removeControlsAbove: Exchange['removeControlsAbove'];
  readonly #chat: MemoryChat;
  readonly #pressed: Message | null;
  #note: Message | null = null;

  constructor(chat: MemoryChat, event: LearnerEvent, pressed: Message | null, program: MemoryExchange['fetchProgram']) {
    const newest = chat.messages.at(-1);
    this.event = event;
    this.fetchProgram = program;
    this.removeControlsAbove = async () => removeControls(event.kind === 'message' ? newest : undefined);
    this.#chat = chat;
    this.#pressed = pressed;
  }

  acknowledge(): Acknowledgement {
    return { sent: Promise.resolve(), taken: Promise.resolve(true) };
  }

  async openForm(form: Form) {
    this.#chat.form = form;
    return 'opened' as const;
  }

  async showWaiting(note: Prose): Promise<void> {
    const [written] = write([note]);
    if (written === undefined) return;
    if (this.#note === null) this.#chat.messages.push(written);
    else Object.assign(this.#note, written);
    this.#note ??= written;
  }

  async send({ pressed, blocks }: Reply): Promise<void> {
    if (this.#chat.isClosed) throw new Closed();
    if (pressed === 'settle') removeControls(this.#pressed ?? undefined);
    else if (pressed !== 'keep' && this.#pressed !== null) Object.assign(this.#pressed, write(pressed)[0]);
    const [first, ...rest] = write(blocks);
    if (this.#note !== null && first !== undefined) Object.assign(this.#note, first);
    else if (first !== undefined) this.#chat.messages.push(first);
    this.#chat.messages.push(...rest);
  }

  sendDirectly(reply: Reply): Promise<void> {
    return this.send(reply);
  }
}

function removeControls(message: Message | undefined): void {
  if (message !== undefined) message.controls = [];
}

const write = (blocks: readonly Block[]): Message[] =>
  pack(inWords(blocks), (part) => {
    const text = part
      .map(textOf)
      .filter((words) => words !== '')
      .join('\n');
    return text.length > MAX_TEXT ? null : { text, controls: part.flatMap(controlsOf) };
  });

const controlsOf = (block: PlainBlock): Message['controls'] => (block.kind === 'buttons' ? block.buttons : []);

function textOf(block: PlainBlock): string {
  if (block.kind === 'notice') return `${block.title}\n${proseText(block.content)}`;
  return block.kind === 'paragraph' ? proseText([block]) : '';
}
