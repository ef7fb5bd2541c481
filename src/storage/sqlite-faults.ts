/** What SQLite's result codes mean to an operator. */
import { OperatorError } from '../errors.ts';

/** By the codes' beginnings: they have many endings. */
const FAULTS: readonly { readonly code: RegExp; readonly what: string; readonly remedy: string }[] = [
  {
    code: /^SQLITE_(BUSY|LOCKED)/,
    what: 'is locked by another program',
    remedy: 'Stop the other program that has it open (another Nibble, a backup, a database browser), then try again.',
  },
  {
    code: /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/,
    what: 'cannot be opened for writing',
    remedy:
      'Check that it is a file, that its folder exists and that this account may write to both; or set DATABASE_URL.',
  },
  {
    code: /^SQLITE_NOTADB/,
    what: 'is not a database',
    remedy: 'Set DATABASE_URL to another file, or move that one away; a new one is made when it does not exist.',
  },
  {
    code: /^SQLITE_CORRUPT/,
    what: 'is damaged',
    remedy: 'Restore it from a backup, or move it away to begin with an empty one.',
  },
  { code: /^SQLITE_FULL/, what: 'cannot grow: the disk is full', remedy: 'Free some space on its disk.' },
  { code: /^SQLITE_IOERR/, what: 'could not be read or written', remedy: 'Check the disk it is on.' },
];

export function explainSqliteError(error: unknown, place: string): unknown {
  const fault = error instanceof Error && FAULTS.find(({ code }) => code.test(codeOf(error)));
  if (!fault) return error;
  return new OperatorError(`${place} ${fault.what} (${codeOf(error)})`, fault.remedy, { cause: error });
}

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** The code that a driver or Node gave an error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
