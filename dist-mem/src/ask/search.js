/**
 * Finds the passage that answers a question. MiniSearch ranks by words (BM25+); how much of the question a passage has
 * decides whether it is an answer or only a guess: a word that no lesson has (`django`) weighs the most.
 */
import MiniSearch from 'minisearch';
import { inlineText } from '../core/prose.js';
import { passagesOf } from './passages.js';
import { inLessonWords, isFiller, partsOf, stem, termsOf, wordsOf } from './words.js';
const MAX_FOUND = 3;
/** Of what shares a word with the question, the best this many are looked at more closely. */
const MAX_COMPARED = 60;
/** Of a question, in characters; what is longer is cut. */
const MAX_QUESTION = 400;
/** A passage with less of the question is a guess. */
const ENOUGH = 0.55;
const FIELDS = ['title', 'text', 'code', 'also'];
const BOOST = { title: 2.5, text: 1, code: 0.6, also: 0.8 };
/** Reads all passages into an index: some milliseconds of work. The search itself keeps nothing. */
export function createSearch(lessons) {
    const passages = passagesOf(lessons);
    const known = new Map();
    const termsIn = (text) => wordsOf(text)
        .flatMap((word) => {
        const terms = known.get(word) ?? termsOf(word);
        known.set(word, terms);
        return terms;
    })
        .join(' ');
    const index = new MiniSearch({
        fields: [...FIELDS],
        tokenize: (text) => text.split(' '),
        processTerm: (term) => (term === '' ? null : term),
    });
    const counts = new Map();
    const sections = new Map();
    const entries = passages.map((passage, id) => {
        const said = passage.sentences.map(inlineText).join('\n');
        const lines = passage.code.join('\n');
        const { title, also } = passage;
        const fields = { title: termsIn(title), text: termsIn(said), code: termsIn(lines), also: termsIn(also) };
        index.add({ id: String(id), ...fields });
        const terms = new Set(FIELDS.flatMap((field) => fields[field].split(' ')));
        const section = passage.place?.name ?? also;
        const around = sections.get(section) ?? new Set();
        sections.set(section, around);
        for (const term of terms) {
            counts.set(term, (counts.get(term) ?? 0) + 1);
            around.add(term);
        }
        const text = [title, said, lines, also].join('\n').toLowerCase();
        return { passage, section, terms, text, heading: wordsOf(title.toLowerCase()).join(' ') };
    });
    /** How much a term tells: the rarer, the more; unknown ones the most. */
    const weightOf = (term) => Math.log(1 + entries.length / ((counts.get(term) ?? 0) + 0.5));
    const sumOf = (terms) => terms.reduce((sum, term) => sum + weightOf(term), 0);
    return (question, lesson) => {
        const asked = readAsked(question, (term) => counts.has(term));
        const total = sumOf(asked.terms);
        if (asked.terms.length === 0)
            return null;
        const hits = index.search(asked.terms.join(' '), {
            boost: BOOST,
            fuzzy: (term) => (counts.has(term) || term.length < 5 ? false : 0.2),
        });
        const scored = hits.slice(0, MAX_COMPARED).flatMap(({ id, score, queryTerms }) => {
            const entry = entries[Number(id)];
            if (entry === undefined)
                return [];
            // A word that only resembles one of the lessons' counts for less.
            const resembled = queryTerms.filter((term) => !counts.has(term));
            const own = (sumOf(queryTerms) - 0.4 * sumOf(resembled)) / total;
            const near = sections.get(entry.section);
            const around = sumOf(asked.terms.filter((term) => near?.has(term))) / total;
            const isHere = entry.passage.place !== null && entry.passage.place.lesson === lesson;
            const rank = score * (0.15 + own + 0.35 * around) ** 1.5 * fitOf(entry, asked) * (isHere ? 1.3 : 1);
            return [{ entry, coverage: Math.min(1, Math.max(own, 0.9 * around)), rank }];
        });
        const best = new Map();
        for (const one of scored.toSorted((left, right) => right.rank - left.rank)) {
            if (!best.has(one.entry.section))
                best.set(one.entry.section, one);
        }
        const found = [...best.values()]
            .slice(0, MAX_FOUND)
            .map(({ entry: { passage }, coverage }) => ({ passage, coverage, ...quote(passage, asked, weightOf) }));
        return { found, isAnswered: (found[0]?.coverage ?? 0) >= ENOUGH };
    };
}
/** How well a passage is made for a question, beside the words that they share. */
function fitOf({ passage, text, heading }, { said, phrase, runs, codes, isHowTo, isDefinition, terms }) {
    const words = heading.split(' ').length;
    const isNamed = words > 1 && words < 6 && passage.place !== null && said.includes(` ${heading} `);
    const isQuoted = codes.some((one) => text.includes(one));
    const isSaid = (phrase.length > 5 && text.includes(phrase)) || runs.some((run) => text.includes(run));
    const literal = isQuoted ? 2 : isSaid ? 1.7 : 1;
    const heads = termsOf(passage.title);
    const isItsText = isHowTo && passage.kind === 'text' && terms.every((term) => heads.includes(term));
    const worth = passage.kind === 'row' && isHowTo ? 1.2 : WORTH[passage.kind] * (isItsText ? 1.5 : 1);
    return worth * literal * (isNamed ? 2 : 1) * (isDefinition ? definingBoost(passage, terms) : 1);
}
/** A question's row or explanation says it in passing; a text is there to say it. */
const WORTH = {
    text: 1.15,
    example: 1,
    question: 0.62,
    row: 0.5,
    task: 0.7,
    help: 1,
};
/** What is told first, and under a heading of that name, is most often what says what a thing is. */
function definingBoost({ title, sentences, kind }, terms) {
    const has = (text) => {
        const had = termsOf(text);
        return terms.every((term) => had.includes(term));
    };
    const subject = sentences.some((sentence) => {
        const text = inlineText(sentence);
        const verb = /\b(?:is|are|means|makes|adds|gives|sends|goes)\b/.exec(text);
        const before = termsOf(text.slice(0, verb?.index ?? 0)).filter((term) => !/^(?:an?|the)$/.test(term));
        return before.length === terms.length && has(text.slice(0, verb?.index));
    });
    return ((has(title) ? 1.4 : 1) *
        (subject ? 2.2 : 1) *
        (kind === 'text' || kind === 'example' || kind === 'help' ? 1.2 : 0.7));
}
/** The name of an exception, with its module or without. */
const EXCEPTION = /\b[A-Z]\w*(?:Error|Exception|TooLarge)\b/;
/**
 * What is asked about, without filler; a code name as one word where a lesson has it, else in its parts. Of an error's
 * message only what the lessons know counts, but for the error's name.
 */
function askedTerms(question, isKnown) {
    const lines = question.split('\n');
    const error = /^Traceback/.test(question) ? lines.findLast((line) => EXCEPTION.test(line)) : question;
    const name = EXCEPTION.exec(error ?? question)?.[0].toLowerCase();
    const names = new Map(wordsOf(question).map((word) => [word.toLowerCase(), word]));
    const words = wordsOf(inLessonWords((error ?? question).slice(0, MAX_QUESTION)));
    const telling = words.filter((word) => !isFiller(word));
    const terms = telling.flatMap((word) => {
        const term = stem(word);
        if (isKnown(term))
            return [term];
        const split = name === undefined ? [] : partsOf(names.get(word) ?? word).map((part) => part.toLowerCase());
        const parts = split.filter((part) => !isFiller(part)).map(stem);
        const known = parts.filter(isKnown);
        if (known.length === parts.length && parts.length > 0)
            return parts;
        return name === undefined || word === name ? [term] : [];
    });
    return [...new Set(terms)];
}
function readAsked(question, isKnown) {
    const lower = question.slice(0, MAX_QUESTION).toLowerCase();
    const terms = askedTerms(question, isKnown);
    const words = wordsOf(lower);
    const runs = words.slice(2).flatMap((_, at) => {
        const run = words.slice(at, at + 3);
        return run.filter((word) => !isFiller(word)).length > 1 ? [run.join(' ')] : [];
    });
    const isDefinition = /^\s*whats?\b(?! (?:can|do|does|happens|if))/.test(lower) && terms.length <= 2;
    return {
        runs,
        terms,
        said: ` ${words.join(' ')} `,
        phrase: lower
            .replace(/^(?:what(?:s| is| are| does| do)?|how do i|can i|why|is|does)\s+|\s+(?:do|mean|work|for)\??$|\?$/g, '')
            .trim(),
        codes: lower
            .split(/\s+/)
            .map((word) => word.replace(/[?!,;:]+$/, ''))
            .filter((word) => /[_.([=-]/.test(word) && word.length > 1),
        isHowTo: /\b(?:syntax|how (?:do|can|to|would))\b/.test(lower),
        isDefinition,
        isAbout: isDefinition || /\b(?:vs|versus|differ\w*|compare\w*|or)\b/.test(lower),
    };
}
/** What tells of a run that the learner does not see here. */
const OF_A_RUN = /\b(?:examples?|this (?:app|time|lesson)|here|(?:first|second|third|last) (?:request|visit|browser))\b/i;
/** What leans on the sentence before it. */
const LEANING = /^(?:It|That|This|So|But|And|Then|They|With it)\b|\bsuch\b/;
/**
 * The sentence with most of the question in it, and what goes on from it; a passage that is about nothing else, from
 * its beginning. And the line of code with most of the question, where code is asked for or announced.
 */
function quote({ title, sentences, code, kind }, { terms, isHowTo, isAbout }, weightOf) {
    const worthOf = (text) => {
        const had = new Set(termsOf(text));
        const worth = terms.filter((term) => had.has(term)).reduce((sum, term) => sum + weightOf(term), 0);
        return OF_A_RUN.test(text) ? worth / 2 : worth;
    };
    const heads = termsOf(title);
    const isWhole = isAbout && kind === 'text' && terms.every((term) => heads.includes(term));
    const worths = sentences.map((sentence) => worthOf(inlineText(sentence)));
    const best = isWhole ? 0 : worths.indexOf(Math.max(...worths));
    const before = best > 0 && LEANING.test(inlineText(sentences[best] ?? [])) ? 1 : 0;
    const isShort = kind === 'row' || kind === 'help';
    const shown = isShort ? sentences : sentences.slice(best - before, best + (isWhole ? 3 : 2));
    const announced = /:$/.test(inlineText(shown.at(-1) ?? []));
    const lines = code.map((line) => ({ line: line.trim(), worth: worthOf(line) }));
    const line = lines.toSorted((one, other) => other.worth - one.worth)[0];
    const isShown = line !== undefined && (announced || (isHowTo && line.worth > 0));
    return {
        sentences: announced && !isShown && shown.length > 1 ? shown.slice(0, -1) : shown,
        line: isShown ? line.line : null,
    };
}
//# sourceMappingURL=search.js.map