/**
 * Words that are stiff or old, and must not stand in what learners read: the program's own sentences and the shipped
 * lessons. docs/voice.md says why. What a browser, Python or a specification says is quoted as it is, in backticks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../src/package-folder.ts';
import { wordsIn } from './words-in.ts';

/** What is too stiff, and what to say instead. */
const STIFF: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\b(?:can|could|would|should|does|do|did|is|are|was|were|has|have|had|will|must)(?: not|not)\b(?! only)/i, 'n’t'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:came|comes|come) by\b/i, 'visit'],
  [/\bshall\b/i, 'Want me to …? Should I …?'],
  [/\bupon\b/i, 'on'],
  [/\b(?:anew|afresh)\b/i, 'again'],
  [/\bonce more\b/i, 'again'],
  [/\bin order to\b/i, 'to'],
  [/\bwhether or not\b/i, 'whether'],
  [/\bspeaks? against\b/i, 'no rule blocks it'],
  [/\b(?:is|are|was|were) no (?:number|text|function|file|host|word|answer|page|app|form)s?\b/i, 'isn’t a …'],
  [/\bto be (?:read|seen|had|shown|finished|found|reminded of)\b/i, 'that you can read, see, find …'],
  [/\bsees? to (?:it|that)\b/i, 'makes sure'],
  [/\bby the name(?: of)?\b/i, 'called'],
  [/\b(?:lest|hence|thus|thereby|whereby|thereof|whilst|amongst|ought|nevertheless|heretofore)\b/i, 'a word of today'],
  [/\bfor want of\b/i, 'without'],
  [/\blearnt\b/i, 'learned'],
  [/\bthe answer (?:has|set|sets|came|comes|names|redirects|carries)\b/i, 'the response …'],
];

const stiffnessOf = (text: string): readonly string[] =>
  STIFF.flatMap(([words, instead]) => {
    const found = words.exec(text);
    return found === null
      ? []
      : [`“${found[0]}” → ${instead}: ${text.slice(Math.max(0, found.index - 40), found.index + 60)}`];
  });

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, '`…`');

/* The program's own sentences */

/** Where learners' words are written. */
const FOLDERS = [
  'src/transcript',
  'src/explain',
  'src/tutor',
  'src/quiz',
  'src/lab',
  'src/exercise',
  'src/browser',
  'src/group',
  'adapters/terminal',
];
const FILES = ['adapters/shared/words.ts'];

/** What people type is read there; and the wording of specifications and of recorded scenarios is theirs. */
const OTHERS = [/^src\/tutor\/reading\//, /^src\/browser\/reason\.ts$/];

/** What Python and scenarios say, which the program looks for. */
const QUOTED = [
  'did not return a valid response',
  'cannot access local',
  'do not count',
  'does not hold',
  'is not kept',
  'cors: a time that is no number',
  'third-parties: a private window blocks third-party cookies, an ordinary one does not',
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(packageFolder(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

const sources = [...FOLDERS.flatMap(filesIn), ...FILES].filter((name) => !OTHERS.some((other) => other.test(name)));

describe('what learners read', () => {
  it('has no stiff words in the program’s own sentences', () => {
    const stiff = sources.flatMap((name) =>
      wordsIn(name, readFileSync(join(packageFolder(), name), 'utf8'))
        .filter((text) => !QUOTED.includes(text))
        .flatMap((text) => stiffnessOf(withoutCode(text)).map((found) => `${name}: ${found}`)),
    );
    expect(stiff).toEqual([]);
  });

  it.each(['cookies', 'sessions', 'uploads'])('has no stiff words in the lesson %s', (lesson) => {
    const text = readFileSync(join(packageFolder(), 'lessons/flask', `${lesson}.md`), 'utf8');
    const prose = text
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^```(\w*)\n([\s\S]*?)^```$/gm, (_, language, body) => (language === 'yaml' ? body : ''))
      // Titles make the ids of steps and the options are compared with what a run shows: a reviewer judges those.
      .replace(/^\s*(?:#.*|- \[[x ]\].*|- no text:.*|- title:.*)$/gm, '')
      .replace(/^---\n[\s\S]*?\n---$/m, '');
    const stiff = prose
      .split(/\n{2,}|\n(?=\s*- )/)
      .flatMap((part) => stiffnessOf(withoutCode(part.replace(/\s+/g, ' '))));
    expect(stiff).toEqual([]);
  });
});
