/** Texts made to fit a width: sentences are broken into lines, long words lose their middle. Nothing is cut off. */
import { textWidth } from './text-width.js';
/** Lines of at most `width` pixels, broken at spaces. Words that are too long for a line lose their middle. */
export function wrapPieces(pieces, width) {
    const lines = [];
    for (const cluster of clustersOf(pieces).map((one) => fitCluster(one, width))) {
        const line = lines.at(-1);
        if (line === undefined || !append(line, cluster, width))
            lines.push(firstOf(cluster));
    }
    return lines;
}
/** The text, without its middle where it is wider than that: `eyJ0aGVtZS…3Fh8w`. */
export function shortenToWidth(text, face, width) {
    if (textWidth(text, face) <= width)
        return text;
    const characters = [...text];
    let shown = characters.length - 1;
    const short = () => {
        const first = Math.ceil(shown * 0.6);
        return `${characters.slice(0, first).join('')}…${characters.slice(characters.length - (shown - first)).join('')}`;
    };
    while (shown > 1 && textWidth(short(), face) > width)
        shown -= Math.max(1, Math.floor(shown / 20));
    return short();
}
function clustersOf(pieces) {
    const clusters = [[]];
    for (const { text, face } of pieces) {
        for (const [index, part] of text.split(/\s+/).entries()) {
            if (index > 0)
                clusters.push([]);
            if (part !== '')
                clusters.at(-1)?.push({ text: part, face, full: null });
        }
    }
    return clusters.filter((cluster) => cluster.length > 0);
}
/** The longest fragment gives up as much as is needed: what stands around it is punctuation, or the name of a value. */
function fitCluster(cluster, width) {
    const widths = cluster.map(({ text, face }) => textWidth(text, face));
    const whole = widths.reduce((sum, one) => sum + one, 0);
    if (whole <= width)
        return cluster;
    const longest = widths.indexOf(Math.max(...widths));
    return cluster.map((fragment, index) => {
        if (index !== longest)
            return fragment;
        const text = shortenToWidth(fragment.text, fragment.face, width - (whole - (widths[index] ?? 0)));
        return { ...fragment, text, full: fragment.text };
    });
}
const firstOf = (cluster) => {
    const line = [];
    for (const fragment of cluster)
        place(line, fragment, '');
    return line;
};
/** Appends to a line; false when there is no room. */
function append(line, cluster, width) {
    const longer = [...line];
    for (const [index, fragment] of cluster.entries())
        place(longer, fragment, index === 0 ? ' ' : '');
    if (endOf(longer) > width)
        return false;
    line.splice(0, line.length, ...longer);
    return true;
}
const endOf = (line) => {
    const last = line.at(-1);
    return last === undefined ? 0 : last.x + last.width;
};
/** Puts a fragment at the end of a line: into the last piece where the face is the same. */
function place(line, { text, face, full }, space) {
    const last = line.at(-1);
    if (last !== undefined && last.face === face && full === null && last.full === null) {
        const joined = last.text + space + text;
        line[line.length - 1] = { ...last, text: joined, width: textWidth(joined, face) };
        return;
    }
    const x = endOf(line) + textWidth(space, 'plain');
    line.push({ text, face, full, x, width: textWidth(text, face) });
}
//# sourceMappingURL=fit-text.js.map