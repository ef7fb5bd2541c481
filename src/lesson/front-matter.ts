/** The front matter: the facts about a lesson, checked against a schema, with the place of each problem. */
import type { Yaml } from 'mdast';
import { isMap, isNode, isScalar } from 'yaml';
import { z } from 'zod';
import { MAX_LESSON_ID } from '../core/lesson.ts';
import { isSlug } from './ids.ts';
import type { Page } from './page.ts';
import { didYouMean, nearestName, type Place, quote } from './problem.ts';
import { describe } from './yaml-fields.ts';
import { readYamlBlock, type YamlText } from './yaml-text.ts';

const MAX_SUMMARY = 100;
const MAX_MINUTES = 600;
/** Values longer than this are told by their length. */
const LONG = 60;

/** One line that says something. Here and below, a check's message completes "expected …". */
const line = (expected: string) =>
  z
    .string(expected)
    .regex(/^[^\n\r]*\S[^\n\r]*$/, expected)
    .describe(expected);

const minutes = `a whole number of minutes from 1 to ${MAX_MINUTES}`;
const outcomes = 'a list of what the learner can do afterwards, one "- …" a line';
const lessonId = 'the id of a lesson: its file\'s name without ".md"';

/** What the front matter may hold. */
const frontMatter = z.strictObject(
  {
    title: line('the title of the lesson, in one line of text'),
    course: line('the name of the course, in one line of text'),
    summary: line('one plain sentence in one line').max(
      MAX_SUMMARY,
      `one plain sentence of at most ${MAX_SUMMARY} characters`,
    ),
    minutes: z.int(minutes).min(1, minutes).max(MAX_MINUTES, minutes).describe(minutes),
    outcomes: z.array(line('one line that completes "You can now …"'), outcomes).min(1, outcomes),
    next: z
      .strictObject(
        {
          title: line('the title of the lesson that follows, in one line of text'),
          lesson: z
            .string(lessonId)
            .max(MAX_LESSON_ID, lessonId)
            .refine(isSlug, lessonId)
            .describe(lessonId)
            .optional(),
        },
        'a map with "title" and, once that lesson exists, "lesson"',
      )
      .optional(),
  },
  'fields such as "title: …" and "course: …"',
);

/** The same as JSON Schema, for editors that complete and check YAML: docs/front-matter.schema.json. */
export const frontMatterSchema = () => ({
  ...z.toJSONSchema(frontMatter),
  title: 'The front matter of a Nibble lesson',
});

type Facts = z.infer<typeof frontMatter>;

/** The fields that could be read. */
type SoundFacts = { readonly [Name in keyof Facts]: Facts[Name] | undefined };

export interface FrontMatter {
  /** All of them, unless something was reported. */
  readonly facts: SoundFacts;
  /** The id of the next lesson, and where it stands. */
  readonly next: { readonly lesson: string; readonly place: Place } | null;
}

/** Reads the front matter; null when it is no YAML. What is wrong with it is reported, and left out. */
export function readFrontMatter(page: Page, block: Yaml): FrontMatter | null {
  const yaml = readYamlBlock(page, block);
  if (yaml === null) return null;
  const values: unknown = yaml.document.toJS();
  const result = frontMatter.safeParse(values);
  const node = yaml.document.getIn(['next', 'lesson'], true);
  const lesson = isScalar(node) ? frontMatter.shape.next.unwrap().shape.lesson.safeParse(node.value).data : undefined;
  const next = lesson === undefined || !isNode(node) ? null : { lesson, place: yaml.place(node) };
  if (result.success) return { facts: result.data, next };
  reportIssues(page, block, yaml, result.error);
  return { facts: soundFacts(values), next };
}

/** The fields that are right, whatever the others are. */
function soundFacts(values: unknown): SoundFacts {
  const fields = z.record(z.string(), z.unknown()).safeParse(values).data ?? {};
  const { title, course, summary, minutes, outcomes, next } = frontMatter.shape;
  return {
    title: title.safeParse(fields.title).data,
    course: course.safeParse(fields.course).data,
    summary: summary.safeParse(fields.summary).data,
    minutes: minutes.safeParse(fields.minutes).data,
    outcomes: outcomes.safeParse(fields.outcomes).data,
    next: next.safeParse(fields.next).data,
  };
}

function reportIssues(page: Page, block: Yaml, yaml: YamlText, error: z.ZodError): void {
  const { issues } = error;
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const reported = new Set<string>();
  for (const issue of issues) {
    const start = placeOf(yaml, issue.path) ?? page.place(block);
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      reportUnknown(yaml, issue.path, issue.keys);
    } else if (!reported.has(path) && !isMisspelt(yaml, issue.path, unknown)) {
      // A value that breaks two rules is one problem.
      reported.add(path);
      yaml.report('front-matter', start, found(yaml, issue.path), issue.message);
    }
  }
}

type Path = readonly PropertyKey[];

/** A field that is missing because its name is misspelt is reported as an unknown one. */
function isMisspelt(yaml: YamlText, path: Path, unknown: readonly string[]): boolean {
  const name = String(path.at(-1));
  return yaml.document.getIn(path, true) === undefined && unknown.some((other) => nearestName(other, [name]) === name);
}

/** Where the value at a path is or, when it is missing, the map it ought to be in; null for the whole text. */
function placeOf(yaml: YamlText, path: Path): Place | null {
  const node = yaml.document.getIn(path, true);
  if (isNode(node) && path.length > 0) return yaml.place(node);
  return path.length > 1 ? placeOf(yaml, path.slice(0, -1)) : null;
}

/** `no "course"`, `"minutes" is "twenty"`, `entry 2 of "outcomes" is a list`. */
function found(yaml: YamlText, path: Path): string {
  const node = yaml.document.getIn(path, true);
  const last = path.at(-1);
  if (last === undefined) return `front matter that is ${describe(isNode(node) ? node : null)}`;
  const name = typeof last === 'number' ? `entry ${last + 1} of ${quote(String(path.at(-2)))}` : quote(String(last));
  if (!isNode(node)) return `no ${name}`;
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && value.length > LONG) return `${name} has ${value.length} characters`;
  return `${name} is ${describe(value === null ? null : node)}`;
}

function reportUnknown(yaml: YamlText, path: Path, names: readonly string[]): void {
  const map = yaml.document.getIn(path, true);
  if (!isMap(map)) return;
  const known = Object.keys(path.length === 0 ? frontMatter.shape : frontMatter.shape.next.unwrap().shape);
  for (const { key } of map.items) {
    if (!isScalar(key) || !names.includes(String(key.value))) continue;
    const name = String(key.value);
    yaml.report(
      'unknown-field',
      yaml.place(key),
      `unknown field ${quote(name)}`,
      known.join(', '),
      didYouMean(name, known),
    );
  }
}
