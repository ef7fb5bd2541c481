/** What fits a name that is being typed, for autocompletion. */
import { suggestZones } from '../review/index.ts';
import { type Lessons, suggestLessons } from './lessons.ts';
import type { Suggestion } from './ports.ts';

/** At most 25. `now` (epoch milliseconds) is what the clocks beside the zones show. */
export const suggest = (
  lessons: Lessons,
  what: 'lessons' | 'zones',
  typed: string,
  now: number,
): readonly Suggestion[] =>
  what === 'zones'
    ? suggestZones(typed, now)
    : suggestLessons(lessons, typed).map(({ id, title }) => ({ value: id, label: title }));
