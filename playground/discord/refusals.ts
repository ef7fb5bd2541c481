/** Discord's refusals: HTTP status, code, message, and for a bad body the places of the mistakes. */
import type { Schema } from 'discord-api-spec/zod';

export class Refusal extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: object, headers: Readonly<Record<string, string>> = {}) {
    super(JSON.stringify(body));
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const refuse = (status: number, code: number, message: string) => (): Refusal => new Refusal(status, { message, code });

export const unauthorized = refuse(401, 0, '401: Unauthorized');
export const notFound = refuse(404, 0, '404: Not Found');
export const unknownChannel = refuse(404, 10003, 'Unknown Channel');
export const unknownGuild = refuse(404, 10004, 'Unknown Guild');
export const unknownMessage = refuse(404, 10008, 'Unknown Message');
export const unknownUser = refuse(404, 10013, 'Unknown User');
export const unknownWebhook = refuse(404, 10015, 'Unknown Webhook');
export const unknownInteraction = refuse(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = refuse(400, 40060, 'Interaction has already been acknowledged.');
export const tooManyFollowUps = refuse(
  400,
  40094,
  'This interaction has reached the maximum number of follow up messages.',
);
export const unknownMember = refuse(404, 10007, 'Unknown Member');
export const unknownRole = refuse(404, 10011, 'Unknown Role');
export const missingPermissions = refuse(403, 50013, 'Missing Permissions');
export const missingAccess = refuse(403, 50001, 'Missing Access');
export const emptyMessage = refuse(400, 50006, 'Cannot send an empty message');
export const closedDirectMessages = refuse(403, 50007, 'Cannot send messages to this user');
export const strangers = refuse(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
export const invalidJson = refuse(400, 50109, 'The request body contains invalid JSON.');
export const expiredToken = refuse(401, 50027, 'Invalid Webhook Token');
export const notOurMessage = refuse(403, 50005, 'Cannot edit a message authored by another user');
/** The API's answer to a message that is too heavy for it. It does not say why. */
export const overloaded = refuse(500, 0, '500: Internal Server Error');

/** `seconds` until the bucket is filled again. */
export function rateLimited(seconds: number, isGlobal: boolean): Refusal {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal };
  return new Refusal(429, body, {
    'retry-after': String(seconds),
    'x-ratelimit-scope': isGlobal ? 'global' : 'user',
    ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
  });
}

/** `Invalid Form Body`, with what is wrong at a place such as `['data', 'components', 0]`. */
export function invalidBody(path: readonly PropertyKey[], code: string, message: string): Refusal {
  const errors = [...path, '_errors'].reduceRight<unknown>((inner, key) => ({ [key]: inner }), [{ code, message }]);
  return new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors });
}

/**
 * Refuses what Discord's own schema refuses, and unknown properties of components, which Discord would drop silently.
 */
export function checkSchema(schema: Schema, body: unknown): void {
  const checked = schema.safeParse(body);
  if (checked.success) {
    const unknown = findDropped(body, checked.data, []);
    if (unknown !== null) throw invalidBody(unknown, 'UNKNOWN_PROPERTY', 'Discord knows no such property');
    return;
  }
  const [issue] = checked.error.issues;
  throw invalidBody(issue?.path ?? [], issue?.code?.toUpperCase() ?? 'INVALID', issue?.message ?? 'Invalid');
}

/** The place of a property of a component that reading by the schema has dropped; null when there is none. */
function findDropped(given: unknown, read: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof given !== 'object' || given === null) return null;
  const kept = new Map(Object.entries(typeof read === 'object' && read !== null ? read : {}));
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const place = [...path, key];
    if (!kept.has(key) && path.includes('components')) return place;
    const found = kept.has(key) ? findDropped(value, kept.get(key), place) : null;
    if (found !== null) return found;
  }
  return null;
}
