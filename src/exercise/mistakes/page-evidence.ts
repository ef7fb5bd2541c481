/** What is known where a page was not as expected. */
import type { Exchange } from '../../browser/index.ts';

export interface PageEvidence {
  readonly program: string;
  /** The exchange that shows it. */
  readonly exchange: Exchange;
  /** The one before it in the same browser, if there was any. */
  readonly before: Exchange | null;
}

/** The path of the address that was asked for. */
export const pathOf = ({ request }: Exchange): string => new URL(request.url).pathname;
