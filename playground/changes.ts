/** Waiting without polling: whoever changes something reports it, and whoever waits looks again. */

/** Milliseconds that nothing needs, however busy the machine is: whoever still waits then waits in vain. */
export const IN_VAIN = 150_000;

export interface Changes {
  /** Reports that something may look different now. */
  changed(): void;
  /** Calls back at every change. Returns a function that stops it. */
  onChange(look: () => void): () => void;
  /**
   * Resolves as soon as `look` finds something, at first or after a change. Rejects after `timeout` ms with
   * `describe()`.
   */
  until<Found>(look: () => Found | null | undefined | false, timeout: number, describe: () => string): Promise<Found>;
}

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...watchers]) look();
    },
    onChange: (look) => {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    until: (look, timeout, describe) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = look();
          if (found === null || found === undefined || found === false) return;
          stop();
          resolve(found);
        };
        const stop = () => {
          clearTimeout(timer);
          watchers.delete(check);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(describe()));
        }, timeout);
        watchers.add(check);
        check();
      }),
  };
}
