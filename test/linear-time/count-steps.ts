/**
 * How much work something is, whatever the machine and whatever else it does: V8 counts how often each block of code
 * runs, in libraries too. What a block costs does not matter where the same blocks are compared with each other.
 */
import { Session } from 'node:inspector/promises';

export interface StepCounter {
  /**
   * How often blocks of JavaScript run while each of these does, one after the other. What V8 does by itself, regular
   * expressions, is not counted.
   */
  count(works: readonly (() => unknown)[]): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export async function startCounting(): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async count(works) {
      const counts: number[] = [];
      // Taking the counts starts them anew.
      await session.post('Profiler.takePreciseCoverage');
      for (const work of works) {
        work();
        const { result } = await session.post('Profiler.takePreciseCoverage');
        const ranges = result.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
        counts.push(ranges.reduce((sum, { count }) => sum + count, 0));
      }
      return counts;
    },
    async stop() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
