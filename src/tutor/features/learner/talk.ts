/** Small talk, and what people say when they stop or want to go on later: a short reply with ways on. */
import { paragraph, strong } from '../../../core/prose.ts';
import type { Block, Button } from '../../../core/reply.ts';
import { type Context, currentPlace, type Done, type Plan, sayOnly } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  type Feature,
  means,
  NO,
  noButton,
  press,
  sayGone,
  typed,
  yesNo,
} from '../../feature.ts';
import type { Meaning } from '../../reading/phrases/phrases.ts';
import { settingsOf } from '../../settings.ts';
import { change } from '../../show/settings.ts';
import { wayBlock } from '../../show/ways.ts';
import { sayingOf } from '../index.ts';
import { greet } from '../lesson/start.ts';
import { snoozeButtons } from '../reminders/snooze.ts';
import { endReview, isOver } from '../review/review.ts';

/** `busy, ping me in 2 hours`. A reminder comes once a day, so later is offered as ever. */
const LATER_IN =
  /^(?:[^?]{0,60}[,;.!] ?)?(?:please |pls |can you |could you )?(?:ping|remind|nudge|poke|message|text|write(?: to)?) me (?:again |back )?in (?:an?|half an|\d{1,2}|one|two|three|four|five|ten|a few|a couple of|some) ?(?:hours?|h|minutes?|mins?)$/;

export const talk: Feature<'say'> = {
  /** As if it had been typed; the meaning stands in the place of the step. */
  presses: {
    say: press((context, { action: { step } }) => {
      if (step === NO) return sayKindly(context, 'All right. Nothing has changed.');
      return sayingOf(step)?.decide(context) ?? sayGone(context);
    }),
  },
  typed: [
    means('thanks', (context) => sayKindly(context, 'You’re welcome!')),
    means('hello', (context) =>
      currentPlace(context) === null && context.learner.review === null
        ? greet(context)
        : sayKindly(context, 'Hello! Good to see you.'),
    ),
    means('sorry', (context) => sayKindly(context, 'No problem at all.')),
    means('laugh', (context) => sayKindly(context, 'Glad you’re having fun.')),
    means('complain', (context) =>
      sayKindly(context, 'I’m sorry this isn’t going well. Let’s try another way. You can also ask me about any word.'),
    ),
    means('wait', (context) => sayKindly(context, 'Take your time. I’ll wait here.')),
    means('stop', stop),
    means('later', later),
    typed('later', LATER_IN, (context) => later(context)),
  ],
  help: ['`stop` or `later` to take a break: your place is kept'],
};

/** Says what somebody means by a button, for meanings without a verb of their own. */
export const sayButton = (label: string, meaning: Meaning): Button => button(label, action('say', '', meaning));

const sayKindly = (context: Context, said: string): Done =>
  sayOnly(context.learner, [paragraph(said), wayBlock(context)]);

function stop(context: Context): Plan {
  const { review } = context.learner;
  if (review !== null && !isOver(review)) return endReview(context);
  return sayOnly(context.learner, [
    ...kept(context, 'See you!'),
    buttons(onward(context), sayButton('Later', 'later')),
  ]);
}

/** Reminders that are on can come earlier; others are offered. Nothing changes before a button is pressed. */
function later(context: Context): Plan {
  const { learner, reminders } = context;
  const blocks = kept(context, 'No problem.');
  if (settingsOf(reminders).state === 'on') {
    return sayOnly(learner, [
      ...blocks,
      paragraph('When should I write to you?'),
      buttons(...snoozeButtons.slice(0, 3)),
    ]);
  }
  return sayOnly(learner, [
    ...blocks,
    paragraph('Want a reminder once a day, when there’s something to recall? You can switch it off at any time.'),
    yesNo(change('Yes, remind me', 'on', 'primary'), noButton('No, thanks')),
  ]);
}

function kept(context: Context, said: string): readonly Block[] {
  const place = currentPlace(context);
  if (place === null) return [paragraph(`${said} I’m here whenever you like.`)];
  const where = [strong(place.step.title), ' in ', strong(place.lesson.title)];
  return [paragraph(`${said} Your place is kept: `, ...where, '. Come back whenever you like.')];
}

function onward(context: Context): Button {
  const place = currentPlace(context);
  return place === null
    ? button('All lessons', action('lessons'))
    : button('Go on now', action('start', place.lesson.id), 'primary');
}
