import { paragraph } from '../../src/core/prose.js';
import { OperatorError } from '../../src/errors.js';
import { say } from '../shared/words.js';
import { fillForm, formMessage } from './forms.js';
export const terminalChat = {
    platform: 'terminal',
    failureOf: () => ({ kind: 'other' }),
    describeError: (error) => ({ error }),
    // In a terminal the learner is most often the one who can mend it.
    explain: (error) => (error instanceof OperatorError ? explain(error) : null),
    words: {
        answerLost: paragraph('My last answer was not printed. What you did is kept. Type /lesson to go on where you are.'),
        directClosed: say('info', 'This is our direct conversation'),
        formTooLarge: say('info', 'This form is too long'),
    },
};
function explain({ message, remedy }) {
    const content = [paragraph(message), paragraph(remedy)];
    return { pressed: 'keep', blocks: [{ kind: 'notice', tone: 'warning', title: 'That did not work', content }] };
}
export class TerminalExchange {
    event;
    arrivedAt = performance.now();
    isAmongOthers = false;
    offersDirect = false;
    fetchProgram = null;
    removeControlsAbove = null;
    #terminal;
    #pressed;
    /** What a form was filled with, to be sent as the next event; null when there was none, or nothing was sent. */
    submission = null;
    /** `pressed` is the message whose control was named; null when there was none. */
    constructor(terminal, event, pressed) {
        this.event = event;
        this.#terminal = terminal;
        this.#pressed = pressed;
    }
    acknowledge() {
        return null;
    }
    async openForm(form) {
        this.#terminal.print(formMessage(form));
        const fields = await fillForm(form, this.#terminal.lines);
        if (fields === null)
            this.#terminal.print([paragraph('All right, nothing was sent.')]);
        else
            this.submission = { kind: 'submit', action: form.submit, fields };
        return 'opened';
    }
    async showWaiting(note) {
        if (this.#terminal.interactive)
            this.#terminal.print([note]);
    }
    async send(reply) {
        this.#terminal.show(this.#pressed, reply);
    }
    sendDirectly(reply) {
        return this.send(reply);
    }
}
//# sourceMappingURL=chat.js.map