/** How Slack brings something to the bot: by socket or by signed HTTP. */

/** What it is, in Socket Mode's words. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Parcel {
  readonly kind: DeliveryKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 0 at first; Slack brings an event again up to three times. */
  readonly attempt: number;
}

export interface Line {
  /** Brings a parcel once. Resolves with the acknowledgement's body; rejects when there is none in time. */
  bring(parcel: Parcel, timeout: number): Promise<unknown>;
  close(): Promise<void>;
}
