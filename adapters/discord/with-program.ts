/** An event whose message has a program beside it, as a file: it is read as if it had been pasted below the words. */
import type { APIAttachment } from 'discord.js';
import type { LearnerEvent } from '../../src/core/event.ts';
import type { Log } from '../../src/log.ts';
import { withoutEscapes } from './escape.ts';
import { describeError } from './platform-error.ts';
import { findProgram, readProgram } from './read-file.ts';

interface Surroundings {
  readonly fileOrigins: ReadonlySet<string>;
  readonly log: Log;
}

/** The event with the program in these files, where there is one; null when it cannot be read. Never rejects. */
export async function withProgram(
  { fileOrigins, log }: Surroundings,
  event: LearnerEvent,
  attachments: readonly APIAttachment[],
): Promise<LearnerEvent | null> {
  const file = findProgram(attachments);
  if (file === null || (event.kind !== 'message' && event.kind !== 'command')) return event;
  try {
    const program = withoutEscapes(await readProgram(file, fileOrigins));
    const below = (text = ''): string => `${text}\n${program}`.trimStart();
    return event.kind === 'message'
      ? { ...event, text: below(event.text) }
      : { ...event, options: { message: below(event.options.message) } };
  } catch (error) {
    log.info('discord: a file could not be read', { error: describeError(error) });
    return null;
  }
}
