/** Reads what every event waits for: the learner, their reminders and their progress in a lesson, in one statement. */
import type { LearnerId } from '../core/intent.ts';
import type { Loaded } from '../tutor/ports.ts';
import { ask, type Work } from './engine.ts';
import type { Database } from './schema.ts';
import { prepare } from './statement.ts';
import { parseProgress } from './stored-progress.ts';
import { parseSession, readReminders } from './stored-review.ts';

export function loaderOf(database: Database, place: string): (id: LearnerId, lesson?: string) => Work<Loaded> {
  const select = prepare<{ id: string; lesson: string | null }>()((value) =>
    database
      .selectFrom('learners')
      .leftJoin('progress', (join) =>
        join
          .onRef('progress.learner', '=', 'learners.id')
          .on('progress.lesson', '=', (on) => on.fn.coalesce(value('lesson'), 'learners.current_lesson')),
      )
      .leftJoin('reminders', 'reminders.learner', 'learners.id')
      .select(['learners.current_lesson', 'learners.review', 'learners.version', 'progress.lesson', 'progress.state'])
      .select(['reminders.settings', 'reminders.next_at', 'reminders.last_day'])
      .where('learners.id', '=', value('id')),
  );
  return function* loadLearner(id, lesson) {
    const { rows } = yield* ask(select({ id, lesson: lesson ?? null }));
    const [row] = rows;
    if (row === undefined) return { learner: null, version: 0, reminders: null, progress: null };
    const { settings } = row;
    const whose = `in ${place}, the state of learner "${id}"`;
    const review = row.review === null ? null : parseSession(row.review, `${whose} in a review (table learners)`);
    const progressPlace = `${whose} in lesson "${row.lesson}" (table progress)`;
    const remindersPlace = `in ${place}, the reminders of learner "${id}" (table reminders)`;
    return {
      learner: { id, currentLesson: row.current_lesson, review },
      version: row.version,
      reminders: settings === null ? null : readReminders({ ...row, settings }, remindersPlace),
      progress: row.state === null ? null : parseProgress(row.state, progressPlace),
    };
  };
}
