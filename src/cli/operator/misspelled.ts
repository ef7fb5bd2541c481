/** Names in the environment that are probably meant to be settings. Pure. */
import { distance } from 'fastest-levenshtein';
import { SETTINGS } from '../../config.ts';

export interface Misspelled {
  readonly found: string;
  readonly meant: string;
}

/** Letters that may be wrong, left out or too many. A name of a few letters is too near to too much. */
const MOST_TYPOS = 2;
const SHORTEST = 6;

/**
 * The names that are no settings, with the setting that each was probably meant to be: a few letters away
 * (`DISCORD_TOKNE`), or with the same first and last word (`DISCORD_BOT_TOKEN`). Names without a value do not count.
 */
export function misspelledSettings(environment: Readonly<Record<string, string | undefined>>): readonly Misspelled[] {
  return Object.entries(environment).flatMap(([found, value]) => {
    if (SETTINGS.includes(found) || !value?.trim()) return [];
    const meant = SETTINGS.find((setting) => isLike(found.toUpperCase(), setting));
    return meant === undefined ? [] : [{ found, meant }];
  });
}

function isLike(name: string, setting: string): boolean {
  if (setting.length < SHORTEST) return false;
  return distance(name, setting) <= MOST_TYPOS || (setting.includes('_') && ends(name) === ends(setting));
}

/** `DISCORD … TOKEN`. */
function ends(name: string): string {
  const words = name.split('_');
  return `${words[0]} … ${words.at(-1)}`;
}

export const describeMisspelled = ({ found, meant }: Misspelled): string =>
  `${found}: there is no such setting; expected ${meant}, probably`;
