/** Waits for work, but not for ever. */

/**
 * What `work` comes to, or `otherwise` when that takes more than so many milliseconds. Rejects as `work` does. The work
 * itself goes on.
 */
export async function inTime<Result, Late>(
  milliseconds: number,
  work: Promise<Result>,
  otherwise: Late,
): Promise<Result | Late> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
