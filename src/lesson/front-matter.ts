/** The front matter: the facts about a lesson. */
import type { Yaml } from 'mdast';
import { z } from 'zod';
import { MAX_LESSON_ID } from '../core/lesson.ts';
import { alsoShape } from './also.ts';
import { isSlug } from './ids.ts';
import type { Page } from './page.ts';
import type { Place } from './problem.ts';
import { shownHeaders } from './yaml/http.ts';
import { jsonSchemaOf, line } from './yaml/json-schema.ts';
import { isMap, map, readValue, wholeNumber } from './yaml/schema.ts';
import { readYamlBlock } from './yaml/tree.ts';

const MAX_SUMMARY = 100;
const MAX_MINUTES = 600;

const summary = 'one plain sentence in one line';
const outcomes = 'a list of what the learner can do afterwards, one "- …" a line';
const lessonId = 'the id of a lesson: its file\'s name without ".md"';

const lesson = z.string(lessonId).max(MAX_LESSON_ID, lessonId).refine(isSlug, lessonId).describe(lessonId);

/** What the front matter may hold. */
const SHAPE = {
  title: line('the title of the lesson, in one line of text'),
  /** In a folder with a `course.yaml` that says it. */
  course: line('the name of the course, in one line of text').optional(),
  summary: line(summary).max(MAX_SUMMARY, `one plain sentence of at most ${MAX_SUMMARY} characters`),
  /** Lessons had it before the time was worked out (core/lesson-time.ts): it may stand there, and is not read. */
  minutes: wholeNumber(1, MAX_MINUTES, `a whole number of minutes from 1 to ${MAX_MINUTES}`).optional(),
  outcomes: z.array(line('one line that completes "You can now …"'), outcomes).min(1, outcomes),
  also: alsoShape.optional(),
  'show headers': shownHeaders.optional(),
  next: map(
    {
      title: line('the title of the lesson that follows, in one line of text'),
      lesson: lesson.optional(),
      promise: line('one line that completes "There you learn to …"').optional(),
    },
    '"next"',
    'a map with "title", perhaps "promise", and, once that lesson exists, "lesson"',
  ).optional(),
};

const frontMatter = map(SHAPE, 'the front matter', 'fields such as "title: …" and "summary: …"');

/** The same as JSON Schema, for editors that complete and check YAML: docs/front-matter.schema.json. */
export const frontMatterSchema = () => jsonSchemaOf(frontMatter, 'The front matter of a Nibble lesson');

type Facts = z.output<typeof frontMatter>;

export interface FrontMatter {
  /** All of them, unless something was reported. */
  readonly facts: { readonly [Name in keyof Facts]: Facts[Name] | undefined };
  /** The id of the next lesson, and where it stands. */
  readonly next: { readonly lesson: string; readonly place: Place } | null;
  /** The course, and where it stands. */
  readonly course: { readonly title: string; readonly place: Place } | null;
}

/** Reads the front matter; null when it is no YAML. What is wrong with it is reported, and left out. */
export function readFrontMatter(page: Page, block: Yaml): FrontMatter | null {
  const yaml = readYamlBlock(page, block);
  if (yaml === null) return null;
  const all = readValue(yaml, [], frontMatter, { rule: 'front-matter', kindRule: 'front-matter' });
  const fields = isMap(yaml.value) ? yaml.value : {};
  const course = SHAPE.course.safeParse(fields.course).data;
  const next = lesson.safeParse(isMap(fields.next) ? fields.next.lesson : undefined).data;
  return {
    facts: all ?? soundFacts(fields),
    next: next === undefined ? null : { lesson: next, place: yaml.place(['next', 'lesson']) },
    course: course === undefined ? null : { title: course, place: yaml.place(['course']) },
  };
}

/** The fields that are right, whatever the others are. */
const soundFacts = (fields: Readonly<Record<string, unknown>>): FrontMatter['facts'] => ({
  title: SHAPE.title.safeParse(fields.title).data,
  course: SHAPE.course.safeParse(fields.course).data,
  summary: SHAPE.summary.safeParse(fields.summary).data,
  minutes: undefined,
  outcomes: SHAPE.outcomes.safeParse(fields.outcomes).data,
  also: SHAPE.also.safeParse(fields.also).data,
  'show headers': SHAPE['show headers'].safeParse(fields['show headers']).data,
  next: SHAPE.next.safeParse(fields.next).data,
});
