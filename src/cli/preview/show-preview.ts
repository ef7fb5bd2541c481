/** The preview page: the lesson's facts, its problems, and every step. Parts with an id change while the page is open. */
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Lesson } from '../../core/lesson.ts';
import type { Problem } from '../../lesson/problem.ts';
import { showProblems } from './show-problems.ts';

export interface Facts {
  readonly file: string;
  /** Null when nothing could be read. */
  readonly lesson: Lesson | null;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
  /** Whether programs are still running. */
  readonly isBusy: boolean;
}

/** The parts of the page, in order. `steps` are drawn. `stepOf`: the id of the step that a problem stands at, or null. */
export function showParts(
  facts: Facts,
  stepOf: (problem: Problem) => string | null,
  steps: readonly Element[],
): readonly Element[] {
  const { file, lesson, problems, lines, isBusy } = facts;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const said =
    problems.length === 0
      ? 'Lint has nothing to say.'
      : `Lint found ${count(errors, 'error')} and ${count(problems.length - errors, 'warning')}.`;
  const about = h(
    'header',
    { id: 'about' },
    h('h1', lesson?.title ?? 'No lesson yet'),
    h('p', lesson === null ? '' : lesson.summary),
    h(
      'p.where',
      lesson === null ? file : `${file}, ${lesson.course}, ${lesson.minutes} minutes, ${lesson.steps.length} steps`,
    ),
    h('p', { role: 'status' }, `${said}${isBusy ? ' Programs are still running.' : ''}`),
  );
  const links = steps.map((step) => {
    const title = step.children.find((child) => child.type === 'element' && child.tagName === 'h2');
    return h('li', h('a', { href: `#${String(step.properties.id)}` }, title?.type === 'element' ? title.children : []));
  });
  return [
    about,
    h(
      'section',
      { id: 'all-problems', ariaLabel: 'All problems' },
      showProblems(
        problems.filter((problem) => stepOf(problem) === null),
        lines,
      ),
      h(
        'ul.links',
        problems.flatMap((problem) => showLink(problem, stepOf(problem))),
      ),
    ),
    h('nav', { id: 'contents', ariaLabel: 'Steps' }, h('details', h('summary', 'Steps'), h('ol', links))),
    h('main', { id: 'steps' }, [...steps]),
  ];
}

function showLink({ line, severity, found }: Problem, step: string | null): readonly Element[] {
  if (step === null) return [];
  const words = `${severity === 'error' ? 'Error' : 'Warning'} in line ${line}: ${found}`;
  return [h('li', h('a', { href: `#step-${step}` }, words))];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `linked`: a page of the server, with its styles and code; else one file with `styles` in it. */
export function showPage(title: string, parts: readonly Element[], styles: 'linked' | string): string {
  const head = h(
    'head',
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', `${title}, a preview`),
    styles === 'linked'
      ? [
          ...['discord', 'slack', 'payload', 'preview'].map((name) =>
            h('link', { rel: 'stylesheet', href: `/${name}.css` }),
          ),
          h('link', { rel: 'icon', href: '/icon.svg' }),
          h('script', { type: 'module', src: '/preview.js' }),
        ]
      : [h('meta', { httpEquiv: 'content-security-policy', content: ALONE }), h('style', styles)],
  );
  return `<!doctype html>${toHtml(h('html', { lang: 'en' }, head, h('body.preview', [...parts])))}\n`;
}

/** What a file on its own may do: show what is in it. */
const ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
