/** What is wrong in a lesson file, where, and by which rule; and the words that messages are made of. */
import { distance } from 'fastest-levenshtein';

/** A place in a file, both from 1; a column counts characters as editors do (UTF-16 units). */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  /** The path as it was given. */
  readonly file: string;
  /** From 1; null (as `column` then is) when the file or folder as a whole is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** Which rule is broken. */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What stands there. */
  readonly found: string;
  /** What ought to; completes "expected …". */
  readonly expected: string;
  /** A hint at the way out, when `expected` does not say it all. */
  readonly remedy: string | null;
}

/** Takes note of a problem. Readers go on after it with what they have: a lesson with a problem is never used. */
export type Report = (rule: RuleId, place: Place, found: string, expected: string, remedy?: string) => void;

/** The problem as one line: `lessons/cookies.md:42:3: what was found; expected what (remedy)`. */
export function describeProblem({ file, line, column, found, expected, remedy }: Problem): string {
  const place = line === null ? file : `${file}:${line}:${column}`;
  return `${place}: ${found}; expected ${expected}${remedy === null ? '' : ` (${remedy})`}`;
}

/** A list to put problems in, and the `Report` that does it. */
export function collectProblems(file: string): { readonly problems: Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  return { problems, report: (...problem) => problems.push(problemIn(file, ...problem)) };
}

/** A problem of a file; `place` is null when the file or folder as a whole is meant. */
export function problemIn(
  file: string,
  rule: RuleId,
  place: Place | null,
  found: string,
  expected: string,
  remedy: string | null = null,
): Problem {
  const { line, column } = place ?? { line: null, column: null };
  return { file, line, column, rule, severity: RULES[rule].severity, found, expected, remedy };
}

/** Whether a lesson with this problem is refused. */
export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Orders problems of one file from top to bottom. */
export const byPlace = (one: Problem, other: Problem): number =>
  (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);

const MAX_QUOTED = 60;
const UNPRINTABLE = /[\s\p{Cc}\p{Cf}]+/gu;

/** An author's own words inside a message: in quotes, on one line, cut where they get long. */
export function quote(text: string): string {
  const line = text.replace(UNPRINTABLE, ' ').trim();
  const characters = [...line];
  return `"${characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : line}"`;
}

/** `1 option`, `3 options`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/* Did you mean … */

/** Longer words are no misspelling of anything; it bounds the work. */
const MAX_LENGTH = 60;
/** In a name of so few letters two slips make another word. */
const SHORT = 4;

/** The known name that is nearest to `word`, when it is near enough to be a slip; letters of either case are alike. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const typed = word.trim().toLowerCase();
  if (typed.length > MAX_LENGTH) return undefined;
  const ranked = names
    .map((name) => ({ name, slips: distance(typed, name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= (name.length <= SHORT ? 1 : 2))
    .sort((one, other) => one.slips - other.slips);
  return ranked[0]?.name;
}

/** `did you mean "visit"?`, or undefined when no known name is near. */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  const name = nearestName(word, names);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/*
 * The rules that lessons are held to. An error would reach learners broken, or not at all; a warning reaches them
 * whole, but harder to read or to answer than it need be. docs/lesson-format.md has the same table, held to this one by
 * a test.
 */

type Severity = 'error' | 'warning';

interface Rule {
  readonly severity: Severity;
  /** What it finds, for the table. */
  readonly finds: string;
}

const error = (finds: string): Rule => ({ severity: 'error', finds });
const warning = (finds: string): Rule => ({ severity: 'warning', finds });

export const RULES = {
  // The file and its front matter.
  file: error('a file that cannot be read, or whose name is no id'),
  'unread-file': warning('a file that looks like a lesson and is not read as one'),
  'front-matter': error('front matter that is missing, has no end, or lacks a field or has a wrong value in it'),
  course: error(
    'a `course.yaml` that cannot be read or names a lesson that is not there, or a lesson that names another course',
  ),
  'unknown-field': error('a field that nothing reads, mostly a misspelt one'),
  'next-lesson': error('a `next` that leads to no lesson of the folder'),
  'next-ring': error('lessons whose `next` leads in a ring'),
  'next-title': warning('a `next` whose title is not the title of that lesson'),

  // Headings and parts.
  title: error('a heading `# Title` that is missing, doubled, or not the same as `title`'),
  heading: error('a heading of the wrong level, without words, or with a misspelt kind'),
  'empty-part': error('a heading with nothing below it'),
  complete: error('a closing message that is missing, doubled, empty, or not the last'),
  bite: error('a line `---` that separates nothing'),
  sitting: error('a note that a sitting begins, misspelt or misplaced'),
  id: error('an id that is too long, reserved, malformed, or below no heading'),
  also: error('a comment `also:` that is empty, too long, or below no heading of a section'),
  'duplicate-id': error('an id that another heading has already'),
  unclosed: error('a code block or a comment without an end'),
  nesting: error('lists or quotes that are nested too deeply'),

  // Text.
  html: error('raw HTML'),
  link: error('a link that a chat cannot follow'),
  'link-file': error('a link to a file beside the lesson'),
  'link-heading': error('a link to a heading'),
  'link-words': error('a link without words'),
  'link-target': error('a link `[words][name]` whose name is defined nowhere'),
  picture: error('a picture that is missing, too large, of another kind or elsewhere, or that stands among words'),
  'alt-text': error('a picture without alternative text, or with too much of it'),
  footnote: error('a footnote'),
  table: error('a table row with more cells than the header'),
  formula: warning('a formula, or a raised or lowered sign, which a chat shows as it is written'),
  'stray-options': error('boxes to tick where there is no question'),
  marker: error('a `**Why:**`, `**Hint:**` … that is misspelt, empty, doubled or misplaced'),

  // Questions.
  prompt: error('a question that asks nothing'),
  answers: error('a question without answers, or with several kinds of them'),
  options: error('options that are too many, too few, without a box or words, all ticked, or none'),
  order: error('things to put in order that are too many, too few, or the same'),
  match: error('pairs to match that are too many, too few, or not in a table of two columns'),
  number: error('a number that cannot be read'),
  lines: error('lines to put in order that are too many, too few, or do nothing that can be judged'),
  'duplicate-option': error('the same option twice'),
  'distractor-is-key': error('a wrong option that reads the same as the right one once it is typed'),
  'ambiguous-options': error('two wrong options that read the same once they are typed'),
  'option-place': error('an option that speaks of where others stand, such as "all of the above"'),
  'option-why': error('a wrong option that does not say why'),
  why: error('a question without an explanation'),
  'repeated-answer': warning('an accepted answer that another one accepts already'),
  'refused-answer': error('an accepted answer that is a wrong option of the same question'),
  'hint-answers': warning('a first hint that has the answer in it, in `code`'),
  variant: error(
    'a variant that is empty, misspelt, misplaced, or asks the same in the same words, perhaps with another answer',
  ),
  prediction: error('something to predict, without a scenario or an example that shows it'),
  recall: error('a `**Quiz:**` that names no question of the quiz, or stands where nothing is recalled'),

  // Examples and exercises, as they are written.
  'code-block': error('a `python` or `yaml` block that is missing, doubled or in the wrong place'),
  program: error('a program that is empty, too long, or has blanks where it may not or none where it has to'),
  exercise: error('an exercise without a task, or with text where there should be none'),
  solution: error('a solution that is missing, or not folded as it should be'),
  yaml: error('YAML that cannot be read'),
  'yaml-value': error('a value of the wrong kind'),
  scenario: error('a step of a scenario that cannot be performed'),
  http: error('a method, a header or a body that a request cannot have, or too much of them'),
  form: error('a form whose fields or files cannot be sent'),
  host: error('a site that lessons do not know'),
  checks: error('a check that is incomplete, or that every program passes'),
  expectation: error('an expectation that cannot be read, or says nothing to a learner'),

  // Examples and exercises, as they run.
  'example-fails': error('an example that fails, and was not meant to'),
  'prediction-fails': error('a prediction of something else than the run shows'),
  'fails-on-purpose': error('a note that an example fails on purpose, on one that does not, or misplaced'),
  'idle-step': error('a step that changes nothing'),
  'solution-fails': error('a solution that does not pass its own checks'),
  'starter-passes': error('a starter that passes all checks'),
  'constant-passes': warning(
    'checks that a page passes which says the same to everybody, although the solution does not',
  ),

  // How a lesson goes. src/cli/author/lint/lint-pace.ts has the figures.
  'long-stretch': warning('many steps in a row without anything to answer or to solve'),
  'long-sitting': warning('a long way to the next good place to stop'),

  // Sizes. src/cli/author/lint/lint-sizes.ts has the figures and where they come from.
  'long-bite': warning('a text of more than a screen of a phone'),
  'long-question': warning('a question that, with its options, is more than a screen of a phone'),
  'long-option': warning('an option of more than three lines of a phone'),
  'long-hint': warning('a hint of more than half a screen of a phone'),
  'long-title': warning('a title that menus cut'),
  'long-program': warning('a program that does not fit the form in which learners change it'),
  'wide-program': warning('a line of a program that wraps twice on a phone'),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;
