/**
 * The way from a private answer among others to the conversation of two. The button names no lesson: the tutor goes on
 * there with whatever the learner is in, which may be a review or a quiz as well.
 */
import { action } from '../../src/core/action.ts';
import type { Block, Button, Reply } from '../../src/core/reply.ts';

export const CONTINUE_DIRECTLY: Button = {
  label: 'Continue in our DM',
  action: action('dm'),
  style: 'secondary',
};

const OFFER: Block = { kind: 'buttons', buttons: [CONTINUE_DIRECTLY] };

/** The reply with the way below what it shows last; as it was, when it shows nothing new. */
export function withWayToDirect({ pressed, blocks }: Reply): Reply {
  if (blocks.length > 0) return { pressed, blocks: [...blocks, OFFER] };
  if (pressed === 'keep' || pressed === 'settle' || pressed.length === 0) return { pressed, blocks };
  return { pressed: [...pressed, OFFER], blocks };
}
