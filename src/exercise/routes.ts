/** What the routes of a program say: which exercise it is an answer to, and how a visitor comes by all of them. */
import type { ExerciseStep } from '../core/lesson.ts';
import { APP_ORIGIN, type FormEntry, type ScenarioStep } from '../core/scenario.ts';
import { readViews, viewsAt } from './mistakes/evidence.ts';

/** Whether a program has routes that can be read from its text. */
export const hasRoutes = (program: string): boolean => readViews(program).length > 0;

/** Fewer of an exercise's addresses in a program than this part, and it is about something else. */
const LEAST_PART = 0.5;

/**
 * The exercise whose addresses a program answers; null when none fits. `/` alone says nothing. Of several that fit as
 * well, the first.
 */
export function fittingExercise<Exercise extends Pick<ExerciseStep, 'checks'>>(
  program: string,
  exercises: readonly Exercise[],
): Exercise | null {
  const scored = exercises.map((exercise) => ({ exercise, part: partAnswered(program, exercise) }));
  const best = Math.max(LEAST_PART, ...scored.map(({ part }) => part));
  return scored.find(({ part }) => part >= best)?.exercise ?? null;
}

function partAnswered(program: string, { checks }: Pick<ExerciseStep, 'checks'>): number {
  const asked = checks.flatMap(({ steps }) => steps.map(({ step }) => step));
  const paths = new Set(asked.flatMap((step) => (step.do === 'visit' || step.do === 'post' ? [pathOf(step.url)] : [])));
  const telling = [...paths].filter((path) => path !== '/');
  const answered = telling.filter((path) => viewsAt(program, path).length > 0);
  return telling.length === 0 ? 0 : answered.length / telling.length;
}

const pathOf = (url: string): string => new URL(url).pathname;

/** More routes than these are not visited: a message has an end. */
const MOST_ROUTES = 8;

/** Pages first, then forms, then the pages once more, since a form may have changed them. */
export function visitEveryRoute(program: string): readonly ScenarioStep[] {
  const views = readViews(program);
  const pages = views
    .filter(({ methods }) => methods.includes('GET'))
    .flatMap(({ paths }) => paths.map((path): ScenarioStep => ({ do: 'visit', url: addressOf(path), from: null })))
    .slice(0, MOST_ROUTES);
  const forms = views
    .filter(({ methods }) => methods.includes('POST'))
    .flatMap(({ paths, body }) =>
      paths.map((path): ScenarioStep => ({ do: 'post', url: addressOf(path), form: formFor(body), from: null })),
    )
    .slice(0, MOST_ROUTES);
  if (pages.length + forms.length === 0) return [{ do: 'visit', url: addressOf('/'), from: null }];
  const sets = /\b(?:set_cookie|session)\b/.test(program);
  return [...pages, ...forms, ...(forms.length > 0 || sets ? pages : [])];
}

const SAMPLES: Readonly<Record<string, string>> = { int: '1', float: '1.5' };

/** `/notes/<int:number>` with something in place of what is between the brackets. */
const addressOf = (path: string): string =>
  APP_ORIGIN +
  path.replace(/<(?:(\w+)(?:\([^()<>]*\))?:)?\w+>/g, (_, kind?: string) => SAMPLES[kind ?? ''] ?? 'example');

/** A form with the fields that a view reads. */
function formFor(body: string): Readonly<Record<string, FormEntry>> {
  const read = (place: string): readonly string[] =>
    Array.from(
      body.matchAll(new RegExp(`\\brequest\\.${place}(?:\\.get|\\.getlist)?[[(] ?["']([^"'\\n]{1,40})["']`, 'g')),
      ([, name = '']) => name,
    );
  return Object.fromEntries<FormEntry>([
    ...read('(?:form|values)').map((name) => [name, 'example'] as const),
    ...read('files').map((name) => [name, SAMPLE_FILE] as const),
  ]);
}

const SAMPLE_FILE: FormEntry = { name: 'example.txt', type: 'text/plain', content: { kind: 'text', text: 'example' } };
