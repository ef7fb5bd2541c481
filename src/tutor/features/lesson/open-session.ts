/** Opening the signed session of the last run: that visitors can read it is best seen. */
import { code, codeBlock, heading, type Prose, paragraph } from '../../../core/prose.ts';
import { openSession, type SignedSession } from '../../../explain/open-session.ts';
import { momentWords } from '../../../transcript/index.ts';
import { type Plan, sayHere, withLastRun } from '../../decision.ts';
import { buttons, type Feature, meansInLesson, pressInLesson } from '../../feature.ts';
import type { Place } from '../../place.ts';
import { nextRow, waysFrom } from '../../show/ways.ts';
import type { LastRun } from '../../state.ts';
import { withoutRun } from './last-run.ts';

export const insideSession: Feature<'inside'> = {
  presses: {
    inside: pressInLesson((place, { action: { step } }, context) =>
      withLastRun(context, (lastRun) =>
        openLast(place, isOf(place, lastRun) && lastRun?.step === step ? lastRun : null, GONE),
      ),
    ),
  },
  typed: [
    meansInLesson('inside', (place, context) =>
      withLastRun(context, (lastRun) =>
        openLast(
          place,
          isOf(place, lastRun) ? lastRun : null,
          withoutRun(place, place.step.id, 'ask what’s inside its session'),
        ),
      ),
    ),
  ],
  help: ['`what is inside` to open the signed session of the last run'],
  topics: [
    {
      asked: `open the session of my run, see what is inside the session, what does the session of the run hold, decode the
        session of the last run, session of my run, inside the session of the run`,
      says: 'After a run with a session, type `what is inside` to see what the session holds.',
    },
  ],
};

const isOf = (place: Place, lastRun: LastRun | null): boolean => lastRun?.lesson === place.lesson.id;

const GONE = 'I don’t have that run any more. Run the program again, and then ask what’s inside.';

/** `none`: what is said where there is no run. */
function openLast(place: Place, lastRun: LastRun | null, none: string): Plan {
  if (lastRun === null) return sayHere(place, none, buttons(...waysFrom(place)));
  const { sessions = [] } = lastRun;
  const said =
    sessions.length > 0
      ? tellSessions(sessions)
      : ['There was no signed session in that run, so there’s nothing to open.'];
  return sayHere(place, ...said, ...nextRow(place));
}

/** What signed sessions hold, and what that means. */
export const tellSessions = (sessions: readonly SignedSession[]): readonly Prose[] => [
  heading(3, sessions.length === 1 ? 'Inside the session' : 'Inside the sessions'),
  ...sessions.flatMap(tellSession),
  paragraph(
    'Every visitor can read this: a session is encoded, not encrypted, and anyone who has the cookie can open it as I ',
    'just did. But they can’t change it. The end of the cookie is a signature that fits this content and no other, and ',
    'nobody can make a new one without your secret key.',
  ),
];

/** More than this is no help; in characters. */
const MOST_SHOWN = 1500;

function tellSession({ number, name, value }: SignedSession): readonly Prose[] {
  const opened = openSession(value);
  if (opened === null) return [];
  const { content, signedAt } = opened;
  const when = signedAt === null ? '' : `, signed on ${momentWords(signedAt)}`;
  const left = content.length - MOST_SHOWN;
  const shown = left <= 0 ? content : `${content.slice(0, MOST_SHOWN)}\n(… and ${left} more characters)`;
  return [paragraph('After step ', String(number), ', ', code(name), ` held this${when}:`), codeBlock('json', shown)];
}
