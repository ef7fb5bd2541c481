/**
 * What the drawings of both platforms share: their context, and small parts such as times, code, files and headings.
 */
import type { Element, ElementContent } from 'hast';
import { h, type Properties, s } from 'hastscript';
import { hashText } from '../../../src/core/hash-text.ts';

/** What a message or form cannot know by itself. */
export interface DrawContext {
  /** Epoch milliseconds: "Today", "2 hours ago". */
  readonly now: number;
  /** The reader's IANA time zone; by default UTC. */
  readonly zone?: string | undefined;
  /**
   * Where this reader finds a picture or file, by its address or by the id of Slack's file; null when it is
   * unavailable. By default at its address, and Slack's files are unavailable.
   */
  readonly resolve?: ((addressOrId: string) => string | null) | undefined;
  /** The name of a user, role, group or channel, by its id. */
  readonly nameOf?: ((id: string) => string | undefined) | undefined;
  /** The level of a message's or form's heading; by default 3. Headings inside it go on from there. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** The same author wrote the message above shortly before: no second portrait. */
  readonly isContinued?: boolean | undefined;
  /** Prefix of the ids of a form's fields, which are unique on a page; by default the form's own id. */
  readonly formId?: string | undefined;
  /** Whether a form is named by its title, which makes it a landmark: false where a page has several with one title. */
  readonly isLandmark?: boolean | undefined;
  /** Errors at the fields of Slack's views, by block id. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
}

const HUES = 6;

/** A portrait: a letter on a colour that is always the same for the same name. */
export function showAvatar(name: string): Element {
  const [letter = '?'] = name.trim();
  return h(`span.avatar.hue-${hashText(name) % HUES}`, { ariaHidden: 'true' }, letter.toUpperCase());
}

/** Parts of a moment in a time zone, for people: day, month, time. Throws RangeError for a zone that does not exist. */
export const writeDate = (at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC', ...options }).format(at);

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** As Discord writes it: `Today at 14:03`, `Yesterday at 14:03`, `22/11/2026 14:03`. */
export function writeMoment(at: number, { now, zone }: DrawContext): string {
  const day = writeDate(at, zone, DAY);
  const clock = writeDate(at, zone, CLOCK);
  if (day === writeDate(now, zone, DAY)) return `Today at ${clock}`;
  return day === writeDate(now - 24 * 60 * 60_000, zone, DAY) ? `Yesterday at ${clock}` : `${day} ${clock}`;
}

/** As Slack writes it: `14:03` today, and the day before it on other days. */
export const writeShortMoment = (at: number, context: DrawContext): string =>
  writeMoment(at, context).replace(/^Today at /, '');

/** A moment with its text. */
export const showTime = (at: number, words: string): Element =>
  h('time', { dateTime: new Date(at).toISOString() }, words);

/** Plain text with visible line breaks. */
export const showLines = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, index): ElementContent[] => [
      ...(index === 0 ? [] : [h('br')]),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ]);

/** A block of code. `language` is a highlighter's name or the empty string. */
export const showCode = (language: string, code: string): Element =>
  h('pre.code', h('code', language === '' ? {} : { className: [`language-${language}`] }, code));

/**
 * Code that does not wrap but scrolls, and takes the focus so that keys can scroll it. `name` is for screen readers.
 */
export const showScrollingCode = (name: string, code: string): Element =>
  h('pre', { tabIndex: 0, role: 'group', ariaLabel: name }, code);

/**
 * A field of several lines. It may hold code: spelling is not checked. HTML drops a line break after the tag: one more
 * is added.
 */
export const showTextArea = (attributes: Properties, value: string): Element =>
  h('textarea', { ...attributes, rows: 8, spellCheck: false }, value.startsWith('\n') ? `\n${value}` : value);

interface FileLink {
  readonly name: string;
  /** Null when it is unavailable. */
  readonly address: string | null;
  readonly bytes?: number | undefined;
}

/** A file to download. */
export function showFile({ name, address, bytes }: FileLink): Element {
  return h(
    'p.file',
    showIcon('file'),
    address === null ? h('span.name', name) : h('a.name', { href: address, download: name }, name),
    bytes === undefined ? [] : h('span.size', writeSize(bytes)),
  );
}

/** A picture with its description and title; the description alone when it is unavailable. */
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

const SHAPES = {
  eye: ['M1 8c3-6 11-6 14 0-3 6-11 6-14 0z', 'M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z'],
  file: ['M3 1.5h6l4 4v9H3z', 'M9 1.5v4h4', 'M5.5 8.5h5M5.5 11.5h5'],
} as const;

/** An icon, drawn rather than an emoji, for which not every machine has a font. Text stands beside it. */
export const showIcon = (name: keyof typeof SHAPES): Element =>
  s(
    'svg',
    { className: ['icon'], viewBox: '0 0 16 16', width: 16, height: 16, ariaHidden: 'true' },
    SHAPES[name].map((d) => s('path', { d, fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 })),
  );

const HEADING = /^h([1-6])$/;

/**
 * Changes the levels of a message's headings to fit the page: the highest ones are at `top`, and none is more than
 * one level below the one before it, which screen readers would report as a gap. Their look depends on their class.
 */
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
