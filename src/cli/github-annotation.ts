/**
 * A problem as GitHub Actions reads it from a log, so that it stands at its line in a pull request.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
import type { Problem } from '../lesson/problem.ts';

/** One line, such as `::error file=lessons/cookies.md,line=42,col=3,title=option-why::what was found; expected what`. */
export function githubAnnotation({ file, line, column, rule, severity, found, expected, remedy }: Problem): string {
  const place = [`file=${inProperty(file)}`, ...(line === null ? [] : [`line=${line}`, `col=${column}`])];
  const says = `${found}; expected ${expected}${remedy === null ? '' : ` (${remedy})`}`;
  return `::${severity} ${[...place, `title=${rule}`].join(',')}::${inMessage(says)}`;
}

const inMessage = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const inProperty = (text: string): string => inMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
