import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../../src/package-folder.ts';
import { drawScenes } from '../../../src/transcript/diagram/draw-scenes.ts';
import { transcriptScenes } from '../../../src/transcript/diagram/transcript-scenes.ts';
import { openLesson } from '../../lessons/open-lesson.ts';
import { misplaced } from './texts-in.ts';

const LESSONS = readdirSync(join(packageFolder(), 'lessons/flask')).flatMap(
  (name) => /^(.+)\.md$/.exec(name)?.[1] ?? [],
);

describe.each(LESSONS)('the pictures of the examples of %s', (id) => {
  const { lesson, play } = openLesson(id);

  it('are few, and no text in them overlaps another', async () => {
    for (const step of lesson.steps.filter(({ kind }) => kind === 'example')) {
      const pictures = drawScenes(step.title, transcriptScenes(await play(step.id)));
      expect(pictures.length, step.id).toBeGreaterThan(0);
      expect(pictures.length, step.id).toBeLessThanOrEqual(4);
      expect(pictures.flatMap(misplaced), step.id).toEqual([]);
    }
  });
});
