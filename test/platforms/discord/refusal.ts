/** Discord's refusals: HTTP status, code, message, and for a bad body the places of what is wrong in it. */
import type { Schema } from 'discord-api-spec/zod';

export class Refusal extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(`${code} ${message}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = { message, code, ...(errors === undefined ? {} : { errors }) };
  }
}

export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized');
export const notFound = () => new Refusal(404, 0, '404: Not Found');
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () => new Refusal(400, 40060, 'Interaction has already been acknowledged.');
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message');
export const closedDirectMessages = () => new Refusal(403, 50007, 'Cannot send messages to this user');
export const expiredToken = () => new Refusal(401, 50027, 'Invalid Webhook Token');
/** What the API answers to a message that is too heavy for it, without saying why. */
export const overloaded = () => new Refusal(500, 0, '500: Internal Server Error');

/** `Invalid Form Body`, with what is wrong at a place such as `['data', 'components', 0]`. */
export function invalidBody(path: readonly PropertyKey[], code: string, message: string): Refusal {
  const errors = [...path, '_errors'].reduceRight<unknown>((inner, key) => ({ [key]: inner }), [{ code, message }]);
  return new Refusal(400, 50035, 'Invalid Form Body', errors as object);
}

/** Refuses what Discord's own schema refuses. */
export function checkSchema(schema: Schema, body: unknown): void {
  const checked = schema.safeParse(body);
  if (checked.success) return;
  const [issue] = checked.error.issues;
  throw invalidBody(issue?.path ?? [], issue?.code?.toUpperCase() ?? 'INVALID', issue?.message ?? 'Invalid');
}
