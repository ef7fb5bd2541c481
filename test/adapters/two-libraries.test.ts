/** Discord's library and Slack's in one process: each sends texts and files, whichever was loaded first. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';

const built = (name: string): string =>
  JSON.stringify(pathToFileURL(join(packageFolder(), 'dist/adapters', name)).href);

/** Sends texts and files to Discord, calls and bytes to Slack, after loading the libraries in this order. */
function sendAfterLoading(order: readonly string[]) {
  const script = `
    import { createServer } from 'node:http';
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"1","ok":true}'));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = 'http://127.0.0.1:' + server.address().port;
    for (const name of ${JSON.stringify(order)}) await import(name);
    const { REST } = await import('discord.js');
    const { webApi } = (await import('@slack/bolt')).default;
    const { botRestOptions } = await import(${built('discord/requests.js')});
    const rest = new REST(botRestOptions(url)).setToken('token');
    const slack = new webApi.WebClient('xoxb-1', { slackApiUrl: url + '/', retryConfig: { retries: 0 } });
    const file = { name: 'picture.png', data: Buffer.from('png') };
    const deeds = [
      () => rest.post('/channels/1/messages', { body: { content: 'a' } }),
      () => rest.post('/channels/1/messages', { body: { content: 'a' }, files: [file] }),
      () => slack.chat.postMessage({ channel: 'C', text: 'a' }),
      () => fetch(url, { method: 'POST', body: new Uint8Array(3) }),
    ];
    for (const deed of [...deeds, ...deeds.reverse(), ...deeds]) await deed();
    console.log('all sent');
    process.exit();`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: packageFolder(), encoding: 'utf8' });
}

it.each([[['discord.js', '@slack/bolt']], [['@slack/bolt', 'discord.js']]])(
  'every kind of message is sent after loading %j',
  (order) => {
    expect(sendAfterLoading(order)).toMatchObject({ stdout: 'all sent\n', stderr: '', status: 0 });
  },
);
