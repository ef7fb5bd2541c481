/** Breaks styled text into lines of at most so many columns: at spaces, and inside a word only when it is too long. */
import { displayWidth } from './display-width.ts';
import { splitGraphemes } from './graphemes.ts';
import { type Line, lineWidth, type Span, span } from './line.ts';

/** A run without spaces; it may change its style midway. `spaced`: a space stands before it. */
interface Word {
  readonly line: Line;
  readonly spaced: boolean;
}

/** Wraps spans, whose texts may have line ends, to `width` columns (`Infinity`: only line ends break). */
export const wrap = (spans: readonly Span[], width: number): readonly Line[] =>
  splitLines(spans).flatMap((line) =>
    fill(
      wordsOf(line).flatMap((word) => chop(word, width)),
      width,
    ),
  );

function splitLines(spans: readonly Span[]): readonly Line[] {
  const lines: Span[][] = [[]];
  for (const { text, formats } of spans) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(span(part, ...formats));
    }
  }
  return lines;
}

function wordsOf(line: Line): readonly Word[] {
  const words: { line: Span[]; spaced: boolean }[] = [];
  let spaced = true;
  for (const { text, formats } of line) {
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) spaced = true;
      else {
        if (spaced) words.push({ line: [], spaced });
        words.at(-1)?.line.push(span(part, ...formats));
        spaced = false;
      }
    }
  }
  return words;
}

/** A word that is longer than a line, in pieces that fit. */
function chop(word: Word, width: number): readonly Word[] {
  if (lineWidth(word.line) <= width) return [word];
  const pieces: Span[][] = [[]];
  let room = width;
  for (const { text, formats } of word.line) {
    for (const grapheme of splitGraphemes(text)) {
      const columns = displayWidth(grapheme);
      if (columns > room && room < width) {
        pieces.push([]);
        room = width;
      }
      pieces.at(-1)?.push(span(grapheme, ...formats));
      room -= columns;
    }
  }
  return pieces.map((line, index) => ({ line, spaced: index === 0 && word.spaced }));
}

/** Puts words on lines, as many on each as fit. */
function fill(words: readonly Word[], width: number): readonly Line[] {
  const lines: Span[][] = [[]];
  let room = width;
  for (const { line, spaced } of words) {
    const isFirst = lines.at(-1)?.length === 0;
    const columns = lineWidth(line);
    if (!isFirst && columns + (spaced ? 1 : 0) > room) {
      lines.push([...line]);
      room = width - columns;
    } else {
      const gap = spaced && !isFirst ? [span(' ')] : [];
      lines.at(-1)?.push(...gap, ...line);
      room -= columns + gap.length;
    }
  }
  return lines;
}
