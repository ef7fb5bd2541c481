/** What can be typed and pressed: from what each feature says of itself. */
import { bullets, heading, paragraph, withCode } from '../../../core/prose.js';
import { sayOnly } from '../../decision.js';
import { slash } from '../../feature.js';
import { FEATURES_TO_LEARN, FEATURES_TO_REMEMBER } from '../index.js';
export const help = {
    command: slash('help', 'How to learn with Nibble', sayHelp),
    typed: [{ where: 'lesson', name: 'help', says: ['help', '?', 'commands', 'what can i do'], decide: sayHelp }],
};
export function sayHelp({ learner }) {
    const linesOf = (features) => features.flatMap(({ help: lines = [] }) => lines.map(withCode));
    return sayOnly(learner, [
        heading(2, 'How this works'),
        paragraph('Everything a button does can be typed, too. In our direct conversation, type:'),
        bullets(linesOf(FEATURES_TO_LEARN)),
        paragraph('To keep what you have learnt:'),
        bullets(linesOf(FEATURES_TO_REMEMBER)),
        paragraph('You can stop at any time. I remember where you are.'),
    ]);
}
//# sourceMappingURL=help.js.map