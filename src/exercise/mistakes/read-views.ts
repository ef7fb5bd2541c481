/**
 * The views of a program, read from its text: good enough to say where something stands, never to decide whether a
 * program is right.
 */

export interface View {
  /** As written in the decorators above it. */
  readonly paths: readonly string[];
  /** In capitals: `GET`, `POST`. */
  readonly methods: readonly string[];
  readonly name: string;
  /** The lines below `def`, up to the next line that is not indented. */
  readonly body: string;
}

const ROUTE = /^[ \t]*@\w+\.(route|get|post|put|patch|delete)\(\s*["']([^"']*)["'](.*)$/;
const DECORATOR = /^[ \t]*@/;
const DEFINITION = /^(\s*)(?:async\s+)?def\s+(\w+)/;

/** Every function that stands below a route's decorator, in the program's order. */
export function readViews(program: string): readonly View[] {
  const lines = program.split('\n');
  return lines.flatMap((line, index) => {
    const [, indent = '', name] = DEFINITION.exec(line) ?? [];
    if (name === undefined) return [];
    const routes = decoratorsAbove(lines, index).flatMap((decorator) => readRoute(decorator) ?? []);
    if (routes.length === 0) return [];
    const paths = routes.map(({ path }) => path);
    const methods = routes.flatMap((route) => route.methods);
    return [{ paths, methods, name, body: bodyBelow(lines, index, indent.length) }];
  });
}

/** The views whose paths, converters in them included, fit this one. */
export const viewsAt = (program: string, path: string): readonly View[] =>
  readViews(program).filter(({ paths }) => paths.some((written) => fits(written, path)));

/** The body of the view that answers at this path; the whole program where none can be told (a class, a prefix). */
export const bodyAt = (program: string, path: string): string => viewsAt(program, path)[0]?.body ?? program;

const CONVERTER = /<(?:(\w+)(?:\([^)]*\))?:)?\w+>/;
/** Of four converters; a route made of more could take very long to compare. */
const MOST_PARTS = 9;
const SEGMENT = '[^/]+';
const VALUES: Readonly<Record<string, string>> = { path: '.+', int: '\\d+' };

/** Whether a route such as `/notes/<name>` answers at a path. */
function fits(written: string, path: string): boolean {
  if (written === path) return true;
  // The names of the converters stand at the odd places.
  const parts = written.split(CONVERTER);
  if (parts.length > MOST_PARTS) return false;
  const pattern = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : (VALUES[part ?? ''] ?? SEGMENT)));
  return new RegExp(`^${pattern.join('')}$`).test(path);
}

const escaped = (text: string): string => text.replace(/[^\w/]/g, '\\$&');

function decoratorsAbove(lines: readonly string[], definition: number): readonly string[] {
  const found: string[] = [];
  for (let index = definition - 1; DECORATOR.test(lines[index] ?? ''); index -= 1) found.push(lines[index] ?? '');
  return found;
}

function bodyBelow(lines: readonly string[], definition: number, indent: number): string {
  const below = lines.slice(definition + 1);
  const end = below.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
  return below.slice(0, end < 0 ? undefined : end).join('\n');
}

function readRoute(decorator: string): (Pick<View, 'methods'> & { readonly path: string }) | null {
  const [, kind, path, rest = ''] = ROUTE.exec(decorator) ?? [];
  if (kind === undefined || path === undefined) return null;
  if (kind !== 'route') return { path, methods: [kind.toUpperCase()] };
  const [, listed] = /methods\s*=\s*[[(]([^\])]*)/.exec(rest) ?? [];
  const methods = listed === undefined ? ['GET'] : [...listed.matchAll(/\w+/g)].map(([name]) => name.toUpperCase());
  return { path, methods };
}
