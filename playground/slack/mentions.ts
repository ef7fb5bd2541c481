/** Whom a payload would have pinged, and which channels and links Slack would have made out of mere text. */

const MENTIONING_TYPES: ReadonlySet<unknown> = new Set(['user', 'usergroup', 'broadcast']);

/** Every mention in the arguments of a method or the body sent to a response URL. */
export function mentionsIn(payload: Readonly<Record<string, unknown>>): string[] {
  const inText = typeof payload.text === 'string' ? mrkdwnMentions(payload.text) : [];
  const isFullyParsed = payload.parse === 'full' || payload.link_names !== undefined;
  return [...inText, ...(isFullyParsed ? ['parse'] : []), ...walk(payload.blocks), ...walk(payload.view)];
}

function walk(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(walk);
  if (typeof value !== 'object' || value === null) return [];
  const node: Readonly<Record<string, unknown>> = { ...value };
  const own = MENTIONING_TYPES.has(node.type) ? [JSON.stringify(node)] : [];
  const inText = node.type === 'mrkdwn' ? mrkdwnMentions(String(node.text)) : [];
  return [...own, ...inText, ...Object.values(node).flatMap(walk)];
}

/** In mrkdwn everything in angle brackets means something; escaped ones are `&lt;`. */
const mrkdwnMentions = (text: string): string[] => text.match(/<[@!#][^>]*>/g) ?? [];
