const MAX_STACK = 3;
/** Modals, up to three on top of each other, and Home tabs. */
export class ViewStore {
    #next;
    #changed;
    #stacks = new Map();
    #homes = new Map();
    /** `next` gives unused numbers; `changed` is called after each change. */
    constructor(next, changed) {
        this.#next = next;
        this.#changed = changed;
    }
    /** The topmost modal of a person. */
    top(user) {
        return this.#stacks.get(user)?.at(-1) ?? null;
    }
    home(user) {
        return this.#homes.get(user) ?? null;
    }
    find(id) {
        const views = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
        return views.find((view) => view.id === id) ?? null;
    }
    open(user, view) {
        const opened = this.#create(`V${this.#next()}`, user, view);
        this.#setStack(user, [opened]);
        return opened;
    }
    /** On top of what is open; null when three are. */
    push(user, view) {
        const stack = this.#stacks.get(user) ?? [];
        if (stack.length === MAX_STACK)
            return null;
        const pushed = this.#create(`V${this.#next()}`, user, view);
        this.#setStack(user, [...stack, pushed]);
        return pushed;
    }
    replace({ id, user }, view) {
        const replaced = this.#create(id, user, view);
        this.#setStack(user, (this.#stacks.get(user) ?? []).map((other) => (other.id === id ? replaced : other)));
        return replaced;
    }
    publish(user, view) {
        const published = this.#create(this.#homes.get(user)?.id ?? `V${this.#next()}`, user, view);
        this.#homes.set(user, published);
        this.#changed();
        return published;
    }
    /** The person sent the topmost view, or closed it. */
    close(user) {
        this.#setStack(user, this.#stacks.get(user)?.slice(0, -1) ?? []);
    }
    #create(id, user, view) {
        return { id, user, hash: `${this.#next()}.hash`, view };
    }
    #setStack(user, stack) {
        this.#stacks.set(user, stack);
        this.#changed();
    }
}
/** Files of people and of the bot. The bot's come in three steps: reserve, receive the bytes, complete. */
export class FileStore {
    #next;
    #files = new Map();
    /** `next` gives unused numbers. */
    constructor(next) {
        this.#next = next;
    }
    /** Announces a file of `length` bytes. Returns its id. */
    reserve(name, length) {
        const id = `F0LOCAL${String(this.#next()).padStart(4, '0')}`;
        this.#files.set(id, { id, name, length, bytes: new Uint8Array(), isComplete: false });
        return id;
    }
    /** Adds a person's file, which is complete at once. */
    add(name, bytes) {
        const id = this.reserve(name, bytes.byteLength);
        const file = { id, name, length: bytes.byteLength, bytes, isComplete: true };
        this.#files.set(id, file);
        return file;
    }
    /** Takes the bytes; false unless as many were announced. */
    receive(id, bytes) {
        const file = this.#files.get(id);
        if (file === undefined || file.length !== bytes.byteLength)
            return false;
        this.#files.set(id, { ...file, bytes });
        return true;
    }
    /** Null when the bytes never came. */
    complete(id) {
        const file = this.#files.get(id);
        if (file === undefined || file.bytes.byteLength !== file.length)
            return null;
        const complete = { ...file, isComplete: true };
        this.#files.set(id, complete);
        return complete;
    }
    find(id) {
        return this.#files.get(id) ?? null;
    }
    isComplete = (id) => this.find(id)?.isComplete ?? false;
}
//# sourceMappingURL=stores.js.map