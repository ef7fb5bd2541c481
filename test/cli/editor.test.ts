/** What docs/authoring.md tells editors: that VS Code finds what lint prints, and where. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printSchema } from '../../src/cli/author/schema.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { openAuthor } from './author.ts';

const page = readFileSync(join(packageFolder(), 'docs/authoring.md'), 'utf8');
const [, task = '{}'] = /```json\n(\{\n {2}"version"[\s\S]*?)```/.exec(page) ?? [];
const TASKS = z.object({
  tasks: z.tuple([z.object({ problemMatcher: z.object({ pattern: z.object({ regexp: z.string() }) }) })]),
});
const { regexp } = TASKS.parse(JSON.parse(task)).tasks[0].problemMatcher.pattern;

describe('the task for VS Code', () => {
  it.each([
    [
      'lessons/flask/cookies.md:42:3: option "a" is wrong; expected a paragraph below it [option-why]',
      [
        'lessons/flask/cookies.md',
        '42',
        '3',
        undefined,
        'option "a" is wrong; expected a paragraph below it [option-why]',
      ],
    ],
    ['/srv/a b/c.md:1:1: warning: x [formula]', ['/srv/a b/c.md', '1', '1', 'warning', 'x [formula]']],
    ['lessons/http/course.yaml:2:9: y: z [course]', ['lessons/http/course.yaml', '2', '9', undefined, 'y: z [course]']],
  ])('reads a line of lint: %s', (line, parts) => {
    expect(new RegExp(regexp).exec(line)?.slice(1)).toEqual(parts);
  });

  it.each(['3 lessons, nothing to fix.', 'Programs were answered by Flask 3.1.3.'])('passes over “%s”', (line) => {
    expect(new RegExp(regexp).test(line)).toBe(false);
  });
});

describe('nibble schema', () => {
  const call = openAuthor();

  it.each([
    ['course', 'docs/course.schema.json'],
    ['lesson', 'docs/front-matter.schema.json'],
  ])('%s prints what docs have', async (what, file) => {
    const { code, output } = await call(printSchema, [what]);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(JSON.parse(readFileSync(join(packageFolder(), file), 'utf8')));
  });

  it('says which schemas there are', async () => {
    expect(await call(printSchema, ['program'])).toMatchObject({
      code: 2,
      complaints: 'There is no schema of "program"; there is one of course and of lesson.',
    });
  });
});
