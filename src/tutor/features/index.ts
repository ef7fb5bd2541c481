/**
 * The features, in the order in which their commands are listed and their typed words are tried; and what decides about
 * an event. The one place where a verb, a command's name and a lesson's name are looked up.
 */
import type { HelpTopic } from '../../ask/passages.ts';
import type { Action } from '../../core/action.ts';
import type { Input } from '../../core/event.ts';
import { type Context, type Plan, withLesson } from '../decision.ts';
import { type Feature, type Opening, type Pattern, type Press, type Saying, sayGone } from '../feature.ts';
import { findCourse, findLesson, type Lessons } from '../lessons.ts';
import type { Command, Pace } from '../ports.ts';
import { classes } from './group/class.ts';
import { classReport } from './group/class-report.ts';
import { playTogether } from './group/play.ts';
import { quizTogether } from './group/quiz-together.ts';
import { lab } from './lab/lab.ts';
import { ask } from './learner/ask.ts';
import { certificate } from './learner/certificate.ts';
import { cookie } from './learner/cookie.ts';
import { exportData } from './learner/export.ts';
import { forgetMe } from './learner/forget.ts';
import { help, sayHelp } from './learner/help.ts';
import { home, progress } from './learner/progress.ts';
import { reference } from './learner/reference.ts';
import { streak } from './learner/streak.ts';
import { talk } from './learner/talk.ts';
import { answer } from './lesson/answer.ts';
import { check } from './lesson/check.ts';
import { compare } from './lesson/compare.ts';
import { example } from './lesson/example.ts';
import { exercise } from './lesson/exercise.ts';
import { explaining } from './lesson/explain.ts';
import { follow } from './lesson/follow.ts';
import { explainRun, headers, picture } from './lesson/last-run.ts';
import { navigate } from './lesson/navigate.ts';
import { insideSession } from './lesson/open-session.ts';
import { predict } from './lesson/predict.ts';
import { questionsAlone, score } from './lesson/score.ts';
import { noSuchLesson, start } from './lesson/start.ts';
import { unclear } from './lesson/unclear.ts';
import { reminder } from './reminders/remind.ts';
import { reminders } from './reminders/reminders.ts';
import { snoozing } from './reminders/snooze.ts';
import { rateCard } from './review/rate.ts';
import { recall } from './review/recall.ts';
import { reviewCards } from './review/review.ts';

const TO_LEARN = [
  start,
  navigate,
  example,
  predict,
  answer,
  exercise,
  questionsAlone,
  lab,
  explainRun,
  follow,
  picture,
  compare,
  headers,
  insideSession,
  score,
  explaining,
] as const;

const TO_PLAY = [quizTogether, playTogether, classes, classReport, certificate] as const;

const TO_REMEMBER = [
  reviewCards,
  rateCard,
  recall,
  progress,
  streak,
  home,
  snoozing,
  reminders,
  reminder,
  reference,
  exportData,
  forgetMe,
  help,
  check,
  cookie,
  ask,
  talk,
  unclear,
] as const;

/** From here, since the list of features has to be there before one that reads it. */
export { prepareAnswers } from './learner/ask.ts';

type AnyFeature = Omit<Feature, 'presses'> & { readonly presses?: Readonly<Record<string, Press>> };

type VerbOf<One> = One extends Feature<infer Verbs> ? Verbs : never;

/** What a button or a form can stand for. */
export type Verb = VerbOf<(typeof TO_LEARN)[number] | (typeof TO_PLAY)[number] | (typeof TO_REMEMBER)[number]>;

/** For taking lessons. */
export const FEATURES_TO_LEARN: readonly AnyFeature[] = TO_LEARN;

/** For keeping what was learnt. */
export const FEATURES_TO_REMEMBER: readonly AnyFeature[] = TO_REMEMBER;

export const FEATURES: readonly AnyFeature[] = [...TO_LEARN, ...TO_PLAY, ...TO_REMEMBER];

/** What the tutor can tell of itself, for free questions. */
export const TOPICS: readonly HelpTopic[] = FEATURES.flatMap(({ topics = [] }) => topics);

/** Every pattern of every feature, in the order in which they are tried. */
export const PATTERNS: readonly Pattern[] = FEATURES.flatMap(({ typed = [] }) => typed).filter((one) => 'says' in one);

const SAYINGS = new Map<string, Saying>(
  FEATURES.flatMap(({ typed = [] }) => typed).flatMap((one) => ('meaning' in one ? [[one.meaning, one]] : [])),
);

/** What is decided where somebody means that; undefined for a meaning of another version. */
export const sayingOf = (meaning: string): Saying | undefined => SAYINGS.get(meaning);

/** Those that platforms list. */
export const COMMANDS: readonly Command[] = FEATURES.flatMap(({ command }) => {
  if (command === undefined || command.kind === 'internal') return [];
  const { kind, decide: _, ...rest } = command;
  return [{ kind, ...rest }];
});

const PRESSES = new Map(FEATURES.flatMap(({ presses = {} }) => Object.entries(presses)));

/** What a verb stands for; undefined for one of another version. */
export const pressOf = ({ verb }: Action) => PRESSES.get(verb);

/** The pace of every verb. */
export const ACTION_PACE: Readonly<Record<string, Pace>> = Object.fromEntries(
  [...PRESSES].map(([verb, { pace }]) => [verb, pace]),
);

export const paceOf = (action: Action): Pace => pressOf(action)?.pace ?? 'reply';

// From an event to what decides about it.

export interface Asked {
  /** The lesson whose progress has to be loaded; undefined for the learner's current one. */
  readonly lesson: string | undefined;
  /** Whether it came without the learner doing anything for it. */
  readonly isUnasked: boolean;
  /** Whether its reply is no message of the conversation (yet), so that a question asked there stays open. */
  readonly isAside: boolean;
  readonly decide: (context: Context) => Plan;
}

/**
 * Total: something decides about every event. `readMessage`: who reads what is typed, which knows this table, and so is
 * not known to it.
 */
export function readEvent(
  input: Input,
  lessons: Lessons,
  readMessage: (context: Context, text: string) => Plan,
): Asked {
  switch (input.kind) {
    case 'command':
      return readCommand(input, lessons);
    case 'press':
    case 'submit': {
      const { action } = input;
      const found = action === null ? undefined : pressOf(action);
      if (action === null || found === undefined || found.pace === 'form') return asked(sayGone);
      const pressed = { action, fields: input.kind === 'submit' ? input.fields : {} };
      const lesson = found.isOfLesson && lessons.has(action.lesson) ? action.lesson : undefined;
      return asked((context) => found.decide(context, pressed), lesson);
    }
    case 'message':
      return asked((context) => readMessage(context, input.text));
  }
}

const asked = (decide: Asked['decide'], lesson?: string): Asked => ({
  lesson,
  isUnasked: false,
  isAside: false,
  decide,
});

function readCommand({ name, options }: Extract<Input, { kind: 'command' }>, lessons: Lessons): Asked {
  const { command, opening } = FEATURES.find((feature) => feature.command?.name === name) ?? {};
  const decide = command?.decide;
  if (opening !== undefined && (decide === undefined || options.how === undefined)) {
    return open(opening, options.name ?? '', lessons);
  }
  // A platform may still have a command of an earlier version.
  if (decide === undefined) return asked(sayHelp);
  return {
    ...asked((context) => decide(context, options)),
    isUnasked: command?.kind === 'internal',
    isAside: command?.kind === 'internal',
  };
}

/** Longer than any lesson's name. */
const MAX_OPENING = 200;

/**
 * `lab`, `lesson cookies`, or a lesson's title, which is what its button says: its id alone could be an answer.
 * `isPhrase`: whether the line means something else as well (`quiz me`), so that the name has to be one of a lesson.
 */
export function readOpening(context: Context, text: string, isPhrase: boolean): Plan | null {
  const { lessons } = context;
  const typed = text.trim().replace(/,? (?:please|pls|plz|thanks|thx)[.!]?$/i, '');
  if (text.length > MAX_OPENING) return null;
  const plan = (opening: Opening, name: string): Plan => {
    const { lesson, decide } = open(opening, name, lessons);
    return lesson === undefined ? decide(context) : withLesson(context, lesson, decide);
  };
  for (const { opening } of FEATURES) {
    if (opening === undefined) continue;
    if (opening.alone?.test(typed.toLowerCase().replace(/^\/|[.!]$/g, ''))) return plan(opening, '');
    const name = new RegExp(`^/?${opening.word}(?: to)? +(\\S.*)$`, 'i').exec(typed)?.[1]?.trim();
    const isNamed = name !== undefined && (findLesson(lessons, name) ?? findCourse(lessons, name)) !== null;
    if (name !== undefined && (isNamed || !isPhrase)) return plan(opening, name);
  }
  const titled = [...lessons.values()].find(({ title }) => title.toLowerCase() === typed.toLowerCase());
  const start = FEATURES.find(({ opening }) => opening?.alone === null)?.opening;
  return titled === undefined || start === undefined ? null : plan(start, titled.id);
}

function open(opening: Opening, name: string, lessons: Lessons): Asked {
  if (name === '') return asked(opening.without);
  if (/^help$/i.test(name)) return asked(sayHelp);
  const course = opening.ofCourse === undefined ? null : findCourse(lessons, name);
  if (course !== null) return asked((context) => opening.ofCourse?.(context, course) ?? sayHelp(context));
  const lesson = findLesson(lessons, name);
  if (lesson === null) return asked((context) => noSuchLesson(context, name));
  return asked((context) => opening.decide(context, lesson), lesson.id);
}
