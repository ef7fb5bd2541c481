/** Who asks for health or metrics waits for a few seconds at most, and most of all while something hangs. */

/** Milliseconds. */
export const PATIENCE = 2000;

/** What `work` comes to; `otherwise` when that takes longer than `PATIENCE`. Rejects as `work` does. */
export async function inTime<Result>(work: Promise<Result>, otherwise: Result): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
