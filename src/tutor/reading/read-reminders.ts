/**
 * What people say about reminders, as changes of their settings: “every weekday at 7:30pm kolkata time”, “not on
 * sundays”, “mon-fri at 9”, “stop reminding me”. Each part (days, time, place) is taken out of the line wherever it
 * stands, so that all forms combine. A line with anything left over is none of these: it is read clause by clause,
 * asked about, or belongs to somebody else.
 */
import { readDays } from '../../review/read-days.ts';
import { readDay, readTime } from '../../review/read-time.ts';
import { isZoneName } from '../../review/read-zone.ts';
import type { SettingsChange } from '../settings.ts';
import { plainLine, withoutPolite } from './plain-line.ts';
import { HAS_PART, isFiller, type Parts, readParts, takeTime } from './reminder-parts.ts';

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
  const whole = readLine(line, about, typed);
  return whole !== null && whole.kind !== 'unclear' ? whole : (readClauses(line, about, typed) ?? whole);
}

const readLine = (line: string, about: 'anything' | 'reminders', typed: string): ReminderLine | null =>
  readSee(line) ??
  readOff(line, typed) ??
  readPause(line) ??
  readPlain(line) ??
  readLater(line) ??
  readHowOften(line, about) ??
  readWhen(line, about, typed);

/* Several clauses: “cant do this now, ping me at 7pm” */

/** Commas and the like, and words that join two sentences. */
const BETWEEN = /[,;.!] | (?:but|so|because|since|cause|cos|and then) /;
const MOST_CLAUSES = 4;
/** Says whom the line is for: without it nothing is changed by a piece of a message. */
const IS_SURE =
  /remind|notification|time ?zone|\bclock\b|\bquiet\b|\b(?:ping|nudge|poke|messag(?:e|es|ing)|text|write to|disturb|bother) me\b|\b(?:messages|pings|nudges)\b|let me forget|i dont forget/;
/** A clause with any of it that is not understood may be half of what is wanted. */
const MAY_MATTER =
  /remind|notif|\b(?:ping|nudge|poke|messages?|msgs?|write to|text|disturb|bother|cards?|zone|quiet|pause|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekdays?|weekends?|tomorrow|tonight|mornings?|evenings?|noon|afternoons?|nights?|how)\b|\d|\?/;
/** Another clause says how: “i moved to Tokyo, fix my time zone”. */
const TO_FIX =
  /^(?:fix|change|update|set|adjust|correct) (?:my |the )?(?:time ?zone|clock|time|reminders?|reminder time)(?: too| as well)?$/;
const NOT_NOW =
  /\b(?:cant|cannot|no time|busy|not (?:right )?now|not today|later|rn|right now|at work|in a meeting|(?:have|got|need) to (?:go|run|leave)|must (?:go|run|leave)|gotta (?:go|run))\b/;

/** What its clauses say together. One may be about something else; with one that is half understood nothing is read. */
function readClauses(line: string, about: 'anything' | 'reminders', typed: string): ReminderLine | null {
  const clauses = line.split(BETWEEN).map(withoutPolite).filter(Boolean);
  const isSure = about === 'reminders' || IS_SURE.test(line);
  if (!isSure || clauses.length < 2 || clauses.length > MOST_CLAUSES) return null;
  const plan = readPlan(clauses);
  if (plan !== null) return plan;
  const read = clauses.map((clause) => readLine(clause, 'anything', typed));
  const said = read.filter((one) => one !== null && one.kind !== 'see');
  const isHalf = clauses.some((clause, at) => read[at] === null && MAY_MATTER.test(clause) && !TO_FIX.test(clause));
  const [only, ...others] = said;
  if (only === undefined || isHalf) return null;
  const all = said.flatMap((one) => (one?.kind === 'changes' ? one.changes : []));
  if (said.some((one) => one?.kind !== 'changes')) return others.length === 0 ? only : { kind: 'unclear', typed };
  const isEvery = /\b(?:daily|every|each)\b/.test(line);
  const isNotNow = !isEvery && clauses.some((clause, at) => read[at] === null && NOT_NOW.test(clause));
  return (isNotNow ? onceToday(all) : null) ?? together(all, typed);
}

/** Who has no time now, and names a time alone, wants to hear of it once. */
function onceToday(all: readonly SettingsChange[]): ReminderLine | null {
  const time = all.find((change) => change.kind === 'time');
  const isOnly = all.every(({ kind }) => kind === 'time' || kind === 'switch');
  return time?.kind === 'time' && isOnly ? { kind: 'once', day: 'today', time: readTime(time.typed) } : null;
}

/** Who goes away and wants none wants a pause. Two values for one setting are asked about. */
function together(all: readonly SettingsChange[], typed: string): ReminderLine {
  const isPause = all.some(({ kind }) => kind === 'pause' || kind === 'pause-week');
  const left = all.filter((change) => !(isPause && change.kind === 'switch' && !change.on));
  const isTwice = left.some(
    (change, at) => left.findIndex((other) => other.kind === change.kind) < at && change.kind !== 'switch',
  );
  const isBoth =
    left.some((one) => one.kind === 'switch' && one.on) && left.some((one) => one.kind === 'switch' && !one.on);
  return isTwice || isBoth ? { kind: 'unclear', typed } : changes(...left);
}

const DONT_FORGET =
  /^(?:(?:dont|do not) let me forget|make sure (?:that )?i (?:dont|do not) forget|i (?:dont|do not) forget|(?:remind|ping|nudge|poke|message|text) me)(?: (?:it|this|that|about (?:it|this|that)|then))?$/;
const PLANS =
  /^(?:ill|i will|i shall|im going to|i am going to|going to|gonna|lets|i plan to|i want to|ill try to) (?:start|begin|continue|carry on|go on|do|finish|come back|be back|resume|pick up|study|learn|read)(?: (?:it|this|that|the rest|the lesson|this lesson|with it|with this|again|up)){0,2} /;

/** “ill start tomorrow morning, dont let me forget” */
function readPlan(clauses: readonly string[]): ReminderLine | null {
  const plan = clauses.find((clause) => PLANS.test(clause));
  const others = clauses.filter((clause) => clause !== plan);
  if (plan === undefined || !others.some((clause) => DONT_FORGET.test(clause))) return null;
  return readOnce(plan.replace(PLANS, '')) ?? { kind: 'unclear', typed: plan };
}

/** “later pls, at 21:30” */
const LATER =
  /^(?:(?:lets |ill )?do (?:it|this) )?later(?: (?:today|tonight|please|then)){0,2},? (?:at|around|by|maybe at|about) (.+)$/;

function readLater(line: string): ReminderLine | null {
  const when = LATER.exec(line)?.[1];
  const taken = when === undefined ? null : takeTime(`at ${when}`, true);
  return taken === null || !isFiller(taken.rest) ? null : { kind: 'once', day: 'today', time: taken.time };
}

/** What the button that declines the offer says. */
const NO_THANKS = /^no,? thanks?[.!]?$/i;

const SEE =
  /^(?:(?:change|edit|adjust|manage|set up|update|configure) (?:the |my |all )*(?:reminders?|reminder settings|notifications?)(?: settings)?|(?:show (?:me )?|see |open |view |list |what are )?(?:the |my |all )*(?:reminders?|reminder settings|settings|notifications?)(?: settings)?|time and days|time zone|how many cards|pause|pause until(?: …)?|(?:when|what time|at what time|how often) (?:do|will|would|are|is|does) (?:you |i |the |my |next )*(?:remind(?:ing)?|reminded|reminders?|get (?:the |a |my )?reminders?)(?: me| come| due)?|when do(?:es)? (?:the |my )*(?:next )?reminders? come|(?:are|do) (?:the |my |i (?:have|get) )*reminders?(?: (?:on|off|set|active))*|when (?:is|comes) (?:the |my )*next reminder|(?:what|when|which) are (?:my |the )*quiet hours|(?:show (?:me )?|see )?my quiet hours)$/;

/** What makes no difference to a question about them. */
const ASIDES = / (?:usually|normally|currently|actually|even|still|right now|now|already|really|again)(?= |$)/g;

function readSee(line: string): ReminderLine | null {
  const asked = line.replace(ASIDES, '');
  return SEE.test(asked) || ASKS_FOR_THEM.test(asked) ? { kind: 'see' } : null;
}

/* Off, and not on some days */

const REMINDERS =
  '(?:the |my |your |all |any |these |those |more |such |daily |of |these )*(?:reminders?|reminder messages|notifications?|messages|msgs|pings?|nudges)';
const REMIND = '(?:remind|write(?: to)?|message|ping|notify|nudge|poke|bother|disturb|text|contact|dm|spam)';
const REMINDING =
  '(?:reminding|writing(?: to)?|messaging|pinging|notifying|nudging|poking|bothering|disturbing|texting|contacting|spamming)';

const ASKS_FOR_THEM = new RegExp(
  `^(?:(?:when|what time|at what time|which time|how often) (?:do|will|would|are) you (?:going to )?${REMIND} me(?: next)?|(?:do|have|did) i (?:have|got|get|set)(?: up)? ${REMINDERS}(?: (?:on|off|set|active|up)){0,2}|(?:what|which) time (?:is|are) ${REMINDERS}(?: (?:set|due))?(?: (?:to|for|at))?|(?:what|which) time did i (?:set|pick|choose)(?: for ${REMINDERS})?|what did i set(?: for ${REMINDERS})|(?:is|are) ${REMINDERS}(?: (?:on|off|set|active|switched on|turned on|switched off|turned off|enabled|paused|working|running)){1,2})$`,
);

/** Says that none shall come; what is behind it may say when. */
const NONE: readonly RegExp[] = [
  new RegExp(`^(?:stop|quit|no more) (?:with )?${REMINDING} me\\b`),
  new RegExp(
    `^(?:dont|do not|never|no need to|you (?:dont|do not) (?:need|have) to|i (?:dont|do not) want you to)(?: you)?(?: ever)? ${REMIND} me\\b`,
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

/** Said of what goes on, not of a limit to it: “stop messaging me every day”. */
const GOES_ON =
  /^(?:all the time|constantly|daily|(?:every|each)(?: single)? (?:day|morning|evening|night|time)|so (?:much|often))$/;

function readOff(line: string, typed: string): ReminderLine | null {
  const says = NONE.find((none) => none.test(line));
  // “off” alone is an answer elsewhere; behind the command the caller has put “reminders” before it.
  if (says === undefined || line === 'off') return null;
  const rest = line.replace(says, '').trim();
  const isNoMore = /^(?:stop|quit) /.test(line) && GOES_ON.test(rest);
  if (AT_ALL.test(rest) || isNoMore) return changes(OFF);
  return readExcept(rest) ?? readPause(`pause ${rest}`) ?? { kind: 'unclear', typed };
}

const QUIET_FROM = /^(?:not |nothing |never |none )?(?:after|later than|past) (.+)$/;
const BETWEEN_TIMES = /^(?:from|between) (.{1,40}?) (?:to|until|till|til|and) (.{1,40})$/;
const QUIET_TO = /^(?:not |nothing |never |none )?(?:before|earlier than) (.+)$/;

/** What is behind “no reminders”: on some days, or after a time of day. */
function readExcept(rest: string): ReminderLine | null {
  const days = readDays(rest.replace(/^(?:on|at|for|during|over) /, ''));
  // “dont remind me every day” may mean none, or fewer.
  if (days?.includes(false)) return changes({ kind: 'days-off', typed: rest });
  const [, start, end] = BETWEEN_TIMES.exec(rest) ?? [];
  if (start !== undefined && end !== undefined && readTime(start) !== null && readTime(end) !== null)
    return changes({ kind: 'quiet', from: start, to: end });
  const from = QUIET_FROM.exec(rest)?.[1];
  if (from !== undefined && readTime(from) !== null) return changes({ kind: 'quiet-from', typed: from });
  const to = QUIET_TO.exec(rest)?.[1];
  if (to !== undefined && readTime(to) !== null) return changes({ kind: 'quiet-to', typed: to });
  return null;
}

/* A pause */

const AWAY =
  /^(?:(?:im|i am|ill be|i will be|we are|were) (?:going )?)?(?:on |in |off )?(?:away|off|out|gone|busy|travell?ing|out of office|vacation|vacations|holiday|holidays|a trip|a break|leave)\b/;
const PAUSING = /^(?:pause|take a break|have a break)\b/;
/** Nothing else can be meant; the word alone is said of much else: “hold on”, “break it down”. */
const PAUSING_THEM = new RegExp(
  `^(?:pause|(?:take|have) a break from|break|hold|hold off|stop|suspend) (?:${REMINDERS}|(?:them|it|all of (?:them|it)|everything)(?= (?:until|till|til|for|a week)\\b))(?= |$)`,
);
const END_OF_PAUSE =
  /^(?:end the pause|go on with reminders|(?:resume|restart|continue)(?: the| my)? reminders?|unpause|im back|i am back)$/;

function readPause(line: string): ReminderLine | null {
  if (END_OF_PAUSE.test(line)) return changes({ kind: 'pause', until: '' });
  const says = [PAUSING_THEM, PAUSING, AWAY].find((one) => one.test(line));
  if (says === undefined) return null;
  const rest = line.replace(says, '').trim();
  const until = /^(?:(?:until|till|til|up to|to|for) )?(.+)$/.exec(rest)?.[1];
  if (until === undefined) return null;
  if (/[,;] /.test(until) && !isDay(until)) return null;
  if (/^(?:today|tonight)$/.test(until)) return changes({ kind: 'pause', until: 'tomorrow' });
  if (/^(?:the |this )?(?:a |one |next )?week$/.test(until)) return changes({ kind: 'pause-week' });
  // “off to bed” is no pause, and “pause for 5 minutes” none of reminders.
  const isUntil = /^(?:until|till|til)\b/.test(rest);
  const isMeant = says === PAUSING_THEM || isUntil || ((says === PAUSING || /^for\b/.test(rest)) && isDay(until));
  return isMeant ? changes({ kind: 'pause', until }) : null;
}

/** Whether it names a day to come; on which day that is asked makes no difference. */
const isDay = (typed: string): boolean => readDay(typed, '2000-01-01') !== null;

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
    /^(?:i live in|im living in|im from|i am (?:living )?in|im based in|im (?:now )?in|(?:i|ive|i have|we|weve|we have) (?:(?:just|recently|now) )?(?:moved|relocated) to) (.+)$/,
    ([, zone = '']) => {
      const place = zone.replace(/ (?:now|these days|currently|at the moment)$/, '');
      // “tokyo, fix my time zone” is two clauses, and “London, Ontario” a place.
      return isZoneName(place) && !/\b(?:my|it|please|time|so|and)\b/.test(place) ? zoneOf(place) : [];
    },
  ],
  [/^no quiet hours$|^quiet(?: hours)? (?:off|none)$/, () => [{ kind: 'quiet', from: '', to: '' }]],
  [
    /^(?:(?:be|stay|keep|remain) )?(?:quiet|silent)(?: hours)?(?: from| between)? (.{1,60}?) ?(?:\bto\b|\buntil\b|\btill\b|\band\b|-|–) ?(.{1,60})$/,
    ([, from = '', to = '']) => [{ kind: 'quiet', from, to }],
  ],
  [
    /^(?:(?:be|stay|keep|remain) )?(?:quiet|silent)(?: hours)? (?:from|after|at) (.+)$/,
    ([, from = '']) => [{ kind: 'quiet-from', typed: from }],
  ],
  [
    /^(?:nothing|not|never|no messages?) (?:after|later than|past) (.+)$/,
    ([, from = '']) => onlyTime('quiet-from', from),
  ],
  [/^(?:nothing|not|never|no messages?) (?:before|earlier than) (.+)$/, ([, to = '']) => onlyTime('quiet-to', to)],
  [
    /^(?:(?:at most|only|max(?:imum)?(?: of)?|not more than|no more than|up to|limit (?:it |me )?to|give me|send me|ask me|i want|set|limit) )*(\d{1,3}) (?:cards?|questions?)(?: max(?:imum)?| at most)? ?(?:a|per|each|every) ?day$/,
    ([, cards = '']) => [{ kind: 'cards', typed: cards }],
  ],
  [
    /^(?:(?:\d{1,3}|so many|these many|that many) )?(?:cards?|questions?)(?: (?:a|per|each|every) day| daily)? (?:is|are) (?:(?:way|far|much|a bit|a little|just|really|too|very) ){0,3}(?:much|many|few|little)(?: for me)?[, ]{1,2}(?:(?:so|please|and|can you|could you|lets|just|only) )*(?:(?:make (?:it|that|them)|do|give me|only|just|set it to|better|rather|how about|id (?:like|prefer|rather have)|i want) )?(\d{1,3})(?: cards?| questions?)?(?: (?:a|per|each|every) day)?$/,
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
  `^(?:(?:start )?remind(?:ing)? me|(?:set|sign) me up (?:with|for|to get) (?:a )?${REMINDERS}|(?:i (?:want|need|would like|like) )?(?:a |my |the |my daily |a daily )?reminders?|(?:set|send|give|make|change|move|put|schedule)(?: me)?(?: up)? ${REMINDERS}(?: time)?(?: (?:to|for))?|(?:(?:can|could|may|should|shall|let|will|would|might) )?(?:i (?:get|have|receive) )?(?:a |my |the |your |it |they )*(?:daily )?reminders?(?: (?:come|be|arrive|go out|happen|reach me|be sent))|(?:can|could|may) i (?:get|have|receive) ${REMINDERS}|${REMIND} me)(?= |$)`,
);
/** What is said of reminders where they were spoken of, and otherwise of anything: a time has to be with it. */
const LOOSE_HEAD =
  /^(?:(?:send|get|have|receive) (?:it|them)|(?:(?:can|could|should|will|would|may|might) )?(?:(?:make|let|have) )?(?:it|them|they) (?:come|arrive|be sent)|come|(?:switch|change|set|move|put|shift) (?:the|my|that|this|its)(?: reminder)? time (?:to|at))(?= |$)/;
const SAYS_TIME = /\d[:.h]\d\d|\d ?[ap]\.?m\b|\d ?o ?clock|\bin the (?:morning|afternoon|evening)|\bnoon\b/;

const MAKES_IT =
  /^(?:(?:no|ok|please|pls|actually|can you|could you),? ){0,3}(?:make|change|move|set|put) (?:it|them|that)\b/i;

/** What it is about, and what for: neither is a setting. */
const WHAT_FOR =
  /^ (?:(?:about|of) (?:(?:this|that|it)(?= (?:at|in|on|every|each|tomorrow|tonight|today|daily|by|around|half|quarter|\d)|$)|(?:this|the|my|these) (?:lesson|cards?|course|section|quiz|exercises?|thing))|to (?:study|learn|continue|practi[cs]e|review|go on|come back|carry on|read|resume|do|finish)(?: (?:this|it|my cards|the cards|a lesson|the lesson|my lesson|here|cookies|flask|python))?)(?= |$)/;
const PURPOSE = / (?:so|so that|because|cause|cos|since|in order to|otherwise) (?:i|im|ill|it|that|we|my)\b/;
/** “an hour later than now, so at 19:00”: the time counts. */
const RELATIVE =
  /^(?:(?:an?|half an|one|two|three|\d{1,2}) (?:hours?|minutes?|mins?)|a bit|a little) (?:later|earlier)(?: than (?:now|usual|today|before|it is now|it does now))?(?:[, ]{1,2}(?:so|that is|i mean|meaning))?(?= |$)/;

/** “remind me what a cookie is” asks for something else. */
const OF_THE_LESSON = /^(?:again )?(?:what|whats|how|why|which|who|where|about|of|that|if|whether|when to)\b/;

/** What begins such a line, if anything does, and what is left to read. */
function headOf(line: string): { readonly head: string | undefined; readonly rest: string } {
  const loose = SAYS_TIME.test(line) ? LOOSE_HEAD.exec(line)?.[0] : undefined;
  const head = HEAD.exec(line)?.[0] ?? loose;
  const after = line
    .slice(head?.length ?? 0)
    .replace(/^ (?:again|daily at(?= ))/, (said) => (said === ' again' ? '' : ' at'));
  if (head === undefined) return { head, rest: after.trim() };
  const wanted = after.replace(WHAT_FOR, '');
  const purpose = wanted.search(PURPOSE);
  const rest = wanted.slice(0, purpose < 0 ? undefined : purpose).trim();
  const fixed = rest.replace(RELATIVE, '').trim();
  return { head, rest: HAS_PART.test(fixed) ? fixed : rest };
}

function readWhen(line: string, about: 'anything' | 'reminders', typed: string): ReminderLine | null {
  const { head, rest } = headOf(line);
  const isRemind = head !== undefined && /^(?:start )?remind|reminder/.test(head);
  if (isRemind && OF_THE_LESSON.test(rest)) return null;
  const once = readOnce(rest);
  if (once !== null) return head === undefined && about === 'anything' && once.time === null ? null : once;
  const isAbout = head !== undefined || about === 'reminders' || (SAYS_TIME.test(line) && MAKES_IT.test(typed.trim()));
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

const changes = (...all: readonly SettingsChange[]): ReminderLine => ({ kind: 'changes', changes: all });
