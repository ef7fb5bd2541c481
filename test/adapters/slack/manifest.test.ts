import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../adapters/slack/surface.ts';
import { start } from './start.ts';

const manifest = JSON.parse(await readFile(new URL('../../../adapters/slack/manifest.json', import.meta.url), 'utf8'));

/** What Slack sends: messages in the direct conversation. */
const EVENTS = ['message.im'];
/**
 * `commands` for the slash commands, `chat:write` to answer, `im:history` for what is typed in the direct conversation,
 * and `im:write` to open one where a private answer cannot be given in a channel.
 */
const SCOPES = ['chat:write', 'commands', 'im:history', 'im:write'];
/** The permission that each method of Slack's needs; methods without one are open to every token. */
const SCOPE_OF_METHOD: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
};

describe('the app manifest', () => {
  it('has the commands that the adapter listens to', () => {
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([...COMMANDS]);
  });

  it('asks for the events and the permissions that the adapter uses, and for no more', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(EVENTS);
    expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES);
  });

  it('lets people type to the bot, press its buttons, and use Socket Mode', () => {
    expect(manifest.features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(manifest.settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: true });
  });

  it('covers every method that a visit to all parts of the adapter calls', async () => {
    const { slack, stop } = await start({ delivery: 'socket' });
    const window = slack.window({ user: 'U1', place: 'channel' });
    await window.command('/lesson cookies');
    await window.waitFor(/Attach/);
    await window.press('Much to read');
    await window.waitFor(/Page 6/);
    await window.type('hello');
    await window.waitFor(/You said/);
    await stop();
    const needed = slack.requests.flatMap(({ method }) => SCOPE_OF_METHOD[method] ?? []);
    expect(new Set(needed)).toEqual(new Set(['chat:write', 'im:write']));
    for (const scope of needed) expect(SCOPES).toContain(scope);
  });
});
