/**
 * The state of the local Slack: one workspace with its people, conversations, messages, open views, files, triggers and
 * response URLs. The clock is an argument, so that a test can let three seconds or thirty minutes pass.
 */
import { createChanges } from '../changes.ts';
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

/** What the bot can find out about a user. */
export interface Profile {
  /** IANA time zone; null: the profile has none. */
  readonly zone: string | null;
  /** Slack's error when the bot opens the direct conversation, or null. */
  readonly refusal: 'cannot_dm_bot' | 'user_disabled' | null;
  /** As others know them; null: their id in lower case. */
  readonly name: string | null;
  /** Whether they manage the workspace. */
  /** In the workspace that they belong to. */
  readonly isAdmin: boolean;
  /** Another one's people are in channels that two workspaces share. */
  readonly team: string;
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

const ORDINARY: Profile = { zone: 'Europe/Vienna', refusal: null, name: null, isAdmin: false, team: TEAM };
const TRIGGER_LIFETIME = 3000;
const RESPONSE_URL_LIFETIME = 30 * 60_000;
const RESPONSE_URL_USES = 5;

export class Workspace {
  readonly #changes = createChanges();
  readonly #triggers = new Map<string, { readonly at: number; readonly user: string; used: boolean }>();
  readonly #responseUrls = new Map<string, ResponseUrlState>();
  readonly #people = new Map<string, Profile>();
  readonly #lastPost = new Map<string, number>();
  readonly #now: () => number;
  #counter = 0;
  /** By conversation, oldest first: many clients each read their own again and again. */
  readonly #messages = new Map<string, StoredMessage[]>();
  readonly views: ViewStore;
  readonly files: FileStore;
  /** Channels of which the bot is a member, and archived channels. */
  readonly memberships = new Set<string>();
  readonly archived = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
    this.views = new ViewStore(() => this.next(), this.changed);
    this.files = new FileStore(() => this.next());
  }

  /** An unused number. */
  next(): number {
    this.#counter += 1;
    return this.#counter;
  }

  readonly onChange = this.#changes.onChange;
  readonly changed = this.#changes.changed;
  readonly until = this.#changes.until;

  /** Adds a user, or changes their profile. */
  welcome(user: string, profile: Partial<Profile> = {}): void {
    this.#people.set(user, { ...ORDINARY, ...this.#people.get(user), ...profile });
  }

  /** Somebody by their name or id, in any case of letters. */
  userNamed(name: string): string | null {
    const wanted = name.toLowerCase();
    const found = [...this.#people].find(([id, profile]) =>
      [id, profile.name ?? ''].some((one) => one.toLowerCase() === wanted),
    );
    return found?.[0] ?? null;
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

  /** A public message: Slack's methods find no others. */
  find(channel: string, ts: string): StoredMessage | undefined {
    return this.messagesIn(channel).find((message) => message.ts === ts && message.onlyFor === null);
  }

  /** Why the bot cannot write there, or null. Direct conversations are called D and the person's id. */
  whyUnreachable(channel: string): string | null {
    if (this.archived.has(channel)) return 'is_archived';
    if (/^DU\w+$/.test(channel) || this.memberships.has(channel)) return null;
    return channel.startsWith('C') ? 'not_in_channel' : 'channel_not_found';
  }

  /** Whether a conversation takes another message now, at most one in `interval` milliseconds. */
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

  /** The user who pressed, or Slack's error. A trigger opens one view. */
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

  /** The interaction of a response URL, or Slack's error. */
  useResponseUrl(id: string): ResponseUrlState | { readonly error: string } {
    const state = this.#responseUrls.get(id);
    if (state === undefined) return { error: 'no_such_url' };
    if (this.#now() - state.at > RESPONSE_URL_LIFETIME) return { error: 'expired_url' };
    if (state.uses === RESPONSE_URL_USES) return { error: 'used_url' };
    state.uses += 1;
    return state;
  }

  /** Slack gives an id to every block without one. */
  #withIds(blocks: readonly Block[]): Block[] {
    return blocks.map((block) => ({ ...block, block_id: block.block_id ?? `b${this.next()}` }));
  }
}
