/** What is pressed and submitted in the lab. Each id names its example, so a control of another lab can be told. */
import { readEdit, readPost, readVisit, readWait } from '../../lab/lab-command.ts';
import { offeredStep } from '../../lab/offers.ts';
import type { Decision } from '../decision.ts';
import type { Verb } from '../features/index.ts';
import type { Place } from '../place.ts';
import { questionOf } from './explain.ts';
import { doStep, drawLab, explainInLab, leave, obeyInLab, openLabOf, otherExamples, staleLab } from './lab.ts';

export type LabVerb = Exclude<Extract<Verb, `lab-${string}`>, 'lab-address' | 'lab-form' | 'lab-cookie' | 'lab-time'>;

type Fields = Readonly<Record<string, string>>;

export function pressInLab(place: Place, verb: LabVerb, stepId: string, argument: string, fields: Fields): Decision {
  const shown = openLabOf(place);
  if (shown === null || shown.example.id !== stepId) return staleLab(place, stepId);
  switch (verb) {
    case 'lab-do':
      return doStep(place, shown, (jar) => offeredStep(shown.example.scenario, jar, argument));
    case 'lab-why':
      return explainInLab(place, shown, questionOf(argument));
    case 'lab-picture':
      return drawLab(place, shown);
    case 'lab-over':
      return obeyInLab(place, shown, { kind: 'start-over' });
    case 'lab-others':
      return otherExamples(place);
    case 'lab-leave':
      return leave(place);
    case 'lab-visit':
      return obeyInLab(place, shown, readVisit(fields.address ?? '', 'https', fields.site));
    case 'lab-post':
      return obeyInLab(place, shown, readPost(fields.target ?? '', fields.fields ?? '', fields.site ?? ''));
    case 'lab-edit':
      return obeyInLab(place, shown, readEdit(fields.name ?? '', fields.value ?? ''));
    case 'lab-wait':
      return obeyInLab(place, shown, readWait(fields.time ?? ''));
  }
}
