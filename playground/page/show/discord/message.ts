/**
 * Draws a message as Discord's client does. The types are structural and have only what is drawn: messages of the
 * local Discord fit them, and payloads of an adapter.
 */
import { MessageFlags } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type DrawContext, levelHeadings, showAvatar, showTime, writeMoment } from '../parts.ts';
import { showAttachment, showComponent } from './components.ts';
import { showMarkdown } from './markdown.ts';

const DISCORD_EPOCH = 1_420_070_400_000;
const DEFAULT_LEVEL = 3;

export interface DiscordAuthor {
  readonly id: string;
  readonly username: string;
  /** The name that is shown; null for the user name. */
  readonly global_name?: string | null | undefined;
  /** Shown with the tag APP. */
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

/** Any component; which fields are present depends on `type`. */
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

/**
 * An `<article data-message="id">` for a place inside an element of the class `discord`. Buttons carry `data-press`,
 * menus `data-choose`, each with the control's custom id; the button that dismisses a private message carries
 * `data-dismiss`.
 */
export function showDiscordMessage(message: DiscordMessage, context: DrawContext): Element {
  const { id, author } = message;
  const name = author.global_name ?? author.username;
  const at = writtenAt(message);
  const moment = at === null ? '' : writeMoment(at, context);
  const level = context.headingLevel ?? DEFAULT_LEVEL;
  const body = levelHeadings(h('div.body', showBody(message, name, context)), level + 1);
  const heading = [
    h(`h${level}`, h('span.name', name), author.bot === true ? h('span.tag', 'APP') : []),
    at === null ? [] : showTime(at, moment),
  ];
  const isPrivate = isEphemeral(message);
  return h(
    'article.message',
    {
      dataMessage: id,
      ariaLabel: moment === '' ? name : `${name}, ${moment}`,
      className: [...(isPrivate ? ['ephemeral'] : []), ...(context.isContinued ? ['continued'] : [])],
    },
    context.isContinued ? [] : [showAvatar(name), h('header', heading)],
    body,
    isPrivate ? showPrivacy(id) : [],
  );
}

function showBody(message: DiscordMessage, name: string, context: DrawContext): ElementContent[] {
  if (message.isThinking === true) return [showThinking(name)];
  const { content, components, attachments, flags, editedAt } = message;
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(content === '' ? [] : [h('div.text', showMarkdown(content, context))]),
    // With Components V2 a file is shown only where a component names it.
    ...(isV2 ? [] : attachments.map((attachment) => showAttachment(attachment, context))),
    ...components.flatMap((component) => showComponent(component, context)),
    ...(editedAt == null ? [] : [h('p.edited', '(edited)')]),
  ];
}

const showThinking = (name: string): Element =>
  h('p.thinking', h('span.dots', { ariaHidden: 'true' }, h('i'), h('i'), h('i')), `${name} is thinking…`);

const showPrivacy = (id: string): Element =>
  h('p.privacy', 'Only you can see this • ', h('button.link', { type: 'button', dataDismiss: id }, 'Dismiss message'));

const isEphemeral = ({ flags, visibleTo }: DiscordMessage): boolean =>
  (flags & MessageFlags.Ephemeral) !== 0 || visibleTo != null;

/** Epoch milliseconds, with which a snowflake begins. */
function writtenAt({ id, timestamp }: DiscordMessage): number | null {
  if (timestamp !== undefined) return timestamp;
  return /^\d{17,20}$/.test(id) ? Number(BigInt(id) >> 22n) + DISCORD_EPOCH : null;
}
