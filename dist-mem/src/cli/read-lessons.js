/**
 * Reads the lessons for a bot, in a thread: reading needs more memory than the lessons do, and gives it back with the
 * thread's end; and meanwhile the platforms' libraries are loaded. This file is both sides.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { OperatorError } from '../errors.js';
import { describeProblem } from '../lesson/problem.js';
import { entryPoint } from '../package-folder.js';
/** @throws OperatorError with all problems there are */
export async function readLessons(folder) {
    const given = { lessonsFolder: folder };
    const thread = new Worker(entryPoint('./read-lessons', import.meta.url), { workerData: given });
    const [loaded] = await once(thread, 'message');
    if (loaded?.kind === 'lessons')
        return loaded.lessons;
    const problems = loaded?.problems ?? [];
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    throw new OperatorError([`the lessons in ${folder} have ${count}:`, ...problems.map((one) => `  ${describeProblem(one)}`)].join('\n'), 'Mend the lines above (docs/lesson-format.md explains each part), or set LESSONS_DIR to another folder.');
}
const isGiven = (data) => typeof data === 'object' && data !== null && 'lessonsFolder' in data;
if (!isMainThread && isGiven(workerData)) {
    const { loadLessons } = await import('../lesson/load.js');
    parentPort?.postMessage(await loadLessons(workerData.lessonsFolder));
}
//# sourceMappingURL=read-lessons.js.map