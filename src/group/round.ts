/**
 * A round of a quiz that people play together in a channel: lobby → question open → reveal → … → board.
 *
 * A host only *asks* for the next phase, and presses only say what somebody chose. Phases change in one place,
 * `advance`, which whoever keeps the round calls when the channel's message may be changed. So a question closes at the
 * moment in which its reveal can be shown, and opens when it is shown: the time to read begins there (`shown`).
 *
 * Nobody has to wait for somebody who has gone away: every phase ends by itself. Pure: `now` is an argument, epoch
 * milliseconds.
 */
import type { LearnerId, Room } from '../core/event.ts';

export interface Round {
  /** A slug; also the seed of the order in which options are shown, the same for everybody. */
  readonly id: string;
  readonly room: Room;
  /** Who opened it; null when that was the clock, or the host was forgotten. */
  readonly host: LearnerId | null;
  readonly lesson: string;
  /** Ids of the questions' steps, in their order. */
  readonly questions: readonly string[];
  /** Of a quiz that the clock opens and closes; null for one with a host. */
  readonly occasion: Occasion | null;
  /** Whether a question closes by time. */
  readonly hasClock: boolean;
  /** Whether the board looks at who was quicker, where all else is equal. */
  readonly countsSpeed: boolean;
  /** Places of the questions that do not count. */
  readonly skipped: readonly number[];
  /** Places of the questions whose key was shown. */
  readonly revealed: readonly number[];
  readonly phase: Phase;
  /** Counts the phases: what was pressed in an earlier one is recognized by it. */
  readonly turn: number;
}

export interface Occasion {
  readonly every: 'day' | 'week';
  readonly zone: string;
  /** When it closes, epoch milliseconds. */
  readonly closesAt: number;
}

export type Phase =
  | { readonly kind: 'lobby'; readonly endsAt: number }
  /** `endsAt`: null until it is known that the question is shown. */
  | { readonly kind: 'question'; readonly place: number; readonly openedAt: number; readonly endsAt: number | null }
  /** `left`: milliseconds of its time that the question had left; null where it had none yet. */
  | { readonly kind: 'paused'; readonly place: number; readonly left: number | null; readonly endsAt: number }
  | { readonly kind: 'reveal'; readonly place: number; readonly endsAt: number }
  /** All questions at once, until the occasion's end. */
  | { readonly kind: 'open'; readonly openedAt: number }
  | { readonly kind: 'over'; readonly why: Ending };

/** `finished`: all questions were asked. `refused`: the channel takes no message of the bot's. */
export type Ending = 'finished' | 'ended' | 'host-away' | 'refused';

/** What a host can ask for. */
export type Wish = 'start' | 'close' | 'next' | 'skip' | 'pause' | 'resume' | 'end' | 'clock' | 'speed';

/** `turn`: the phase that the host saw. */
export interface Asked {
  readonly wish: Wish;
  readonly turn: number;
}

const MINUTE = 60_000;

/** How long each phase waits for a host, in milliseconds. */
export const PATIENCE = {
  lobby: 30 * MINUTE,
  /** A question whose clock is off. */
  question: 10 * MINUTE,
  reveal: 5 * MINUTE,
  paused: 30 * MINUTE,
} as const;

/** As many questions as a round has at most. */
export const MOST_QUESTIONS = 10;

type Opening = Pick<Round, 'id' | 'room' | 'host' | 'lesson' | 'questions'>;

/** A round with a host, at its lobby. */
export const openRound = (opening: Opening, now: number): Round => ({
  ...opening,
  occasion: null,
  hasClock: true,
  countsSpeed: false,
  skipped: [],
  revealed: [],
  phase: { kind: 'lobby', endsAt: now + PATIENCE.lobby },
  turn: 1,
});

/** A quiz of the day or week: everybody answers when they like, until it closes. */
export const openOccasion = (opening: Opening, occasion: Occasion, now: number): Round => ({
  ...openRound(opening, now),
  occasion,
  phase: { kind: 'open', openedAt: now },
});

/** What is asked of a host in a phase, in the order of its buttons. */
export function wishesIn({ phase, hasClock }: Round): readonly Wish[] {
  switch (phase.kind) {
    case 'lobby':
      return ['start', 'clock', 'speed', 'end'];
    case 'question':
      return ['close', ...(hasClock ? (['pause'] as const) : []), 'skip', 'end'];
    case 'paused':
      return ['resume', 'skip', 'end'];
    case 'reveal':
      return ['next', 'skip', 'end'];
    case 'open':
      return ['close', 'end'];
    case 'over':
      return [];
  }
}

/** Whether the question at this place takes answers, for who saw this turn. */
export function takesAnswers({ phase, turn, questions }: Round, place: number, seenTurn: number): boolean {
  if (turn !== seenTurn || place < 0 || place >= questions.length) return false;
  return phase.kind === 'open' || (phase.kind === 'question' && phase.place === place);
}

export const isOver = ({ phase }: Round): boolean => phase.kind === 'over';

/** Places of the questions that count towards the board. */
export const countedPlaces = ({ revealed, skipped }: Round): readonly number[] =>
  revealed.filter((place) => !skipped.includes(place));

/** How many play, and how many of them have answered the question that is open. */
export interface Standing {
  readonly joined: number;
  readonly answered: number;
}

/** What is known when a round may move. */
export interface Moment extends Standing {
  readonly asked: Asked | null;
  readonly now: number;
}

/** The round a moment later: the same one when nothing moves it. One phase at a time. */
export function advance(round: Round, moment: Moment): Round {
  const { asked } = moment;
  const wished = asked !== null && isValid(round, asked) ? fulfil(round, asked.wish, moment) : round;
  return wished === round ? pass(round, moment) : wished;
}

/** The end of a round may be asked for in whichever phase it was seen. */
const isValid = (round: Round, { wish, turn }: Asked): boolean =>
  wishesIn(round).includes(wish) && (turn === round.turn || wish === 'end');

function fulfil(round: Round, wish: Wish, { joined, now }: Moment): Round {
  const { phase } = round;
  switch (wish) {
    case 'clock':
      return { ...round, hasClock: !round.hasClock };
    case 'speed':
      return { ...round, countsSpeed: !round.countsSpeed };
    case 'start':
      return joined === 0 ? round : ask(round, 0, now);
    case 'close':
      return phase.kind === 'question' ? reveal(round, phase.place, now) : end(round, 'finished');
    case 'next':
      return 'place' in phase ? ask(round, phase.place + 1, now) : round;
    case 'skip':
      return 'place' in phase ? ask(withoutPlace(round, phase.place), phase.place + 1, now) : round;
    case 'pause':
      return phase.kind === 'question' ? pause(round, phase, now) : round;
    case 'resume':
      return phase.kind === 'paused' ? resume(round, phase, now) : round;
    case 'end':
      return end(round, 'ended');
  }
}

/** What time and answers bring about by themselves. */
function pass(round: Round, { joined, answered, now }: Moment): Round {
  const { phase, occasion } = round;
  switch (phase.kind) {
    case 'lobby':
    case 'paused':
    case 'reveal':
      return now >= phase.endsAt ? end(round, 'host-away') : round;
    case 'question': {
      const haveAll = joined > 0 && answered >= joined;
      const isLate = phase.endsAt !== null && now >= phase.endsAt;
      return haveAll || isLate ? reveal(round, phase.place, now) : round;
    }
    case 'open':
      return occasion !== null && now >= occasion.closesAt ? end(round, 'finished') : round;
    case 'over':
      return round;
  }
}

/**
 * The round once its message is shown: the time of a question begins. `readingTime`: milliseconds that its words take.
 */
export function shown(round: Round, readingTime: number, now: number): Round {
  const { phase, hasClock } = round;
  if (phase.kind !== 'question' || phase.endsAt !== null) return round;
  const endsAt = now + (hasClock ? readingTime : PATIENCE.question);
  return { ...round, phase: { ...phase, openedAt: now, endsAt } };
}

const to = (round: Round, phase: Phase): Round => ({ ...round, phase, turn: round.turn + 1 });

function ask(round: Round, place: number, now: number): Round {
  if (place >= round.questions.length) return end(round, 'finished');
  return to(round, { kind: 'question', place, openedAt: now, endsAt: null });
}

const reveal = (round: Round, place: number, now: number): Round =>
  to({ ...round, revealed: [...round.revealed, place] }, { kind: 'reveal', place, endsAt: now + PATIENCE.reveal });

const withoutPlace = (round: Round, place: number): Round => ({ ...round, skipped: [...round.skipped, place] });

function pause(round: Round, { place, endsAt }: Extract<Phase, { kind: 'question' }>, now: number): Round {
  const left = endsAt === null ? null : Math.max(0, endsAt - now);
  return to(round, { kind: 'paused', place, left, endsAt: now + PATIENCE.paused });
}

function resume(round: Round, { place, left }: Extract<Phase, { kind: 'paused' }>, now: number): Round {
  return to(round, { kind: 'question', place, openedAt: now, endsAt: left === null ? null : now + left });
}

/** The key of every question of an occasion is shown at its end. */
function end(round: Round, why: Ending): Round {
  const all = round.questions.map((_, place) => place);
  const revealed = round.phase.kind === 'open' && why === 'finished' ? all : round.revealed;
  return to({ ...round, revealed }, { kind: 'over', why });
}

/** A round that cannot be shown any more. */
export const refuse = (round: Round): Round => end(round, 'refused');
