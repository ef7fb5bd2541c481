/** All that is remembered of a learner, as a file for them to keep. */
import { paragraph } from '../../../core/prose.js';
import { needs, sayOnly } from '../../decision.js';
import { action, button, press, slash, typed } from '../../feature.js';
export const exportData = {
    command: slash('export', 'Everything that I remember of you, as a file', sendFile),
    presses: { export: press(sendFile) },
    typed: [typed('export', /^(?:export|my data|(?:export|download) my data(?: first)?)$/, sendFile)],
    help: ['`export` for all that I remember of you as a file'],
};
export const exportButton = (label) => button(label, action('export'));
/** Everything as JSON. */
function sendFile({ learner }) {
    return needs(async ({ store }) => {
        const everything = {
            ...(await store.loadAll(learner.id)),
            lastRun: await store.loadRun(learner.id),
            drafts: await store.loadDrafts(learner.id),
        };
        return sayOnly(learner, [
            paragraph('This is all that I remember of you: your place in each lesson, your answers and programs, your cards ', 'and your settings.'),
            { kind: 'file', name: 'nibble-data.json', text: `${JSON.stringify(everything, null, 2)}\n` },
        ]);
    });
}
//# sourceMappingURL=export.js.map