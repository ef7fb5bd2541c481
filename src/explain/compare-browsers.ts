/**
 * The same scenario in Chromium and in Firefox: only what came out differently, with the rule that decided it in each.
 * Plain data and its words.
 */
import {
  BROWSER_KINDS,
  BROWSER_NAMES,
  type BrowserKind,
  type Cookie,
  type DecidedCookie,
  DIFFERENCES,
  type Difference,
  type Exchange,
  headersAt,
  nameOf,
  RECORDED,
  type ReceivedCookie,
  type Transcript,
  type TranscriptEntry,
} from '../browser/index.ts';
import { headerValues } from '../core/http.ts';
import { bullets, code, type Inline, type Prose, paragraph, strong, withCode } from '../core/prose.ts';
import { entryTitle, lifetimeWords } from '../transcript/index.ts';

/** What one browser did about something. */
interface View {
  /** Completes "Chromium …": `withholds`. What it is about follows. */
  readonly does: string;
  /** The rule; empty where there is none of its own. */
  readonly why: string;
}

interface Seen {
  /** Where in the scenario, and what about: the same in both browsers. */
  readonly key: string;
  readonly number: number;
  readonly title: string;
  /** The cookie's name, or the beginning of its header; null: `does` says it all. */
  readonly about: string | null;
  readonly does: string;
  readonly why: () => string;
  /** What else has to be the same, and that in words, where it is not: a value, a lifetime. */
  readonly same?: string;
  readonly how?: () => string;
}

export interface BrowserDifference extends Readonly<Record<BrowserKind, View>> {
  readonly number: number;
  readonly title: string;
  readonly about: string | null;
}

/** What the browsers do differently, in the order in which it happens. */
export function compareBrowsers(transcripts: Readonly<Record<BrowserKind, Transcript>>): readonly BrowserDifference[] {
  const chromium = lookAt(transcripts.chromium, 'chromium');
  const firefox = lookAt(transcripts.firefox, 'firefox');
  return [...new Set([...chromium.keys(), ...firefox.keys()])]
    .flatMap((key) => differenceAt(key, chromium, firefox))
    .toSorted((one, other) => one.number - other.number);
}

type SeenByKey = ReadonlyMap<string, Seen>;

const lookAt = (transcript: Transcript, kind: BrowserKind): SeenByKey =>
  new Map(transcript.flatMap((entry) => seenIn(entry, kind)).map((seen) => [seen.key, seen]));

function differenceAt(key: string, chromium: SeenByKey, firefox: SeenByKey): readonly BrowserDifference[] {
  const [one, other] = [chromium.get(key), firefox.get(key)];
  const shown = one ?? other;
  if (shown === undefined || (one?.does === other?.does && one?.same === other?.same)) return [];
  const { number, title, about } = shown;
  if (one === undefined || other === undefined) {
    // Of a request that one browser does not make, that alone is told.
    const request = requestKey(key);
    if (key !== request && chromium.has(request) !== firefox.has(request)) return [];
    const absent = { does: key === request ? 'makes no such request' : 'doesn’t have', why: '' };
    const isTold = key === request || key.includes('/cookie ');
    if (!isTold) return [];
    const [chromiumView, firefoxView] = [one, other].map((seen) => (seen === undefined ? absent : viewOf(seen)));
    return [{ number, title, about, chromium: chromiumView ?? absent, firefox: firefoxView ?? absent }];
  }
  return [{ number, title, about, chromium: viewOf(one, other), firefox: viewOf(other, one) }];
}

const requestKey = (key: string): string => `${key.split('/').slice(0, 2).join('/')}/request`;

/** How it is done is told where that makes the difference. */
const viewOf = ({ does, why, how }: Seen, other?: Seen): View => ({
  does: does === other?.does && how !== undefined ? `${does} (${how()})` : does,
  why: why(),
});

function seenIn(entry: TranscriptEntry, kind: BrowserKind): readonly Seen[] {
  // A preflight has the number of the request that it is about.
  const hop = entry.kind === 'exchange' ? `${entry.hop}${entry.cors?.role === 'question' ? '?' : ''}` : '0';
  const at = { number: entry.number, title: entryTitle(entry).title };
  const seen: See = (key, about, does, why, more = {}) => ({
    ...at,
    key: `${entry.number}/${hop}/${key}`,
    about,
    does,
    why: typeof why === 'string' ? () => why : why,
    ...more,
  });
  switch (entry.kind) {
    case 'exchange':
      return [
        seen('request', null, requestWords(entry), entry.upgraded?.words ?? whyAsked(entry)),
        ...scriptIn(entry, seen),
        ...decidedIn(entry.withheld, 'withholds', seen),
        ...decidedIn(entry.sent, 'sends', seen),
        ...orderIn(entry.sent, `sends Cookie: ${headerValues(entry.request.headers, 'Cookie')[0] ?? ''}`, kind, seen),
        ...entry.received.flatMap((one, index) => receivedIn(one, `set ${index}`, headersAt(entry), kind, seen)),
      ];
    case 'blocked':
      return [seen('request', null, 'asks for nothing', entry.reason.words)];
    case 'script-read':
      return [
        ...decidedIn(entry.hidden, 'hides from the script', seen),
        ...decidedIn(entry.visible, 'shows the script', seen),
        ...orderIn(entry.visible, `gives the script ${entry.text}`, kind, seen),
        ...(entry.text === '' && entry.visible.length > 0 ? [seen('text', null, EMPTY, STRAY_BYTES)] : []),
      ];
    case 'script-written':
      return receivedIn(entry.received, 'set 0', entry.at, kind, seen);
    case 'waited':
    case 'switched':
      return entry.expired.map((cookie) => seen(keyOf(cookie), nameOf(cookie), 'has no longer', 'its time ran out'));
    case 'closed':
      return [
        ...entry.removed.map((cookie) => seen(keyOf(cookie), nameOf(cookie), 'forgets', 'it had no lifetime')),
        ...entry.jar.map((cookie) => seen(keyOf(cookie), nameOf(cookie), 'keeps', 'it has a lifetime')),
      ];
    default:
      return [];
  }
}

type See = (
  key: string,
  about: string | null,
  does: string,
  why: string | (() => string),
  more?: Pick<Seen, 'same' | 'how'>,
) => Seen;

const EMPTY = 'gives the script an empty text';
const STRAY_BYTES = 'a cookie has bytes that aren’t UTF-8';

/** Parts of the jar do not count: it is the same cookie to who looks at it. */
const keyOf = ({ name, domain, path }: Cookie): string => `cookie ${name} ${domain} ${path}`;

/** Those that are sent come last: they say more than one of the same name in another part of the jar. */
const decidedIn = (decided: readonly DecidedCookie[], does: string, seen: See): readonly Seen[] =>
  decided.map(({ cookie, reason }) =>
    seen(keyOf(cookie), nameOf(cookie), does, reason.words, does.startsWith('s') ? heldBy(cookie) : {}),
  );

/** Bytes that are no text count as U+FFFD: where they were stored it was told what became of them. */
function heldBy({ value }: Cookie): Pick<Seen, 'same' | 'how'> {
  const text = value.replace(/[\udc80-\udcff]/gu, '\ufffd');
  return { same: text, how: () => `as ${text}` };
}

const requestWords = ({ request: { method, url } }: Exchange): string =>
  method === 'GET' ? `asks for ${url}` : `sends ${method} to ${url}`;

/** Why the browser asks the server first, where it does. */
const whyAsked = ({ cors }: Exchange): string =>
  cors?.decisions.find(({ kind }) => kind === 'asked')?.reason.words ?? '';

const SCRIPT_GETS = {
  error: 'tells the script only that it failed',
  opaque: 'lets the script read nothing of it',
  basic: 'lets the script read it',
  cors: 'lets the script read it',
} as const;

/** What the script that asked has in the end (CORS). */
function scriptIn({ cors }: Exchange, seen: See): readonly Seen[] {
  if (cors === null || cors.script === null) return [];
  return [seen('script', null, SCRIPT_GETS[cors.script.type], cors.decisions.at(-1)?.reason.words ?? '')];
}

/** The order counts where the same cookies went, or were seen. */
function orderIn(cookies: Exchange['sent'], does: string, kind: BrowserKind, seen: See): readonly Seen[] {
  if (cookies.length < 2) return [];
  const set = cookies
    .map(({ cookie }) => nameOf(cookie))
    .toSorted()
    .join(' ');
  return [seen(`order of ${set}`, null, does, () => sentence(DIFFERENCES.replacedCookie, kind))];
}

const VERBS = {
  stored: 'stores',
  replaced: 'replaces',
  deleted: 'deletes',
  ignored: 'has nothing to delete for',
  rejected: 'refuses',
} as const;

function receivedIn(
  { decision, header, notes }: ReceivedCookie,
  key: string,
  at: number,
  kind: BrowserKind,
  seen: See,
): readonly Seen[] {
  const verb = VERBS[decision.kind];
  const [pair = ''] = header.split(';');
  const about = pair.trim() === '' ? 'the empty header' : pair.trim();
  if (decision.kind !== 'stored' && decision.kind !== 'replaced') {
    return [seen(key, about, verb, decision.reason.words)];
  }
  const { cookie } = decision;
  // What matters of a cookie later: how long it stays, what it is called and holds, where it is kept.
  const { name, value, expiresAt, partition } = cookie;
  const how = (): string =>
    [
      lifetimeWords(expiresAt, at),
      ...(partition === null ? [] : ['for this site in the address bar alone']),
      ...(`${name}=${value}` === about ? [] : [`as ${name}=${value}`]),
    ].join(', ');
  const why = (): string => notes[0]?.words ?? (rulesOf(header, cookie, kind) || decision.reason.words);
  return [seen(key, about, verb, why, { same: `${expiresAt} ${partition === null} ${name}=${value}`, how })];
}

/** The rows of the table that a header can come under, of which the transcript has no reason of its own. */
function rulesOf(header: string, cookie: Cookie, kind: BrowserKind): string {
  if (!header.split(';')[0]?.includes('=')) return sentence(DIFFERENCES.withoutEquals, kind);
  if (/[\udc80-\udcff]/u.test(header)) return sentence(DIFFERENCES.strayBytes, kind);
  if (cookie.partition !== null && !/;\s*partitioned/i.test(header)) return sentence(DIFFERENCES.thirdParties, kind);
  if (/;\s*max-age\s*=/i.test(header)) return sentence(DIFFERENCES.maxAge, kind);
  return /;\s*expires\s*=/i.test(header) ? sentence(DIFFERENCES.expires, kind) : '';
}

const sentence = (row: Difference<unknown>, kind: BrowserKind): string =>
  `${row.about.charAt(0).toLowerCase()}${row.about.slice(1)} ${row[kind].words}`;

const MOST_SHOWN = 20;
const MOST_WORDS = 400;

/** What they do differently, for a reader; that nothing is, where nothing is. */
export function describeComparison(
  differences: readonly BrowserDifference[],
  transcripts: Readonly<Record<BrowserKind, Transcript>>,
): readonly Prose[] {
  const shown = differences.slice(0, MOST_SHOWN).map(describe);
  const left = differences.length - shown.length;
  return [
    ...(shown.length === 0
      ? [paragraph('Chromium and Firefox do the same here, for every cookie.')]
      : [paragraph('Here Chromium and Firefox differ. Everything else is the same.'), bullets(shown)]),
    ...(left > 0 ? [paragraph(`And ${left} more like these.`)] : []),
    ...safariNote(transcripts.chromium),
    paragraph(`As recorded from ${BROWSER_KINDS.map(recordedWords).join(' and ')}.`),
  ];
}

const recordedWords = (kind: BrowserKind): string =>
  `${BROWSER_NAMES[kind]} ${RECORDED[kind].version.split('.')[0]} (${RECORDED[kind].date})`;

function describe({ number, title, about, chromium, firefox }: BrowserDifference): readonly (string | Inline)[] {
  return [
    strong(`Step ${number} (${clip(title)}):`),
    ' Chromium ',
    ...viewWords(chromium, about),
    '; Firefox ',
    ...viewWords(firefox, about === null ? null : 'it'),
    '.',
  ];
}

function viewWords({ does, why }: View, about: string | null): readonly (string | Inline)[] {
  const because = why === '' ? '' : `: ${clip(why)}`;
  if (about === null) return [`${clip(does)}${because}`];
  const [verb = '', ...how] = does.split(/ (?=\()/);
  const rest = how.length === 0 ? '' : ` ${clip(how.join(' '))}`;
  return [`${verb} `, about === 'it' ? 'it' : code(clip(about)), `${rest}${because}`];
}

function clip(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd')];
  return characters.length <= MOST_WORDS ? characters.join('') : `${characters.slice(0, MOST_WORDS - 1).join('')}…`;
}

/** What Apple says of Safari, where it matters to what happened. It was not recorded. */
function safariNote(transcript: Transcript): readonly Prose[] {
  const framed = transcript.some((entry) => 'pages' in entry.step && hasThirdParty(entry.step));
  const written = transcript.some(({ kind }) => kind === 'script-written');
  const says = [
    ...(framed ? ['sends and takes no cookies of other sites in a page'] : []),
    ...(written ? ['keeps a cookie that a script writes for seven days at most'] : []),
  ];
  if (says.length === 0) return [];
  const words = `Safari ${says.join(', and ')}. Apple documents that (webkit.org/tracking-prevention); it wasn’t recorded.`;
  return [paragraph(...withCode(words))];
}

function hasThirdParty(step: { readonly url: string; readonly pages: readonly string[] }): boolean {
  const { hostname } = new URL(step.url);
  return step.pages.some(
    (page) => new URL(page).hostname.split('.').slice(-2).join('.') !== hostname.split('.').slice(-2).join('.'),
  );
}
