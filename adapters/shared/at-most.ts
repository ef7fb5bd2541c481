/** Waits for work to end, but not for ever. */

/** Resolves when the work is done, well or not, or after so many milliseconds, whichever comes first. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled([work]), late]);
  clearTimeout(timer);
}
