/** The signals that ask a program to end. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Calls `stop` at the first signal. A second one ends the process as if nobody listened: whoever insists is obeyed. */
export function onSignal(stop: (signal: NodeJS.Signals) => void): void {
  const first = (signal: NodeJS.Signals) => {
    for (const name of SIGNALS) process.removeListener(name, first);
    stop(signal);
  };
  for (const name of SIGNALS) process.on(name, first);
}
