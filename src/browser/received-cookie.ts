/** What became of one Set-Cookie header. */
import type { Cookie } from './cookie.ts';
import type { Reason } from './reason.ts';

export type Decision =
  | { readonly kind: 'stored'; readonly cookie: Cookie; readonly evicted: readonly Cookie[]; readonly reason: Reason }
  | { readonly kind: 'replaced'; readonly cookie: Cookie; readonly previous: Cookie; readonly reason: Reason }
  /** It was over already and the jar had it: `cookie` is what the jar lost. */
  | { readonly kind: 'deleted'; readonly cookie: Cookie; readonly reason: Reason }
  /** It was over already and there was nothing of the kind to delete. */
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: Reason }
  | { readonly kind: 'rejected'; readonly name: string; readonly reason: Reason };

export interface ReceivedCookie {
  /** The header's value as it came. */
  readonly header: string;
  readonly decision: Decision;
  /** Attributes that were taken differently than written. */
  readonly notes: readonly Reason[];
}
