/** Lessons by what people call them. */
import type { Lesson } from '../../core/lesson.ts';
import type { Lessons } from '../lessons.ts';
import { corrected, MAX_PHRASE, phraseWords } from './read-phrase.ts';

const WISH_WORDS: ReadonlySet<string> = new Set(
  'start begin open take me to go lets do i want would like learn about study teach switch continue with show the a an lesson course on please now one and how in flask work working with handling let us try next can we could you give for topic choose pick number no'.split(
    ' ',
  ),
);
const WISHES =
  /\b(?:start|begin|open|take|go|lets|do|learn|study|teach|switch|continue|lesson|course|choose|pick|try)\b/;

/**
 * The id of the lesson that a line asks for. In a lesson it has to ask (“take me to sessions”); before any, its name
 * or its number in the list are enough.
 */
export function lessonMeant(lessons: Lessons, text: string, current: Lesson | null): string | null {
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
  const isWish = WISHES.test(words.join(' ')) && (only.id !== current.id || words.includes('lesson'));
  const isSection = current.sections.some(({ title }) => title.toLowerCase() === words.slice(-rest.length).join(' '));
  return isWish && !isSection ? only.id : null;
}

const PLACES = ['first', 'second', 'third', 'fourth'];
/** A lesson by its number or place in the list. */
const NUMBERED =
  /^(?:(?:i take|i want|give me|lets do|take|start) )?(?:(?:lesson|number|no|nr) )?(?:(\d)|(?:the )?(first|second|third|fourth)(?: one| lesson)?)(?: please)?$/;

const singular = (word: string): string => word.replace(/s$/, '');
