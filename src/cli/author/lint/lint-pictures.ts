/** Drawings of a lesson that no picture can be made of: learners would get their words in the place of them. */
import { canDraw } from '../../../../adapters/shared/pictures.ts';
import type { Lesson } from '../../../core/lesson.ts';
import type { Place, Report } from '../../../lesson/problem.ts';

/** `places`: where parts of the lesson begin, its pictures among them. */
export function lintPictures({ id, pictures }: Lesson, places: ReadonlyMap<object, Place>, report: Report): void {
  for (const [part, place] of places) {
    if (!('image' in part) || typeof part.image !== 'string') continue;
    const name = part.image.slice(id.length + 1);
    const image = pictures[name] ?? '';
    if (!image.startsWith('<') || canDraw(image)) continue;
    report('picture', place, `the picture "${name}" cannot be drawn`, 'an SVG that is well-formed XML');
  }
}
