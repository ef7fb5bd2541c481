/**
 * How much work something is, whatever the machine and whatever else it does: V8 counts how often each block of code
 * runs, in libraries too. What a block costs does not matter where the same blocks are compared with each other.
 */
import { Session } from 'node:inspector/promises';

export interface StepCounter {
  /**
   * How often blocks of JavaScript run while `work` does. What V8 does by itself, regular expressions, is not counted.
   */
  count(work: () => unknown): Promise<number>;
  stop(): Promise<void>;
}

export async function startCounting(): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async count(work) {
      // Taking the counts starts them anew.
      await session.post('Profiler.takePreciseCoverage');
      work();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
        .reduce((sum, { count }) => sum + count, 0);
    },
    async stop() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
