/** A slash command and what was typed behind it → the command and its options. For platforms that give both as text. */
import { command } from '../../src/core/event.js';
/**
 * Null: not one of our commands. `argument` is what was typed behind the name; `help` there asks what can be done. The
 * plural of a name is taken for it, as in `/lessons`.
 */
export function readCommandLine(commands, name, argument) {
    const typed = name.toLowerCase();
    const found = commands.find((one) => one.kind === 'slash' && (one.name === typed || `${one.name}s` === typed));
    if (found === undefined)
        return null;
    const text = argument.trim();
    return /^help$/i.test(text) ? command('help') : command(found.name, found.read(text));
}
//# sourceMappingURL=command-line.js.map