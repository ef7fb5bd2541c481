import { COMPLETE_ID, INTRODUCTION_ID, SCORE_ID } from '../ids.js';
import { watched } from '../page.js';
import { readProse } from '../prose.js';
import { readExample } from './example.js';
import { readExercise } from './exercise.js';
import { readQuestion, refuseVariants, refuseVariantTitle } from './question.js';
import { readBites } from './text.js';
/** Reads every part of the outline; what is wrong in a part is reported, and the step is then of no use. */
export function readSteps(page, ids, outline) {
    const steps = [];
    const written = [];
    const doubtful = new Set();
    const sections = outline.sections.map(({ id, title, parts }) => {
        const first = steps.length;
        for (const part of parts.filter(({ blocks }) => blocks.length > 0)) {
            // An empty part was reported with the outline.
            const read = readPart(page, ids, part, id);
            steps.push(...read.steps);
            written.push(...read.written);
            if (read.isDoubtful)
                for (const step of read.steps)
                    doubtful.add(step);
        }
        return { id, title, first };
    });
    const { complete } = outline;
    if (complete !== null) {
        // The closing message is no entry of the outline: nobody should jump to it. It counts to the last section.
        const section = sections.at(-1)?.id ?? INTRODUCTION_ID;
        const content = readProse(page, complete.blocks);
        const step = { kind: 'complete', id: COMPLETE_ID, title: complete.title, section, content };
        page.places.set(step, complete.place);
        steps.push(step);
    }
    const scored = withScore(sections, steps);
    for (const [index, section] of scored.sections.entries()) {
        const place = outline.sections[index]?.place ?? null;
        if (place !== null)
            page.places.set(section, place);
    }
    return { ...scored, written, doubtful };
}
/** Of a part whose end was guessed, only what can be shown is read: what is wrong with it may be the guess. */
function readPart(page, ids, part, section) {
    const isDoubtful = part.blocks.some(page.isDoubtful);
    const { steps, written } = readWhole(isDoubtful ? { ...page, report: () => { } } : page, ids, part, section);
    for (const step of steps)
        if (!page.places.has(step))
            page.places.set(step, part.place);
    return { steps, written: isDoubtful ? [] : written, isDoubtful };
}
function readWhole(page, ids, part, section) {
    if (part.kind !== 'question')
        refuseVariants(page, part.blocks);
    switch (part.kind) {
        case 'text':
            refuseVariantTitle(page, part.title, part.place);
            return { steps: readBites(page, ids, part, section), written: [] };
        case 'question':
            return { steps: [readQuestion(page, part, section)], written: [] };
        case 'example':
            return readRunnable(page, part, (one) => readExample(one, part, section));
        case 'exercise':
        case 'challenge':
            return readRunnable(page, part, (one) => readExercise(one, part, section));
    }
}
/** Something with a program; it counts as written only when `read` reports nothing. */
function readRunnable(page, part, read) {
    const watch = watched(page);
    const written = read(watch.page);
    const { place: heading, failsOnPurpose } = part;
    const { places } = page;
    return { steps: [written.step], written: watch.isSound() ? [{ ...written, heading, failsOnPurpose, places }] : [] };
}
/** Puts the score after the last question; the sections below it then begin one step later. */
function withScore(sections, steps) {
    const last = steps.findLastIndex(({ kind }) => kind === 'question');
    const question = steps[last];
    if (question === undefined)
        return { sections, steps };
    const score = { kind: 'score', id: SCORE_ID, title: 'Score', section: question.section };
    return {
        sections: sections.map((section) => (section.first > last ? { ...section, first: section.first + 1 } : section)),
        steps: steps.toSpliced(last + 1, 0, score),
    };
}
//# sourceMappingURL=read-steps.js.map