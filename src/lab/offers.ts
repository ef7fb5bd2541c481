/** The steps that the lab offers in its menus: those of the example's own scenario, and what any visitor can do. */
import type { Jar } from '../browser/index.ts';
import { textKey } from '../core/hash-text.ts';
import { APP_ORIGIN, type ScenarioStep } from '../core/scenario.ts';
import { stepTitle } from '../transcript/index.ts';
import { labPost, readFileText } from './lab-form.ts';
import { labFetch } from './lab-request.ts';
import type { LabStep } from './replay.ts';

interface Offer {
  readonly label: string;
  readonly step: LabStep;
  /** Names the step in an action: the same step has the same key wherever and whenever it is offered. */
  readonly key: string;
}

/** At most so many cookies are in the menus, the newest; others can be typed. */
const MOST_COOKIES = 8;
const HOUR = 60 * 60;

/** Pages, forms and requests of scripts: what the example's own visitor opens and submits, and its pages send. */
export const pageOffers = (scenario: readonly ScenarioStep[]): readonly Offer[] =>
  distinct(
    scenario.flatMap((step) => {
      const offered = offeredIn(step);
      return offered === null ? [] : [offer(offered)];
    }),
  );

function offeredIn(step: ScenarioStep): LabStep | null {
  if (step.do === 'post') return labPost(step);
  if (step.do === 'fetch') return labFetch(step);
  if (step.do !== 'visit' && step.do !== 'frame' && step.do !== 'image') return null;
  const { show, ...offered } = step;
  return offered;
}

/** Headers that the example's author wants to be shown. */
export const shownIn = (scenario: readonly ScenarioStep[]): readonly string[] => [
  ...new Set(scenario.flatMap((step) => ('show' in step ? (step.show ?? []) : []))),
];

/** Everything else that a visitor can do now. */
export function otherOffers(scenario: readonly ScenarioStep[], jar: Jar): readonly Offer[] {
  const path = firstPath(scenario);
  const { hostname, host } = new URL(APP_ORIGIN);
  const ofApp = jar.filter(({ name, domain }) => name !== '' && `.${domain}`.endsWith(`.${hostname}`));
  const names = [...new Set(ofApp.map(({ name }) => name))].slice(-MOST_COOKIES);
  return distinct([
    offer({ do: 'wait', seconds: HOUR }, 'Wait an hour'),
    offer({ do: 'wait', seconds: 24 * HOUR }, 'Wait a day'),
    offer({ do: 'wait', seconds: 30 * 24 * HOUR }, 'Wait a month (30 days)'),
    offer({ do: 'visit', url: `http://${host}${path}`, from: null }),
    offer({ do: 'visit', url: APP_ORIGIN + path, from: 'https://other.test' }),
    offer({ do: 'read-script', url: APP_ORIGIN + path }),
    ...names.map((name) => offer({ do: 'delete', name })),
    ...names.map((name) => offer({ do: 'tamper', name })),
  ]);
}

/** The step that an action's key names, if it is offered now. */
export function offeredStep(scenario: readonly ScenarioStep[], jar: Jar, key: string): LabStep | null {
  const all = [...pageOffers(scenario), ...otherOffers(scenario, jar), CLOSE];
  return all.find((one) => one.key === key)?.step ?? null;
}

/** The path that the example's visitor opens first. */
export function firstPath(scenario: readonly ScenarioStep[]): string {
  const visit = scenario.find((step) => step.do === 'visit');
  return visit === undefined ? '/' : new URL(visit.url).pathname;
}

function offer(step: LabStep, label: string = stepTitle(step)): Offer {
  const details = detailsOf(step);
  const told = details.length === 0 ? '' : ` (${details.join(', ')})`;
  return { label: label + told, step, key: textKey(JSON.stringify(step)) };
}

function detailsOf(step: LabStep): readonly string[] {
  if (step.do === 'post') return Object.entries(step.form).map(([name, value]) => `${name}=${shortValue(value)}`);
  const headers = 'headers' in step ? (step.headers ?? []).map(([name, value]) => `${name}: ${value}`) : [];
  return step.do === 'fetch' && step.body !== undefined ? [...headers, step.body.text] : headers;
}

function shortValue(value: string): string {
  const file = readFileText(value);
  return file === null ? value : file.name || '(no file)';
}

export const CLOSE: Offer = offer({ do: 'close' }, 'Close the browser');

/** Each once. Files of one name may differ in what they hold: then their labels are told apart by a number. */
function distinct(offers: readonly Offer[]): readonly Offer[] {
  const all = [...new Map(offers.map((one) => [one.key, one])).values()];
  return all.map((one, index) => {
    const before = all.slice(0, index).filter(({ label }) => label === one.label).length;
    return before === 0 ? one : { ...one, label: `${one.label}, ${before + 1}` };
  });
}
