/** The checks of an exercise in YAML: steps of a scenario, each with what must be seen after it. */
import { z } from 'zod';
import { openFragment } from '../page.js';
import { quote } from '../problem.js';
import { readProse } from '../prose.js';
import { cookieName, stepBeside } from './scenario.js';
import { byVerb, choose, isMap, list, map, named, parsed, readEntries, refuse, refused, text, verbForm, wholeNumber, words, } from './schema.js';
/* Expectations */
const yes = parsed('yes', (written) => (written === 'yes' || written === 'true' ? true : null));
/** `{cookie lang}` without quotes is a map to YAML. */
const isPlaceholder = (value) => isMap(value) && Object.keys(value).some((name) => /^cookie\s/.test(name));
const inQuotes = text('it in quotes: "{cookie …}"');
const someText = words('the text to look for');
const pageText = choose((value) => (isPlaceholder(value) ? inQuotes : someText));
const HEADER = 'a map such as {Content-Disposition: attachment}';
/** RFC 9110, section 5.1: a field name is a `token`. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const header = named(words('the text to look for in this header'), HEADER).transform(([first, second], context) => {
    const told = { at: 'key' };
    if (first === undefined)
        return refuse(context, HEADER, {});
    const [name, written] = first;
    if (second !== undefined) {
        const found = `a second header ${quote(second[0])}`;
        return refuse(context, '"- header: …" for each of them', { ...told, found }, [second[0]]);
    }
    if (!HEADER_NAME.test(name)) {
        const found = `${quote(name)} is no name of a header`;
        return refuse(context, 'a name such as Content-Disposition', { ...told, found }, [name]);
    }
    if (name.toLowerCase() === 'set-cookie') {
        const found = `the header ${quote(name)}`;
        return refuse(context, '"sets cookie: …" with the name of the cookie', { ...told, found }, [name]);
    }
    return { see: 'header', name, text: written.trim() };
});
const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
/** By the name that an author writes. */
const EXPECTATIONS = {
    answers: verbForm({ answers: yes }, () => ({ see: 'answers' })),
    status: verbForm({ status: wholeNumber(100, 599, 'an HTTP status such as 200') }, ({ status }) => ({
        see: 'status',
        status,
    })),
    'some text': verbForm({ 'some text': yes }, () => ({ see: 'some-text' })),
    text: verbForm({ text: pageText }, ({ text }) => ({ see: 'text', text })),
    'no text': verbForm({ 'no text': pageText }, (fields) => ({ see: 'no-text', text: fields['no text'] })),
    number: verbForm({ number: wholeNumber(MIN_SAFE_INTEGER, MAX_SAFE_INTEGER, 'a whole number') }, ({ number }) => ({
        see: 'number',
        number,
    })),
    header: verbForm({ header }, (fields) => fields.header),
    'sets cookie': verbForm({ 'sets cookie': cookieName }, (fields) => ({
        see: 'sets-cookie',
        name: fields['sets cookie'],
    })),
    'no cookie': verbForm({ 'no cookie': cookieName }, (fields) => ({ see: 'no-cookie', name: fields['no cookie'] })),
    'sends cookie': verbForm({ 'sends cookie': cookieName }, (fields) => ({
        see: 'sends-cookie',
        name: fields['sends cookie'],
    })),
};
const OTHERWISE = '"otherwise: …", the sentence for a learner whose program does not do this';
/** The sentence for the learner; what is wrong with its Markdown is told where the string begins. */
const sentence = text(OTHERWISE).transform((written, context) => {
    const report = (rule, _, found, expected, remedy) => {
        refuse(context, expected, { rule, found, remedy });
    };
    const page = openFragment(written, { line: 1, column: 1 }, report);
    if (page?.blocks.length === 0)
        refuse(context, OTHERWISE, { text: '' });
    return page === null ? [] : readProse(page, page.blocks);
});
/** Of `answers` the tutor says itself what came instead. */
const otherwise = (verb) => verb === 'answers'
    ? sentence.default([])
    : choose((value) => value === undefined ? refused(OTHERWISE, { found: `${quote(verb)} without "otherwise"` }) : sentence);
/** Which hint fits, from 1; when their number is not known, any will do. */
function hint(hintCount) {
    if (hintCount === null)
        return z.unknown().transform(() => null);
    if (hintCount === 0) {
        const found = '"hint" in an exercise without hints';
        return refused('"**Hint:** …" below the checks, or no "hint"', { found, at: 'key' });
    }
    const expected = hintCount === 1 ? '1, because there is 1 hint' : `1 to ${hintCount}, because there are ${hintCount} hints`;
    return wholeNumber(1, hintCount, expected);
}
/** One entry of `expect`. */
const checkedExpectation = (hintCount) => byVerb({
    noun: 'expectation',
    article: 'an',
    example: 'a map such as "status: 200"',
    rule: 'expectation',
    forms: EXPECTATIONS,
    beside: {
        names: ['otherwise', 'hint'],
        read: (verb) => z.object({ otherwise: otherwise(verb), hint: hint(hintCount).default(null) }),
    },
}).transform(([expectation, { otherwise, hint }]) => ({ expectation, otherwise, hint }));
/* Checks */
const NAME = 'what a right program does, in a few words';
const VAIN = 'an expectation of an answer below a step without a request';
/** A step, and what must be seen after it. */
function checkStep(hintCount) {
    const entry = checkedExpectation(hintCount);
    const afterNoRequest = entry.refine(({ expectation }) => expectation.see === 'no-cookie', {
        message: 'it below a step that asks a server, such as "visit: /"',
        params: { rule: 'checks', found: VAIN },
    });
    const expect = (one) => list(one, 'a list such as "- status: 200"').default([]);
    return stepBeside(['expect'], (isAsking) => z.object({ expect: expect(isAsking ? entry : afterNoRequest) })).transform(([step, { expect }]) => ({ step, expect }));
}
const check = (hintCount) => map({ check: words(NAME), steps: list(checkStep(hintCount), 'a list of steps such as "- visit: /theme"') }, 'a check', 'a map with "check", what a right program does, and "steps"')
    .refine(({ steps }) => steps.some(({ expect }) => expect.length > 0), {
    message: '"expect: …" after at least one of its steps',
    params: { found: 'a check that every program passes' },
})
    .transform(({ check, steps }) => ({ title: check, steps }));
/**
 * A text that is a list of checks; those with problems are reported and left out. `hintCount` is the number of hints
 * that the exercise has, null when it is not known.
 */
export function readChecks(yaml, hintCount) {
    const checks = readEntries(yaml, check(hintCount), 'a list of checks such as "- check: A visitor gets a page"', {
        rule: 'checks',
        noun: 'check',
    });
    for (const [index, { steps }] of checks) {
        for (const [at, { step }] of steps.entries())
            yaml.places.set(step, yaml.place([index, 'steps', at]));
    }
    return checks.map(([, one]) => one);
}
//# sourceMappingURL=checks.js.map