/** The answers of a question: options in task lists, each with why it is wrong or right, or forms to be typed. */
import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { ChoiceAnswer, Option, SeveralAnswer } from '../../core/answer.ts';
import { inlineText } from '../../core/prose.ts';
import { isMarker, type Marked } from '../markers.ts';
import type { Page } from '../page.ts';
import { count, quote } from '../problem.ts';
import { readInline, readProse } from '../prose.ts';

const MIN_OPTIONS = 2;
/** As many as fit a row of lettered buttons on a phone. */
const MAX_OPTIONS = 6;

/** A list in which some item has a box. */
export const isTaskList = (block: RootContent): block is List =>
  block.type === 'list' && block.children.some(({ checked }) => typeof checked === 'boolean');

/**
 * Reads the blocks from the first task list on. Nothing but task lists belongs there. More than one tick makes it a
 * question with several right answers.
 */
export function readOptions(page: Page, blocks: readonly RootContent[]): ChoiceAnswer | SeveralAnswer {
  const options: PlacedOption[] = [];
  blocks.forEach((block, index) => {
    if (isTaskList(block)) {
      const next = blocks[index + 1];
      // A text right below the list was probably meant for its last option and is reported on its own.
      const mayLackWhy = next !== undefined && !isTaskList(next);
      block.children.forEach((item, place) => {
        const isLast = place === block.children.length - 1;
        options.push(readOption(page, item, mayLackWhy && isLast));
      });
    } else {
      const remedy = 'an explanation stands below its option, after a blank line, behind two spaces';
      page.report('options', block, 'text outside the options', '"**Why:**" or another option here', remedy);
    }
  });
  if (options.length > 0) reportAsAWhole(page, options);
  const read = options.map(({ label, right, why, item }) => {
    const option: Option = { label, right, why };
    page.places.set(option, page.place(item));
    return option;
  });
  return { kind: read.filter(({ right }) => right).length > 1 ? 'several' : 'choice', options: read };
}

interface PlacedOption extends Option {
  readonly item: ListItem;
  readonly words: string;
  /** Wrong without a reason. */
  readonly lacksWhy: boolean;
}

function readOption(page: Page, item: ListItem, mayLackWhy: boolean): PlacedOption {
  const [first, ...below] = item.children;
  const isLabel = first?.type === 'paragraph';
  const label = isLabel ? readInline(page, first.children) : [];
  const words = inlineText(label).replace(/\s+/g, ' ').trim();
  const why = readProse(page, isLabel ? below : item.children);
  const right = item.checked === true;
  const isBoxed = typeof item.checked === 'boolean';
  if (!isBoxed) {
    const remedy = 'with a space between the brackets and one after them';
    page.report('options', item, `an option ${quote(words)} without a box`, '"- [ ] …" or "- [x] …"', remedy);
  } else if (words === '') {
    page.report('options', item, 'an option without words', 'what can be chosen, after the box');
  }
  const lacksWhy = isBoxed && !right && words !== '' && why.length === 0 && !mayLackWhy;
  return { item, label, words, why, right, lacksWhy };
}

/** What can be said of the options only together. */
function reportAsAWhole(page: Page, options: readonly PlacedOption[]): void {
  const [first] = options;
  if (first === undefined) return;
  const start = page.place(first.item);
  if (options.length < MIN_OPTIONS || options.length > MAX_OPTIONS) {
    page.report('options', start, count(options.length, 'option'), `${MIN_OPTIONS} to ${MAX_OPTIONS}`);
  }
  const [right] = options.filter((option) => option.right);
  const isBoxed = options.every(({ item }) => typeof item.checked === 'boolean');
  const lacking = options.filter(({ lacksWhy }) => lacksWhy);
  if (right === undefined && isBoxed) {
    page.report('options', start, 'no option is ticked', '"- [x]" before the right one, or before each right one');
  } else if (options.length > 1 && options.every((option) => option.right)) {
    page.report('options', start, 'every option is ticked', 'one that is wrong, "- [ ]"');
  }
  // Where none is ticked, the only one without a reason is probably the right one.
  if (right !== undefined || lacking.length > 1) for (const option of lacking) reportNoWhy(page, option);
  options.forEach(({ words, item }, index) => {
    const twin = options.slice(0, index).find((other) => other.words === words);
    if (words === '' || twin === undefined) return;
    const found = `the option ${quote(words)} a second time`;
    const remedy = `the first is in line ${page.place(twin.item).line}`;
    page.report('duplicate-option', item, found, 'options that differ', remedy);
  });
}

function reportNoWhy(page: Page, { item, words }: PlacedOption): void {
  const label = item.children[0]?.position;
  const isTwoLines = label !== undefined && label.end.line > label.start.line;
  const remedy = isTwoLines ? 'leave a blank line between the option and its explanation' : undefined;
  const found = `option ${quote(words)} is wrong but does not say why`;
  page.report('option-why', item, found, 'a paragraph below it', remedy);
}

/* `**Answers:** …`, each in code */

const IN_CODE = 'each answer in `code`, with commas between';
/** What may stand between two answers. */
const SEPARATOR = /^(?:\s|,|;|\bor\b)*$/;

/** The accepted forms, the one to show first; a problem is reported, and the result is then of no use. */
export function readAnswers(page: Page, { place, blocks }: Marked): readonly [string, ...string[]] {
  const [first, ...others] = blocks;
  for (const other of others) page.report('answers', other, 'text below the accepted answers', '"**Why:**" here');
  const parts: readonly PhrasingContent[] = first?.type === 'paragraph' ? first.children : [];
  for (const part of parts) {
    // A marker in the middle has been reported, and what follows is its text.
    if (isMarker(part)) break;
    if (part.type !== 'inlineCode' && !SEPARATOR.test(wordsOf(part))) {
      page.report('answers', part, `${quote(wordsOf(part))} among the answers`, IN_CODE);
    } else if (part.type === 'inlineCode' && part.value.trim() === '') {
      page.report('answers', part, 'an empty answer', 'something to type');
    }
  }
  const [shown, ...more] = parts.flatMap((part) => (part.type === 'inlineCode' ? [part.value] : []));
  if (shown !== undefined) {
    const accepted: readonly [string, ...string[]] = [shown, ...more];
    page.places.set(accepted, place);
    return accepted;
  }
  // An empty marker, and words that are not in code, have been reported already.
  if (first !== undefined && parts.length === 0) page.report('answers', place, 'no answers', IN_CODE);
  return [''];
}
