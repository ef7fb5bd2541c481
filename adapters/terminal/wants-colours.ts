/** Whether to use colours: https://no-color.org, https://force-color.org, and otherwise what the terminal is. */

/** `isTerminal`: the output goes to a person's terminal and not into a file or a pipe. */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
