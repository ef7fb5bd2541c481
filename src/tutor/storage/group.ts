/**
 * What storage keeps of learning together: rounds of a quiz in a channel, their timetables, classes, and what classes'
 * channels are told. Plain data, as all that goes into a storage.
 */
import type { LearnerId, Room } from '../../core/event.ts';
import type { GivenAnswer, Player } from '../../group/board.ts';
import type { Class } from '../../group/class.ts';
import type { Timetable } from '../../group/occasion.ts';
import type { Asked, Round, Standing } from '../../group/round.ts';
import type { MemberAttempt } from '../../report/results.ts';
import type { ClaimRequest } from '../storage.ts';

/**
 * For rounds of a quiz in a channel. What people do in one comes with `commit` (`Change.round`), at any process; one
 * process at a time holds a round, moves it from phase to phase and changes its message.
 */
export interface RoundStorage {
  /**
   * The rounds that are not done with, which this process holds from now until `until`, epoch milliseconds: its own,
   * and those on these platforms that nobody holds any more. Who has ended holds nothing; who is frozen holds until
   * the time is over.
   */
  holdRounds(now: number, until: number, platforms: readonly string[]): Promise<readonly HeldRound[]>;
  /** Whether there is a round on these platforms that is not done with, whoever holds it. */
  hasRounds(platforms: readonly string[]): Promise<boolean>;
  /** How many play, and how many of them have answered the question at a place (-1: any question). */
  standingOf(round: string, place: number): Promise<Standing>;
  /**
   * Writes what became of a round that this process holds. False when it does not hold it any more, so that nothing was
   * written. `turn`: as it was held. `fulfilled`: what the host had asked for, and need not be asked for any more.
   */
  saveRound(held: HeldRound, turn: number, fulfilled: Asked | null): Promise<boolean>;
  /**
   * Says that a round's message may show something else than what is known: whoever holds it shows it again, also where
   * nothing was left to do for it.
   */
  doubtRound(round: string): Promise<void>;
  /** Hands back all that this process holds, so that another one need not wait. */
  releaseRounds(): Promise<void>;
  /** Timetables whose next opening has come. */
  dueTimetables(now: number): Promise<readonly SetTimetable[]>;
  /**
   * Opens a round that a timetable wants (null: none, for example because it is too late), and sets its next opening.
   * False when another process has done so, or a round goes on in that channel: then no round is opened.
   */
  openByTimetable(table: SetTimetable, round: Round | null, nextAt: number, now: number): Promise<boolean>;
}

export interface RoundSeen {
  readonly round: Round;
  /** Whether the learner plays in it. */
  readonly hasJoined: boolean;
  /** What the learner chose. */
  readonly answers: readonly GivenAnswer[];
}

export interface Play {
  readonly players: readonly (Player & { readonly keepsMissed: boolean })[];
  readonly answers: readonly GivenAnswer[];
}

export interface HeldRound {
  readonly round: Round;
  readonly asked: Asked | null;
  /** What the platform knows its message by; null before it was posted. */
  readonly message: string | null;
  /** Names what the message shows; null when that is not known. */
  readonly shown: string | null;
  /** From when on the message may be changed, epoch milliseconds. */
  readonly editableAt: number;
  /** When nothing was left to do for it; null before. */
  readonly doneAt: number | null;
}

/** A timetable of a channel. */
export interface SetTimetable {
  readonly room: Room;
  readonly host: LearnerId | null;
  readonly lesson: string;
  readonly hours: Timetable;
  /** How many quizzes it has opened. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly nextAt: number;
}

/** What an event does in a round. It is written only while the round takes it; else the change is overtaken. */
export type RoundWrite =
  /** In a channel in which none goes on. */
  | { readonly kind: 'open'; readonly round: Round }
  | { readonly kind: 'join'; readonly round: string; readonly name: string }
  /** `turn`: the phase it was decided on, which must still be there. */
  | {
      readonly kind: 'answer';
      readonly round: string;
      readonly turn: number;
      readonly name: string;
      readonly answer: Omit<GivenAnswer, 'learner' | 'changes'>;
    }
  | { readonly kind: 'ask'; readonly round: string; readonly asked: Asked }
  | { readonly kind: 'set-timetable'; readonly table: Omit<SetTimetable, 'number'> }
  | { readonly kind: 'drop-timetables'; readonly room: Room };

/** By member, and then in the order in which they were given. */
export interface MemberAnswers {
  readonly answers: readonly MemberAttempt[];
  /** Where to go on; null when everybody was looked at. */
  readonly next: LearnerId | null;
}

/** A class as one learner stands in it. */
export interface ClassSeen {
  readonly class: Class;
  /** Null for who is not in it, or has left. */
  readonly member: Membership | null;
}

export interface Membership {
  readonly joinedAt: number;
  /** Whether the class's channel is told what they finish; null before they were asked. */
  readonly announces: boolean | null;
}

/** What an event does about classes. It is written only where that changes something; else the change is overtaken. */
export type ClassWrite =
  /** In a channel in which none goes on; the learner becomes its host, and the channel is told. */
  | { readonly kind: 'new'; readonly id: string; readonly room: Room; readonly name: string }
  /** `server`: where the learner is; only a class of that one takes them. */
  | { readonly kind: 'join'; readonly class: string; readonly server: Room['server'] }
  | { readonly kind: 'leave'; readonly class: string }
  /** Tells the channel. A lesson that is assigned already gets another date. */
  | { readonly kind: 'assign'; readonly class: string; readonly lesson: string; readonly dueOn: string }
  | { readonly kind: 'unassign'; readonly class: string; readonly lesson: string }
  | { readonly kind: 'add-host' | 'drop-host'; readonly class: string; readonly host: LearnerId }
  /** Is given to all who have finished by now, too. */
  | { readonly kind: 'set-role'; readonly class: string; readonly role: string | null }
  /** Whether the learner's channel is told what they finish; and of this lesson at once. */
  | { readonly kind: 'announce'; readonly class: string; readonly wants: boolean; readonly lesson: string }
  /**
   * The learner has finished a lesson: their classes' channels are told where they want that, and roles are given.
   * Never overtaken.
   */
  | { readonly kind: 'finish'; readonly lesson: string }
  | { readonly kind: 'end'; readonly class: string };

/** For what is posted in classes' channels and given to their members. Every process may claim and do it. */
export interface NoticeStorage {
  /** Claims what waits to be done on a platform: nobody else gets it until `until`, epoch milliseconds. */
  claimNotices(request: ClaimRequest): Promise<readonly Notice[]>;
  /** Writes what became of a claim. False when it is no longer ours, or not wanted any more. */
  resolveNotice(notice: Notice, outcome: NoticeOutcome): Promise<boolean>;
}

/** Something to be done on a platform for a class, by who claimed it. */
export interface Notice {
  /** Names it. */
  readonly id: string;
  readonly class: Class;
  readonly what:
    | { readonly kind: 'opened' }
    | { readonly kind: 'assigned'; readonly lesson: string }
    | { readonly kind: 'finished'; readonly lesson: string; readonly learner: LearnerId }
    | { readonly kind: 'role'; readonly learner: LearnerId };
  /** How often it was claimed, this time included. Also what tells this claim from a later one. */
  readonly tries: number;
  /** From when on it may have been posted, by a try of which nobody knows what became; null when it surely was not. */
  readonly since: number | null;
}

export type NoticeOutcome =
  | { readonly kind: 'done' }
  /** The platform refused it for good. */
  | { readonly kind: 'refused' }
  /** To be claimed again at this moment, epoch milliseconds. `unsure`: the platform may have done it all the same. */
  | { readonly kind: 'later' | 'unsure'; readonly at: number };

/** A class, as far as one learner has to do with it. */
export interface ClassRecord {
  readonly class: string;
  readonly server: string;
  readonly name: string;
  readonly isHost: boolean;
  /** Null for a host who is not in it. */
  readonly joinedAt: number | null;
  readonly leftAt: number | null;
  readonly announces: boolean | null;
}

/** One question of a round, as one learner answered it. */
export interface RoundRecord {
  readonly round: string;
  readonly server: string;
  readonly lesson: string;
  readonly step: string;
  /** The name that the others saw. */
  readonly name: string;
  /** The option's place in the lesson, from 1. */
  readonly option: number;
  readonly changes: number;
  readonly at: number;
}
