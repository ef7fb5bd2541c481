import { afterEach, describe, expect, it } from 'vitest';
import { OperatorError } from '../../src/errors.ts';
import { openOperation } from '../../src/operation/open-operation.ts';
import { emptyStorage, openForTest } from './open.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function setUp() {
  const opened = await openForTest();
  open.push(opened.operation);
  return opened;
}

/** With everything that a bot has. */
async function setUpWhole() {
  const opened = await setUp();
  const state = { isReady: true, isConnected: true, database: async (): Promise<null> => null };
  opened.operation.watchStorage(emptyStorage({ replyTo: () => state.database() }));
  opened.operation.watchSandbox({
    run: () => Promise.reject(new Error('nobody runs anything here')),
    close: async () => {},
    isReady: () => state.isReady,
    waiting: () => 0,
  });
  opened.operation.watchConnection('Discord', { isConnected: () => state.isConnected });
  opened.operation.started();
  return { ...opened, state };
}

describe('the health port', () => {
  it('says that the process lives', async () => {
    const { ask } = await setUp();
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"alive":true}\n' });
  });

  it.each([
    ['another path', '/', 'GET', 404],
    ['a path in a path', '/metrics/nibble', 'GET', 404],
    ['another method', '/healthz', 'POST', 405],
    ['a question behind the path', '/healthz?verbose', 'GET', 200],
    ['the headers only', '/metrics', 'HEAD', 200],
  ])('answers %s', async (_, path, method, status) => {
    const { ask } = await setUp();
    expect(await ask(path, method)).toMatchObject({ status });
  });

  it('says that a starting bot is not ready', async () => {
    const { ask } = await setUp();
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: '{"ready":false,"reasons":["it is starting"]}\n' });
  });

  it('says that a bot with everything it needs is ready', async () => {
    const { ask, series } = await setUpWhole();
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: '{"ready":true,"reasons":[]}\n' });
    expect(await series()).toMatchObject({ nibble_ready: 1 });
  });

  it('gives each reason why a bot is not ready, without secrets', async () => {
    const { ask, series, state } = await setUpWhole();
    state.isReady = false;
    state.isConnected = false;
    state.database = () => Promise.reject(new Error('password "hunter2" was refused'));
    const { status, text } = await ask('/readyz');
    expect({ status, ...JSON.parse(text) }).toEqual({
      status: 503,
      ready: false,
      reasons: ['the database: it fails', 'the sandbox: it has no snapshot yet', 'Discord: not connected just now'],
    });
    expect(await series()).toMatchObject({ nibble_ready: 0 });
  });

  it('does not wait longer than two seconds for a database', async () => {
    const { ask, state } = await setUpWhole();
    state.database = () => new Promise(() => {});
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      text: expect.stringContaining('the database: no answer within 2 seconds'),
    });
  });

  it('says that a stopping bot is not ready', async () => {
    const { operation, ask } = await setUpWhole();
    operation.stopping();
    operation.started();
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('it is stopping') });
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
  });
});

it('a health port that is taken stops the start, with what to do', async () => {
  const { operation } = await setUp();
  const second = openOperation({ host: '127.0.0.1', port: operation.port, clock: Date.now });
  await expect(second).rejects.toBeInstanceOf(OperatorError);
  await expect(second).rejects.toMatchObject({
    message: expect.stringMatching(/cannot be offered on 127\.0\.0\.1:\d+ .*EADDRINUSE/),
    remedy: expect.stringContaining('HEALTH_PORT'),
  });
});
