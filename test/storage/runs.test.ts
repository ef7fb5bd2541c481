import { describe, expect, it } from 'vitest';
import { sceneSchema } from '../../src/storage/stored-json.ts';
import { transcriptScenes } from '../../src/transcript/diagram/transcript-scenes.ts';
import { play, visit } from '../browser/steps.ts';
import { loadScenarios } from '../oracle/scenario.ts';
import { performScripted } from '../transcript/diagram/perform-scripted.ts';

describe('a run is remembered with everything that its picture shows', () => {
  it.each(loadScenarios())('in the scenarios about $topic', ({ scenarios }) => {
    for (const scenario of scenarios) {
      const scenes = transcriptScenes(performScripted(scenario));
      expect(scenes.map((scene) => sceneSchema.parse(JSON.parse(JSON.stringify(scene))))).toEqual(scenes);
    }
  });

  it('when a program gave no answer', () => {
    const transcript = play(() => ({ kind: 'fault', fault: { kind: 'memory' }, prints: '' }), visit('/'));
    const scenes = transcriptScenes(transcript);
    expect(scenes.map((scene) => sceneSchema.parse(JSON.parse(JSON.stringify(scene))))).toEqual(scenes);
  });
});
