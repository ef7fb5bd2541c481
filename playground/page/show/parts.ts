/** The portrait of somebody who has none: a letter on a colour that is always the same for the same name. */
import type { Element, ElementContent } from 'hast';
import { h, type Properties, s } from 'hastscript';
import { hashText } from '../../../src/core/hash-text.ts';

const HUES = 6;

export function showAvatar(name: string): Element {
  const [letter = '?'] = name.trim();
  return h(`span.avatar.hue-${hashText(name) % HUES}`, { ariaHidden: 'true' }, letter.toUpperCase());
}

/* When something was said: `14:03`, and in front of it the day as each platform writes it. */

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** UTC when left out. */
  readonly zone?: string | undefined;
}

/** Parts of a moment in a time zone, for people: day, month, time. Throws RangeError for a zone that does not exist. */
export const writeDate = (at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC', ...options }).format(at);

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** `14:03` */
const writeClock = (at: number, zone: string | undefined): string => writeDate(at, zone, CLOCK);

/** As Discord has it: `Today at 14:03`, `Yesterday at 14:03`, `22/11/2026 14:03`. */
export function writeMoment(at: number, { now, zone }: Clock): string {
  const day = writeDate(at, zone, DAY);
  const clock = writeClock(at, zone);
  if (day === writeDate(now, zone, DAY)) return `Today at ${clock}`;
  return day === writeDate(now - 24 * 60 * 60_000, zone, DAY) ? `Yesterday at ${clock}` : `${day} ${clock}`;
}

/** As Slack has it: `14:03` is today's, any other day is told. */
export const writeShortMoment = (at: number, clock: Clock): string => writeMoment(at, clock).replace(/^Today at /, '');

/** A moment with the words for it. */
export const showTime = (at: number, words: string): Element =>
  h('time', { dateTime: new Date(at).toISOString() }, words);

/* Plain text whose line ends are seen. */

export const showLines = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, index): ElementContent[] => [
      ...(index === 0 ? [] : [h('br')]),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ]);

/* Blocks of code. On both platforms their lines wrap; a payload's do not, so that it takes the focus to be scrolled by keys. */

/** `language` is a highlighter's name or the empty string. */
export const showCode = (language: string, code: string): Element =>
  h('pre.code', h('code', language === '' ? {} : { className: [`language-${language}`] }, code));

/** Code that scrolls in its own place; `name` is said to who comes there by key. */
export const showScrollingCode = (name: string, code: string): Element =>
  h('pre', { tabIndex: 0, role: 'group', ariaLabel: name }, code);

/* A field of many lines, with what it holds. */

/** Code is typed here, too: no spelling is checked. HTML drops a line end right after the tag, so that one more is needed. */
export const showTextArea = (attributes: Properties, value: string): Element =>
  h('textarea', { ...attributes, rows: 8, spellCheck: false }, value.startsWith('\n') ? `\n${value}` : value);

/* Files and pictures beside words. Where one is not to be had, its words are. */

interface FileLink {
  readonly name: string;
  /** Null when it is not to be had. */
  readonly address: string | null;
  readonly bytes?: number | undefined;
}

/** A file to keep. */
export function showFile({ name, address, bytes }: FileLink): Element {
  return h(
    'p.file',
    showIcon('file'),
    address === null ? h('span.name', name) : h('a.name', { href: address, download: name }, name),
    bytes === undefined ? [] : h('span.size', writeSize(bytes)),
  );
}

/** A picture with its words, and a title above it where it has one. */
export function showPicture(address: string | null, alt: string, title: ElementContent[] = []): Element {
  const caption = title.length === 0 ? [] : h('figcaption', title);
  const picture = address === null ? h('p.missing-picture', alt) : h('img', { src: address, alt, loading: 'lazy' });
  return h('figure.picture', caption, picture);
}

/** `1.2 KB` */
function writeSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/* Small pictures of our own, drawn and not typed: not every machine has letters for them. Their words stand beside them. */

const SHAPES = {
  eye: ['M1 8c3-6 11-6 14 0-3 6-11 6-14 0z', 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z'],
  file: ['M3 1.5h6l4 4v9H3z', 'M9 1.5v4h4', 'M5.5 8.5h5M5.5 11.5h5'],
} as const;

export const showIcon = (name: keyof typeof SHAPES): Element =>
  s(
    'svg',
    { className: ['icon'], viewBox: '0 0 16 16', width: 16, height: 16, ariaHidden: 'true' },
    SHAPES[name].map((d) => s('path', { d, fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 })),
  );

/*
 * Headings of a message on a page that has headings of its own: they begin at the level they are given, and none is more than
 * one level below the one before it, which a screen reader would tell as a gap. How they look is their class's business.
 */

const HEADING = /^h([1-6])$/;

/** The same element with its headings at fitting levels: its highest ones at `top`. */
export function levelHeadings(element: Element, top: number): Element {
  const written = headingLevels(element);
  const highest = Math.min(...written);
  let before = top - 1;
  const relevel = (node: ElementContent): ElementContent => (node.type === 'element' ? relevelElement(node) : node);
  const relevelElement = (node: Element): Element => {
    const level = levelOf(node);
    if (level !== null) before = Math.min(top + level - highest, before + 1, 6);
    return { ...node, tagName: level === null ? node.tagName : `h${before}`, children: node.children.map(relevel) };
  };
  return written.length === 0 ? element : relevelElement(element);
}

const levelOf = ({ tagName }: Element): number | null => {
  const [, digit] = HEADING.exec(tagName) ?? [];
  return digit === undefined ? null : Number(digit);
};

function headingLevels(element: Element): number[] {
  const own = levelOf(element);
  const inside = element.children.flatMap((child) => (child.type === 'element' ? headingLevels(child) : []));
  return own === null ? inside : [own, ...inside];
}
