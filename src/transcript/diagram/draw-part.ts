/** One part of a scene, laid out: how high it is, and its strokes below a given height. */
import type { MarkKind } from '../words/marked-lines.ts';
import { type Block, gap, LINE, stack, textLines } from './block.ts';
import { drawJar } from './draw-jar.ts';
import { drawFields, drawPage } from './draw-message.ts';
import { wrapPieces } from './fit-text.ts';
import { BROWSER_X, drawArrow, TEXT_LEFT, TEXT_RIGHT, WIDTH } from './lanes.ts';
import type { Part } from './scene.ts';
import { drawBox, drawStroke, drawText, fillClass, type Ink, short } from './svg.ts';
import { textWidth } from './text-width.ts';

export function drawPart(part: Part): Block {
  switch (part.kind) {
    case 'request':
      return stack(drawFields('Request', part.fields, 'ask'), drawArrow(part.host, 'there'));
    case 'response':
      return stack(drawFields('Response', part.fields, 'answer'), drawPage(part.page), drawArrow(part.host, 'back'));
    case 'silence':
      return stack(drawTrouble(part.words), drawArrow(part.host, 'never'));
    case 'mark':
      return drawMark(part);
    case 'note':
      return drawNote(part.words, 'plain', 'quiet');
    case 'script':
      return drawNote(part.text === '' ? '(nothing)' : part.text, 'mono', 'ask');
    case 'time':
      return drawTime(part.words);
    case 'jar':
      return drawJar(part);
  }
}

const ICON_ROOM = 22;

function drawMark({ mark, words }: Extract<Part, { kind: 'mark' }>): Block {
  const { ink } = MARKS[mark];
  const pieces = [
    { text: mark, face: 'bold' } as const,
    ...words.map(({ text, isCode }, index) => {
      const face = isCode ? 'mono' : 'plain';
      return { text: index === 0 ? ` ${text}` : text, face } as const;
    }),
  ];
  const left = TEXT_LEFT + ICON_ROOM;
  const lines = wrapPieces(pieces, TEXT_RIGHT - left);
  const text = textLines(lines, left, (face) => (face === 'bold' ? ink : 'ink'));
  return stack(
    {
      height: text.height,
      draw: (top, lanes) => text.draw(top, lanes) + drawMarkIcon(mark, TEXT_LEFT + ICON_RADIUS, top + LINE / 2),
    },
    gap(3),
  );
}

function drawTrouble(words: string): Block {
  const lines = wrapPieces(
    [
      { text: 'No response.', face: 'bold' },
      { text: ` ${words}`, face: 'plain' },
    ],
    TEXT_RIGHT - TEXT_LEFT,
  );
  return stack(
    gap(2),
    textLines(lines, TEXT_LEFT, (face) => (face === 'bold' ? 'bad' : 'ink')),
    gap(4),
  );
}

const NOTE_PADDING = 8;

/** On a tinted background, with a bar on its left. */
function drawNote(words: string, face: 'plain' | 'mono', bar: Ink): Block {
  const left = TEXT_LEFT + NOTE_PADDING + 3;
  const lines = wrapPieces([{ text: words, face }], TEXT_RIGHT - NOTE_PADDING - left);
  const text = textLines(lines, left, () => 'ink', false);
  const height = text.height + 8;
  return {
    height: height + 6,
    draw: (top, lanes) =>
      drawBox({ x: TEXT_LEFT, y: top, width: TEXT_RIGHT - TEXT_LEFT, height }, 'tint', 4) +
      drawBox({ x: TEXT_LEFT, y: top, width: 3, height }, bar) +
      text.draw(top + 4, lanes),
  };
}

/** Across the lines of all servers: time passes for everybody. */
function drawTime(words: string): Block {
  const lines = wrapPieces([{ text: words, face: 'bold' }], WIDTH - 100);
  const width = Math.max(0, ...lines.map((line) => (line.at(-1)?.x ?? 0) + (line.at(-1)?.width ?? 0)));
  const left = (WIDTH - width) / 2 + 10;
  const text = textLines(lines, left, () => 'ink', false);
  const height = text.height + 10;
  return {
    height: height + 8,
    draw(top, lanes) {
      const middle = top + height / 2;
      const box = { x: left - 34, y: top, width: width + 48, height };
      const clock = `M${short(left - 17)} ${short(middle)}m0-7a7 7 0 1 0 .01 0m0 3V${short(middle)}l3 2`;
      return drawBox(box, 'tint', 14, 'thread') + drawStroke(clock, 'quiet', 1.6) + text.draw(top + 5, lanes);
    },
  };
}

/** Where a scene begins: the number of a step on the browser's line, and what the visitor does. */
export function drawTitle(number: number | null, title: string): Block {
  const text = textLines(wrapPieces([{ text: title, face: 'bold' }], TEXT_RIGHT - TEXT_LEFT), TEXT_LEFT, () => 'ink');
  const badge = (y: number): string => {
    if (number === null) return `<circle cx="${BROWSER_X}" cy="${short(y)}" r="5" class="${fillClass('quiet')}"/>`;
    const label = String(number);
    const width = Math.max(22, textWidth(label, 'bold') + 8);
    const box = { x: BROWSER_X - width / 2, y: y - 11, width, height: 22 };
    const x = BROWSER_X - textWidth(label, 'bold') / 2;
    return drawBox(box, 'ink', 11) + drawText({ text: label, face: 'bold', ink: 'ground', x, y: y + 4.7 });
  };
  return stack(
    gap(12),
    { height: Math.max(22, text.height), draw: (top, lanes) => badge(top + 10) + text.draw(top + 1, lanes) },
    gap(2),
  );
}

/* The signs of marks are drawn, around the middle of a disc: fonts lack some, and telephones turn others into emoji. */
const CROSS = 'M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6';
const MINUS = 'M-3.4 0H3.4';
const TICK = 'M-3 .2-.9 2.4 3.2-2.4';
const QUESTION = 'M-1.7-2A1.8 1.8 0 1 1 .6-.4L0 .9M0 3.3V3.4';
const BANG = 'M0-3.6V.7M0 3.4V3.5';

/** The colour only repeats what sign and word say. */
const MARKS: Readonly<Record<MarkKind, { readonly sign: string; readonly ink: Ink }>> = {
  sent: { sign: 'M-3.4 0H3.2M.6-2.7 3.3 0 .6 2.7', ink: 'good' },
  withheld: { sign: CROSS, ink: 'bad' },
  hidden: { sign: CROSS, ink: 'bad' },
  expired: { sign: 'M-2.6-3.4H2.6L-2.6 3.4H2.6Z', ink: 'warn' },
  stored: { sign: 'M-3.4 0H3.4M0-3.4V3.4', ink: 'good' },
  replaced: { sign: 'M3.1-1.4A3.4 3.4 0 1 0 3.3 1.1M3.3-3.6V-1.2H.9', ink: 'good' },
  deleted: { sign: MINUS, ink: 'warn' },
  evicted: { sign: MINUS, ink: 'warn' },
  kept: { sign: 'M-.9 0A.9.9 0 1 0 .9 0 .9.9 0 1 0-.9 0', ink: 'good' },
  changed: { sign: 'M-3 3-2.5.9 1.6-3.2 3.2-1.6-.9 2.5Z', ink: 'ask' },
  ignored: { sign: 'M-2.6 0A2.6 2.6 0 1 0 2.6 0 2.6 2.6 0 1 0-2.6 0', ink: 'quiet' },
  rejected: { sign: BANG, ink: 'bad' },
  blocked: { sign: BANG, ink: 'bad' },
  asked: { sign: QUESTION, ink: 'ask' },
  allowed: { sign: TICK, ink: 'good' },
  refused: { sign: CROSS, ink: 'bad' },
  readable: { sign: TICK, ink: 'good' },
  unreadable: { sign: CROSS, ink: 'bad' },
  note: { sign: 'M0-.7V3.4M0-3.5V-3.4', ink: 'quiet' },
};

const ICON_RADIUS = 7;

function drawMarkIcon(kind: MarkKind, x: number, y: number): string {
  const { sign, ink } = MARKS[kind];
  const stroke = drawStroke(sign, 'ground', 1.6, ' stroke-linecap="round" stroke-linejoin="round"');
  return (
    `<g transform="translate(${short(x)} ${short(y)})">` +
    `<circle r="${ICON_RADIUS}" class="${fillClass(ink)}"/>${stroke}</g>`
  );
}
