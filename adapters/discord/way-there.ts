/** What tells, where a lesson was, that it goes on in the direct conversation, and leads there. Pure. */
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js';
import { settle, withoutControls } from './settle.ts';
import { fits, type Message, toMessage } from './write-reply.ts';

/** The settled message that was pressed (if any) with the way to the conversation below; two messages if it is full. */
export function wayThere(channel: string, pressed: readonly APIMessageTopLevelComponent[] | null): readonly Message[] {
  const way: APIMessageTopLevelComponent[] = [
    { type: ComponentType.TextDisplay, content: 'We go on in our direct messages.' },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: 'Open our direct messages',
          url: `https://discord.com/channels/@me/${channel}`,
        },
      ],
    },
  ];
  if (pressed === null) return [toMessage(way)];
  const whole = [...withoutControls(pressed), ...way];
  return fits(whole) ? [toMessage(whole)] : [settle(pressed), toMessage(way)];
}
