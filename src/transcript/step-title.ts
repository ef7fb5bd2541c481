/** What the visitor did, in words: "Visit /theme". */
import type { ScenarioStep } from '../core/scenario.ts';
import { durationWords } from './describe-time.ts';
import { shortAddress } from './short-address.ts';

/** No number before it, no full stop after it. */
export function stepTitle(step: ScenarioStep): string {
  switch (step.do) {
    case 'visit':
      return step.from === null
        ? `Visit ${shortAddress(step.url)}`
        : `Follow a link from ${step.from} to ${shortAddress(step.url)}`;
    case 'post':
      return `Submit a form ${step.from === null ? '' : `on ${step.from} `}to ${shortAddress(step.url)}`;
    case 'close':
      return 'Close the browser and open it again';
    case 'wait':
      return `Wait ${durationWords(step.seconds * 1000)}`;
    case 'read-script':
      return `A script on ${shortAddress(step.url)} reads document.cookie`;
    case 'edit':
      return `Change the cookie ${step.name} by hand`;
    case 'tamper':
      return `Tamper with the cookie ${step.name}`;
    case 'delete':
      return `Delete the cookie ${step.name} by hand`;
    case 'use-browser':
      return `Go on in the browser called ${step.name}`;
  }
}
