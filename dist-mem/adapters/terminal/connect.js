import { NO_METER } from '../../src/core/meter.js';
import { paragraph } from '../../src/core/prose.js';
import { Conversations } from '../shared/converse.js';
import { TerminalExchange, terminalChat } from './chat.js';
import { openingFence, readFenced, readLines } from './lines.js';
import { writeMessage } from './messages.js';
import { pressable, readLine, said, showReply, } from './read-event.js';
import { visibleLine } from './visible.js';
const PROMPT = '> ';
/** Longer lines are hard to read, however wide the window. */
const WIDEST = 100;
const NARROWEST = 30;
/** Begins a conversation at once. Nothing is printed in a script but the tutor's answers. */
export function startTerminal(options) {
    return new Conversation(options);
}
class Conversation {
    ended;
    #options;
    lines;
    interactive;
    #conversations;
    #screen = [];
    #events = 0;
    #hasPrinted = false;
    #hasEnded = false;
    platform = {
        zoneOf: async () => Intl.DateTimeFormat().resolvedOptions().timeZone,
        deliver: async (learner, blocks) => this.#deliver(learner, blocks),
    };
    constructor(options) {
        this.#options = options;
        this.interactive = options.interactive;
        this.#conversations = new Conversations({ ...options, chat: terminalChat, meter: NO_METER });
        this.lines = readLines({ ...options, complete: (beginning) => this.#complete(beginning) });
        // The reader of our output may leave before we do, as `head` does; then there is nobody to talk to.
        options.output.on('error', () => this.stop());
        this.ended = this.#converse();
    }
    stop() {
        this.lines.close();
    }
    controls() {
        return pressable(this.#screen, this.#options.tutor.paceOf)
            .toReversed()
            .flatMap(({ controls }) => controls);
    }
    async #converse() {
        const { interactive } = this.#options;
        if (interactive) {
            this.print([
                paragraph('Hello! Type what stands between [brackets], or your answer. /quit ends, your place is kept.'),
            ]);
            await this.#take({ kind: 'command', name: 'lesson', options: {} }, null);
        }
        for (;;) {
            const typed = await this.lines.next(PROMPT);
            if (typed.kind !== 'line')
                break;
            const reading = await this.#read(typed.line);
            if (reading.kind === 'quit')
                break;
            await this.#follow(reading);
        }
        if (interactive)
            this.print([paragraph('See you. Your place is kept.')]);
        this.#hasEnded = true;
        this.lines.close();
    }
    /** A line, or the block of lines that it opens. */
    async #read(line) {
        const fence = openingFence(line);
        if (fence === null)
            return readLine(this.#options.tutor, line, this.#screen);
        const block = await readFenced(line, fence, this.lines);
        return block === null ? { kind: 'nothing' } : said(block.whole);
    }
    async #follow(reading) {
        if (reading.kind === 'form')
            await this.#take({ kind: 'press', action: reading.action }, reading.pressed);
        if (reading.kind !== 'input')
            return;
        if (reading.runs && this.interactive)
            this.print([paragraph('Running …')]);
        await this.#take(reading.input, reading.pressed);
    }
    /** A form is filled in at once; what it was filled with is the next event. */
    async #take(input, pressed) {
        const { learner, session } = this.#options;
        this.#events += 1;
        const exchange = new TerminalExchange(this, { ...input, id: `${session}:${this.#events}`, learner }, pressed);
        await this.#conversations.take(exchange);
        if (exchange.submission !== null)
            await this.#take(exchange.submission, pressed);
    }
    show(pressed, reply) {
        const { screen, prints } = showReply(this.#screen, pressed, reply);
        this.#screen = screen;
        for (const blocks of prints)
            this.print(blocks);
    }
    /** Only the learner who sits here can be told anything. */
    #deliver(learner, blocks) {
        if (learner !== this.#options.learner || this.#hasEnded)
            return { kind: 'refused' };
        this.show(null, { pressed: 'keep', blocks });
        return { kind: 'sent' };
    }
    /** A message is one write, so that a reader of the output can tell them apart; an empty line stands between two. */
    print(blocks) {
        const { output, colours, interactive, columns } = this.#options;
        const width = interactive ? Math.max(NARROWEST, Math.min(WIDEST, columns())) : Number.POSITIVE_INFINITY;
        const text = writeMessage(blocks, { width, colours });
        // A prompt follows in a conversation, the next message in a script.
        output.write(interactive ? `${text}\n\n` : `${this.#hasPrinted ? '\n' : ''}${text}\n`);
        this.#hasPrinted = true;
    }
    #complete(beginning) {
        const { tutor } = this.#options;
        const commands = tutor.commands.filter(({ kind }) => kind === 'slash');
        const [, typed = '', argument] = /^\/(\w+)\s+(.*)$/.exec(beginning) ?? [];
        if (argument !== undefined) {
            const command = commands.find(({ name }) => name === typed.toLowerCase());
            const takesLesson = command?.options.some(({ suggests }) => suggests === 'lessons') ?? false;
            return takesLesson ? tutor.suggest('lessons', argument).map(({ value }) => `/${typed} ${value}`) : [];
        }
        const names = commands.map(({ name, options }) => (options.length === 0 ? `/${name}` : `/${name} `));
        const words = [...names, '/quit', ...this.controls().map(({ label }) => visibleLine(label))];
        return words.filter((word) => word.toLowerCase().startsWith(beginning.toLowerCase()));
    }
}
//# sourceMappingURL=connect.js.map