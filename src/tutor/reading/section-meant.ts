/**
 * The section of a lesson that somebody means by what it is about: “the part on file names, take me there”. By the
 * words of its title and those that its author listed (`also`), in any form, and only with a clear margin.
 */
import { isFiller, stem, wordsOf } from '../../ask/words.ts';
import type { Lesson, Section } from '../../core/lesson.ts';
import { trimEndOf } from '../../core/trim.ts';
import { MAX_PHRASE } from './read-phrase.ts';

/** Words about sections, and of getting there. */
const AROUND: ReadonlySet<string> = new Set(
  'section sections part parts chapter bit thing things stuff topic topics step page place ahead there then now first next back here jump skip move straight directly again up rather lesson one ones'.split(
    ' ',
  ),
);

const tellingWords = (text: string): readonly string[] => [
  ...new Set(
    wordsOf(text.toLowerCase())
      .filter((word) => !isFiller(word) && !AROUND.has(word))
      .map(stem),
  ),
];

/** How much of the words has to be found, and how far the second best has to be behind. */
const LEAST = 0.6;
const MARGIN = 0.15;
/** A title says more than what is listed beside it. */
const OF_LISTED = 0.9;
const FOR_TITLE = 0.3;

/** Null where no section has the words, or several have. */
export function sectionMeant({ sections }: Pick<Lesson, 'sections'>, text: string): Section | null {
  const words = tellingWords(text);
  if (words.length === 0 || text.length > MAX_PHRASE) return null;
  const all = sections.map((section) => ({ section, phrases: [section.title, ...section.also].map(tellingWords) }));
  const weight = new Map(
    words.map((word) => {
      const having = all.filter(({ phrases }) => phrases.some((phrase) => phrase.includes(word))).length;
      return [word, 1 / Math.max(1, having)] as const;
    }),
  );
  const total = sum([...weight.values()]);
  const share = (phrase: readonly string[]): number =>
    sum(words.map((word) => (phrase.includes(word) ? (weight.get(word) ?? 0) : 0))) / total;
  const ranked = all
    .map(({ section, phrases: [title = [], ...listed] }) => ({
      section,
      score: Math.max(share(title), OF_LISTED * Math.max(0, ...listed.map(share))) + FOR_TITLE * share(title),
    }))
    .toSorted((one, other) => other.score - one.score);
  const [best, second] = ranked;
  if (best === undefined || best.score < LEAST) return null;
  return best.score - (second?.score ?? 0) >= MARGIN ? best.section : null;
}

const sum = (all: readonly number[]): number => all.reduce((before, one) => before + one, 0);

/** Asks to be somewhere else. What it is follows; a section is named, or else called one. */
const WISHES: readonly RegExp[] = [
  /^(?:how (?:do|can|could) (?:i|we)|where (?:do|can|could) i|can i|could i|can we|i want to|i would like to|id like to|let me|lets) (?:get|find|go|jump|skip|move|head|come|see|open|read)(?: (?:to|ahead to|straight to|over to|on to))? (?:the |that )?(.{1,80})$/,
  /^(?:id rather|i would rather|id prefer to|i would prefer to) (?:look at|read about|read|learn about|go to|do|see|hear about|jump to|skip to) (.{1,80})$/,
  /^(?:i need|i want|give me|show me|open|id like|i would like) (?:the |that )(.{1,80})$/,
  /^(?:the|that) (.{1,80}), ?(?:take|bring|get|send) me there$/,
];
const CALLED_SECTION = /\b(?:section|part|chapter|bit|thing|topic|stuff)\b/;
/** Most of these wishes are for something else: an example, the quiz, a picture. */
const RATHER = /^(?:id rather|i would rather|id prefer|i would prefer)/;

/** The section that a line asks for by what it is about; null where it asks for none, or for none clearly. */
export function sectionWished(lesson: Pick<Lesson, 'sections'>, text: string): Section | null {
  if (text.length > MAX_PHRASE) return null;
  const line = trimEndOf(text.toLowerCase().replace(/[’']/g, '').replace(/\s+/g, ' ').trim(), '.!?')
    .replace(/^(?:(?:ok|okay|please|pls|hey|so|no|actually|well),? )+/, '')
    .replace(/ (?:please|pls|plz|now|first|instead|then)$/, '');
  const target = WISHES.flatMap((wish) => wish.exec(line)?.[1] ?? [])[0];
  if (target === undefined || (!CALLED_SECTION.test(line) && !RATHER.test(line) && !/there$/.test(line))) return null;
  return sectionMeant(lesson, target);
}
