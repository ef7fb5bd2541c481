/** docs/scenarios.md says what is so: its scenarios can be read, and it explains every name of the JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/package-folder.ts';
import { playScripted } from '../../src/scenario/play-scripted.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { transcriptJson } from '../../src/scenario/transcript-json.ts';
import { drive, page } from '../browser/fake-app.ts';

const docs = readFileSync(join(packageFolder(), 'docs/scenarios.md'), 'utf8');
const examples = Array.from(docs.matchAll(/```yaml\n([\s\S]*?)```/g), ([, yaml = '']) => yaml);

it.each(examples)('the documentation shows a scenario that can be read:\n%s', (yaml) => {
  expect(parseScenario('docs.yaml', yaml)).toMatchObject({ kind: 'scenario' });
});

it('the documentation explains every name of a transcript in JSON', () => {
  const yaml = `
- visit: /
  answers: [{to: /x, set: [a=1, a=1, "p=1; Secure; SameSite=None; Partitioned"]}]
- read document.cookie
- write document.cookie: w=1
- edit cookie: {name: a, value: "2"}
- fetch: /
  credentials: omit
- fetch: http://app.test/
- fetch: https://other.test/
  method: PUT
  answers: [{headers: {Access-Control-Allow-Origin: '*', Access-Control-Allow-Methods: PUT}}, {headers: {Access-Control-Allow-Origin: '*'}}]
- image: http://app.test/
- post: /upload
  form: {photo: {file: sea.png, size: 3 KB}}
`;
  const parsed = parseScenario('trip.yaml', yaml);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  const played = drive(playScripted(parsed.scenario), () => page('from the program'));
  const json = transcriptJson(
    played.flatMap(({ entries }) => entries),
    played.map(({ script }) => script),
  );
  // What a step is depends on the step; the format of lessons has them all.
  const names = new Set(json.flatMap(({ step: _, ...rest }) => namesIn(rest)));
  expect([...names].filter((name) => !docs.includes(`\`${name}\``))).toEqual([]);
});

function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}
