/** Owns the conversation in a terminal: reads a line, asks the tutor, prints the answer, until the input ends. */
import type { Readable, Writable } from 'node:stream';
import type { Input, LearnerId } from '../../src/core/event.ts';
import { NO_METER } from '../../src/core/meter.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { DeliveryResult, Platform, Tutor } from '../../src/tutor/ports.ts';
import { Conversations } from '../shared/converse.ts';
import { type Terminal, TerminalExchange, terminalChat } from './chat.ts';
import { type Lines, openingFence, readFenced, readLines } from './lines.ts';
import { writeMessage } from './messages.ts';
import {
  type Control,
  type Message,
  pressable,
  type Reading,
  readLine,
  type Screen,
  said,
  showReply,
} from './read-event.ts';
import { visibleLine } from './visible.ts';

export interface TerminalOptions {
  readonly tutor: Tutor;
  readonly log: Log;
  readonly learner: LearnerId;
  /** Begins the id of every event; unique to this start of the program. */
  readonly session: string;
  readonly input: Readable;
  readonly output: Writable;
  /** A person types: they get a greeting, a prompt and lines that fit the window. Else it is a script. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** How wide the window is now; only asked when it is interactive. */
  readonly columns: () => number;
}

export interface TerminalConversation {
  /** Resolves when the input has ended and everything is answered. */
  readonly ended: Promise<void>;
  /** Takes no more lines; `ended` follows once the answer under way is printed. */
  stop(): void;
  /** Prints what comes unasked, such as a reminder. The zone is this machine's own. */
  readonly platform: Platform;
  /** What can be pressed now by typing its key or label, oldest message first. */
  controls(): readonly Control[];
}

const PROMPT = '> ';
/** Longer lines are hard to read, however wide the window. */
const WIDEST = 100;
const NARROWEST = 30;

/** Begins a conversation at once. Nothing is printed in a script but the tutor's answers. */
export function startTerminal(options: TerminalOptions): TerminalConversation {
  return new Conversation(options);
}

class Conversation implements TerminalConversation, Terminal {
  readonly ended: Promise<void>;
  readonly #options: TerminalOptions;
  readonly lines: Lines;
  readonly interactive: boolean;
  readonly #conversations: Conversations;
  #screen: Screen = [];
  #events = 0;
  #hasPrinted = false;
  #hasEnded = false;
  readonly platform: Platform = {
    zoneOf: async () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    deliver: async (learner, blocks) => this.#deliver(learner, blocks),
  };

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.interactive = options.interactive;
    this.#conversations = new Conversations({ ...options, chat: terminalChat, meter: NO_METER });
    this.lines = readLines({ ...options, complete: (beginning) => this.#complete(beginning) });
    // The reader of our output may leave before we do, as `head` does; then there is nobody to talk to.
    options.output.on('error', () => this.stop());
    this.ended = this.#converse();
  }

  stop(): void {
    this.lines.close();
  }

  controls(): readonly Control[] {
    return pressable(this.#screen, this.#options.tutor.paceOf)
      .toReversed()
      .flatMap(({ controls }) => controls);
  }

  async #converse(): Promise<void> {
    const { interactive } = this.#options;
    if (interactive) {
      this.print([
        paragraph('Hello! Type what stands between [brackets], or your answer. /quit ends, your place is kept.'),
      ]);
      await this.#take({ kind: 'command', name: 'lesson', options: {} }, null);
    }
    for (;;) {
      const typed = await this.lines.next(PROMPT);
      if (typed.kind !== 'line') break;
      const reading = await this.#read(typed.line);
      if (reading.kind === 'quit') break;
      await this.#follow(reading);
    }
    if (interactive) this.print([paragraph('See you! I’ve kept your place.')]);
    this.#hasEnded = true;
    this.lines.close();
  }

  /** A line, or the block of lines that it opens. */
  async #read(line: string): Promise<Reading> {
    const fence = openingFence(line);
    if (fence === null) return readLine(this.#options.tutor, line, this.#screen);
    const block = await readFenced(line, fence, this.lines);
    return block === null ? { kind: 'nothing' } : said(block.whole);
  }

  async #follow(reading: Reading): Promise<void> {
    if (reading.kind === 'form') await this.#take({ kind: 'press', action: reading.action }, reading.pressed);
    if (reading.kind !== 'input') return;
    if (reading.runs && this.interactive) this.print([paragraph('Running …')]);
    await this.#take(reading.input, reading.pressed);
  }

  /** A form is filled in at once; what it was filled with is the next event. */
  async #take(input: Input, pressed: Message | null): Promise<void> {
    const { learner, session } = this.#options;
    this.#events += 1;
    const exchange = new TerminalExchange(this, { ...input, id: `${session}:${this.#events}`, learner }, pressed);
    await this.#conversations.take(exchange);
    if (exchange.submission !== null) await this.#take(exchange.submission, pressed);
  }

  show(pressed: Message | null, reply: Reply): void {
    const { screen, prints } = showReply(this.#screen, pressed, reply);
    this.#screen = screen;
    for (const blocks of prints) this.print(blocks);
  }

  /** Only the learner who sits here can be told anything. */
  #deliver(learner: LearnerId, blocks: readonly Block[]): DeliveryResult {
    if (learner !== this.#options.learner || this.#hasEnded) return { kind: 'refused' };
    this.show(null, { pressed: 'keep', blocks });
    return { kind: 'sent' };
  }

  /** A message is one write, so that a reader of the output can tell them apart; an empty line stands between two. */
  print(blocks: readonly Block[]): void {
    const { output, colours, interactive, columns } = this.#options;
    const width = interactive ? Math.max(NARROWEST, Math.min(WIDEST, columns())) : Number.POSITIVE_INFINITY;
    const text = writeMessage(blocks, { width, colours });
    // A prompt follows in a conversation, the next message in a script.
    output.write(interactive ? `${text}\n\n` : `${this.#hasPrinted ? '\n' : ''}${text}\n`);
    this.#hasPrinted = true;
  }

  #complete(beginning: string): readonly string[] {
    const { tutor } = this.#options;
    const commands = tutor.commands.filter(({ kind }) => kind === 'slash');
    const [, typed = '', argument] = /^\/(\w+)\s+((?:\S.*)?)$/.exec(beginning) ?? [];
    if (argument !== undefined) {
      const command = commands.find(({ name }) => name === typed.toLowerCase());
      const what = command?.options.find(({ suggests }) => suggests !== undefined && suggests !== 'zones')?.suggests;
      if (what === undefined) return [];
      return tutor.suggest(what, argument, 'terminal').map(({ value }) => `/${typed} ${value}`);
    }
    const names = commands.map(({ name, options }) => (options.length === 0 ? `/${name}` : `/${name} `));
    const words = [...names, '/quit', ...this.controls().map(({ label }) => visibleLine(label))];
    return words.filter((word) => word.toLowerCase().startsWith(beginning.toLowerCase()));
  }
}
