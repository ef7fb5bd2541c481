/**
 * Whether the section that fits a question best answers it, or is only a guess: what is asked may be something that no
 * lesson says. The weights were fitted, by logistic regression over questions of both kinds.
 */
import type { Asked } from './asked.ts';
import type { PassageIndex } from './index-passages.ts';
import type { Ranked } from './rank.ts';
import { isGeneral } from './words.ts';

/** What speaks for an answer, and by how much; the first six are measured by `rank.ts`. */
const WEIGHTS = {
  coverage: 1.5,
  told: 2.5,
  pairs: 2.5,
  code: 2,
  error: 1,
  defines: 1.4,
  /** Whether a word names something of another field, and the section does not have it; or another tool’s way. */
  foreign: -3.5,
  /** Whether no lesson has a word of it, and the word cannot be said of just anything. */
  strange: -2.5,
  /** The number of such words that can, in threes. */
  general: -0.7,
  /** Whether the tutor is asked what it can or does, or is, and a lesson has the words. */
  toTutor: -1.2,
  aboutTutor: -4,
} as const;

type Signs = Readonly<Record<keyof typeof WEIGHTS, number>>;

/** What speaks for it has to come to this much. */
const ENOUGH = 2.7;

export function isAnswer(index: PassageIndex, asked: Asked, first: Ranked): boolean {
  const signs = signsOf(index, asked, first);
  return (Object.keys(WEIGHTS) as (keyof Signs)[]).reduce((sum, sign) => sum + WEIGHTS[sign] * signs[sign], 0) > ENOUGH;
}

function signsOf({ vocabulary }: PassageIndex, asked: Asked, { unit, signs }: Ranked): Signs {
  const asNumber = (is: boolean): number => (is ? 1 : 0);
  const isOfLesson = unit.entries[0].passage.place !== null;
  const unknown = asked.terms.filter((term) => !vocabulary.isKnown(term) && term !== asked.at);
  // In the message of an error only its name counts.
  const isStrange = (term: string): boolean =>
    asked.error === null ? !isGeneral(term) && !asked.foreign.has(term) : term === asked.error;
  const { ofTool } = asked;
  const isOtherTools =
    ofTool !== null && isOfLesson && !(ofTool.isOnlyRead && ofTool.name !== null && unit.terms.has(ofTool.name));
  const { coverage, told, pairs, code, error, defines } = signs;
  return {
    ...{ coverage, told, pairs, code, error, defines },
    foreign: asNumber(
      isOtherTools || (asked.error === null && [...asked.foreign].some((term) => !unit.terms.has(term))),
    ),
    strange: asNumber(unknown.some(isStrange)),
    general: Math.min(1, unknown.filter(isGeneral).length / 3),
    toTutor: asNumber(asked.isToTutor && isOfLesson),
    aboutTutor: asNumber(asked.isAboutTutor && isOfLesson),
  };
}
