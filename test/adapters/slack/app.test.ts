import { describe, expect, it, vi } from 'vitest';
import { SlackApp } from '../../../adapters/slack/connect.ts';

const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
const message = {
  type: 'event_callback',
  team_id: 'T1',
  event: { type: 'message', channel: 'D1', user: 'U1', text: 'hi' },
};
const press = { type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' }, actions: [{ action_id: 'button.0' }] };

/** An app whose listeners wait for `finish`. */
function appThatWaits() {
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const authorize = async () => ({ botToken: 'xoxb', botId: 'B1', botUserId: 'U0' });
  const app = new SlackApp({ receiver, authorize, convoStore: false });
  app.event('message', () => finished);
  app.action(/^/, async ({ ack }) => {
    await ack();
    await finished;
  });
  return { app, finish };
}

describe('an acknowledgement', () => {
  it.each([
    ['a message', message],
    ['a press', press],
  ])('of %s waits for no answer, and is given once', async (_, body) => {
    const { app, finish } = appThatWaits();
    const ack = vi.fn(async () => {});
    const done = app.processEvent({ body, ack });
    await vi.waitFor(() => expect(ack).toHaveBeenCalledTimes(1));
    finish();
    await done;
    expect(ack).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a message', message],
    ['a press', press],
  ])('is not given for %s while the bot stops, so that Slack brings it elsewhere', async (_, body) => {
    const { app } = appThatWaits();
    const ack = vi.fn(async () => {});
    app.refuseDeliveries();
    await app.processEvent({ body, ack });
    expect(ack).not.toHaveBeenCalled();
  });
});
