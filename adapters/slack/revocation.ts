/**
 * Knows when the app has lost its place in the workspace: says so once, and that nothing more can be done. Whatever
 * else fails from then on fails for this reason, and is not worth a line.
 */
import type { OperatorError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { describeCode, isGone, slackErrorCode } from './slack-error.ts';
import { goneError } from './start-error.ts';

export class Revocation {
  /** Resolves when the bot token is of no use any more. Never rejects. */
  readonly lost: Promise<OperatorError>;
  /** For everything else: writes until the app is gone. */
  readonly log: Log;
  readonly #log: Log;
  #lose: (error: OperatorError) => void = () => {};
  #isLost = false;

  constructor(log: Log) {
    this.#log = log;
    const unlessLost =
      (level: keyof Log) =>
      (event: string, details?: object): void => {
        if (!this.#isLost) log[level](event, details);
      };
    this.log = { info: unlessLost('info'), warn: unlessLost('warn'), error: unlessLost('error') };
    this.lost = new Promise((resolve) => {
      this.#lose = resolve;
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Looks at what a call threw. */
  notice(error: unknown): void {
    if (isGone(error)) this.declare(slackErrorCode(error) ?? '');
  }

  /** `code`: Slack's word for it, such as `token_revoked`. */
  declare(code: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#log.error('the app is not in its Slack workspace any more', describeCode(code));
    this.#lose(goneError(code));
  }
}
