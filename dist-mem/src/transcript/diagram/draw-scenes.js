import { gap, stack, textLines } from './block.js';
import { drawPart, drawTitle } from './draw-part.js';
import { shortenToWidth, wrapPieces } from './fit-text.js';
import { lanesOf, MARGIN, WIDTH } from './lanes.js';
import { altText, partWords } from './scene.js';
import { DIAGRAM_CLASS, drawBox, escapeXml, faceClass, STYLE } from './svg.js';
import { TEXT_SIZE } from './text-width.js';
/** Pixels: what a telephone's screen shows at once. */
export const MAX_HEIGHT = 840;
const FOOT = 14;
/** Pixels: two lines. */
const LONGEST_TITLE = 600;
/** In reading order; empty without scenes. `title`: what the pictures are of. */
export function drawScenes(title, scenes) {
    const name = shortenToWidth(title, 'bold', LONGEST_TITLE);
    const pages = paginate(scenes, MAX_HEIGHT - MARGIN - headingOf(name, 'part 10 of 10').height - lanesOf(scenes).height - FOOT);
    return pages.map((page, index) => {
        const part = pages.length === 1 ? '' : `part ${index + 1} of ${pages.length}`;
        const opening = `Sequence diagram: ${[name, part].filter((one) => one !== '').join(', ')}.`;
        const jar = page.jar === null ? '' : ` ${partWords(page.jar)}`;
        const alt = altText(opening + jar, page.scenes);
        return { kind: 'picture', svg: drawPage(name, part, page, alt), alt, isTold: true };
    });
}
function drawPage(title, part, { scenes, blocks }, alt) {
    const lanes = lanesOf(scenes);
    const heading = headingOf(title, part);
    const namesTop = MARGIN + heading.height;
    const top = namesTop + lanes.height;
    const content = stack(...blocks);
    const height = Math.ceil(top + content.height + FOOT);
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" class="${DIAGRAM_CLASS}" role="img" width="${WIDTH}" height="${height}"`,
        ` viewBox="0 0 ${WIDTH} ${height}" aria-label="${escapeXml(alt)}"><style>${FACES}${STYLE}</style>`,
        drawBox({ x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1 }, 'ground', 12, 'frame'),
        heading.draw(MARGIN, lanes),
        lanes.drawLines(namesTop, height - 8),
        lanes.drawNames(namesTop),
        content.draw(top, lanes),
        '</svg>',
    ].join('');
}
function headingOf(title, part) {
    const words = [
        { text: title, face: 'bold' },
        { text: part === '' ? '' : ` (${part})`, face: 'plain' },
    ];
    const lines = wrapPieces(words, WIDTH - 2 * MARGIN - 4);
    return stack(textLines(lines, MARGIN + 2, (face) => (face === 'bold' ? 'ink' : 'quiet'), false), gap(8));
}
const SANS = '"DejaVu Sans",Verdana,sans-serif';
const MONO = '"DejaVu Sans Mono",Menlo,Consolas,monospace';
/** Property by property: the renderer of the PNG does not know `font`. */
const faceRule = (face, family, weight) => `.${faceClass(face)}{font-family:${family};font-size:${TEXT_SIZE}px;font-weight:${weight}}`;
const FACES = [
    faceRule('plain', SANS, 'normal'),
    faceRule('bold', SANS, 'bold'),
    faceRule('mono', MONO, 'normal'),
    faceRule('mono-bold', MONO, 'bold'),
].join('');
/** Scenes stay whole where they can. `room`: pixels of height on each page. */
function paginate(scenes, room) {
    const pages = new Pages(room);
    for (const scene of scenes)
        pages.add(scene);
    return pages.all();
}
class Pages {
    #room;
    #done = [];
    #scenes = [];
    #blocks = [];
    #jar = null;
    #carried = null;
    constructor(room) {
        this.#room = room;
    }
    add(scene) {
        const whole = blockOf(scene);
        if (whole.height > this.#left())
            this.#turn(whole.height);
        if (whole.height <= this.#left())
            this.#put(scene, whole);
        else
            for (const piece of this.#cut(scene))
                this.#put(piece, blockOf(piece));
        this.#jar = scene.parts.findLast((part) => part.kind === 'jar') ?? this.#jar;
    }
    all() {
        return this.#scenes.length === 0 ? this.#done : [...this.#done, this.#page()];
    }
    #left() {
        return this.#room - stack(...this.#blocks).height;
    }
    #page() {
        return { scenes: this.#scenes, blocks: this.#blocks, jar: this.#carried };
    }
    /** A new page begins with what the jar holds, if there is room below it for the next block. `next`: its height. */
    #turn(next) {
        if (this.#scenes.length === 0)
            return;
        this.#done.push(this.#page());
        this.#scenes = [];
        this.#blocks = [];
        this.#carried = null;
        if (this.#jar === null || this.#jar.cookies.length === 0)
            return;
        const block = drawPart(this.#jar);
        if (block.height + next > this.#room)
            return;
        this.#blocks = [block];
        this.#carried = this.#jar;
    }
    #put(scene, block) {
        if (block.height > this.#left())
            this.#turn(block.height);
        this.#scenes.push(scene);
        this.#blocks.push(block);
    }
    /** A scene that is higher than a page, in pieces that are not. */
    #cut(scene) {
        const pieces = [];
        for (const part of scene.parts) {
            const last = pieces.at(-1);
            const longer = last === undefined ? null : { ...last, parts: [...last.parts, part] };
            if (longer !== null && blockOf(longer).height <= this.#room)
                pieces[pieces.length - 1] = longer;
            else {
                const title = last === undefined ? scene.title : `${scene.title} (continued)`;
                pieces.push({ ...scene, title, parts: [part] });
            }
        }
        return pieces;
    }
}
const blockOf = ({ number, title, parts }) => stack(drawTitle(number, title), ...parts.map(drawPart));
//# sourceMappingURL=draw-scenes.js.map