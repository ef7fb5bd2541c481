import { toString as wordsOf } from 'mdast-util-to-string';
import { proseText } from '../../core/prose.js';
import { onlyMarked, readHints, splitAtMarkers } from '../markers.js';
import { nearestName, quote } from '../problem.js';
import { readProse } from '../prose.js';
import { isTaskList, readAnswers, readOptions } from './options.js';
import { readPrediction } from './prediction.js';
/** Reads a question; what is missing is reported and empty in the result. */
export function readQuestion(page, part, section) {
    const { blocks, variants } = splitAtVariants(page, part.blocks);
    const scene = readScene(page, part.place, blocks, null);
    const { id, title } = part;
    return { kind: 'question', id, title, section, ...scene, variants: readVariants(page, scene, variants) };
}
function readVariants(page, question, written) {
    const scenes = [];
    for (const { place, blocks } of written) {
        if (blocks.length === 0) {
            const expected = 'the question in other words, or with other names and values';
            page.report('variant', place, 'nothing below "#### Variant"', expected);
            continue;
        }
        const scene = readScene(page, place, blocks, question);
        page.places.set(scene, place);
        if ([question, ...scenes].some((other) => asksTheSame(scene, other))) {
            const found = 'a variant that asks the same in the same words';
            page.report('variant', place, found, 'other words, or other names and values');
        }
        scenes.push(scene);
    }
    return scenes;
}
const asksTheSame = (one, other) => proseText(one.prompt) === proseText(other.prompt) && JSON.stringify(one.answer) === JSON.stringify(other.answer);
/* One way to ask: a prompt, answers, the explanation, hints */
/**
 * Reads what stands below a heading. `question` is the question that this is a variant of, null for the question
 * itself: a variant takes from it the answers, the explanation and the hints that it has none of.
 */
function readScene(page, place, blocks, question) {
    const split = splitAtMarkers(page, blocks);
    const start = split.before.findIndex(isTaskList);
    const options = start < 0 ? [] : split.before.slice(start);
    const prompt = start < 0 ? split.before : split.before.slice(0, start);
    const noun = question === null ? 'a question' : 'a variant';
    if (prompt.length === 0)
        page.report('prompt', place, `${noun} without a prompt`, 'what is asked, above the answers');
    const answers = onlyMarked(page, split.marked, 'Answers');
    const predict = onlyMarked(page, split.marked, 'Predict');
    refuseSecondForm(page, options.length > 0, answers, predict);
    const why = readWhy(page, place, split, question);
    const hints = readHints(page, split.marked);
    const common = { explanation: why, hints: hints.length === 0 && question !== null ? question.hints : hints };
    if (predict !== null)
        return readPrediction(page, predict, prompt, common);
    const scene = { ...common, prompt: readProse(page, prompt) };
    if (options.length > 0)
        return { ...scene, answer: { kind: 'choice', options: readOptions(page, options) } };
    if (answers !== null)
        return { ...scene, answer: { kind: 'typed', accepted: readAnswers(page, answers) } };
    if (question !== null)
        return { ...scene, answer: question.answer };
    if (!split.misplaced.has('Answers') && !split.misplaced.has('Predict'))
        reportNoAnswers(page, place, prompt);
    return { ...scene, answer: { kind: 'choice', options: [] } };
}
function refuseSecondForm(page, hasOptions, answers, predict) {
    const refuse = ({ place }, found) => page.report('answers', place, found, 'one of the two');
    if (hasOptions && answers !== null)
        refuse(answers, 'both options to tick and "**Answers:**"');
    if (hasOptions && predict !== null)
        refuse(predict, 'both options to tick and "**Predict:**"');
    if (predict !== null && answers !== null)
        refuse(answers, 'both "**Predict:**" and "**Answers:**"');
}
function readWhy(page, place, { marked, misplaced }, question) {
    const why = onlyMarked(page, marked, 'Why');
    if (why !== null)
        return readProse(page, why.blocks);
    if (question !== null)
        return question.explanation;
    if (!misplaced.has('Why')) {
        page.report('why', place, 'a question without "**Why:**"', 'a paragraph "**Why:** …" that explains the answer');
    }
    return [];
}
/** A plain list is probably one whose boxes were forgotten. */
function reportNoAnswers(page, place, prompt) {
    const list = prompt.find((block) => block.type === 'list');
    if (list === undefined) {
        const expected = 'options "- [ ] …" and "- [x] …", or "**Answers:** `…`"';
        page.report('answers', place, 'a question without answers', expected);
    }
    else {
        const expected = '"- [x] " before the right option and "- [ ] " before others';
        page.report('answers', list, 'a list without boxes to tick', expected);
    }
}
const NAME = 'Variant';
const EXPECTED = '"#### Variant" below the question';
/** Cuts what stands below a question at its variants; a misspelt heading is reported and taken as the one meant. */
function splitAtVariants(page, all) {
    const blocks = [];
    const variants = [];
    for (const block of all) {
        if (isVariantHeading(block)) {
            const place = page.place(block);
            if (wordsOf(block) !== NAME)
                page.report('variant', place, `the heading ${quote(wordsOf(block))}`, EXPECTED);
            variants.push({ place, blocks: [] });
        }
        else {
            (variants.at(-1)?.blocks ?? blocks).push(block);
        }
    }
    return { blocks, variants };
}
/** Reports variants where there is no question that they could be of. */
export function refuseVariants(page, blocks) {
    for (const block of blocks.filter(isVariantHeading)) {
        page.report('variant', block, 'a variant of something that is no question', EXPECTED);
    }
}
/** Reports a heading that starts a part of its own, but was meant to start a variant. */
export function refuseVariantTitle(page, title, place) {
    if (title === NAME)
        page.report('variant', place, `"### ${NAME}"`, EXPECTED);
}
function isVariantHeading(block) {
    if (block.type !== 'heading' || block.depth !== 4)
        return false;
    // "Variant 2" and "Variant:" are meant so, too.
    return nearestName(wordsOf(block).replace(/[\s\d:]+$/, ''), [NAME]) !== undefined;
}
//# sourceMappingURL=question.js.map