/** Deletes all that is remembered of a learner, once they have confirmed it. */

import { bullets, paragraph } from '../../../core/prose.ts';
import type { Button } from '../../../core/reply.ts';
import { type Context, type Done, needs, type Plan, sayOnly } from '../../decision.ts';
import { action, button, destroys, type Feature, means, noButton, press, slash, yesNo } from '../../feature.ts';
import { exportButton } from './export.ts';

export const forgetMe: Feature<'forget'> = {
  command: slash('forget', 'Delete everything I remember about you', ask),
  presses: {
    forget: press((context, { action: { argument } }) => (argument === 'yes' ? forget(context) : ask(context))),
  },
  typed: [means('forget', ask), means('forget-now', forget)],
  help: ['`forget` to have all of it deleted'],
  topics: [
    {
      asked: `delete my data, delete my account, remove my data, erase me, forget me, forget everything about me, delete
        everything you know, privacy, close my account, delete everything, delete everything about me, remove my
        account, remove me, delete my answers, delete my history, delete all you know, right to be forgotten, how can
        i delete my data, forget all about me, wipe my data`,
      says: 'Type `forget` to have everything I remember about you deleted. I ask you first.',
    },
  ],
};

export const forgetButton = (label: string, argument = ''): Button => button(label, action('forget', '', '', argument));

function ask({ learner }: Context): Done {
  return sayOnly(learner, [
    paragraph(
      'Delete everything I remember about you? Your place in each lesson, your answers and programs, your cards ',
      'and your settings go for good. Nobody can bring them back.',
    ),
    destroys(
      ['delete', 'delete it', 'delete it all', 'delete everything', 'forget everything'],
      yesNo(
        forgetButton('Yes, forget everything', 'yes'),
        noButton('No, keep it'),
        exportButton('Export my data first'),
      ),
    ),
  ]);
}

/** What the store's kinds of rows are to a learner. */
const KINDS: Readonly<Record<string, string>> = {
  progress: 'Lessons that you started',
  attempts: 'Answers and programs',
  cards: 'Cards',
  reviews: 'Lines of the review log',
  reminders: 'Settings of reminders',
  outbox: 'Reminders that I sent or was going to send',
  runs: 'The last run that you saw',
  drafts: 'What you sent last with forms',
  round_answers: 'Answers in quizzes with others',
  round_players: 'Quizzes with others',
  class_members: 'Classes that you were in',
  class_hosts: 'Classes that you hosted',
  class_notices: 'What I told or gave for a class',
  events: 'Messages that I answered',
};

/** Deletes it all and says what it was. */
function forget({ learner }: Context): Plan {
  return needs(async ({ store }) => {
    const deleted = Object.entries(await store.forget(learner.id)).filter(([, rows]) => rows > 0);
    const said =
      deleted.length === 0
        ? [paragraph('There was nothing to delete: I don’t remember anything about you.')]
        : [
            paragraph('I’ve forgotten you. This was deleted:'),
            bullets(deleted.map(([kind, rows]) => [`${KINDS[kind] ?? kind}: ${rows}`])),
          ];
    const again = paragraph('Type “lessons” if you ever want to start again.');
    return sayOnly(null, [...said, again], { pressed: 'settle' });
  });
}
