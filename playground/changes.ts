/** Waiting without polling: whoever changes something says so, and whoever waits looks again. */

export interface Changes {
  /** Says that something may look different now. */
  changed(): void;
  /** Calls back at every change; returns the way to end that. */
  onChange(look: () => void): () => void;
  /** Resolves as soon as `look` finds something, looking again at every change. Rejects with `describe()` in time. */
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
