/** A message's blocks → the text that the terminal prints. Pure. */
import { code, codeBlock, paragraph } from '../../src/core/prose.ts';
import type { Block, Buttons, Choices, Menu, Notice, Picture, Progress } from '../../src/core/reply.ts';
import { ownNumber } from '../shared/menu-entries.ts';
import { type Format, hang, type Line, paint, span, withGaps } from './line.ts';
import { renderInline, renderProse } from './render-prose.ts';
import { visibleLine } from './visible.ts';
import { wrap } from './wrap.ts';

/** What the terminal can do. */
export interface Surface {
  /** Columns; `Infinity` for a file or a pipe, where lines are as long as they are. */
  readonly width: number;
  readonly colours: boolean;
}

/** The text of a message, without a line end behind it. */
export function writeMessage(blocks: readonly Block[], { width, colours }: Surface): string {
  let entries = 0;
  const groups = blocks.filter(isNew).map((block): readonly Line[] => {
    if (block.kind !== 'menu') return renderBlock(block, width);
    const lines = renderMenu(block, entries, width);
    entries += block.entries.length;
    return lines;
  });
  return paint(withGaps(groups), colours);
}

function renderBlock(block: Exclude<Block, Menu>, width: number): readonly Line[] {
  switch (block.kind) {
    case 'notice':
      return renderNotice(block, width);
    case 'progress':
      return renderProgress(block, width);
    case 'choices':
      return renderChoices(block, width);
    case 'buttons':
      return renderButtons(block, width);
    case 'picture':
      return renderPicture(block, width);
    case 'file':
      return renderProse([paragraph(code(block.name)), codeBlock('', block.text)], width);
    default:
      return renderProse([block], width);
  }
}

/** Of several pictures in a row whose words stand above, one line tells. */
const isNew = (block: Block, index: number, blocks: readonly Block[]): boolean =>
  !(isToldPicture(block) && isToldPicture(blocks[index - 1]));

const isToldPicture = (block: Block | undefined): boolean => block?.kind === 'picture' && block.isTold === true;

function renderPicture({ alt, isTold }: Picture, width: number): readonly Line[] {
  if (isTold !== true) return renderProse([paragraph(alt)], width);
  return wrap([span('(Discord and Slack show a picture here. The text above says the same.)', 'dim')], width);
}

const TONES: Readonly<Record<Notice['tone'], { readonly sign: string; readonly colour: Format }>> = {
  right: { sign: '✓', colour: 'green' },
  wrong: { sign: '✗', colour: 'red' },
  info: { sign: 'i', colour: 'cyan' },
  warning: { sign: '!', colour: 'yellow' },
};

/** The title says in words what the sign and its colour say. */
function renderNotice({ tone, title, content }: Notice, width: number): readonly Line[] {
  const { sign, colour } = TONES[tone];
  return withGaps([wrap([span(`${sign} ${visibleLine(title)}`, 'bold', colour)], width), renderProse(content, width)]);
}

const renderProgress = ({ label }: Progress, width: number): readonly Line[] =>
  wrap([span(visibleLine(label), 'dim')], width);

const renderChoices = ({ choices }: Choices, width: number): readonly Line[] =>
  choices.flatMap(({ letter, label }) => {
    const mark = `  ${letter}. `;
    return hang(mark, wrap(renderInline(label), width - mark.length));
  });

/** `[Next]  [Back]`: the words between the brackets can be typed. A button is never broken over two lines. */
function renderButtons({ buttons }: Buttons, width: number): readonly Line[] {
  const lines: Line[] = [];
  let room = 0;
  for (const { label, style } of buttons) {
    const text = `[${visibleLine(label)}]`;
    const drawn = style === 'primary' ? span(text, 'bold', 'cyan') : span(text, 'cyan');
    const last = lines.at(-1);
    if (last === undefined || text.length + 2 > room) {
      lines.push([drawn]);
      room = width - text.length;
    } else {
      lines[lines.length - 1] = [...last, span('  '), drawn];
      room -= text.length + 2;
    }
  }
  return lines;
}

/** `before`: how many entries other menus of the message have numbered already. */
function renderMenu({ label, entries }: Menu, before: number, width: number): readonly Line[] {
  return [
    ...wrap([span(`${visibleLine(label)}:`, 'bold')], width),
    ...entries.flatMap((entry, index) => {
      const mark = ownNumber(entry.label) === null ? `  ${before + index + 1}. ` : '  ';
      return hang(mark, wrap([span(visibleLine(entry.label))], width - mark.length));
    }),
  ];
}
