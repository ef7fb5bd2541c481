/** Whether the simulated browser did what a real one did, step by step. */
import type { BrowserName } from './browsers/browser.ts';
import { codesOf, UNTOLD_BY_FIREFOX } from './console-reasons.ts';
import { MEANINGS, UNLISTED, UNTOLD } from './devtools-reasons.ts';
import type { SeenRequest, SeenStep } from './seen.ts';

/**
 * Everything on which they differ, in words that name the step; empty when they agree. Both tell why something was
 * refused, why it was withheld only Chromium.
 */
export function compare(browser: BrowserName, real: readonly SeenStep[], ours: readonly SeenStep[]): string[] {
  const counts = differ('steps', real.length, ours.length);
  return [
    ...counts,
    ...real.flatMap((step, index) => {
      const where = `step ${index + 1}: `;
      const own = ours[index];
      if (!own) return [];
      const compareWhy = browser === 'chromium' ? compareReasons : compareConsole;
      return [...compareStep(where, step, own), ...compareWhy(where, step, own)];
    }),
  ];
}

function compareStep(where: string, real: SeenStep, ours: SeenStep): string[] {
  return [
    ...differ(`${where}requests`, real.requests.map(summary), ours.requests.map(summary)),
    ...differ(`${where}content`, real.requests.map(contentOf), ours.requests.map(contentOf)),
    ...differ(`${where}document.cookie`, real.script, ours.script),
    ...differ(`${where}jar`, real.jar, ours.jar),
  ];
}

const contentOf = ({ content }: SeenRequest) => content;

function compareReasons(where: string, chromium: SeenStep, ours: SeenStep): string[] {
  return [
    ...differ(`${where}blocked`, chromium.blocked, ours.blocked),
    ...chromium.requests.flatMap((request, index) => {
      const own = ours.requests[index];
      const place = `${where}request ${index + 1}: `;
      return own ? [...compareRefused(place, request, own), ...compareWithheld(place, request, own)] : [];
    }),
  ];
}

/**
 * What Firefox refused with a word for it, for the same reason; nothing else was refused that it has a word for. Of an
 * answer that redirects the tab it says nothing at all.
 */
const compareConsole = (where: string, firefox: SeenStep, ours: SeenStep): string[] =>
  firefox.requests.flatMap((request, index) => {
    const isRedirect = index + 1 < firefox.requests.length;
    const own = ours.requests[index]?.refused ?? {};
    const numbers = [...new Set([...Object.keys(request.refused), ...Object.keys(own)])];
    const apart = numbers.flatMap((number) => {
      const [code] = own[number] ?? [];
      const said = (request.refused[number] ?? []).filter((one) => codesOf(one)?.length !== 0);
      const isSilent = code === undefined || isRedirect || UNTOLD_BY_FIREFOX.includes(code);
      return (said.length === 0 && isSilent) || isMeant(said, code) ? [] : [{ number, said, code }];
    });
    // The console names the cookie: of two headers with one name it is not known which one is meant.
    const isOther = ({ said, code }: Apart): boolean =>
      code === undefined
        ? apart.some((other) => other.said.length === 0 && isMeant(said, other.code))
        : said.length === 0 && apart.some((other) => other.code === undefined && isMeant(other.said, code));
    return apart
      .filter((one) => !isOther(one))
      .map(({ number, said, code }) => {
        const place = `${where}request ${index + 1}: Set-Cookie ${number}`;
        return `${place}: Firefox ${say(said)}, ours ${say(code)}`;
      });
  });

interface Apart {
  readonly said: readonly string[];
  readonly code: string | undefined;
}

const isMeant = (said: readonly string[], code: string | undefined): boolean =>
  said.some((one) => codesOf(one)?.some((meant) => meant === code));

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
    // Two cookies can have one key, in different partitions.
    const codes = ours.withheld[key] ?? [];
    const reasons = chromium.withheld[key];
    const fits = reasons ? codes.some((code) => means(reasons, code)) : codes.every((code) => UNLISTED.includes(code));
    return fits ? [] : [`${where}${key} withheld: Chromium ${say(reasons)}, ours ${say(codes)}`];
  });
}

const means = (reasons: readonly string[] | undefined, code: string | undefined): boolean =>
  (reasons ?? []).some((reason) => MEANINGS[reason]?.some((meaning) => meaning === code));

const say = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const differ = (what: string, real: unknown, ours: unknown): string[] =>
  say(real) === say(ours) ? [] : [`${what}: real ${say(real)}, ours ${say(ours)}`];
