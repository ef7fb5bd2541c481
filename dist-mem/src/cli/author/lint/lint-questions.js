import { inlineText, proseText } from '../../../core/prose.js';
import { quote } from '../../../lesson/problem.js';
import { normalise } from '../../../quiz/question.js';
/** What is wrong with the answers and hints of one question and its variants. */
export function lintQuestion(question, report) {
    const scenes = [question, ...question.variants];
    // A variant that has no answers or hints of its own shares those of the question.
    for (const answer of new Set(scenes.map((scene) => scene.answer))) {
        if (answer.kind === 'choice')
            lintOptions(answer.options, report);
        else
            lintAccepted(answer.accepted, report);
    }
    for (const scene of scenes)
        lintRefused(scene, scenes, report);
    for (const hint of new Set(scenes.flatMap(({ hints }) => hints.slice(0, 1))))
        lintHint(hint, scenes, report);
}
/** Options that read the same when typed. Those that are the same to the letter were reported before. */
function lintOptions(options, report) {
    for (const [index, option] of options.entries()) {
        const words = wordsOf(option);
        const typed = normalise(words);
        const twin = options
            .slice(0, index)
            .find((other) => typed !== '' && normalise(wordsOf(other)) === typed && wordsOf(other) !== words);
        if (twin === undefined)
            continue;
        const rule = option.right || twin.right ? 'distractor-is-key' : 'ambiguous-options';
        const found = `the option ${quote(words)}, the same as ${quote(wordsOf(twin))} once it is typed`;
        const remedy = 'case, quotes, spaces around signs and closing punctuation do not count in a typed answer';
        report(rule, option, found, 'options that differ in their words', remedy);
    }
}
const wordsOf = ({ label }) => inlineText(label).replace(/\s+/g, ' ').trim();
/** Accepted forms that bring nothing. Those of a predicted header stand nowhere in the file. */
function lintAccepted(accepted, report) {
    for (const [index, form] of accepted.entries()) {
        const twin = accepted.slice(0, index).find((other) => normalise(other) === normalise(form));
        if (twin === undefined || form.trim() === '')
            continue;
        const found = `the answer ${quote(form)}, which ${quote(twin)} accepts already`;
        const remedy = 'case, quotes around it, spaces around signs and a full stop are forgiven anyway';
        report('repeated-answer', accepted, found, 'forms that differ by more', remedy);
    }
}
/** The same prompt with options in one scene and typed answers in another: what is wrong there cannot be right here. */
function lintRefused({ prompt, answer }, scenes, report) {
    if (answer.kind !== 'typed')
        return;
    const asked = normalise(proseText(prompt));
    const wrong = scenes
        .filter((scene) => normalise(proseText(scene.prompt)) === asked)
        .flatMap((scene) => (scene.answer.kind === 'choice' ? scene.answer.options.filter(({ right }) => !right) : []))
        .map((option) => normalise(wordsOf(option)));
    const form = answer.accepted.find((one) => wrong.includes(normalise(one)));
    if (form === undefined)
        return;
    const found = `the answer ${quote(form)}, a wrong option of the same question`;
    report('refused-answer', answer.accepted, found, 'an answer that is right wherever it is given');
}
/** Answers shorter than this stand in many a sentence. */
const LEAST_TELLING = 2;
/** A first hint ought to leave something to think about. Only whole `code` counts: words can be there by chance. */
function lintHint(hint, scenes, report) {
    const keys = scenes.filter(({ hints }) => hints[0] === hint).map(({ answer }) => normalise(keyOf(answer)));
    const code = hint.flatMap(codeIn).map(normalise);
    if (keys.some((key) => key.length >= LEAST_TELLING && code.includes(key))) {
        report('hint-answers', hint, 'a first hint with the answer in it', 'a hint that leaves something to find');
    }
}
const keyOf = (answer) => answer.kind === 'typed' ? answer.accepted[0] : inlineText(answer.options.find(({ right }) => right)?.label ?? []);
function codeIn(node) {
    switch (node.kind) {
        case 'code':
            return [node.text];
        case 'code-block':
            return [node.code];
        case 'list':
            return node.items.flat().flatMap(codeIn);
        case 'table':
            return [node.header, ...node.rows].flat(2).flatMap(codeIn);
        case 'text':
        case 'break':
            return [];
        default:
            return node.children.flatMap(codeIn);
    }
}
//# sourceMappingURL=lint-questions.js.map