/** `nibble chat`: lessons in this terminal, or from a script when the input is not a terminal. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { startTerminal } from '../../adapters/terminal/connect.js';
import { wantsColours } from '../../adapters/terminal/layout.js';
import { openApp, openErrorLog } from './app.js';
import { onSignal } from './process.js';
/** A terminal of unknown width. */
const COLUMNS = 80;
/** Talks until the input ends. `clock` gives the time in epoch milliseconds. */
export async function chat(config, clock = Date.now) {
    const { stdin, stdout } = process;
    const interactive = stdin.isTTY === true && stdout.isTTY === true;
    const log = openErrorLog(config);
    const app = await openApp(config, log, clock);
    try {
        const conversation = startTerminal({
            tutor: app.tutor,
            log,
            learner: `terminal:${accountName()}`,
            session: `terminal:${randomUUID()}`,
            input: stdin,
            output: stdout,
            interactive,
            colours: interactive && wantsColours(process.env, true),
            columns: () => stdout.columns ?? COLUMNS,
        });
        const reminders = app.startReminders({ terminal: conversation.platform });
        onSignal(() => conversation.stop());
        await conversation.ended;
        await reminders.stop();
    }
    finally {
        await app.close();
    }
}
/** In a container the account may have no name. */
function accountName() {
    try {
        return userInfo().username || 'local';
    }
    catch {
        return 'local';
    }
}
//# sourceMappingURL=chat.js.map