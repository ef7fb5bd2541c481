import { notDeleted, notSent, notStored } from './cookie-mistake.js';
import { errorMistake } from './error-mistake.js';
import { bodyAt, hasPlainCookies, isPlain, pathOf, sharesState } from './evidence.js';
import { usual } from './hints.js';
import { emptyPage, notFound, notFromCookie, wrongMethod, wrongNumber } from './page-mistake.js';
import { syntaxMistake } from './syntax-mistake.js';
/** The mistake that explains it; null for a right program, and where no usual mistake does. */
export function findMistake(program, evidence) {
    switch (evidence.kind) {
        case 'pass':
            return null;
        case 'not-started':
        case 'fault':
            return faultMistake(evidence.fault, program);
        case 'fail':
            return failMistake(program, evidence);
    }
}
function faultMistake(fault, program) {
    switch (fault.kind) {
        case 'syntax':
            return syntaxMistake(fault);
        case 'exception':
            return errorMistake(fault.error, program);
        case 'timeout':
            return /\bwhile\b/.test(program) ? usual('endless-loop') : null;
        default:
            return null;
    }
}
function failMistake(program, { unmet, transcript, check }) {
    const exchanges = lastStep(transcript);
    const exchange = exchanges.at(-1);
    if (exchange === undefined)
        return null;
    return (answerMistake(program, exchange, exchanges) ??
        expectationMistake(program, unmet.expectation, exchanges, transcript, check === 0));
}
function answerMistake(program, exchange, exchanges) {
    const { answer, request, redirect } = exchange;
    if (answer.kind === 'fault')
        return faultMistake(answer.fault, program);
    if (answer.error !== null)
        return errorMistake(answer.error, program);
    if (redirect?.kind === 'not-followed' && redirect.why === 'too-many')
        return usual('endless-redirect');
    const path = pathOf(exchange);
    // Where a redirect leads is the program's own affair.
    if (answer.response.status === 404 && exchanges.length === 1)
        return notFound(program, path);
    if (answer.response.status === 405)
        return wrongMethod(program, path, request.method);
    const isBadRequest = answer.response.status === 400 && /Bad Request/.test(answer.response.body);
    return isBadRequest && readsInBrackets(bodyAt(program, path)) ? usual('no-default-brackets') : null;
}
/** A view that says 400 itself has its own reasons. */
const readsInBrackets = (body) => /\b(?:cookies|args|form|files|values)\[/.test(body) && !/\babort\(/.test(body);
function expectationMistake(program, expectation, exchanges, transcript, isFirstCheck) {
    const exchange = exchanges.at(-1);
    if (exchange === undefined)
        return null;
    const evidence = { program, exchange, before: exchangeBefore(transcript, exchange) };
    switch (expectation.see) {
        case 'sets-cookie':
            return isPlain(expectation.name) ? notStored(program, exchanges, expectation.name) : null;
        case 'sends-cookie':
            return notSent(exchange, expectation.name);
        case 'no-cookie':
            return isPlain(expectation.name) ? notDeleted(program, exchanges, expectation.name) : null;
        case 'text':
            return notFromCookie(evidence, expectation.text);
        case 'no-text':
            if (expectation.text === 'None')
                return emptyPage(evidence, 'none');
            return exchange.browser !== transcript[0]?.browser && sharesState(program) ? usual('shared-variable') : null;
        case 'some-text':
            return emptyPage(evidence, 'nothing');
        case 'number':
            return wrongNumber(evidence, expectation.number, { hasCookies: hasPlainCookies(transcript), isFirstCheck });
        case 'answers':
            return refusesNonsense(exchange, transcript) ? usual('nonsense-refused') : null;
        case 'status':
            return expectation.status === 200 && refusesNonsense(exchange, transcript) ? usual('nonsense-refused') : null;
        case 'header':
            return null;
    }
}
/** Whether somebody wrote a value by hand, and the answer to it is an error page of the program's own. */
function refusesNonsense({ answer }, transcript) {
    const status = answer.kind === 'response' ? answer.response.status : 0;
    return status >= 400 && status < 500 && transcript.some(({ kind }) => kind === 'edited' || kind === 'tampered');
}
/** The requests of the step that showed it: more than one where the first was redirected. */
function lastStep(transcript) {
    const last = transcript.at(-1)?.number;
    return transcript.filter((entry) => entry.kind === 'exchange').filter(({ number }) => number === last);
}
const exchangeBefore = (transcript, { browser, number }) => transcript
    .filter((entry) => entry.kind === 'exchange')
    .findLast((entry) => entry.browser === browser && entry.number < number) ?? null;
//# sourceMappingURL=find-mistake.js.map