/** A learner in front of the tutor, without any platform: what tests press and read. */
import { decodeAction, encodeAction } from '../../src/core/action.ts';
import type { Input } from '../../src/core/event.ts';
import { inlineText, proseText } from '../../src/core/prose.ts';
import { type Block, inWords, picturesIn, type Reply, settlePictures } from '../../src/core/reply.ts';
import type { Tutor } from '../../src/tutor/ports.ts';

/** A block as a line of plain text; controls in brackets. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'notice':
      return `${block.title}: ${proseText(block.content)}`;
    case 'progress':
      return `${block.label} ${block.done}/${block.total}`;
    case 'choices':
      return block.choices.map(({ letter, label }) => `[${letter}] ${inlineText(label)}`).join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'menu':
      return block.entries.map(({ label }) => `[${label}]`).join('\n');
    case 'picture':
      return block.alt;
    case 'file':
      return `${block.name}\n${block.text}`;
    case 'with-pictures':
      // Both are read: what a picture says, and what stands in its place.
      return [...picturesIn(block.blocks), ...block.instead].map(blockText).join('\n');
    default:
      return proseText([block]);
  }
}

const allBlocks = ({ pressed, blocks }: Reply): readonly Block[] => [
  ...(typeof pressed === 'string' ? [] : pressed),
  ...blocks,
];

/** A reply as it is read where pictures are shown. */
export const picturedText = (reply: Reply): string =>
  settlePictures(allBlocks(reply), () => true)
    .map(blockText)
    .join('\n');

/** A reply as it is read where there are no pictures. */
export const replyText = (reply: Reply): string => allBlocks(reply).map(blockText).join('\n');

/** The ids of everything that can be pressed in a reply, by label (a letter for an option). */
export function controls(reply: Reply): Map<string, string> {
  const found = new Map<string, string>();
  const all = allBlocks(reply);
  for (const block of [...settlePictures(all, () => true), ...inWords(all)]) {
    if (block.kind === 'buttons') for (const { label, action } of block.buttons) found.set(label, encodeAction(action));
    if (block.kind === 'menu') for (const { label, action } of block.entries) found.set(label, encodeAction(action));
    if (block.kind === 'choices') {
      for (const { letter, action } of block.choices) found.set(letter, encodeAction(action));
    }
  }
  return found;
}

export function learnerOf(tutor: Tutor, id = 'test:ada', session = 'first') {
  let events = 0;
  let last: Reply = { pressed: 'keep', blocks: [] };
  const ids = new Map<string, string>();

  async function send(input: Input, event = `event-${session}-${id}-${++events}`): Promise<string> {
    const reply = await tutor.handle({ id: event, learner: id, ...input });
    if (reply === null) return '';
    last = reply;
    for (const [label, actionId] of controls(reply)) ids.set(label, actionId);
    return replyText(reply);
  }

  return {
    send,
    say: (text: string) => send({ kind: 'message', text }),
    open: (name: string) => send({ kind: 'command', name: 'lesson', options: { name } }),
    /** Presses the newest control with this label. */
    press: (label: string) => send({ kind: 'press', action: decodeAction(ids.get(label) ?? `no control ${label}`) }),
    submit: (actionId: string, fields: Readonly<Record<string, string>>) =>
      send({ kind: 'submit', action: decodeAction(actionId), fields }),
    id: (label: string) => ids.get(label) ?? '',
    reply: () => last,
  };
}
