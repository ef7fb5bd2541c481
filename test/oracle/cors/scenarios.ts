/**
 * The scenarios of scenarios.yaml and random.yaml: those of docs/scenarios.md, each under a name. Real browsers and
 * ours perform them.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describeProblem } from '../../../src/lesson/problem.ts';
import { parseScenario, type ScriptedStep } from '../../../src/scenario/scenario-file.ts';

export interface CorsScenario {
  readonly name: string;
  readonly steps: readonly ScriptedStep[];
}

/** In the order of the files. Throws where one is not as it should be. */
export const loadCorsScenarios = (): readonly CorsScenario[] =>
  ['scenarios.yaml', 'random.yaml'].flatMap((file) => {
    const all: Record<string, unknown> = parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    return Object.entries(all).map(([name, steps]) => readCorsScenario(name, steps));
  });

/** Throws where it is not as it should be. */
export function readCorsScenario(name: string, steps: unknown): CorsScenario {
  const parsed = parseScenario(name, JSON.stringify(steps));
  if (parsed.kind === 'problems') throw new Error(parsed.problems.map(describeProblem).join('\n'));
  return { name, steps: parsed.scenario.steps };
}
