/** What the codes of PostgreSQL, of its driver, of the network and of TLS mean to an operator. */
import { codeOf, OperatorError } from '../../errors.ts';
import { explainFault, type Fault, OTHER_TABLES } from './engine.ts';

const ADDRESS = 'Check the host and port in DATABASE_URL, and that the server is running and lets this machine in.';

const AUTHORITY =
  'Get the certificate of its authority from whoever runs the server, and add ' +
  '?sslmode=verify-full&sslrootcert=/path/to/ca.pem to DATABASE_URL. ' +
  'With ?sslmode=no-verify it is encrypted, but anybody on the way can pretend to be the server.';

const FAULTS: readonly Fault[] = [
  [
    /^TLS_WANTED$/,
    'lets only encrypted connections in, and DATABASE_URL asks for none',
    'Add ?sslmode=verify-full to DATABASE_URL.',
  ],
  [
    /^TLS_MISSING$/,
    'speaks no TLS, and DATABASE_URL asks for it',
    'Take sslmode out of DATABASE_URL (only on a network that you trust), or switch TLS on at the server (ssl = on).',
  ],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY|GET)_\w+)$/,
    'shows a certificate of an authority that this machine does not know',
    AUTHORITY,
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'shows a certificate for another name than the host in DATABASE_URL',
    'Write the host in DATABASE_URL as the certificate has it, or get a certificate for the name that you use.',
  ],
  [
    /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    'shows a certificate that is not valid today',
    'Renew it at the server, and look whether the clock of this machine is right.',
  ],
  [
    /^(EPROTO|ERR_SSL_\w+|TLS_FAILED)$/,
    'and this machine could not agree on how to encrypt',
    'Look at ssl_min_protocol_version and ssl_ciphers on the server, and at its log.',
  ],
  [
    /^(ENOENT|EACCES|EISDIR)$/,
    'cannot be asked: a certificate that DATABASE_URL names cannot be read',
    'Check the paths behind sslrootcert, sslcert and sslkey in DATABASE_URL, and that this account may read them.',
  ],
  [
    /^28/,
    'refuses the account or its password',
    'Check the account and the password in DATABASE_URL, and what pg_hba.conf on the server allows them.',
  ],
  [
    /^3D000$/,
    'does not exist',
    'Make it (createdb, or "create database" in psql), or fix its name at the end of DATABASE_URL.',
  ],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'cannot be reached', ADDRESS],
  [/^(ETIMEDOUT|NO_ANSWER)$/, 'does not answer', ADDRESS],
  [
    /^(ECONNRESET|EPIPE|CONNECTION_LOST|57P0[123]|08)/,
    'closed the connection or is just starting',
    'Look at the server’s log. Nibble connects again by itself.',
  ],
  [
    /^42501$/,
    'does not let the account make or change tables',
    'Make the account the owner of the database: alter database … owner to ….',
  ],
  [/^25006$/, 'can only be read: it is a standby or set to read-only', 'Point DATABASE_URL at the primary server.'],
  [/^(42P01|42703|23502)$/, ...OTHER_TABLES],
  [/^53300$/, 'has no connection left', 'Raise max_connections on the server, or run fewer programs on it.'],
  [/^(53100|58030)$/, 'cannot write: its disk is full or failing', 'Look at the server’s disk.'],
  [
    /^(55P03|57014|25P03)$/,
    'took too long: something else on it holds a lock or keeps it busy',
    'Look in pg_stat_activity for what it waits for.',
  ],
];

/** How the server ends the sentence that refuses an account which would be let in over TLS. */
const NOT_ENCRYPTED = /(no encryption|SSL off)$/;

/** The driver gives these no code. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'NO_ANSWER'],
  [/does not support SSL/i, 'TLS_MISSING'],
  [/establishing an SSL connection/i, 'TLS_FAILED'],
  [/connection terminated|connection ended|not queryable/i, 'CONNECTION_LOST'],
];

export const explainPostgresError = (error: unknown, place: string): unknown =>
  error instanceof OperatorError ? error : explainFault(error, faultCode(error), FAULTS, place);

/** Whether the same transaction may well succeed when it is tried again. */
export const isPassing = (error: unknown): boolean =>
  /^(40001|40P01|57P0[123]|08|ECONNRESET|EPIPE|CONNECTION_LOST)/.test(faultCode(error));

function faultCode(error: unknown): string {
  // A name with several addresses fails with one error for each.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const code = codeOf(first);
  if (code.startsWith('28') && NOT_ENCRYPTED.test(messageOf(first))) return 'TLS_WANTED';
  if (code !== 'unknown error' && code !== 'undefined') return code;
  return MESSAGES.find(([pattern]) => pattern.test(messageOf(first)))?.[1] ?? code;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');
