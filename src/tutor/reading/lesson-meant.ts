/** Lessons by what people call them. */
import type { Lessons } from '../lessons.ts';
import type { Place } from '../place.ts';
import { corrected, MAX_PHRASE, phraseWords } from './read-phrase.ts';

const WISH_WORDS: ReadonlySet<string> = new Set(
  'start begin open take me to go lets do i want would like learn about study teach switch continue with show the a an lesson course on please now one and how in flask work working with handling let us try next can we could you give for topic choose pick number no ok yes yeah yep ya sure then so well hey hi hello maybe next'.split(
    ' ',
  ),
);
const WISHES =
  /\b(?:start|begin|open|take|go|lets|do|learn|study|teach|switch|continue|lesson|course|choose|pick|try)\b/;

/**
 * The id of the lesson that a line asks for. In a lesson it has to ask (“take me to sessions”); before any, its name
 * or its number in the list are enough, and at a lesson's end the name of another.
 */
export function lessonMeant(lessons: Lessons, text: string, at: Pick<Place, 'lesson' | 'step'> | null): string | null {
  const current = at?.lesson ?? null;
  if (text.length > MAX_PHRASE || /\?\s*$/.test(text)) return null;
  const words = phraseWords(text);
  const ids = [...lessons.keys()];
  const line = words.join(' ');
  const [, number, place] = NUMBERED.exec(line) ?? [];
  if (number !== undefined) return current === null ? (ids[Number(number) - 1] ?? null) : null;
  if (place !== undefined && current === null) return ids[PLACES.indexOf(place)] ?? null;
  const rest = words.filter((word) => !WISH_WORDS.has(word)).map(singular);
  const named = [...lessons.values()].filter(({ id, title }) => {
    const names = new Set([id, ...title.toLowerCase().split(/\W+/)].map(singular));
    return rest.length > 0 && rest.every((word) => names.has(corrected(word)) || names.has(word));
  });
  const [only, ...others] = named;
  if (only === undefined || others.length > 0) return null;
  if (current === null) return only.id;
  const isOther = only.id !== current.id;
  const isNamedAtEnd = isOther && at?.step.kind === 'complete';
  const isWish = isNamedAtEnd || (WISHES.test(words.join(' ')) && (isOther || words.includes('lesson')));
  const isSection = current.sections.some(({ title }) => title.toLowerCase() === words.slice(-rest.length).join(' '));
  return isWish && !isSection ? only.id : null;
}

const PLACES = ['first', 'second', 'third', 'fourth'];
/** A lesson by its number or place in the list. */
const NUMBERED =
  /^(?:(?:yes|yeah|yep|ya|ok|sure|please|then|so|well|hm+|hi|hey|hello) )*(?:(?:i take|i want|i would like|i will take|give me|lets do|take|start) )?(?:(?:lesson|number|no|nr) )?(?:(\d)|(?:the )?(first|second|third|fourth)(?: one| lesson)?)(?: (?:please|then|thanks))?$/;

const singular = (word: string): string => word.replace(/s$/, '');
