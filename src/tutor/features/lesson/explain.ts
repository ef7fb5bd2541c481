/** The same put differently, shorter, or as an example; where the learner is, and how much is left. */
import { sentencesOf } from '../../../ask/passages.ts';
import { BETWEEN_PARTS, optionsOf } from '../../../core/answer.ts';
import {
  type ExampleStep,
  type ExerciseStep,
  type QuestionStep,
  questionsOf,
  type TextStep,
} from '../../../core/lesson.ts';
import {
  bullets,
  codeBlock,
  heading,
  inlineText,
  type Prose,
  paragraph,
  strong,
  withCode,
} from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { type Context, type Done, onTop, type Plan, say, sayHere, sayOnly } from '../../decision.ts';
import { action, button, buttons, type Feature, means, meansInLesson, showButton } from '../../feature.ts';
import { isInLab, type Place } from '../../place.ts';
import { isOpen, wayBlock, waysFrom } from '../../show/ways.ts';
import { count } from '../../show/words.ts';
import { sayButton } from '../learner/talk.ts';
import { resume } from './navigate.ts';

export const explaining: Feature = {
  typed: [
    meansInLesson('explain', explain),
    meansInLesson('shorter', shorter),
    meansInLesson('example', showExample),
    meansInLesson('where', (place) => onTop(resume(place, false), whereWords(place))),
    means('how-long', sayHowLong),
  ],
  help: ['`explain`, `shorter` or `example` where something isn’t clear; `how long` for what is left'],
};

/** An open question or exercise is never explained: that could give its key away. */
export function explain(place: Place): Plan {
  const { step, progress } = place;
  switch (step.kind) {
    case 'text':
      return explainText(place, step);
    case 'example':
      return sayHere(place, heading(3, 'What to notice'), ...step.content, ...step.takeaway, ways(place));
    case 'question':
      return progress.answered
        ? say(place, { blocks: [...whyAnswer(place, step), ways(place)] })
        : sayOpen(place, step);
    case 'exercise':
      return sayOpen(place, step);
    default:
      return resume(place, false);
  }
}

const ways = (place: Place): Block => buttons(...waysFrom(place));

/**
 * In the words of the section's example, which says the same about code that runs. Not while its run is still to be
 * predicted: those words tell what came of it.
 */
function explainText(place: Place, step: TextStep): Done {
  const example = exampleNear(place);
  const isNear = example !== null && example.section === step.section && !isToPredict(place, example);
  const said = isNear ? example.takeaway : [];
  const ask = paragraph(...withCode('Which word isn’t clear? Type `what is`, then the word, and I’ll look it up.'));
  const title = said.length === 0 ? `In short: ${step.title}` : `${step.title}, in other words`;
  return sayHere(
    place,
    heading(3, title),
    ...(said.length === 0 ? firstSentences(step.content) : said),
    ask,
    buttons(...waysFrom(place).slice(0, 1), sayButton('Show an example', 'example'), showButton(place)),
  );
}

function isToPredict({ lesson: { steps }, progress }: Place, example: ExampleStep): boolean {
  const before = steps[steps.indexOf(example) - 1];
  return before?.kind === 'question' && before.role.kind === 'predict' && progress.answers[before.id] === undefined;
}

function sayOpen(place: Place, step: QuestionStep | ExerciseStep): Done {
  const asked = step.kind === 'question' ? step.prompt : step.task;
  const said = paragraph(
    ...withCode('Take it in pieces. A `hint` says more, one bit at a time. This is the question:'),
  );
  return sayHere(place, said, ...asked, ways(place));
}

function whyAnswer(place: Place, question: QuestionStep): readonly Prose[] {
  const { answer, explanation } = question;
  const given = place.progress.answers[question.id]?.given ?? '';
  const words = new Set([given, ...given.split(BETWEEN_PARTS)]);
  const chosen = optionsOf(answer).filter(({ label }) => words.has(inlineText(label)));
  return [heading(3, 'Why'), ...chosen.flatMap(({ why }) => why), ...explanation];
}

/** The first sentence of each paragraph. */
const MOST_SENTENCES = 3;

function firstSentences(content: readonly Prose[]): readonly Prose[] {
  const firsts = content.flatMap((block) => sentencesOf([block]).slice(0, 1)).slice(0, MOST_SENTENCES);
  return firsts.length === 0 ? content.slice(0, 1) : [bullets(firsts)];
}

function shorter(place: Place): Plan {
  const { step } = place;
  const short = (content: readonly Prose[]) =>
    sayHere(place, heading(3, 'In short'), ...firstSentences(content), ways(place));
  switch (step.kind) {
    case 'text':
      return short(step.content);
    case 'example':
      return short(step.takeaway.length > 0 ? step.takeaway : step.content);
    case 'question':
      return place.progress.answered ? short(step.explanation) : sayOpen(place, step);
    case 'exercise':
      return sayHere(
        place,
        heading(3, 'In short'),
        paragraph('This is what I check:'),
        bullets([...step.checks, ...step.plain].map(({ title }) => [title])),
        ways(place),
      );
    default:
      return resume(place, false);
  }
}

/** The section's example, without leaving the step. While something is open, only the way to it. */
function showExample(place: Place): Plan {
  const { lesson } = place;
  const example = exampleNear(place);
  if (example === null) return sayHere(place, 'This lesson has no example.', ways(place));
  const go = button('Go to the example', action('go', lesson.id, example.id));
  if (isOpen(place)) {
    const said = paragraph(
      'While this is open I don’t show its code here. An example is at ',
      strong(example.title),
      '.',
    );
    return sayHere(place, said, buttons(go, ...waysFrom(place).slice(0, 2)));
  }
  return sayHere(
    place,
    heading(3, `Example: ${example.title}`),
    codeBlock('python', example.program.trimEnd()),
    buttons(go, ...waysFrom(place).filter(({ action: { verb } }) => verb !== 'run')),
  );
}

/** The one that the learner is at, else the next of the section, else the last one before. */
function exampleNear({ lesson: { steps }, step, index }: Place): ExampleStep | null {
  const isExample = (one: (typeof steps)[number]): one is ExampleStep => one.kind === 'example';
  const inSection = steps
    .slice(index)
    .filter(isExample)
    .find(({ section }) => section === step.section);
  return inSection ?? steps.slice(0, index).filter(isExample).at(-1) ?? steps.find(isExample) ?? null;
}

function whereWords({ lesson, step, index, progress }: Place): string {
  const section = lesson.sections.find(({ id }) => id === step.section);
  const lab = isInLab(progress) ? ', in the lab' : '';
  return `You’re in ${lesson.title}, section ${section?.title ?? ''}, at step ${index + 1} of ${lesson.steps.length}${lab}.`;
}

function sayHowLong(context: Context): Plan {
  const { learner, lessons } = context;
  const { review } = learner;
  if (review !== null && review.done < review.planned) {
    const left = review.planned - review.done;
    return sayOnly(learner, [paragraph(`${count(left, 'card')} to go in this review.`), wayBlock(context)]);
  }
  const lesson = lessons.get(learner.currentLesson ?? '');
  if (lesson === undefined) {
    const all = [...lessons.values()].map(({ title, minutes }) => [
      strong(title),
      `: about ${count(minutes, 'minute')}`,
    ]);
    return sayOnly(learner, [bullets(all), wayBlock(context)]);
  }
  const index = Math.max(
    0,
    lesson.steps.findIndex(({ id }) => id === context.progress?.position),
  );
  const left = lesson.steps.length - 1 - index;
  const minutes = Math.max(1, Math.round((lesson.minutes * left) / lesson.steps.length));
  const questions = questionsOf(lesson).filter(({ id }) => context.progress?.answers[id] === undefined).length;
  const said =
    left === 0
      ? 'You’ve reached the end of this lesson.'
      : `About ${count(minutes, 'minute')} to go: ${count(left, 'step')}, with ${count(questions, 'question')} among them.`;
  return sayOnly(learner, [paragraph(said, ' You can stop at any time; your place is kept.'), wayBlock(context)]);
}
