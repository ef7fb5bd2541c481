/** Problems as lint tells them, each with the line of the file that it stands at. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Problem } from '../../lesson/problem.ts';

/** `lines` are those of the file. An empty list is an empty element, so that the page has a place for it. */
export const showProblems = (problems: readonly Problem[], lines: readonly string[]): Element =>
  h(
    'ul.problems',
    { ariaLabel: 'Problems' },
    problems.map((problem) => showProblem(problem, lines)),
  );

function showProblem(
  { line, column, severity, rule, found, expected, remedy }: Problem,
  lines: readonly string[],
): Element {
  const source = line === null ? undefined : lines[line - 1];
  const name = severity === 'error' ? 'Error' : 'Warning';
  return h(
    `li.${severity}`,
    h('p', h('strong', `${name}${line === null ? '' : ` in line ${line}`}: `), `${found}. Expected: ${expected}.`),
    remedy === null ? [] : h('p', `Remedy: ${remedy}.`),
    source === undefined ? [] : h('pre', h('code', markAt(source, column ?? 1))),
    h('p.rule', `Rule: ${rule}`),
  );
}

/** The line, with what stands at the column marked. */
function markAt(source: string, column: number): (string | Element)[] {
  const before = source.slice(0, column - 1);
  const marked = /^\s*(?:[\p{L}\p{N}_]+|\S)?/u.exec(source.slice(column - 1))?.[0] ?? '';
  return marked === '' ? [source] : [before, h('mark', marked), source.slice(before.length + marked.length)];
}
