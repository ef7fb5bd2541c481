/** The lesson that the crowd answers a question of. */
import { parseLesson } from '../../src/lesson/parse-lesson.ts';

const SOURCE = `---
title: One question
course: Bench
summary: A lesson for measurements.
minutes: 1
outcomes:
  - answer a question
---

# One question

Here it comes.

## Quiz

### Question: Attach a cookie

Which line asks the browser to keep a cookie?

- [x] \`response.set_cookie("theme", "dark")\`
- [ ] \`request.cookies["theme"] = "dark"\`

  \`request.cookies\` is what the browser sent. Changing it tells the browser nothing.

- [ ] \`cookies.set("theme", "dark")\`

  There is no such thing in Flask.

**Why:** A cookie travels to the browser on a _response_, so the response is what you attach it to.

**Hint:** Who has to hear about the cookie?

## Complete

Done.
`;

const parsed = parseLesson('lessons/bench.md', SOURCE);
if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));

export const lesson = parsed.lesson;
