import { describe, expect, it } from 'vitest';
import { fittingExercise, visitEveryRoute } from '../../src/exercise/routes.ts';
import { shipped } from '../fixtures/lessons.ts';

const exercises = ['cookies', 'sessions', 'uploads']
  .flatMap((id) => shipped(id).steps)
  .filter((step) => step.kind === 'exercise');

const program = (...routes: readonly string[]): string =>
  routes.map((route, at) => `@app.${route}\ndef view${at}():\n    return "x"\n`).join('\n');

describe('the exercise that a program fits', () => {
  it.each(exercises.map((step) => [step.id, step.solution] as const))('is %s for its own solution', (id, solution) => {
    expect(fittingExercise(solution, exercises)?.id).toBe(id);
  });

  it.each([
    ['count-the-visits', program('get("/visits")')],
    ['remember-a-language', program('get("/lang")', 'get("/setlang")')],
    ['remember-who-it-is', program('get("/")', 'post("/login")')],
    [undefined, program('get("/")')],
    [undefined, program('get("/tea")', 'post("/order")')],
    [undefined, 'x = 1\n'],
  ])('is %s', (id, text) => {
    expect(fittingExercise(text, exercises)?.id).toBe(id);
  });
});

describe('every route', () => {
  const visited = (text: string): readonly string[] =>
    visitEveryRoute(text).map((step) =>
      step.do === 'visit' || step.do === 'post' ? `${step.do} ${step.url.slice(16)}` : '',
    );

  it.each([
    ['pages', program('get("/a")', 'route("/b")'), ['visit /a', 'visit /b']],
    ['addresses with parts of any kind', program('get("/n/<int:x>/<name>")'), ['visit /n/1/example']],
    ['pages, forms, and pages again', program('get("/a")', 'post("/b")'), ['visit /a', 'post /b', 'visit /a']],
    ['both methods of one', program('route("/a", methods=["GET", "POST"])'), ['visit /a', 'post /a', 'visit /a']],
    ['the front page where none can be read', 'app = make()\n', ['visit /']],
  ])('of a program is visited: %s', (_, text, steps) => {
    expect(visited(text)).toEqual(steps);
  });

  it('is sent a form with the fields and files that its view reads', () => {
    const text = `@app.post("/a")
def a():
    one = request.form["item"]
    two = request.form.get('name', "")
    file = request.files.get("note")
`;
    const [step] = visitEveryRoute(text);
    expect(step?.do === 'post' && Object.keys(step.form)).toEqual(['item', 'name', 'note']);
  });

  it('is visited up to a number that a message can show', () => {
    const many = program(...Array.from({ length: 50 }, (_, at) => `get("/p${at}")`));
    expect(visitEveryRoute(many)).toHaveLength(8);
  });
});
