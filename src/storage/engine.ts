/** What the store needs from a database engine. All that only one engine knows is behind this. */
import type { Database } from './schema.ts';

export interface Engine {
  readonly database: Database;
  /** The database in words for messages: `the database file data/nibble.db`. */
  readonly place: string;
  /** An error of the driver as one that says what to do; an error it does not know comes back as it is. */
  explain(error: unknown): unknown;
}
