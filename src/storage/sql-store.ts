/** Keeps what is remembered of learners in a database whose schema is up to date. The same on every engine. */
import { inTime } from '../core/in-time.ts';
import type { LearnerId } from '../core/intent.ts';
import type { Store } from '../tutor/ports.ts';
import { ask, type Engine, type Work } from './engine.ts';
import { forgetEvents } from './forget-events.ts';
import { forgetterOf } from './forget-learner.ts';
import { cardLoaderOf, everythingLoaderOf, reviewLoaderOf } from './load-everything.ts';
import { loaderOf } from './load-learner.ts';
import { draftLoaderOf, draftsLoaderOf, runLoaderOf } from './runs-and-drafts.ts';
import { prepare } from './statement.ts';
import { parseReply } from './stored-json.ts';
import { takerOf } from './take-over.ts';
import { writerOf } from './write-change.ts';

/** How long a form waits for what it opens with, in milliseconds. */
const DRAFT_PATIENCE = 500;

/** A store over an engine whose schema is up to date. Its methods reject with what `engine.explain` makes of a fault. */
export function createSqlStore(engine: Engine): Store {
  const { database, place, kind } = engine;
  const load = loaderOf(database, place);
  const loadCard = cardLoaderOf(database, place);
  const loadReview = reviewLoaderOf(database, place);
  const loadAll = everythingLoaderOf(database, place);
  const loadRun = runLoaderOf(database);
  const loadDraft = draftLoaderOf(database);
  const loadDrafts = draftsLoaderOf(database);
  const replyTo = replyLoaderOf(engine);
  const commit = writerOf(engine);
  const takeOver = takerOf(engine);
  const forget = forgetterOf(database, kind === 'postgres');
  return {
    load: (id, lesson) => engine.read(() => load(id, lesson)),
    loadCard: (id, lesson, step) => engine.read(() => loadCard(id, lesson, step)),
    loadReview: (id) => engine.read(() => loadReview(id)),
    loadAll: (id) => engine.read(() => loadAll(id)),
    loadRun: (id) => engine.read(() => loadRun(id)),
    loadDraft: (id, form) =>
      inTime(
        DRAFT_PATIENCE,
        engine.read(() => loadDraft(id, form)),
        null,
      ).catch(() => null),
    loadDrafts: (id) => engine.read(() => loadDrafts(id)),
    replyTo: (learner, event) => engine.read(() => replyTo(learner, event)),
    takeOver,
    commit,
    forget: (id) => engine.write(() => forget(id)),
    forgetEvents: (before) => forgetEvents(engine, before),
    close: () => engine.close(),
  };
}

function replyLoaderOf({ database, place }: Engine) {
  const select = prepare<{ learner: string; id: string }>()((value) =>
    database.selectFrom('events').select('reply').where('learner', '=', value('learner')).where('id', '=', value('id')),
  );
  return function* loadReply(learner: LearnerId, event: string): Work<ReturnType<typeof parseReply> | null> {
    const { rows } = yield* ask(select({ learner, id: event }));
    const [row] = rows;
    return row === undefined
      ? null
      : parseReply(row.reply, `in ${place}, the reply to event "${event}" (table events)`);
  };
}
