/** Seeing and changing when reminders come. Nothing is switched on unasked. */
import { action } from '../../core/action.ts';
import { code, paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { isZone } from '../../review/index.ts';
import { needing, type Outcome, type Plan, sayOnly } from '../decision.ts';
import { settingsOf } from '../settings.ts';
import { type Changed, changeSettings, type SettingsChange } from '../settings-change.ts';
import { clockWords, showSettings, stateProse } from '../show/settings.ts';
import type { Situation, Way } from '../situation.ts';
import type { Reminders } from '../state.ts';

/** Shows all settings. */
export const viewSettings = (situation: Situation): Plan =>
  withZone(situation, (settings) => sayOnly(situation.learner, showSettings(settings, situation.now)));

/** Makes changes, and shows what came of them. A change that cannot be made changes nothing. */
export const change = (situation: Situation, changes: readonly SettingsChange[], way: Way): Plan =>
  withZone(situation, (settings) => tell(situation, changeSettings(settings, changes, situation.now), way));

function tell({ learner, now }: Situation, changed: Changed, way: Way): Outcome {
  switch (changed.kind) {
    case 'unusable':
      return sayOnly(learner, [unusable(changed)]);
    case 'which-zone':
      return changed.settings === null
        ? sayOnly(learner, whichZone(changed.zones, now))
        : sayOnly(learner, [...stateProse(changed.settings, now), ...whichZone(changed.zones, now)], {
            reminders: changed.settings,
          });
    case 'settings': {
      const { settings } = changed;
      const blocks = [...guessedZone(settings, now), ...showSettings(settings, now)];
      return way === 'press'
        ? sayOnly(learner, [], { reminders: settings, pressed: blocks })
        : sayOnly(learner, blocks, { reminders: settings });
    }
  }
}

const MAX_SHOWN = 60;

const unusable = ({ value, expected }: Extract<Changed, { kind: 'unusable' }>) =>
  value.trim() === ''
    ? paragraph(`Nothing has changed. Type ${expected}.`)
    : paragraph('I cannot use ', code(value.trim().slice(0, MAX_SHOWN)), `. Nothing has changed. Type ${expected}.`);

/** The learner picks by the clock: the id of an entry holds the zone's words. */
const whichZone = (zones: readonly string[], now: number): readonly Block[] => [
  paragraph(zones.length === 1 ? 'Is this the one? The clock helps.' : 'Which one is yours? The clocks help.'),
  {
    kind: 'menu',
    label: 'Your time zone',
    entries: zones.map((zone) => ({
      label: clockWords(zone, now),
      action: action('remind', '', zoneSlug(zone), 'zone'),
    })),
  },
];

const zoneSlug = (zone: string): string =>
  zone
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** What a slug says, as if it had been typed. */
export const zoneOfSlug = (slug: string): string => slug.replaceAll('-', ' ');

/** Somebody who switches reminders on in a zone that nobody chose is asked whether the clock is right. */
function guessedZone({ state, zone, zoneChosen }: Reminders, now: number): readonly Block[] {
  if (state !== 'on' || zoneChosen) return [];
  return [
    paragraph(
      `I take your time zone to be ${clockWords(zone, now)}. If your clock shows something else, use the button `,
      '“Time zone”, or type ',
      code('time zone'),
      ' and your city.',
    ),
  ];
}

/** The settings, with the zone of the learner's profile where they have not chosen one. */
export function withZone({ learner, reminders }: Situation, then: (settings: Reminders) => Plan): Plan {
  const settings = settingsOf(reminders);
  if (settings.zoneChosen) return then(settings);
  return needing(async ({ zoneOf }) => {
    const zone = await zoneOf(learner.id);
    return then(zone === null || !isZone(zone) ? settings : { ...settings, zone });
  });
}
