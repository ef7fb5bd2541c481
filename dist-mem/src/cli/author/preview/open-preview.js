import { RecentMap } from '../../../core/async.js';
import { byPlace } from '../../../lesson/problem.js';
import { DEFAULT_LIMITS } from '../../../sandbox/index.js';
import { inPool, lintRun } from '../lint/lint.js';
import { NOTHING_READ, ownersOf, readForPreview } from './reading.js';
import { recordRuns, scriptOf } from './recorded-runs.js';
import { showParts, showStep } from './show-page.js';
import { casesWithoutRuns, casesWithRuns } from './step-cases.js';
/** As many steps as a long lesson has, in the versions of an afternoon. */
const MOST_REMEMBERED = 2000;
export function openPreview({ store, sandbox, fileCache }) {
    const recorded = recordRuns(sandbox);
    /** By a key that changes with all that they depend on; null while they are being found out. */
    const stills = new RecentMap(MOST_REMEMBERED);
    const runs = new RecentMap(MOST_REMEMBERED);
    const drawn = new RecentMap(MOST_REMEMBERED);
    const last = new Map();
    const looks = new Set();
    let reading = NOTHING_READ;
    let work = Promise.resolve();
    let busy = 0;
    const changed = () => {
        for (const look of looks)
            look();
    };
    const services = (step) => ({ store, sandbox: recorded.for(scriptOf(step)) });
    async function findOut({ file, lesson, steps }) {
        if (lesson === null)
            return;
        for (const { step, key } of steps.filter((one) => claim(stills, one.key))) {
            stills.set(key, { version: key, cases: await casesWithoutRuns(services(step), lesson, step) });
        }
        changed();
        const toRun = steps.filter(({ written, key }) => written !== null && claim(runs, key));
        await inPool(toRun, DEFAULT_LIMITS.workers, async ({ step, key, written, place }) => {
            const [cases, problems] = await Promise.all([
                casesWithRuns(services(step), lesson, step),
                written === null ? [] : lintRun(services(step).sandbox, written, file),
            ]);
            runs.set(key, { version: key, cases, problems: problems.map((problem) => moved(problem, -lineOf(place))) });
            changed();
        });
    }
    function viewOf(one, number, problems) {
        const { step, source, place, key, written, isDoubtful } = one;
        const { lines } = reading;
        const isProgram = step.kind === 'example' || step.kind === 'exercise';
        const note = isDoubtful ? GUESSED : isProgram && written === null ? NOT_RUN : '';
        const still = shownOf(`still ${step.id}`, stills.get(key) ?? null);
        const run = written === null ? undefined : shownOf(`run ${step.id}`, runs.get(key) ?? null);
        return { step, source, number, place, problems, lines, note, still, runs: run };
    }
    /** What was seen before stays in its place until it is known anew: nothing jumps while a program runs. */
    const shownOf = (name, known) => ({
        known: known ?? last.get(name) ?? null,
        isOld: known === null,
    });
    function rememberSeen({ steps }) {
        for (const { step, key } of steps) {
            const still = stills.get(key);
            const run = runs.get(key);
            if (still)
                last.set(`still ${step.id}`, still);
            if (run)
                last.set(`run ${step.id}`, run);
        }
    }
    return {
        read(file, text, siblings) {
            rememberSeen(reading);
            reading = readForPreview(file, text, siblings);
            busy += 1;
            const finding = findOut(reading).finally(() => {
                busy -= 1;
                changed();
            });
            work = Promise.all([work, finding]);
        },
        get title() {
            return reading.lesson?.title ?? reading.file;
        },
        draw() {
            const { file, steps } = reading;
            const found = steps.flatMap(({ key, place }) => (runs.get(key)?.problems ?? []).map((problem) => moved({ ...problem, file }, lineOf(place))));
            const problems = [...reading.problems, ...found].toSorted(byPlace);
            const owners = ownersOf(steps, problems);
            const draw = (version, make) => {
                const element = drawn.get(version) ?? make();
                drawn.set(version, element);
                return element;
            };
            const sections = steps.map((one, index) => {
                const own = problems.filter((problem) => owners.get(problem) === one);
                return showStep(viewOf(one, index + 1, own), fileCache, draw);
            });
            const stepOf = (problem) => owners.get(problem)?.step.id ?? null;
            return showParts({ ...reading, problems, isBusy: busy > 0 }, stepOf, sections);
        },
        onChange(look) {
            looks.add(look);
            return () => looks.delete(look);
        },
        async settled() {
            await work;
        },
        get ran() {
            return recorded.ran;
        },
    };
}
const GUESSED = 'Where this part ends is a guess: mend the problem below first.';
const NOT_RUN = 'Its program is not run before the problems below are mended.';
/** True for the first who asks, who is to find it out. */
function claim(known, key) {
    if (known.get(key) !== undefined)
        return false;
    known.set(key, null);
    return true;
}
const lineOf = (place) => place?.line ?? 0;
const moved = (problem, lines) => ({
    ...problem,
    line: problem.line === null ? null : problem.line + lines,
});
//# sourceMappingURL=open-preview.js.map