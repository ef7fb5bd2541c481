/** Days of the week as people list them: “mon-thu and saturday”, “weekdays”, “every day”. */

const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const TO = ' ?(?:-|–|—|to|till?|until|through|thru) ?';
const DAY_SET =
  '(?:(?:every|each) ?(?:single )?day(?: of the week)?|(?:7|seven) days a week|daily|all days|all week|(?:every |each |all |the )?(?:weekdays?|week days?|workdays?|work days?|working days?|business days?|school days?|weekends?|week ends?)|during the week)';
const DAY_ITEM = `(?:${DAY_SET}|(?:every |each )?${DAY}(?:${TO}${DAY})?)`;
/** A list of days, as part of a pattern that ignores nothing: lower case, single spaces. */
export const DAY_LIST = `${DAY_ITEM}(?:(?: ?[,&/+] ?| )(?:and |or )?(?:on )?${DAY_ITEM})*`;

const ONLY_DAYS = new RegExp(`^(?:on )?(?:the )?${DAY_LIST}$`);

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ALL: readonly boolean[] = WEEK.map(() => true);

/**
 * The days of a list such as “mon-thu and saturday”, “weekdays”, “every day”: Monday first. Null when it names none, or
 * anything else.
 */
export function readDays(typed: string): readonly boolean[] | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!ONLY_DAYS.test(text)) return null;
  const items = [...text.matchAll(new RegExp(DAY_ITEM, 'g'))].map(([item]) => daysOf(item));
  return WEEK.map((_, index) => items.some((days) => days[index] === true));
}

function daysOf(item: string): readonly boolean[] {
  if (/week ?end/.test(item)) return WEEK.map((_, index) => index > 4);
  if (/week ?day|work|business|school|during the week/.test(item)) return WEEK.map((_, index) => index < 5);
  if (/day\b/.test(item) && !new RegExp(DAY).test(item)) return ALL;
  if (/^(?:daily|all|7|seven)/.test(item)) return ALL;
  const named = [...item.matchAll(new RegExp(DAY, 'g'))].map(([day]) => WEEK.indexOf(day.slice(0, 3)));
  const [from = 0, to = from] = named;
  return WEEK.map((_, index) => (from <= to ? from <= index && index <= to : index >= from || index <= to));
}
