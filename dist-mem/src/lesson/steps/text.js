import { readProse } from '../prose.js';
/** The bites of a part of text, in order. The first has the heading's id, the others `…-2`, `…-3`. */
export function readBites(page, ids, part, section) {
    return splitAtRules(page, part.blocks).map((blocks, index) => {
        const [first] = blocks;
        const place = first === undefined ? part.place : page.place(first);
        // A part whose heading makes no id has been reported; its bites need none either.
        const id = index === 0 || part.id === '' ? part.id : ids.claimBite(part.id, index + 1, place);
        const step = { kind: 'text', id, title: part.title, section, content: readProse(page, blocks) };
        page.places.set(step, index === 0 ? part.place : place);
        return step;
    });
}
function splitAtRules(page, blocks) {
    const bites = [[]];
    for (const [index, block] of blocks.entries()) {
        if (block.type !== 'thematicBreak') {
            bites.at(-1)?.push(block);
        }
        else if (bites.at(-1)?.length === 0 || index === blocks.length - 1) {
            page.report('bite', block, 'a line "---" with no text above or below it', 'text on both sides of "---"');
        }
        else {
            bites.push([]);
        }
    }
    return bites;
}
//# sourceMappingURL=text.js.map