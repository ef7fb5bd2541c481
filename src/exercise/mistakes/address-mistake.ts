/** A request that found no view (404), or one that does not take its method (405). */
import { distance } from 'fastest-levenshtein';
import { code, type Inline } from '../../core/prose.ts';
import { type Mistake, mistake } from './mistake.ts';
import { readViews, viewsAt } from './read-views.ts';

/** `path` is that of the request. Null when a view answers there: then it was the view that found nothing. */
export function notFound(program: string, path: string): Mistake | null {
  if (viewsAt(program, path).length > 0) return null;
  const paths = readViews(program).flatMap((view) => view.paths);
  const nearest = paths
    .toSorted((one, other) => distance(one, path) - distance(other, path))
    .find((known) => isSimilar(known.toLowerCase(), path.toLowerCase()));
  if (nearest !== undefined) {
    return mistake(
      'route-misspelt',
      'The request went to ',
      code(path),
      ', and the program has a route ',
      code(nearest),
      '. Compare the two letter by letter.',
    );
  }
  const known = paths.length === 0 ? 'None was found.' : paths.length === 1 ? 'It has only' : 'It has';
  return mistake('route-missing', 'The program has no route for ', code(path), `. ${known}`, ...listed(paths));
}

const isSimilar = (known: string, path: string): boolean =>
  distance(known, path) <= Math.max(2, path.length / 3) || (known !== '/' && known.startsWith(path));

/**
 * `GET` cannot be spelt wrong by a visit, so it is the route that asks for another method. Null when a route takes this one.
 */
export function wrongMethod(program: string, path: string, method: string): Mistake | null {
  const methods = viewsAt(program, path).flatMap((view) => view.methods);
  if (methods.includes(method)) return null;
  const taken = methods.length === 0 ? ' another method' : ` ${methods.join(', ')}`;
  const sent = method === 'GET' ? 'A plain visit is a GET request' : `This was a ${method} request`;
  return mistake(
    'wrong-method',
    `${sent}, and the route for `,
    code(path),
    ` takes only${taken}. Look at its decorator.`,
  );
}

function listed(paths: readonly string[]): readonly (string | Inline)[] {
  if (paths.length === 0) return [];
  return [...paths.flatMap((path, index) => [index === 0 ? ' ' : ', ', code(path)]), '.'];
}
