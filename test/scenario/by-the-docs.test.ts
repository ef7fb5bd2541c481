/** What docs/scenarios.md shows about any host, any bytes, priorities and frames, and what comes of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BrowserKind, Transcript } from '../../src/browser/index.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { answerFrom, EMPTY_PAGE } from '../../src/scenario/answers.ts';
import { playScripted } from '../../src/scenario/play-scripted.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { names, sentBy } from '../browser/steps.ts';
import { plainText } from '../transcript/plain-text.ts';

const docs = readFileSync(join(packageFolder(), 'docs/scenarios.md'), 'utf8');
const [, section = ''] = docs.split('### Any host, any bytes, priorities, frames\n');
const [byHand = '', bytes = '', frames = ''] = Array.from(
  (section.split('\n## ')[0] ?? '').matchAll(/```yaml\n([\s\S]*?)```/g),
  ([, yaml = '']) => yaml,
);

function performed(yaml: string, browser: BrowserKind = 'chromium'): Transcript {
  const parsed = parseScenario('docs.yaml', yaml);
  if (parsed.kind !== 'scenario') throw new Error(JSON.stringify(parsed));
  const dialogue = playScripted({ ...parsed.scenario, browser });
  let next = dialogue.next();
  while (!next.done) next = dialogue.next(answerFrom(EMPTY_PAGE, next.value.at));
  return next.value.flatMap(({ entries }) => entries);
}

describe('by the documentation can be written', () => {
  it('a change by hand of a cookie of any host, and of one path of it', () => {
    expect(sentBy(performed(byHand))).toEqual(['', 'basket=4']);
  });

  it('text beyond ASCII, bytes that are no text, and a priority', () => {
    const transcript = performed(bytes);
    expect(names(transcript.at(-1)?.jar ?? [])).toEqual(['menu', 'old', 'keep']);
    const told = plainText(describeTranscript(transcript));
    expect(told).toContain('menu=crème');
    expect(told).toContain('caf⟨byte E9⟩');
    expect(told).toContain('Priority=High, for xn--caf-dma.example');
    const inFirefox = plainText(describeTranscript(performed(bytes, 'firefox')));
    expect(inFirefox).not.toContain('Priority=High, for');
  });

  it('a page in a frame that goes elsewhere in its frame, and leads the tab', () => {
    const transcript = performed(frames);
    expect(sentBy(transcript)).toEqual(['', 'seen=1', 'seen=1', '']);
    const [read] = transcript.filter((entry) => entry.kind === 'script-read');
    expect(read?.text).toBe('seen=1');
  });
});
