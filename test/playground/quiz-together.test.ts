import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { PEOPLE } from '../../playground/page/session.ts';
import { type Visit, visit } from './open-playground.ts';

let there: Visit;
beforeAll(async () => {
  there = await visit();
});
afterAll(() => there.close());

const PLATFORMS = ['Discord', 'Slack'] as const;

it.each(PLATFORMS)(
  'Ada, Grace and Linus play a quiz together in #general on %s, and Ada may set one up',
  async (name) => {
    const { discord, slack } = there;
    const participants = PEOPLE.map(
      (person): ChatClient =>
        name === 'Discord'
          ? discord.client({ user: person.name, place: 'server' })
          : slack.client({ user: person.slack, place: 'channel' }),
    );
    const [ada, grace, linus] = participants as [ChatClient, ChatClient, ChatClient];
    const quiz = (how: string) =>
      ada.command(name === 'Discord' ? `/quiz name:cookies how:${how}` : `/quiz cookies ${how}`);
    await quiz('together');
    await ada.waitForButton('Join');
    for (const participant of participants) {
      await participant.press('Join');
      await participant.waitFor(/You’re in/);
    }
    await ada.press('Host: start');
    await linus.waitFor(/^Question 1 of 10/);
    for (const [participant, letter] of [
      [ada, 'A'],
      [grace, 'B'],
      [linus, 'C'],
    ] as const) {
      await participant.waitForButton(new RegExp(`^${letter}\\b`));
      await participant.press(new RegExp(`^${letter}\\b`));
      await participant.waitFor(new RegExp(`You chose ${letter}:`));
    }
    const reveal = await grace.waitFor(/^Question 1 of 10: the answer/);
    expect(reveal.match(/chosen by 1 of 3/g)).toHaveLength(3);
    expect(grace.messages().filter((text) => /You chose/.test(text))).toHaveLength(1);
    await ada.press('Host: end the quiz');
    expect(await linus.waitFor(/The board/)).toMatch(/Ada: \d of 1 right/);
    await quiz('daily');
    await ada.waitFor(/opens in this channel by itself/);
  },
);
