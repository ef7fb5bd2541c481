/**
 * A reason is said where it is news: when a rule decides about a cookie for the first time, and again when another one
 * has decided meanwhile. Where the same one decides once more, the line says so in two words.
 */
import { type Line, ORDINARY } from './marked-lines.ts';

/** The lines of a part of what one browser saw, without the reasons that its earlier parts ended with. */
export type News = (browser: string, all: readonly Line[]) => readonly Line[];

/** For one text or picture: it remembers the last reason that was given for each cookie. */
export function onlyNews(): News {
  const said = new Map<string, string>();
  return (browser, all) => {
    const shown = all.flatMap((line): readonly Line[] => {
      const { kind, why } = line;
      if (why === undefined) return [line];
      const about = JSON.stringify([browser, why.about]);
      const reason = JSON.stringify([kind, why.words]);
      if (said.get(about) !== reason) {
        said.set(about, reason);
        return [line];
      }
      // A note is nothing but its words.
      if (kind === 'note') return [];
      // That a cookie goes along is what anybody expects by now.
      return [{ ...line, why: { ...why, words: kind === 'sent' ? '' : AS_BEFORE } }];
    });
    return joinSame(shown);
  };
}

const AS_BEFORE = 'as before';

/** Words that hold for many cookies as they do for one. */
const FOR_MANY: readonly string[] = ['', AS_BEFORE, ORDINARY];

/** `sent a`, `sent b` become `sent a, b`. */
function joinSame(all: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of all) {
    const last = joined.at(-1);
    const isSame = last?.kind === line.kind && last.why?.words === line.why?.words && line.words.length > 0;
    if (last === undefined || !isSame || !isForMany(line)) joined.push(line);
    else joined[joined.length - 1] = { ...last, words: [...last.words, ', ', ...line.words] };
  }
  return joined;
}

const isForMany = ({ why }: Line): boolean => why !== undefined && FOR_MANY.includes(why.words);
