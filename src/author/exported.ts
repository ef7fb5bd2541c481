/** The questions of a lesson on their way into another program's format, and what that format cannot hold. */
import { optionsOf } from '../core/answer.ts';
import { base64, bytesOf } from '../core/base64.ts';
import type { Lesson, QuestionStep, Scene } from '../core/lesson.ts';
import type { Picture, Prose } from '../core/prose.ts';

export interface Lost {
  readonly question: QuestionStep;
  /** `its hints`, `lines of a program to put in order`. */
  readonly what: string;
}

/** A way to ask, as a question of its own. */
export interface Exported {
  readonly question: QuestionStep;
  readonly scene: Scene;
  readonly title: string;
  /** Unique in the lesson; letters, digits and hyphens. */
  readonly id: string;
}

/** All of them; variants are questions of their own. What is predicted before a run is no use without it. */
export function exportedFrom(lesson: Lesson): { readonly scenes: readonly Exported[]; readonly lost: readonly Lost[] } {
  const questions = lesson.steps.filter((step): step is QuestionStep => step.kind === 'question');
  const isPrediction = ({ role }: QuestionStep): boolean => role.kind === 'predict';
  return {
    scenes: questions
      .filter((question) => !isPrediction(question))
      .flatMap((question) =>
        [question, ...question.variants].map((scene, index) => ({
          question,
          scene,
          title: index === 0 ? question.title : `${question.title} (${index + 1})`,
          id: index === 0 ? question.id : `${question.id}-${index + 1}`,
        })),
      ),
    lost: questions.filter(isPrediction).map((question) => ({ question, what: 'what a run shows' })),
  };
}

/** All prose of a way to ask. */
const proseOf = ({ prompt, answer, explanation, hints }: Scene): readonly Prose[] => [
  ...prompt,
  ...explanation,
  ...hints.flat(),
  ...optionsOf(answer).flatMap(({ why }) => why),
];

export const picturesOf = (scene: Scene): readonly Picture[] =>
  proseOf(scene).filter((node) => node.kind === 'picture');

const INSTEAD = 'its pictures, whose words stand in their place';

/** For formats of text alone. */
export const lostPictures = ({ question, scene }: Exported): readonly Lost[] =>
  picturesOf(scene).length === 0 ? [] : [{ question, what: INSTEAD }];

/** A picture of the lesson as a file. */
export interface PictureFile {
  /** Without folders: `pictures-jar.png`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Null when the lesson has it no more. */
export function fileOf({ id, pictures }: Pick<Lesson, 'id' | 'pictures'>, { image }: Picture): PictureFile | null {
  const path = image.slice(id.length + 1);
  const known = pictures[path];
  if (known === undefined) return null;
  const bytes = known.startsWith('<') ? new TextEncoder().encode(known) : bytesOf(known.slice(known.indexOf(',') + 1));
  return { name: path.replaceAll('/', '-'), bytes };
}

export const base64Of = ({ bytes }: PictureFile): string => base64(bytes);

/** What several right options are worth each, in percent of all points; a wrong one costs as much as there is. */
export function shareOf(answer: Extract<Scene['answer'], { kind: 'several' }>): string {
  const right = answer.options.filter((option) => option.right).length;
  return String(Number((100 / right).toFixed(5)));
}
