/** What the tutor offers to adapters and to reminders, and what it needs of a platform. */
import type { Action } from '../core/action.ts';
import type { InOrder } from '../core/async.ts';
import type { LearnerEvent, LearnerId, Room } from '../core/event.ts';
import type { Block, Form, Reply } from '../core/reply.ts';
import type { Round, Standing } from '../group/round.ts';
import type { Notice, Play, SetTimetable } from './storage/group.ts';

/** What a platform can do on its own account, by the prefix of a learner's id (`discord`, `slack`). */
export interface Platform {
  /** The IANA zone in the learner's profile there; null where the platform has none. Never rejects. */
  zoneOf(learner: LearnerId): Promise<string | null>;
  /**
   * Sends blocks to a learner as a direct message. `key` names this message: where the platform can, a second call with
   * the same key sends nothing. Never rejects.
   */
  deliver(learner: LearnerId, blocks: readonly Block[], key: string): Promise<DeliveryResult>;
  /** Left out where a platform has nothing but conversations of two. */
  readonly rooms?: Rooms;
}

/** What a platform can do in the channels of its servers. No call rejects. */
export interface Rooms {
  /** Whether a learner may manage the server that they are of; false where the platform does not say. */
  canManage(learner: LearnerId): Promise<boolean>;
  /**
   * What members of a server are called there, by their ids; who has left, or was not told in time, is left out. Never
   * one request a person without a bound.
   */
  namesOf(
    server: Room['server'],
    learners: readonly LearnerId[],
    use: NameUse,
  ): Promise<Readonly<Record<LearnerId, string>>>;
  /**
   * Posts one message that everybody in the channel sees. Blocks that need more than one message are cut off after the
   * first. `key` names it: where the platform can, a second call with the same key finds the message that is there.
   * `since`: from when on it may be there, because nobody knows what became of an earlier call; epoch milliseconds.
   * Null for a first call.
   */
  post(room: Room, blocks: readonly Block[], key: string, since: number | null): Promise<PostResult>;
  /** Gives a role of a server to a learner; again makes no difference. */
  giveRole(server: Room['server'], learner: LearnerId, role: string): Promise<EditResult>;
  /** Why a role cannot be given; null where it can. */
  lookAtRole(server: Room['server'], role: string): Promise<RoleFault | null>;
  /** Puts these blocks in the place of a message of the bot's. */
  edit(room: Room, message: string, blocks: readonly Block[]): Promise<EditResult>;
}

/** What names are for: a message, in which a platform may show them by itself, or a file, in which none can. */
export type NameUse = 'message' | 'file';

export type RoleFault =
  /** The platform has no roles. */
  | 'no-roles'
  | 'gone'
  /** It is everybody's, or belongs to another app. */
  | 'not-ours'
  /** It lets people manage or moderate something. */
  | 'powerful'
  /** The bot may not give roles. */
  | 'no-right'
  /** It stands above the bot's own. */
  | 'above'
  | 'unknown';

/** `message`: what the platform knows the message by. */
export type PostResult = { readonly kind: 'sent'; readonly message: string } | NotSent;

export type EditResult = { readonly kind: 'sent' } | NotSent;

type NotSent =
  /** The bot may not write there, or the channel, or the message that was to be changed, is gone. */
  | { readonly kind: 'refused' }
  /** As in `DeliveryResult`. */
  | { readonly kind: 'later'; readonly wait: number | null };

export type DeliveryResult =
  | { readonly kind: 'sent' }
  /** The learner takes no direct messages from the bot, or is gone. */
  | { readonly kind: 'refused' }
  /** Not now; the platform asks to wait this many milliseconds, or null when it did not say. */
  | { readonly kind: 'later'; readonly wait: number | null };

/** What an action needs from an adapter before anything else happens, known from its id alone. */
export type Pace =
  /** It is answered directly. */
  | 'reply'
  /** It takes as long as the sandbox does, and is acknowledged at once. */
  | 'run'
  /** It opens a form; both platforms want that as the very first response. */
  | 'form';

/** A command that learners can give by its name (`slash`), or pick in the menu of a message (`message`). */
export interface Command {
  readonly kind: 'slash' | 'message';
  /** `lesson`: what an event calls it. */
  readonly name: string;
  /** What stands in the menu of a message: `Check this code`. For `slash` the name. */
  readonly title: string;
  /** At most 100 characters. */
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** How its options are written behind it, where a platform gives one line of text: `[time] [city or time zone]`. */
  readonly argument: string;
  /** Reads that line, trimmed, into the options. */
  readonly read: (text: string) => Readonly<Record<string, string>>;
  /** Whether people can be mentioned in it: an adapter writes them as `@platform:account`, and roles as `@role:id`. */
  readonly takesPeople?: true;
  /** Whether what it is used for is about the channel, so that there is nothing to go on with elsewhere. */
  readonly isOfRoom?: (options: Readonly<Record<string, string>>) => boolean;
}

/** All options are optional texts. */
export interface CommandOption {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
  /** What can be suggested while it is typed. */
  readonly suggests?: Suggested;
}

/** `courses`: lessons, and courses as well. `class`: what can be done about a class. */
export type Suggested = 'lessons' | 'courses' | 'zones' | 'class';

/** The tutor, as an adapter sees it. */
export interface Tutor {
  /**
   * Those of all features, in the order in which they are listed. Each platform's commands and help are made from it.
   */
  readonly commands: readonly Command[];
  /**
   * The one queue of a learner's events. `handle` takes a turn in it. An adapter that fetches a file before and sends
   * the answer after takes the turn for all of that, and tells `handle` so (`Watch.hasTurn`).
   */
  readonly turns: InOrder;
  /** An unknown verb is a `reply`, which says that the button is from another version. */
  paceOf(action: Action): Pace;
  /**
   * The form that an action of pace `form` opens, with what the learner sent last; null when its lesson or step is
   * gone. It may read storage, but waits for it half a second at most. Never rejects.
   */
  form(learner: LearnerId, action: Action): Promise<Form | null>;
  /**
   * Answers an event. Events of one learner are handled in the order of the calls; where several processes have some at
   * the same time, in the order in which they are committed. A repeated delivery changes nothing; it resolves to null
   * when the event was answered already, or is being answered by a process that is there, and else to the same reply
   * again.
   */
  handle(event: LearnerEvent, watch?: Watch): Promise<Reply | null>;
  /**
   * Lessons or time zones that match what was typed so far, for autocompletion, at most 25. Reads no storage. `place`:
   * the server, as in `Room`, or the platform alone (`discord`); those of all places unless told.
   */
  suggest(what: Suggested, typed: string, place?: string): readonly Suggestion[];
}

/** The tutor, as the sender of reminders sees it. */
export interface ReminderWriter extends Pick<Tutor, 'handle'> {
  /** Told once it is known what became of a message. Rejects as `handle` does. */
  reminded(reminded: Reminded): Promise<void>;
}

/** The tutor, as who keeps the rounds in channels sees it. Its calls but `handle` are pure. */
export interface RoundKeeper extends Pick<Tutor, 'handle'> {
  /** The message that everybody in the channel sees now. */
  showRound(view: RoundView): readonly Block[];
  /** How long the open question stays open, in milliseconds. */
  timeToAnswer(round: Round): number;
  /**
   * What a timetable that is due opens (null: nothing, since it is too late or there is nothing to ask), and when it is
   * due again. Null when its zone is none.
   */
  dueOccasion(table: SetTimetable, now: number): { readonly round: Round | null; readonly nextAt: number } | null;
}

/** The tutor, as who posts in classes' channels sees it. Pure. */
export interface NoticeWriter {
  /** What is to be posted; nothing where that is no longer wanted. `name`: of the learner that it is about. */
  showNotice(notice: Notice, name: string | null): readonly Block[];
}

/** A round as it is to be shown. */
export interface RoundView {
  readonly round: Round;
  readonly standing: Standing;
  /** Of a round whose key is shown; null before. */
  readonly play: Play | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A reminder that was written, and what became of it. */
export interface Reminded {
  /** Names this report: a repeated one changes nothing. */
  readonly id: string;
  readonly learner: LearnerId;
  /** The id of the event that the message answered. */
  readonly written: string;
  /** `sent`: the learner has it, so what is typed from now on may be an answer to its card. */
  readonly result: 'sent' | 'refused';
}

/** `value` is what the command is given; `label` is what is shown, such as `Europe/Berlin, now 14:05`. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** What an adapter may tell the learner while the answer is on its way. */
export interface Watch {
  /** A program has to wait for its turn: how many are ahead of it. */
  readonly waiting: (ahead: number) => void;
  /** Whether the event has its learner's turn in `Tutor.turns` already. */
  readonly hasTurn?: boolean;
}
