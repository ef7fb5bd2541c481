/** A card of a review: as it is asked, and as it stays once it is answered. */
import { type Action, action } from '../../core/action.ts';
import type { Lesson, QuestionStep } from '../../core/lesson.ts';
import { emphasis, heading, paragraph } from '../../core/prose.ts';
import type { Block, Button } from '../../core/reply.ts';
import type { Card } from '../../review/card.ts';
import { sceneFor } from '../../review/index.ts';
import { buttons } from '../controls.ts';
import type { Verb } from '../features/index.ts';
import type { ReviewSession } from '../state.ts';
import { type Asking, shownOptions } from './question.ts';

/** The card that is being asked, in its sitting. */
export interface Asked {
  readonly card: Card;
  readonly lesson: Lesson;
  /** As it is asked this time. */
  readonly question: QuestionStep;
  readonly session: ReviewSession;
}

/** The id of a control about a card. The argument begins with the card's round, so that an older message can be told. */
export const cardAction = (verb: Verb, { lesson, step }: Card, round: number, more = ''): Action =>
  action(verb, lesson, step, more === '' ? String(round) : `${round}-${more}`);

/** Reads that argument back. */
export function readRound(argument: string): { readonly round: number; readonly more: string } {
  const [round = '', more = ''] = argument.split('-');
  return { round: Number(round), more };
}

/** The card that a message asks; null when it asks none. */
export function cardIn(blocks: readonly Block[]): { lesson: string; step: string; round: number } | null {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const asking = buttons.find(({ action: { verb } }) => verb === 'recall-skip')?.action;
  if (asking === undefined) return null;
  const { lesson, step, argument } = asking;
  return { lesson, step, round: readRound(argument).round };
}

/** The question as it is asked in a round: itself, or one of its variants in its place. */
export const sceneIn = (question: QuestionStep, round: number): QuestionStep => ({
  ...question,
  ...question.variants[sceneFor(round, question.variants.length) - 1],
});

/** Whose card it is and which round, to shuffle its options by. */
export const askingOf = (learner: Asking['learner'], { lesson, session }: Asked): Asking => ({
  learner,
  lesson,
  round: session.round,
});

export const stopButton: Button = { label: 'Stop here', action: action('review-end'), style: 'secondary' };

/** The question and its controls. `more` are buttons that belong beside them. */
export function showCard(
  learner: Asking['learner'],
  asked: Asked,
  more: readonly Button[] = [stopButton],
): readonly Block[] {
  const { card, session, question } = asked;
  const act = (verb: Verb, label: string): Button => ({
    label,
    action: cardAction(verb, card, session.round),
    style: 'secondary',
  });
  const controls = [
    act('recall-hint', 'Hint'),
    act('recall-skip', 'Skip'),
    act('recall-why', 'Why this card today?'),
    ...more,
  ];
  return [...cardHeading(asked), ...question.prompt, ...answerControls(learner, asked), buttons(...controls)];
}

/** What stands above the prompt: how far the sitting is, and where the question is from. */
export const cardHeading = ({ session, question, lesson }: Asked): readonly Block[] => [
  heading(2, `Review, ${Math.min(session.done + 1, session.planned)} of ${session.planned}: ${question.title}`),
  paragraph(emphasis(`From the lesson ${lesson.title}.`)),
];

function answerControls(learner: Asking['learner'], asked: Asked): readonly Block[] {
  const { card, session, question } = asked;
  if (question.answer.kind === 'typed') {
    const type = cardAction('recall-type', card, session.round);
    return [
      paragraph('Use the button, or type your answer in a direct message to me.'),
      buttons({ label: 'Type your answer', action: type, style: 'primary' }),
    ];
  }
  const choices = shownOptions(askingOf(learner, asked), question).map(({ letter, label, position }) => ({
    letter,
    label,
    action: cardAction('recall', card, session.round, String(position + 1)),
  }));
  return [{ kind: 'choices', choices }];
}
