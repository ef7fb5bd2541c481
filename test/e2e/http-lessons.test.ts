/** Lessons about HTTP beyond cookies: clean in lint, and to be taken on both platforms to their end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/cli/author/lint/lint.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from '../cli/author.ts';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';
import { takeLesson } from './take-lesson.ts';

const FOLDER = join(packageFolder(), 'test/fixtures/http-lessons');
const FILES = readdirSync(FOLDER);

describe('lessons about caching with ETag and about a JSON API with PUT', () => {
  const call = openAuthor(FOLDER);

  it.each(FILES)('%s has at most 60 lines', (file) => {
    expect(readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('are clean in lint', async () => {
    const { problems } = JSON.parse((await call(lint, [FOLDER, '--json', '--strict'])).output);
    expect(problems).toEqual([]);
  });
});

describeOnPlatforms<ChatPlatform>(
  'a lesson about HTTP',
  PLATFORMS,
  (stage) => {
    it.each(FILES.map((file) => file.replace('.md', '')))('"%s" can be taken to its end', async (id) => {
      const learner = stage.platform.window(`U-${id}`);
      await takeLesson(learner, stage.app.lesson(id));
      await learner.waitFor(/Lesson complete/);
      expect(stage.platform.pings).toEqual([]);
    });

    it('a run about another origin is explained', async () => {
      const learner = stage.platform.window('U-why');
      await learner.command('/lesson cors');
      await learner.waitForButton('Next');
      await learner.press('Next');
      await learner.waitForButton('Run it');
      await learner.press('Run it');
      await learner.waitForButton('Explain what it could read');
      await learner.type('headers');
      await learner.waitFor(/asked\W+first: only GET, HEAD and POST[\s\S]*Then the request itself/);
      await learner.waitForButton('Explain what it could read');
      await learner.press('Explain what it could read');
      await learner.waitFor(/Pick what you want to know/);
      await learner.choose(/^4\. /);
      await learner.waitFor(
        /Why the answer couldn’t be read by the script[\s\S]*then \W?\* lets nobody in[\s\S]*The rule: Fetch, 4\.10/,
      );
    });
  },
  { lessons: FOLDER },
);
