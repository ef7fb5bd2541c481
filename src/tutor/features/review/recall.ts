/** Answering the card of a review: by click, by typing, by skipping; its hints, and why it came today. */

import { heading, type Prose, paragraph, strong } from '../../../core/prose.ts';
import { rulesOf } from '../../../quiz/kinds/index.ts';
import type { Card, Rating } from '../../../review/card.ts';
import { whyToday } from '../../../review/card.ts';
import { rate, ratingOf } from '../../../review/rate.ts';
import { type Context, type Done, type Plan, sayInPlace, sayOnly, withCards } from '../../decision.ts';
import {
  action,
  button,
  buttons,
  type Feature,
  means,
  opensAt,
  type Press,
  type Pressed,
  press,
} from '../../feature.ts';
import { type Answer, answerOption, answerText, hintsOf, nextHint, sceneIn } from '../../question.ts';
import { settingsOf } from '../../settings.ts';
import { answerForm, formText, placedText, readPlaced } from '../../show/answer-controls.ts';
import { type Asked, askedCard, cardAction, readRound, showCard, stopButton } from '../../show/card.ts';
import { agoWords, todayIn } from '../../show/words.ts';
import type { ReviewSession } from '../../state.ts';
import type { Fields } from '../../storage.ts';
import { sectionButton, topicsOf } from '../../topic.ts';
import { type Settled, settleAnswer } from '../lesson/run-lines.ts';
import { afterRating } from './rate.ts';
import { askCard, askedIn, dueCards, freshSession, nextCard } from './review.ts';

export const recall: Feature<
  | ('recall' | 'recall-hint' | 'recall-skip' | 'recall-why' | 'recall-type' | 'submit-recall')
  | ('card-sort' | 'card-run')
> = {
  presses: {
    recall: atCard((context, cards, asked, { more }) =>
      keep(context, cards, asked, answerOption(askedCard(context.learner, asked), Number(more) - 1, 'press')),
    ),
    'recall-hint': atCard((context, _cards, asked) => hintCard(context, asked)),
    'recall-skip': atCard(skipCard),
    'recall-why': press((context, { action: { lesson, step } }) =>
      withCards(context, (cards) => {
        const card = cards.find((one) => one.lesson === lesson && one.step === step);
        return card === undefined ? answeredSince(context) : tellWhy(context, card);
      }),
    ),
    'recall-type': opensAt('question', (step, { lesson, argument }, _draft, learner) =>
      answerForm(action('submit-recall', lesson, step.id, argument), {
        asking: { learner: { id: learner }, lesson: { id: lesson }, round: readRound(argument).round },
        question: sceneIn(step, readRound(argument).round),
      }),
    ),
    'submit-recall': atCard((context, cards, asked, _, fields) => answerCard(context, cards, asked, formText(fields))),
    'card-sort': atCard((context, _cards, asked, { more }) => {
      const placed = readPlaced(more, rulesOf(asked.question.answer).count);
      return sayOnly({ ...context.learner, review: asked.session }, [], {
        pressed: showCard(context.learner, asked, [stopButton], placed),
      });
    }),
    'card-run': atCard((context, cards, asked, { more }) => {
      const placed = readPlaced(more, rulesOf(asked.question.answer).count);
      const answer = answerText(askedCard(context.learner, asked), placedText(placed), 'press');
      return keep(context, cards, asked, answer);
    }, 'run'),
  },
  typed: [means('why-card', tellWhyOpen)],
};

/** A press or form about a card. A card that was answered since is left as it is, and the answer says so. */
function atCard(
  decide: (
    context: Context,
    cards: readonly Card[],
    asked: Asked,
    round: ReturnType<typeof readRound>,
    fields: Fields,
  ) => Plan,
  pace: 'reply' | 'run' = 'reply',
): Press {
  const inCards = (context: Context, { action, fields }: Pressed): Plan =>
    withCards(context, (cards) => {
      const round = readRound(action.argument);
      const card = cards.find(({ lesson, step }) => lesson === action.lesson && step === action.step);
      const asked = card === undefined || card.reps !== round.round ? null : askedBy(context, cards, card);
      return asked === null ? answeredSince(context) : decide(context, cards, asked, round, fields);
    });
  return { pace, isOfLesson: false, decide: inCards };
}

/** The card in its sitting; an older message than the newest one, such as a reminder, begins a sitting of its own. */
function askedBy(context: Context, cards: readonly Card[], card: Card): Asked | null {
  const session = context.learner.review;
  const isCurrent = session !== null && session.lesson === card.lesson && session.step === card.step;
  if (isCurrent) return askedIn(context, cards, session);
  if (session !== null && session.done < session.planned) return askCard(context, card, session);
  return askCard(context, card, freshSession(Math.max(1, dueCards(context, cards, null).today.length)));
}

const answeredSince = ({ learner }: Context): Done =>
  sayOnly(learner, [
    paragraph('You’ve already answered that card. Nothing has changed.'),
    buttons(button('Review', action('review'), 'primary')),
  ]);

/** What was typed while a card is open: an option's words, or the answer itself. */
export const answerCard = (context: Context, cards: readonly Card[], asked: Asked, text: string): Plan =>
  keep(context, cards, asked, answerText(askedCard(context.learner, asked), text));

/** Rates the card, and keeps the attempt, in the same commit. The lesson's own record stays as it is. */
const keep = (context: Context, cards: readonly Card[], asked: Asked, answer: Answer): Plan =>
  settleAnswer(answer, context.now, (settled) => keepSettled(context, cards, asked, settled));

function keepSettled(context: Context, cards: readonly Card[], { card, session }: Asked, answer: Settled): Done {
  const { learner, now, reminders } = context;
  if (answer.kind === 'unread') return sayOnly({ ...learner, review: session }, answer.blocks);
  const { lesson, step } = card;
  const { right, given, way } = answer;
  const { retention } = settingsOf(reminders);
  const rating = ratingOf({ right, hints: session.hints });
  const rated = rate({ lesson, step, before: card, rating, now, retention, learner: learner.id });
  const after: ReviewSession = {
    ...session,
    answered: true,
    done: session.done + 1,
    rated: [...session.rated, { lesson, step, right }],
    before: card,
  };
  const all = cards.map((one) => (one === card ? rated.card : one));
  const blocks = [...answer.blocks, ...afterRating(context, all, after, rated.card)];
  return sayInPlace(way, { ...learner, review: after }, blocks, {
    pressed: 'settle',
    cards: [rated.card],
    reviews: [rated.entry],
    attempts: [{ lesson, step, kind: 'answer', given, verdict: right ? 'right' : 'wrong', hints: session.hints }],
  });
}

/** To who cannot answer, or pleads for the answer: a hint has to be asked for, since it may be the answer. */
export const comfortAtCard = ({ learner }: Context, { card, session }: Asked): Done =>
  sayOnly(learner, [
    paragraph('That’s all right. A hint may help. Or skip it: the card comes back.'),
    buttons(
      button('Hint', cardAction('recall-hint', card, session.round)),
      button('Skip', cardAction('recall-skip', card, session.round)),
    ),
  ]);

/** The next hint; after the last one, the last one again. */
export function hintCard(context: Context, asked: Asked): Done {
  const { session, card } = asked;
  const another = button('Another hint', cardAction('recall-hint', card, session.round));
  const { shown, blocks } = nextHint(hintsOf(askedCard(context.learner, asked)), session.hints, another, []);
  return sayOnly({ ...context.learner, review: { ...session, hints: shown } }, blocks);
}

/** Not now: the card stays due, and is not asked again in this sitting. */
export function skipCard(context: Context, cards: readonly Card[], { card, session }: Asked): Done {
  const { lesson, step } = card;
  const left = { ...session, skipped: [...session.skipped, { lesson, step }] };
  const planned = Math.min(session.planned, session.done + dueCards(context, cards, left).today.length);
  return nextCard(context, cards, { ...left, planned });
}

/** About the card that is open; when it was answered just now, about what it was before that. */
export function tellWhyOpen(context: Context): Plan {
  return withCards(context, (cards) => {
    const { learner } = context;
    const { review: session } = learner;
    const isIt = ({ lesson, step }: Card): boolean => lesson === session?.lesson && step === session.step;
    const before = session?.answered && session.before !== null && isIt(session.before) ? session.before : null;
    const card = before ?? cards.find(isIt);
    if (card !== undefined) return tellWhy(context, card);
    return sayOnly(learner, [paragraph('There’s no card open. Type “review” to see what’s due.')]);
  });
}

/** Somebody wants more about the card that was answered: its explanation again, and where a lesson teaches it. */
export function tellWhereTaught(context: Context): Done {
  const { learner, lessons } = context;
  const lesson = lessons.get(learner.review?.lesson ?? '');
  const question = lesson?.steps.find(({ id }) => id === learner.review?.step);
  const next = button('Next card', action('review'), 'primary');
  if (lesson === undefined || question?.kind !== 'question')
    return sayOnly(learner, [paragraph('That question is gone from its lesson.'), buttons(next)]);
  const [section] = topicsOf(lesson, [question]);
  const place = section === undefined ? lesson.title : `${lesson.title} › ${section.title}`;
  return sayOnly(learner, [
    heading(3, 'Why'),
    ...question.explanation,
    paragraph('You can read more about it in ', strong(place), '.'),
    buttons(next, ...(section === undefined ? [] : [sectionButton(lesson, section)])),
  ]);
}

const LAST_ANSWER: Readonly<Record<Rating, string>> = {
  again: 'wasn’t right',
  hard: 'was right, but hard for you',
  good: 'was right',
  easy: 'was right, and easy for you',
};

const tellWhy = (context: Context, card: Card): Done => sayOnly(context.learner, [whyWords(context, card)]);

/** Longer overdue than that, in milliseconds, a card has waited for the learner. */
const HAS_WAITED = 36 * 60 * 60 * 1000;

function whyWords({ now, reminders }: Pick<Context, 'now' | 'reminders'>, card: Card): Prose {
  const { retention, zone } = settingsOf(reminders);
  const { lastRating, recall } = whyToday(card, now);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const waited = now - card.due > HAS_WAITED ? ' This one has waited a little longer, which does no harm.' : '';
  const when =
    lastRating === 'again'
      ? 'What wasn’t right comes back soon, so that it sticks.'
      : `I ask again when that comes near ${percent(retention)}, just before you’d forget.`;
  return paragraph(
    `Your last answer to it was ${agoWords(todayIn(zone, card.lastReview), todayIn(zone, now))}. `,
    `It ${LAST_ANSWER[lastRating]}. By now, the chance that you’d remember it is about ${percent(recall)}. `,
    `${when}${waited}`,
  );
}
