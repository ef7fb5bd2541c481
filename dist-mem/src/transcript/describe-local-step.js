import { codeBlock, paragraph } from '../core/prose.js';
import { decidedLine, expiredLines, receivedLines } from './describe-exchange.js';
import { becameWords, cookieWords, nameCode } from './words/cookie.js';
import { line, lines } from './words/marked-lines.js';
import { valueLines } from './words/message.js';
import { shortAddress } from './words/step-title.js';
import { lifetimeWords, momentWords } from './words/time.js';
/** Everything below the heading. */
export function describeLocalStep(entry) {
    const { words, script, marks } = localParts(entry);
    return [
        ...(words === null ? [] : [paragraph(words)]),
        ...(script === null ? [] : [codeBlock('text', script === '' ? '(nothing)' : valueLines(script).join('\n'))]),
        ...lines(marks),
    ];
}
export function localParts(entry) {
    switch (entry.kind) {
        case 'blocked':
            return marked([line('blocked', shortAddress(entry.step.url), `: ${entry.reason.words}`)]);
        case 'closed':
            return marked([
                ...entry.removed.map(sessionOver),
                ...entry.jar.map((cookie) => line('kept', nameCode(cookie), `, ${lifetimeWords(cookie.expiresAt, entry.at)}`)),
                ...expiredLines(entry.expired),
            ]);
        case 'waited':
            return sentence(`It is now ${momentWords(entry.at)}.`, expiredLines(entry.expired));
        case 'script-read':
            return { words: null, script: entry.text, marks: entry.hidden.map((one) => decidedLine('hidden', one)) };
        case 'script-written':
            return { words: null, script: entry.step.cookie, marks: receivedLines([entry.received], entry.at) };
        case 'setting-changed':
            return sentence(settingWords(entry.step.allowed));
        case 'edited':
            return marked([editLine(entry)]);
        case 'tampered':
            return marked([tamperLine(entry)]);
        case 'deleted':
            return marked(entry.removed.length === 0
                ? [noSuchCookie(entry.step.name)]
                : entry.removed.map((cookie) => line('deleted', nameCode(cookie), ': by hand')));
        case 'switched':
            return sentence(entry.opened ? 'It was just opened and has no cookies.' : 'Its cookies are as they were left.', expiredLines(entry.expired));
    }
}
const marked = (marks) => ({ words: null, script: null, marks });
const sentence = (words, marks = []) => ({ words, script: null, marks });
function sessionOver(cookie) {
    const why = cookie.expiresAt === null ? 'it has no lifetime, so it goes with the session' : 'a private window keeps nothing';
    return line('deleted', nameCode(cookie), `: ${why}`);
}
const noSuchCookie = (name) => line('ignored', nameCode({ name }), ': the browser has no such cookie');
const settingWords = (allowed) => allowed
    ? 'Parts of a page that come from other sites may use their cookies.'
    : 'Parts of a page that come from other sites get no cookies, but for Partitioned ones.';
function editLine({ step, before, after, refusal, at }) {
    if (!after)
        return line('rejected', nameCode(step), `: ${refusal?.words ?? 'it cannot be changed'}`);
    if (!before)
        return line('stored', ...cookieWords(after, at), '; made by hand');
    return changedLine(step, before, after);
}
const tamperLine = ({ step, before, after }) => before && after ? changedLine(step, before, after) : noSuchCookie(step.name);
const changedLine = (step, before, after) => line('changed', nameCode(step), ': ', ...becameWords(before.value, after.value));
//# sourceMappingURL=describe-local-step.js.map