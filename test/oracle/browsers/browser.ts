/**
 * What the oracle asks of a real browser, whichever it is: windows with cookies of their own, and what is seen there.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { PageChain, ScenarioStep } from '../../../src/core/scenario.ts';
import type { SeenCookie } from '../seen.ts';

export const BROWSER_NAMES = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];

/**
 * The setting for third-party cookies with which a scenario begins; `default` is what the browser itself begins with.
 */
export type Setting = 'default' | 'blocked';

/** `opener`: an ordinary one, from which a private one will be opened. */
export type WindowKind = 'ordinary' | 'opener' | 'private';

/** Where the scripted servers listen on this machine. */
export interface Ports {
  readonly plain: number;
  readonly secure: number;
}

export interface OracleBrowser {
  readonly name: BrowserName;
  /** As the browser tells it: `156.0.8078.108`. */
  readonly version: string;
  /** A window whose cookies no scenario before has left there. */
  openWindow(setting: Setting, kind: WindowKind): Promise<OracleWindow>;
  close(): Promise<void>;
}

export type LoadingStep = Extract<ScenarioStep, { do: 'visit' | 'post' | 'fetch' | 'image' | 'frame' }>;

export interface OracleWindow {
  /** Opens the pages on which a step happens, one in a frame of the other; the last one then runs scripts. */
  stand(pages: PageChain): Promise<ScriptHost>;
  /** As if the visitor had typed the address. */
  goTo(url: string): Promise<void>;
  /** Runs a script that navigates the tab, and waits until the new page is there. */
  navigate(page: ScriptHost, script: string): Promise<void>;
  /** What the browser told of the requests for these addresses, one after the other. Waits until it is there. */
  told(urls: readonly string[]): Promise<readonly Told[]>;
  /** Why a request of the step was not made at all; null when the browser told of none. */
  readonly blocked: 'mixed-content' | null;
  /** All cookies of this window. */
  jar(): Promise<readonly SeenCookie[]>;
  /** The visitor gives a cookie of that host another value, or makes one, with what the developer tools use for it. */
  edit(place: CookiePlace, value: string): Promise<void>;
  remove(place: CookiePlace): Promise<void>;
  close(): Promise<void>;
}

/** Which cookies a change by hand is about: those that the host is sent, or of them those with exactly this path. */
export interface CookiePlace {
  readonly host: string;
  readonly name: string;
  readonly path?: string;
}

/** A page in which scripts can be run. */
export interface ScriptHost {
  /** Runs source text; its value, awaited, as JSON. */
  evaluate(source: string): Promise<unknown>;
}

/** The pages on which a link or a form of that origin stands, the tab's own first. */
export function pagesFrom(from: string, { within = [] }: { readonly within?: readonly string[] }): PageChain {
  const [tab = from, ...frames] = [...within, from];
  return [`${tab}/`, ...frames.map((origin) => `${origin}/`)];
}

/** What the browser told of one request. */
export interface Told {
  readonly url: string;
  readonly withheld: Readonly<Record<string, readonly string[]>>;
  readonly refused: readonly Refusal[];
}

/** Which header is meant: Chromium tells all of it, Firefox the name, or none where it refuses whatever comes. */
export type Refusal = { readonly reasons: readonly string[] } & (
  | { readonly of: 'header'; readonly header: string }
  | { readonly of: 'name'; readonly name: string }
  | { readonly of: 'all' }
);

/** Path of the first of these programs that is installed; `named` is one that is not in the PATH. Null: none is. */
export function findProgram(named: string | undefined, names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [named ?? '', ...candidates].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}
