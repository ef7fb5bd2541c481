/**
 * Posts what classes' channels are to be told, and gives roles. Each is claimed, so that one process does it, and is
 * claimed again by another one where that process ends before it has said what came of it. A post that may be there
 * already is looked for, where the platform lets us look; where it does not, the second one says what it is.
 */
import { platformOf } from '../core/event.ts';
import type { Log } from '../log.ts';
import type { NoticeWriter, Platform } from '../tutor/ports.ts';
import type { Notice, NoticeOutcome, NoticeStorage } from '../tutor/storage/group.ts';
import { notAllowed } from './not-allowed.ts';

export interface NoticeParts {
  readonly tutor: NoticeWriter;
  readonly storage: NoticeStorage;
  /** By the prefix of their servers' ids. */
  readonly platforms: Readonly<Record<string, Platform>>;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

export const NOTICE_LIMITS = {
  /** Milliseconds that a claim lasts: twice as long as a platform may take to answer. */
  claimedFor: 30_000,
};
const AT_ONCE = 20;
/** Milliseconds before the second try; each further one waits twice as long, up to the longest. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 15 * 60_000;
/** About two days. */
const MOST_TRIES = 200;

export interface NoticeSender {
  /** Does all that waits now. Where that is under way, it is looked again afterwards. Never rejects. */
  tick(): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

export function createNoticeSender(parts: NoticeParts): NoticeSender {
  const { storage, clock, log } = parts;
  let underWay: Promise<void> | null = null;
  /** Something may have come since those that are under way were claimed. */
  let isAskedAgain = false;
  let stopped = false;

  /** Whether there may be more. */
  async function sendSome(platform: string): Promise<boolean> {
    const now = clock();
    const { claimedFor } = NOTICE_LIMITS;
    const notices = await storage.claimNotices({ platform, limit: AT_ONCE, now, until: now + claimedFor });
    for (const notice of notices) {
      // What is left is claimed again, here or elsewhere; this process may have been frozen.
      const isTooLate = () => stopped || clock() - now > claimedFor / 2;
      const outcome = isTooLate() ? null : await send(parts, notice, isTooLate);
      if (outcome === null) return false;
      await storage.resolveNotice(notice, outcome);
    }
    return notices.length === AT_ONCE;
  }

  async function sendAll(platform: string): Promise<void> {
    while (!stopped && (await sendSome(platform)));
  }

  async function run(): Promise<void> {
    do {
      isAskedAgain = false;
      for (const platform of Object.keys(parts.platforms)) {
        await sendAll(platform).catch((error: unknown) => log.error('classes could not be told', { error }));
      }
    } while (isAskedAgain && !stopped);
  }

  return {
    tick() {
      if (stopped) return Promise.resolve();
      if (underWay !== null) {
        isAskedAgain = true;
        return underWay;
      }
      underWay = run().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    async stop() {
      stopped = true;
      await underWay;
    },
  };
}

/** Null where nothing was done, since it became too late for it meanwhile. */
async function send(
  { tutor, platforms, clock, log }: NoticeParts,
  notice: Notice,
  isTooLate: () => boolean,
): Promise<NoticeOutcome | null> {
  const { id, what, tries, class: told } = notice;
  const { server } = told.room;
  const rooms = platforms[platformOf(server)]?.rooms;
  if (rooms === undefined) return { kind: 'refused' };
  if (what.kind === 'role') {
    if (told.role === null) return { kind: 'done' };
    return outcomeOf(await rooms.giveRole(server, what.learner, told.role), tries, clock());
  }
  // As text: a mention would call people up.
  const names = what.kind === 'finished' ? await rooms.namesOf(server, [what.learner], 'file') : {};
  const name = what.kind === 'finished' ? (names[what.learner] ?? null) : null;
  const blocks = tutor.showNotice(notice, name);
  if (blocks.length === 0) return { kind: 'done' };
  if (isTooLate()) return null;
  const result = await rooms.post(told.room, blocks, `class:${id}`, notice.since);
  if (result.kind === 'refused') {
    log.info('a class could not be told something, since its channel takes no messages', {
      class: told.id,
      what: what.kind,
    });
    const [host] = told.hosts;
    if (what.kind === 'opened' && host !== undefined) {
      await platforms[platformOf(host)]?.deliver(
        host,
        notAllowed(`the message of the class “${told.name}”`),
        `class:${id}:refused`,
      );
    }
  }
  return outcomeOf(result, tries, clock());
}

type Result = { readonly kind: 'sent' | 'refused' } | { readonly kind: 'later'; readonly wait: number | null };

function outcomeOf(result: Result, tries: number, now: number): NoticeOutcome {
  if (result.kind !== 'later') return { kind: result.kind === 'sent' ? 'done' : 'refused' };
  if (tries >= MOST_TRIES) return { kind: 'refused' };
  if (result.wait !== null) return { kind: 'later', at: now + result.wait };
  return { kind: 'unsure', at: now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 20)) };
}
