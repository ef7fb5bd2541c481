/** All that is remembered of a learner, as a file for them to keep. */
import type { LearnerId } from '../../../core/event.ts';
import { paragraph } from '../../../core/prose.ts';
import type { Button } from '../../../core/reply.ts';
import { type Context, needs, type Plan, sayOnly } from '../../decision.ts';
import { action, button, type Feature, means, press, slash } from '../../feature.ts';
import type { LearnerStorage } from '../../storage.ts';

export const exportData: Feature<'export'> = {
  command: slash('export', 'Everything I remember about you, as a file', sendFile),
  presses: { export: press(sendFile) },
  typed: [means('export', sendFile)],
  help: ['`export` for everything I remember about you, as a file'],
  topics: [
    {
      asked: `what do you save about me, what do you keep about me, data about me, export my data, download my
        data, download everything, what do you remember about me, what do you know about me, what is stored
        about me, get my answers as a file, save my answers, copy of my data, data do you have, data do you
        store, which data do you store, what data is stored about me, give me my data, my data as a file,
        personal data, see my data, what do you keep, my stored answers, get all my data, can i get my data`,
      says: 'Type `export` for everything I remember about you, as a file.',
    },
  ],
};

export const exportButton = (label: string): Button => button(label, action('export'));

/** All that is remembered of a learner as JSON. */
export async function writeEverything(
  store: Pick<LearnerStorage, 'loadAll' | 'loadRun' | 'loadDrafts'>,
  id: LearnerId,
): Promise<string> {
  const everything = {
    ...(await store.loadAll(id)),
    lastRun: await store.loadRun(id),
    drafts: await store.loadDrafts(id),
  };
  return `${JSON.stringify(everything, null, 2)}\n`;
}

function sendFile({ learner }: Context): Plan {
  return needs(async ({ store }) => {
    return sayOnly(learner, [
      paragraph(
        'This is everything I remember about you: your place in each lesson, your answers and programs, your cards ',
        'and your settings.',
      ),
      { kind: 'file', name: 'nibble-data.json', text: await writeEverything(store, learner.id) },
    ]);
  });
}
