/** A quiz of the day or week, which the clock opens and closes in a channel. Only who may host sets one up. */
import type { Presence } from '../../../core/event.ts';
import type { Lesson } from '../../../core/lesson.ts';
import { bullets, paragraph } from '../../../core/prose.ts';
import { nextOccasion, readTimetable } from '../../../group/occasion.ts';
import { readZone } from '../../../review/read-zone.ts';
import { type Context, needs, type Plan, sayOnly, withZone } from '../../decision.ts';
import { questionsForMany } from '../../round.ts';
import { momentWords } from '../../show/words.ts';

const EXAMPLES = bullets([
  ['daily'],
  ['daily 8:30 to 16:00 in Berlin'],
  ['weekly friday 15:00'],
  ['off, for none any more'],
]);

/** `how`: as it was typed. */
export function setTimetable(context: Context, room: Presence, lesson: Lesson, how: string): Plan {
  const { learner, now } = context;
  const read = readTimetable(how);
  if (read?.kind !== 'table') {
    const what = read === null ? how : read.what;
    return sayOnly(learner, [paragraph(`I can’t read “${what}”. It can be “together”, or one of these:`), EXAMPLES]);
  }
  if (questionsForMany(lesson).length === 0) {
    return sayOnly(learner, [paragraph(`${lesson.title} has no questions with options to choose from.`)]);
  }
  return onlyHosts(context, room, () =>
    withZone(context, (settings) => {
      const typed = read.place === '' ? null : readZone(read.place, now);
      if (typed !== null && typed.kind !== 'zone') {
        return sayOnly(learner, [
          paragraph(`I don’t know for sure which time zone “${read.place}” is in. Name a city near you.`),
        ]);
      }
      const hours = { ...read.table, zone: typed?.zone ?? settings.zone };
      const next = nextOccasion(hours, now);
      if (next === null) return sayOnly(learner, [paragraph(`I don’t know the time zone “${hours.zone}”.`)]);
      const { server, channel } = room;
      const table = { room: { server, channel }, host: learner.id, lesson: lesson.id, hours, nextAt: next.opensAt };
      const when = (at: number) => momentWords(at, now, { zone: hours.zone, zoneChosen: false });
      const said = `A quiz of the ${hours.every} about ${lesson.title} opens in this channel by itself. `;
      return sayOnly(
        learner,
        [
          paragraph(said, `The first one opens ${when(next.opensAt)}, and closes ${when(next.closesAt)}.`),
          paragraph('“/quiz off” in this channel stops it.'),
        ],
        { round: { kind: 'set-timetable', table } },
      );
    }),
  );
}

export const stopTimetables = (context: Context, room: Presence): Plan =>
  onlyHosts(context, room, () =>
    needs(async ({ store }) => {
      const { learner } = context;
      const { server, channel } = room;
      const there = await store.timetablesIn(room);
      if (there.length === 0) return sayOnly(learner, [paragraph('No quiz opens in this channel by itself.')]);
      return sayOnly(learner, [paragraph('No quiz opens in this channel by itself any more.')], {
        round: { kind: 'drop-timetables', room: { server, channel } },
      });
    }),
  );

const onlyHosts = ({ learner }: Context, room: Presence, then: () => Plan): Plan =>
  needs(async ({ mayHost }) =>
    (await mayHost(learner.id, room))
      ? then()
      : sayOnly(learner, [
          paragraph(
            'Only people who manage this server or workspace can do that. Anyone can open one with “together”.',
          ),
        ]),
  );
