/** What is shown in the place of a picture or a file where Slack takes neither: ephemeral messages, and after a refusal. */
import { code, codeBlock, paragraph } from '../../src/core/prose.ts';
import type { Block, File, Picture } from '../../src/core/reply.ts';

/** Pictures that Slack has, by the id of its file. */
export type Uploaded = ReadonlyMap<Picture, string>;
export const NOTHING_UPLOADED: Uploaded = new Map();

/** Blocks without files, and without the pictures that are not uploaded. Loses no text. */
export const withStandIns = (blocks: readonly Block[], uploaded: Uploaded): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'file') return fileStandIn(block);
    if (block.kind === 'picture' && !uploaded.has(block)) return [paragraph(block.alt)];
    return [block];
  });

function fileStandIn({ name, text }: File): Block[] {
  const language = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return [paragraph(code(name)), codeBlock(language, text)];
}
