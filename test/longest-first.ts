/**
 * The order in which `npm test` starts its files: first those that have a process each, since a process that is shared
 * ends when such a file is next; and of each kind the longest first, so that none of them runs alone at the end while
 * the other processors have nothing to do. Only the order depends on this list; a file that is missing in it comes
 * later.
 */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = [
  'sandbox/attack-programs',
  'faults/rounds',
  'faults/kills',
  'storage/postgres',
  'cli/start',
  'e2e/many-processes',
  'cli/pipes',
  'playground/browser',
  'sandbox/cookie-lines',
  'exercise/programs',
  'sandbox/lifecycle',
  'sandbox/time-limit',
  'sandbox/hostile-answers',
  'cli/maintenance',
  'playground/learning-together',
  'cli/main',
  'e2e/troubles',
  'e2e/broken-connections',
  'linear-time/parsers',
  'oracle/record-again',
  'playground/quiz-together',
  'adapters/discord/connection',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const path = relative(import.meta.dirname, moduleId)
    .replaceAll('\\', '/')
    .replace(/\.test\.ts$/, '');
  const place = LONGEST.indexOf(path);
  return place < 0 ? LONGEST.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShared = ({ project }: TestSpecification): number => Number(!project.config.isolate);
    return [...files].sort((one, other) => isShared(one) - isShared(other) || placeOf(one) - placeOf(other));
  }
}
