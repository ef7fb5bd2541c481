/** In each phase, and for every question of every lesson, a round is one message: nothing of it is cut off. */
import { describe, expect, it } from 'vitest';
import { writeReply as writeDiscord } from '../../adapters/discord/messages.ts';
import { writeReply as writeSlack } from '../../adapters/slack/messages.ts';
import { openOccasion, openRound, type Phase, type Round } from '../../src/group/round.ts';
import { questionsForMany } from '../../src/tutor/round.ts';
import { showRound } from '../../src/tutor/show/round.ts';
import { shippedLessons } from '../fixtures/lessons.ts';

const lessons = await shippedLessons();

/** As long as Discord lets names be, and full of signs that have to be written so that they mean nothing. */
const players = Array.from({ length: 300 }, (_, index) => ({
  learner: `discord:${index}`,
  name: '*_`~|<@1>'.repeat(4).slice(0, 32),
  keepsMissed: false,
}));

const messagesOf = (round: Round) => {
  const view = { round, standing: { joined: 300, answered: 300 }, play: { players, answers: [] }, now: 0 };
  const blocks = showRound(lessons, view);
  return { Discord: writeDiscord(blocks).length, Slack: writeSlack(blocks).length };
};

const ONE = { Discord: 1, Slack: 1 };

describe.each([...lessons.values()].map((lesson) => [lesson.id, lesson] as const))('in a round of %s', (id, lesson) => {
  const all = questionsForMany(lesson);
  const opening = { id: 'r', room: { server: 's', channel: 'c' }, host: null, lesson: id };

  it.each(all)('the question %s and its reveal are one message', (question) => {
    const round = openRound({ ...opening, questions: [question] }, 0);
    const phases: readonly Phase[] = [
      { kind: 'lobby', endsAt: 1 },
      { kind: 'question', place: 0, openedAt: 0, endsAt: 60_000 },
      { kind: 'paused', place: 0, left: 1, endsAt: 1 },
      { kind: 'reveal', place: 0, endsAt: 1 },
      { kind: 'over', why: 'finished' },
    ];
    for (const phase of phases) expect(messagesOf({ ...round, phase, revealed: [0] }), phase.kind).toEqual(ONE);
  });

  it('the results of a week are one message, whichever questions they are about', () => {
    const occasion = { every: 'week', zone: 'Europe/Berlin', closesAt: 1 } as const;
    for (let first = 0; first < all.length; first += 1) {
      const questions = all.slice(first, first + 5);
      const open = openOccasion({ ...opening, questions }, occasion, 0);
      const revealed = questions.map((_, place) => place);
      expect(messagesOf(open), 'open').toEqual(ONE);
      expect(messagesOf({ ...open, phase: { kind: 'over', why: 'finished' }, revealed }), 'over').toEqual(ONE);
    }
  });
});
