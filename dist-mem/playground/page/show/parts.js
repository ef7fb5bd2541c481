import { h, s } from 'hastscript';
import { hashText } from '../../../src/core/hash-text.js';
const HUES = 6;
/** A portrait: a letter on a colour that is always the same for the same name. */
export function showAvatar(name) {
    const [letter = '?'] = name.trim();
    return h(`span.avatar.hue-${hashText(name) % HUES}`, { ariaHidden: 'true' }, letter.toUpperCase());
}
/** Parts of a moment in a time zone, for people: day, month, time. Throws RangeError for a zone that does not exist. */
export const writeDate = (at, zone, options) => new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC', ...options }).format(at);
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' };
const CLOCK = { hour: '2-digit', minute: '2-digit' };
/** As Discord writes it: `Today at 14:03`, `Yesterday at 14:03`, `22/11/2026 14:03`. */
export function writeMoment(at, { now, zone }) {
    const day = writeDate(at, zone, DAY);
    const clock = writeDate(at, zone, CLOCK);
    if (day === writeDate(now, zone, DAY))
        return `Today at ${clock}`;
    return day === writeDate(now - 24 * 60 * 60_000, zone, DAY) ? `Yesterday at ${clock}` : `${day} ${clock}`;
}
/** As Slack writes it: `14:03` today, and the day before it on other days. */
export const writeShortMoment = (at, context) => writeMoment(at, context).replace(/^Today at /, '');
/** A moment with its text. */
export const showTime = (at, words) => h('time', { dateTime: new Date(at).toISOString() }, words);
/** Plain text with visible line breaks. */
export const showLines = (text) => text
    .split('\n')
    .flatMap((line, index) => [
    ...(index === 0 ? [] : [h('br')]),
    ...(line === '' ? [] : [{ type: 'text', value: line }]),
]);
/** A block of code. `language` is a highlighter's name or the empty string. */
export const showCode = (language, code) => h('pre.code', h('code', language === '' ? {} : { className: [`language-${language}`] }, code));
/**
 * Code that does not wrap but scrolls, and takes the focus so that keys can scroll it. `name` is for screen readers.
 */
export const showScrollingCode = (name, code) => h('pre', { tabIndex: 0, role: 'group', ariaLabel: name }, code);
/**
 * A field of several lines. It may hold code: spelling is not checked. HTML drops a line break after the tag: one more
 * is added.
 */
export const showTextArea = (attributes, value) => h('textarea', { ...attributes, rows: 8, spellCheck: false }, value.startsWith('\n') ? `\n${value}` : value);
/** A file to download. */
export function showFile({ name, address, bytes }) {
    return h('p.file', showIcon('file'), address === null ? h('span.name', name) : h('a.name', { href: address, download: name }, name), bytes === undefined ? [] : h('span.size', writeSize(bytes)));
}
/** A picture with its description and title; the description alone when it is unavailable. */
export function showPicture(address, alt, title = []) {
    const caption = title.length === 0 ? [] : h('figcaption', title);
    const picture = address === null ? h('p.missing-picture', alt) : h('img', { src: address, alt, loading: 'lazy' });
    return h('figure.picture', caption, picture);
}
/** `1.2 KB` */
function writeSize(bytes) {
    if (bytes < 1000)
        return `${bytes} bytes`;
    return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
const SHAPES = {
    eye: ['M1 8c3-6 11-6 14 0-3 6-11 6-14 0z', 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z'],
    file: ['M3 1.5h6l4 4v9H3z', 'M9 1.5v4h4', 'M5.5 8.5h5M5.5 11.5h5'],
};
/** An icon, drawn rather than an emoji, for which not every machine has a font. Text stands beside it. */
export const showIcon = (name) => s('svg', { className: ['icon'], viewBox: '0 0 16 16', width: 16, height: 16, ariaHidden: 'true' }, SHAPES[name].map((d) => s('path', { d, fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 })));
const HEADING = /^h([1-6])$/;
/**
 * Changes the levels of a message's headings to fit the page: the highest ones are at `top`, and none is more than
 * one level below the one before it, which screen readers would report as a gap. Their look depends on their class.
 */
export function levelHeadings(element, top) {
    const written = headingLevels(element);
    const highest = Math.min(...written);
    let before = top - 1;
    const relevel = (node) => (node.type === 'element' ? relevelElement(node) : node);
    const relevelElement = (node) => {
        const level = levelOf(node);
        if (level !== null)
            before = Math.min(top + level - highest, before + 1, 6);
        return { ...node, tagName: level === null ? node.tagName : `h${before}`, children: node.children.map(relevel) };
    };
    return written.length === 0 ? element : relevelElement(element);
}
const levelOf = ({ tagName }) => {
    const [, digit] = HEADING.exec(tagName) ?? [];
    return digit === undefined ? null : Number(digit);
};
function headingLevels(element) {
    const own = levelOf(element);
    const inside = element.children.flatMap((child) => (child.type === 'element' ? headingLevels(child) : []));
    return own === null ? inside : [own, ...inside];
}
//# sourceMappingURL=parts.js.map