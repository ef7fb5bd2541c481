/** A cookie's value as Werkzeug gives it to a program: quotes taken off, escapes undone. Percent signs mean nothing. */

/** `\` and three octal digits are one byte; `\` and anything else is that character. */
const ESCAPE = /\\([0-3][0-7]{2}|[^\n])/g;

/**
 * `"a\054b"` → `a,b`; `"caf\303\251"` → `café`; a value that is not in double quotes stays as it is. Bytes that are not
 * UTF-8 become U+FFFD. Never throws.
 */
export function decodeCookieValue(text: string): string {
  const value = text.trim();
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  // One character a byte, so that an escape can complete a UTF-8 sequence with its neighbours.
  const bytes = Buffer.from(value.slice(1, -1), 'utf8').toString('latin1');
  const unescaped = bytes.replace(ESCAPE, (_, escaped: string) =>
    escaped.length === 1 ? escaped : String.fromCharCode(Number.parseInt(escaped, 8)),
  );
  return Buffer.from(unescaped, 'latin1').toString('utf8');
}
