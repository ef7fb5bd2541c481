/** A line of styled text, before it is known whether the terminal has colours; and the two ways to put lines together. */
import { styleText } from 'node:util';
import { displayWidth } from './display-width.ts';

export type Format = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'dim' | 'cyan' | 'green' | 'red' | 'yellow';

/** A run of text in one style; the text is safe to print and has no line ends. */
export interface Span {
  readonly text: string;
  readonly formats: readonly Format[];
}

export type Line = readonly Span[];

export const span = (text: string, ...formats: readonly Format[]): Span => ({ text, formats });

export const lineWidth = (line: Line): number => line.reduce((width, { text }) => width + displayWidth(text), 0);

/** Puts `mark` before the first line and sets the others off by as much. */
export function hang(mark: string, lines: readonly Line[]): readonly Line[] {
  const margin = span(' '.repeat(displayWidth(mark)));
  return lines.map((line, index) => {
    if (index === 0) return [span(mark), ...line];
    return line.length === 0 ? line : [margin, ...line];
  });
}

/** Groups of lines with an empty line between each two; groups without lines are left out. */
export function withGaps(groups: readonly (readonly Line[])[]): readonly Line[] {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [[], ...group]));
}

/** The lines as the characters that go to the terminal; without colours, only the text. */
export const paint = (lines: readonly Line[], colours: boolean): string =>
  lines.map((line) => line.map((part) => paintSpan(part, colours)).join('')).join('\n');

function paintSpan({ text, formats }: Span, colours: boolean): string {
  if (!colours || formats.length === 0) return text;
  return styleText([...formats], text, { validateStream: false });
}
