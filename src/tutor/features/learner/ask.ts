/**
 * A question in the learner's own words, answered with the passage of a lesson that says it. What goes out is checked
 * against the key of whatever is open, and the place in the lesson stays as it is.
 */
import { createSearch, type Found, type Search } from '../../../ask/search.ts';
import { codeBlock, emphasis, type Inline, type Prose, paragraph, strong, withCode } from '../../../core/prose.ts';
import { type Block, type Button, MAX_BUTTON_LABEL } from '../../../core/reply.ts';
import { type Context, currentPlace, type Done, type Plan, sayOnly } from '../../decision.ts';
import { action, button, buttons, type Feature, showButton, slash, typed } from '../../feature.ts';
import type { Lessons } from '../../lessons.ts';
import { type Open, withOpen } from '../../open-key.ts';
import { prepareGuesses } from '../../reading/guess-meaning.ts';
import { wayBlock } from '../../show/ways.ts';
import { TOPICS } from '../index.ts';
import { greet } from '../lesson/start.ts';
import { backButton } from '../review/review.ts';

/** What begins a question, or asks for something as questions do. */
const QUESTION =
  /^(?:(?:wt[fh] )?(?:what|how|why|when|where|who|which|can|could|do|does|did|is|are|am|was|were|will|would|should|may|must)(?:['’]?s|n['’]?t)?|explain|tell me|show|give me|search|find|print|reveal|i am the|i['’]m the)\s.+$|^.+\?\s*$|^.+\s(?:pls|please)[.!]?$/is;

export const ask: Feature = {
  command: {
    ...slash('ask', 'Ask anything about what the lessons teach, or about me', (context, { question = '' }) =>
      answerTo(context, question),
    ),
    options: [{ name: 'question', description: 'Your question, or an error message' }],
    argument: '[question]',
    read: (text) => (text === '' ? {} : { question: text }),
  },
  typed: [typed('ask', /^\/?ask(?:\s*:\s*|\s+)(.+)$/is, (context, [, question = '']) => answerTo(context, question))],
  help: ['`ask` and a question, or just the question, to have it answered from the lessons'],
  topics: [
    {
      asked: `who sees what i type, who can read my answers, is this private, can others see my answers, does my
        teacher see, can my colleagues see, can my boss see, is this chat private, is it private, private,
        others see, others see what i write, do others see, see what i write here, can anybody read this,
        who reads this, who can see my answers, does my boss read this, does somebody read my messages, is
        it secret, public or private, who can read what i write to you, who else can read this`,
      says: 'In a channel, my answers are shown to you alone. Type `export` to see everything I remember about you.',
    },
    {
      asked: `can i ask you a question, ask something, ask a question, how do i ask, i have a question, may i ask, can i ask
        anything, ask you about`,
      says: 'Type your question, or `ask` and the question. I look for the answer in the lessons.',
    },
  ],
};

/** Whether a line asks something, or asks for something. */
export const isQuestion = (line: string): boolean => QUESTION.test(line.trim()) && !isPlea(line);

/** “don’t go back”: it asks that something is not done. */
export const isPlea = (line: string): boolean => PLEA.test(line.trim());

const PLEA =
  /^(?:please |pls |no,? |hey,? )*(?:do not|don['’]?t|never|never ever) (?!(?:i|you|we|they|he|she|it|the|a|an|all|cookies?|sessions?|browsers?)\b)[a-z][^?]*$/i;

/** `otherwise`: what is done where the lessons do not say. */
export function answerTo(context: Context, question: string, otherwise: () => Plan | null = () => null): Plan {
  if (question.trim() === '')
    return sayOnly(context.learner, [paragraph(...withCode('Ask me anything: `ask what is a cookie?`'))]);
  return withOpen(context, (open) => reply(context, question, open, otherwise));
}

/** Asks for the key itself, or to have a guess confirmed. */
const FOR_THE_KEY =
  /\b(?:answers?|solutions?|correct|right|wrong|letters?|options?|blanks?|reveal|card|finished|author|why:|the (?:number|code|first one|second one|third one|last one)|that function|code for|for me)\b|\[x\]|_{3}|\bbetween [a-f] and [a-f]\b|^(?:is it|its|it['’]s|could it be|if i pick)|^\S+ or \S+$/i;

/** Asks for a piece of it: to rule options out, or to nod at a guess. */
const FOR_A_PIECE =
  /\b(?:eliminat\w{1,5}|narrow(?:ed|ing)?|confirm(?:ed|ing)?|nod|eyebrow|fifty[- ]fifty|50[:/ ]?50|warm(?:er)? or cold(?:er)?|am i (?:warm|close)|(?:rule|cross|strike)[sd]? (?:\w{1,12} ){0,4}out|(?:remove|take away|strike) (?:\w{1,12} ){0,3}(?:wrong|false|options?|answers?))\b/i;

export const asksForAPiece = (text: string): boolean => FOR_A_PIECE.test(text);

export const asksForTheKey = (text: string): boolean => FOR_THE_KEY.test(text.trim()) || asksForAPiece(text);

function reply(context: Context, question: string, open: Open, otherwise: () => Plan | null): Plan {
  const { learner, lessons } = context;
  if (open.isAnything && asksForTheKey(question)) {
    return sayOnly(learner, [
      paragraph(...withCode('I can’t give that away while it’s open. Type `hint` for a hint, or `skip` to go on.')),
      wayBlock(context),
    ]);
  }
  const answers = searchIn(lessons)(question, learner.currentLesson);
  if (answers === null) return otherwise() ?? sayMore(context);
  const { found, isAnswered } = answers;
  const [best] = found;
  if (best === undefined || !isAnswered) return otherwise() ?? sayOnly(learner, notSaid(context, found));
  const content = quoted(best);
  return sayOnly(learner, [
    ...(open.isGivenAwayBy(content) ? keptBack(best) : content),
    buttons(...goButton(best), onButton(context)),
  ]);
}

/** There is nothing to look up in it. */
function sayMore(context: Context): Done {
  if (currentPlace(context) === null && context.learner.review === null) return greet(context);
  return sayOnly(context.learner, [
    paragraph(...withCode('I’m not sure what that is about. Ask with a word or two more, or type `help`.')),
    buttons(onButton(context)),
  ]);
}

const quoted = ({ passage, sentences, line }: Found): readonly Prose[] => [
  paragraph(
    ...sentences.flatMap((sentence, index): readonly Inline[] => (index === 0 ? sentence : [SPACE, ...sentence])),
  ),
  ...(line === null ? [] : [codeBlock('python', line)]),
  ...(passage.place === null ? [] : [paragraph(emphasis(passage.place.name))]),
];

const SPACE: Inline = { kind: 'text', text: ' ' };

/** Only where it is said: a passage that says the key word for word would answer the question. */
const keptBack = ({ passage: { place } }: Found): readonly Prose[] => [
  place === null
    ? paragraph(...withCode('Type `help` for what can be typed.'))
    : paragraph(
        'That touches on what is asked of you right now, so I only say where to find it: ',
        strong(place.name),
        '.',
      ),
];

function notSaid(context: Context, [nearest]: readonly Found[]): readonly Block[] {
  const place = nearest?.passage.place ?? null;
  const guess = place === null ? [] : [paragraph('My best guess is: ', strong(place.name), '.')];
  return [
    paragraph('The lessons don’t say.'),
    ...guess,
    buttons(...(nearest === undefined ? [] : goButton(nearest)), onButton(context)),
  ];
}

function goButton({ passage: { place } }: Found): readonly Button[] {
  if (place === null) return [];
  const [, section = ''] = place.name.split(' › ');
  return [button(shortened(`Go to ${section}`), action('go', place.lesson, place.step))];
}

const shortened = (label: string): string =>
  label.length <= MAX_BUTTON_LABEL ? label : `${label.slice(0, MAX_BUTTON_LABEL - 1)}…`;

/** On where the learner was: the open card, the step of the lesson, or the lessons there are. */
function onButton(context: Context): Button {
  const { review } = context.learner;
  if (review !== null && !review.answered) return button('Review', action('review'), 'primary');
  const place = currentPlace(context);
  return place === null ? backButton(context) : showButton(place);
}

/** The way to the place that most likely has to do with a line; none where no word of it is in a lesson. */
export function nearestPlace(context: Context, text: string): readonly Button[] {
  const { lessons, learner } = context;
  const { lesson = null } = currentPlace(context) ?? {};
  const section = /^\d{1,2}$/.test(text.trim()) ? lesson?.sections[Number(text) - 1] : undefined;
  const first = section === undefined ? undefined : lesson?.steps[section.first];
  if (lesson !== null && section !== undefined && first !== undefined)
    return [button(shortened(`Go to ${section.title}`), action('go', lesson.id, first.id))];
  const [best] = searchIn(lessons)(text, learner.currentLesson)?.found ?? [];
  return best === undefined ? [] : goButton(best);
}

/** Kept as long as the lessons are: with other lessons comes another one. */
const searches = new WeakMap<Lessons, Search>();

/** Makes what free questions and guesses need, in steps that are short but for the first: nobody who types waits. */
export function* prepareAnswers(lessons: Lessons): Generator<void> {
  searchIn(lessons);
  yield;
  yield* prepareGuesses(lessons);
}

function searchIn(lessons: Lessons): Search {
  const made = searches.get(lessons) ?? createSearch([...lessons.values()], TOPICS);
  searches.set(lessons, made);
  return made;
}
