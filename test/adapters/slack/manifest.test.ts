import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECK_SHORTCUT, EVENTS, SCOPES, writeManifest } from '../../../adapters/slack/manifest.ts';
import { scopeOf } from '../../../playground/slack/web-api.ts';
import { COMMANDS } from '../../../src/tutor/features/index.ts';
import { type Started, start } from './start.ts';

const manifest = JSON.parse(await readFile(new URL('../../../adapters/slack/manifest.json', import.meta.url), 'utf8'));
const commands: readonly { command: string; description: string; usage_hint?: string }[] =
  manifest.features.slash_commands;

const CHECK = COMMANDS.find(({ kind }) => kind === 'message');
const SLASH = COMMANDS.filter(({ kind }) => kind === 'slash');

/** Slack's own commands: no app can have them. */
const TAKEN = (
  'active apps archive away call close collapse dm dnd expand feed feedback huddle invite invite_people join keys ' +
  'kick leave me msg mute open part prefs pro remind remove rename s search shortcuts shrug star status topic who'
).split(' ');
/** The event that each permission is for, beside those that methods need. */
const SCOPE_OF_EVENT: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
};

describe('the app manifest', () => {
  it('is what the table of features gives', () => {
    expect(manifest).toEqual(writeManifest(COMMANDS));
  });

  it('has the commands that the adapter listens to, as every platform lists them', () => {
    expect(commands.map(({ command, description, usage_hint = '' }) => [command, description, usage_hint])).toEqual(
      SLASH.map(({ name, description, argument }) => [`/${name}`, description, argument]),
    );
  });

  it('has no command that is Slack’s own, and none that Slack would refuse', () => {
    for (const { command } of commands) {
      expect(TAKEN).not.toContain(command.slice(1));
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
    }
  });

  it('lets Slack leave what is typed as it is, but for commands that name people', () => {
    const wanted = commands.map((one) => ({ ...one, should_escape: one.command === '/class' }));
    expect(commands).toEqual(wanted);
  });

  it('has the shortcut on messages, with a name that fits a menu', () => {
    expect(manifest.features.shortcuts).toEqual([
      expect.objectContaining({
        type: 'message',
        callback_id: CHECK_SHORTCUT,
        name: expect.stringMatching(/^.{1,24}$/),
      }),
    ]);
    const [{ name, description }] = manifest.features.shortcuts;
    expect({ name, description }).toEqual({ name: CHECK?.title, description: CHECK?.description });
  });

  it('asks for the events and the permissions that the adapter uses, and for no more', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS]);
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(SCOPES));
    for (const event of EVENTS) expect(Object.keys(SCOPES)).toContain(SCOPE_OF_EVENT[event] ?? 'commands');
  });

  it('lets people type to the bot, see its Home tab, press its buttons, and use Socket Mode', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(manifest.settings).toMatchObject({ interactivity: { is_enabled: true }, socket_mode_enabled: true });
  });
});

describe('a visit to all parts of the adapter', () => {
  let started: Started;
  beforeAll(async () => {
    started = await start({ delivery: 'socket', scopes: Object.keys(SCOPES) });
  });
  afterAll(() => started.stop());

  it('calls only what the permissions in the manifest allow, and needs all of them', async () => {
    const { slack, platform } = started;
    const inChannel = slack.client({ user: 'U1', place: 'channel' });
    await inChannel.command('/lesson cookies');
    await inChannel.waitFor(/Attach/);
    await inChannel.press('Much to read');
    await inChannel.waitFor(/Page 6/);
    const direct = slack.client({ user: 'U1', place: 'dm' });
    await direct.attach('visits.py', 'x = 1');
    await direct.waitFor(/x = 1/);
    await direct.command('/progress');
    await direct.command('/export');
    await direct.waitFor(/All that is known/);
    await direct.openTab('home');
    await direct.waitForHome(/due/);
    await platform.zoneOf('slack:T0LOCAL:U1');
    await platform.deliver('slack:T0LOCAL:U1', [{ kind: 'progress', label: 'Due', done: 0, total: 1 }], 'a key');
    const needed = new Set(
      slack.requests.map(({ method, args }) => scopeOf(method, args)).filter((scope) => scope !== null),
    );
    // The others let Slack tell us things: commands, mentions, and the bytes of the file above.
    const told = ['app_mentions:read', 'commands', 'files:read'];
    expect([...needed, ...told].sort()).toEqual(Object.keys(SCOPES).sort());
    expect(slack.requests.filter(({ answer }) => answer.error === 'missing_scope')).toEqual([]);
  });
});
