import { inlineText, proseText } from '../core/prose.js';
import { isFiller, termsOf, wordsOf } from './words.js';
export function keyOf(step) {
    if (step.kind === 'exercise') {
        const given = new Set(step.starter.split('\n').map(plain));
        const lines = step.solution.split('\n').map(plain);
        return {
            answers: lines.filter((line) => line.includes(' ') && !given.has(line)),
            sentences: step.hints.flatMap(plainSentences),
            meanings: [],
        };
    }
    const scenes = [step, ...step.variants];
    const labels = scenes.flatMap(({ answer }) => answer.kind === 'choice' ? answer.options.filter(({ right }) => right).map(({ label }) => inlineText(label)) : []);
    const accepted = scenes.flatMap(({ answer }) => (answer.kind === 'typed' ? answer.accepted : []));
    const shownAfter = scenes.flatMap(({ explanation, hints, answer }) => [
        explanation,
        ...hints,
        ...(answer.kind === 'choice' ? answer.options.map(({ why }) => why) : []),
    ]);
    return {
        answers: [...labels, ...accepted].map(plain).filter((answer) => answer !== ''),
        sentences: shownAfter.flatMap(plainSentences),
        meanings: labels.map(tellingTerms).filter((terms) => terms.length > 1),
    };
}
export function givesAway(content, { answers, sentences, meanings }) {
    const text = proseText(content);
    const said = ` ${plain(text)} `;
    if ([...answers, ...sentences].some((one) => said.includes(` ${one} `)))
        return true;
    return sentencesIn(text).some((sentence) => {
        const had = new Set(termsOf(sentence));
        return meanings.some((terms) => terms.every((term) => had.has(term)));
    });
}
/** Words alone, in lower case: neither quotes, brackets nor underscores make a difference. */
const plain = (text) => wordsOf(text).join(' ').toLowerCase().replace(/[_-]/g, ' ');
const sentencesIn = (text) => text.split(/(?<=[.!?:])\s+|\n/);
/** Shorter ones say nothing of their own. */
const MIN_WORDS = 4;
const plainSentences = (content) => sentencesIn(proseText(content))
    .map(plain)
    .filter((sentence) => sentence.split(' ').length >= MIN_WORDS);
const tellingTerms = (label) => wordsOf(label.toLowerCase())
    .filter((word) => !isFiller(word))
    .flatMap(termsOf);
//# sourceMappingURL=key.js.map