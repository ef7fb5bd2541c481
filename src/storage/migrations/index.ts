/** All migrations, in order. One that was released is never edited; a change is a new file with the next number. */
import type { Database } from '../schema.ts';
import { up as lessons } from './0001-lessons.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (database: Database) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [{ number: 1, name: 'lessons', up: lessons }];
