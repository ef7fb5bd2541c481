/** All that is remembered of a learner, as a file for them to keep. */

import { paragraph } from '../../../core/prose.ts';
import type { Button } from '../../../core/reply.ts';
import { type Context, needs, type Plan, sayOnly } from '../../decision.ts';
import { action, button, type Feature, press, slash, typed } from '../../feature.ts';

export const exportData: Feature<'export'> = {
  command: slash('export', 'Everything that I remember of you, as a file', sendFile),
  presses: { export: press(sendFile) },
  typed: [typed('export', /^(?:export|my data|(?:export|download) my data(?: first)?)$/, sendFile)],
  help: ['`export` for all that I remember of you as a file'],
};

export const exportButton = (label: string): Button => button(label, action('export'));

/** Everything as JSON. */
function sendFile({ learner }: Context): Plan {
  return needs(async ({ store }) => {
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
}
