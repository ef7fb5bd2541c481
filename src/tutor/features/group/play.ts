/**
 * What somebody does who plays in a channel's quiz: join, choose, look at their own result, and keep what they missed.
 * Only they see the answers. What they chose can be changed until the question closes.
 */
import { heading, paragraph, strong } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { missedPlaces } from '../../../group/board.ts';
import { countedPlaces, isOver, type Round, takesAnswers } from '../../../group/round.ts';
import { localDay } from '../../../review/local-time.ts';
import { rate } from '../../../review/rate.ts';
import { type Context, type Done, needs, type Plan, sayInPlace, sayOnly, zoneIn } from '../../decision.ts';
import { action, button, buttons, type Feature, internal, press } from '../../feature.ts';
import { keysOf, type RoundQuestion, roundQuestion } from '../../round.ts';
import { settingsOf } from '../../settings.ts';
import { askedBlocks, boardOf, resultWords, revealBlocks } from '../../show/round.ts';
import { count } from '../../show/words.ts';
import type { RoundSeen } from '../../storage/group.ts';
import { withRound } from './quiz-together.ts';

export const playTogether: Feature<
  'round-join' | 'round-pick' | 'round-take' | 'round-mine' | 'round-look' | 'round-keep' | 'round-wish'
> = {
  command: internal('keep-missed', (context, { round: id = '' }) =>
    needs(async ({ store }) => {
      const seen = await store.loadRound(id, context.learner.id);
      return seen === null || context.learner.keepsMissed !== true
        ? sayOnly(context.learner, [])
        : keep(context, seen, () => []);
    }),
  ),
  presses: {
    'round-join': press((context, { action: { step } }) => withRound(context, step, (seen) => join(context, seen))),
    'round-pick': press((context, { action: { step, argument } }) =>
      withRound(context, step, (seen) => choose(context, seen, argument)),
    ),
    'round-take': press((context, { action: { step } }) => withRound(context, step, (seen) => take(context, seen))),
    'round-mine': press((context, { action: { step } }) =>
      withRound(context, step, (seen) => tellResult(context, seen)),
    ),
    'round-look': press((context, { action: { step } }) =>
      withRound(context, step, (seen) => tellAnswers(context, seen)),
    ),
    'round-keep': press((context, { action: { step } }) =>
      withRound(context, step, (seen) => keep(context, seen, keptWords)),
    ),
    'round-wish': press((context, { action: { argument } }) => decideKeeping(context, argument === 'yes')),
  },
};

/** The name that the others see; it comes with each press. */
const nameIn = ({ room }: Context): string => room?.name ?? '';

function join(context: Context, { round, hasJoined }: RoundSeen): Plan {
  const { learner } = context;
  if (isOver(round)) return sayOnly(learner, [OVER]);
  const said = hasJoined ? 'You’re in already. ' : 'You’re in. ';
  return sayOnly(
    learner,
    [
      paragraph(said, 'Answer with the buttons below each question; only you see what you choose.'),
      ...askOnce(context, hasJoined),
    ],
    { round: { kind: 'join', round: round.id, name: nameIn(context) } },
  );
}

const OVER = paragraph('This quiz is over. Its message shows how it went.');

/** Whether they want what they miss in their reviews: with the first thing they do, until they have said it. */
function askOnce({ learner }: Context, hasJoined: boolean): readonly Block[] {
  if (hasJoined || learner.keepsMissed !== undefined) return [];
  return [
    paragraph('Want the questions you miss in quizzes like this to come back in your own reviews?'),
    buttons(
      button('Yes, keep what I miss', action('round-wish', '', '', 'yes'), 'primary'),
      button('No, thanks', action('round-wish', '', '', 'no')),
    ),
  ];
}

function decideKeeping({ learner }: Context, keepsMissed: boolean): Plan {
  const said = keepsMissed
    ? 'Good. What you miss comes back in your reviews: type “review” in our direct messages.'
    : 'Good, I won’t. Below a board there’s a button for it all the same.';
  return sayInPlace('press', { ...learner, keepsMissed }, [paragraph(said)]);
}

/** `argument`: the phase that was seen, the question's place, and the position of the option from 1. */
function choose(context: Context, seen: RoundSeen, argument: string): Plan {
  const { learner, lessons, now, doneAt } = context;
  const { round, hasJoined, answers } = seen;
  const [turn = '', placeText = '', position = ''] = argument.split('-');
  const place = Number(placeText);
  const asked = roundQuestion(lessons, round, place);
  const option = asked?.options[Number(position) - 1];
  if (asked === null || option === undefined || !takesAnswers(round, place, Number.parseInt(turn, 36))) {
    return sayOnly(learner, [isOver(round) ? OVER : CLOSED]);
  }
  const { phase } = round;
  const openedAt = 'openedAt' in phase ? phase.openedAt : now;
  const answer = { place, choice: option.choice, after: Math.max(0, now - openedAt), pressedAt: doneAt };
  const before = answers.find((given) => given.place === place);
  // The platform brought it late, and they have changed their mind since.
  if (before !== undefined && doneAt < before.pressedAt) return sayOnly(learner, [LATE]);
  const changes = {
    round: { kind: 'answer', round: round.id, turn: round.turn, name: nameIn(context), answer },
  } as const;
  const said = paragraph(
    before === undefined
      ? 'You chose '
      : before.choice === option.choice
        ? 'You had chosen this already: '
        : 'Changed to ',
    strong(option.letter),
    ': ',
    ...option.label,
    '. You can change it until it closes.',
  );
  const asking = askOnce(context, hasJoined);
  if (phase.kind !== 'open') return sayOnly(learner, [said, ...asking], changes);
  const next = showNext(context, {
    ...seen,
    answers: [...answers.filter((given) => given !== before), { ...answer, learner: learner.id, changes: 0 }],
  });
  return sayInPlace('press', learner, [said, ...next, ...asking], changes);
}

const LATE = paragraph('That press came late. What you chose after it counts.');

const CLOSED = paragraph('That question is closed. Your last choice before that counts.');

function take(context: Context, seen: RoundSeen): Plan {
  const { learner } = context;
  if (seen.round.phase.kind !== 'open') return sayOnly(learner, [OVER]);
  return sayOnly(learner, showNext(context, seen));
}

/** The first question that is not answered yet; when all are, each of them with what was chosen, to change it. */
function showNext({ lessons }: Context, { round, answers }: RoundSeen): readonly Block[] {
  const places = round.questions.map((_, place) => place);
  const open = places.find((place) => !answers.some((given) => given.place === place));
  const asked = open === undefined ? null : roundQuestion(lessons, round, open);
  if (open !== undefined && asked !== null) return askHere(round, asked, open);
  const [only] = places;
  const question = places.length === 1 && only !== undefined ? roundQuestion(lessons, round, only) : null;
  const chosen = places.flatMap((place) => {
    const option = roundQuestion(lessons, round, place)?.options.find(
      ({ choice }) => choice === answers.find((given) => given.place === place)?.choice,
    );
    return option === undefined ? [] : [`${place + 1}: ${option.letter}`];
  });
  return [
    paragraph(
      `That’s all of it. You chose ${chosen.join(', ')}. The results come into the quiz’s message when it closes.`,
    ),
    ...(question === null || only === undefined ? [] : askHere(round, question, only)),
  ];
}

const askHere = (round: Round, asked: RoundQuestion, place: number): readonly Block[] => [
  heading(2, `Question ${place + 1} of ${round.questions.length}`),
  ...askedBlocks(round, asked, place),
];

/** Nothing is told of a quiz that goes on. */
function onceOver({ learner }: Context, { round, hasJoined }: RoundSeen, then: () => Plan): Plan {
  if (!isOver(round)) return sayOnly(learner, [paragraph('Wait for the end: the quiz is still going on.')]);
  return hasJoined ? then() : sayOnly(learner, [paragraph('You didn’t play in this one.')]);
}

function tellResult(context: Context, seen: RoundSeen): Plan {
  const { learner, lessons } = context;
  const { round } = seen;
  return onceOver(context, seen, () =>
    needs(async ({ store }) => {
      const board = boardOf(lessons, round, await store.loadPlay(round.id));
      const own = board.find((player) => player.learner === learner.id);
      if (own === undefined) return sayOnly(learner, [OVER]);
      const place = paragraph(
        strong(`You: ${resultWords(own, countedPlaces(round).length)}.`),
        ` That’s place ${own.rank} of ${board.length}.`,
      );
      return sayOnly(learner, [place, ...ownAnswers(context, seen)]);
    }),
  );
}

function ownAnswers({ lessons }: Context, { round, answers }: RoundSeen): readonly Block[] {
  const items = countedPlaces(round).map((place) => {
    const asked = roundQuestion(lessons, round, place);
    const given = answers.find((one) => one.place === place);
    const option = asked?.options.find(({ choice }) => choice === given?.choice);
    const verdict = option === undefined ? 'no answer' : `${option.letter}, ${option.right ? 'right' : 'wrong'}`;
    return [paragraph(`${asked?.step.title ?? `Question ${place + 1}`}: ${verdict}`)];
  });
  return [{ kind: 'list', start: null, items }];
}

/** Everybody in the channel has seen them, so whoever asks may. */
function tellAnswers({ learner, lessons }: Context, { round }: RoundSeen): Plan {
  if (!isOver(round)) return sayOnly(learner, [paragraph('Wait for the end: the quiz is still going on.')]);
  return needs(async ({ store }) => {
    const play = await store.loadPlay(round.id);
    const blocks = round.revealed.flatMap((place): readonly Block[] => {
      const asked = roundQuestion(lessons, round, place);
      if (asked === null) return [];
      return [heading(2, `Question ${place + 1}`), ...revealBlocks(asked, place, play, play.players.length)];
    });
    return sayOnly(learner, blocks.length === 0 ? [OVER] : blocks);
  });
}

/** What was missed becomes cards, or rates those that it has; but a card says nothing new twice on one day. */
function keep(context: Context, seen: RoundSeen, words: (kept: number, missed: number) => readonly Block[]): Plan {
  const { learner, lessons, reminders, now } = context;
  const { round, answers } = seen;
  return onceOver(context, seen, () =>
    needs(async ({ store }) => {
      const missed = missedPlaces(round, answers, keysOf(lessons, round)).flatMap(
        (place) => round.questions[place] ?? [],
      );
      const zone = zoneIn(context);
      const rated: { card: Done['cards'][number]; entry: Done['reviews'][number] }[] = [];
      for (const step of missed) {
        const before = await store.loadCard(learner.id, round.lesson, step);
        if (before !== null && localDay(zone, before.lastReview) === localDay(zone, now)) continue;
        const { retention } = settingsOf(reminders);
        rated.push(rate({ lesson: round.lesson, step, before, rating: 'again', now, retention, learner: learner.id }));
      }
      return sayOnly(learner, words(rated.length, missed.length), {
        cards: rated.map(({ card }) => card),
        reviews: rated.map(({ entry }) => entry),
      });
    }),
  );
}

function keptWords(kept: number, missed: number): readonly Block[] {
  if (missed === 0) return [paragraph('You missed nothing in this one, so there’s nothing to keep.')];
  if (kept === 0) return [paragraph('What you missed is in your reviews already.')];
  const questions = `${count(kept, 'question')} that you missed ${kept === 1 ? 'is' : 'are'}`;
  return [paragraph(`${questions} in your reviews now. Type “review” in our direct messages when you have a minute.`)];
}
