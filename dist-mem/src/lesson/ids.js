/** Ids of sections and steps: from headings as Git hosts make anchors, or from an id comment; unique, short. */
import { MAX_STEP_ID } from '../core/lesson.js';
import { quote } from './problem.js';
/** What the lesson itself uses: the introduction, the score after the last question, the closing message. */
export const INTRODUCTION_ID = 'introduction';
export const SCORE_ID = 'score';
export const COMPLETE_ID = 'complete';
const RESERVED = [INTRODUCTION_ID, SCORE_ID, COMPLETE_ID];
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Lower-case letters and digits in groups with a hyphen between. */
export const isSlug = (text) => SLUG.test(text);
/**
 * The anchor of a heading: lower case, without accents and punctuation, hyphens for spaces and underscores. Empty when
 * the heading has no Latin letter or digit.
 */
export function slug(heading) {
    return heading
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9\s_-]/g, '')
        .replace(/[\s_-]+/g, '-')
        .replace(/^-|-$/g, '');
}
export function createIds(report) {
    const lines = new Map();
    /** Reports what is wrong with an id; `remedy` says how to give another one. */
    const claim = (id, owner, place, remedy) => {
        const other = lines.get(id);
        if (id.length > MAX_STEP_ID) {
            report('id', place, `${owner} has an id of ${id.length} characters: "${id}"`, `at most ${MAX_STEP_ID}`, remedy);
        }
        else if (RESERVED.includes(id)) {
            report('id', place, `${owner} has the id "${id}"`, 'another id, because every lesson has a step of that name', remedy);
        }
        else if (other !== undefined) {
            report('duplicate-id', place, `${owner} has the id "${id}", as line ${other} has`, 'an id of its own', remedy);
        }
        else {
            lines.set(id, place.line);
        }
        return id;
    };
    return {
        claimHeading(heading, place, comment) {
            if (comment !== null) {
                if (isSlug(comment.id))
                    return claim(comment.id, 'the heading above', comment.place, 'change the comment');
                report('id', comment.place, `the id ${quote(comment.id)}`, 'lower-case letters, digits and hyphens');
                return slug(heading);
            }
            const id = slug(heading);
            const remedy = 'reword the heading, or put a comment such as <!-- id: another-name --> below it';
            if (id !== '')
                return claim(id, `the heading ${quote(heading)}`, place, remedy);
            report('id', place, `the heading ${quote(heading)} makes no id`, 'a heading with a letter from a to z or a digit', remedy);
            return id;
        },
        claimBite(heading, number, place) {
            const remedy = 'give the bite a "###" heading of its own, or the heading above another id';
            return claim(`${heading}-${number}`, `bite ${number} below the heading`, place, remedy);
        },
    };
}
//# sourceMappingURL=ids.js.map