/**
 * A lesson's questions → Moodle's GIFT (https://docs.moodle.org/en/GIFT_format), texts as HTML. What GIFT cannot hold
 * is named, never dropped in silence.
 */
import type { ExpectedAnswer, Option } from '../core/answer.ts';
import type { Lesson } from '../core/lesson.ts';
import type { Inline } from '../core/prose.ts';
import { type Exported, exportedFrom, type Lost, lostPictures, shareOf } from './exported.ts';
import { inlineHtml, proseHtml } from './prose-html.ts';

export interface WrittenGift {
  readonly text: string;
  readonly lost: readonly Lost[];
}

export function writeGift(lesson: Lesson): WrittenGift {
  const { scenes, lost } = exportedFrom(lesson);
  const written = scenes.map(writeScene);
  return {
    text: written.flatMap(({ text }) => text ?? []).join('\n\n'),
    lost: [...lost, ...written.flatMap((one) => one.lost)],
  };
}

function writeScene(exported: Exported): { readonly text: string | null; readonly lost: readonly Lost[] } {
  const { question, scene, title } = exported;
  const answers = writeAnswer(scene.answer);
  if (answers === null) return { text: null, lost: [{ question, what: NOT_IN_GIFT[scene.answer.kind] ?? 'its kind' }] };
  const why = proseHtml(scene.explanation);
  const general = why === '' ? '' : `####${escaped(why)}`;
  const text = `::${escaped(title)}::[html]${escaped(proseHtml(scene.prompt))} {${answers}${general}\n}`;
  const hasHints = scene === question && scene.hints.length > 0;
  return {
    text,
    lost: [...(hasHints ? [{ question, what: 'its hints' }] : []), ...lostPictures(exported)],
  };
}

const NOT_IN_GIFT: Partial<Record<ExpectedAnswer['kind'], string>> = {
  order: 'things to put in order',
  lines: 'lines of a program to put in order',
};

/** What stands in the braces; null for what GIFT has no way to say. */
function writeAnswer(answer: ExpectedAnswer): string | null {
  switch (answer.kind) {
    case 'choice':
      return answer.options.map((option) => writeOption(option, option.right ? '=' : '~')).join('');
    case 'several': {
      const share = shareOf(answer);
      return answer.options.map((option) => writeOption(option, option.right ? `~%${share}%` : '~%-100%')).join('');
    }
    case 'match': {
      const pairs = answer.items.map(({ label, partner }) => pair(label, answer.choices[partner] ?? []));
      const partners = new Set(answer.items.map(({ partner }) => partner));
      const others = answer.choices.filter((_, index) => !partners.has(index)).map((choice) => pair([], choice));
      return [...pairs, ...others].join('');
    }
    case 'number':
      return `#${answer.value}:${answer.tolerance}`;
    case 'typed':
      return answer.accepted.map((form) => `\n=${escaped(form).replaceAll('*', '\\*')}`).join('');
    case 'order':
    case 'lines':
      return null;
  }
}

function writeOption({ label, why }: Option, sign: string): string {
  const feedback = proseHtml(why);
  return `\n${sign}${escaped(inlineHtml(label))}${feedback === '' ? '' : `#${escaped(feedback)}`}`;
}

const pair = (left: readonly Inline[], right: readonly Inline[]): string =>
  `\n=${escaped(inlineHtml(left))} -> ${escaped(inlineHtml(right))}`;

/** Signs that mean something to GIFT; a line end would end the question where another follows. */
const escaped = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
