/** What becomes of settings that are misspelled or missing. */
import { describe, expect, it } from 'vitest';
import { misspelledSettings } from '../../src/cli/operator/misspelled.ts';
import { start } from '../../src/cli/start.ts';
import { readConfig, SETTINGS } from '../../src/config.ts';

const SET = Object.fromEntries(SETTINGS.map((name) => [name, '1']));

describe('a name that is no setting', () => {
  it.each([
    ['DISCORD_TOKNE', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_SIGNIN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['LESSON_DIR', 'LESSONS_DIR'],
    ['EVENTS_DAYS', 'EVENTS_KEPT_DAYS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('%s was probably meant to be %s', (found, meant) => {
    expect(misspelledSettings({ ...SET, [found]: 'x' })).toEqual([{ found, meant }]);
  });

  it.each([
    'PATH',
    'HOME',
    'HOST',
    'NODE_ENV',
    'POSTGRES_PASSWORD',
    'GRAFANA_PASSWORD',
    'DISCORD_CLIENT_ID',
    'DISCORD_SERVICE_HOST',
    'SLACK_SERVICE_PORT',
    'LOG_FORMAT',
  ])('%s is somebody else’s', (name) => {
    expect(misspelledSettings({ ...SET, [name]: 'x' })).toEqual([]);
  });

  it('counts only with a value', () => {
    expect(misspelledSettings({ DISCORD_TOKNE: ' ' })).toEqual([]);
  });
});

describe('nibble start for good', () => {
  it.each([
    ['without tokens', {}, /neither DISCORD_TOKEN nor SLACK_BOT_TOKEN is set/],
    ['with a token under another name', { DISCORD_TOKNE: 'a.b.c' }, /DISCORD_TOKNE: .* expected DISCORD_TOKEN/],
    ['with a misspelled setting', { DISCORD_TOKEN: 'a.b.c', HELTH_PORT: '1' }, /HELTH_PORT: .* expected HEALTH_PORT/],
  ])('%s ends with what is wrong, and opens no playground', async (_, settings, expected) => {
    const config = readConfig({ DATABASE_URL: 'file::memory:', ...settings });
    await expect(start(config, settings, true)).rejects.toThrow(expected);
  });
});
