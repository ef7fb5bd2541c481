import { readSource } from '../lesson/parse-lesson.js';
import { byPlace, collectProblems } from '../lesson/problem.js';
import { stepBeside } from '../lesson/yaml/scenario.js';
import { choose, isMap, list, map, parsed, readValue, words } from '../lesson/yaml/schema.js';
import { readYamlFile } from '../lesson/yaml/tree.js';
import { ANSWER_FIELDS, answersOf } from './answers.js';
/** When a scenario starts that does not say when: Thu, 1 Jan 2026, 12:00 UTC. */
export const DEFAULT_START_TIME = Date.UTC(2026, 0, 1, 12);
/** Parses a scenario; `file` is its path, as it is shown in problems. Never throws, whatever the text. */
export function parseScenario(file, text) {
    const { problems, report } = collectProblems(file);
    const source = readSource(text, report, 'steps such as "- visit: /theme"');
    const yaml = source === null ? null : readYamlFile(source, report);
    const scenario = yaml === null ? null : readValue(yaml, [], scenarioFile, { rule: 'scenario' });
    return scenario === null || problems.length > 0
        ? { kind: 'problems', problems: problems.sort(byPlace) }
        : { kind: 'scenario', scenario };
}
const STEP_LIST = 'a list of steps such as "- visit: /theme"';
const scriptedStep = stepBeside(ANSWER_FIELDS, answersOf).transform(([step, answers]) => ({
    step,
    answers,
}));
/** A moment with its time zone; seconds and what is smaller may be left out. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;
/** In epoch milliseconds. */
function timeOf(moment) {
    const time = MOMENT.test(moment) ? Date.parse(moment.replace(' ', 'T')) : Number.NaN;
    // HTTP dates have no fractions of a second.
    return Number.isNaN(time) ? null : Math.floor(time / 1000) * 1000;
}
const wholeFile = map({
    app: words('the path of a Python file, from the folder of this one').default(''),
    start: parsed('a moment such as 2026-01-01T12:00:00Z', timeOf, () => 'with Z, or the zone such as +02:00, at its end').default(DEFAULT_START_TIME),
    steps: list(scriptedStep, STEP_LIST),
}, 'a scenario', STEP_LIST).transform(({ app, start, steps }) => ({ app: app === '' ? null : app, startTime: start, steps }));
const onlySteps = list(scriptedStep, `${STEP_LIST}, or a map with "steps"`).transform((steps) => ({ app: null, startTime: DEFAULT_START_TIME, steps }));
const scenarioFile = choose((value) => (isMap(value) ? wholeFile : onlySteps));
//# sourceMappingURL=scenario-file.js.map