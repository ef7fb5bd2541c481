/**
 * What people say about reminders, as changes of their settings: “every weekday at 7:30pm kolkata time”, “not on
 * sundays”, “mon-fri at 9”, “stop reminding me”. Each part (days, time, place) is taken out of the line wherever it
 * stands, so that all forms combine. A line with anything left over is none of these: it is asked about, or belongs to
 * somebody else.
 */
import { DAY_LIST, readDays } from '../../review/read-days.ts';
import { readTime, writeTime } from '../../review/read-time.ts';
import { isZoneName } from '../../review/read-zone.ts';
import type { SettingsChange } from '../settings.ts';
import { plainLine } from './plain-line.ts';

export type ReminderLine =
  | { readonly kind: 'changes'; readonly changes: readonly SettingsChange[] }
  | { readonly kind: 'see' }
  /** One reminder, on that day; `time` in minutes after midnight, null for the usual one. */
  | { readonly kind: 'once'; readonly day: 'today' | 'tomorrow'; readonly time: number | null }
  /** How often, in a way that is not offered: `twice a week`. */
  | { readonly kind: 'how-often' }
  /** It is about reminders, but says nothing that can be set. */
  | { readonly kind: 'unclear'; readonly typed: string };

/** Longer lines are no settings. */
const LONGEST = 120;

const ON: SettingsChange = { kind: 'switch', on: true };
const OFF: SettingsChange = { kind: 'switch', on: false };

/**
 * Null: the line is about something else. `about`: whether it can only be about reminders, as behind their command, so
 * that a single “mornings” or “8” is enough.
 */
export function readReminderLine(typed: string, about: 'anything' | 'reminders'): ReminderLine | null {
  if (typed.length > LONGEST) return null;
  if (NO_THANKS.test(typed.trim())) return changes({ kind: 'decline' });
  const line = plainLine(typed);
  if (SEE.test(line)) return { kind: 'see' };
  return (
    readOff(line) ?? readPause(line) ?? readPlain(line) ?? readHowOften(line, about) ?? readWhen(line, about, typed)
  );
}

/** What the button that declines the offer says. */
const NO_THANKS = /^no,? thanks?[.!]?$/i;

const SEE =
  /^(?:(?:change|edit|adjust|manage|set up|update|configure) (?:the |my |all )*(?:reminders?|reminder settings|notifications?)(?: settings)?|(?:show (?:me )?|see |open |view |list |what are )?(?:the |my |all )*(?:reminders?|reminder settings|settings|notifications?)(?: settings)?|time and days|time zone|how many cards|pause|pause until(?: …)?|(?:when|what time|at what time|how often) (?:do|will|would|are|is|does) (?:you |i |the |my |next )*(?:remind(?:ing)?|reminded|reminders?|get (?:the |a |my )?reminders?)(?: me| come| due)?|when do(?:es)? (?:the |my )*(?:next )?reminders? come|(?:are|do) (?:the |my |i (?:have|get) )*reminders?(?: (?:on|off|set|active))*|when (?:is|comes) (?:the |my )*next reminder)$/;

/* Off, and not on some days */

const REMINDERS =
  '(?:the |my |your |all |any |these |those |more |such |daily |of |these )*(?:reminders?|reminder messages|notifications?|messages|msgs|pings?|nudges)';
const REMIND = '(?:remind|write(?: to)?|message|ping|notify|nudge|bother|disturb|text|contact|dm)';
const REMINDING = '(?:reminding|writing(?: to)?|messaging|pinging|notifying|nudging|bothering|disturbing|texting)';

/** Says that none shall come; what is behind it may say when. */
const NONE: readonly RegExp[] = [
  new RegExp(`^(?:stop|quit|no more) (?:with )?${REMINDING} me\\b`),
  new RegExp(
    `^(?:dont|do not|never|no need to|you (?:dont|do not) (?:need|have) to|i dont want you to) ${REMIND} me\\b`,
  ),
  new RegExp(`^(?:stop|cancel|disable|deactivate|end|remove|delete|mute|kill|no|no more|without|quit) ${REMINDERS}\\b`),
  new RegExp(`^(?:turn|switch|shut) off ${REMINDERS}\\b`),
  new RegExp(`^(?:turn|switch|shut) ${REMINDERS} off\\b`),
  new RegExp(`^i (?:dont|do not) (?:want|need|like) (?:to (?:get|have|see|receive) )?${REMINDERS}\\b`),
  /^i (?:dont|do not) (?:want|need|like) to be reminded\b/,
  new RegExp(
    `^(?:${REMINDERS} )?(?:off|switch off|turn off)$|^${REMINDERS} (?:none|never|no)$|^i want no ${REMINDERS}\\b`,
  ),
  new RegExp(`^unsubscribe(?: from ${REMINDERS})?\\b|^opt out\\b|^(?:stop|quit) sending (?:me )?${REMINDERS}\\b`),
];
/** No limit to it: none at all. */
const AT_ALL = /^(?:any ?more|again|ever|ever again|at all|any longer|now|for good|for now|me|to me)?$/;

function readOff(line: string): ReminderLine | null {
  const says = NONE.find((none) => none.test(line));
  // “off” alone is an answer elsewhere; behind the command the caller has put “reminders” before it.
  if (says === undefined || line === 'off') return null;
  const rest = line.replace(says, '').trim();
  if (AT_ALL.test(rest)) return changes(OFF);
  return readExcept(rest) ?? readPause(`pause ${rest}`) ?? { kind: 'unclear', typed: line };
}

const QUIET_FROM = /^(?:not |nothing |never |none )?(?:after|later than|past) (.+)$/;
const QUIET_TO = /^(?:not |nothing |never |none )?(?:before|earlier than) (.+)$/;

/** What is behind “no reminders”: on some days, or after a time of day. */
function readExcept(rest: string): ReminderLine | null {
  const days = readDays(rest.replace(/^(?:on|at|for|during|over) /, ''));
  if (days !== null) return changes({ kind: 'days-off', typed: rest });
  const from = QUIET_FROM.exec(rest)?.[1];
  if (from !== undefined && readTime(from) !== null) return changes({ kind: 'quiet-from', typed: from });
  const to = QUIET_TO.exec(rest)?.[1];
  if (to !== undefined && readTime(to) !== null) return changes({ kind: 'quiet-to', typed: to });
  return null;
}

/* A pause */

const AWAY =
  /^(?:(?:im|i am|ill be|i will be|we are|were) (?:going )?)?(?:on |in |off )?(?:away|off|out|gone|busy|travell?ing|out of office|vacation|vacations|holiday|holidays|a trip|a break|leave)\b/;
const PAUSING = new RegExp(`^(?:pause|take a break|have a break|break|hold)(?: ${REMINDERS})?\\b`);
const END_OF_PAUSE =
  /^(?:end the pause|go on with reminders|(?:resume|restart|continue)(?: the| my)? reminders?|unpause|im back|i am back)$/;

function readPause(line: string): ReminderLine | null {
  if (END_OF_PAUSE.test(line)) return changes({ kind: 'pause', until: '' });
  const says = [PAUSING, AWAY].find((one) => one.test(line));
  if (says === undefined) return null;
  const rest = line.replace(says, '').trim();
  const until = /^(?:(?:until|till|til|up to|to|for) )?(.+)$/.exec(rest)?.[1];
  if (until === undefined) return null;
  if (/^(?:today|tonight)$/.test(until)) return changes({ kind: 'pause', until: 'tomorrow' });
  if (/^(?:the |this )?(?:a |one |next )?week$/.test(until)) return changes({ kind: 'pause-week' });
  // “off to bed” is no pause; what is said with the word gets an answer either way.
  const isMeant = says === PAUSING || /^(?:until|till|til|for)\b/.test(rest);
  return isMeant ? changes({ kind: 'pause', until }) : null;
}

/* Everything that is said in one form */

type Rule = readonly [says: RegExp, read: (match: readonly (string | undefined)[]) => readonly SettingsChange[]];

const RULES: readonly Rule[] = [
  [/^(?:switch|turn) on(?: again)?$/, () => [ON]],
  [new RegExp(`^(?:switch|turn) (?:on ${REMINDERS}|${REMINDERS} (?:back )?on)(?: again)?$`), () => [ON]],
  [new RegExp(`^(?:enable|activate|start|i (?:want|need)|id like|give me|send me) ${REMINDERS}$`), () => [ON]],
  [/^reminders? (?:on|yes)$|^(?:yes,? |start )?remind(?:ing)? me(?: again| daily)?$/, () => [ON]],
  [
    /^(?:(?:set |change )?(?:my |the )?(?:time ?)?zone(?: is| to)?|my time is|im in the time ?zone(?: of)?) (.+)$/,
    ([, zone = '']) => zoneOf(zone),
  ],
  [
    /^(?:i live in|im living in|im from|i am (?:living )?in|im based in|im in) (.+)$/,
    ([, zone = '']) => (isZoneName(zone) ? zoneOf(zone) : []),
  ],
  [/^no quiet hours$|^quiet(?: hours)? (?:off|none)$/, () => [{ kind: 'quiet', from: '', to: '' }]],
  [
    /^quiet(?: hours)?(?: from| between)? (.{1,60}?) ?(?:\bto\b|\buntil\b|\btill\b|\band\b|-|–) ?(.{1,60})$/,
    ([, from = '', to = '']) => [{ kind: 'quiet', from, to }],
  ],
  [/^quiet(?: hours)? (?:from|after|at) (.+)$/, ([, from = '']) => [{ kind: 'quiet-from', typed: from }]],
  [
    /^(?:nothing|not|never|no messages?) (?:after|later than|past) (.+)$/,
    ([, from = '']) => onlyTime('quiet-from', from),
  ],
  [/^(?:nothing|not|never|no messages?) (?:before|earlier than) (.+)$/, ([, to = '']) => onlyTime('quiet-to', to)],
  [
    /^(?:(?:at most|only|max(?:imum)?(?: of)?|not more than|no more than|up to|limit (?:it |me )?to|give me|send me|ask me|i want|set|limit) )*(\d{1,3}) (?:cards?|questions?)(?: max(?:imum)?| at most)? ?(?:a|per|each|every) ?day$/,
    ([, cards = '']) => [{ kind: 'cards', typed: cards }],
  ],
  [/^(?:retention|remember) (\d{1,3}) ?(?:%|percent)?$/, ([, percent = '']) => [{ kind: 'retention', typed: percent }]],
];

function readPlain(line: string): ReminderLine | null {
  for (const [says, read] of RULES) {
    const match = says.exec(line);
    const read_ = match === null ? [] : read(match);
    if (read_.length > 0) return changes(...read_);
  }
  return null;
}

const onlyTime = (kind: 'quiet-from' | 'quiet-to', typed: string): readonly SettingsChange[] =>
  readTime(typed) === null ? [] : [{ kind, typed }];

const zoneOf = (typed: string): readonly SettingsChange[] => [{ kind: 'zone', typed }];

/* When: days, a time and a place, in any order */

const HEAD = new RegExp(
  `^(?:(?:start )?remind(?:ing)? me|(?:i (?:want|need|would like|like) )?(?:a |my |the |my daily |a daily )?reminders?|(?:set|send|give|make|change|move|put|schedule)(?: me)?(?: up)? ${REMINDERS}(?: time)?(?: (?:to|for))?|(?:(?:can|could|may|should|shall|let|will|would|might) )?(?:i (?:get|have|receive) )?(?:a |my |the |your |it |they )*(?:daily )?reminders?(?: (?:come|be|arrive|go out|happen|reach me|be sent))|(?:can|could|may) i (?:get|have|receive) ${REMINDERS}|${REMIND} me)(?= |$)`,
);
/** “remind me what a cookie is” asks for something else. */
const OF_THE_LESSON = /^(?:again )?(?:what|whats|how|why|which|who|where|about|of|that|if|whether|when to)\b/;

function readWhen(line: string, about: 'anything' | 'reminders', typed: string): ReminderLine | null {
  const head = HEAD.exec(line)?.[0];
  const isRemind = head !== undefined && /^(?:start )?remind|reminder/.test(head);
  const rest = line
    .slice(head?.length ?? 0)
    .replace(/^ (?:again|daily at(?= ))/, (said) => (said === ' again' ? '' : ' at'))
    .trim();
  if (isRemind && OF_THE_LESSON.test(rest)) return null;
  const once = readOnce(rest);
  if (once !== null) return head === undefined && about === 'anything' && once.time === null ? null : once;
  const isAbout = head !== undefined || about === 'reminders';
  const parts = isAbout || HAS_PART.test(rest) ? readParts(rest, isAbout) : null;
  if (parts === null) return isRemind ? notReadable(rest, typed) : null;
  const { changes: found, kinds } = parts;
  const isEnough = isAbout || kinds.length > 1 || kinds[0] === 'days-off' || isOnlyDays(kinds, rest);
  if (!isEnough || found.length === 0) return null;
  // Who only leaves out days, or tells a place, has said nothing of wanting to be reminded.
  const asksFor =
    /^(?:start )?remind(?:ing)? me/.test(head ?? '') || kinds.some((kind) => kind === 'time' || kind === 'days');
  return changes(...(asksFor ? [ON] : []), ...found);
}

/** Who says “only on mondays”, and no more, speaks of reminders; `mondays` alone may be anything. */
const isOnlyDays = ([kind]: Parts['kinds'], line: string): boolean => kind === 'days' && /^only\b|\bonly$/.test(line);

/** At one time a day, on days that are named: all else that people ask for. */
const HOW_OFTEN =
  /\b(?:(?:once|twice|thrice|(?:\d{1,2}|two|three|four|five|six|a few|several|some|many) ?(?:times|x)) (?:a|per|each|every|in a) ?(?:day|week|month|year|hour)|every (?:other|second|third|\d{1,2}|two|three|four) (?:days?|weeks?|months?|hours?|minutes?)|every (?:hour|minute|month|week)|hourly|weekly|monthly|yearly|bi-?weekly|(?:in the |every )?mornings? and (?:in the )?evenings?)\b/;

function readHowOften(line: string, about: 'anything' | 'reminders'): ReminderLine | null {
  const isAbout = about === 'reminders' || HEAD.test(line) || /\breminders?\b/.test(line);
  return isAbout && HOW_OFTEN.test(line) && !/\bonce a day\b/.test(line) ? { kind: 'how-often' } : null;
}

/** Like a time, but none: then that is what is said. Anything else is not understood. */
function notReadable(rest: string, typed: string): ReminderLine {
  const time = /^(?:at )?(\d{1,2}[:.]\d.*)$|^at (\S+)$/.exec(rest);
  const like = time?.[1] ?? time?.[2];
  return like === undefined ? { kind: 'unclear', typed } : changes({ kind: 'time', typed: like });
}

function readOnce(rest: string): Extract<ReminderLine, { kind: 'once' }> | null {
  const [, before = '', day = '', after = ''] =
    /^(.{0,99}?) ?\b(tomorrow|today|tonight)\b ?(.{0,99})$/.exec(rest) ?? [];
  if (day === '') return null;
  const when = `${before} ${day === 'tonight' ? 'in the evening ' : ''}${after}`.trim();
  const on = day === 'tomorrow' ? 'tomorrow' : 'today';
  if (when === '') return { kind: 'once', day: on, time: null };
  const taken = takeTime(when, true);
  return taken === null || !isFiller(taken.rest) ? null : { kind: 'once', day: on, time: taken.time };
}

/** Most lines have none of it, and cost no more than to see that. */
const HAS_PART = /\d|day|night|week|noon|morning|evening|lunch|\b(?:mon|tue|wed|thu|fri|sat|sun)\b/;

interface Parts {
  readonly changes: readonly SettingsChange[];
  readonly kinds: readonly SettingsChange['kind'][];
}

/** Null when anything is left over. `isBare`: a number alone is a time. */
function readParts(line: string, isBare: boolean): Parts | null {
  const except = take(line, EXCEPT);
  const days = take(except.rest, DAYS);
  const time = takeTime(days.rest, isBare);
  const place = (time?.rest ?? days.rest).replace(FILLERS_AROUND, '').trim();
  const everyDay = days.taken ?? (EVERY_PART.test(days.rest) ? 'every day' : null);
  const zone = readPlace(place);
  if (zone === null) return null;
  const changes: readonly SettingsChange[] = [
    ...(everyDay === null ? [] : [{ kind: 'days', typed: everyDay } as const]),
    ...(except.taken === null ? [] : [{ kind: 'days-off', typed: except.taken } as const]),
    ...(time === null ? [] : [{ kind: 'time', typed: writeTime(time.time) } as const]),
    ...(zone === '' ? [] : zoneOf(zone)),
  ];
  return { changes, kinds: changes.map(({ kind }) => kind) };
}

const take = (line: string, pattern: RegExp): { readonly taken: string | null; readonly rest: string } => {
  const match = pattern.exec(line);
  if (match === null) return { taken: null, rest: line };
  return {
    taken: match[1] ?? '',
    rest: `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`.trim(),
  };
};

/* Days */

const EXCEPT = new RegExp(
  `(?:,? ?\\b(?:and|but|just|only)\\b)?,? ?\\b(?:not|never|except|except for|apart from|without|no|but not|skip|excluding|leave out)(?: on| at| for| during)?(?: the)? (${DAY_LIST})(?![a-z-])`,
);
const DAYS = new RegExp(`(?:^|(?<=[ ,(]))(?:only )?(?:on )?(?:the )?(${DAY_LIST})(?: only)?(?![a-z-])`);
/* The time of day */

/** What people call a time, in minutes; each is a guess that the reply shows. */
const CALLED: Readonly<Record<string, number>> = {
  'before work': 7 * 60 + 30,
  morning: 8 * 60,
  noon: 12 * 60,
  midday: 12 * 60,
  lunch: 12 * 60,
  lunchtime: 12 * 60,
  afternoon: 15 * 60,
  'after school': 16 * 60,
  'after work': 18 * 60,
  evening: 18 * 60,
  night: 21 * 60,
  midnight: 0,
};
const PART_OF_DAY =
  /(?:^|(?<= ))(?:(?:in the|every|each|at|this|during) )?(?:the )?(before work|after work|after school|morning|noon|midday|lunchtime|lunch|afternoon|evening|night|midnight)s?(?: time)?(?= |,|$)/;
/** “every morning” is every day, too. */
const EVERY_PART = /\b(?:every|each) (?:morning|afternoon|evening|night)\b/;
const PAST =
  /(?:^|(?<= ))(?:at )?(half past|quarter past|a quarter past|quarter to|a quarter to) (\d{1,2})(?: ?([ap])\.?m\.?)?(?= |,|$)/;
const CLOCK =
  /(?:^|(?<=[ (]))(?:at |by |around |about |@ ?|for ){0,3}(\d{1,2}(?:[:.h]\d{2})? ?[ap]\.?m?\.?|\d{1,2}[:.h]\d{2}(?: ?h)?|\d{1,2} ?h|\d{1,2} ?o ?clock|\d{1,2} ?uhr)(?=[ ,)]|$)/;
const AT_HOUR = /(?:^|(?<= ))(?:at|by|around|about|@) ?(\d{1,2}|\d{4})(?=[ ,]|$)/;
const BARE_HOUR = /(?:^|(?<= ))(\d{1,2})(?=[ ,]|$)/;

const HALF_DAY = 12 * 60;
const LATER: ReadonlySet<string> = new Set(['afternoon', 'evening', 'night', 'after work', 'after school']);

/** The time in a line, and the line without it; “evenings at 8” is 20:00. */
function takeTime(line: string, isBare: boolean): { readonly time: number; readonly rest: string } | null {
  const part = take(line, PART_OF_DAY);
  const clock = takeClock(part.rest, isBare || part.taken !== null);
  if (clock === null) {
    const called = CALLED[part.taken ?? ''];
    return called === undefined ? null : { time: called, rest: part.rest };
  }
  const isLater = clock.isHalfOpen && part.taken !== null && LATER.has(part.taken) && clock.time < HALF_DAY;
  return { time: isLater ? clock.time + HALF_DAY : clock.time, rest: clock.rest };
}

/** `isHalfOpen`: without am or pm. */
function takeClock(line: string, isBare: boolean) {
  const past = PAST.exec(line);
  if (past !== null) {
    const [all, words = '', hour = '', half] = past;
    const shift = words.startsWith('half') ? 30 : words.endsWith('to') ? -15 : 15;
    const time = readTime(`${hour}${half === undefined ? '' : ` ${half}m`}`);
    if (time === null) return null;
    return {
      time: (time + shift + 2 * HALF_DAY) % (2 * HALF_DAY),
      isHalfOpen: half === undefined,
      rest: line.replace(all, '').trim(),
    };
  }
  for (const pattern of [CLOCK, AT_HOUR, ...(isBare ? [BARE_HOUR] : [])]) {
    const { taken, rest } = take(line, pattern);
    const time = taken === null ? null : readTime(taken.replace(/ ?o ?clock/, ' h'));
    if (time !== null) return { time, isHalfOpen: !/[ap]\.?m?\.?$/.test(taken ?? ''), rest };
  }
  return null;
}

/* The place, and what may be left */

const FILLER =
  '(?:and|at|on|to|for|the|it|is|be|time|around|about|me|reminders?|remind me|only|but|of|every|each|[,;()-])';
const FILLERS_AROUND = new RegExp(
  `^(?:${FILLER}(?: |$)){1,9}|(?:(?:^| )(?:${FILLER})){1,9}$|^[,;( ]{1,9}|[,;) ]{1,9}$`,
  'g',
);
const isFiller = (rest: string): boolean => rest.replace(FILLERS_AROUND, '').trim() === '';

/** A length of time is no place: “in 2 hours”. */
const LENGTH = /\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|while|bit|moment|sec(?:ond)?s?)\b/;

/** The place in what is left: empty for nothing, null for something that is no place. */
function readPlace(rest: string): string | null {
  if (rest === '') return '';
  const [, named] = /^(?:in|my time ?zone is|time ?zone(?: is)?|zone|im in|i live in) (.+)$/.exec(rest) ?? [];
  const place = (named ?? rest).replace(/ (?:local )?time(?: ?zone)?$|^time(?: ?zone)? /, '').trim();
  if (LENGTH.test(place) || /\d{3}/.test(place)) return null;
  const isSaid = named !== undefined || place !== (named ?? rest);
  return isSaid || isZoneName(place) ? place : null;
}

const changes = (...all: readonly SettingsChange[]): ReminderLine => ({ kind: 'changes', changes: all });
