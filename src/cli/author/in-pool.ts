/** Work on many things, a few at a time. */

/** The results in the order of the items; at most `size` are under way at once. */
export async function inPool<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    // All workers take from the same iterator, so each item is taken once.
    for (const [index, item] of waiting) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: size }, worker));
  return [...results.entries()].toSorted(([one], [other]) => one - other).map(([, result]) => result);
}
