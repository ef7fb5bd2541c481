/** What somebody sends who does not keep to what the platform's own client offers: other ids in a real payload. */

/** Pairs of texts: the second stands in place of the first. */
export type Changes = readonly (readonly [string, string])[];

/** A payload in whose JSON these texts are replaced, wherever they stand. */
export function withChanges<Payload extends object>(payload: Payload, changes: Changes): Payload {
  if (changes.length === 0) return payload;
  const json = changes.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(payload));
  return JSON.parse(json);
}
