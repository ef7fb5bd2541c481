/** Whether the simulated browser did what Chromium did, step by step. */
import { MEANINGS, UNLISTED, UNTOLD } from './devtools-reasons.ts';
import type { SeenRequest, SeenStep } from './seen.ts';

/** Everything on which they differ, in words that name the step; empty when they agree. */
export function compare(chromium: readonly SeenStep[], ours: readonly SeenStep[]): string[] {
  const counts = differ('steps', chromium.length, ours.length);
  return [...counts, ...chromium.flatMap((step, index) => compareStep(`step ${index + 1}: `, step, ours[index]))];
}

function compareStep(where: string, chromium: SeenStep, ours: SeenStep | undefined): string[] {
  if (!ours) return [];
  return [
    ...differ(`${where}requests`, chromium.requests.map(summary), ours.requests.map(summary)),
    ...differ(`${where}blocked`, chromium.blocked, ours.blocked),
    ...differ(`${where}document.cookie`, chromium.script, ours.script),
    ...differ(`${where}jar`, chromium.jar, ours.jar),
    ...chromium.requests.flatMap((request, index) => {
      const own = ours.requests[index];
      const place = `${where}request ${index + 1}: `;
      return own
        ? [
            ...differ(`${place}content`, request.content, own.content),
            ...compareRefused(place, request, own),
            ...compareWithheld(place, request, own),
          ]
        : [];
    }),
  ];
}

const summary = ({ method, url, cookie }: SeenRequest): string => `${method} ${url} ${cookie ?? '(no Cookie)'}`;

/** The same headers were refused, each for a reason that Chromium gave, too. */
function compareRefused(where: string, chromium: SeenRequest, ours: SeenRequest): string[] {
  const numbers = [...new Set([...Object.keys(chromium.refused), ...Object.keys(ours.refused)])];
  return numbers.flatMap((number) => {
    const [code] = ours.refused[number] ?? [];
    const reasons = chromium.refused[number];
    if (!reasons && code !== undefined && UNTOLD.includes(code)) return [];
    return means(reasons, code) ? [] : [`${where}Set-Cookie ${number}: Chromium ${say(reasons)}, ours ${say(code)}`];
  });
}

/**
 * What Chromium held back was held back for a reason that it gave, too, and nothing else was but for reasons it never
 * gives.
 */
function compareWithheld(where: string, chromium: SeenRequest, ours: SeenRequest): string[] {
  const keys = [...new Set([...Object.keys(chromium.withheld), ...Object.keys(ours.withheld)])];
  return keys.flatMap((key) => {
    const [code] = ours.withheld[key] ?? [];
    const reasons = chromium.withheld[key];
    if (!reasons && code !== undefined && UNLISTED.includes(code)) return [];
    return means(reasons, code) ? [] : [`${where}${key} withheld: Chromium ${say(reasons)}, ours ${say(code)}`];
  });
}

const means = (reasons: readonly string[] | undefined, code: string | undefined): boolean =>
  (reasons ?? []).some((reason) => MEANINGS[reason]?.some((meaning) => meaning === code));

const say = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const differ = (what: string, chromium: unknown, ours: unknown): string[] =>
  say(chromium) === say(ours) ? [] : [`${what}: Chromium ${say(chromium)}, ours ${say(ours)}`];
