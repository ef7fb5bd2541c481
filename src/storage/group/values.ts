/** What the statements of rounds and classes have in common. */
import { type RawBuilder, sql } from 'kysely';
import type { Room } from '../../core/event.ts';
import type { Engine, Statement } from '../sql/engine.ts';

/** Values in a `select` have to say what they are; PostgreSQL takes them for texts. */
export const textOf = (value: unknown): RawBuilder<string> => sql`cast(${value} as text)`;
export const numberOf = (value: unknown): RawBuilder<number> => sql`cast(${value} as bigint)`;

/** A transaction that is written at once is given up when this changes no row. */
export const decisive = (statement: Statement<unknown>): Statement<unknown> => ({ ...statement, decides: true });

/**
 * Makes one change in one trip to the database, so that a process that is frozen meanwhile keeps no row locked that
 * others wait for. False where no row was changed.
 */
export const changed = async (engine: Engine, statement: Statement<unknown>): Promise<boolean> =>
  (await engine.writeAtOnce([decisive(statement)])) === null;

/** A channel in one column. */
export const channelName = ({ server, channel }: Room): string => `${server} ${channel}`;

/** Of a row of `rounds` or `classes`: it goes on. */
export const GOES_ON = sql`open_in is not null`;
