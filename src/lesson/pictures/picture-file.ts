/** A picture's bytes, read from a file beside a lesson: what it is, and whether a chat can show it. */
import { parseDocument } from 'htmlparser2';
import { base64 } from '../../core/base64.ts';

/** How large pictures may be. docs/lesson-format.md lists it. */
export const PICTURE_LIMITS = {
  /** Bytes of one. */
  bytes: 512 * 1024,
  /** Bytes of all pictures of a lesson, which stay in the bot's memory. */
  bytesOfLesson: 4 * 1024 * 1024,
  /** Pixels, of a PNG or a JPEG. */
  side: 4000,
  /** Units, of an SVG: it is drawn two and a half times as large. */
  sideOfSvg: 1600,
} as const;

/** What was found where a picture should be. */
export type PictureFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** It has more bytes than `PICTURE_LIMITS` allows. */
  | { readonly kind: 'too-large'; readonly size: number }
  /** `why` completes "the picture …": `does not exist`. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** Where the pictures of a lesson come from: what it names, and all names that there are, for who misspells one. */
export interface PictureFolder {
  /** By their names, as the lesson writes them. */
  readonly files: ReadonlyMap<string, PictureFile>;
  readonly there: readonly string[];
}

export const NO_FOLDER: PictureFolder = { files: new Map(), there: [] };

/** `image` as in `Picture` of core; or what is wrong. */
export type ReadPicture =
  | { readonly kind: 'picture'; readonly image: string }
  | { readonly kind: 'refused'; readonly found: string; readonly expected: string; readonly remedy?: string };

/** Reads the bytes of a file called `name`. */
export function readPictureFile(name: string, bytes: Uint8Array): ReadPicture {
  const type = typeOf(bytes);
  const wanted = name.toLowerCase().replace(/^.*\./, '').replace('jpg', 'jpeg');
  if (type !== wanted) {
    const found = type === null ? `is no ${WORDS[wanted] ?? 'picture'}` : `is a ${WORDS[type]}, by what is in it`;
    return { kind: 'refused', found, expected: 'a PNG, a JPEG or an SVG, with the ending that it is' };
  }
  if (type === 'svg') return readSvg(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''));
  const size = type === 'png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes);
  if (size === null) return { kind: 'refused', found: 'is broken', expected: 'a file that other programs open' };
  const tooLarge = refuseSize(size, PICTURE_LIMITS.side, 'pixels');
  return tooLarge ?? { kind: 'picture', image: `data:image/${type};base64,${base64(bytes)}` };
}

export const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024).toLocaleString('en')} KB`;

type Type = 'png' | 'jpeg' | 'svg';

const WORDS: Readonly<Record<string, string>> = { png: 'PNG', jpeg: 'JPEG', svg: 'SVG' };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** An SVG begins with its element, after a declaration and comments. */
const SVG_IS_NEAR = 2000;

function typeOf(bytes: Uint8Array): Type | null {
  const begins = (signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (begins(PNG)) return 'png';
  if (begins(JPEG)) return 'jpeg';
  return new TextDecoder().decode(bytes.subarray(0, SVG_IS_NEAR)).includes('<svg') ? 'svg' : null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function refuseSize({ width, height }: Size, most: number, unit: string): ReadPicture | null {
  if (width <= most && height <= most) return null;
  const found = `is ${width} by ${height} ${unit}`;
  return { kind: 'refused', found, expected: `at most ${most} by ${most}`, remedy: 'a phone shows some 1,000 pixels' };
}

/** From its first chunk, which is the header (PNG, section 11.2.1). */
function sizeOfPng(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(12) !== 0x49484452) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** From the first frame header: markers C0 to CF but the three that are something else (ITU T.81, table B.1). */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Runs code, holds a page, or takes something from elsewhere. */
const NOT_DRAWN = ['script', 'foreignobject', 'iframe', 'audio', 'video'];

type Node = ReturnType<typeof parseDocument>['children'][number];

function readSvg(source: string): ReadPicture {
  const refuse = (found: string, expected: string, remedy?: string): ReadPicture => ({
    kind: 'refused',
    found,
    expected,
    ...(remedy === undefined ? {} : { remedy }),
  });
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) return refuse('has a "<!DOCTYPE"', 'an SVG without it', 'delete it');
  const { children } = parseDocument(source, { xmlMode: true });
  const elements = allElements(children);
  const [root] = elements;
  if (root?.name !== 'svg') return refuse('is no SVG', 'a file whose outermost element is "<svg"');
  const code = elements.find(({ name }) => NOT_DRAWN.includes(name.toLowerCase()));
  if (code !== undefined) return refuse(`has a "<${code.name}>" in it`, 'shapes and text only');
  const outside = elements.flatMap(({ attribs }) => Object.entries(attribs)).find(leadsOutside);
  if (outside !== undefined) {
    return refuse(`takes something from "${outside[1].slice(0, 60)}"`, 'all that it shows in the file itself');
  }
  const size = sizeOfSvg(root.attribs);
  if (size === null)
    return refuse('has no size', 'width="…" and height="…", or viewBox="0 0 … …", in its first element');
  return refuseSize(size, PICTURE_LIMITS.sideOfSvg, 'units') ?? { kind: 'picture', image: source.trim() };
}

type Element = Extract<Node, { readonly attribs: unknown }>;

/** Those in it and all that are in them, without recursion: files may nest deeply. */
function allElements(nodes: readonly Node[]): readonly Element[] {
  const found: Element[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('attribs' in node)) continue;
    found.push(node);
    for (const child of [...node.children].reverse()) waiting.push(child);
  }
  return found;
}

function leadsOutside([name, value]: readonly [string, string]): boolean {
  if (/^(?:xlink:)?href$/i.test(name)) return !/^(?:#|data:image\/(?:png|jpeg);)/.test(value);
  return /url\(\s*["']?(?!#)[^\s"')]/i.test(value);
}

function sizeOfSvg({ width = '', height = '', viewBox = '' }: Readonly<Record<string, string>>): Size | null {
  const [, , wide, high] = viewBox.trim().split(/[\s,]+/);
  const size = { width: numberOf(width) ?? numberOf(wide), height: numberOf(height) ?? numberOf(high) };
  return size.width !== null && size.height !== null ? { width: size.width, height: size.height } : null;
}

/** `390`, `390px`; none of a share (`100%`) or of nothing. */
function numberOf(text = ''): number | null {
  const [, number] = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(text.trim()) ?? [];
  return number === undefined || Number(number) <= 0 ? null : Number(number);
}
