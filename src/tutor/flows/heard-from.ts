/** Whatever a learner does ends the counting of unanswered reminders; what they ought to know is said once, on top. */
import { code, type Prose, paragraph } from '../../core/prose.ts';
import { withNextReminder } from '../../review/index.ts';
import { momentWords } from '../day-words.ts';
import type { Outcome } from '../decision.ts';
import type { Situation } from '../situation.ts';
import type { Reminders } from '../state.ts';

/** The outcome of something that the learner did themselves. */
export function heardFrom({ reminders, now }: Situation, outcome: Outcome): Outcome {
  const settings = outcome.reminders ?? reminders;
  if (settings === null || reminders === null || !isWaiting(settings)) return outcome;
  const reset = { ...settings, unanswered: 0, pace: 'daily', refused: false } as const;
  const after = settings.pace === 'daily' ? reset : withNextReminder(reset, now);
  const blocks = [...news(reminders, after, now), ...outcome.reply.blocks];
  return { ...outcome, reminders: after, reply: { ...outcome.reply, blocks } };
}

const isWaiting = ({ unanswered, pace, refused }: Reminders): boolean => unanswered > 0 || pace !== 'daily' || refused;

function news(before: Reminders, after: Reminders, now: number): readonly Prose[] {
  const refused = paragraph(
    'I could not write to you: your settings refuse direct messages from me. ',
    'On Discord, allow direct messages in the privacy settings of the server that we share. ',
    'In Slack, ask for me to be added again. Or type ',
    code('reminders off'),
    '.',
  );
  const next = after.nextAt === null ? '' : ` The next one comes ${momentWords(after.nextAt, now, after.zone)}.`;
  const silent = paragraph(
    `Welcome back. I had stopped my reminders, so as not to bother you. They come daily again.${next} `,
    'To have none, type ',
    code('reminders off'),
    '.',
  );
  return [...(before.refused ? [refused] : []), ...(isSilenced(before) && after.state === 'on' ? [silent] : [])];
}

const isSilenced = ({ pace, state }: Reminders): boolean => pace === 'silent' && state === 'on';
