/** What the rules for mistakes share: the mistake with its hint, what the browser saw, and the program's text. */
import type { Cookie, Exchange, ReceivedCookie, Transcript } from '../../browser/index.ts';
import { code, type Inline, type Prose, paragraph } from '../../core/prose.ts';
import type { MistakeId } from './names.ts';

/** A usual mistake, recognised. */
export interface Mistake {
  /** Stable, for programs that read verdicts: `no-make-response`. */
  readonly id: MistakeId;
  readonly hint: readonly Prose[];
}

type Parts = readonly (string | Inline)[];

/** A mistake whose hint is one paragraph; in a plain text, what stands between backticks is code. */
export const mistakeOf = (id: MistakeId, words: string | Parts): Mistake => ({
  id,
  hint: [paragraph(...(typeof words === 'string' ? codeSpans(words) : words))],
});

/** The same; what is filled in is code, a line break a space: mistake('no-such-name')`There is no ${name} here.` */
export const mistake =
  (id: MistakeId) =>
  (texts: TemplateStringsArray, ...codes: readonly string[]): Mistake =>
    mistakeOf(
      id,
      texts
        .flatMap((text, index) => [text.replace(/\n\s*/g, ' '), ...codes.slice(index, index + 1).map(code)])
        .filter((part) => part !== ''),
    );

const codeSpans = (text: string): Parts =>
  text
    .split(/`([^`]*)`/)
    .map((piece, index) => (index % 2 === 0 ? piece : code(piece)))
    .filter((part) => part !== '');

/** What is known where a page was not as expected. */
export interface PageEvidence {
  readonly program: string;
  readonly exchange: Exchange;
  /** The one before it in the same browser, if there was any. */
  readonly before: Exchange | null;
}

/** The path of the address that was asked for. */
export const pathOf = ({ request }: Exchange): string => new URL(request.url).pathname;

/** Whether the program makes the cookie itself: Flask sets, renews and deletes the session's. */
export const isPlain = (name: string): boolean => name !== 'session';

/** What a request carried, the session aside. */
export const plainSent = ({ sent }: Exchange): readonly Cookie[] =>
  sent.map(({ cookie }) => cookie).filter(({ name }) => isPlain(name));

/** The names that an answer set or deleted, the session's aside. */
export const plainReceived = ({ received }: Exchange): readonly string[] => received.map(receivedName).filter(isPlain);

export const receivedName = ({ decision }: ReceivedCookie): string =>
  'cookie' in decision ? decision.cookie.name : decision.name;

/** Whether there was a plain cookie on the way at all: without one, no mistake with cookies may be named. */
export const hasPlainCookies = (transcript: Transcript): boolean =>
  transcript.some(
    (entry) => entry.kind === 'exchange' && (plainSent(entry).length > 0 || plainReceived(entry).length > 0),
  );

/** A view, read from a program's text: good enough to say where something stands, not whether it is right. */
interface View {
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

/** The body of the view that answers at this path; the whole program where that is not clear (a class, a prefix). */
export const bodyAt = (program: string, path: string): string => viewsAt(program, path)[0]?.body ?? program;

const CONVERTER = /<(?:(\w+)(?:\([^()]*\))?:)?\w+>/;
/** Characters. A longer path can only be one that a redirect of the program made up. */
const LONGEST_PATH = 500;
/** What a converter takes, character by character; of one that is not here, all but a slash. */
const TAKEN: Readonly<Record<string, RegExp>> = { path: /./s, int: /\d/ };
const IN_SEGMENT = /[^/]/;

/** Whether a route such as `/notes/<name>` answers at a path. */
function fits(written: string, path: string): boolean {
  if (written === path) return true;
  if (path.length > LONGEST_PATH) return false;
  // The names of the converters stand at the odd places. Every place of the path that the parts so far lead to is kept,
  // so that a route of many converters takes no longer than one of a few.
  const places = written
    .split(CONVERTER)
    .reduce<readonly number[]>(
      (starts, part, index) => (index % 2 === 0 ? afterText(starts, part, path) : afterValue(starts, part, path)),
      [0],
    );
  return places.includes(path.length);
}

const afterText = (starts: readonly number[], text: string, path: string): readonly number[] =>
  starts.filter((start) => path.startsWith(text, start)).map((start) => start + text.length);

/** `starts` and the places returned go up. */
function afterValue(starts: readonly number[], converter: string | undefined, path: string): readonly number[] {
  const taken = TAKEN[converter ?? ''] ?? IN_SEGMENT;
  const known = new Set(starts);
  const ends = new Set<number>();
  for (let at = starts[0] ?? path.length; at < path.length; at += 1) {
    if ((known.has(at) || ends.has(at)) && taken.test(path.charAt(at))) ends.add(at + 1);
  }
  return [...ends];
}

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

const CONTAINER = /^(\w+)\s*=\s*(?:\[|\{|list\(|dict\(|set\(|Counter\(|defaultdict\(|(?:\w+\.)?count\()/gm;
/** `name.append(…)`, `name["x"] = …`, `name += …`, `next(name)` and the like. */
const CHANGE =
  /\bnext\(\s*(\w+)|\b(\w+)(?:\.(?:append|add|update|setdefault|pop|remove|discard|extend|insert|clear)\(|\[[^[\]\n]*\]\s*[-+]?=[^=]|\s*[-+]=)/g;

/** Whether views change something outside of them: `global`, or a list, a dict or a counter that was made there. */
export function sharesState(program: string): boolean {
  if (/^[ \t]+global\s/m.test(program)) return true;
  const containers = new Set(Array.from(program.matchAll(CONTAINER), ([, name = '']) => name));
  return program
    .split('\n')
    .filter((line) => /^[ \t]/.test(line))
    .some((line) => [...line.matchAll(CHANGE)].some(([, next, changed]) => containers.has(next ?? changed ?? '')));
}
