/**
 * Fixtures put together into a few programs, so that an interpreter which is slow to start is started for many of them
 * and not for each. A header that no app sees says which fixture a request is for.
 */
import type { Answer, Dialogue, Sandbox } from '../../src/core/program.ts';
import { MAX_PROGRAM_CHARACTERS } from '../../src/core/program.ts';
import { type Exchange, type Fixture, perform, START, toExchange } from './fixtures.ts';

const HEAD = `
import sys
APPS = []
def load(source):
    module = type(sys)('app')
    module.__file__ = '/app/app.py'
    sys.modules['app'] = module
    try:
        exec(compile(source, '/app/app.py', 'exec', dont_inherit=True), module.__dict__)
        APPS.append(sys.modules['__main__'].find_app(module.__dict__))
    except Exception as error:
        APPS.append(failing(error))
def failing(error):
    def app(environ, start_response):
        raise error
    return app
def app(environ, start_response):
    return APPS[int(environ.pop('HTTP_X_FIXTURE'))](environ, start_response)
`;

// A JSON string is a Python string too.
const loading = ({ program }: Fixture): string => `load(${JSON.stringify(program)})\n`;

function bundles(fixtures: readonly Fixture[]): Fixture[][] {
  const made: Fixture[][] = [];
  let room = 0;
  for (const fixture of fixtures) {
    const { length } = loading(fixture);
    if (length > room) {
      made.push([]);
      room = MAX_PROGRAM_CHARACTERS - HEAD.length;
    }
    made.at(-1)?.push(fixture);
    room -= length;
  }
  return made;
}

function* performAll(fixtures: readonly Fixture[]): Dialogue<Answer[][]> {
  const answers: Answer[][] = [];
  for (const [number, { requests }] of fixtures.entries()) {
    const addressed = requests.map((request) => ({
      ...request,
      headers: [...request.headers, ['X-Fixture', String(number)] as const],
    }));
    answers.push(yield* perform(addressed));
  }
  return answers;
}

/** What came of each fixture, by title. One that does not load answers every request with what it raised. */
export async function performInBundles(
  sandbox: Sandbox,
  fixtures: readonly Fixture[],
): Promise<ReadonlyMap<string, readonly Exchange[]>> {
  const exchanges = new Map<string, readonly Exchange[]>();
  for (const together of bundles(fixtures)) {
    const program = HEAD + together.map(loading).join('');
    const result = await sandbox.run(program, START, performAll(together));
    if (result.kind !== 'finished') throw new Error(JSON.stringify(result));
    for (const [index, { title }] of together.entries()) {
      exchanges.set(title, result.value[index]?.map(toExchange) ?? []);
    }
  }
  return exchanges;
}
