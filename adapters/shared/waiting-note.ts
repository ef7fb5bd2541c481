/** What a learner hears while a program waits for its turn; the answer takes its place. */
import { type Prose, paragraph } from '../../src/core/prose.ts';

const NUMBERS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** `ahead` is how many programs run before the learner's. */
export function waitingNote(ahead: number): Prose {
  if (ahead === 0) return paragraph('You are next. I will answer here.');
  const who = ahead === 1 ? 'One is' : `${NUMBERS[ahead] ?? ahead} are`;
  return paragraph(`${who} ahead of you. I will answer here.`);
}
