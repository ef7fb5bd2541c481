/** Owns the conversation in a terminal: reads a line, asks the tutor, prints the answer, until the input ends. */
import type { Readable, Writable } from 'node:stream';
import type { Action } from '../../src/core/action.ts';
import { command, type Input, type LearnerId } from '../../src/core/event.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { Block, Notice } from '../../src/core/reply.ts';
import { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { DeliveryResult, Platform, Tutor } from '../../src/tutor/ports.ts';
import type { Control } from './controls.ts';
import { fillForm, formMessage } from './fill-form.ts';
import { type Lines, readLines } from './lines.ts';
import { openingFence, readFenced } from './read-block.ts';
import { type Reading, readLine, said } from './read-line.ts';
import { type Message, pressable, type Screen, showReply } from './screen.ts';
import { visibleLine } from './visible.ts';
import { writeMessage } from './write-reply.ts';

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

class Conversation implements TerminalConversation {
  readonly ended: Promise<void>;
  readonly #options: TerminalOptions;
  readonly #lines: Lines;
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
    this.#lines = readLines({ ...options, complete: (beginning) => this.#complete(beginning) });
    // The reader of our output may leave before we do, as `head` does; then there is nobody to talk to.
    options.output.on('error', () => this.stop());
    this.ended = this.#converse();
  }

  stop(): void {
    this.#lines.close();
  }

  controls(): readonly Control[] {
    return pressable(this.#screen, this.#options.tutor.paceOf)
      .toReversed()
      .flatMap(({ controls }) => controls);
  }

  async #converse(): Promise<void> {
    const { interactive } = this.#options;
    if (interactive) {
      this.#print([
        paragraph('Hello! Type what stands between [brackets], or your answer. /quit ends, your place is kept.'),
      ]);
      await this.#ask(command('lesson'), null);
    }
    for (;;) {
      const typed = await this.#lines.next(PROMPT);
      if (typed.kind !== 'line') break;
      const reading = await this.#read(typed.line);
      if (reading.kind === 'quit') break;
      await this.#follow(reading);
    }
    if (interactive) this.#print([paragraph('See you. Your place is kept.')]);
    this.#hasEnded = true;
    this.#lines.close();
  }

  /** A line, or the block of lines that it opens. */
  async #read(line: string): Promise<Reading> {
    const fence = openingFence(line);
    if (fence === null) return readLine(this.#options.tutor, line, this.#screen);
    const block = await readFenced(line, fence, this.#lines);
    return block === null ? { kind: 'nothing' } : said(block.whole);
  }

  async #follow(reading: Reading): Promise<void> {
    if (reading.kind === 'form') await this.#fill(reading.action, reading.pressed);
    if (reading.kind !== 'input') return;
    if (reading.runs && this.#options.interactive) this.#print([paragraph('Running …')]);
    await this.#ask(reading.input, reading.pressed);
  }

  async #fill(action: Action, pressed: Message): Promise<void> {
    const { tutor, learner } = this.#options;
    const form = await tutor.form(learner, action);
    if (form === null) return this.#print([STEP_IS_GONE]);
    this.#print(formMessage(form));
    const filled = await fillForm(form, this.#lines);
    if (filled.kind === 'cancelled') return this.#print([paragraph('All right, nothing was sent.')]);
    await this.#ask({ kind: 'submit', action: form.submit, fields: filled.fields }, pressed);
  }

  async #ask(input: Input, pressed: Message | null): Promise<void> {
    const { tutor, log, learner, session } = this.#options;
    this.#events += 1;
    const id = `${session}:${this.#events}`;
    try {
      const reply = await tutor.handle({ id, learner, ...input }, { waiting: (ahead) => this.#tellOfQueue(ahead) });
      if (reply === null) return;
      const { screen, prints } = showReply(this.#screen, pressed, reply);
      this.#screen = screen;
      for (const blocks of prints) this.#print(blocks);
    } catch (error) {
      if (error instanceof OperatorError) return this.#print([standsInTheWay(error)]);
      log.error('terminal: an event was not answered', { event: id, error });
      this.#print([SOMETHING_WENT_WRONG]);
    }
  }

  #tellOfQueue(ahead: number): void {
    if (this.#options.interactive)
      this.#print([paragraph(`Programs ahead of yours: ${ahead}. Yours runs after them.`)]);
  }

  /** Only the learner who sits here can be told anything. */
  #deliver(learner: LearnerId, blocks: readonly Block[]): DeliveryResult {
    if (learner !== this.#options.learner || this.#hasEnded) return { kind: 'refused' };
    const { screen, prints } = showReply(this.#screen, null, { pressed: 'keep', blocks });
    this.#screen = screen;
    for (const printed of prints) this.#print(printed);
    return { kind: 'sent' };
  }

  /** A message is one write, so that a reader of the output can tell them apart; an empty line stands between two. */
  #print(blocks: readonly Block[]): void {
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
    const [, name = '', typed] = /^\/([a-z]+)\s+(.*)$/i.exec(beginning) ?? [];
    const suggests = commands.find((one) => one.name === name.toLowerCase())?.options[0]?.suggests;
    if (typed !== undefined && suggests !== undefined) {
      return tutor.suggest(suggests, typed).map(({ value }) => `/${name} ${value}`);
    }
    const lines = commands.map(({ name, argument }) => (argument === '' ? `/${name}` : `/${name} `));
    const words = [...lines, '/quit', ...this.controls().map(({ label }) => visibleLine(label))];
    return words.filter((word) => word.toLowerCase().startsWith(beginning.toLowerCase()));
  }
}

const notice = (tone: Notice['tone'], title: string, ...sentences: readonly string[]): Notice => ({
  kind: 'notice',
  tone,
  title,
  content: sentences.map((sentence) => paragraph(sentence)),
});

const STEP_IS_GONE = notice('info', 'That step is not here any more', 'Type /lesson to go on where you are.');
const SOMETHING_WENT_WRONG = notice(
  'warning',
  'Something went wrong on our side',
  'Nothing you did is lost; try again.',
);

/** In a terminal the learner is most often the one who can mend it. */
const standsInTheWay = ({ message, remedy }: OperatorError): Notice =>
  notice('warning', 'That did not work', message, remedy);
