/** All migrations, in order. One that was released is never edited; a change is a new file with the next number. */
import type { Database } from '../schema.ts';
import { up as lessons } from './0001-lessons.ts';
import { up as reviews } from './0002-reviews.ts';
import { up as manyProcesses } from './0003-many-processes.ts';
import { up as fewerPages } from './0004-fewer-pages.ts';

export type EngineKind = 'sqlite' | 'postgres';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (database: Database, kind: EngineKind) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'lessons', up: lessons },
  { number: 2, name: 'reviews', up: reviews },
  { number: 3, name: 'many-processes', up: manyProcesses },
  { number: 4, name: 'fewer-pages', up: fewerPages },
];
