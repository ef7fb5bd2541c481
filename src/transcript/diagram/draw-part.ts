/** One part of a scene, laid out: how high it is, and its strokes below a given height. */
import { type Block, gap, stack } from './block.ts';
import { drawArrow } from './draw-arrow.ts';
import { drawJar } from './draw-jar.ts';
import { drawFields, drawPage } from './draw-message.ts';
import { wrapPieces } from './fit-text.ts';
import { TEXT_LEFT, TEXT_RIGHT, WIDTH } from './lanes.ts';
import { drawMarkIcon, ICON_RADIUS, MARK_INKS } from './mark-icon.ts';
import type { Ink } from './palette.ts';
import type { Part } from './scene.ts';
import { drawBox, drawStroke, short } from './svg.ts';
import { LINE, textLines } from './text-lines.ts';

export function drawPart(part: Part): Block {
  switch (part.kind) {
    case 'request':
      return stack(drawFields(part.fields, 'ask'), drawArrow(part.host, 'there'));
    case 'response':
      return stack(drawFields(part.fields, 'answer'), drawPage(part.page), drawArrow(part.host, 'back'));
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
  const ink = MARK_INKS[mark];
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
      { text: 'No answer.', face: 'bold' },
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

/** On a ground of its own, with a bar on its left. */
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

/** Across all lines: time passes for everybody. */
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
