/** The structured log, one JSON object a line. Secrets and what learners write are taken out here, for all callers. */
import { type DestinationStream, destination, pino } from 'pino';
import type { LogLevel } from './setting-kinds.ts';

export interface Log {
  /** `event` is a short, constant sentence; whatever varies goes into `details`. */
  info(event: string, details?: object): void;
  warn(event: string, details?: object): void;
  error(event: string, details?: object): void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** The configured tokens; wherever one of them turns up in a text, it is taken out. */
  readonly secrets: readonly string[];
  /** Where the lines go; by default, standard error. */
  readonly stream?: DestinationStream;
}

/** The same log with `common` on every line: what is known of an event from its arrival to its answer. */
export function about(log: Log, common: object): Log {
  return {
    info: (event, details) => log.info(event, { ...common, ...details }),
    warn: (event, details) => log.warn(event, { ...common, ...details }),
    error: (event, details) => log.error(event, { ...common, ...details }),
  };
}

const SECRET_KEY = /token|secret|signature|authorization|password|cookie/i;
/** Where learners' words sit in our own shapes (intents, forms, attempts) and in the platforms' payloads. */
const LEARNER_TEXT_KEY = /^(text|content|given|program|fields|values?|typed|body|blocks|components|intent|prints)$/i;
const MAX_DEPTH = 6;

/** Makes a log that writes to `stream`, without waiting: a line is out when the call returns. */
export function createLog({ level, secrets, stream = destination({ fd: 2, sync: true }) }: LogOptions): Log {
  const logger = pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, stream);
  const known = secrets.filter((secret) => secret !== '');
  const write = (method: 'info' | 'warn' | 'error') => (event: string, details?: object) => {
    if (logger.isLevelEnabled(method)) logger[method](redact(details ?? {}, known), hide(event, known));
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** A copy of `value` that is safe to write: plain JSON without secrets, learners' words, cycles or deep trees. */
export function redact(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return hide(value, secrets);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (depth >= MAX_DEPTH) return '[more]';
  if (value instanceof Error) return redactError(value, secrets, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, secrets, depth + 1)]),
  );
}

function redactEntry(key: string, value: unknown, secrets: readonly string[], depth: number): unknown {
  if (SECRET_KEY.test(key)) return '[secret]';
  // A number or a flag is nobody's words; an error's own `code` is needed to tell it from others.
  if (LEARNER_TEXT_KEY.test(key) && !(typeof value === 'number' || typeof value === 'boolean')) return '[text]';
  return redact(value, secrets, depth);
}

/** Only an error's kind and place: libraries hang whole requests with tokens and texts on their errors. */
function redactError(error: Error, secrets: readonly string[], depth: number): object {
  return {
    name: error.name,
    message: hide(error.message, secrets),
    ...('code' in error ? { code: redact(error.code, secrets, depth + 1) } : {}),
    ...('status' in error ? { status: redact(error.status, secrets, depth + 1) } : {}),
    ...(error.stack === undefined ? {} : { stack: hide(error.stack, secrets) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, secrets, depth + 1) }),
  };
}

const hide = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text);
