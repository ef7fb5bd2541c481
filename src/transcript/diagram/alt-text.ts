/** The alternative text of a picture: what it shows in words, in whole scenes, and how much more the text above tells. */
import { countWords } from '../count-words.ts';
import type { Scene } from './scene.ts';
import { sceneSentences } from './scene-words.ts';

/** Characters, as `Picture.alt` has it. */
const MOST = 1000;

/** `opening` says what the picture is. One scene that alone is too long is told as far as its sentences fit. */
export function altText(opening: string, scenes: readonly Scene[]): string {
  const told = scenes.map((scene) => sceneSentences(scene).join(' '));
  const whole = [opening, ...told].join('\n');
  if (whole.length <= MOST) return whole;
  for (let count = scenes.length - 1; count > 0; count -= 1) {
    const more = `…and ${countWords(scenes.length - count, 'more step')} in the text above.`;
    const text = [opening, ...told.slice(0, count), more].join('\n');
    if (text.length <= MOST) return text;
  }
  return [opening, startOf(scenes)].join('\n').slice(0, MOST);
}

const ALL_ABOVE = 'The rest is in the text above.';

function startOf(scenes: readonly Scene[]): string {
  const [first] = scenes;
  const sentences = first === undefined ? [] : sceneSentences(first);
  let count = sentences.length;
  const text = (): string => [...sentences.slice(0, count), ALL_ABOVE].join(' ');
  while (count > 0 && text().length > MOST - 200) count -= 1;
  return text();
}
