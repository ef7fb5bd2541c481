/** Times what takes a while, well done or not. */

/** Does `work` and tells how long it took, in milliseconds, before it settles. */
export async function timed<Result>(
  work: () => Promise<Result>,
  tell: (milliseconds: number) => void,
): Promise<Result> {
  const since = performance.now();
  try {
    return await work();
  } finally {
    tell(performance.now() - since);
  }
}
