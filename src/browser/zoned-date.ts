/**
 * Firefox: the parser of Expires, `PR_ParseTimeString` of NSPR. Names of months, days and zones, times and numbers are
 * taken in any order, as far as each is still missing; a zone counts, and days, hours and minutes roll over.
 */

/** What has been found so far; null: not yet. */
interface Found {
  month: number | null;
  day: number | null;
  year: number | null;
  /** Hour, minute, second. */
  time: readonly number[] | null;
  zone: string | null;
  /** Minutes to the east, where one was written in digits. */
  offset: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** In minutes to the east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cst: -360,
  cdt: -300,
  est: -300,
  edt: -240,
  ast: -240,
  nst: -210,
  gmt: 0,
  ut: 0,
  bst: 60,
  met: 60,
  eet: 120,
  jst: 540,
};

/** More years than this are no date. */
const LAST_YEAR = 32_767;

/** Epoch milliseconds, or null when day, month or year is missing. */
export function parseZonedDate(text: string): number | null {
  const found: Found = { month: null, day: null, year: null, time: null, zone: null, offset: null };
  for (let place = 0; place < text.length; ) place = nextToken(text, place + takeToken(text, place, found), found);
  const { month, day, year, time, zone, offset } = found;
  if (month === null || day === null || year === null || year > LAST_YEAR) return null;
  const [hour = 0, minute = 0, second = 0] = time ?? [];
  const east = offset ?? ZONES[zone ?? 'gmt'] ?? 0;
  return Date.UTC(year, month, day, hour, minute - east, second);
}

/** Takes what begins at `place`, and returns how many characters of it have been read. */
function takeToken(text: string, place: number, found: Found): number {
  const token = text.slice(place, place + MAX_TOKEN);
  const first = token.charAt(0);
  if (first === '+' || first === '-') return takeOffset(token, found);
  if (/\d/.test(first)) return takeNumber(token, found);
  takeWord(token, found);
  return 0;
}

/** The longest that is looked at: a time of day with a few spaces, and `PM`. */
const MAX_TOKEN = 64;

/** The first three letters decide: `January` is `Jan`, `Sunday` nothing that is needed. */
function takeWord(token: string, found: Found): void {
  const word = token.slice(0, 3).toLowerCase();
  const month = MONTHS.indexOf(word);
  if (month >= 0) {
    found.month ??= month;
    return;
  }
  // `UT` is a zone, `UTC` is not known.
  const zone = /^ut(?![a-z])/.test(word) ? 'ut' : word;
  if (Object.hasOwn(ZONES, zone)) found.zone ??= zone;
}

/** `+0200`, `-8`, `+08`: hours, or hours and minutes. After a named zone only GMT may have one. */
function takeOffset(token: string, found: Found): number {
  const isTaken = found.offset !== null || (found.zone !== null && ZONES[found.zone] !== 0);
  const [, digits = ''] = /^.(\d*)/.exec(token) ?? [];
  if (isTaken || ![1, 2, 4].includes(digits.length)) return 1;
  const hours = Number(digits.slice(0, digits.length > 2 ? -2 : undefined));
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  found.offset = (token.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  found.zone = 'gmt';
  return 1;
}

/** `10:20`, `10:20:30`, `10:20:30 PM`. */
const TIME = /^(\d{1,2}):(\d{1,2})(?!\d):?(\d{0,2})(?!\d)/;
const TWELVE_HOURS = /^[ \t]*([ap])m/i;
/** Month and day first, or the day where it cannot be a month; a year of two digits goes first if it is no day. */
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{1,2}|\d{4,5})(?![0-9a-z])/i;

function takeNumber(token: string, found: Found): number {
  const [digits = ''] = /^\d+/.exec(token) ?? [];
  const after = token.charAt(digits.length);
  if (after === ':') {
    takeTime(token, found);
    return 0;
  }
  if (/^[/-]\d/.test(token.slice(digits.length))) return found.month === null ? takeSlashed(token, found) : 0;
  // `2nd` is nothing.
  if (!/[a-z]/i.test(after)) takePlain(digits, found);
  return 0;
}

function takeTime(token: string, found: Found): void {
  const match = TIME.exec(token);
  if (found.time !== null || match === null) return;
  const [whole, hour = '', minute = '', digits = ''] = match;
  // A slip of the parser that came to stay: without seconds, the character in their place is read as a digit.
  const second = digits === '' ? (token.charCodeAt(whole.length) || 0) - '0'.charCodeAt(0) : Number(digits);
  const [, half] = TWELVE_HOURS.exec(token.slice(whole.length)) ?? [];
  found.time = [inTwelveHours(Number(hour), half?.toLowerCase()), Number(minute), second];
}

function inTwelveHours(hour: number, half: string | undefined): number {
  if (half === 'p' && hour < 12) return hour + 12;
  return half === 'a' && hour === 12 ? 0 : hour;
}

function takeSlashed(token: string, found: Found): number {
  const match = SLASHED.exec(token);
  if (match === null) return 0;
  const [whole, ...parts] = match;
  const [one = 0, two = 0, three = 0] = parts.map(Number);
  if (one > 31 || one === 0) {
    if (two > 12 || three > 31) return 0;
    Object.assign(found, { year: fullYear(one), month: two - 1, day: three });
  } else if (one <= 12 || two <= 12) {
    const [month, day] = one > 12 ? [two, one] : [one, two];
    Object.assign(found, { year: fullYear(three), month: month - 1, day });
  }
  return whole.length;
}

function takePlain(digits: string, found: Found): void {
  const number = Number(digits);
  if (digits.length === 4 || digits.length === 5) found.year ??= number;
  else if (digits.length === 1) found.day ??= number;
  else if (digits.length === 2) {
    if (found.day === null && number < 32) found.day = number;
    else found.year ??= fullYear(number);
  }
}

/** 70 to 99 are in the twentieth century, 0 to 69 in the twenty-first. */
const fullYear = (year: number): number => (year < 70 ? year + 2000 : year < 100 ? year + 1900 : year);

/**
 * Where the next token begins: after white space, commas, slashes and brackets. A hyphen begins a token of its own only
 * before a digit, and then not between a month and its year (`30-Aug-1966`).
 */
function nextToken(text: string, from: number, found: Found): number {
  let place = from;
  while (place < text.length && !' \t,;-+/()[]'.includes(text.charAt(place))) place += 1;
  for (;;) {
    while (place < text.length && ' \t,;/()[]'.includes(text.charAt(place))) place += 1;
    if (text.charAt(place) !== '-') return place;
    const afterLetter = /[a-z]/i.test(text.charAt(place - 1)) && found.year === null;
    if (!afterLetter && /\d/.test(text.charAt(place + 1))) return place;
    place += 1;
  }
}
