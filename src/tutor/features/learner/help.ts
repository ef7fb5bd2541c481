/** What can be typed and pressed: from what each feature says of itself. */
import { bullets, heading, paragraph, withCode } from '../../../core/prose.ts';
import { type Context, currentPlace, type Done, sayOnly } from '../../decision.ts';
import { type Feature, means, slash } from '../../feature.ts';
import { FEATURES_TO_LEARN, FEATURES_TO_REMEMBER } from '../index.ts';
import { greet } from '../lesson/start.ts';

export const help: Feature = {
  command: slash('help', 'How to learn with Nibble', sayHelp),
  typed: [
    means('help', sayHelp),
    // A newcomer is shown what there is to learn.
    means('who', (context) => (currentPlace(context) === null ? greet(context) : sayHelp(context))),
  ],
  topics: [
    {
      asked: `what can i type, what can i say, what can you do, what can i ask, list of commands, commands, which
        commands, what do you know, how do i use this, how does this work, how do you work, what commands
        are there, commands are there, what else can i say, what do you understand, how do i talk to you,
        options, what can i write, what words do you know, how can i use you, help, i am new here`,
      says: 'Type `help` for everything that can be typed.',
    },
  ],
};

export function sayHelp({ learner }: Context): Done {
  const linesOf = (features: readonly Pick<Feature, 'help'>[]) =>
    features.flatMap(({ help: lines = [] }) => lines.map(withCode));
  return sayOnly(learner, [
    heading(2, 'How this works'),
    paragraph('Everything a button does can be typed, too. In our direct conversation, type:'),
    bullets(linesOf(FEATURES_TO_LEARN)),
    paragraph('To keep what you’ve learned:'),
    bullets(linesOf(FEATURES_TO_REMEMBER)),
    paragraph('You can stop any time. I’ll remember where you are.'),
  ]);
}
