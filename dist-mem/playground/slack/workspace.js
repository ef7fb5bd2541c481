/**
 * The state of the local Slack: one workspace with its people, conversations, messages, open views, files, triggers and
 * response URLs. The clock is an argument, so that a test can let three seconds or thirty minutes pass.
 */
import { createChanges } from '../changes.js';
import { FileStore, ViewStore } from './stores.js';
export const TEAM = 'T0LOCAL';
export const BOT = { user_id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0LOCAL' };
const ORDINARY = { zone: 'Europe/Vienna', refusal: null };
const TRIGGER_LIFETIME = 3000;
const RESPONSE_URL_LIFETIME = 30 * 60_000;
const RESPONSE_URL_USES = 5;
export class Workspace {
    #changes = createChanges();
    #triggers = new Map();
    #responseUrls = new Map();
    #people = new Map();
    #lastPost = new Map();
    #now;
    #counter = 0;
    /** By conversation, oldest first: many clients each read their own again and again. */
    #messages = new Map();
    views;
    files;
    /** Channels of which the bot is a member, and archived channels. */
    memberships = new Set();
    archived = new Set();
    constructor(now) {
        this.#now = now;
        this.views = new ViewStore(() => this.next(), this.changed);
        this.files = new FileStore(() => this.next());
    }
    /** An unused number. */
    next() {
        this.#counter += 1;
        return this.#counter;
    }
    onChange = this.#changes.onChange;
    changed = this.#changes.changed;
    until = this.#changes.until;
    /** Adds a user, or changes their profile. */
    welcome(user, profile = {}) {
        this.#people.set(user, { ...ORDINARY, ...this.#people.get(user), ...profile });
    }
    profileOf(user) {
        return this.#people.get(user) ?? null;
    }
    add(message) {
        const ts = `${Math.floor(this.#now() / 1000)}.${String(this.next()).padStart(6, '0')}`;
        const stored = { files: [], thread: null, ...message, ts, blocks: this.#withIds(message.blocks) };
        const there = this.#messages.get(stored.channel);
        if (there === undefined)
            this.#messages.set(stored.channel, [stored]);
        else
            there.push(stored);
        this.changed();
        return stored;
    }
    update(message, text, blocks) {
        message.text = text;
        message.blocks = this.#withIds(blocks);
        this.changed();
    }
    remove(message) {
        this.#messages.set(message.channel, this.messagesIn(message.channel).filter((other) => other !== message));
        this.changed();
    }
    /** The messages of a conversation, oldest first. */
    messagesIn(channel) {
        return this.#messages.get(channel) ?? [];
    }
    /** A public message: Slack's methods find no others. */
    find(channel, ts) {
        return this.messagesIn(channel).find((message) => message.ts === ts && message.onlyFor === null);
    }
    /** Why the bot cannot write there, or null. Direct conversations are called D and the person's id. */
    whyUnreachable(channel) {
        if (this.archived.has(channel))
            return 'is_archived';
        if (/^DU\w+$/.test(channel) || this.memberships.has(channel))
            return null;
        return channel.startsWith('C') ? 'not_in_channel' : 'channel_not_found';
    }
    /** Whether a conversation takes another message now, at most one in `interval` milliseconds. */
    takesPost(channel, interval) {
        const last = this.#lastPost.get(channel);
        const isFree = last === undefined || this.#now() - last >= interval;
        if (isFree)
            this.#lastPost.set(channel, this.#now());
        return isFree;
    }
    issueTrigger(user) {
        const id = `${this.next()}.${TEAM}.trigger`;
        this.#triggers.set(id, { at: this.#now(), user, used: false });
        return id;
    }
    /** The user who pressed, or Slack's error. A trigger opens one view. */
    useTrigger(id) {
        const trigger = this.#triggers.get(id);
        if (trigger === undefined)
            return { error: 'invalid_trigger_id' };
        if (this.#now() - trigger.at > TRIGGER_LIFETIME)
            return { error: 'expired_trigger_id' };
        if (trigger.used)
            return { error: 'exchanged_trigger_id' };
        trigger.used = true;
        return { user: trigger.user };
    }
    issueResponseUrl(user, channel, original) {
        const id = `R${this.next()}`;
        this.#responseUrls.set(id, { at: this.#now(), user, channel, original, uses: 0 });
        return id;
    }
    /** The interaction of a response URL, or Slack's error. */
    useResponseUrl(id) {
        const state = this.#responseUrls.get(id);
        if (state === undefined)
            return { error: 'no_such_url' };
        if (this.#now() - state.at > RESPONSE_URL_LIFETIME)
            return { error: 'expired_url' };
        if (state.uses === RESPONSE_URL_USES)
            return { error: 'used_url' };
        state.uses += 1;
        return state;
    }
    /** Slack gives an id to every block without one. */
    #withIds(blocks) {
        return blocks.map((block) => ({ ...block, block_id: block.block_id ?? `b${this.next()}` }));
    }
}
//# sourceMappingURL=workspace.js.map