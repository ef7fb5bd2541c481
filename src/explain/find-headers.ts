/**
 * The Set-Cookie headers in what somebody pastes: lines of a response in many wrappings, and, in cookies-of-tools.ts,
 * what the tools of browsers copy. Each is given as the header's value.
 */
import { joinLines, trimEndOf, trimOf } from '../core/trim.ts';
import { cookiesInJson, cookiesInRows, cookiesInSidebar } from './cookies-of-tools.ts';

/** Of a longer text only the beginning is read: browsers refuse a cookie of more than 4,096 bytes. Characters. */
export const MAX_PASTED = 20_000;
/** Headers of one text; a response seldom sets more cookies. */
export const MAX_HEADERS = 5;

/**
 * What may stand before the name in a line: signs of curl, of quotes and lists, a time or an offset, and what turns it
 * into a line of a configuration or a program.
 */
const BEFORE = /^[\s<>*•|`"'“”‘’([{#-]*(?:[\d:.]+ [\s<>]*)?/;
const IN_CODE = /\b(?:add_header|header|headers|set|append|add|setHeader|addHeader|set_header)\b[^\w]*set-cookie/i;
const NAME = /(["'“‘`]?)set-cookie(["'”’`\])]*) */i;
const SEPARATORS = ':：=,\t';

/**
 * The values of the Set-Cookie headers in a text: lines of a response, JSON, tables, or lines of programs. A text
 * without any is one header's value, where it looks like one. At most `MAX_HEADERS + 1`.
 */
export function findHeaders(text: string): readonly string[] {
  const found = surelyHeaders(text);
  if (found.length > 0) return found;
  const pasted = text.slice(0, MAX_PASTED);
  const inCode = pasted.split(/\r?\n/).flatMap((line) => (IN_CODE.test(line) ? valuesAfterName(line) : []));
  if (inCode.length > 0) return inCode.slice(0, MAX_HEADERS + 1);
  const bare = unfold(trimOf(pasted, '`\'"“” \n\r\t'));
  return !bare.includes('\n') && /^[^;=\s]+=[^;]*(?:;|$)/.test(bare) ? [bare] : [];
}

/** Whether a message can only be meant as a header, whatever else is open. A program may have one in it. */
export const hasSetCookieLine = (text: string): boolean => !IS_PROGRAM.test(text) && surelyHeaders(text).length > 0;

const IS_PROGRAM = /^[ \t]*(?:(?:from|import|def|class)[ \t]|@\w)/m;

/** A Cookie header alone, which has names and values only. */
export const isRequestHeader = (text: string): boolean => /^[\s<>*`"'-]*cookie\s*[:：]/i.test(text);

function surelyHeaders(text: string): readonly string[] {
  const pasted = trimOf(text.slice(0, MAX_PASTED), ' \n\r\t').replace(/^```\w*\n|\n?```$/g, '');
  const found = firstOf(
    () => cookiesInJson(pasted),
    () => inLines(unfold(pasted).split('\n')),
    () => cookiesInSidebar(pasted.split(/\r?\n/)),
    () => cookiesInRows(pasted.split(/\r?\n/)),
  );
  return found.slice(0, MAX_HEADERS + 1);
}

function firstOf(...ways: readonly (() => readonly string[])[]): readonly string[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

function inLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const rest = line.slice(BEFORE.exec(line)?.[0].length ?? 0);
    if (!/^set-cookie/i.test(rest)) return [];
    // A name alone: the browser's tools put its value on the next line.
    const isAlone = trimOf(rest.slice('set-cookie'.length), `${SEPARATORS} \r`) === '';
    if (isAlone) return plainValue(lines[index + 1] ?? '');
    return valuesAfterName(line);
  });
}

/** What stands behind the name and its colon, without quotes and brackets; of a list each. */
function valuesAfterName(line: string): readonly string[] {
  const name = NAME.exec(line);
  if (name === null) return [];
  const [all, opened = '', closed = ''] = name;
  const rest = line.slice(name.index + all.length);
  if (!SEPARATORS.includes(rest.charAt(0)) && !/^["'“]/.test(rest)) return [];
  const written = trimOf(rest, `${SEPARATORS} `);
  // The quote before the name ends behind the value.
  const end = opened === '' || closed !== '' ? -1 : written.lastIndexOf(CLOSING[opened] ?? opened);
  const quoted = end === -1 ? quotedIn(written) : [];
  return quoted.length > 0 ? quoted : plainValue(end === -1 ? written : written.slice(0, end));
}

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’' };

/** Texts in quotes at the beginning, alone or as a list. */
function quotedIn(text: string): readonly string[] {
  const [, opening = ''] = /^[\s[({]*(["'“])/.exec(text) ?? [];
  const closing = opening === '“' ? '”' : opening;
  // A value in quotes of its own (`"a b"; Path=/`) is no text in quotes.
  if (opening === '') return [];
  const parts = text.split(opening === '“' ? /[“”]/ : closing);
  const texts = parts.filter((part, index) => index % 2 === 1 && part.includes('='));
  return texts.map((one) => one.trim());
}

/** `{a=b}`, `[a=b]`: what some languages print around a value. Ends that Wireshark writes out are left out. */
function plainValue(text: string): readonly string[] {
  const plain = trimEndOf(trimOf(text, ' \r\t'), '`');
  const whole = plain.endsWith('\\r\\n') ? plain.slice(0, -4) : plain;
  const value = /^[[{]/.test(whole) ? trimOf(whole, '[]{} ') : whole;
  return value === '' || !/[=;]/.test(value) ? [] : [value];
}

/** Longer than any header that a browser takes, so that no text is looked at again and again. Characters. */
const MAX_FOLDED = 6000;

/** A long header goes on in the next lines, which are indented, or after a semicolon. */
function unfold(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const before = (lines.at(-1) ?? '').trimEnd();
    const isOpen = before.includes('=') && before.length < MAX_FOLDED && line.trim() !== '';
    const goesOn = before.endsWith(';') && !/^[^\s:]*:/.test(line);
    const isIndented = /set-cookie\s*:/i.test(before) && /^\s+[\w-]+(?:=|;|$)/.test(line);
    if (isOpen && (goesOn || isIndented)) {
      lines[lines.length - 1] = `${before}${before.endsWith(';') ? ' ' : '; '}${joinLines(line.trim())}`;
    } else lines.push(line);
  }
  return lines.join('\n');
}
