/** The checks of an exercise in YAML → core `Check`s: scenario steps, each with what must be seen after it. */
import type { Node } from 'yaml';
import type { Check, CheckStep, Expectation, ScenarioStep } from '../core/scenario.ts';
import { readExpectation } from './expectations.ts';
import { quote } from './problem.ts';
import { readStep, rootEntries } from './scenario.ts';
import { describe, fieldsOf, missingNames, readEntries, readText, refuseOthers } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const CHECK = 'a map with "check", what a right program does, and "steps"';

/**
 * Reads the whole text as checks. `hintCount` is the number of hints that the exercise has, null when it is not known.
 */
export function readChecks(yaml: YamlText, hintCount: number | null): readonly Check[] {
  return rootEntries(yaml, 'a list of checks such as "- check: A visitor gets a page"').flatMap((entry) => {
    const check = readCheck(yaml, entry, hintCount);
    return check === null ? [] : [check];
  });
}

function readCheck(yaml: YamlText, entry: Node, hintCount: number | null): Check | null {
  const fields = fieldsOf(yaml, entry);
  if (fields === null) {
    yaml.report('checks', yaml.place(entry), `${describe(entry)} in place of a check`, CHECK);
    return null;
  }
  refuseOthers(yaml, fields, ['check', 'steps'], 'a check');
  for (const name of missingNames(fields, ['check', 'steps'])) {
    yaml.report('checks', yaml.place(entry), `a check without ${quote(name)}`, CHECK);
  }
  const titleField = fields.get('check');
  const stepsField = fields.get('steps');
  const title =
    titleField === undefined ? null : readText(yaml, titleField, 'what a right program does, in a few words');
  if (titleField?.value && title?.trim() === '') {
    yaml.report(
      'checks',
      yaml.place(titleField.value),
      '"check" is empty text',
      'what a right program does, in a few words',
    );
  }
  const entries = stepsField === undefined ? null : readEntries(yaml, stepsField, 'a list of steps');
  if (entries === null) return null;
  const steps = entries.flatMap((step) => {
    const read = readCheckStep(yaml, step, hintCount);
    return read === null ? [] : [read];
  });
  const expectsNothing = steps.length === entries.length && steps.every(({ expectCount }) => expectCount === 0);
  if (expectsNothing) {
    yaml.report(
      'checks',
      yaml.place(entry),
      'a check that every program passes',
      '"expect: …" after at least one of its steps',
    );
  }
  return title === null ? null : { title, steps: steps.flatMap(({ step }) => step ?? []) };
}

interface ReadCheckStep {
  /** Null when there is something wrong with it. */
  readonly step: CheckStep | null;
  /** How many expectations are written, whether they can be read or not. */
  readonly expectCount: number;
}

function readCheckStep(yaml: YamlText, entry: Node, hintCount: number | null): ReadCheckStep | null {
  const read = readStep(yaml, entry, ['expect']);
  if (read === null) return null;
  const field = read.fields.get('expect');
  const entries = field === undefined ? [] : readEntries(yaml, field, 'a list such as "- status: 200"');
  if (entries === null) return null;
  const expect = entries.flatMap((one) => {
    const checked = readExpectation(yaml, one, hintCount);
    if (checked !== null && read.step !== null) refuseVain(yaml, one, checked.expectation, read.step);
    return checked ?? [];
  });
  return { step: read.step === null ? null : { step: read.step, expect }, expectCount: entries.length };
}

/** The steps that ask a server for something. */
const ASKING: readonly ScenarioStep['do'][] = ['visit', 'post', 'fetch', 'image', 'frame'];

/** Reports an expectation of an answer after a step to which there is none. */
function refuseVain(yaml: YamlText, entry: Node, { see }: Expectation, step: ScenarioStep): void {
  if (see === 'no-cookie' || ASKING.includes(step.do)) return;
  const expected = 'it below a step that asks a server, such as "visit: /"';
  yaml.report('checks', yaml.place(entry), 'an expectation of an answer below a step without a request', expected);
}
