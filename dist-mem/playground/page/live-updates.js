import { toHtml } from 'hast-util-to-html';
import { hashText } from '../../src/core/hash-text.js';
export class UpdateStream {
    #response;
    #draw;
    #sent = new Map();
    #isScheduled = false;
    /** `draw` gives the page's current elements, each with an id. */
    constructor(response, draw) {
        this.#response = response;
        this.#draw = draw;
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        this.#send();
    }
    /** Call it when something may look different. */
    changed = () => {
        if (this.#isScheduled)
            return;
        this.#isScheduled = true;
        setImmediate(() => {
            this.#isScheduled = false;
            if (!this.#response.writableEnded)
                this.#send();
        });
    };
    #send() {
        for (const element of this.#draw()) {
            const id = String(element.properties.id);
            const before = this.#sent.get(id);
            const { tree, known } = leaveOut(element, before?.known ?? new Map());
            const html = toHtml(tree);
            if (html === before?.html)
                continue;
            // Without the new parts: if the next one equals it, nothing has changed.
            this.#sent.set(id, { html: toHtml(leaveOut(element, known).tree), known });
            this.#response.write(`data: ${JSON.stringify({ id, html })}\n\n`);
        }
    }
}
/** Makes an element a part with a version. By default the version changes with the contents. */
export function keep(id, element, version = hashText(toHtml(element)).toString(36)) {
    return { ...element, properties: { ...element.properties, id, dataKeep: version } };
}
/** The tree without the contents of known parts, and the parts that are known once it is sent. */
export function leaveOut(tree, known) {
    const next = new Map();
    const visit = (node) => {
        if (node.type !== 'element')
            return node;
        const part = partOf(node.properties);
        if (part === null)
            return { ...node, children: node.children.map(visit) };
        next.set(part.id, part.version);
        return known.get(part.id) === part.version ? { ...node, children: [] } : node;
    };
    return { tree: { ...tree, children: tree.children.map(visit) }, known: next };
}
function partOf({ id, dataKeep }) {
    return typeof id === 'string' && typeof dataKeep === 'string' ? { id, version: dataKeep } : null;
}
/** Draws a thing again only when one of the inputs of its drawing has changed. */
export class DrawCache {
    #drawn = new WeakMap();
    of(thing, inputs, draw) {
        const cached = this.#drawn.get(thing);
        if (cached?.inputs.every((value, index) => value === inputs[index]))
            return cached.element;
        const element = draw();
        this.#drawn.set(thing, { inputs, element });
        return element;
    }
}
//# sourceMappingURL=live-updates.js.map