/** What happens after every decision, whichever feature made it: a list of functions, tried in its order. */
import { code, heading, type Prose, paragraph } from '../core/prose.ts';
import type { Block } from '../core/reply.ts';
import { localDay, rate, ratingOf, withNextReminder } from '../review/index.ts';
import { type Context, withZone, zoneIn } from './context.ts';
import { type Done, mapDone, needs, onTop, type Plan } from './decision.ts';
import { isInLab } from './place.ts';
import { settingsOf } from './settings.ts';
import { buttons } from './show/controls.ts';
import { change } from './show/settings.ts';
import { momentWords } from './show/words.ts';
import type { Progress, Reminders } from './state.ts';

/** What is known when it runs. */
interface Before {
  readonly context: Context;
  /** As they were loaded; those of `context` know that the learner has done something. */
  readonly reminders: Reminders | null;
}

type Afterwards = (before: Before, done: Done) => Plan;

const AFTERWARDS: readonly Afterwards[] = [sayLabIsLeft, offerReminders, sayWhatReminderMet, rateAnswer];

/** Runs them all. What has been deleted stays deleted. */
export const afterwards = (plan: Plan, before: Before): Plan =>
  AFTERWARDS.reduce<Plan>(
    (decided, next) => mapDone(decided, (done) => (done.learner === null ? done : next(before, done))),
    plan,
  );

/** The settings once the learner is active: that ends the counting of unanswered reminders. The same when nothing changes. */
export function active(settings: Reminders, now: number): Reminders {
  const { unanswered, pace, refused } = settings;
  if (unanswered === 0 && pace === 'daily' && !refused) return settings;
  const reset = { ...settings, unanswered: 0, pace: 'daily', refused: false } as const;
  return pace === 'daily' ? reset : withNextReminder(reset, now);
}

function sayLabIsLeft({ context: { progress: before } }: Before, done: Done): Plan {
  if (before === null || done.progress === null) return done;
  if (!isInLab(before) || isInLab(done.progress) || before.lesson !== done.progress.lesson) return done;
  return onTop(done, 'You left the lab. It stays as it is; type “lab” to come back.');
}

/** Asks once, at the end of the first quiz, whether reminders are wanted. They stay off until somebody says so. */
function offerReminders({ context }: Before, done: Done): Plan {
  const { progress, reply } = done;
  if (context.reminders !== null || done.reminders !== null || progress === null) return done;
  const hasAnswered = Object.values(progress.answers).some(({ given }) => given !== null);
  if (!hasAnswered || !isEndOfQuiz(context, progress)) return done;
  return withZone(context, (reminders) => ({
    ...done,
    reminders,
    reply: { ...reply, blocks: [...reply.blocks, ...OFFER] },
  }));
}

/** At the score, or come back into the lesson from its last question. */
function isEndOfQuiz({ lessons, progress: before }: Context, { lesson: id, position, retry }: Progress): boolean {
  const lesson = lessons.get(id);
  const isQuestion = (step: string): boolean => lesson?.steps.find((one) => one.id === step)?.kind === 'question';
  if (lesson?.steps.find((step) => step.id === position)?.kind === 'score') return true;
  if (before === null || before.lesson !== id || before.retry === null || retry !== null) return false;
  return before.answered && before.retry.filter(isQuestion).length === 1;
}

const OFFER: readonly Block[] = [
  heading(3, 'Keep it?'),
  paragraph(
    'What you learnt fades unless it is recalled now and then. Shall I bring each question back, just before you would ',
    'forget it? That is a message a day at most, and you choose when.',
  ),
  buttons({ ...change('Yes, remind me', 'on'), style: 'primary' }, change('No, thanks', 'off')),
];

/** Keeps that the learner is active, and says on top what they ought to know: once. */
function sayWhatReminderMet({ context: { reminders, now }, reminders: before }: Before, done: Done): Plan {
  if (before === null || reminders === null || before === reminders) return done;
  const after = done.reminders ?? reminders;
  const blocks = [...news(before, after, now), ...done.reply.blocks];
  return { ...done, reminders: after, reply: { ...done.reply, blocks } };
}

function news(before: Reminders, after: Reminders, now: number): readonly Prose[] {
  const refused = paragraph(
    'I could not write to you: your settings refuse direct messages from me. ',
    'On Discord, allow direct messages in the privacy settings of the server that we share. ',
    'In Slack, ask for me to be added again. Or type ',
    code('reminders off'),
    '.',
  );
  const next = after.nextAt === null ? '' : ` The next one comes ${momentWords(after.nextAt, now, after)}.`;
  const silent = paragraph(
    `Welcome back. I had stopped my reminders, so as not to bother you. They go on as before.${next} `,
    'To have none, type ',
    code('reminders off'),
    '.',
  );
  return [...(before.refused ? [refused] : []), ...(isSilenced(before) && after.state === 'on' ? [silent] : [])];
}

const isSilenced = ({ pace, state }: Reminders): boolean => pace === 'silent' && state === 'on';

/**
 * Every question that is answered in a lesson becomes a card, or rates the one it is, in the same commit. A second answer
 * on the same local day (a retry, the lesson begun again) says nothing about memory, so it rates nothing.
 */
function rateAnswer({ context }: Before, done: Done): Plan {
  const answer = done.attempts.find(({ kind }) => kind === 'answer');
  if (answer === undefined || done.cards.length > 0) return done;
  const { lesson, step, verdict, hints } = answer;
  const { learner, now, reminders } = context;
  return needs(async ({ store }) => {
    const before = await store.loadCard(learner.id, lesson, step);
    const zone = zoneIn(context);
    if (before !== null && localDay(zone, before.lastReview) === localDay(zone, now)) return done;
    const rating = ratingOf({ right: verdict === 'right', hints });
    const { retention } = settingsOf(reminders);
    const { card, entry } = rate({ lesson, step, before, rating, now, retention, learner: learner.id });
    return { ...done, cards: [card], reviews: [entry] };
  });
}
