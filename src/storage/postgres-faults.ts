/** What PostgreSQL's error codes (and the network's) mean to an operator. */
import { OperatorError } from '../errors.ts';
import { codeOf } from './sqlite-faults.ts';

interface Fault {
  readonly code: RegExp;
  readonly what: string;
  readonly remedy: string;
}

const ADDRESS = 'Check the host and port in DATABASE_URL, and that the server is running and lets this machine in.';

const FAULTS: readonly Fault[] = [
  {
    code: /^28/,
    what: 'refuses the account or its password',
    remedy: 'Check the account and the password in DATABASE_URL, and what pg_hba.conf on the server allows them.',
  },
  {
    code: /^3D000$/,
    what: 'does not exist',
    remedy: 'Make it (createdb, or "create database" in psql), or mend its name at the end of DATABASE_URL.',
  },
  { code: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, what: 'cannot be reached', remedy: ADDRESS },
  { code: /^(ETIMEDOUT|NO_ANSWER)$/, what: 'does not answer', remedy: ADDRESS },
  {
    code: /^(ECONNRESET|EPIPE|CONNECTION_LOST|57P0[123]|08)/,
    what: 'closed the connection or is just starting',
    remedy: 'Look at the server’s log. Nibble connects again by itself.',
  },
  {
    code: /^42501$/,
    what: 'does not let the account make or change tables',
    remedy: 'Make the account the owner of the database: alter database … owner to ….',
  },
  {
    code: /^25006$/,
    what: 'can only be read: it is a standby or set to read-only',
    remedy: 'Point DATABASE_URL at the primary server.',
  },
  {
    code: /^53300$/,
    what: 'has no connection left',
    remedy: 'Raise max_connections on the server, or run fewer programs on it.',
  },
  { code: /^(53100|58030)$/, what: 'cannot write: its disk is full or failing', remedy: 'Look at the server’s disk.' },
  {
    code: /^(55P03|57014|25P03)$/,
    what: 'took too long: something else on it holds a lock or keeps it busy',
    remedy: 'Look in pg_stat_activity for what it waits for.',
  },
];

/** The driver gives these no code. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'NO_ANSWER'],
  [/connection terminated|connection ended|not queryable/i, 'CONNECTION_LOST'],
];

export function explainPostgresError(error: unknown, place: string): unknown {
  if (error instanceof OperatorError) return error;
  const code = faultCode(error);
  const fault = FAULTS.find((candidate) => candidate.code.test(code));
  if (fault === undefined) return error;
  return new OperatorError(`${place} ${fault.what} (${code})`, fault.remedy, { cause: error });
}

/** Whether the same transaction may well succeed when it is tried again. */
export const isPassing = (error: unknown): boolean =>
  /^(40001|40P01|57P0[123]|08|ECONNRESET|EPIPE|CONNECTION_LOST)/.test(faultCode(error));

function faultCode(error: unknown): string {
  // A name with several addresses fails with one error for each.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const code = codeOf(first);
  if (code !== 'unknown error' && code !== 'undefined') return code;
  const message = first instanceof Error ? first.message : '';
  return MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? code;
}
