/** `nibble schema`: what editors complete and check YAML by. */
import { courseSchema } from '../../lesson/course/read-course.ts';
import { frontMatterSchema } from '../../lesson/front-matter.ts';
import type { ExitCode, Options } from '../commands.ts';
import type { AuthorContext } from './context.ts';

const SCHEMAS: Readonly<Record<string, () => object>> = { course: courseSchema, lesson: frontMatterSchema };

/** Prints the JSON Schema of a `course.yaml`, or of a lesson's front matter. The operand is `course` or `lesson`. */
export async function printSchema([of = '']: readonly string[], _: Options, context: AuthorContext): Promise<ExitCode> {
  const schema = SCHEMAS[of];
  if (schema === undefined) {
    context.complain(`There is no schema of "${of}"; there is one of ${Object.keys(SCHEMAS).join(' and of ')}.`);
    return 2;
  }
  context.print(JSON.stringify(schema(), null, 2));
  return 0;
}
