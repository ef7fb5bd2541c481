/** What a host is told of a class, counted by hand. */
import { describe, expect, it } from 'vitest';
import {
  hardQuestions,
  medianScore,
  reachedSteps,
  reportOn,
  STUCK_AFTER,
  sectionsOf,
  standings,
  stuckMembers,
} from '../../src/report/class-report.ts';
import type { MemberProgress } from '../../src/report/results.ts';
import { DAY, LESSON, NOW, RESULTS } from './sample-class.ts';

const report = reportOn(LESSON, RESULTS, NOW);

describe('a report on a class', () => {
  it('says of each member how they stand, where they are and what they have right', () => {
    const rows = report.members.map(({ learner, standing, at, right, passed }) => [
      learner,
      standing,
      at,
      right,
      passed,
    ]);
    expect(rows).toEqual([
      ['discord:ada', 'finished', 6, 2, 1],
      ['discord:bob', 'finished', 6, 2, 0],
      ['discord:cyd', 'under-way', 4, 0, 1],
      ['discord:dan', 'stuck', 3, 0, 0],
      ['discord:eve', 'stuck', 5, 1, 0],
      ['discord:fay', 'not-begun', null, 0, 0],
    ]);
    expect(standings(report)).toEqual({ finished: 2, 'under-way': 1, stuck: 2, 'not-begun': 1 });
    expect(report.of).toEqual({ questions: 2, exercises: 1 });
  });

  it('lists who is stuck, the longest first', () => {
    expect(stuckMembers(report).map(({ learner }) => learner)).toEqual(['discord:eve', 'discord:dan']);
  });

  it.each<[string, Partial<MemberProgress>, string]>([
    ['a moment less than three days ago', { lastAt: NOW - STUCK_AFTER + 1 }, 'under-way'],
    ['three days ago', { lastAt: NOW - STUCK_AFTER }, 'stuck'],
    ['long ago, having finished', { lastAt: NOW - 99 * DAY, completedAt: NOW - 99 * DAY }, 'finished'],
    ['a moment ahead, by another machine’s clock', { lastAt: NOW + 1 }, 'under-way'],
  ])('tells of who did something last %s that they are … (%#)', (_, more, standing) => {
    const [first] = RESULTS.members;
    const progress = { ...(first?.progress as MemberProgress), completedAt: null, ...more };
    const { members } = reportOn(LESSON, { members: [{ learner: 'x', joinedAt: 0, progress }], steps: [] }, NOW);
    expect(members[0]?.standing).toBe(standing);
  });

  it('finds a step again after the lesson was edited, and the one in its place when it is gone', () => {
    const [first] = RESULTS.members;
    const where = (position: string, index: number) => {
      const progress = { ...(first?.progress as MemberProgress), position, index };
      return reportOn(LESSON, { members: [{ learner: 'x', joinedAt: 0, progress }], steps: [] }, NOW).members[0]?.at;
    };
    expect(where('first', 1)).toBe(4);
    expect(where('gone', 2)).toBe(2);
    expect(where('gone', 99)).toBe(6);
  });

  it('counts for each question who was right at the first try, and names what attracts, but no guess before a run', () => {
    const rows = report.questions.map(({ step, answered, firstTry, attracts, medianTries, hinted }) => [
      step.id,
      answered,
      firstTry,
      attracts?.what ?? null,
      medianTries,
      hinted,
    ]);
    expect(rows).toEqual([
      ['recalled', 1, 1, null, null, 0],
      // What one member chose attracts nobody else.
      ['first', 4, 3, null, 1, 0],
      ['second', 2, 1, 'get_cookie', 1, 1],
    ]);
  });

  it('lists the hard questions, the hardest first', () => {
    expect(hardQuestions(report).map(({ step }) => step.id)).toEqual(['second']);
  });

  it('names the most usual mistake of each exercise', () => {
    expect(report.exercises).toMatchObject([
      {
        step: { id: 'write-it' },
        tried: 3,
        passed: 2,
        medianTries: 2,
        hinted: 2,
        mistake: { what: 'no-default', members: 2 },
      },
    ]);
  });

  it('counts who came to each step and section', () => {
    expect(reachedSteps(report)).toEqual([5, 5, 5, 5, 4, 3, 2]);
    expect(sectionsOf(report)).toEqual([
      { title: 'Start', reached: 5, here: 0, stuck: 0 },
      { title: 'Practice', reached: 5, here: 1, stuck: 1 },
      { title: 'Quiz', reached: 4, here: 2, stuck: 1 },
    ]);
  });

  it('knows the score in the middle of those who finished, and none where nobody has', () => {
    expect(medianScore(report)).toBe(2);
    expect(medianScore(reportOn(LESSON, { members: [], steps: [] }, NOW))).toBeNull();
  });

  it('of nobody has nothing to tell', () => {
    const empty = reportOn(LESSON, { members: [], steps: [] }, NOW);
    expect(standings(empty)).toEqual({ finished: 0, 'under-way': 0, stuck: 0, 'not-begun': 0 });
    expect(hardQuestions(empty)).toEqual([]);
    expect(reachedSteps(empty)).toEqual(LESSON.steps.map(() => 0));
  });
});
