import { describe, expect, it } from 'vitest';
import { learnerOf } from './learner.ts';
import { testTutor } from './parts.ts';

describe('suggestions', () => {
  it('are lessons by any part of their name', () => {
    const { tutor } = testTutor();
    expect(tutor.suggest('lessons', 'remem')).toEqual([{ value: 'words', label: 'Remembering Words' }]);
    expect(tutor.suggest('lessons', 'knitting')).toEqual([]);
  });

  it('are zones with what the clock shows there', () => {
    const { tutor, pass } = testTutor();
    expect(tutor.suggest('zones', 'berl')).toEqual([{ value: 'Europe/Berlin', label: 'Europe/Berlin, now 13:00' }]);
    pass(60 * 60 * 1000);
    expect(tutor.suggest('zones', 'berl')[0]?.label).toContain('now 14:00');
    expect(tutor.suggest('zones', '').length).toBeLessThanOrEqual(25);
  });
});

describe('a run that waits', () => {
  it('tells the adapter how many are ahead', async () => {
    const parts = testTutor();
    const { run } = parts.sandbox;
    const waitingRun: typeof run = (program, startTime, dialogue, waiting) => {
      waiting?.(3);
      return run(program, startTime, dialogue);
    };
    Object.assign(parts.sandbox, { run: waitingRun });
    const learner = learnerOf(parts.tutor);
    await learner.open('words');
    await learner.say('next');
    const told: number[] = [];
    const watch = { waiting: (ahead: number) => void told.push(ahead) };
    const event = { id: 'run', learner: 'test:ada', kind: 'message', text: 'run' } as const;
    await parts.tutor.handle(event, watch);
    expect(told).toEqual([3]);
  });
});
