/**
 * A typed answer does to the message above it what a press would have done: its controls go, its words stay. It is a
 * courtesy, done after the answer: old controls are answered kindly, too.
 */
import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  RequestMethod,
  Routes,
} from 'discord.js';
import type { Log } from '../../src/log.ts';
import { editMessage } from './direct-message.ts';
import { describeError } from './platform-error.ts';
import type { Requests } from './requests.ts';
import { settle } from './settle.ts';

/** How far above the typed message it is looked for. */
const LOOKED_AT = '5';

/** Takes the controls off the bot's newest message above this one. `bot` is its account. Never rejects. */
export async function settleAbove(
  requests: Requests,
  log: Log,
  { id: before, channel_id: channel }: GatewayMessageCreateDispatchData,
  bot: string,
): Promise<void> {
  const send: Parameters<typeof editMessage>[0] = (request) => requests.inPassing(request);
  try {
    const query = new URLSearchParams({ before, limit: LOOKED_AT });
    // The REST client types every answer as unknown; this route answers with messages, the newest first.
    const above = (await send({
      method: RequestMethod.Get,
      route: Routes.channelMessages(channel),
      query,
    })) as APIMessage[];
    const found = above.find(({ author, components = [] }) => author.id === bot && components.some(hasControls));
    if (found !== undefined) await editMessage(send, channel, found.id, settle(found.components ?? []));
  } catch (error) {
    log.info('discord: the message above an answer kept its buttons', { error: describeError(error) });
  }
}

const hasControls = (component: APIMessageTopLevelComponent): boolean =>
  component.type === ComponentType.ActionRow ||
  component.type === ComponentType.Section ||
  (component.type === ComponentType.Container &&
    component.components.some(({ type }) => type === ComponentType.ActionRow));
