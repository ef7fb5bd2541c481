/**
 * The recordings, committed as data: what each browser did in each scenario. A line a step; only what is there is
 * written, and of the jar what changed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers/browser.ts';
import type { SeenRequest, SeenStep } from './seen.ts';

export interface Recording {
  /** The version of the browser that was asked: `156.0.8078.108`. */
  readonly version: string;
  /** The day on which it was asked last: `2026-11-30`. */
  readonly date: string;
  /** By the scenario's name. */
  readonly scenarios: Readonly<Record<string, readonly SeenStep[]>>;
}

interface WrittenStep {
  readonly requests?: readonly (Pick<SeenRequest, 'method' | 'url'> & Partial<SeenRequest>)[];
  readonly blocked?: 'mixed-content';
  readonly script?: string;
  /** `+ …` came into the jar, `- …` went from it. */
  readonly jar?: readonly string[];
}

const pathOf = (browser: BrowserName, topic: string): string =>
  fileURLToPath(new URL(`recordings/${browser}/${topic}.json`, import.meta.url));

/** A recording that was not made yet is empty. */
export function loadRecording(browser: BrowserName, topic: string): Recording {
  const path = pathOf(browser, topic);
  if (!existsSync(path)) return { version: '', date: '', scenarios: {} };
  const { scenarios, ...asked }: { version: string; date: string; scenarios: Record<string, WrittenStep[]> } =
    JSON.parse(readFileSync(path, 'utf8'));
  return {
    ...asked,
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([name, steps]) => [name, unpack(steps)])),
  };
}

export function saveRecording(browser: BrowserName, topic: string, { version, date, scenarios }: Recording): void {
  const written = Object.entries(scenarios).map(([name, steps]) => {
    const lines = pack(steps).map((step) => `   ${JSON.stringify(step)}`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`;
  });
  const asked = `"version": ${JSON.stringify(version)},\n "date": ${JSON.stringify(date)}`;
  writeFileSync(pathOf(browser, topic), `{\n ${asked},\n "scenarios": {\n${written.join(',\n')}\n }\n}\n`);
}

function pack(steps: readonly SeenStep[]): WrittenStep[] {
  return steps.map(({ requests, blocked, script, jar }, index) => ({
    ...(requests.length > 0 ? { requests: requests.map(packRequest) } : {}),
    ...(blocked === undefined ? {} : { blocked }),
    ...(script === undefined ? {} : { script }),
    ...packJar(steps[index - 1]?.jar ?? [], jar),
  }));
}

function packJar(before: readonly string[], after: readonly string[]): Pick<WrittenStep, 'jar'> {
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  const came = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return gone.length + came.length === 0 ? {} : { jar: [...gone, ...came] };
}

function unpackJar(before: readonly string[], changes: readonly string[]): string[] {
  const [gone, came] = ['- ', '+ '].map((sign) =>
    changes.filter((line) => line.startsWith(sign)).map((line) => line.slice(sign.length)),
  );
  return [...before.filter((line) => !gone?.includes(line)), ...(came ?? [])].toSorted();
}

const packRequest = ({ method, url, cookie, withheld, refused, content }: SeenRequest) => ({
  method,
  url,
  ...(cookie === null ? {} : { cookie }),
  ...(Object.keys(withheld).length === 0 ? {} : { withheld }),
  ...(Object.keys(refused).length === 0 ? {} : { refused }),
  ...(content === null ? {} : { content }),
});

function unpack(steps: readonly WrittenStep[]): SeenStep[] {
  let before: readonly string[] = [];
  return steps.map(({ requests = [], blocked, script, jar: changes = [] }) => {
    const jar = unpackJar(before, changes);
    before = jar;
    return {
      requests: requests.map((request) => ({ cookie: null, withheld: {}, refused: {}, content: null, ...request })),
      ...(blocked === undefined ? {} : { blocked }),
      ...(script === undefined ? {} : { script }),
      jar,
    };
  });
}
