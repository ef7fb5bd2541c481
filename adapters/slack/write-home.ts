/** Blocks of a reply → the Home tab. Pure. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { Prose } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import { pack } from '../shared/pack.ts';
import { SLACK_LIMITS } from './limits.ts';
import { MORE_THAN_HOME } from './sentences.ts';
import { NOTHING_UPLOADED, withStandIns } from './stand-in.ts';
import { writeBlock } from './write-blocks.ts';

const { home } = SLACK_LIMITS;

/** The view. It cannot be split as messages can: what is too much for it is shown by a command, and it says so. */
export function writeHome(blocks: readonly Block[]): HomeView {
  const write = (page: readonly Block[]) => {
    const drawn = draw(page);
    return fits(drawn) ? drawn : null;
  };
  const [shown = [], ...rest] = pack(withStandIns(blocks, NOTHING_UPLOADED).map(forHome), write);
  return { type: 'home', blocks: rest.length === 0 ? shown : [...shown, ...draw([MORE_THAN_HOME])] };
}

const draw = (blocks: readonly Block[]): KnownBlock[] => blocks.flatMap((block) => writeBlock(block, NOTHING_UPLOADED));

/** One block is kept for the last sentence. */
const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length < home.blocks && JSON.stringify(blocks).length <= home.characters;

/**
 * Slack draws tables in messages only; in a quote their rows are lines. And the Home tab has no title of its own, so that
 * its parts may have the real headings, which a screen reader jumps between.
 */
function forHome(block: Block): Block {
  const inLines = (node: Prose): Prose => (node.kind === 'table' ? { kind: 'quote', children: [node] } : node);
  switch (block.kind) {
    case 'heading':
      return { ...block, level: 1 };
    case 'table':
      return inLines(block);
    case 'notice':
      return { ...block, content: block.content.map(inLines) };
    default:
      return block;
  }
}
