/** The phrase that a message is: of the table of what people say, or of the features’ patterns. */
import { trimEndOf } from '../../core/trim.ts';
import type { Context, Plan } from '../decision.ts';
import type { Pattern } from '../feature.ts';
import { PATTERNS, sayingOf } from '../features/index.ts';
import type { Meaning } from './phrases/phrases.ts';
import { readPhrase } from './read-phrase.ts';

/** A phrase that a message is, with what it decides. */
export interface Said {
  /** Its meaning, or a pattern's name. */
  readonly name: Meaning | string;
  readonly where: 'anywhere' | 'lesson';
  /** Whether only a piece of the message says that. */
  readonly isPiece: boolean;
  readonly decide: (context: Context) => Plan;
}

/** Longer than any of them; what is longer is not looked at. */
const MAX_PATTERN = 120;

/** The table first where it says it word for word, then what has something to fill in, then what is nearly said. */
export function readWords(text: string): Said | null {
  const reading = readPhrase(text);
  const saying = reading === null ? undefined : sayingOf(reading.meaning);
  const meant = saying && { ...saying, name: saying.meaning, isPiece: reading?.by === 'piece' };
  return reading?.by === 'exactly' && meant !== undefined ? meant : (readPattern(text) ?? meant ?? null);
}

/** Case, a leading slash and closing punctuation do not matter. */
function readPattern(text: string): Said | null {
  if (text.length > MAX_PATTERN) return null;
  const typed = text.trim();
  const line = trimEndOf(typed.toLowerCase().replace(/^\//, '').replace(/\s+/g, ' '), '.!?… ');
  for (const { says, name, where, decide } of PATTERNS) {
    const match = matchOf(says, line, typed);
    if (match !== null) return { name, where, isPiece: false, decide: (context) => decide(context, match) };
  }
  return null;
}

function matchOf(says: Pattern['says'], line: string, typed: string): readonly (string | undefined)[] | null {
  if (typeof says === 'function') return says(typed) ? [typed] : null;
  return says.exec(says.ignoreCase ? typed : line);
}
