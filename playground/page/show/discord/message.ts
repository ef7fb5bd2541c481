/**
 * As much of a Discord message as is drawn. Structural, so that what the local Discord keeps fits as well as what the
 * adapter writes.
 */

export interface DiscordAuthor {
  readonly id: string;
  readonly username: string;
  /** The name that is shown; null for the user name. */
  readonly global_name?: string | null | undefined;
  /** Wears the tag APP. */
  readonly bot?: boolean | undefined;
}

export interface DiscordAttachment {
  readonly filename: string;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
  /** What a picture shows, in words. */
  readonly description?: string | null | undefined;
}

export interface DiscordMessage {
  /** A snowflake; it says when the message was written, unless `timestamp` does. */
  readonly id: string;
  readonly author: DiscordAuthor;
  readonly content: string;
  readonly components: readonly DiscordComponent[];
  readonly attachments: readonly DiscordAttachment[];
  readonly flags: number;
  /** Epoch milliseconds. */
  readonly timestamp?: number | undefined;
  /** Epoch milliseconds of the last edit. */
  readonly editedAt?: number | null | undefined;
  /** The only person who sees it; null or left out for everybody. */
  readonly visibleTo?: string | null | undefined;
  /** There is no text yet: "… is thinking". */
  readonly isThinking?: boolean | undefined;
}

interface Media {
  readonly url: string;
}

interface Emoji {
  readonly name?: string | null | undefined;
}

export interface DiscordOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly default?: boolean | undefined;
}

/** Any component; `type` says which of the other fields mean something. */
export interface DiscordComponent {
  /** One of Discord's `ComponentType`s; later versions of Discord may have more. */
  readonly type: number;
  readonly components?: readonly DiscordComponent[] | undefined;
  readonly accessory?: DiscordComponent | undefined;
  readonly content?: string | undefined;
  /** 24 bits of red, green and blue. */
  readonly accent_color?: number | null | undefined;
  readonly spoiler?: boolean | undefined;
  readonly divider?: boolean | undefined;
  readonly spacing?: number | undefined;
  readonly items?:
    | readonly {
        readonly media: Media;
        readonly description?: string | null | undefined;
        readonly spoiler?: boolean | undefined;
      }[]
    | undefined;
  readonly media?: Media | undefined;
  readonly description?: string | null | undefined;
  readonly file?: Media | undefined;
  readonly style?: number | undefined;
  readonly custom_id?: string | undefined;
  readonly label?: string | undefined;
  readonly emoji?: Emoji | undefined;
  readonly url?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly min_values?: number | undefined;
  readonly max_values?: number | undefined;
  readonly options?: readonly DiscordOption[] | undefined;
}

/** What a message cannot know of itself. */
export interface DiscordView {
  /** Epoch milliseconds: "Today", "2 hours ago". */
  readonly now: number;
  /** The reader's time zone; UTC when left out. */
  readonly zone?: string | undefined;
  /** Where a file or picture is found for this reader; null when it is not to be had. The address itself when left out. */
  readonly resolve?: ((url: string) => string | null) | undefined;
  /** Who or what an id stands for: people, roles, channels. */
  readonly nameOf?: ((id: string) => string | undefined) | undefined;
  /** The level of the message's heading, its author's name; 3 when left out. Headings inside go on from there. */
  readonly headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** The same author wrote the message above shortly before: no second portrait. */
  readonly isContinued?: boolean | undefined;
}
