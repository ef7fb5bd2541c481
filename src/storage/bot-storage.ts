/** The database of a bot, off the thread that answers people. */
import type { Storage } from '../tutor/storage.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { openInThread } from './thread.ts';

/**
 * `isHeld`: whether this process holds it (`holdDatabase`). PostgreSQL is elsewhere anyway. Rejects as `openStorage`.
 */
export async function openBotStorage(databaseUrl: string, isHeld = false): Promise<Storage> {
  const access = isHeld ? 'hold' : 'write';
  if (parseDatabaseUrl(databaseUrl).kind === 'sqlite') return openInThread({ databaseUrl, access });
  const { openStorage } = await import('./storage.ts');
  return openStorage(databaseUrl, access);
}
