/** Performs a CORS scenario in the simulated browser and writes down what was seen. */
import { type BrowserKind, type Exchange, faultIn, type Transcript } from '../../../src/browser/index.ts';
import { playScripted } from '../../../src/scenario/play-scripted.ts';
import { drive, page } from '../../browser/fake-app.ts';
import type { CorsScenario } from './scenarios.ts';
import { type Got, type SeenStep, seenAnswer, seenRequest } from './seen.ts';

/** What the simulated browser does; a scenario without a page opens one as the real browsers do. */
export function simulate({ steps }: CorsScenario, browser: BrowserKind): readonly SeenStep[] {
  // A browser that is called like a kind is of that kind.
  const opening = { step: { do: 'use-browser', name: browser }, answers: [] } as const;
  const startTime = Date.UTC(2026, 0, 1, 12);
  const played = drive(playScripted({ steps: [opening, ...steps], startTime, browser }), () => page('page'));
  return played.slice(1).map(({ entries }, index) => {
    if (faultIn(entries) !== null) throw new Error('a scripted answer is no fault');
    const { step, answers } = steps[index] ?? { step: { do: 'close' }, answers: [] };
    const sent = 'headers' in step ? (step.headers ?? []) : [];
    const scripted = answers.flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()));
    const exchanges = entries.filter((entry) => entry.kind === 'exchange');
    return {
      requests: exchanges.map(({ request }) => seenRequest(request, sent)),
      got: step.do === 'fetch' ? seenAnswer(gotIn(entries, exchanges), scripted) : null,
    };
  });
}

function gotIn(entries: Transcript, exchanges: readonly Exchange[]): Got | 'error' {
  const last = exchanges.at(-1);
  const script = last?.cors?.script ?? null;
  if (entries.at(-1)?.kind === 'blocked' || last?.answer.kind !== 'response' || script === null) return 'error';
  const { type } = script;
  if (type === 'error') return 'error';
  if (type === 'opaque') return { type, status: 0, headers: [], body: '' };
  const { status, headers, body } = last.answer.response;
  const visible = headers.filter(([name]) => script.visible.includes(name));
  const hasBody = last.request.method !== 'HEAD' && ![204, 205, 304].includes(status);
  return { type, status, headers: visible, body: hasBody ? body : '' };
}
