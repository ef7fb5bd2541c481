/** Holds questions to how their answers are read: a typed answer is compared without case, quotes and spaces. */
import type { Option, QuestionStep, Scene } from '../../../core/lesson.ts';
import { type Inline, inlineText, type Prose, proseText } from '../../../core/prose.ts';
import { type Place, quote } from '../../../lesson/problem.ts';
import { normalise } from '../../../quiz/normalise.ts';
import { type Finding, finding } from './finding.ts';

type Places = ReadonlyMap<object, Place>;

/** What is wrong with the answers and hints of one question and its variants. */
export function lintQuestion(question: QuestionStep, places: Places): readonly Finding[] {
  const scenes: readonly Scene[] = [question, ...question.variants];
  // A variant that has no answers or hints of its own shares those of the question.
  const answers = new Set(scenes.map(({ answer }) => answer));
  const firstHints = new Set(scenes.flatMap(({ hints }) => hints.slice(0, 1)));
  return [
    ...[...answers].flatMap((answer) =>
      answer.kind === 'choice' ? lintOptions(answer.options, places) : lintAccepted(answer.accepted, places),
    ),
    ...scenes.flatMap((scene) => lintRefused(scene, scenes, places)),
    ...[...firstHints].flatMap((hint) => lintHint(hint, scenes, places)),
  ];
}

/** Options that are alike to whoever types their words. Those that are the same to the letter were reported before. */
function lintOptions(options: readonly Option[], places: Places): readonly Finding[] {
  return options.flatMap((option, index) => {
    const twin = options
      .slice(0, index)
      .find((other) => readsTheSame(option, other) && wordsOf(option) !== wordsOf(other));
    const place = places.get(option);
    if (twin === undefined || place === undefined) return [];
    const rule = option.right || twin.right ? 'distractor-is-key' : 'ambiguous-options';
    const same = `the same as ${quote(wordsOf(twin))} once it is typed`;
    const remedy = 'case, quotes, spaces around signs and closing punctuation do not count in a typed answer';
    return [
      finding(
        rule,
        place,
        `the option ${quote(wordsOf(option))}, ${same}`,
        'options that differ in their words',
        remedy,
      ),
    ];
  });
}

const readsTheSame = (one: Option, other: Option): boolean => {
  const text = normalise(wordsOf(one));
  return text !== '' && text === normalise(wordsOf(other));
};

const wordsOf = ({ label }: Option): string => inlineText(label).replace(/\s+/g, ' ').trim();

/** Accepted forms that bring nothing. Those of a predicted header stand nowhere in the file. */
function lintAccepted(accepted: readonly string[], places: Places): readonly Finding[] {
  const place = places.get(accepted);
  if (place === undefined) return [];
  return accepted.flatMap((form, index) => {
    const twin = accepted.slice(0, index).find((other) => normalise(other) === normalise(form));
    if (twin === undefined || form.trim() === '') return [];
    const found = `the answer ${quote(form)}, which ${quote(twin)} accepts already`;
    const remedy = 'case, quotes around it, spaces around signs and a full stop are forgiven anyway';
    return [finding('repeated-answer', place, found, 'forms that differ by more', remedy)];
  });
}

/** The same prompt with options in one scene and typed answers in another: what is wrong there cannot be right here. */
function lintRefused({ prompt, answer }: Scene, scenes: readonly Scene[], places: Places): readonly Finding[] {
  if (answer.kind !== 'typed') return [];
  const asked = normalise(proseText(prompt));
  const wrong = scenes
    .filter((scene) => normalise(proseText(scene.prompt)) === asked)
    .flatMap((scene) => (scene.answer.kind === 'choice' ? scene.answer.options.filter(({ right }) => !right) : []))
    .map((option) => normalise(wordsOf(option)));
  const place = places.get(answer.accepted);
  const form = answer.accepted.find((one) => wrong.includes(normalise(one)));
  if (place === undefined || form === undefined) return [];
  const found = `the answer ${quote(form)}, a wrong option of the same question`;
  return [finding('refused-answer', place, found, 'an answer that is right wherever it is given')];
}

/** Answers shorter than this stand in many a sentence. */
const LEAST_TELLING = 2;

/** A first hint ought to leave something to think about. Only whole `code` counts: words can be there by chance. */
function lintHint(hint: readonly Prose[], scenes: readonly Scene[], places: Places): readonly Finding[] {
  const place = places.get(hint);
  const keys = scenes.filter(({ hints }) => hints[0] === hint).map(({ answer }) => normalise(keyOf(answer)));
  const code = hint.flatMap(codeIn).map(normalise);
  const isTold = keys.some((key) => key.length >= LEAST_TELLING && code.includes(key));
  if (place === undefined || !isTold) return [];
  return [finding('hint-answers', place, 'a first hint with the answer in it', 'a hint that leaves something to find')];
}

const keyOf = (answer: Scene['answer']): string =>
  answer.kind === 'typed' ? answer.accepted[0] : inlineText(answer.options.find(({ right }) => right)?.label ?? []);

function codeIn(node: Prose | Inline): readonly string[] {
  switch (node.kind) {
    case 'code':
      return [node.text];
    case 'code-block':
      return [node.code];
    case 'list':
      return node.items.flat().flatMap(codeIn);
    case 'table':
      return [node.header, ...node.rows].flat(2).flatMap(codeIn);
    case 'text':
    case 'break':
      return [];
    default:
      return node.children.flatMap(codeIn);
  }
}
