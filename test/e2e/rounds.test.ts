import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from '../../playground/chat-client.ts';
import { inlineText } from '../../src/core/prose.ts';
import { PATIENCE } from '../../src/group/round.ts';
import { PACE } from '../../src/round-clock/keep-rounds.ts';
import { keysOf, roundQuestion } from '../../src/tutor/round.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { LESSONS, openRoom, type TestRoom } from './room.ts';

describe.each<readonly [string, () => Promise<ChatPlatform>]>(PLATFORMS)(
  'in a channel of %s, a quiz together',
  (_, open) => {
    let room: TestRoom;
    let ada: ChatClient;
    let grace: ChatClient;
    let hedy: ChatClient;

    beforeEach(async () => {
      room = await openRoom(open);
      [ada, grace, hedy] = ['U1', 'U2', 'U3'].map((user) => room.participant(user)) as [
        ChatClient,
        ChatClient,
        ChatClient,
      ];
    });
    afterEach(() => room.close());

    const lobby = async (lesson = 'greetings') => {
      await room.quiz(ada, lesson, 'together');
      await ada.waitFor(/The quiz opens in this channel/);
      while ((await room.store.roundIn(room.platform.room)) === null) await turn();
      await room.look();
    };
    const join = async (...players: readonly ChatClient[]) => {
      for (const player of players) {
        await player.press('Join');
        await player.waitFor(/You’re in/);
      }
    };
    const host = async (button: string | RegExp, told: RegExp) => {
      await ada.press(button);
      await ada.waitFor(told);
      // The same words may have been said before.
      const { platform, store, now } = room;
      while ((await store.holdRounds(now(), now() + PACE, [platform.prefix])).every(({ asked }) => asked === null)) {
        await turn();
      }
      await room.look();
    };
    const roundNow = async () => {
      const round = await room.store.roundIn(room.platform.room);
      if (round === null) throw new Error('no round goes on');
      return round;
    };
    /** The letters of the open question: the right one, and a wrong one. */
    const letters = async () => {
      const round = await roundNow();
      const asked = roundQuestion(LESSONS, round, 'place' in round.phase ? round.phase.place : 0);
      const right = asked?.options.find((option) => option.right)?.letter ?? '';
      const wrong = asked?.options.find((option) => !option.right)?.letter ?? '';
      return { right, wrong, asked };
    };
    /** Presses an option, and waits until the press was answered: the words of an option are those of one question. */
    const choose = async (player: ChatClient, letter: string) => {
      const { asked } = await letters();
      const option = asked?.options.find((one) => one.letter === letter);
      const words = inlineText(option?.label ?? []).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      await player.press(new RegExp(`^${letter}(?:\\b|:)`));
      await player.waitFor(new RegExp(`(?:You chose|Changed to|You had chosen this already:) ${letter}: ${words}`));
    };
    /** What everybody sees: the one message that no press of their own has brought. */
    const publicly = () => hedy.messages()[0] ?? '';

    it('is played from the lobby to the board in one message, which is changed and never posted again', async () => {
      await lobby();
      expect(publicly()).toMatch(/Quiz together: Greeting by Name/);
      // It goes on here, and nowhere else.
      expect(ada.buttons()).not.toContain('Continue in our DM');
      await join(ada, grace);
      await room.look();
      expect(publicly()).toMatch(/2 people have joined/);
      await host('Host: start', /first question is on its way/);
      expect(publicly()).toMatch(/Question 1 of 2/);
      const first = await letters();
      await choose(ada, first.right);
      await room.look();
      expect(publicly()).toMatch(/1 of 2 answered/);
      await choose(grace, first.wrong);
      await room.look();
      expect(publicly()).toMatch(new RegExp(`${first.right} is right, chosen by 1 of 2`));
      expect(publicly()).toMatch(new RegExp(`${first.wrong}, chosen by 1 of 2`));
      await host('Host: next question', /On its way/);
      const second = await letters();
      await choose(ada, second.right);
      await choose(grace, second.right);
      await room.look();
      await host('Host: show the board', /On its way/);
      expect(publicly()).toMatch(/The board/);
      expect(publicly()).toMatch(/1\. u1: 2 of 2 right[\s\S]*2\. u2: 1 of 2 right/i);
      expect(hedy.messages()).toHaveLength(1);
      expect(room.platform.pings).toEqual([]);
    });

    it('tells each player what they chose, and nobody else', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { right, wrong } = await letters();
      await choose(grace, wrong);
      await choose(grace, right);
      expect(grace.messages().filter((text) => /You chose|Changed to/.test(text))).toHaveLength(2);
      expect(ada.messages().filter((text) => /You chose|Changed to/.test(text))).toHaveLength(0);
      expect(hedy.messages()).toHaveLength(1);
      const { answers } = await room.store.loadPlay((await roundNow()).id);
      expect(answers).toMatchObject([{ learner: room.platform.learnerId('U2'), changes: 1 }]);
    });

    it('shows nothing of the key before a question is closed', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { asked, right, wrong } = await letters();
      const secrets = [...(asked?.step.explanation ?? []), ...(asked?.options.flatMap(({ why }) => why) ?? [])];
      await choose(ada, right);
      await room.look();
      await choose(ada, wrong);
      await room.look();
      const seen = [...ada.messages(), ...hedy.messages()].join('\n');
      expect(seen).not.toMatch(/is right|chosen by|correct/i);
      expect(secrets.length).toBeGreaterThan(0);
      for (const secret of secrets) {
        const words = JSON.stringify(secret).match(/"text":"([^"]{30,})"/)?.[1];
        if (words !== undefined) expect(seen).not.toContain(words);
      }
    });

    it('takes a press that is delivered again once, and none after the close', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { right, wrong } = await letters();
      await choose(grace, right);
      await choose(grace, wrong);
      await room.platform.redeliver();
      const { id } = await roundNow();
      expect((await room.store.loadPlay(id)).answers).toMatchObject([{ changes: 1 }]);
      await host('Host: close the question', /It closes now/);
      const before = (await room.store.loadPlay(id)).answers;
      await room.platform.redeliver();
      expect((await room.store.loadPlay(id)).answers).toEqual(before);
    });

    it('lets what was pressed last count, though the platform brings an earlier press after it', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { right } = await letters();
      await choose(grace, right);
      const round = await roundNow();
      const before = (await room.store.loadPlay(round.id)).answers;
      for (const position of [1, 2, 3]) {
        const reply = await room.tutor.handle({
          id: `late ${position}`,
          learner: room.platform.learnerId('U2'),
          room: { ...room.platform.room, name: 'Grace', canManage: false },
          doneAt: 1,
          kind: 'press',
          action: {
            verb: 'round-pick',
            lesson: '',
            step: round.id,
            argument: `${round.turn.toString(36)}-0-${position}`,
          },
        });
        expect(JSON.stringify(reply)).toMatch(/That press came late/);
      }
      expect((await room.store.loadPlay(round.id)).answers).toEqual(before);
    });

    it('is nobody’s to steer but the host’s, and that of who manages the server', async () => {
      await lobby();
      await join(ada, grace);
      await grace.press('Host: start');
      await grace.waitFor(/Only the host can do that/);
      await room.look();
      expect(publicly()).toMatch(/Quiz together/);
      room.platform.makeManager('U3');
      await hedy.press('Host: start');
      await hedy.waitFor(/first question is on its way/);
      await room.look();
      expect(publicly()).toMatch(/Question 1 of 2/);
    });

    it('knows no round of another server, channel or conversation, whatever a button says', async () => {
      await lobby();
      const round = await roundNow();
      const argument = round.turn.toString(36);
      const { server, channel } = room.platform.room;
      const name = 'Mallory';
      const rooms = [
        undefined,
        { server: `${server}X`, channel, name, canManage: true },
        { server, channel: `${channel}X`, name, canManage: true },
      ];
      for (const [index, there] of rooms.entries()) {
        for (const verb of [
          'round-join',
          'round-start',
          'round-end',
          'round-pick',
          'round-mine',
          'round-look',
          'round-keep',
        ]) {
          const reply = await room.tutor.handle({
            id: `forged ${index} ${verb}`,
            learner: room.platform.learnerId('U3'),
            ...(there && { room: there }),
            kind: 'press',
            action: { verb, lesson: '', step: round.id, argument },
          });
          expect(JSON.stringify(reply)).toMatch(/that’s gone/);
        }
      }
      expect((await room.store.loadPlay(round.id)).players).toEqual([]);
      expect(await roundNow()).toEqual(round);
    });

    it('takes no option, question or phase that there is not', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const round = await roundNow();
      const turn = round.turn.toString(36);
      for (const [index, argument] of [
        `${turn}-0-9`,
        `${turn}-1-1`,
        `${turn}-0-0`,
        '1-0-1',
        `${turn}-x-1`,
        '',
        '--',
      ].entries()) {
        const reply = await room.tutor.handle({
          id: `forged ${index}`,
          learner: room.platform.learnerId('U2'),
          room: { ...room.platform.room, name: 'Mallory', canManage: false },
          kind: 'press',
          action: { verb: 'round-pick', lesson: '', step: round.id, argument },
        });
        expect(JSON.stringify(reply)).toMatch(/is closed/);
      }
      expect((await room.store.loadPlay(round.id)).answers).toEqual([]);
    });

    it('changes its message at most once in two seconds, however much is pressed', async () => {
      await lobby();
      const shown = new Set<string>();
      for (let user = 10; user < 20; user++) {
        await join(room.participant(`U${user}`));
        await (await room.rounds.tick()).moved;
        shown.add(publicly());
      }
      expect(shown.size).toBe(1);
      room.pass(PACE);
      await (await room.rounds.tick()).moved;
      expect(publicly()).toMatch(/10 people have joined/);
    });

    it('closes by the words there are to read, and tells what is left of the time without ticking', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { phase } = await roundNow();
      const endsAt = phase.kind === 'question' ? (phase.endsAt ?? 0) : 0;
      const told: string[] = [];
      while (room.now() < endsAt - PACE) {
        await room.look();
        told.push(publicly());
      }
      expect(new Set(told).size).toBeLessThanOrEqual(4);
      expect(told.at(-1)).toMatch(/a few seconds left/);
      room.pass(endsAt - room.now());
      await (await room.rounds.tick()).moved;
      expect(publicly()).toMatch(/is right, chosen by 0 of 2[\s\S]*2 didn’t answer/);
    });

    it('can be paused, skipped and ended', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { right } = await letters();
      await choose(grace, right);
      await host('Host: pause', /The clock stops/);
      expect(publicly()).toMatch(/is paused/);
      await host('Host: go on', /It goes on/);
      expect(publicly()).toMatch(/Question 1 of 2[\s\S]*1 of 2 answered/);
      await host('Host: skip it', /It won’t count/);
      expect(publicly()).toMatch(/Question 2 of 2/);
      await host('Host: end the quiz', /It ends now/);
      expect(publicly()).toMatch(/The host ended it/);
      expect(ada.buttons().some((label) => label.startsWith('Host:'))).toBe(false);
    });

    it('ends by itself when the host goes away', async () => {
      await lobby();
      room.pass(PATIENCE.lobby);
      await room.look();
      expect(publicly()).toMatch(/It ended by itself/);
      expect(await room.store.roundIn(room.platform.room)).toBeNull();
    });

    it('is one at a time in a channel', async () => {
      await lobby();
      await room.quiz(grace, 'cookies', 'together');
      await grace.waitFor(/going on in this channel already/);
    });

    it('asks once whether what was missed is to be kept, and then keeps it for those who want it', async () => {
      await lobby();
      await join(ada, grace);
      await grace.press('Yes, keep what I miss');
      await grace.waitFor(/comes back in your reviews/);
      await ada.press('No, thanks');
      await host('Host: start', /on its way/);
      const { right, wrong } = await letters();
      await choose(ada, wrong);
      await choose(grace, wrong);
      await room.look();
      await host('Host: next question', /On its way/);
      const second = await letters();
      await choose(grace, second.right);
      await host('Host: close the question', /It closes now/);
      await host('Host: show the board', /On its way/);
      await room.look();
      const cardsOf = async (user: string) => (await room.store.loadReview(room.platform.learnerId(user))).cards;
      expect(right).not.toBe(wrong);
      expect(await cardsOf('U2')).toMatchObject([{ lesson: 'greetings', lastRating: 'again' }]);
      expect(await cardsOf('U1')).toEqual([]);
      await ada.press('Keep what I missed');
      await ada.waitFor(/2 questions that you missed are in your reviews/);
      expect(await cardsOf('U1')).toHaveLength(2);
      await grace.press('Keep what I missed');
      await grace.waitFor(/in your reviews already/);
      await lobby();
      await join(ada);
      expect(ada.buttons()).not.toContain('Yes, keep what I miss');
      expect(await room.store.holdRounds(room.now(), room.now() + 1, [room.platform.prefix])).toHaveLength(1);
    });

    it('tells each player their own place at the end, and nobody before it', async () => {
      await lobby();
      await join(ada, grace);
      await host('Host: start', /on its way/);
      const { right } = await letters();
      await choose(grace, right);
      await host('Host: close the question', /It closes now/);
      await host('Host: end the quiz', /It ends now/);
      await grace.press('My result');
      await grace.waitFor(/1 of 1 right\. That’s place 1 of 2/);
      await ada.press('My result');
      await ada.waitFor(/0 of 1 right\. That’s place 2 of 2/);
      await hedy.press('My result');
      await hedy.waitFor(/You didn’t play in this one/);
      await hedy.press('Show the answers');
      await hedy.waitFor(/is right, chosen by 1 of 2/);
    });

    it('tells the host when it may not write in the channel, and ends', async () => {
      await room.platform.removeBot();
      await room.quiz(ada, 'greetings', 'together').catch(() => undefined);
      const round = await room.store.roundIn(room.platform.room);
      await room.look();
      expect(await room.store.roundIn(room.platform.room)).toBeNull();
      if (round !== null) await room.platform.window('U1').waitFor(/I may not write in that channel/);
    });

    it('goes on with another process where the first one stops', async () => {
      await lobby();
      await join(ada, grace);
      await room.look();
      await room.rounds.stop();
      const other = room.keepRounds(room.store);
      await ada.press('Host: start');
      await ada.waitFor(/on its way/);
      room.pass(PACE);
      await (await other.tick()).moved;
      expect(publicly()).toMatch(/Question 1 of 2/);
      await other.stop();
    });

    it('is opened and closed by the clock, in the host’s zone, with the results when it closes', async () => {
      const inChannel = () => grace.messages()[0] ?? '';
      await room.quiz(hedy, 'cookies', 'daily 14:00 to 18:00 in Berlin');
      await hedy.waitFor(/Only people who manage this server/);
      room.platform.makeManager('U1');
      await room.quiz(ada, 'cookies', 'daily 14:00 to 18:00 in Berlin');
      await ada.waitFor(
        /A quiz of the day about .* opens in this channel by itself. The first one opens today at 14:00/,
      );
      await room.look();
      expect(inChannel()).toBe('');
      room.pass(60 * 60_000);
      await room.look();
      expect(inChannel()).toMatch(/Quiz of the day: .*\n[\s\S]*open until today at 18:00 \(Europe\/Berlin\)/);
      const round = await roundNow();
      const key = keysOf(LESSONS, round)(0);
      const letter = roundQuestion(LESSONS, round, 0)?.options.find(({ choice }) => choice === key)?.letter ?? '';
      await grace.press('Answer the question');
      await grace.waitFor(/Question 1 of 1/);
      await choose(grace, letter);
      await grace.waitFor(/That’s all of it/);
      await room.look();
      expect(inChannel()).toMatch(/1 person has answered/);
      expect(inChannel()).not.toMatch(/is right/);
      room.pass(4 * 60 * 60_000);
      await room.look();
      expect(inChannel()).toMatch(
        new RegExp(`${letter} is right[\\s\\S]*The board[\\s\\S]*1\\. u2: 1 of 1 right`, 'i'),
      );
      await ada.command(room.platform.prefix === 'discord' ? '/quiz how:off' : '/quiz off');
      await ada.waitFor(/by itself any more/);
    });
  },
);
