/** What a browser does otherwise than when it was recorded before. */
import { isDeepStrictEqual } from 'node:util';
import type { SeenStep } from './seen.ts';

type Scenarios = Readonly<Record<string, readonly SeenStep[]>>;

/** A line for each scenario that is new or gone, and for each step that came out differently. */
export function changesBetween(before: Scenarios, after: Scenarios): string[] {
  const gone = Object.keys(before).filter((name) => after[name] === undefined);
  return [
    ...gone.map((name) => `gone: ${name}`),
    ...Object.entries(after).flatMap(([name, steps]) => {
      const old = before[name];
      if (old === undefined) return [`new: ${name}`];
      const numbers = Array.from({ length: Math.max(old.length, steps.length) }, (_, index) => index);
      return numbers.flatMap((index) => changeOf(`${name}, step ${index + 1}`, old[index], steps[index]));
    }),
  ];
}

function changeOf(where: string, before: SeenStep | undefined, after: SeenStep | undefined): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [was, is] = [before, after].map((step) => JSON.stringify(step) ?? 'nothing');
  return [`changed: ${where}\n    was ${was}\n    is  ${is}`];
}
