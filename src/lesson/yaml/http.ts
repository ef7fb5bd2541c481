/** What a step may say of the request itself: its method, headers and body, and which headers a transcript shows. */
import { z } from 'zod';
import { isForbiddenHeader, isForbiddenMethod, isHeaderValue } from '../../browser/index.ts';
import { type HeaderFields, isToken } from '../../core/http.ts';
import { didYouMean, quote } from '../problem.ts';
import { isMap, list, named, parsed, refuse, ruled, text } from './schema.ts';
import { Written } from './tree.ts';

const METHOD = 'an HTTP method such as PUT, PATCH or DELETE';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Any method that a script may use. */
export const method = ruled(
  'http',
  parsed(
    METHOD,
    (written) => (isToken(written) && !isForbiddenMethod(written) ? written : null),
    (written) =>
      isForbiddenMethod(written) ? 'browsers let no script use this one' : didYouMean(written.trim(), METHODS),
  ),
);

/** More would be no lesson, but a list. */
const MOST_HEADERS = 20;
/** Characters of a value. */
const LONGEST_VALUE = 1_000;

const NAME = 'the name of a header, such as If-None-Match';
const VALUE = `a value in one line of Latin letters, at most ${LONGEST_VALUE.toLocaleString('en')} characters`;

const value = parsed(VALUE, (written) => {
  const trimmed = written.trim();
  return isHeaderValue(trimmed) && trimmed.length <= LONGEST_VALUE ? trimmed : null;
});

/** Headers beside those that the browser sends by itself. */
export const requestHeaders: z.ZodType<HeaderFields> = ruled(
  'http',
  named(value, 'a map of names and values such as {Accept: application/json}').transform((fields, context) => {
    if (fields.length > MOST_HEADERS) {
      refuse(context, `at most ${MOST_HEADERS}`, { found: `${fields.length} headers` });
    }
    const seen = new Set<string>();
    for (const [name] of fields) {
      const wrong = wrongName(name, seen);
      if (wrong !== null) {
        const [expected, remedy] = wrong;
        refuse(context, expected, { at: 'key', found: `the header ${quote(name)}`, remedy }, [name]);
      }
      seen.add(name.toLowerCase());
    }
    return fields;
  }),
);

/** What is expected instead of a name, with a remedy; null when nothing is wrong with it. */
function wrongName(name: string, seen: ReadonlySet<string>): readonly [expected: string, remedy?: string] | null {
  if (!isToken(name)) return [NAME];
  if (seen.has(name.toLowerCase())) return ['each header once'];
  if (!isForbiddenHeader(name)) return null;
  const expected = 'a header that a script may set; this one the browser sends by itself';
  return /^cookie2?$/i.test(name) ? [expected, 'cookies come from the jar: "edit cookie" changes it'] : [expected];
}

const MOST_SHOWN = 10;
const SHOWN = `a list of at most ${MOST_SHOWN} names such as [ETag, Cache-Control]`;

const headerName = parsed(NAME, (written) => (isToken(written) ? written : null));

/** Names of headers that a transcript shows beside the usual ones. */
export const shownHeaders: z.ZodType<readonly string[]> = ruled(
  'http',
  list(headerName, SHOWN).refine(({ length }) => length <= MOST_SHOWN, { message: SHOWN }),
);

/* Bodies */

/** UTF-16 units of a body that is written out. */
const LONGEST_BODY = 64 * 1024;
const BODY = 'text of at most 64 KB';

export const textBody = ruled(
  'http',
  text(BODY).transform((written, context) => {
    const found = `a body of ${written.length} characters`;
    return written.length <= LONGEST_BODY ? written : refuse(context, BODY, { found });
  }),
);

const DATA = 'data of at most 64 KB, such as {text: Hello}';

/** Any YAML that stands for data, as the JSON that a script makes of it. */
export const jsonBody = z.unknown().transform((value, context): string => {
  const json = JSON.stringify(plain(value));
  return value !== null && json.length <= LONGEST_BODY ? json : refuse(context, DATA, { rule: 'http' });
});

/** Numbers and the like as what they stand for. */
function plain(value: unknown): unknown {
  if (value instanceof Written) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}
