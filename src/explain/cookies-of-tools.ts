/**
 * Cookies as tools list them, where no header stands: JSON (HAR files, headers as objects), rows of the tables in the
 * developer tools, Firefox's sidebar, and the file that curl keeps. Each is written as the header that makes it.
 */
import { trimEndOf, trimOf } from '../core/trim.ts';

interface ToolCookie {
  readonly name: string;
  readonly value: string;
  /** With a dot in front: also for subdomains. */
  readonly domain?: string | undefined;
  readonly path?: string | undefined;
  /** A date; whatever is none means that the cookie is of the session. */
  readonly expires?: string | undefined;
  readonly secure?: boolean | undefined;
  readonly httpOnly?: boolean | undefined;
  readonly sameSite?: string | undefined;
}

function headerOf({ name, value, domain = '', path = '', expires = '', sameSite = '', ...flags }: ToolCookie): string {
  const time = Date.parse(expires);
  return [
    `${name}=${value}`,
    ...(domain.startsWith('.') ? [`Domain=${domain.slice(1)}`] : []),
    ...(path.startsWith('/') ? [`Path=${path}`] : []),
    ...(Number.isNaN(time) ? [] : [`Expires=${new Date(time).toUTCString()}`]),
    ...(flags.httpOnly ? ['HttpOnly'] : []),
    ...(flags.secure ? ['Secure'] : []),
    ...(/^(?:strict|lax|none)$/i.test(sameSite) ? [`SameSite=${sameSite}`] : []),
  ].join('; ');
}

/* JSON */

/** Headers and cookies in JSON, or in a piece that was cut out of some. */
export function cookiesInJson(text: string): readonly string[] {
  if (!/^[\s{["']/.test(text) || !/cookie|httponly/i.test(text)) return [];
  const piece = trimEndOf(text.trim(), ',');
  for (const whole of [piece, `[${piece}]`, `{${piece}}`]) {
    const value = parse(whole);
    if (value !== undefined) return headersIn(value);
  }
  return [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In the order in which they stand. No recursion: somebody may paste thousands of brackets. */
function headersIn(json: unknown): readonly string[] {
  const found: string[] = [];
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const fields = new Map(Object.entries(value).map(([name, one]): [string, unknown] => [name.toLowerCase(), one]));
    const [name, text] = [fields.get('name'), fields.get('value')];
    if (typeof name === 'string' && typeof text === 'string') {
      if (name.toLowerCase() === 'set-cookie') found.push(...text.split('\n'));
      else if (fields.has('httponly') || fields.has('domain')) found.push(headerOf(fromFields(name, text, fields)));
      continue;
    }
    const headers = fields.get('set-cookie');
    found.push(...[headers].flat().filter((one) => typeof one === 'string'));
    open.push(...Object.values(value).toReversed());
  }
  return found;
}

function fromFields(name: string, value: string, fields: ReadonlyMap<string, unknown>): ToolCookie {
  const text = (field: string): string | undefined => {
    const one = fields.get(field);
    return typeof one === 'string' ? one : undefined;
  };
  return {
    name,
    value,
    domain: text('domain'),
    path: text('path'),
    expires: text('expires'),
    secure: fields.get('secure') === true,
    httpOnly: fields.get('httponly') === true,
    sameSite: text('samesite'),
  };
}

/* tables */

const CHECK = /^(?:✓|✔|true|yes)$/i;
const SIZE = /^[\d.,]+(?: ?(?:B|bytes|KB))?$/;

/** Rows of the tables of cookies in Chromium, Firefox and Safari, and lines of a file that curl keeps. */
export const cookiesInRows = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => {
    const cells = trimEndOf(line, '\r\n')
      .split('\t')
      .map((cell) => cell.trim());
    return curlLine(cells) ?? tableRow(cells) ?? [];
  });

/** `#HttpOnly_.app.test TRUE / TRUE 0 name value`, with tabs. */
function curlLine(cells: readonly string[]): readonly string[] | null {
  const [host = '', all = '', path, secure = '', seconds = '', name = '', value = ''] = cells;
  const isLine = cells.length === 7 && /^(?:TRUE|FALSE)$/.test(all) && /^(?:TRUE|FALSE)$/.test(secure);
  if (!isLine || !/^\d{1,12}$/.test(seconds)) return null;
  const domain = trimOf(host.replace(/^#HttpOnly_/, ''), '.');
  const expires = seconds === '0' ? '' : new Date(Number(seconds) * 1000).toUTCString();
  const flags = { secure: secure === 'TRUE', httpOnly: host.startsWith('#HttpOnly_') };
  return [headerOf({ name, value, domain: all === 'TRUE' ? `.${domain}` : domain, path, expires, ...flags })];
}

/** Name, value, domain, path, expiry, size; then HttpOnly and Secure, in Safari the other way round; then SameSite. */
function tableRow(cells: readonly string[]): readonly string[] | null {
  const [name = '', value = '', domain = '', path = '', expires = '', size = '', one = '', other = '', same] = cells;
  if (cells.length < 6 || !path.startsWith('/') || !SIZE.test(size) || !/^\.?[\w.-]+$/.test(domain)) return null;
  // Only Safari writes the unit of a size.
  const isSafari = /[a-z]$/i.test(size);
  const [httpOnly, secure] = isSafari ? [other, one] : [one, other];
  const flags = { secure: CHECK.test(secure), httpOnly: CHECK.test(httpOnly) };
  return [headerOf({ name, value, domain, path, expires, ...flags, sameSite: same })];
}

/** Firefox's sidebar: `name:"value"`, and below it a line for each property. */
export function cookiesInSidebar(lines: readonly string[]): readonly string[] {
  const pairs = lines.flatMap((line): (readonly [string, string])[] => {
    const colon = line.indexOf(':');
    return colon === -1 ? [] : [[line.slice(0, colon).trim(), trimOf(line.slice(colon + 1), ' \r\t"')]];
  });
  const [first] = pairs;
  const fields = new Map(pairs.slice(1).map(([name, value]): [string, string] => [name.toLowerCase(), value]));
  if (first === undefined || !fields.has('httponly') || !fields.has('path')) return [];
  const domain = fields.get('domain') ?? '';
  const cookie = {
    name: first[0],
    value: first[1],
    domain: fields.get('hostonly') === 'false' ? `.${trimOf(domain, '.')}` : domain,
    path: fields.get('path'),
    expires: fields.get('expires / max-age'),
    secure: fields.get('secure') === 'true',
    httpOnly: fields.get('httponly') === 'true',
    sameSite: fields.get('samesite'),
  };
  return [headerOf(cookie)];
}
