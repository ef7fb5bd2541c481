/** Holds questions to how their answers are read: a typed answer is compared without case, quotes and spaces. */
import { type Option, optionsOf } from '../../../core/answer.ts';
import type { QuestionStep, Scene } from '../../../core/lesson.ts';
import { type Inline, inlineText, type Prose, proseText } from '../../../core/prose.ts';
import { quote } from '../../../lesson/problem.ts';
import { rulesOf } from '../../../quiz/kinds/index.ts';
import { normalise } from '../../../quiz/normalise.ts';
import { gradeTyped } from '../../../quiz/typed-answer.ts';
import type { ReportAt } from './lint-sizes.ts';

/** What is wrong with the answers and hints of one question and its variants. */
export function lintQuestion(question: QuestionStep, report: ReportAt): void {
  const scenes: readonly Scene[] = [question, ...question.variants];
  // A variant that has no answers or hints of its own shares those of the question.
  for (const answer of new Set(scenes.map((scene) => scene.answer))) {
    lintOptions(optionsOf(answer), report);
    if (answer.kind === 'typed') lintAccepted(answer.accepted, report);
  }
  for (const scene of scenes) lintRefused(scene, scenes, report);
  for (const [index, variant] of question.variants.entries()) {
    lintContradiction(variant, scenes.slice(0, index + 1), report);
  }
  for (const hint of new Set(scenes.flatMap(({ hints }) => hints.slice(0, 1)))) lintHint(hint, scenes, report);
}

/** Options that read the same when typed. Those that are the same to the letter were reported before. */
function lintOptions(options: readonly Option[], report: ReportAt): void {
  for (const [index, option] of options.entries()) {
    const words = wordsOf(option);
    if (speaksOfOthers(words)) {
      const remedy = 'options are shuffled for each learner: say what it stands for';
      report('option-place', option, `the option ${quote(words)}`, 'an option that says it all by itself', remedy);
    }
    const typed = normalise(words);
    const twin = options
      .slice(0, index)
      .find((other) => typed !== '' && normalise(wordsOf(other)) === typed && wordsOf(other) !== words);
    if (twin === undefined) continue;
    const rule = option.right || twin.right ? 'distractor-is-key' : 'ambiguous-options';
    const found = `the option ${quote(words)}, the same as ${quote(wordsOf(twin))} once it is typed`;
    const remedy = 'case, quotes, spaces around signs and closing punctuation do not count in a typed answer';
    report(rule, option, found, 'options that differ in their words', remedy);
  }
}

const wordsOf = ({ label }: Option): string => inlineText(label).replace(/\s+/g, ' ').trim();

const ALL_OR_NONE =
  /^(?:all|none|both|any|each|either|neither|two|most) (?:of )?(?:the )?(?:options? |answers? |choices? |ones? )?(?:above|below|previous|preceding|following)\b/i;
/** In capitals, as the letters of options are: "both a and b" may well be names. */
const LETTERS = /^(?:[Bb]oth |[Oo]nly |[Nn]either )?[A-F](?:, ?[A-F])*,? (?:and|or|nor|&) [A-F](?: .*)?$/;

/** "All of the above", "Both A and C". */
const speaksOfOthers = (words: string): boolean => ALL_OR_NONE.test(words) || LETTERS.test(words);

/** Accepted forms that bring nothing. Those of a predicted header stand nowhere in the file. */
function lintAccepted(accepted: readonly string[], report: ReportAt): void {
  for (const [index, form] of accepted.entries()) {
    const twin = accepted.slice(0, index).find((other) => normalise(other) === normalise(form));
    if (twin === undefined || form.trim() === '') continue;
    const found = `the answer ${quote(form)}, which ${quote(twin)} accepts already`;
    const remedy = 'case, quotes around it, spaces around signs and a full stop are forgiven anyway';
    report('repeated-answer', accepted, found, 'forms that differ by more', remedy);
  }
}

/** The same prompt with options in one scene and typed answers in another: what is wrong there cannot be right here. */
function lintRefused({ prompt, answer }: Scene, scenes: readonly Scene[], report: ReportAt): void {
  if (answer.kind !== 'typed') return;
  const asked = normalise(proseText(prompt));
  const options = scenes
    .filter((scene) => normalise(proseText(scene.prompt)) === asked)
    .flatMap((scene) => optionsOf(scene.answer));
  const form = refusedForm(answer.accepted, options);
  if (form === undefined) return;
  const found = `the answer ${quote(form)}, a wrong option of the same question`;
  report('refused-answer', answer.accepted, found, 'an answer that is right wherever it is given');
}

/** The first accepted form that is a wrong option. */
function refusedForm(accepted: readonly string[], options: readonly Option[]): string | undefined {
  const wrong = options.filter(({ right }) => !right).map((option) => normalise(wordsOf(option)));
  return accepted.find((one) => wrong.includes(normalise(one)));
}

/** A variant in the words of a form above it, but with another key: one of the two is wrong. */
function lintContradiction(variant: Scene, above: readonly Scene[], report: ReportAt): void {
  const asked = normalise(proseText(variant.prompt));
  const same = above.filter((scene) => scene !== variant && normalise(proseText(scene.prompt)) === asked);
  if (same.every((scene) => mayBothBeRight(variant.answer, scene.answer))) return;
  const found = `a variant in the words of its question, with the answer ${quote(rulesOf(variant.answer).keyText)}`;
  report('variant', variant, found, 'the same answer, or other words');
}

/** Options are one choice of many, so other options with another key are no contradiction. */
function mayBothBeRight(one: Scene['answer'], other: Scene['answer']): boolean {
  if (one.kind === 'typed' && other.kind === 'typed') {
    return one.accepted.some((form) => other.accepted.some((accepted) => normalise(accepted) === normalise(form)));
  }
  if (one.kind === 'choice' && other.kind === 'choice') return !refuses(one, other) && !refuses(other, one);
  // Of another kind, the same is asked for in another way.
  if (one.kind === other.kind) return rulesOf(one).keyText === rulesOf(other).keyText;
  const [typed, choice] = one.kind === 'typed' ? [one, other] : [other, one];
  if (typed.kind !== 'typed' || choice.kind !== 'choice') return true;
  // An accepted answer that is a wrong option is told as that.
  return gradeTyped(rulesOf(choice).keyText, typed).right || refusedForm(typed.accepted, choice.options) !== undefined;
}

/** Whether the key of one is a wrong option of the other. */
const refuses = (one: Choice, other: Choice): boolean =>
  one.options.some((option) => !option.right && normalise(wordsOf(option)) === normalise(rulesOf(other).keyText));

type Choice = Extract<Scene['answer'], { kind: 'choice' }>;

/** Answers shorter than this stand in many a sentence. */
const LEAST_TELLING = 2;

/** A first hint ought to leave something to think about. Only whole `code` counts: words can be there by chance. */
function lintHint(hint: readonly Prose[], scenes: readonly Scene[], report: ReportAt): void {
  const keys = scenes.filter(({ hints }) => hints[0] === hint).map(({ answer }) => normalise(rulesOf(answer).keyText));
  const code = hint.flatMap(codeIn).map(normalise);
  if (keys.some((key) => key.length >= LEAST_TELLING && code.includes(key))) {
    report('hint-answers', hint, 'a first hint with the answer in it', 'a hint that leaves something to find');
  }
}

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
    case 'person':
    case 'picture':
      return [];
    default:
      return node.children.flatMap(codeIn);
  }
}
