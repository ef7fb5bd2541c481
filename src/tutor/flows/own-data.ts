/** All that is remembered of a learner: as a file for them to keep, or deleted. */
import { action } from '../../core/action.ts';
import { bullets, paragraph } from '../../core/prose.ts';
import { buttons } from '../controls.ts';
import { needing, type Outcome, type Plan, sayOnly } from '../decision.ts';
import type { Situation } from '../situation.ts';
import { CONFIRMED } from './navigate.ts';

/** Everything as JSON. */
export const exportData = ({ learner }: Situation): Plan =>
  needing(async ({ store }) => {
    const everything = {
      ...(await store.loadAll(learner.id)),
      lastRun: await store.loadRun(learner.id),
      drafts: await store.loadDrafts(learner.id),
    };
    return sayOnly(learner, [
      paragraph(
        'This is all that I remember of you: your place in each lesson, your answers and programs, your cards ',
        'and your settings.',
      ),
      { kind: 'file', name: 'nibble-data.json', text: `${JSON.stringify(everything, null, 2)}\n` },
    ]);
  });

/** Asks first. */
export const askForget = ({ learner }: Situation): Outcome =>
  sayOnly(learner, [
    paragraph(
      'Shall I delete everything that I remember of you? Your place in each lesson, your answers and programs, your cards ',
      'and your settings go for good. Nobody can bring them back.',
    ),
    buttons(
      { label: 'Yes, forget everything', action: action('forget', '', '', CONFIRMED), style: 'secondary' },
      { label: 'Export my data first', action: action('export'), style: 'secondary' },
    ),
  ]);

/** What the store's kinds of rows are to a learner. */
const KINDS: Readonly<Record<string, string>> = {
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
export const forget = ({ learner }: Situation): Plan =>
  needing(async ({ store }) => {
    const deleted = Object.entries(await store.forget(learner.id)).filter(([, rows]) => rows > 0);
    const said =
      deleted.length === 0
        ? [paragraph('There was nothing to delete: I remember nothing of you.')]
        : [
            paragraph('I have forgotten you. This was deleted:'),
            bullets(deleted.map(([kind, rows]) => [`${KINDS[kind] ?? kind}: ${rows}`])),
          ];
    const again = paragraph('Type “lessons” if you want to begin afresh one day.');
    return { kind: 'forgotten', reply: { pressed: 'settle', blocks: [...said, again] } };
  });
