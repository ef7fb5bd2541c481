/** Keeps the jobs of one key in the order they were given, while other keys go on. */

export type InOrder = (key: string, job: () => Promise<void>) => Promise<void>;

/** The function starts a job when its key's earlier jobs are done, well or not; it resolves or rejects with the job. */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<void>>();
  return (key, job) => {
    const done = (last.get(key) ?? Promise.resolve()).then(job);
    const settled = done
      .catch(() => {})
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return done;
  };
}
