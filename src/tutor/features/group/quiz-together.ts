/**
 * A quiz in a channel, for everybody there at once. Who opens it sets the pace; so may who manages the server, where
 * that person has gone away. What they press only asks for the next phase: whoever keeps the round fulfils it.
 */
import { paragraph, withCode } from '../../../core/prose.ts';
import { shuffle } from '../../../core/random.ts';
import { isOver, MOST_QUESTIONS, openRound, type Round, type Wish, wishesIn } from '../../../group/round.ts';
import { type Context, needs, type Plan, sayOnly } from '../../decision.ts';
import { type Feature, type Press, press, sayGone } from '../../feature.ts';
import { findLesson } from '../../lessons.ts';
import { questionsForMany, roundId } from '../../round.ts';
import { turnArgument } from '../../show/round.ts';
import type { RoundSeen } from '../../storage/group.ts';
import type { Fields } from '../../storage.ts';
import { noSuchLesson } from '../lesson/start.ts';
import { setTimetable, stopTimetables } from './quiz-by-clock.ts';

/** Words that say, behind a lesson's name, for whom the quiz is to be. */
export const TOGETHER = ['together', 'daily', 'weekly', 'off'];

const WISHES: readonly Wish[] = ['start', 'close', 'next', 'skip', 'pause', 'resume', 'end', 'clock', 'speed'];

/** What the host is told: the change itself is seen in the channel. */
const TOLD: Readonly<Record<Wish, string>> = {
  start: 'The first question is on its way.',
  close: 'It closes now.',
  next: 'On its way.',
  skip: 'It won’t count.',
  pause: 'The clock stops. What was chosen is kept.',
  resume: 'It goes on.',
  end: 'It ends now.',
  clock: 'Done: the message above says so.',
  speed: 'Done: the message above says so.',
};

export const quizTogether: Feature<`round-${Wish}`> = {
  presses: Object.fromEntries(WISHES.map((wish) => [`round-${wish}`, hosted(wish)])) as Record<`round-${Wish}`, Press>,
};

/** `/quiz LESSON HOW`. */
export function openQuiz(context: Context, { name = '', how = '' }: Fields): Plan {
  const { learner, lessons, room } = context;
  if (room === null) {
    return sayOnly(learner, [
      paragraph(...withCode('That works in a channel of a server or workspace that has me. Type `/quiz` there.')),
    ]);
  }
  const [first = ''] = how.trim().toLowerCase().split(/\s+/);
  if (first === 'off' || how.trim().toLowerCase().endsWith(' off')) return stopTimetables(context, room);
  const lesson = findLesson(lessons, name === '' ? (learner.currentLesson ?? '') : name);
  if (lesson === null) return name === '' ? askWhich(context, how) : noSuchLesson(context, name);
  if (first !== 'together') return setTimetable(context, room, lesson, how);
  return needs(async ({ store }) => {
    if ((await store.roundIn(room)) !== null) {
      return sayOnly(learner, [paragraph('A quiz is going on in this channel already. Join that one.')]);
    }
    const id = roundId(room, context.now);
    const questions = pick(questionsForMany(lesson), id);
    if (questions.length === 0) {
      return sayOnly(learner, [paragraph(`${lesson.title} has no questions with options to choose from.`)]);
    }
    const { server, channel } = room;
    const round = openRound(
      { id, room: { server, channel }, host: learner.id, lesson: lesson.id, questions },
      context.now,
    );
    return sayOnly(
      learner,
      [
        paragraph(
          'The quiz opens in this channel. Start it when everybody has joined: you set the pace, with its buttons.',
        ),
      ],
      { round: { kind: 'open', round } },
    );
  });
}

const askWhich = ({ learner, lessons }: Context, how: string): Plan =>
  sayOnly(learner, [
    paragraph(
      `Which lesson should it be about? Name it: ${[...lessons.keys()].map((id) => `/quiz ${id} ${how}`).join(', ')}.`,
    ),
  ]);

/** Some of the questions, in the lesson's order; which ones, the round decides. */
function pick(all: readonly string[], seed: string): readonly string[] {
  const places = new Set(shuffle(all.length, seed).slice(0, MOST_QUESTIONS));
  return all.filter((_, place) => places.has(place));
}

/** The round that a button is about, for somebody in its channel; there is none anywhere else, whatever the id says. */
export const withRound = (context: Context, id: string, then: (seen: RoundSeen) => Plan): Plan =>
  needs(async ({ store }) => {
    const { learner, room } = context;
    const seen = await store.loadRound(id, learner.id);
    const isHere = seen !== null && room?.server === seen.round.room.server && room.channel === seen.round.room.channel;
    return isHere ? then(seen) : sayGone(context);
  });

function hosted(wish: Wish): Press {
  return press((context, { action: { step: id, argument } }) =>
    withRound(context, id, ({ round }) =>
      needs(async ({ store, mayHost }) => {
        const { learner, room } = context;
        const isHost = round.host === learner.id || (room !== null && (await mayHost(learner.id, room)));
        if (!isHost)
          return sayOnly(learner, [
            paragraph('Only the host can do that, or somebody who manages this server or workspace.'),
          ]);
        if (wish === 'start' && (await store.loadPlay(id)).players.length === 0) {
          return sayOnly(learner, [paragraph('Nobody has joined yet. Join yourself if you want to play, too.')]);
        }
        return askFor(context, round, wish, argument);
      }),
    ),
  );
}

/** What was seen of an earlier phase asks for nothing; but a quiz can be ended whenever. */
function askFor({ learner }: Context, round: Round, wish: Wish, seen: string): Plan {
  const isOfNow = seen === turnArgument(round) || wish === 'end';
  if (isOver(round) || !isOfNow || !wishesIn(round).includes(wish)) {
    return sayOnly(learner, [paragraph('The quiz has gone on meanwhile. Look at its message again.')]);
  }
  const asked = { wish, turn: round.turn };
  return sayOnly(learner, [paragraph(TOLD[wish])], { round: { kind: 'ask', round: round.id, asked } });
}
