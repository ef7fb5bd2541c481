/** `--port`: where a page is to be served. Pure. */
import { OperatorError } from '../errors.ts';

/** @throws OperatorError for anything but a port */
export function readPort(typed: string): number {
  if (/^\d{1,5}$/.test(typed) && Number(typed) <= 65_535) return Number(typed);
  throw new OperatorError(
    `--port: found "${typed}"; expected a number from 0 to 65535`,
    'Write it like --port 4100, or leave it out; 0 takes any free port.',
  );
}
