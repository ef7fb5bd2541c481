/** A scenario in YAML → core `ScenarioStep`s: what a visitor does, one entry a step. */
import { isNode, isScalar, isSeq, type Node } from 'yaml';
import type { ScenarioStep } from '../core/scenario.ts';
import { didYouMean, quote } from './problem.ts';
import { STEP_FORMS, type StepForm } from './step-forms.ts';
import { describe, type Field, type Fields, fieldsOf, refuseOthers } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const NAMES = Object.keys(STEP_FORMS);
const KNOWN_STEPS = `one of ${NAMES.join(', ')}`;

/** Reads the whole text as a scenario; entries with problems are reported and left out. */
export function readScenario(yaml: YamlText): readonly ScenarioStep[] {
  return rootEntries(yaml, 'a list of steps such as "- visit: /theme"').flatMap((entry) => {
    const step = readStep(yaml, entry, [])?.step;
    return step === undefined || step === null ? [] : [step];
  });
}

/** The entries of a text that is a list; anything else, or an empty list, is reported. */
export function rootEntries(yaml: YamlText, expected: string): readonly Node[] {
  const { contents } = yaml.document;
  const entries = isSeq(contents) ? contents.items.filter(isNode) : [];
  if (entries.length > 0) return entries;
  const isNothing = contents === null || (isScalar(contents) && contents.value === null);
  const place = isNothing || contents === null ? yaml.start : yaml.place(contents);
  yaml.report(
    'scenario',
    place,
    isNothing ? `an empty ${yaml.noun}` : `${describe(contents)} in the ${yaml.noun}`,
    expected,
  );
  return [];
}

/** A step and all fields of its entry, of which `extra` may be there beside the step's own. */
export interface StepEntry {
  /** Null when there is something wrong with it, which has been reported. */
  readonly step: ScenarioStep | null;
  readonly fields: Fields;
}

/** Reads one entry; null when it is no step at all, which is reported. */
export function readStep(yaml: YamlText, entry: Node, extra: readonly string[]): StepEntry | null {
  const fields = isScalar(entry) ? fieldsOfWord(yaml, entry) : fieldsOf(yaml, entry);
  if (fields === null || fields.size === 0) {
    yaml.report(
      'scenario',
      yaml.place(entry),
      `${describe(entry)} in place of a step`,
      'a step such as "visit: /theme"',
    );
    return null;
  }
  const [first, second] = [...fields.values()].filter(({ name }) => Object.hasOwn(STEP_FORMS, name));
  const form = first === undefined ? undefined : STEP_FORMS[first.name];
  if (first === undefined || form === undefined) {
    reportUnknown(yaml, entry, fields, extra);
    return null;
  }
  if (second !== undefined) {
    yaml.report(
      'scenario',
      second.place,
      `${quote(second.name)} in the step ${quote(first.name)}`,
      '"- " before each step',
    );
    return null;
  }
  refuseOthers(yaml, fields, [first.name, ...form.fields, ...extra], `the step ${quote(first.name)}`);
  const step = readValue(yaml, form, first, fields);
  if (step !== null) yaml.places.set(step, yaml.place(entry));
  return { step, fields };
}

function readValue(yaml: YamlText, form: StepForm, field: Field, fields: Fields): ScenarioStep | null {
  if (form.value === 'required' && field.value === null) {
    yaml.report('scenario', field.place, `the step ${quote(field.name)} says nothing more`, quote(form.example));
    return null;
  }
  if (form.value === 'none' && field.value !== null) {
    yaml.report(
      'scenario',
      yaml.place(field.value),
      `the step ${quote(field.name)} with ${describe(field.value)}`,
      'nothing after it',
    );
    return null;
  }
  return form.read(yaml, field, fields);
}

/** An entry that is only words, `close browser`, is a field without a value. */
function fieldsOfWord(yaml: YamlText, entry: Node): Fields | null {
  if (!isScalar(entry) || typeof entry.value !== 'string' || entry.value.trim() === '') return null;
  const name = entry.value.trim();
  return new Map([[name, { name, place: yaml.place(entry), value: null }]]);
}

function reportUnknown(yaml: YamlText, entry: Node, fields: Fields, extra: readonly string[]): void {
  const others = Object.values(STEP_FORMS).flatMap((form) => form.fields);
  const names = [...fields.values()];
  const named = names.find(({ name }) => ![...others, ...extra].includes(name));
  if (named === undefined) {
    yaml.report(
      'scenario',
      yaml.place(entry),
      `a step with only ${names.map(({ name }) => quote(name)).join(', ')}`,
      KNOWN_STEPS,
    );
    return;
  }
  const [, glued] = /^([a-z ]+?) ?:\S/.exec(named.name) ?? [];
  const isGlued = glued !== undefined && NAMES.includes(glued);
  const remedy = isGlued ? 'a space goes after the colon' : didYouMean(named.name, NAMES);
  yaml.report('scenario', named.place, `unknown step ${quote(named.name)}`, KNOWN_STEPS, remedy);
}
