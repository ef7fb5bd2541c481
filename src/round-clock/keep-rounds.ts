/**
 * Keeps the rounds that go on in channels: moves each from phase to phase, and changes its one message, at most once in
 * two seconds. Every process does this, and each round is held by one of them; what a process that died had held is
 * taken over at once; what one that is frozen had held, when its hold runs out.
 *
 * A phase is written before it is shown, and only while the round is still held and nobody has moved it: so a process
 * that was frozen changes nothing any more, and one that is killed in between leaves a round whose message is shown
 * again. What a frozen one had sent already may still arrive on top of what was shown meanwhile; it finds then that it
 * is no longer the holder, and has the message shown again. Where a key is shown, the question was closed for everybody
 * in a transaction before that.
 */
import { command, platformOf } from '../core/event.ts';
import { hashText } from '../core/hash-text.ts';
import type { Block } from '../core/reply.ts';
import { advance, isOver, PATIENCE, type Round, refuse, type Standing, shown } from '../group/round.ts';
import type { Log } from '../log.ts';
import type { EditResult, Platform, PostResult, RoundKeeper } from '../tutor/ports.ts';
import type { HeldRound, Play, RoundStorage } from '../tutor/storage/group.ts';
import type { LearnerStorage } from '../tutor/storage.ts';
import { notAllowed } from './not-allowed.ts';

export interface RoundParts {
  readonly tutor: RoundKeeper;
  readonly storage: RoundStorage & Pick<LearnerStorage, 'loadPlay'>;
  /** By the prefix of their servers' ids. */
  readonly platforms: Readonly<Record<string, Platform>>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
  /** Called when a message was changed, or was to be: it is known now when that can be done next. */
  readonly afterChange?: () => void;
}

/** Milliseconds between two changes of a message. */
export const PACE = 2000;
/**
 * Milliseconds before a message whose words stay as they are is shown again, when it is not known whether it is shown.
 * That changes nothing for who sees it, so it need not keep the pace. While the platform stumbles, the wait for an
 * answer grows up to the pace.
 */
export const AGAIN = 100;
const BOARD_AGAIN = 400;
/**
 * Milliseconds to the next look at the rounds: while one goes on, here or at another process, and while none does. What
 * is done here asks for a look at once; the rare ones find what another process had begun that has ended since.
 */
export const LOOK_EVERY = 250;
export const LOOK_RARELY = 5000;
/** How long a round is held without word of a process that is there, but frozen. */
export const HELD_FOR = 2000;
/** Milliseconds in which a change is sent once it is decided on, or not at all. */
const SENT_WITHIN = HELD_FOR / 2;

export interface KeptRounds {
  /**
   * Opens what the clock opens, and moves every round that can move. Resolves when that has begun; `moved` resolves
   * when it is done, which takes as long as the platforms do. `next`: when to look again, epoch milliseconds. Never
   * rejects.
   */
  tick(): Promise<{ readonly moved: Promise<void>; readonly next: number }>;
  /** Resolves when nothing is on its way any more, and others may hold the rounds. */
  stop(): Promise<void>;
}

export function createKeptRounds(parts: RoundParts): KeptRounds {
  const { storage, tutor, clock, log } = parts;
  const names = Object.keys(parts.platforms);
  /** By round: what is being done about it here. */
  const busy = new Map<string, Promise<void>>();
  let stopped = false;

  async function openDue(): Promise<void> {
    const now = clock();
    for (const table of await storage.dueTimetables(now)) {
      if (!names.includes(platformOf(table.room.server))) continue;
      const due = tutor.dueOccasion(table, now);
      if (due === null) log.error('a quiz by the clock has a time zone that is none', { zone: table.hours.zone });
      else await storage.openByTimetable(table, due.round, due.nextAt, now);
    }
  }

  function begin(held: HeldRound): void {
    const { id } = held.round;
    if (busy.has(id)) return;
    const moving = moveRound(parts, held)
      .catch((error: unknown) => log.error('a round could not go on', { round: id, error }))
      .finally(() => busy.delete(id));
    busy.set(id, moving);
  }

  async function nextLook(held: readonly HeldRound[]): Promise<number> {
    const now = clock();
    const isQuiet = held.length === 0 && !(await storage.hasRounds(names));
    const editable = held.map(({ editableAt }) => editableAt).filter((at) => at > now);
    return Math.min(now + (isQuiet ? LOOK_RARELY : LOOK_EVERY), ...editable);
  }

  return {
    async tick() {
      let next = clock() + LOOK_EVERY;
      try {
        if (!stopped) await openDue();
        const held = stopped ? [] : await storage.holdRounds(clock(), clock() + HELD_FOR, names);
        for (const one of held) begin(one);
        next = await nextLook(held);
      } catch (error) {
        log.error('rounds could not be looked at', { error });
      }
      return { moved: Promise.all(busy.values()).then(() => undefined), next };
    },
    async stop() {
      stopped = true;
      await Promise.all(busy.values());
      await storage.releaseRounds().catch((error: unknown) => log.error('rounds could not be handed back', { error }));
    },
  };
}

/** Does what there is to do about a round now: one phase and one change of its message, or nothing. */
async function moveRound(parts: RoundParts, held: HeldRound): Promise<void> {
  const { storage, clock } = parts;
  const now = clock();
  if (now < held.editableAt) return;
  const { round: before, asked } = held;
  const standing = await storage.standingOf(before.id, placeOf(before));
  // What may not be there is shown first, and the pace kept from then on.
  const isRepeated = held.message !== null && held.shown === null && staysAsItIs(before);
  const round = isRepeated ? before : advance(before, { ...standing, asked, now });
  const view = await showNow(parts, round, round.turn === before.turn ? standing : null, now);
  const isShown = held.shown === view.name && held.message !== null;
  if (round === before && asked === null && (isShown || isReserved(held, now))) {
    return isShown && isOver(round) ? finish(parts, held) : undefined;
  }
  // From here on the message is taken to show nothing that is known: so it is shown again should this process end,
  // which may be after it has sent the change late.
  const editableAt = now + pauseAfter(round, now) + (staysAsItIs(round) ? 0 : SENT_WITHIN);
  const reserved = { ...held, round, shown: null, editableAt };
  if (!(await storage.saveRound(reserved, before.turn, isRepeated ? null : asked))) return;
  if (clock() - now >= SENT_WITHIN) return;
  const wasTried = held.editableAt > 0 && held.shown !== NOT_POSTED;
  const since = wasTried ? 0 : null;
  await afterShowing(parts, reserved, view.name, await show(parts, reserved, view.blocks, since));
  parts.afterChange?.();
}

/** Stands for what is shown where the platform has surely not posted the message. */
const NOT_POSTED = '';

/** Whether the message says the same until the next phase. */
const staysAsItIs = ({ phase: { kind } }: Round): boolean => kind === 'reveal' || kind === 'over';

/** Before a message is shown again that may be there already: for an answer, in proportion to how long it was tried. */
function pauseAfter(round: Round, now: number): number {
  if (!staysAsItIs(round)) return PACE;
  if (round.phase.kind !== 'reveal') return BOARD_AGAIN;
  const closedAt = round.phase.endsAt - PATIENCE.reveal;
  return Math.min(PACE, Math.max(AGAIN, (now - closedAt) / 4));
}

/** A count that is shown shortly before the end of a question would hold up what is shown at its end. */
function isReserved({ round: { phase }, message }: HeldRound, now: number): boolean {
  return message !== null && phase.kind === 'question' && phase.endsAt !== null && phase.endsAt - now < PACE;
}

interface Shown {
  readonly blocks: readonly Block[];
  /** Names what these blocks say. */
  readonly name: string;
}

/** `standing`: null where it has to be asked for. */
async function showNow(parts: RoundParts, round: Round, standing: Standing | null, now: number): Promise<Shown> {
  const { storage, tutor } = parts;
  const { kind } = round.phase;
  const play: Play | null = kind === 'reveal' || kind === 'over' ? await storage.loadPlay(round.id) : null;
  const counted = standing ?? (await storage.standingOf(round.id, placeOf(round)));
  const blocks = tutor.showRound({ round, standing: counted, play, now });
  return { blocks, name: hashText(JSON.stringify(blocks)).toString(36) };
}

const placeOf = ({ phase }: Round): number => ('place' in phase ? phase.place : -1);

/** `since`: as for `Rooms.post`. */
function show(
  { platforms }: RoundParts,
  held: HeldRound,
  blocks: readonly Block[],
  since: number | null,
): Promise<PostResult | EditResult> {
  const { round, message } = held;
  const rooms = platforms[platformOf(round.room.server)]?.rooms;
  if (rooms === undefined) return Promise.resolve({ kind: 'refused' });
  return message === null
    ? rooms.post(round.room, blocks, `round:${round.id}`, since)
    : rooms.edit(round.room, message, blocks);
}

async function afterShowing(
  parts: RoundParts,
  held: HeldRound,
  name: string,
  result: PostResult | EditResult,
): Promise<void> {
  const { storage, tutor, clock } = parts;
  const { round } = held;
  const now = clock();
  const save = async (next: HeldRound) => {
    const isKept = await storage.saveRound(next, round.turn, null);
    // Somebody else holds it, and may have shown something else before this arrived.
    if (!isKept) await storage.doubtRound(round.id);
  };
  switch (result.kind) {
    case 'sent': {
      const message = 'message' in result ? result.message : held.message;
      const after = shown(round, tutor.timeToAnswer(round), now);
      await save({ ...held, round: after, message, shown: name, editableAt: now + PACE });
      return;
    }
    case 'later':
      // Who asks to wait has changed nothing; where it did not say, the message may have been changed all the same.
      await save({
        ...held,
        shown: held.message === null && result.wait !== null ? NOT_POSTED : null,
        editableAt: now + (result.wait ?? pauseAfter(round, now)),
      });
      return;
    case 'refused':
      await giveUp(parts, held);
  }
}

/** The channel takes nothing more, so the round ends; its host hears of it where it never began. */
async function giveUp({ storage, platforms, clock, log }: RoundParts, held: HeldRound): Promise<void> {
  const { round, message } = held;
  const ended = isOver(round) ? round : refuse(round);
  log.info('a round has ended, since its channel takes no messages', { round: round.id, ...round.room });
  if (!(await storage.saveRound({ ...held, round: ended, doneAt: clock() }, round.turn, null))) return;
  if (message !== null || round.host === null) return;
  await platforms[platformOf(round.host)]?.deliver(round.host, notAllowed('the quiz'), `round:${round.id}:refused`);
}

/** What was missed becomes cards of those who want that; an event of each player's own, which is taken once. */
async function finish({ storage, tutor, clock }: RoundParts, held: HeldRound): Promise<void> {
  const { round } = held;
  const { players } = await storage.loadPlay(round.id);
  for (const { learner } of players.filter(({ keepsMissed }) => keepsMissed)) {
    await tutor.handle({ id: `round:${round.id}:kept`, learner, ...command('keep-missed', { round: round.id }) });
  }
  await storage.saveRound({ ...held, doneAt: clock() }, round.turn, null);
}
