/**
 * Makes a scenario smaller as long as browsers part in it. By what is written in it, since fast-check undoes its own
 * choices one after the other, and each try takes a browser seconds.
 */

/**
 * Smaller values of the same form, the much smaller ones first: lists without some of their items, objects without one
 * of their fields, texts without some of their parts. Not all of them are scenarios.
 */
export function* smallerThan(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* shorterTexts(value);
  else if (Array.isArray(value)) yield* smallerLists(value);
  else if (value !== null && typeof value === 'object') yield* smallerObjects(Object.entries(value));
}

function* smallerLists<Item>(list: readonly Item[]): Generator<readonly unknown[]> {
  for (let count = list.length; count >= 1; count = Math.floor(count / 2)) {
    // From the end: what comes after the step in which browsers part changes nothing.
    for (let end = list.length; end > 0; end -= count) {
      yield [...list.slice(0, Math.max(0, end - count)), ...list.slice(end)];
    }
  }
  for (const [index, item] of list.entries()) {
    for (const smaller of smallerThan(item)) yield [...list.slice(0, index), smaller, ...list.slice(index + 1)];
  }
}

function* smallerObjects(entries: readonly (readonly [name: string, value: unknown])[]): Generator<unknown> {
  for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
  for (const [name, value] of entries) {
    for (const smaller of smallerThan(value)) yield { ...Object.fromEntries(entries), [name]: smaller };
  }
}

/** A header without some of its attributes; another text cut in half, for where its length does not matter. */
function* shorterTexts(text: string): Generator<string> {
  const parts = text.split(';');
  if (parts.length > 1) {
    for (const shorter of smallerLists(parts)) if (shorter.length > 0) yield shorter.join(';');
  } else if (text.length > 20) yield text.slice(0, text.length / 2);
}

/**
 * The smallest value that was found of which `holds` is still true. It is asked `most` times at most, and only about
 * values of the right form.
 */
export async function shrink(
  value: unknown,
  isRight: (smaller: unknown) => boolean,
  holds: (smaller: unknown) => Promise<boolean>,
  most: number,
): Promise<unknown> {
  const seen = new Set<string>();
  let smallest = value;
  let asked = 0;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const smaller of smallerThan(smallest)) {
      const key = JSON.stringify(smaller);
      if (seen.has(key) || !isRight(smaller)) continue;
      seen.add(key);
      if (asked === most) return smallest;
      asked += 1;
      if (!(await holds(smaller))) continue;
      [smallest, isSmaller] = [smaller, true];
      break;
    }
  }
  return smallest;
}
