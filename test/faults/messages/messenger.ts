/** Has a bot send messages of every kind, and looks how often each of them is there for the learner. */
import { action } from '../../../src/core/action.ts';
import type { LearnerId } from '../../../src/core/event.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block, Form, Reply } from '../../../src/core/reply.ts';
import { scriptTutor } from '../../adapters/scripted-tutor.ts';
import type { PlatformName } from '../participants.ts';
import { WIRE, type Window, type WiredPlatform } from './wired-platforms.ts';

export const KINDS = [
  /** The answer to what was typed in the direct conversation. */
  'text',
  'picture',
  'file',
  'form',
  /** The answer to a command in the direct conversation, in two messages. */
  'answer',
  /** The same among others, where only the learner sees it. */
  'private',
  /** The pressed message becomes another one. */
  'edit',
  /** Everybody in a channel sees it. */
  'announcement',
  /** In the direct conversation, without being asked. */
  'reminder',
] as const;
export type Kind = (typeof KINDS)[number];

/** What became of a message. */
export interface Outcome {
  /** How often it is there. */
  readonly times: number;
  /** Whether a copy says that it is sent again. */
  readonly saysAgain: boolean;
  /** Whether the learner was told that something was lost, and what to do. */
  readonly tellsLost: boolean;
  /** Whether a picture or a file came as such, and not in words. */
  readonly isWhole: boolean;
}

/** Around what is done to a message: `begin` before the bot can know of it, `end` when it does nothing more. */
export interface Around {
  readonly begin: () => void;
  readonly end: () => void;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const OPEN_FORM = action('remind-form', '', '19-30-1111100');
const GO = action('go', 'cookies', 'question');
const FORM: Form = {
  title: 'When to remind you',
  submit: action('submit-remind'),
  fields: [{ kind: 'text', id: 'at', label: 'At', description: '', optional: false, lines: 'one', value: '' }],
};
const SAYS_AGAIN = /Sent again/;
const TELLS_LOST = /Something went wrong on our side|didn’t take my last answer|took too long to open/;
/** A conversation is not to grow without end: all of it is read again at every change. */
const MESSAGES_EACH = 10;
/** So long that two of them are two messages. */
const LONG = 'and so on '.repeat(300);

export class Messenger {
  readonly #wired: WiredPlatform;
  readonly #script: Script;
  #sent = 0;

  private constructor(wired: WiredPlatform, script: Script) {
    this.#wired = wired;
    this.#script = script;
  }

  static async start(name: PlatformName): Promise<Messenger> {
    const script = new Script();
    return new Messenger(await WIRE[name](script.tutor), script);
  }

  get platform(): PlatformName {
    return this.#wired.name;
  }

  get line() {
    return this.#wired.line;
  }

  /** Sends one, and waits until the bot does nothing more about it. */
  async send(kind: Kind, { begin, end }: Around): Promise<Outcome> {
    this.#sent += 1;
    const number = this.#sent;
    const user = `U${Math.ceil(number / MESSAGES_EACH)}`;
    const [alone, among] = [this.#wired.window(user, 'alone'), this.#wired.window(user, 'among others')];
    const told = () => this.#texts(alone, among).filter((text) => TELLS_LOST.test(text)).length;
    const [toldBefore, uploadsBefore] = [told(), this.#wired.uploads()];
    const words = `message-${number}-end`;
    if (kind === 'edit' || kind === 'form') await this.#offer(user, alone, kind, number);
    begin();
    await this.#have(kind, words, user, { alone, among });
    if (kind !== 'form') await this.#script.tutor.turns.idle();
    let times = 0;
    let saysAgain = false;
    if (kind === 'form') {
      await this.#until(() => alone.form() !== null || told() > toldBefore);
      times = alone.form() === null ? 0 : 1;
      end();
      alone.closeForm();
    } else {
      await this.#settle(user, alone, `after-${number}-end`, end);
      const copies = this.#texts(alone, among).filter((text) => text.includes(words));
      times = copies.length;
      saysAgain = copies.some((text) => SAYS_AGAIN.test(text));
    }
    const isWhole = (kind !== 'picture' && kind !== 'file') || this.#wired.uploads() > uploadsBefore;
    return { times, saysAgain, tellsLost: told() > toldBefore, isWhole };
  }

  close(): Promise<void> {
    return this.#wired.close();
  }

  /** All that the learner can read, here and there. */
  #texts(alone: Window, among: Window): readonly string[] {
    const here = alone.messages();
    // A window in a channel may show the direct conversation as well.
    return [...here, ...among.messages().filter((text) => !here.includes(text))];
  }

  /** Resolves when the tutor was asked. */
  #plan(user: string, reply: Partial<Reply>): Promise<void> {
    return this.#script.plan(this.#wired.learnerId(user), { pressed: 'keep', blocks: [], ...reply });
  }

  /** A message with the button that is pressed then. */
  async #offer(user: string, alone: Window, kind: 'edit' | 'form', number: number): Promise<void> {
    const label = `Press ${number}`;
    const button = { label, action: kind === 'form' ? OPEN_FORM : GO, style: 'primary' } as const;
    const blocks = [paragraph('A button:'), { kind: 'buttons', buttons: [button] } as const];
    void this.#plan(user, { blocks });
    await alone.type('a button');
    await alone.waitForButton(label);
    await this.#script.tutor.turns.idle();
  }

  async #have(kind: Kind, words: string, user: string, { alone, among }: Record<'alone' | 'among', Window>) {
    // What the platform itself says of a bot that did not answer is looked at in what there is to be seen.
    const tried = async (asked: Promise<void>, deed: Promise<void>) => {
      await deed.catch(() => undefined);
      await asked;
    };
    const { port, room } = this.#wired;
    switch (kind) {
      case 'text':
      case 'picture':
      case 'file':
        return tried(this.#plan(user, { blocks: blocksOf(kind, words) }), alone.type('show'));
      case 'answer':
      case 'private': {
        const asked = this.#plan(user, { blocks: [paragraph(LONG), paragraph(`${LONG} ${words}`)] });
        return tried(asked, (kind === 'answer' ? alone : among).command('/lesson cookies'));
      }
      case 'edit':
        return tried(this.#plan(user, { pressed: [paragraph(words)] }), alone.press(alone.buttons().at(-1) ?? ''));
      case 'form':
        return tried(Promise.resolve(), alone.press(alone.buttons().at(-1) ?? ''));
      case 'announcement':
        return untilSent((since) => port.rooms?.post(room, blocksOf('text', words), words, since));
      case 'reminder':
        return untilSent(() => port.deliver(this.#wired.learnerId(user), blocksOf('text', words), words));
    }
  }

  /** What a learner asks last is answered after everything else. */
  async #settle(user: string, alone: Window, words: string, end: () => void): Promise<void> {
    end();
    void this.#plan(user, { blocks: [paragraph(words)] });
    await alone.type('and now?');
    await alone.waitFor(new RegExp(words));
  }

  #until(look: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!look()) return;
        stop();
        resolve();
      };
      const stop = this.#wired.onChange(check);
      check();
    });
  }
}

function blocksOf(kind: 'text' | 'picture' | 'file', words: string): readonly Block[] {
  if (kind === 'text') return [paragraph(words)];
  if (kind === 'picture') return [paragraph('Here it is.'), { kind: 'picture', image: SVG, alt: words }];
  return [paragraph('Here it is.'), { kind: 'file', name: `${words}.json`, text: '{}' }];
}

/** Whoever sends these comes again, with the same key, as long as it is not known what became of them. */
async function untilSent(
  send: (since: number | null) => Promise<{ readonly kind: string }> | undefined,
): Promise<void> {
  for (let since: number | null = null; (await send(since))?.kind === 'later'; since = 0);
}

/** A tutor that answers each learner with what was planned for them last. */
class Script {
  readonly tutor = scriptTutor({ answer: (_input, { learner }) => this.#answer(learner), form: () => FORM });
  readonly #planned = new Map<LearnerId, { readonly reply: Reply; readonly asked: () => void }>();

  plan(learner: LearnerId, reply: Reply): Promise<void> {
    return new Promise((asked) => this.#planned.set(learner, { reply, asked }));
  }

  #answer(learner: LearnerId): Reply {
    const planned = this.#planned.get(learner);
    if (planned === undefined) throw new Error(`nothing was planned for ${learner}`);
    planned.asked();
    return planned.reply;
  }
}
