/** Short ways to write scenarios and read what became of them. */
import { type Exchange, playScenario, type Transcript } from '../../src/browser/index.ts';
import { APP_ORIGIN, type ScenarioStep } from '../../src/core/scenario.ts';
import { cookieHeader, drive, type FakeApp } from './fake-app.ts';
import { NOON } from './jars.ts';

/** A path means the app's own site. */
export const visit = (path: string, from: string | null = null): ScenarioStep => ({
  do: 'visit',
  url: new URL(path, APP_ORIGIN).href,
  from,
});

export const post = (path: string, form: Record<string, string> = {}, from: string | null = null): ScenarioStep => ({
  do: 'post',
  url: new URL(path, APP_ORIGIN).href,
  form,
  from,
});

export const wait = (seconds: number): ScenarioStep => ({ do: 'wait', seconds });

export const useBrowser = (name: string): ScenarioStep => ({ do: 'use-browser', name });

/** Plays a scenario from noon on. */
export const play = (app: FakeApp, ...steps: ScenarioStep[]): Transcript => drive(playScenario(steps, NOON), app);

export const exchanges = (transcript: Transcript): Exchange[] =>
  transcript.filter((entry) => entry.kind === 'exchange');

/** The Cookie header of each request. */
export const sentBy = (transcript: Transcript): string[] =>
  exchanges(transcript).map(({ request }) => cookieHeader(request));

export const names = (cookies: readonly { readonly name: string }[]): string[] => cookies.map(({ name }) => name);
