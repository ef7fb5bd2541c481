/** The scenario of a prediction: the steps of docs/lesson-format.md, each of which may say what the answer sets. */
import { isNode, isSeq } from 'yaml';
import { quote } from './problem.ts';
import { readStep, rootEntries } from './scenario.ts';
import type { ScriptedVisit } from './steps/prediction.ts';
import { type Field, readText } from './yaml-fields.ts';
import type { YamlText } from './yaml-text.ts';

const LOADING: readonly string[] = ['visit', 'post', 'fetch', 'image', 'frame'];

/** Entries with problems are reported and left out. */
export const readVisits = (yaml: YamlText): readonly ScriptedVisit[] =>
  rootEntries(yaml, 'a list of steps such as "- visit: /theme"').flatMap((entry) => {
    const read = readStep(yaml, entry, ['set']);
    const field = read?.fields.get('set');
    const set = field === undefined ? [] : readSet(yaml, field);
    if (read === null || read.step === null) return [];
    if (field !== undefined && !LOADING.includes(read.step.do)) {
      yaml.report(
        'scenario',
        field.place,
        `${quote(field.name)} in a step without a request`,
        'it where a page is asked for',
      );
    }
    return [{ step: read.step, set }];
  });

/** One Set-Cookie header, or a list of them. */
function readSet(yaml: YamlText, field: Field): readonly string[] {
  const { value } = field;
  const nodes = isSeq(value) ? value.items.filter(isNode) : [value];
  const expected = 'a Set-Cookie header such as "theme=dark; Path=/", or a list of them';
  return nodes.flatMap((node) => readText(yaml, { ...field, value: node }, expected) ?? []);
}
