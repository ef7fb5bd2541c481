/**
 * Discord's rate limits, as far as it shows them: a bucket a route and its major parameter, and 50 requests a second
 * over all for the bot itself. What belongs to an interaction does not count towards those.
 */
import { rateLimited } from './refusals.ts';

interface Bucket {
  readonly limit: number;
  /** Milliseconds. */
  readonly window: number;
}

const WEBHOOK: Bucket = { limit: 5, window: 2000 };
const CHANNEL: Bucket = { limit: 5, window: 5000 };
const GLOBAL: Bucket = { limit: 50, window: 1000 };

export interface RateLimits {
  /** Counts a request; the headers of its answer. Throws when the bucket is empty. */
  count(method: string, path: string): Readonly<Record<string, string>>;
}

export function createRateLimits(now: () => number): RateLimits {
  const counts = new Map<string, { left: number; resetAt: number }>();
  const take = (name: string, { limit, window }: Bucket) => {
    const known = counts.get(name);
    const count = known !== undefined && known.resetAt > now() ? known : { left: limit, resetAt: now() + window };
    const seconds = (count.resetAt - now()) / 1000;
    if (count.left === 0) throw rateLimited(seconds, name === '');
    count.left--;
    counts.set(name, count);
    return { left: count.left, seconds };
  };
  return {
    count: (method, path) => {
      const [, kind = '', major = ''] = /^\/(channels|webhooks\/\d+)\/([\w-]+)/.exec(path) ?? [];
      const isOpen = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
      if (!isOpen) take('', GLOBAL);
      if (kind === '') return {};
      const bucket = kind === 'channels' ? CHANNEL : WEBHOOK;
      const { left, seconds } = take(`${method} ${kind} ${major}`, bucket);
      return {
        'x-ratelimit-bucket': `${method}-${kind.split('/')[0]}`,
        'x-ratelimit-limit': String(bucket.limit),
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset-after': String(seconds),
      };
    },
  };
}
