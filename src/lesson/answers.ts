/** `**Answers:** …`: the accepted forms of a typed answer, each in code. */
import type { PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { isMarker, type Marked } from './markers.ts';
import type { Page } from './page.ts';
import { quote } from './problem.ts';

/** What may stand between two answers. */
const SEPARATOR = /^(?:\s|,|;|\bor\b)*$/;

/** The accepted forms, the one to show first; a problem is reported, and the result is then of no use. */
export function readAnswers(page: Page, { place, blocks }: Marked): readonly [string, ...string[]] {
  const [first, ...others] = blocks;
  for (const other of others) {
    page.report('answers', page.place(other), 'text below the accepted answers', '"**Why:**" here');
  }
  const parts: readonly PhrasingContent[] = first?.type === 'paragraph' ? first.children : [];
  for (const part of parts) {
    // A marker in the middle has been reported, and what follows is its text.
    if (isMarker(part)) break;
    if (part.type !== 'inlineCode' && !SEPARATOR.test(wordsOf(part))) {
      page.report(
        'answers',
        page.place(part),
        `${quote(wordsOf(part))} among the answers`,
        'each answer in `code`, with commas between',
      );
    } else if (part.type === 'inlineCode' && part.value.trim() === '') {
      page.report('answers', page.place(part), 'an empty answer', 'something to type');
    }
  }
  const [shown, ...more] = parts.flatMap((part) => (part.type === 'inlineCode' ? [part.value] : []));
  if (shown !== undefined) {
    const accepted: readonly [string, ...string[]] = [shown, ...more];
    page.places.set(accepted, place);
    return accepted;
  }
  // An empty marker, and words that are not in code, have been reported already.
  if (first !== undefined && parts.length === 0)
    page.report('answers', place, 'no answers', 'each answer in `code`, with commas between');
  return [''];
}
