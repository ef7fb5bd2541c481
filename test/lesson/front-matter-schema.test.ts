import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { courseSchema } from '../../src/lesson/course/read-course.ts';
import { frontMatterSchema } from '../../src/lesson/front-matter.ts';
import { packageFolder } from '../../src/package-folder.ts';

it('docs/course.schema.json says what the reader of courses expects', () => {
  const file = readFileSync(join(packageFolder(), 'docs', 'course.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(courseSchema());
});

it('docs/front-matter.schema.json, which editors read, says what the reader of lessons expects', () => {
  const file = readFileSync(join(packageFolder(), 'docs', 'front-matter.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(frontMatterSchema());
});
