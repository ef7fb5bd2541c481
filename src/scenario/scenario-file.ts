/**
 * A scenario in a file of its own, YAML or JSON (docs/scenarios.md): a list of steps, or a map with the steps and what
 * they start from. Steps are written as in lessons; here each may also say what the servers answer. Pure: nothing is
 * read but the text.
 */
import type { Node } from 'yaml';
import type { ScenarioStep } from '../core/scenario.ts';
import { readSource } from '../lesson/parse-lesson.ts';
import { byPlace, collectProblems, type Problem } from '../lesson/problem.ts';
import { readStep, rootEntries } from '../lesson/scenario.ts';
import { type Fields, fieldsOf, missingNames, readEntries, readText, refuseOthers } from '../lesson/yaml-fields.ts';
import { readYamlFile, type YamlText } from '../lesson/yaml-text.ts';
import { ANSWER_FIELDS, readAnswers, type ScriptedAnswer } from './answers.ts';

export interface ScriptedStep {
  readonly step: ScenarioStep;
  /**
   * For the step's requests, in order: the first, and one for each redirect that is followed. Empty: nothing is
   * scripted.
   */
  readonly answers: readonly ScriptedAnswer[];
}

export interface ScenarioFile {
  /** The program, as a path from the scenario's own folder; null when none is named. */
  readonly app: string | null;
  /** Epoch milliseconds, a whole second. */
  readonly startTime: number;
  /** At least one. */
  readonly steps: readonly ScriptedStep[];
}

export type ParsedScenario =
  | { readonly kind: 'scenario'; readonly scenario: ScenarioFile }
  /** At least one, from top to bottom. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** When a scenario starts that does not say when: Thu, 1 Jan 2026, 12:00 UTC. */
export const DEFAULT_START_TIME = Date.UTC(2026, 0, 1, 12);

/** Parses a scenario; `file` is its path, as it is shown in problems. Never throws, whatever the text. */
export function parseScenario(file: string, text: string): ParsedScenario {
  const { problems, report } = collectProblems(file);
  const source = readSource(text, report, 'steps such as "- visit: /theme"');
  const yaml = source === null ? null : readYamlFile(source, report);
  const scenario = yaml === null ? null : readFile(yaml);
  return scenario === null || problems.length > 0
    ? { kind: 'problems', problems: problems.sort(byPlace) }
    : { kind: 'scenario', scenario };
}

function readFile(yaml: YamlText): ScenarioFile | null {
  const { contents } = yaml.document;
  const fields = contents === null ? null : fieldsOf(yaml, contents);
  if (contents === null || fields === null) {
    const steps = rootEntries(yaml, 'a list of steps such as "- visit: /theme", or a map with "steps"');
    return { app: null, startTime: DEFAULT_START_TIME, steps: readScriptedSteps(yaml, steps) };
  }
  refuseOthers(yaml, fields, ['app', 'start', 'steps'], 'a scenario');
  for (const name of missingNames(fields, ['steps'])) {
    yaml.report(
      'scenario',
      yaml.place(contents),
      `a scenario without "${name}"`,
      'a list of steps such as "- visit: /theme"',
    );
  }
  const list = fields.get('steps');
  const entries = list === undefined ? null : readEntries(yaml, list, 'a list of steps such as "- visit: /theme"');
  const app = readApp(yaml, fields);
  const startTime = readStart(yaml, fields);
  return entries === null ? null : { app, startTime, steps: readScriptedSteps(yaml, entries) };
}

/** The steps of a list, each with its scripted answers; entries with problems are reported and left out. */
export const readScriptedSteps = (yaml: YamlText, entries: readonly Node[]): readonly ScriptedStep[] =>
  entries.flatMap((entry) => {
    const read = readStep(yaml, entry, ANSWER_FIELDS);
    const answers = read === null ? null : readAnswers(yaml, read);
    return read === null || read.step === null || answers === null ? [] : [{ step: read.step, answers }];
  });

function readApp(yaml: YamlText, fields: Fields): string | null {
  const field = fields.get('app');
  const expected = 'the path of a Python file, from the folder of this one';
  const text = field === undefined ? null : readText(yaml, field, expected);
  if (field === undefined || text === null || text.trim() !== '') return text;
  yaml.report(
    'scenario',
    field.value === null ? field.place : yaml.place(field.value),
    '"app" is empty text',
    expected,
  );
  return null;
}

/** A moment with its time zone; seconds and what is smaller may be left out. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function readStart(yaml: YamlText, fields: Fields): number {
  const field = fields.get('start');
  if (field === undefined) return DEFAULT_START_TIME;
  const expected = 'a moment such as 2026-01-01T12:00:00Z';
  const text = readText(yaml, field, expected);
  if (text === null) return DEFAULT_START_TIME;
  const time = MOMENT.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  // HTTP dates have no fractions of a second.
  if (!Number.isNaN(time)) return Math.floor(time / 1000) * 1000;
  const place = field.value === null ? field.place : yaml.place(field.value);
  yaml.report('scenario', place, `"start" is "${text}"`, expected, 'with Z, or the zone such as +02:00, at its end');
  return DEFAULT_START_TIME;
}
