/** A form as the lab stores it, all its values texts, and as the browser sends it. */
import type { FormValues, ScenarioStep } from '../core/scenario.ts';
import { readFileText, writeFileText } from './file-text.ts';

export interface LabPost {
  readonly do: 'post';
  readonly url: string;
  /** A file is written as `file-text.ts` says. */
  readonly form: Readonly<Record<string, string>>;
  readonly from: string | null;
}

type Post = Extract<ScenarioStep, { readonly do: 'post' }>;

/** Null for a form that the lab cannot hold: one with several entries of one name, or with an enctype of its own. */
export function labPost({ url, form, enctype, from }: Post): LabPost | null {
  const entries = Object.entries(form).map(([name, value]) => [name, textOfValue(value)] as const);
  const right = entries.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  if (enctype !== undefined || right.length < entries.length) return null;
  return { do: 'post', url, form: Object.fromEntries(right), from };
}

function textOfValue(value: FormValues[string]): string | null {
  if (typeof value === 'string') return readFileText(value) === null ? value : null;
  return 'name' in value ? writeFileText(value) : null;
}

/** The post with its files. */
export const scenarioPost = ({ form, ...post }: LabPost): Post => ({
  ...post,
  form: Object.fromEntries(Object.entries(form).map(([name, text]) => [name, readFileText(text) ?? text])),
});
