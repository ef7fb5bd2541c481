/** The features, in the order in which their commands are listed and their typed words are tried. */

import type { Action } from '../../core/action.ts';
import type { Feature, Press } from '../feature.ts';
import type { Command, Pace } from '../ports.ts';
import { lab } from './lab/lab.ts';
import { exportData } from './learner/export.ts';
import { forgetMe } from './learner/forget.ts';
import { help } from './learner/help.ts';
import { home, progress } from './learner/progress.ts';
import { reference } from './learner/reference.ts';
import { answer } from './lesson/answer.ts';
import { check } from './lesson/check.ts';
import { example } from './lesson/example.ts';
import { exercise } from './lesson/exercise.ts';
import { explainRun } from './lesson/explain.ts';
import { navigate } from './lesson/navigate.ts';
import { picture } from './lesson/picture.ts';
import { questionsAlone, score } from './lesson/score.ts';
import { start } from './lesson/start.ts';
import { reminder } from './reminders/remind.ts';
import { reminders } from './reminders/reminders.ts';
import { snoozing } from './reminders/snooze.ts';
import { rateCard } from './review/rate.ts';
import { recall } from './review/recall.ts';
import { reviewCards } from './review/review.ts';

const TO_LEARN = [start, navigate, example, answer, exercise, questionsAlone, lab, explainRun, picture, score] as const;

const TO_REMEMBER = [
  reviewCards,
  rateCard,
  recall,
  progress,
  home,
  snoozing,
  reminders,
  reminder,
  reference,
  exportData,
  forgetMe,
  help,
  check,
] as const;

type AnyFeature = Omit<Feature, 'presses'> & { readonly presses?: Readonly<Record<string, Press>> };

type VerbOf<One> = One extends Feature<infer Verbs> ? Verbs : never;

/** What a button or a form can stand for. */
export type Verb = VerbOf<(typeof TO_LEARN)[number] | (typeof TO_REMEMBER)[number]>;

/** For taking lessons. */
export const FEATURES_TO_LEARN: readonly AnyFeature[] = TO_LEARN;

/** For keeping what was learnt. */
export const FEATURES_TO_REMEMBER: readonly AnyFeature[] = TO_REMEMBER;

export const FEATURES: readonly AnyFeature[] = [...TO_LEARN, ...TO_REMEMBER];

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
