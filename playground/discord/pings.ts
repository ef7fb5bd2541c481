/** Whom a message would have notified: Discord reads mentions from the raw text, then looks at `allowed_mentions`. */
import { flatten, type MessageBody } from './check-message.ts';

const MENTIONS = [
  { type: 'everyone', pattern: /@(?:everyone|here)/g },
  { type: 'users', pattern: /<@!?\d+>/g },
  { type: 'roles', pattern: /<@&\d+>/g },
] as const;

/** The mentions that fire; without `allowed_mentions` all of them do, in edits too. */
export function pingsOf(body: MessageBody): string[] {
  const texts = [body.content ?? '', ...flatten(body.components ?? []).map(({ content }) => content ?? '')].join('\n');
  const allowed = body.allowed_mentions?.parse;
  return MENTIONS.filter(({ type }) => body.allowed_mentions == null || allowed?.includes(type) === true).flatMap(
    ({ pattern }) => texts.match(pattern) ?? [],
  );
}
