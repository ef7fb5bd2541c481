/**
 * What the local Slack remembers: one workspace with its people, conversations, messages, open views, triggers and
 * response URLs. Time is given, so that a test can let three seconds or thirty minutes pass.
 */
import { EventEmitter } from 'node:events';
import type { Block } from './block-schema.ts';
import { FileStore, type StoredFile, ViewStore } from './stores.ts';

export interface StoredMessage {
  readonly ts: string;
  readonly channel: string;
  /** Null: everybody in the conversation sees it. */
  readonly onlyFor: string | null;
  readonly author: string;
  readonly fromBot: boolean;
  readonly files: readonly StoredFile[];
  /** The `ts` of the message that begins its thread; null in the conversation itself. */
  readonly thread: string | null;
  text: string;
  blocks: readonly Block[];
}

/** A person, as far as the bot can find out. */
export interface Profile {
  /** Null: the profile names none. */
  readonly zone: string | null;
  /** Slack's error when the bot wants to open the direct conversation, or null. */
  readonly refusal: 'cannot_dm_bot' | 'user_disabled' | null;
}

interface ResponseUrlState {
  readonly at: number;
  readonly user: string;
  readonly channel: string;
  /** The message that the URL can change. */
  readonly original: StoredMessage | null;
  uses: number;
}

export const TEAM = 'T0LOCAL';
export const BOT = { user_id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0LOCAL' } as const;

const ORDINARY: Profile = { zone: 'Europe/Vienna', refusal: null };
const TRIGGER_LIFETIME = 3000;
const RESPONSE_URL_LIFETIME = 30 * 60_000;
const RESPONSE_URL_USES = 5;

export class Workspace {
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #triggers = new Map<string, { readonly at: number; readonly user: string; used: boolean }>();
  readonly #responseUrls = new Map<string, ResponseUrlState>();
  readonly #people = new Map<string, Profile>();
  readonly #lastPost = new Map<string, number>();
  readonly #now: () => number;
  #counter = 0;
  /** By conversation, oldest first: a crowd of windows looks at each of its own again and again. */
  readonly #messages = new Map<string, StoredMessage[]>();
  readonly views: ViewStore;
  readonly files: FileStore;
  /** Channels that the bot is a member of, and those that are archived. */
  readonly memberships = new Set<string>();
  readonly archived = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
    this.views = new ViewStore(
      () => this.next(),
      () => this.changed(),
    );
    this.files = new FileStore(() => this.next());
  }

  /** A number that has not been used in this workspace. */
  next(): number {
    this.#counter += 1;
    return this.#counter;
  }

  onChange(listener: () => void): () => void {
    this.#changes.on('change', listener);
    return () => this.#changes.off('change', listener);
  }

  changed(): void {
    this.#changes.emit('change');
  }

  /** Somebody joins, or changes what is known of them. */
  welcome(user: string, profile: Partial<Profile> = {}): void {
    this.#people.set(user, { ...ORDINARY, ...this.#people.get(user), ...profile });
  }

  profileOf(user: string): Profile | null {
    return this.#people.get(user) ?? null;
  }

  add(
    message: Omit<StoredMessage, 'ts' | 'files' | 'thread'> & Partial<Pick<StoredMessage, 'files' | 'thread'>>,
  ): StoredMessage {
    const ts = `${Math.floor(this.#now() / 1000)}.${String(this.next()).padStart(6, '0')}`;
    const stored: StoredMessage = { files: [], thread: null, ...message, ts, blocks: this.#withIds(message.blocks) };
    const there = this.#messages.get(stored.channel);
    if (there === undefined) this.#messages.set(stored.channel, [stored]);
    else there.push(stored);
    this.changed();
    return stored;
  }

  update(message: StoredMessage, text: string, blocks: readonly Block[]): void {
    message.text = text;
    message.blocks = this.#withIds(blocks);
    this.changed();
  }

  remove(message: StoredMessage): void {
    this.#messages.set(
      message.channel,
      this.messagesIn(message.channel).filter((other) => other !== message),
    );
    this.changed();
  }

  /** The messages of a conversation, oldest first. */
  messagesIn(channel: string): readonly StoredMessage[] {
    return this.#messages.get(channel) ?? [];
  }

  /** A message that everybody sees: Slack's methods know no other. */
  find(channel: string, ts: string): StoredMessage | undefined {
    return this.messagesIn(channel).find((message) => message.ts === ts && message.onlyFor === null);
  }

  /** Why the bot cannot write there, or null. Direct conversations are called D and the person's id. */
  whyUnreachable(channel: string): string | null {
    if (this.archived.has(channel)) return 'is_archived';
    if (/^DU\w+$/.test(channel) || this.memberships.has(channel)) return null;
    return channel.startsWith('C') ? 'not_in_channel' : 'channel_not_found';
  }

  /** Whether a conversation takes another message, when it takes one in `interval` milliseconds. */
  takesPost(channel: string, interval: number): boolean {
    const last = this.#lastPost.get(channel);
    const isFree = last === undefined || this.#now() - last >= interval;
    if (isFree) this.#lastPost.set(channel, this.#now());
    return isFree;
  }

  issueTrigger(user: string): string {
    const id = `${this.next()}.${TEAM}.trigger`;
    this.#triggers.set(id, { at: this.#now(), user, used: false });
    return id;
  }

  /** The person who pressed, or Slack's error. A trigger opens one view. */
  useTrigger(id: string): { readonly user: string } | { readonly error: string } {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) return { error: 'invalid_trigger_id' };
    if (this.#now() - trigger.at > TRIGGER_LIFETIME) return { error: 'expired_trigger_id' };
    if (trigger.used) return { error: 'exchanged_trigger_id' };
    trigger.used = true;
    return { user: trigger.user };
  }

  issueResponseUrl(user: string, channel: string, original: StoredMessage | null): string {
    const id = `R${this.next()}`;
    this.#responseUrls.set(id, { at: this.#now(), user, channel, original, uses: 0 });
    return id;
  }

  /** The interaction a response URL belongs to, or Slack's error. */
  useResponseUrl(id: string): ResponseUrlState | { readonly error: string } {
    const state = this.#responseUrls.get(id);
    if (state === undefined) return { error: 'no_such_url' };
    if (this.#now() - state.at > RESPONSE_URL_LIFETIME) return { error: 'expired_url' };
    if (state.uses === RESPONSE_URL_USES) return { error: 'used_url' };
    state.uses += 1;
    return state;
  }

  /** Slack gives every block an id that came without. */
  #withIds(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => ({ ...block, block_id: block.block_id ?? `b${this.next()}` }));
  }
}
