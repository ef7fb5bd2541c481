/** Entries of a menu may bring a number of their own (`3. Reading a cookie`); then nobody gives them a second one. */
import { numbered, type Prose, paragraph } from '../../src/core/prose.ts';
import type { Menu } from '../../src/core/reply.ts';

/** The number that a label begins with, or null. */
export const ownNumber = (label: string): string | null => /^(\d{1,3})\. /.exec(label)?.[1] ?? null;

/** All entries in full, for the places where a menu itself has to shorten them. */
export function listEntries(entries: Menu['entries']): Prose {
  const isNumbered = entries.every(({ label }) => ownNumber(label) !== null);
  if (!isNumbered) return numbered(entries.map(({ label }) => [label]));
  return paragraph(
    ...entries.flatMap(({ label }, index) => (index === 0 ? [label] : [{ kind: 'break' } as const, label])),
  );
}
