/** A scenario in a file of its own, YAML or JSON (docs/scenarios.md): steps, perhaps with scripted answers. Pure. */
import type { z } from 'zod';
import { BROWSER_KINDS, type BrowserKind } from '../browser/index.ts';
import { DEFAULT_START_TIME, type ScenarioStep } from '../core/scenario.ts';
import { byPlace, collectProblems, type Problem } from '../lesson/problem.ts';
import { readSource } from '../lesson/source.ts';
import { shownHeaders } from '../lesson/yaml/http.ts';
import { showing, stepBeside } from '../lesson/yaml/scenario.ts';
import { choose, isMap, list, map, oneOf, parsed, readValue, words } from '../lesson/yaml/schema.ts';
import { readYamlFile } from '../lesson/yaml/tree.ts';
import { ANSWER_FIELDS, answersOf, type ScriptedAnswer } from './answers.ts';

export interface ScriptedStep {
  readonly step: ScenarioStep;
  /** For the step's requests, in order: the first, and one for each redirect. Empty: nothing is scripted. */
  readonly answers: readonly ScriptedAnswer[];
}

export interface ScenarioFile {
  /** The program, as a path from the scenario's own folder; null when none is named. */
  readonly app: string | null;
  /** Epoch milliseconds, a whole second. */
  readonly startTime: number;
  /** Which browser the visitor has. */
  readonly browser: BrowserKind;
  /** At least one. */
  readonly steps: readonly ScriptedStep[];
}

type ParsedScenario =
  | { readonly kind: 'scenario'; readonly scenario: ScenarioFile }
  /** At least one, from top to bottom. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Parses a scenario; `file` is its path, as it is shown in problems. Never throws, whatever the text. */
export function parseScenario(file: string, text: string): ParsedScenario {
  const { problems, report } = collectProblems(file);
  const source = readSource(text, report, 'steps such as "- visit: /theme"');
  const yaml = source === null ? null : readYamlFile(source, report);
  const scenario = yaml === null ? null : readValue(yaml, [], scenarioFile, { rule: 'scenario' });
  return scenario === null || problems.length > 0
    ? { kind: 'problems', problems: problems.sort(byPlace) }
    : { kind: 'scenario', scenario };
}

const STEP_LIST = 'a list of steps such as "- visit: /theme"';

const scriptedStep: z.ZodType<ScriptedStep> = stepBeside(ANSWER_FIELDS, answersOf).transform(([step, answers]) => ({
  step,
  answers,
}));

/** A moment with its time zone; seconds and what is smaller may be left out. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** In epoch milliseconds. */
function timeOf(moment: string): number | null {
  const time = MOMENT.test(moment) ? Date.parse(moment.replace(' ', 'T')) : Number.NaN;
  // HTTP dates have no fractions of a second.
  return Number.isNaN(time) ? null : Math.floor(time / 1000) * 1000;
}

const wholeFile = map(
  {
    app: words('the path of a Python file, from the folder of this one').default(''),
    start: parsed(
      'a moment such as 2026-01-01T12:00:00Z',
      timeOf,
      () => 'with Z, or the zone such as +02:00, at its end',
    ).default(DEFAULT_START_TIME),
    'show headers': shownHeaders.default([]),
    browser: oneOf(BROWSER_KINDS).default('chromium'),
    steps: list(scriptedStep, STEP_LIST),
  },
  'a scenario',
  STEP_LIST,
).transform(({ app, start, 'show headers': shown, browser, steps }): ScenarioFile => {
  const shows = showing(
    new Map(),
    steps.map(({ step }) => step),
    shown,
  );
  return {
    app: app === '' ? null : app,
    startTime: start,
    browser,
    steps: steps.map((scripted, index) => ({ ...scripted, step: shows[index] ?? scripted.step })),
  };
});

const onlySteps = list(scriptedStep, `${STEP_LIST}, or a map with "steps"`).transform(
  (steps): ScenarioFile => ({ app: null, startTime: DEFAULT_START_TIME, browser: 'chromium', steps }),
);

const scenarioFile = choose((value) => (isMap(value) ? wholeFile : onlySteps));
