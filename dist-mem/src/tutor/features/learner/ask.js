/**
 * A question in the learner's own words, answered with the passage of a lesson that says it. What goes out is checked
 * against the key of whatever is open, and the place in the lesson stays as it is.
 */
import { givesAway, keyOf } from '../../../ask/key.js';
import { createSearch } from '../../../ask/search.js';
import { codeBlock, emphasis, paragraph, strong, withCode } from '../../../core/prose.js';
import { MAX_BUTTON_LABEL } from '../../../core/reply.js';
import { currentPlace, sayOnly, withCards } from '../../decision.js';
import { action, button, buttons, showButton, slash, typed } from '../../feature.js';
import { greet } from '../lesson/start.js';
import { askedIn, backButton } from '../review/review.js';
/** What begins a question, or asks for something as questions do. */
const QUESTION = /^(?:(?:what|how|why|when|where|who|which|can|could|do|does|did|is|are|am|was|were|will|would|should|may|must)(?:['’]?s|n['’]?t)?|explain|tell me|show|give me|search|find|print|reveal|i am the|i['’]m the)\s.+$|^.+\?\s*$|^.+\s(?:pls|please)[.!]?$/is;
export const ask = {
    command: {
        ...slash('ask', 'Ask anything about what the lessons teach, or about me', (context, { question = '' }) => answerTo(context, question)),
        options: [{ name: 'question', description: 'Your question, or an error message' }],
        argument: '[question]',
        read: (text) => (text === '' ? {} : { question: text }),
    },
    typed: [
        typed('ask', /^\/?ask(?:\s*:\s*|\s+)(.+)$/is, (context, [, question = '']) => answerTo(context, question)),
        // Behind all other words: what they mean is not to be looked up.
        { where: 'lesson', name: 'ask', says: QUESTION, decide: (context, [question = '']) => answerTo(context, question) },
    ],
    help: ['`ask` and a question, or just the question, to have it answered from the lessons'],
};
function answerTo(context, question) {
    if (question.trim() === '')
        return sayOnly(context.learner, [paragraph(...withCode('Ask me anything: `ask what is a cookie?`'))]);
    return withOpen(context, (open) => reply(context, question, open));
}
/** What waits for the learner's answer: the question or exercise of the lesson, the card of a review, or both. */
function withOpen(context, then) {
    const place = currentPlace(context);
    const here = place !== null && isOpen(place.step, place.progress) ? [place.step] : [];
    const { review } = context.learner;
    if (review === null || review.answered)
        return then(here);
    return withCards(context, (cards) => {
        const card = askedIn(context, cards, review);
        const question = card && context.lessons.get(card.card.lesson)?.steps.find(({ id }) => id === card.card.step);
        return then(question?.kind === 'question' ? [...here, question] : here);
    });
}
const isOpen = (step, { answered, passed }) => (step.kind === 'question' && !answered) || (step.kind === 'exercise' && passed[step.id] === undefined);
/** Asks for the key itself, or to have a guess confirmed. */
const FOR_THE_KEY = /\b(?:answers?|solutions?|correct|right|wrong|letters?|options?|blanks?|reveal|card|finished|author|why:|the (?:number|code|first one|second one|third one|last one)|that function|code for|for me)\b|\[x\]|_{3}|^(?:is it|its|it['’]s|could it be|if i pick)|^\S+ or \S+$/i;
function reply(context, question, open) {
    const { learner, lessons } = context;
    if (open.length > 0 && FOR_THE_KEY.test(question.trim())) {
        return sayOnly(learner, [
            paragraph(...withCode('I can’t give that away while it’s open. Type `hint` for a hint, or `skip` to go on.')),
            buttons(onButton(context)),
        ]);
    }
    const answers = searchIn(lessons)(question, learner.currentLesson);
    if (answers === null)
        return sayMore(context);
    const { found, isAnswered } = answers;
    const [best] = found;
    if (best === undefined || !isAnswered)
        return sayOnly(learner, notSaid(context, found));
    const content = quoted(best);
    const isKey = open.map(keyOf).some((key) => givesAway(content, key));
    return sayOnly(learner, [...(isKey ? keptBack(best) : content), buttons(...goButton(best), onButton(context))]);
}
/** There is nothing to look up in it. */
function sayMore(context) {
    if (currentPlace(context) === null && context.learner.review === null)
        return greet(context);
    return sayOnly(context.learner, [
        paragraph(...withCode('I’m not sure what that is about. Ask with a word or two more, or type `help`.')),
        buttons(onButton(context)),
    ]);
}
const quoted = ({ passage, sentences, line }) => [
    paragraph(...sentences.flatMap((sentence, index) => (index === 0 ? sentence : [SPACE, ...sentence]))),
    ...(line === null ? [] : [codeBlock('python', line)]),
    ...(passage.place === null ? [] : [paragraph(emphasis(passage.place.name))]),
];
const SPACE = { kind: 'text', text: ' ' };
/** Only where it is said. */
const keptBack = ({ passage: { place } }) => [
    place === null
        ? paragraph(...withCode('Type `help` for what can be typed.'))
        : paragraph('That touches on what is asked of you right now, so I only say where to find it: ', strong(place.name), '.'),
];
function notSaid(context, [nearest]) {
    const place = nearest?.passage.place ?? null;
    const guess = place === null ? [] : [paragraph('The nearest I can find, as a guess: ', strong(place.name), '.')];
    return [
        paragraph('The lessons don’t say.'),
        ...guess,
        buttons(...(nearest === undefined ? [] : goButton(nearest)), onButton(context)),
    ];
}
function goButton({ passage: { place } }) {
    if (place === null)
        return [];
    const [, section = ''] = place.name.split(' › ');
    const full = `Go to ${section}`;
    const label = full.length <= MAX_BUTTON_LABEL ? full : `${full.slice(0, MAX_BUTTON_LABEL - 1)}…`;
    return [button(label, action('go', place.lesson, place.step))];
}
/** On where the learner was: the open card, the step of the lesson, or the lessons there are. */
function onButton(context) {
    const { review } = context.learner;
    if (review !== null && !review.answered)
        return button('Review', action('review'), 'primary');
    const place = currentPlace(context);
    return place === null ? backButton(context) : showButton(place);
}
/** Made when somebody asks for the first time. */
const searches = new WeakMap();
function searchIn(lessons) {
    const made = searches.get(lessons) ?? createSearch([...lessons.values()]);
    searches.set(lessons, made);
    return made;
}
//# sourceMappingURL=ask.js.map