/** Deletes all that is remembered of a learner, once they have confirmed it. */
import { bullets, paragraph } from '../../../core/prose.js';
import { needs, sayOnly } from '../../decision.js';
import { action, button, buttons, press, slash, typed } from '../../feature.js';
import { exportButton } from './export.js';
export const forgetMe = {
    command: slash('forget', 'Delete everything that I remember of you', ask),
    presses: {
        forget: press((context, { action: { argument } }) => (argument === 'yes' ? forget(context) : ask(context))),
    },
    typed: [
        typed('forget', /^(?:forget|forget me|forget everything|delete (?:my data|me|everything))$/, ask),
        typed('forget', /^yes,? (?:forget|delete) everything$/, forget),
    ],
    help: ['`forget` to have all of it deleted'],
};
export const forgetButton = (label, argument = '') => button(label, action('forget', '', '', argument));
function ask({ learner }) {
    return sayOnly(learner, [
        paragraph('Shall I delete everything that I remember of you? Your place in each lesson, your answers and programs, your cards ', 'and your settings go for good. Nobody can bring them back.'),
        buttons(forgetButton('Yes, forget everything', 'yes'), exportButton('Export my data first')),
    ]);
}
/** What the store's kinds of rows are to a learner. */
const KINDS = {
    progress: 'Lessons that you began',
    attempts: 'Answers and programs',
    cards: 'Cards',
    reviews: 'Lines of the review log',
    reminders: 'Settings of reminders',
    outbox: 'Reminders that I sent or was to send',
    runs: 'The last run that you saw',
    drafts: 'What you sent last with forms',
    events: 'Messages that I answered',
};
/** Deletes it all and says what it was. */
function forget({ learner }) {
    return needs(async ({ store }) => {
        const deleted = Object.entries(await store.forget(learner.id)).filter(([, rows]) => rows > 0);
        const said = deleted.length === 0
            ? [paragraph('There was nothing to delete: I remember nothing of you.')]
            : [
                paragraph('I have forgotten you. This was deleted:'),
                bullets(deleted.map(([kind, rows]) => [`${KINDS[kind] ?? kind}: ${rows}`])),
            ];
        const again = paragraph('Type “lessons” if you want to begin afresh one day.');
        return sayOnly(null, [...said, again], { pressed: 'settle' });
    });
}
//# sourceMappingURL=forget.js.map