/**
 * The connection breaks while a message goes out: before the platform has it, before, during or after its answer. None
 * is lost. Which may come twice, and says so, is told in docs/operation.md, with how often that was of 1,000.
 *
 * Some on each platform; `npm run test:long` takes more, and
 *
 *     NIBBLE_CUTS=1000 npx vitest run test/faults/messages/cut-connections.test.ts
 *
 * a thousand, of which it prints what became of them. `NIBBLE_SEED=7` takes others.
 */
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { MOMENTS } from '../breakable-line.ts';
import { PLATFORM_NAMES } from '../participants.ts';
import { KINDS, type Kind, Messenger, type Outcome } from './messenger.ts';

const CUTS = Number(process.env.NIBBLE_CUTS ?? KINDS.length);
const SEED = Number(process.env.NIBBLE_SEED ?? 1);

/** What cannot be asked about afterwards. */
const MAY_COME_TWICE: Readonly<Record<string, readonly Kind[]>> = {
  Discord: ['private'],
  // The app does not ask to read channels.
  Slack: ['private', 'announcement'],
};

const plan = fc.sample(
  fc.noBias(fc.record({ moment: fc.constantFrom(...MOMENTS), pick: fc.nat(999).map((part) => part / 1000) })),
  { numRuns: CUTS, seed: SEED },
);

it.for(PLATFORM_NAMES)(
  `on %s, no message is lost when its connection breaks (${CUTS} times)`,
  {
    timeout: 180_000 + CUTS * 10_000,
  },
  async (name, { annotate }) => {
    const messenger = await Messenger.start(name);
    onTestFinished(() => messenger.close());
    const { line } = messenger;
    const requestsOf = new Map<Kind, number>();
    for (const kind of KINDS) {
      let [begun, ended] = [0, 0];
      const begin = () => {
        begun = line.requests;
      };
      const end = () => {
        ended = line.requests;
      };
      expect(await messenger.send(kind, { begin, end }), kind).toMatchObject({ times: 1, isWhole: true });
      requestsOf.set(kind, ended - begun);
    }

    const outcomes: { readonly kind: Kind; readonly outcome: Outcome }[] = [];
    for (const [index, { moment, pick }] of plan.entries()) {
      const kind = KINDS[index % KINDS.length] ?? 'text';
      let hasBroken = () => false;
      let isBroken = false;
      // A request that the message needed once may not be needed now: then the next one does.
      for (let which = Math.floor(pick * (requestsOf.get(kind) ?? 1)); !isBroken; which = Math.max(0, which - 1)) {
        const begin = () => {
          hasBroken = line.cutRequest(moment, which);
        };
        const end = () => {
          isBroken = hasBroken();
        };
        const outcome = await messenger.send(kind, { begin, end });
        expect(outcome.times, `${kind}, broken ${moment}`).toBeGreaterThanOrEqual(
          isBroken && outcome.tellsLost ? 0 : 1,
        );
        if (isBroken) outcomes.push({ kind, outcome });
      }
    }

    await annotate(KINDS.map((kind) => tally(kind, outcomes)).join('\n'));
    const twice = outcomes.filter(({ outcome }) => outcome.times > 1);
    expect(twice.filter(({ outcome }) => outcome.times > 2)).toEqual([]);
    expect(twice.filter(({ kind }) => !MAY_COME_TWICE[name]?.includes(kind))).toEqual([]);
    expect(twice.filter(({ outcome }) => !outcome.saysAgain)).toEqual([]);
    expect(outcomes).toHaveLength(CUTS);
    await annotate(KINDS.map((kind) => tally(kind, outcomes)).join('\n'));
  },
);

/** `private: 111 broken, 12 twice, all of which say so, 0 lost`. */
function tally(wanted: Kind, all: readonly { readonly kind: Kind; readonly outcome: Outcome }[]): string {
  const of = all.filter(({ kind }) => kind === wanted).map(({ outcome }) => outcome);
  const count = (is: (outcome: Outcome) => boolean) => of.filter(is).length;
  const twice = count(({ times }) => times > 1);
  const said = count(({ times, saysAgain }) => times > 1 && saysAgain);
  const once = count(({ times, saysAgain }) => times === 1 && saysAgain);
  const toldLost = count(({ times, tellsLost }) => times === 0 && tellsLost);
  const inWords = count(({ times, isWhole }) => times > 0 && !isWhole);
  return (
    `${wanted}: ${of.length} broken; ${twice} twice (${said} say so), ${once} once that say so, ` +
    `${count(({ times }) => times === 0)} not there (${toldLost} of which the learner was told), ${inWords} in words`
  );
}
