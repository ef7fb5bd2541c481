/** Lessons by what people call them. */
import type { Lessons } from '../lessons.ts';
import type { Place } from '../place.ts';
import { corrected, MAX_PHRASE, phraseWords } from './read-phrase.ts';

const WISH_WORDS: ReadonlySet<string> = new Set(
  'start begin open take me to go lets do i want would like learn about study teach switch continue with show the a an lesson course on please now one and how in flask work working with handling let us try next can we could you give for topic choose pick number no ok yes yeah yep ya sure then so well hey hi hello maybe next kindly module unit class tutorial thing stuff hm hmm sup yo bot nibble too jump skip straight directly right put move bring get back into first rather would prefer looks sounds seems like is be more most very really good better best nice useful interesting fun helpful right great perfect'.split(
    ' ',
  ),
);
const WISHES =
  /\b(?:start|begin|open|take|go|lets|do|learn|study|teach|switch|continue|lesson|course|choose|pick|try|jump|skip|straight|directly|put me|bring me|move me)\b/;

/** Another lesson may be named there: it is one that is known, or not wanted. */
const BESIDE = /\b(?:know|knew|did|done|finished|not|no|dont|instead of|enough of|sorry|already)\b/;
/** Why: it says nothing of which. */
const REASON = / (?:as|because|since|cause|cos|cuz|so that|so i|for my|at work)\b/;
const MOST_SENTENCES = 5;
/** Sentences, also of one word: “cookies. go.” */
const SENTENCES = /[,;!:.](?: |$)|\n/;

/**
 * The id of the lesson that a line asks for. In a lesson it has to ask (“take me to sessions”); before any, its name
 * or its number in the list are enough, and at a lesson's end the name of another. What is said last counts: “not that
 * one, the one with files”.
 */
export function lessonMeant(lessons: Lessons, text: string, at: Pick<Place, 'lesson' | 'step'> | null): string | null {
  if (text.length > MAX_PHRASE || /\?\s*$/.test(text)) return null;
  const whole = meantBy(lessons, text, at);
  if (whole !== null) return whole;
  const clauses = text.split(SENTENCES).filter((clause) => /\S/.test(clause));
  const meant = clauses.map((clause) => meantBy(lessons, clause, at));
  const last = meant.findLastIndex((id) => id !== null);
  const id = meant[last] ?? null;
  // What stands behind it is about more than that lesson.
  const isAside = (clause: string, index: number): boolean =>
    index < last ? !namesOther(lessons, clause, id) || BESIDE.test(clause.toLowerCase()) : isOnlyWish(clause);
  const isClear = clauses.every((clause, index) => index === last || isAside(clause, index));
  return id !== null && clauses.length <= MOST_SENTENCES && isClear ? id : null;
}

const isOnlyWish = (clause: string): boolean => phraseWords(clause).every((word) => WISH_WORDS.has(word));

function namesOther(lessons: Lessons, clause: string, id: string | null): boolean {
  const words = phraseWords(clause).map(comparable);
  return [...lessons.values()].some((lesson) => lesson.id !== id && words.includes(comparable(lesson.id)));
}

function meantBy(lessons: Lessons, text: string, at: Pick<Place, 'lesson' | 'step'> | null): string | null {
  const all = phraseWords(text).join(' ');
  const reason = all.search(REASON);
  const line = reason < 0 ? all : all.slice(0, reason);
  const [isNumber, inWords, digit, place] = NUMBERED.exec(line) ?? [];
  if (isNumber === undefined) return namedBy(lessons, line, at);
  const number = NUMBERS.indexOf(inWords ?? '') + 1 || PLACES.indexOf(place ?? '') + 1 || Number(digit);
  return at === null ? ([...lessons.keys()][number - 1] ?? null) : null;
}

function namedBy(lessons: Lessons, line: string, at: Pick<Place, 'lesson' | 'step'> | null): string | null {
  const current = at?.lesson ?? null;
  const words = line.split(' ');
  const rest = words.filter((word) => !WISH_WORDS.has(word)).map(comparable);
  const named = [...lessons.values()].filter(({ id, title }) => {
    const names = new Set([id, ...title.toLowerCase().split(/\W+/)].map(comparable));
    return rest.length > 0 && rest.every((word) => names.has(comparable(corrected(word))) || names.has(word));
  });
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || ASKS.test(line)) return null;
  if (current === null) return only.id;
  const isOther = only.id !== current.id;
  const isNamedAtEnd = isOther && at?.step.kind === 'complete';
  const isWish = isNamedAtEnd || (WISHES.test(line) && (isOther || words.includes('lesson')));
  const isSection = current.sections.some(({ title }) => title.toLowerCase() === words.slice(-rest.length).join(' '));
  return isWish && !isSection ? only.id : null;
}

/** “is cookies a good first lesson”: nothing is asked for. */
const ASKS = /^is\b/;

const NUMBERS = ['one', 'two', 'three', 'four'];
const PLACES = ['first', 'second', 'third', 'fourth'];
/** A lesson by its number or place in the list. */
const NUMBERED =
  /^(?:(?:yes|yeah|yep|ya|ok|sure|please|then|so|well|hm+|hi|hey|hello) )*(?:(?:i take|i want|i would like|i will take|i choose|i pick|i will do|i would take|give me|lets do|lets take|lets go with|lets try|lets start with|take|start|do|open) )?(?:(?:the )?(?:lesson|number|no|nr) (one|two|three|four)|(?:(?:the )?(?:lesson|number|no|nr) )?(?:the )?(?:(\d)(?:st|nd|rd|th)?|(first|second|third|fourth))(?: one| lesson)?)(?: (?:please|then|thanks|thank you|and|sir|now|for me)){0,4}$/;

/** In the form in which names are compared: cookies, cookie and cookys are one. */
const comparable = (word: string): string => word.replace(/s$/, '').replace(/ie$/, 'y');
