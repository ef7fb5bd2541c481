/** What a host is told whose channel takes no message of the bot's. */
import { paragraph } from '../core/prose.ts';
import type { Block } from '../core/reply.ts';

/** `what`: what could not be posted. */
export const notAllowed = (what: string): readonly Block[] => [
  paragraph(
    `I couldn’t open ${what}: I may not write in that channel. In Slack, invite me with “/invite”. On Discord, give me the `,
    'rights to see that channel and to send messages there. Then open it again.',
  ),
];
