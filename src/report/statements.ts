/**
 * The results of a class as xAPI statements, for who feeds a learning record store: one as JSON in each line, in the
 * shape of xAPI 1.0.3. A statement's id follows from what it says, so that the same file can be sent again and nothing
 * counts twice. https://github.com/adlnet/xAPI-Spec/blob/1.0.3/xAPI-Data.md
 */
import { BETWEEN_PARTS, BETWEEN_STEPS } from '../core/answer.ts';
import { type LearnerId, platformOf } from '../core/event.ts';
import type { Lesson, QuestionStep, Step } from '../core/lesson.ts';
import { type Inline, inlineText, proseText } from '../core/prose.ts';
import { nameOfMistake } from '../exercise/mistakes/names.ts';
import type { ClassReport } from './class-report.ts';
import type { MemberAttempt } from './results.ts';
import type { NameOf } from './table.ts';

const VERBS = {
  answered: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
  skipped: { id: 'http://id.tincanapi.com/verb/skipped', display: { en: 'skipped' } },
  attempted: { id: 'http://adlnet.gov/expapi/verbs/attempted', display: { en: 'attempted' } },
  completed: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { en: 'completed' } },
} as const;

/** Names of our own, in the form that xAPI wants: addresses that nobody has to open. */
const IRI = 'urn:nibble';

/** The statements of those who have finished the lesson, with their score. */
export async function completionStatements({ lesson, members, of }: ClassReport, nameOf: NameOf): Promise<string> {
  const done = members.flatMap((member) =>
    member.completedAt === null ? [] : [{ ...member, at: member.completedAt }],
  );
  return asLines(
    done.map(({ learner, right, at }) => ({
      key: `completed ${learner} ${lesson.id}`,
      actor: actorOf(learner, nameOf),
      verb: VERBS.completed,
      object: lessonActivity(lesson),
      result: {
        completion: true,
        ...(of.questions > 0 && {
          score: { scaled: right / of.questions, raw: right, min: 0, max: of.questions },
        }),
      },
      context: { platform: 'Nibble', language: 'en' },
      timestamp: new Date(at).toISOString(),
    })),
  );
}

/** One statement for each answer, program or question that was skipped. */
export function answerStatements(
  lesson: Lesson,
  nameOf: NameOf,
): (attempts: readonly MemberAttempt[]) => Promise<string> {
  const steps = new Map(lesson.steps.map((step) => [step.id, step]));
  const timesOf = countSameMoments();
  return (attempts) =>
    asLines(
      attempts.map((attempt) => {
        const { learner, step: id, kind, given, verdict, mistake, hints, at } = attempt;
        const step = steps.get(id);
        const verb = kind === 'skip' ? VERBS.skipped : kind === 'program' ? VERBS.attempted : VERBS.answered;
        const named = `${kind} ${learner} ${lesson.id} ${id} ${at}`;
        const times = timesOf(attempt);
        return {
          key: times === 0 ? named : `${named} ${times}`,
          actor: actorOf(learner, nameOf),
          verb,
          object: stepActivity(lesson, id, step),
          ...(kind !== 'skip' && {
            result: {
              success: verdict === 'right',
              ...(given !== '' && { response: responseTo(step, given) }),
              extensions: {
                [`${IRI}:hints`]: hints,
                ...(mistake !== null && { [`${IRI}:mistake`]: nameOfMistake(mistake) }),
              },
            },
          }),
          context: { platform: 'Nibble', language: 'en', contextActivities: { parent: [lessonActivity(lesson)] } },
          timestamp: new Date(at).toISOString(),
        };
      }),
    );
}

/** How many attempts of the same member at the same step came before this one at the very same moment. */
function countSameMoments(): (attempt: Pick<MemberAttempt, 'learner' | 'step' | 'kind' | 'at'>) => number {
  let moment = '';
  let counts = new Map<string, number>();
  return ({ learner, step, kind, at }) => {
    if (moment !== `${learner} ${at}`) counts = new Map();
    moment = `${learner} ${at}`;
    const times = counts.get(`${step} ${kind}`) ?? 0;
    counts.set(`${step} ${kind}`, times + 1);
    return times;
  };
}

/** By the account on the platform, which an LRS can match with what else it has of it. */
function actorOf(learner: LearnerId, nameOf: NameOf) {
  const name = nameOf(learner);
  const [, first = '', ...rest] = learner.split(':');
  const account = { homePage: homePageOf(learner, first), name: rest.length === 0 ? first : rest.join(':') };
  return { objectType: 'Agent', ...(name !== null && { name }), account };
}

function homePageOf(learner: LearnerId, workspace: string): string {
  const platform = platformOf(learner);
  if (platform === 'discord') return 'https://discord.com';
  return platform === 'slack' ? `https://app.slack.com/client/${workspace}` : `${IRI}:${platform}`;
}

const lessonActivity = ({ id, title, summary }: Lesson) => ({
  objectType: 'Activity',
  id: `${IRI}:lesson:${id}`,
  definition: {
    type: 'http://adlnet.gov/expapi/activities/lesson',
    name: { en: title },
    description: { en: summary },
  },
});

/** An answer to a step that the lesson has no more has its name alone. */
function stepActivity(lesson: Lesson, id: string, step: Step | undefined) {
  const activity = { objectType: 'Activity', id: `${IRI}:lesson:${lesson.id}:${id}` };
  if (step === undefined) return activity;
  const name = { en: step.title };
  if (step.kind === 'question') return { ...activity, definition: { name, ...questionDefinition(step) } };
  return { ...activity, definition: { type: 'http://adlnet.gov/expapi/activities/assessment', name } };
}

/**
 * Each kind of answer as the interaction that xAPI has for it (IEEE 9274.1.1, 4.2.7.1, after SCORM's). A response is in
 * the learner's words, as it is stored; so the ids of choices are their words, too.
 */
function questionDefinition({ prompt, answer }: QuestionStep) {
  const shared = {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    description: { en: proseText(prompt) },
  };
  switch (answer.kind) {
    case 'typed':
      return { ...shared, interactionType: 'fill-in', correctResponsesPattern: [...answer.accepted] };
    case 'choice':
    case 'several': {
      const right = answer.options.filter((option) => option.right).map(({ label }) => inlineText(label));
      const choices = components(answer.options.map(({ label }) => label));
      return { ...shared, interactionType: 'choice', choices, correctResponsesPattern: [right.join(AND)] };
    }
    case 'order':
      return {
        ...shared,
        interactionType: 'sequencing',
        choices: components(answer.items),
        correctResponsesPattern: [answer.items.map(inlineText).join(AND)],
      };
    case 'match': {
      const pairs = answer.items.map(
        ({ label, partner }) => `${inlineText(label)}${WITH}${inlineText(answer.choices[partner] ?? [])}`,
      );
      return {
        ...shared,
        interactionType: 'matching',
        source: components(answer.items.map(({ label }) => label)),
        target: components(answer.choices),
        correctResponsesPattern: [pairs.join(AND)],
      };
    }
    case 'number': {
      const { value, tolerance } = answer;
      const pattern = tolerance === 0 ? String(value) : `${value - tolerance}[:]${value + tolerance}`;
      return { ...shared, interactionType: 'numeric', correctResponsesPattern: [pattern] };
    }
    // Any order that does the same is right, so there is no pattern.
    case 'lines':
      return { ...shared, interactionType: 'other' };
  }
}

/** Between the parts of a response, and between the two of a pair. */
const AND = '[,]';
const WITH = '[.]';

const components = (labels: readonly (readonly Inline[])[]) =>
  labels.map((label) => ({ id: inlineText(label), description: { en: inlineText(label) } }));

/** What was answered, with the signs of xAPI between its parts. */
function responseTo(step: Step | undefined, given: string): string {
  const kind = step?.kind === 'question' ? step.answer.kind : null;
  if (kind === 'several') return given.replaceAll(BETWEEN_PARTS, AND);
  if (kind === 'order') return given.replaceAll(BETWEEN_STEPS, AND);
  return kind === 'match' ? given.replaceAll(BETWEEN_PARTS, AND).replaceAll(BETWEEN_STEPS, WITH) : given;
}

interface Unnamed {
  /** What the id is made from. */
  readonly key: string;
}

async function asLines(statements: readonly Unnamed[]): Promise<string> {
  const named = statements.map(
    async ({ key, ...statement }) => `${JSON.stringify({ id: await uuidOf(key), ...statement })}\n`,
  );
  return (await Promise.all(named)).join('');
}

/** RFC 9562, version 5, in a name space of our own. */
const NAME_SPACE = Uint8Array.from('4e6962626c6554ad9a0c6c6561726e21'.match(/../g) ?? [], (pair) =>
  Number(`0x${pair}`),
);

async function uuidOf(name: string): Promise<string> {
  const bytes = new TextEncoder().encode(name);
  const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from([...NAME_SPACE, ...bytes]));
  const hash = new Uint8Array(digest).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
