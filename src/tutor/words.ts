/** The words that can be typed in place of a button. */

export type Command =
  | 'next'
  | 'back'
  | 'outline'
  | 'run'
  | 'edit'
  | 'picture'
  | 'submit'
  | 'hint'
  | 'skip'
  | 'score'
  | 'retry'
  | 'restart'
  | 'restart-now'
  | 'next-lesson'
  | 'show'
  | 'lessons'
  | 'help';

const WORDS: Readonly<Record<Command, readonly string[]>> = {
  next: ['next', 'n', 'continue', 'go on', 'ok', 'okay', 'ready', 'got it', 'finish'],
  back: ['back', 'previous'],
  outline: ['outline', 'contents', 'sections', 'jump'],
  run: ['run', 'run it', 'run again', 'run it again'],
  picture: ['picture', 'show as a picture', 'as a picture', 'show the picture', 'draw', 'draw it', 'diagram'],
  edit: ['edit', 'change', 'change and run'],
  submit: ['fill in the blanks', 'write the program', 'type your answer'],
  hint: ['hint', 'another hint', 'next hint', 'help me', 'answer', 'show the answer', 'solution'],
  skip: ['skip', 'skip it', 'skip for now', 'pass'],
  score: ['score', 'my score', 'result', 'results'],
  retry: ['retry', 'try again', 'retry missed', 'retry the missed ones'],
  restart: ['restart', 'start again', 'start over'],
  'restart-now': ['yes, start again', 'yes start again'],
  'next-lesson': ['start the next lesson', 'next lesson'],
  show: ['show', 'where', 'where am i', 'show where i am', 'back to the lesson', 'resume', 'repeat'],
  lessons: ['lessons', 'lesson', 'list', 'courses', 'all lessons', 'start', 'hello', 'hi', 'hey'],
  help: ['help', '?', 'commands', 'what can i do'],
};

/** Longer than any of them; what is longer is not looked at. */
const MAX_COMMAND = 60;

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries(WORDS).flatMap(([command, words]) => words.map((word) => [word, command as Command] as const)),
);

/** The command that a typed line is, or null. Case, a leading slash and closing punctuation do not matter. */
export function readCommand(typed: string): Command | null {
  if (typed.length > MAX_COMMAND) return null;
  const word = typed.trim().toLowerCase();
  const bare = word.replace(/^\//, '').replace(/[.!\s]+$/, '');
  // The button says how many: "Retry 3 missed".
  return COMMANDS.get(word) ?? COMMANDS.get(bare) ?? (/^retry \d+ missed$/.test(bare) ? 'retry' : null);
}

const LAB = /^\/?(?:(?:open )?(?:the )?lab)[.!]?$/i;

/** The lesson whose lab is asked for: `lab cookies` → `cookies`, `lab` → the empty string; null for another line. */
export const readLab = (typed: string): string | null => (LAB.test(typed.trim()) ? '' : readArgument(typed, 'lab'));

/** Longer than any lesson's or section's name. */
const MAX_ARGUMENT = 200;

/** What follows `lesson`, `lab`, `quiz` or `go`: `lesson cookies` → `cookies`; null when the line is something else. */
export function readArgument(typed: string, word: 'lesson' | 'lab' | 'quiz' | 'go'): string | null {
  if (typed.length > MAX_ARGUMENT) return null;
  const match = new RegExp(`^/?${word}(?: to)?\\s+(.+)$`, 'i').exec(typed.trim());
  return match?.[1]?.trim() ?? null;
}
