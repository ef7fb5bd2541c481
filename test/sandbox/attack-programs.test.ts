/**
 * Programs of an outsider, through all that a submission goes through: the sandbox, the simulated browser, the verdict,
 * and the words and pictures as each platform shows them. Nothing of the host is in those, the work of the bot's own
 * thread is bounded, and the next learner's program answers as if nobody had been there before.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReply as writeDiscord } from '../../adapters/discord/messages.ts';
import { writeReply as writeSlack } from '../../adapters/slack/messages.ts';
import { writeMessage as writeTerminal } from '../../adapters/terminal/messages.ts';
import { pingsOf } from '../../playground/discord/check-payload.ts';
import { mentionsIn } from '../../playground/slack/check-payload.ts';
import type { Transcript } from '../../src/browser/index.ts';
import type { Answer, Dialogue, RunResult, Sandbox } from '../../src/core/program.ts';
import { paragraph } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';
import type { Check, ScenarioStep } from '../../src/core/scenario.ts';
import { judge, type Verdict } from '../../src/exercise/judge.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { drawScenes } from '../../src/transcript/diagram/draw-scenes.ts';
import { transcriptScenes } from '../../src/transcript/diagram/transcript-scenes.ts';
import { describeTranscript } from '../../src/transcript/index.ts';
import { mistakeIn, showVerdict } from '../../src/tutor/show/verdict.ts';
import { shipped } from '../fixtures/lessons.ts';
import { startCounting } from '../linear-time/count-steps.ts';
import { ATTACKS_FROM_INSIDE } from './attack-programs/from-inside.ts';
import { ATTACKS_ON_READERS } from './attack-programs/on-readers.ts';
import { ATTACKS_OF_AN_OUTSIDER } from './attack-programs/outsider.ts';
import type { Attack } from './attack-programs/rows.ts';
import { perform, START } from './fixtures.ts';

const ATTACKS: readonly (readonly [target: string, attacks: readonly Attack[]])[] = [
  ...[ATTACKS_OF_AN_OUTSIDER, ATTACKS_FROM_INSIDE, ATTACKS_ON_READERS].flatMap((all) => Object.entries(all)),
];
const SECRET = 'only-the-host-knows-this';
/** For what is meant to run into the limit; the rest has longer, also on a busy machine. */
const SECONDS = 0.4;
/** What counts is processor time, however busy the machine is. */
const WALL_FACTOR = 10;
/** Blocks of code that the bot's own thread may run for one submission: see count-steps.ts. */
const MOST_STEPS = 4_000_000;
/** Counting takes long: one program in so many is counted here, and each in `npm run test:long`. */
const ONE_COUNTED_IN = Number(process.env.NIBBLE_ONE_COUNTED_IN ?? 5);

let patient: Sandbox;
let impatient: Sandbox;
let hostFolder: string;
/** What the bot's own thread did for each program. */
const work: (() => void)[] = [];
/** What the program of an innocent answers in a sandbox in which nothing else has run. */
let innocent: RunResult<Answer[]>;

beforeAll(async () => {
  hostFolder = mkdtempSync(join(tmpdir(), 'nibble-host-'));
  writeFileSync(join(hostFolder, 'secret.txt'), SECRET);
  process.env.NIBBLE_TEST_TOKEN = SECRET;
  // One worker, so that whoever comes next comes where the attack has been.
  patient = createSandbox({ limits: { workers: 1, seconds: 20, wallFactor: WALL_FACTOR } });
  impatient = createSandbox({ limits: { workers: 1, seconds: SECONDS, wallFactor: WALL_FACTOR } });
  innocent = await patient.run(INNOCENT, START, perform(VISITS));
  expect(innocent).toMatchObject({
    kind: 'finished',
    value: [{ error: null }, { error: null }],
  });
});
afterAll(async () => {
  await Promise.all([patient.close(), impatient.close()]);
  delete process.env.NIBBLE_TEST_TOKEN;
  rmSync(hostFolder, { recursive: true });
});

/** A right program that also tells all that somebody could have left for it. */
const INNOCENT = `
import builtins, gc, hashlib, io, json, locale, os, random, secrets, sys, time, uuid
from flask import Flask, request, make_response
app = Flask(__name__)
made = object()

@app.get('/')
def index():
    response = make_response(json.dumps({
        'visits': request.cookies.get('visits', '0'),
        'modules': sorted(sys.modules), 'builtins': sorted(dir(builtins)), 'hooks': [len(sys.meta_path), len(sys.path_hooks)],
        'path': sys.path, 'limits': [sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits()],
        'tracing': [repr(sys.gettrace()), repr(sys.getprofile())], 'collector': [gc.isenabled(), gc.get_threshold(), gc.get_count()],
        'objects': len(gc.get_objects()), 'ids': [id(made), id(object()), id('left 1')], 'hash': hash('nibble'),
        'drawn': [random.random(), secrets.token_hex(8), str(uuid.uuid4()), os.urandom(8).hex()],
        'files': [[p, sorted(os.listdir(p))] for p in ('/app', '/tmp', '/lib')], 'at': os.getcwd(),
        'environment': dict(os.environ), 'clock': time.time(), 'descriptors': [n for n in range(64) if is_open(n)],
    }))
    response.set_cookie('visits', '1')
    return response

def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
`;
const VISITS = [1, 2].map(() => ({ method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START }));

const visit: ScenarioStep = { do: 'visit', url: 'https://app.test/', from: null };
const nothing = { otherwise: [paragraph('The page does not say so.')], hint: null };
/** Each program is visited twice, and looked for a word that it does not know. */
const CHECKS: readonly Check[] = [
  {
    title: 'Says what nobody has told it',
    steps: [
      { step: visit, expect: [] },
      { step: { do: 'read-script', url: 'https://app.test/' }, expect: [] },
      { step: { do: 'close' }, expect: [] },
      { step: visit, expect: [{ ...nothing, expectation: { see: 'text', text: 'kwyjibo' } }] },
    ],
  },
];
const checksFor = ({ steps }: Attack): readonly Check[] =>
  steps === null ? CHECKS : [{ title: 'Does what it is asked', steps: steps.map((step) => ({ step, expect: [] })) }];

const [exercise] = shipped('cookies').steps.filter((step) => step.kind === 'exercise');
if (exercise === undefined) throw new Error('the lesson has no exercise');

/** What the learner reads, with the whole run below it, and the run as pictures. */
function reply(result: RunResult<Verdict>, program: string): readonly Block[] {
  const verdict = showVerdict(exercise ?? never(), result, mistakeIn(result, program));
  const seen: Transcript = result.kind === 'finished' ? result.value.transcript : [];
  return [
    ...verdict.said,
    ...verdict.seen,
    ...describeTranscript(seen, 'whole'),
    ...drawScenes('The run', transcriptScenes(seen)),
  ];
}
/** As each platform shows it. */
const write = (blocks: readonly Block[]) => ({
  discord: writeDiscord(blocks),
  slack: writeSlack(blocks),
  terminal: writeTerminal(blocks, { width: 80, colours: false }),
});

const never = (): never => {
  throw new Error('the lesson has no exercise');
};

/** The same dialogue; `answers` gets each answer. */
function* noting<Result>(dialogue: Dialogue<Result>, answers: Answer[]): Dialogue<Result> {
  let next = dialogue.next();
  while (!next.done) {
    const answer = yield next.value;
    answers.push(answer);
    next = dialogue.next(answer);
  }
  return next.value;
}

/** The same dialogue once more, with the answers that there were. */
function again<Result>(dialogue: Dialogue<Result>, answers: readonly Answer[]): void {
  dialogue.next();
  for (const answer of answers) dialogue.next(answer);
}

/** A kind of fault, the class of an exception, or a status: of the last request, or of loading. */
function endOf(result: RunResult<unknown>, answers: readonly Answer[]): string {
  if (result.kind === 'not-started') {
    const { fault } = result;
    return fault.kind === 'exception' ? fault.error.type : fault.kind;
  }
  const last = answers.at(-1);
  if (last === undefined) return 'no answer';
  if (last.kind === 'fault') return last.fault.kind;
  return last.error?.type ?? String(last.response.status);
}

/** Characters of all that is made of a run, on three platforms together. */
const LONGEST_SHOWN = 6_000_000;
/** What every object has; whoever writes to a key called `__proto__` changes it. */
const OF_EVERY_OBJECT = [Object.prototype, Array.prototype, Function.prototype].map((one) => Reflect.ownKeys(one));

/** What must not be in anything that is shown. */
const hostWords = (): string[] => [SECRET, process.cwd(), homedir(), hostname(), process.execPath, 'root:x:0'];

describe.each(ATTACKS)('a program that attacks %s, by', (_target, attacks) => {
  it.each(attacks.map((attack): [string, Attack] => [attack.tries, attack]))('%s', async (_tries, attack) => {
    const program = attack.program.replaceAll('HOST_FOLDER', hostFolder);
    const where = attack.ends.includes('timeout') ? impatient : patient;
    const answers: Answer[] = [];
    const result = await where.run(program, START, noting(judge(checksFor(attack), START), answers));

    expect(attack.ends).toContain(endOf(result, answers));

    work.push(() => {
      again(judge(checksFor(attack), START), answers);
      write(reply(result, program));
    });
    const blocks = reply(result, program);
    const { discord, slack, terminal } = write(blocks);
    const shown = JSON.stringify([result, blocks, discord.map(({ body }) => body), slack, terminal]);
    for (const word of hostWords()) expect(shown).not.toContain(word);
    expect(discord.flatMap(({ body: { components } }) => pingsOf({ components }))).toEqual([]);
    expect(slack.flatMap(({ text, blocks }) => mentionsIn({ text, blocks }))).toEqual([]);
    expect(terminal.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);

    expect(shown.length).toBeLessThan(LONGEST_SHOWN);

    expect([Object.prototype, Array.prototype, Function.prototype].map((one) => Reflect.ownKeys(one))).toEqual(
      OF_EVERY_OBJECT,
    );
    expect(readdirSync(hostFolder)).toEqual(['secret.txt']);
    expect(await where.run(INNOCENT, START, perform(VISITS))).toEqual(innocent);
  });
});

describe('the bot’s own thread', () => {
  // Counted afterwards, since counting slows everything down.
  it('has little to do for any of them', async () => {
    const steps = await startCounting();
    const counts = await steps.count(work.filter((_, index) => index % ONE_COUNTED_IN === 0));
    await steps.stop();
    expect(work).toHaveLength(ATTACKS.flatMap(([, attacks]) => attacks).length);
    expect(Math.max(...counts)).toBeLessThan(MOST_STEPS);
  });
});
