/** Follow one cookie through the last run: where the program set and read it, and what the browser did with it. */
import { textKey } from '../../../core/hash-text.ts';
import { code, paragraph } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { describeStory } from '../../../explain/describe-story.ts';
import { FOLLOWING, type StoryEvent, storiedCookies, storyOf } from '../../../explain/story.ts';
import { type Plan, withLastRun } from '../../decision.ts';
import { button, type Feature, followAction, menu, pressInLesson, typedInLesson } from '../../feature.ts';
import type { Place } from '../../place.ts';
import { nextFrom, rowOf } from '../../show/ways.ts';
import type { LastRun } from '../../state.ts';
import { showRun, stepOfRun } from './last-run.ts';

export const follow: Feature<'follow'> = {
  presses: {
    follow: pressInLesson(
      (place, { action: { step, argument } }, context) =>
        withLastRun(context, (lastRun) => followIn(place, step, lastRun, (name) => textKey(name) === argument)),
      'run',
    ),
  },
  typed: [
    typedInLesson('follow', FOLLOWING, (place, context, [, name = '']) =>
      withLastRun(context, (lastRun) => followIn(place, stepOfRun(place, lastRun), lastRun, called(name))),
    ),
  ],
  help: ['`follow theme` for the whole story of that cookie in the last run, with the lines of the program'],
  topics: [
    {
      asked: `follow a cookie, story of a cookie, life of a cookie, which line set the cookie, where was the cookie set in
        my program, which line reads the cookie, trace a cookie, what happened to my cookie, history of a cookie,
        follow, story, which line`,
      says: 'After a run, type `follow` and the name of a cookie for its story, with the lines of your program that set and read it: `follow theme`.',
    },
  ],
};

type Wanted = (name: string) => boolean;

/** The name as typed, or in other letters. */
const called =
  (typed: string): Wanted =>
  (name) =>
    name.toLowerCase() === typed.toLowerCase();

const followIn = (place: Place, stepId: string, lastRun: LastRun | null, isWanted: Wanted): Plan =>
  showRun(place, stepId, lastRun, 'follow a cookie', 'keep', ({ story }) =>
    story === undefined ? null : tellStory(place, stepId, story, isWanted),
  );

/** The story of the wanted cookie; which ones there are when it is none of them. The only one needs no name. */
function tellStory(place: Place, stepId: string, story: readonly StoryEvent[], isWanted: Wanted): readonly Block[] {
  const names = storiedCookies(story);
  if (names.length === 0) return [paragraph('That run had no cookies, so there’s none to follow.')];
  const name = names.find(isWanted) ?? (names.length === 1 ? names[0] : undefined);
  const others = menu(
    'Follow …',
    names.map((one) => ({ label: one, action: followAction(place, stepId, one) })),
  );
  if (name === undefined) return [paragraph('Which cookie do you want to follow?'), others];
  const another = names.length === 1 ? [] : [button('Follow another cookie', followAction(place, stepId, ''))];
  return [...describeStory(storyOf(story, name)), ...rowOf(...another, ...nextFrom(place))];
}

/** In the lab there are no buttons for it: what was typed is all. */
export function describeFollowed(story: readonly StoryEvent[], typed: string): readonly Block[] {
  const names = storiedCookies(story);
  const name = names.find(called(typed)) ?? (names.length === 1 ? names[0] : undefined);
  if (name !== undefined) return describeStory(storyOf(story, name));
  if (names.length === 0) return [paragraph('There have been no cookies yet, so there’s none to follow.')];
  const listed = names.slice(0, 20).flatMap((one, index) => [index === 0 ? '' : ', ', code(one)]);
  return [paragraph('Type ', code('follow'), ' and one of these: ', ...listed, '.')];
}
