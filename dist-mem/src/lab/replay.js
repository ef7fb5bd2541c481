/** The lab is a dialogue: every step so far, done again in a fresh interpreter, and then perhaps one more. */
import { faultIn, openBrowser, performStep } from '../browser/index.js';
import { scenarioPost } from './lab-form.js';
/** Replays `steps` from `startedAt` (epoch milliseconds) and does what `choose` picks from the jar, if anything. */
export function* replay(startedAt, steps, choose) {
    const transcript = [];
    let state = openBrowser(startedAt);
    const jar = () => transcript.at(-1)?.jar ?? [];
    for (const step of steps) {
        const result = yield* performStep(state, scenarioStep(step));
        state = result.state;
        transcript.push(...result.entries);
        const fault = faultIn(result.entries);
        if (fault !== null)
            return { transcript, jar: jar(), step: null, last: [], fault };
    }
    const step = choose(jar());
    if (step === null)
        return { transcript, jar: jar(), step, last: [], fault: null };
    const { entries: last } = yield* performStep(state, scenarioStep(step));
    transcript.push(...last);
    return { transcript, jar: jar(), step, last, fault: faultIn(last) };
}
const scenarioStep = (step) => (step.do === 'post' ? scenarioPost(step) : step);
/** Each action replays all steps before it, so their number is limited. */
export const MAX_LAB_STEPS = 40;
export const mistake = (what, value, expected) => ({
    kind: 'mistake',
    what,
    value,
    expected,
});
/** Half a character, as a cut-off text may have, cannot be sent anywhere; it becomes U+FFFD. */
export const wholeCharacters = (text) => text.replace(/\p{Cs}/gu, '\ufffd');
//# sourceMappingURL=replay.js.map