/**
 * A person in front of the terminal, by way of a pipe: what is typed goes into the real adapter as lines, and what it
 * prints comes back, a message a write. A press is its words typed.
 */
import { PassThrough, Writable } from 'node:stream';
import { startTerminal, type TerminalConversation } from '../../adapters/terminal/connect.ts';
import type { Control } from '../../adapters/terminal/read-event.ts';
import { IN_VAIN } from '../../playground/changes.ts';
import type { ChatClient } from '../../playground/chat-client.ts';
import type { LearnerId } from '../../src/core/event.ts';
import { type Field, type Form, firstValue } from '../../src/core/reply.ts';
import type { Log } from '../../src/log.ts';
import type { Tutor } from '../../src/tutor/ports.ts';
import { silentLog } from '../silent-log.ts';

export interface TerminalWindowOptions {
  readonly tutor: Tutor;
  /** `terminal:ada` unless told. */
  readonly learner?: LearnerId;
  /** Begins the ids of its events; a window that is opened later over the same database needs another one. */
  readonly session?: string;
  readonly log?: Log;
}

let windows = 0;

export function startTerminalClient(options: TerminalWindowOptions): TerminalClient {
  return new TerminalClient(options);
}

export class TerminalClient implements ChatClient {
  readonly #input = new PassThrough();
  readonly #conversation: TerminalConversation;
  readonly #printed: string[] = [];
  readonly #listeners = new Set<() => void>();
  #deliveries = 0;
  #form: Form | null = null;

  constructor({ tutor, learner = 'terminal:ada', session, log = silentLog }: TerminalWindowOptions) {
    windows += 1;
    const output = new Writable({
      decodeStrings: false,
      write: (chunk: string, _encoding, done) => {
        this.#printed.push(chunk.trim());
        this.#changed();
        done();
      },
    });
    this.#conversation = startTerminal({
      tutor: this.#watched(tutor),
      log,
      learner,
      session: session ?? `terminal:window-${windows}`,
      input: this.#input,
      output,
      interactive: false,
      colours: false,
      columns: () => 80,
    });
  }

  command(text: string): Promise<void> {
    return this.#send(text);
  }

  async press(label: string | RegExp): Promise<void> {
    const control = this.#findControl(label);
    if (control === undefined) throw new Error(`no button ${String(label)}; there are: ${this.buttons().join(', ')}`);
    await this.#send(control.key === '' ? control.label : control.key);
  }

  async choose(entry: string | RegExp): Promise<void> {
    const found = this.#conversation
      .controls()
      .findLast(({ kind, label }) => kind === 'entry' && isMeant(label, entry));
    if (found === undefined) throw new Error(`no menu with an entry ${String(entry)}`);
    await this.#send(found.label);
  }

  /** A field that is to keep what it holds gets it typed again, so that the form is never an empty one. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    const form = this.#form;
    if (form === null) throw new Error('no form is open');
    const names = form.fields.flatMap(({ id, label }) => [id, label]);
    const unknown = Object.keys(values).filter((name) => !names.includes(name));
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
    this.#form = null;
    await this.#deliver(
      form.fields
        .map((field) => fieldLines(field, values[field.id] ?? values[field.label] ?? firstValue(field)))
        .join('\n'),
    );
  }

  /** A text of several lines goes between fences, unless it has its own. */
  type(text: string): Promise<void> {
    return this.#send(text.includes('\n') && !/^```[^`]*\n[\s\S]*\n```$/.test(text) ? fenced(text) : text);
  }

  messages(): readonly string[] {
    return this.#printed.map(withoutMarkup);
  }

  /** The printed text as it is, markup and controls included. */
  printed(): readonly string[] {
    return this.#printed;
  }

  buttons(): readonly string[] {
    return this.#conversation.controls().map(({ key, label }) => (key === '' ? label : `${key}. ${label}`));
  }

  form(): ReturnType<ChatClient['form']> {
    return (
      this.#form && {
        title: this.#form.title,
        fields: this.#form.fields.map((field) => ({ label: field.label, value: firstValue(field) })),
      }
    );
  }

  waitFor(pattern: RegExp, timeout = IN_VAIN): Promise<string> {
    return this.#until(() => this.messages().findLast((text) => isMeant(text, pattern)), String(pattern), timeout);
  }

  async waitForButton(label: string | RegExp, timeout = IN_VAIN): Promise<void> {
    await this.#until(() => this.#findControl(label), `a button ${String(label)}`, timeout);
  }

  async waitForForm(timeout = IN_VAIN): Promise<void> {
    await this.#until(() => this.#form ?? undefined, 'a form', timeout);
  }

  /** Ends the input and waits until everything is answered. */
  async close(): Promise<void> {
    this.#input.end();
    await this.#conversation.ended;
  }

  #findControl(label: string | RegExp): Control | undefined {
    return this.#conversation.controls().findLast((one) => names(one).some((name) => isMeant(name, label)));
  }

  /** Sends a line; a form that is still open is closed first, as a person would. */
  async #send(text: string): Promise<void> {
    const close = this.#form === null ? '' : '/cancel\n';
    this.#form = null;
    await this.#deliver(`${close}${text}`);
  }

  async #deliver(lines: string): Promise<void> {
    const before = this.#deliveries;
    this.#input.write(`${lines}\n`);
    await this.#until(() => (this.#deliveries > before ? true : undefined), `an answer to ${lines}`, IN_VAIN);
  }

  /** The same tutor, with an eye on what reaches it. */
  #watched(tutor: Tutor): Tutor {
    const delivered = () => {
      this.#deliveries += 1;
      this.#changed();
    };
    return {
      ...tutor,
      form: async (learner, action) => {
        this.#form = await tutor.form(learner, action);
        delivered();
        return this.#form;
      },
      handle: (event, watch) => {
        delivered();
        return tutor.handle(event, watch);
      },
    };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #until<Found>(look: () => Found | undefined, what: string, timeout: number): Promise<Found> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        this.#listeners.delete(check);
      };
      const check = () => {
        const found = look();
        if (found === undefined) return;
        finish();
        resolve(found);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`waited for ${what}, but there is only:\n${this.#printed.join('\n---\n')}`));
      }, timeout);
      this.#listeners.add(check);
      check();
    });
  }
}

/**
 * What stands on a control: `Next`, `A` or `A. response.set_cookie(…)`. Not an option's words alone: they may begin
 * with "A".
 */
const names = ({ key, label }: Control): string[] => (key === '' ? [label] : [key, `${key}. ${label}`]);

const isMeant = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : new RegExp(wanted.source, wanted.flags.replace('g', '')).test(text);

function fieldLines(field: Field, value: string): string {
  if (field.kind === 'text' && field.lines === 'many') return fenced(value);
  if (/[\r\n]/.test(value)) throw new Error(`${field.label}: a field of one line takes no line end`);
  return value;
}

/** Between more backticks than the text has in a row. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** Without the line of buttons, the fences of code and the backticks of inline code. */
function withoutMarkup(text: string): string {
  const lines = text.split('\n').filter((line) => !/^(\[[^\]]+\]( {2}|$))+$|^`{3,}\w*$/.test(line));
  return lines.join('\n').replaceAll('`', '').trim();
}
