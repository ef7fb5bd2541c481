import { toString as wordsOf } from 'mdast-util-to-string';
import { z } from 'zod';
import { openBrowser, performStep } from '../../browser/index.js';
import { headerValues } from '../../core/http.js';
import { bullets, code, paragraph } from '../../core/prose.js';
import { stepTitle } from '../../transcript/index.js';
import { watched } from '../page.js';
import { quote } from '../problem.js';
import { readProse } from '../prose.js';
import { readSteps, setCookies, stepBeside } from '../yaml/scenario.js';
import { readYamlBlock } from '../yaml/tree.js';
import { isCode } from './program.js';
const WHAT = 'the Cookie header';
/** Reads the scenario among the blocks of the prompt; `common` is what every scene has. */
export function readPrediction(page, predict, prompt, common) {
    const words = predict.blocks.map((block) => wordsOf(block)).join('\n');
    if (words !== '' && words.replace(/\.$/, '') !== WHAT)
        page.report('prediction', predict.place, quote(words), quote(WHAT));
    const scenario = prompt.find((block) => isCode(block, 'yaml')) ?? null;
    if (scenario === null) {
        page.report('prediction', predict.place, '"**Predict:**" without a scenario', 'a `yaml` block of steps above it');
    }
    const visits = scenario === null ? [] : visitsIn(page, scenario);
    const exchange = scenario === null || visits.length === 0 ? null : lastExchange(visits);
    if (scenario !== null && visits.length > 0 && exchange === null) {
        const found = 'a scenario that does not end with a request';
        page.report('prediction', scenario, found, 'a step such as "visit: /theme" at its end, to predict the header of');
    }
    const around = prompt.filter((block) => block !== scenario);
    return {
        prompt: [...readProse(page, around), storyOf(visits), HOW_TO_ANSWER],
        answer: { kind: 'typed', accepted: exchange === null ? [''] : cookieHeaderForms(exchange) },
        explanation: [...(exchange === null ? [] : cookieHeaderReasons(exchange)), ...common.explanation],
        hints: common.hints,
    };
}
/** The visits of a block without mistakes; none when there was one, which is reported. */
function visitsIn(page, block) {
    const watch = watched(page);
    const yaml = readYamlBlock(watch.page, block);
    const visits = yaml === null ? [] : readSteps(yaml, visit);
    return watch.isSound() ? visits.map(([step, { set }]) => ({ step, set })) : [];
}
const visit = stepBeside(['set'], (isAsking) => z.object({ set: setCookies(isAsking).default([]) }));
const HOW_TO_ANSWER = paragraph('Type the cookies of the last request as the header has them, such as ', code('a=1; b=2'), ', or ', code('none'), '.');
/** The scenario as a learner reads it: what the visitor does, and the cookies that each answer sets. */
const storyOf = (visits) => ({
    kind: 'list',
    start: 1,
    items: visits.map(({ step, set }) => [
        paragraph(`${stepTitle(step)}.`, ...(set.length === 0 ? [] : [' The answer has ', ...headers(set), '.'])),
    ]),
});
const headers = (set) => set.flatMap((header, index) => [index === 0 ? '' : ' and ', code(`Set-Cookie: ${header}`)]);
/** Any moment does: nothing in these scenarios depends on the date. */
const START_TIME = Date.UTC(2026, 0, 1, 12);
/** The request that the last step led to, with what the browser decided about each cookie; null when it led to none. */
function lastExchange(visits) {
    let state = openBrowser(START_TIME);
    let entries = [];
    for (const { step, set } of visits) {
        const dialogue = performStep(state, step);
        let turn = dialogue.next();
        while (!turn.done)
            turn = dialogue.next(emptyPage(set));
        ({ state, entries } = turn.value);
    }
    const last = entries.at(-1);
    return last?.kind === 'exchange' ? last : null;
}
const emptyPage = (set) => ({
    kind: 'response',
    response: {
        status: 200,
        reason: 'OK',
        headers: [['Content-Type', 'text/html; charset=utf-8'], ...set.map((header) => ['Set-Cookie', header])],
        body: '',
    },
    error: null,
    prints: '',
});
/* What it sent, as answers that count as right, and why */
const NO_HEADER = ['none', 'no cookie', 'no cookies', 'nothing', 'no header', 'empty'];
/** More orders than those of four cookies are never all listed; the browser's own is. */
const MOST_IN_ANY_ORDER = 4;
/** The header first, as it was sent. Its cookies count in any order, and with the field's name in front. */
function cookieHeaderForms({ request }) {
    const [header] = headerValues(request.headers, 'Cookie');
    if (header === undefined)
        return NO_HEADER;
    const pairs = header.split('; ');
    const orders = pairs.length <= MOST_IN_ANY_ORDER ? permutations(pairs).map((order) => order.join('; ')) : [header];
    return [header, ...orders.filter((order) => order !== header), ...orders.map((order) => `Cookie: ${order}`)];
}
/** What was decided about each cookie, in the browser's own words. */
function cookieHeaderReasons({ request, sent, withheld, expired }) {
    const [header] = headerValues(request.headers, 'Cookie');
    const reasons = [
        ...sent.map((decided) => reason(decided, 'sent')),
        ...withheld.map((decided) => reason(decided, 'not sent')),
        ...expired.map(({ name }) => [code(name), ' is not sent: its time had run out']),
    ];
    return [
        header === undefined
            ? paragraph('The browser sent no ', code('Cookie'), ' header.')
            : paragraph('The browser sent ', code(`Cookie: ${header}`), '.'),
        ...(reasons.length === 0 ? [] : [bullets(reasons)]),
    ];
}
const reason = ({ cookie, reason: { words } }, what) => [
    code(cookie.name),
    ` is ${what}: ${words}`,
];
function permutations(all) {
    if (all.length <= 1)
        return [all];
    return all.flatMap((first, index) => permutations(all.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
//# sourceMappingURL=prediction.js.map