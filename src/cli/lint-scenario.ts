/** What can be said of a scenario's steps without running a program: sites that nobody knows. */
import type { ScenarioStep } from '../core/scenario.ts';
import { didYouMean } from '../lesson/did-you-mean.ts';
import type { WrittenStep } from '../lesson/written-step.ts';
import { type Finding, finding } from './finding.ts';

/** The sites that lessons tell of. Anything below one of them is a host of that site. */
const SITES = ['app.test', 'other.test', 'third.test', 'localhost'];

/** Each unknown host once a step. */
export function lintScenario({ step, places, heading }: WrittenStep): readonly Finding[] {
  const steps =
    step.kind === 'example' ? step.scenario : step.checks.flatMap((check) => check.steps.map((one) => one.step));
  return steps.flatMap((one) =>
    unknownHosts(one).map((host) =>
      finding(
        'host',
        places.get(one) ?? heading,
        `the host "${host}"`,
        `${SITES.join(', ')}, or a host below one of them`,
        didYouMean(host, SITES) ?? null,
      ),
    ),
  );
}

function unknownHosts(step: ScenarioStep): readonly string[] {
  const hosts = addressesOf(step).map((address) => new URL(address).hostname);
  return [...new Set(hosts)].filter((host) => !SITES.some((site) => host === site || host.endsWith(`.${site}`)));
}

function addressesOf(step: ScenarioStep): readonly string[] {
  switch (step.do) {
    case 'visit':
    case 'post':
      return step.from === null ? [step.url] : [step.url, step.from];
    case 'fetch':
    case 'image':
    case 'frame':
      return [step.url, ...step.pages];
    case 'read-script':
    case 'write-script':
      return [step.url, ...(step.within ?? [])];
    default:
      return [];
  }
}
