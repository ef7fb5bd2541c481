/** What the commands for authors read and print, and where programs run: this process's own, or a test's. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { wantsColours } from '../../../adapters/terminal/layout.js';
import { readConfig } from '../../config.js';
import { codeOf } from '../../errors.js';
import { createSandbox, findFlask } from '../../sandbox/index.js';
/** The settings that these commands read: a wrong token of a platform does not stop them. */
const SETTINGS = ['LESSONS_DIR', 'DATA_DIR', 'SANDBOX_FLASK', 'SANDBOX_PYTHONPATH'];
/**
 * This process's context. Colours and the width of lines are for a person's terminal only, so that files and pipes get
 * plain text.
 *
 * @throws OperatorError that lists every problem in the settings
 */
export function readAuthorContext() {
    const { stdin, stdout, stderr, env } = process;
    const given = Object.fromEntries(SETTINGS.map((name) => [name, env[name]]));
    const { lessonsFolder, flask, snapshotFolder } = readConfig(given);
    const isTerminal = stdout.isTTY === true;
    return {
        print: (result) => stdout.write(`${result}\n`),
        complain: (complaint) => stderr.write(`${complaint}\n`),
        surface: {
            width: isTerminal ? stdout.columns : Number.POSITIVE_INFINITY,
            colours: isTerminal && wantsColours(env, true),
        },
        readInput: () => text(stdin),
        lessonsFolder,
        openSandbox(pace) {
            const choice = pace === 'quick' && flask.choice !== 'real' ? 'small' : flask.choice;
            return createSandbox({ flask: findFlask({ ...flask, choice }), snapshotFolder });
        },
    };
}
/** Opens a sandbox for as long as `use` takes. */
export async function withSandbox(context, pace, use) {
    const sandbox = context.openSandbox(pace);
    try {
        return await use(sandbox);
    }
    finally {
        await sandbox.close();
    }
}
/** The text of a file named on the command line, or of the input for `-`; null (and a complaint): unreadable. */
export async function readGivenFile(path, context) {
    if (path === '-')
        return context.readInput();
    try {
        return await readFile(path, 'utf8');
    }
    catch (error) {
        const code = codeOf(error);
        context.complain(`${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
        return null;
    }
}
const REASONS = {
    ENOENT: 'there is no such file',
    EISDIR: 'is a folder, not a file',
    EACCES: 'may not be read (permission denied)',
};
//# sourceMappingURL=context.js.map