import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asked,
  advance,
  countedPlaces,
  isOver,
  openOccasion,
  openRound,
  PATIENCE,
  type Phase,
  type Round,
  shown,
  takesAnswers,
  type Wish,
  wishesIn,
} from '../../src/group/round.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const SECOND = 1000;
const READING = 40 * SECOND;

const lobby = (questions = ['a', 'b', 'c']): Round =>
  openRound(
    { id: 'r1', room: { server: 'slack:T1', channel: 'C1' }, host: 'slack:T1:U1', lesson: 'cookies', questions },
    NOW,
  );

interface Step {
  readonly wish?: Wish;
  readonly after?: number;
  readonly joined?: number;
  readonly answered?: number;
  /** Of the phase that the host saw; the newest unless told. */
  readonly turn?: number;
}

/** Takes a round through steps, each shown at once. */
function play(round: Round, ...steps: readonly Step[]): Round {
  let now = NOW;
  return steps.reduce((before, { wish, after = 0, joined = 3, answered = 0, turn = before.turn }) => {
    now += after;
    const asked: Asked | null = wish === undefined ? null : { wish, turn };
    return shown(advance(before, { joined, answered, asked, now }), READING, now);
  }, round);
}

const phaseOf = (round: Round): Phase['kind'] => round.phase.kind;

describe('a round', () => {
  it('goes from the lobby through each question and its reveal to the board', () => {
    const kinds: string[] = [];
    let round = lobby(['a', 'b']);
    for (const step of [
      { wish: 'start' },
      { answered: 3 },
      { wish: 'next' },
      { answered: 3 },
      { wish: 'next' },
    ] as const) {
      round = play(round, step);
      kinds.push(phaseOf(round));
    }
    expect(kinds).toEqual(['question', 'reveal', 'question', 'reveal', 'over']);
    expect(round).toMatchObject({ phase: { why: 'finished' }, revealed: [0, 1], skipped: [] });
  });

  it.each<[string, readonly Step[], Partial<Phase>]>([
    ['does not start while nobody has joined', [{ wish: 'start', joined: 0 }], { kind: 'lobby' }],
    ['waits while somebody has not answered', [{ wish: 'start' }, { answered: 2 }], { kind: 'question', place: 0 }],
    ['closes when all who joined have answered', [{ wish: 'start' }, { answered: 3 }], { kind: 'reveal', place: 0 }],
    ['does not close for nobody', [{ wish: 'start' }, { joined: 0 }], { kind: 'question' }],
    ['stays open while there is time to read', [{ wish: 'start' }, { after: READING - 1 }], { kind: 'question' }],
    ['closes at the time', [{ wish: 'start' }, { after: READING }], { kind: 'reveal', place: 0 }],
    ['closes when the host says so', [{ wish: 'start' }, { wish: 'close' }], { kind: 'reveal' }],
    [
      'has no time while the clock is off',
      [{ wish: 'clock' }, { wish: 'start' }, { after: READING }],
      { kind: 'question' },
    ],
    [
      'is closed in the end all the same where the clock is off and the host has gone away',
      [{ wish: 'clock' }, { wish: 'start' }, { after: PATIENCE.question }],
      { kind: 'reveal' },
    ],
    ['skips a question without showing its key', [{ wish: 'start' }, { wish: 'skip' }], { kind: 'question', place: 1 }],
    [
      'keeps the time that was left while it is paused',
      [
        { wish: 'start' },
        { after: 10 * SECOND, wish: 'pause' },
        { after: 99 * SECOND, wish: 'resume' },
        { after: 29 * SECOND },
      ],
      { kind: 'question', place: 0 },
    ],
    [
      'closes at the end of that time',
      [
        { wish: 'start' },
        { after: 10 * SECOND, wish: 'pause' },
        { after: 99 * SECOND, wish: 'resume' },
        { after: 30 * SECOND },
      ],
      { kind: 'reveal', place: 0 },
    ],
    ['ends when the host says so', [{ wish: 'start' }, { wish: 'end' }], { kind: 'over', why: 'ended' }],
    ['ends by itself in the lobby', [{ after: PATIENCE.lobby }], { kind: 'over', why: 'host-away' }],
    [
      'ends by itself at a reveal',
      [{ wish: 'start' }, { answered: 3 }, { after: PATIENCE.reveal }],
      { kind: 'over', why: 'host-away' },
    ],
    [
      'ends by itself in a pause',
      [{ wish: 'start' }, { wish: 'pause' }, { after: PATIENCE.paused }],
      { kind: 'over', why: 'host-away' },
    ],
    [
      'ignores what was asked of an earlier phase',
      [{ wish: 'start' }, { wish: 'skip', turn: 1 }],
      { kind: 'question', place: 0 },
    ],
    ['ends also for a host who saw an earlier phase', [{ wish: 'start' }, { wish: 'end', turn: 1 }], { kind: 'over' }],
    ['ignores what is not to be asked there', [{ wish: 'next' }], { kind: 'lobby' }],
  ])('%s', (_, steps, phase) => {
    expect(play(lobby(), ...steps).phase).toMatchObject(phase);
  });

  it('counts no question that was skipped, be it open or shown', () => {
    const round = play(
      lobby(),
      { wish: 'start' },
      { answered: 3 },
      { wish: 'skip' },
      { wish: 'skip' },
      { answered: 3 },
      { wish: 'next' },
    );
    expect(round).toMatchObject({ phase: { kind: 'over', why: 'finished' }, skipped: [0, 1] });
    expect(countedPlaces(round)).toEqual([2]);
  });

  it('begins the time of a question when it is shown, not before', () => {
    const opened = advance(lobby(), { joined: 1, answered: 0, asked: { wish: 'start', turn: 1 }, now: NOW });
    expect(advance(opened, { joined: 1, answered: 0, asked: null, now: NOW + 9 * READING })).toBe(opened);
    expect(shown(opened, READING, NOW + 9 * READING).phase).toMatchObject({ endsAt: NOW + 10 * READING });
  });

  it('takes answers to the open question only, of those who saw it open', () => {
    const round = play(lobby(), { wish: 'start' });
    expect(takesAnswers(round, 0, round.turn)).toBe(true);
    for (const [place, turn] of [
      [1, round.turn],
      [0, round.turn - 1],
      [-1, round.turn],
      [3, round.turn],
    ] as const) {
      expect(takesAnswers(round, place, turn)).toBe(false);
    }
    const closed = play(round, { answered: 3 });
    expect(takesAnswers(closed, 0, closed.turn)).toBe(false);
  });

  describe('of a day or week', () => {
    const occasion = { every: 'week', zone: 'UTC', closesAt: NOW + READING } as const;
    const open = openOccasion(lobby(), occasion, NOW);

    it('takes answers to every question until it closes by the clock', () => {
      expect([0, 1, 2].every((place) => takesAnswers(open, place, open.turn))).toBe(true);
      expect(play(open, { answered: 3, after: READING - 1 })).toBe(open);
      expect(play(open, { after: READING })).toMatchObject({
        phase: { kind: 'over', why: 'finished' },
        revealed: [0, 1, 2],
      });
    });

    it('shows no key when it is called off', () => {
      expect(play(open, { wish: 'end' })).toMatchObject({ phase: { kind: 'over', why: 'ended' }, revealed: [] });
    });
  });

  const wish = fc.constantFrom<Wish>('start', 'close', 'next', 'skip', 'pause', 'resume', 'end', 'clock', 'speed');
  const steps = fc.array(
    fc.record(
      {
        wish,
        after: fc.integer({ min: 0, max: 2 * READING }),
        joined: fc.nat(3),
        answered: fc.nat(3),
        turn: fc.nat(12),
      },
      { requiredKeys: ['after', 'joined', 'answered'] },
    ),
    { maxLength: 60 },
  );

  it('never hangs: left alone it is over within the hour, whatever was done before', () => {
    fc.assert(
      fc.property(steps, (before) => {
        const round = play(lobby(), ...before);
        const alone = Array.from({ length: 8 }, () => ({ after: PATIENCE.lobby, joined: 3, answered: 0 }));
        expect(isOver(play({ ...round, phase: moved(round.phase, -9 * READING) }, ...alone))).toBe(true);
      }),
    );
  });

  it('counts its phases: each that is another has a higher number, and none is counted without one', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let before = lobby();
        for (const step of all) {
          const after = play(before, step);
          const isAnother = phaseOf(after) !== phaseOf(before) || placeIn(after) !== placeIn(before);
          expect(after.turn - before.turn).toBe(isAnother ? 1 : 0);
          before = after;
        }
      }),
    );
  });

  it('shows each key once, never of a question that is still to come, and closes it before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let round = lobby();
        for (const step of all) {
          round = play(round, step);
          expect(new Set(round.revealed).size).toBe(round.revealed.length);
          const place = placeIn(round);
          if (phaseOf(round) === 'question' || phaseOf(round) === 'paused') expect(round.revealed).not.toContain(place);
          for (const key of round.revealed) expect(takesAnswers(round, key, round.turn)).toBe(false);
        }
      }),
    );
  });

  it('always leaves a host something to do, until it is over', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const round = play(lobby(), ...all);
        expect(wishesIn(round).includes('end')).toBe(!isOver(round));
      }),
    );
  });
});

const placeIn = ({ phase }: Round): number => ('place' in phase ? phase.place : -1);

/** The same phase as if it had begun at another time. */
const moved = (phase: Phase, by: number): Phase =>
  'endsAt' in phase && phase.endsAt !== null ? ({ ...phase, endsAt: phase.endsAt + by } as Phase) : phase;
