/** Whatever a learner does ends the counting of unanswered reminders; what they ought to know is said once, on top. */
import { code, type Prose, paragraph } from '../../core/prose.ts';
import { withNextReminder } from '../../review/index.ts';
import { momentWords } from '../day-words.ts';
import type { Outcome } from '../decision.ts';
import type { Situation } from '../situation.ts';
import type { Reminders } from '../state.ts';

/** The settings once the learner has done something themselves; the same ones when that changes nothing. */
export function heard(settings: Reminders, now: number): Reminders {
  const { unanswered, pace, refused } = settings;
  if (unanswered === 0 && pace === 'daily' && !refused) return settings;
  const reset = { ...settings, unanswered: 0, pace: 'daily', refused: false } as const;
  return pace === 'daily' ? reset : withNextReminder(reset, now);
}

/** The outcome of something that the learner did themselves. It was decided by what `heard` made of the settings. */
export function heardFrom(before: Reminders | null, { reminders, now }: Situation, outcome: Outcome): Outcome {
  if (before === null || reminders === null || before === reminders) return outcome;
  const after = outcome.reminders ?? reminders;
  const blocks = [...news(before, after, now), ...outcome.reply.blocks];
  return { ...outcome, reminders: after, reply: { ...outcome.reply, blocks } };
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
