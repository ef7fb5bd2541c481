/** What views keep outside of themselves: the server has it once, for all visitors. */
import { mistake } from './mistake.ts';

export const SHARED = mistake(
  'shared-variable',
  'What the program keeps outside of its views belongs to the server, so all visitors share it. What belongs to one ' +
    'browser has to come from that browser, with each request.',
);

/** `{name}.append(…)`, `{name}["x"] = …`, `{name} += …` and the like. */
const CHANGES = String.raw`(?:\.(?:append|add|update|setdefault|pop|remove|discard|extend|insert|clear)\(|\[[^\]\n]*\]\s*[-+]?=[^=]|\s*[-+]=)`;

/** Whether views change something outside of them: `global`, or a list, a dict or a counter that was made there. */
export function sharesState(program: string): boolean {
  if (/^[ \t]+global\s/m.test(program)) return true;
  const containers = [
    ...program.matchAll(/^(\w+)\s*=\s*(?:\[|\{|list\(|dict\(|set\(|Counter\(|defaultdict\(|(?:\w+\.)?count\()/gm),
  ];
  return containers.some(([, name]) =>
    new RegExp(`^[ \\t]+.*(?:\\bnext\\(\\s*${name}\\b|\\b${name}${CHANGES})`, 'm').test(program),
  );
}
