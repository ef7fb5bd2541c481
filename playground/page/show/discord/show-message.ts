/** A message as Discord's client draws it: who, when, what it says, what can be pressed, and who may see it. */
import { MessageFlags } from 'discord.js';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { levelHeadings } from '../level-headings.ts';
import { showAvatar } from '../show-avatar.ts';
import { showTime, writeMoment } from '../show-time.ts';
import type { DiscordMessage, DiscordView } from './message.ts';
import { showAttachment } from './show-attachment.ts';
import { showComponent } from './show-component.ts';
import { showMarkdown } from './show-markdown.ts';

const DISCORD_EPOCH = 1_420_070_400_000;
const DEFAULT_LEVEL = 3;

/**
 * An `<article data-message="id">` for a place inside an element of the class `discord`. Buttons carry `data-press`, menus
 * `data-choose`, each with the control's custom id; the way to put a private message away is `data-dismiss`.
 */
export function showDiscordMessage(message: DiscordMessage, view: DiscordView): Element {
  const { id, author } = message;
  const name = author.global_name ?? author.username;
  const at = writtenAt(message);
  const moment = at === null ? '' : writeMoment(at, view);
  const level = view.headingLevel ?? DEFAULT_LEVEL;
  const body = levelHeadings(h('div.body', showBody(message, name, view)), level + 1);
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
      className: [...(isPrivate ? ['ephemeral'] : []), ...(view.isContinued ? ['continued'] : [])],
    },
    view.isContinued ? [] : [showAvatar(name), h('header', heading)],
    body,
    isPrivate ? showPrivacy(id) : [],
  );
}

function showBody(message: DiscordMessage, name: string, view: DiscordView): ElementContent[] {
  if (message.isThinking === true) return [showThinking(name)];
  const { content, components, attachments, flags, editedAt } = message;
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(content === '' ? [] : [h('div.text', showMarkdown(content, view))]),
    // Where components rule, files are seen where a component names them.
    ...(isV2 ? [] : attachments.map((attachment) => showAttachment(attachment, view))),
    ...components.flatMap((component) => showComponent(component, view)),
    ...(editedAt == null ? [] : [h('p.edited', '(edited)')]),
  ];
}

const showThinking = (name: string): Element =>
  h('p.thinking', h('span.dots', { ariaHidden: 'true' }, h('i'), h('i'), h('i')), `${name} is thinking…`);

const showPrivacy = (id: string): Element =>
  h('p.privacy', 'Only you can see this • ', h('button.link', { type: 'button', dataDismiss: id }, 'Dismiss message'));

const isEphemeral = ({ flags, visibleTo }: DiscordMessage): boolean =>
  (flags & MessageFlags.Ephemeral) !== 0 || visibleTo != null;

/** Epoch milliseconds: a snowflake begins with them. */
function writtenAt({ id, timestamp }: DiscordMessage): number | null {
  if (timestamp !== undefined) return timestamp;
  return /^\d{17,20}$/.test(id) ? Number(BigInt(id) >> 22n) + DISCORD_EPOCH : null;
}
