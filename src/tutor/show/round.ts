/**
 * The message of a round, which everybody in the channel sees, in each of its phases. Nothing of it tells a key, or who
 * chose what, before the question is closed; afterwards it tells how many did, never who.
 */
import { emphasis, heading, type Inline, type Prose, paragraph, proseText, strong } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { type Ranked, rankPlayers, tally } from '../../group/board.ts';
import { countedPlaces, type Phase, type Round, type Wish, wishesIn } from '../../group/round.ts';
import { timeLeft } from '../../group/time.ts';
import { action, button, buttons } from '../feature.ts';
import type { Lessons } from '../lessons.ts';
import type { RoundView } from '../ports.ts';
import { keysOf, type RoundQuestion, roundQuestion } from '../round.ts';
import type { Play } from '../storage/group.ts';
import { count, momentWords } from './words.ts';

/** As many as a board lists; everybody else finds their own place with a button. */
const ON_BOARD = 10;

export function showRound(lessons: Lessons, view: RoundView): readonly Block[] {
  const { round } = view;
  const { phase } = round;
  switch (phase.kind) {
    case 'lobby':
      return [...showLobby(lessons, view), hostButtons(round)];
    case 'question':
      return [...showQuestion(lessons, view, phase), hostButtons(round)];
    case 'paused':
      return [
        heading(2, questionTitle(round, phase.place)),
        paragraph('The quiz is paused. What you chose is kept, and the question comes back as it was.'),
        hostButtons(round),
      ];
    case 'reveal':
      return [...showReveal(lessons, view, phase.place), hostButtons(round)];
    case 'open':
      return [...showOccasion(lessons, view), hostButtons(round)];
    case 'over':
      return showEnd(lessons, view, phase);
  }
}

/** About a round; `argument` is the phase that it was shown in, and more where more is needed. */
export const aboutRound = (verb: Parameters<typeof action>[0], { id }: Round, argument = '') =>
  action(verb, '', id, argument);

export const turnArgument = ({ turn }: Round): string => turn.toString(36);

const WISHES: Readonly<Record<Wish, (round: Round) => string>> = {
  start: () => 'Host: start',
  close: ({ occasion }) => (occasion === null ? 'Host: close the question' : 'Host: close it now'),
  next: ({ phase, questions }) =>
    'place' in phase && phase.place + 1 < questions.length ? 'Host: next question' : 'Host: show the board',
  skip: ({ phase }) => (phase.kind === 'reveal' ? 'Host: don’t count it' : 'Host: skip it'),
  pause: () => 'Host: pause',
  resume: () => 'Host: go on',
  end: ({ phase }) => (phase.kind === 'lobby' || phase.kind === 'open' ? 'Host: call it off' : 'Host: end the quiz'),
  clock: ({ hasClock }) => (hasClock ? 'Host: switch the clock off' : 'Host: switch the clock on'),
  speed: ({ countsSpeed }) => (countsSpeed ? 'Host: don’t count speed' : 'Host: count speed, too'),
};

const hostButtons = (round: Round): Block =>
  buttons(
    ...wishesIn(round).map((wish) =>
      button(WISHES[wish](round), aboutRound(`round-${wish}`, round, turnArgument(round))),
    ),
  );

const titleOf = (lessons: Lessons, { lesson }: Round): string => lessons.get(lesson)?.title ?? lesson;

function showLobby(lessons: Lessons, { round, standing: { joined } }: RoundView): readonly Block[] {
  const { questions, hasClock, countsSpeed } = round;
  return [
    heading(2, `Quiz together: ${titleOf(lessons, round)}`),
    paragraph(
      `${count(questions.length, 'question')}. Join, then answer each one with a button. Only you see what you chose, `,
      'and you can change it until the question closes.',
    ),
    paragraph(
      hasClock
        ? 'A question closes when everybody has answered, or when there’s been enough time to read it and think.'
        : 'A question closes when everybody has answered, or when the host says so. There’s no clock.',
      ' Then you see the answer, and why the others are wrong.',
    ),
    paragraph(
      'The board goes by right answers, then by fewer changes',
      countsSpeed ? ', then by who was quicker.' : '. Being quick wins nothing.',
    ),
    paragraph(strong(joined === 0 ? 'Nobody has joined yet.' : `${people(joined)} joined.`)),
    buttons(button('Join', aboutRound('round-join', round), 'primary')),
  ];
}

const people = (number: number): string => (number === 1 ? '1 person has' : `${number} people have`);

const questionTitle = ({ questions }: Round, place: number): string => `Question ${place + 1} of ${questions.length}`;

function showQuestion(
  lessons: Lessons,
  { round, standing: { joined, answered }, now }: RoundView,
  { place, endsAt }: Extract<Phase, { kind: 'question' }>,
): readonly Block[] {
  const asked = roundQuestion(lessons, round, place);
  if (asked === null) return [heading(2, questionTitle(round, place)), GONE];
  const left = endsAt === null || !round.hasClock ? '' : ` There’s ${timeLeft(endsAt - now)}.`;
  return [
    heading(2, questionTitle(round, place)),
    ...askedBlocks(round, asked, place),
    paragraph(emphasis(`${answered} of ${joined} answered.${left}`)),
  ];
}

const GONE = paragraph('This question isn’t in the lesson any more. The host can skip it.');

/** The prompt, and the options with their letters, each a button. */
export const askedBlocks = (round: Round, { step, options }: RoundQuestion, place: number): readonly Block[] => [
  ...step.prompt,
  {
    kind: 'choices',
    choices: options.map(({ letter, label }, position) => ({
      letter,
      label,
      action: aboutRound('round-pick', round, `${turnArgument(round)}-${place}-${position + 1}`),
    })),
  },
];

function showReveal(lessons: Lessons, { round, standing, play }: RoundView, place: number): readonly Block[] {
  const asked = roundQuestion(lessons, round, place);
  const title = heading(2, `${questionTitle(round, place)}: the answer`);
  return asked === null ? [title, GONE] : [title, ...revealBlocks(asked, place, play, standing.joined)];
}

/** The key, why each wrong choice is wrong, and how many chose what, in the letters that were asked with. */
export function revealBlocks(
  { step, options }: RoundQuestion,
  place: number,
  play: Play | null,
  joined: number,
): readonly Block[] {
  const counts = tally(play?.answers ?? [], place, options.length);
  const chose = (choice: number): string => `${counts[choice] ?? 0} of ${joined}`;
  const silent = joined - counts.reduce((sum, one) => sum + one, 0);
  const key = options.filter(({ right }) => right);
  const others = options.filter(({ right }) => !right);
  return [
    ...step.prompt,
    ...key.map(
      ({ letter, label, why, choice }): Block => ({
        kind: 'notice',
        tone: 'right',
        title: `${letter} is right, chosen by ${chose(choice)}`,
        content: [{ kind: 'paragraph', children: label }, ...why, ...step.explanation],
      }),
    ),
    ...others.flatMap(({ letter, label, why, choice }): Prose[] => [
      { kind: 'paragraph', children: [strong(`${letter}, chosen by ${chose(choice)}: `), ...label] },
      ...(why.length === 0 ? [] : [{ kind: 'quote' as const, children: why }]),
    ]),
    ...(silent > 0 ? [paragraph(emphasis(`${silent} didn’t answer.`))] : []),
  ];
}

function showOccasion(lessons: Lessons, { round, standing, now }: RoundView): readonly Block[] {
  const { occasion, questions } = round;
  const closes = occasion === null ? '' : closingWords(occasion.closesAt, occasion.zone, now);
  return [
    heading(2, occasionTitle(lessons, round)),
    paragraph(
      `${count(questions.length, 'question')}, open until ${closes}. Answer when you like: only you see what you chose, `,
      'and you can change it until then. The results come into this message when it closes.',
    ),
    paragraph(strong(standing.answered === 0 ? 'Nobody has answered yet.' : `${people(standing.answered)} answered.`)),
    buttons(
      button(
        questions.length === 1 ? 'Answer the question' : 'Answer the questions',
        aboutRound('round-take', round),
        'primary',
      ),
    ),
  ];
}

const closingWords = (at: number, zone: string, now: number): string =>
  momentWords(at, now, { zone, zoneChosen: false });

const occasionTitle = (lessons: Lessons, round: Round): string =>
  `Quiz of the ${round.occasion?.every ?? 'day'}: ${titleOf(lessons, round)}`;

const ENDINGS: Readonly<Record<Extract<Phase, { kind: 'over' }>['why'], string>> = {
  finished: '',
  ended: 'The host ended it.',
  'host-away': 'It ended by itself: nobody kept it going.',
  refused: 'It ended because I may not write here.',
};

function showEnd(
  lessons: Lessons,
  { round, play }: RoundView,
  { why }: Extract<Phase, { kind: 'over' }>,
): readonly Block[] {
  const { occasion } = round;
  const title = occasion === null ? `Quiz together: ${titleOf(lessons, round)}` : occasionTitle(lessons, round);
  const counted = countedPlaces(round).length;
  const said = ENDINGS[why] === '' ? [] : [paragraph(ENDINGS[why])];
  if (counted === 0 || play === null || play.players.length === 0) {
    const nothing = occasion !== null && why === 'finished' ? [paragraph('Nobody has answered.')] : [];
    return [heading(2, title), ...said, ...nothing];
  }
  return [
    heading(2, title),
    ...said,
    ...(occasion === null ? [] : shortReveals(lessons, round, play)),
    heading(3, 'The board'),
    ...boardBlocks(boardOf(lessons, round, play), counted),
    buttons(
      button('My result', aboutRound('round-mine', round)),
      button('Show the answers', aboutRound('round-look', round)),
      button('Keep what I missed', aboutRound('round-keep', round)),
    ),
  ];
}

export const boardOf = (lessons: Lessons, round: Round, { players, answers }: Play): readonly Ranked[] =>
  rankPlayers(round, players, answers, keysOf(lessons, round));

function boardBlocks(board: readonly Ranked[], counted: number): readonly Prose[] {
  const others = board.length - ON_BOARD;
  const lines = board
    .slice(0, ON_BOARD)
    .map((player): Inline[] => [
      strong(`${player.rank}. ${player.name}`),
      { kind: 'text', text: `: ${resultWords(player, counted)}` },
    ]);
  return [
    {
      kind: 'paragraph',
      children: lines.flatMap((line, index) => (index === 0 ? line : [{ kind: 'break' }, ...line])),
    },
    ...(others > 0 ? [paragraph(`And ${others} more. “My result” tells you your own place.`)] : []),
  ];
}

/** `4 of 5 right, 1 change` */
export const resultWords = ({ right, changes }: Pick<Ranked, 'right' | 'changes'>, counted: number): string =>
  `${right} of ${counted} right${changes === 0 ? '' : `, ${count(changes, 'change')}`}`;

const LONGEST_PROMPT = 160;

/** A line or two for each question: the whole is there with a button. */
function shortReveals(lessons: Lessons, round: Round, play: Play): readonly Prose[] {
  return countedPlaces(round).flatMap((place): Prose[] => {
    const asked = roundQuestion(lessons, round, place);
    const key = asked?.options.find(({ right }) => right);
    if (asked === null || key === undefined) return [];
    const counts = tally(play.answers, place, asked.options.length);
    const chosen = asked.options.map(({ letter, choice }) => `${letter} ${counts[choice] ?? 0}`).join(', ');
    const prompt = proseText(asked.step.prompt).replace(/\s+/g, ' ').trim();
    const short = prompt.length > LONGEST_PROMPT ? `${prompt.slice(0, LONGEST_PROMPT - 1)}…` : prompt;
    const answer: readonly Inline[] = [strong(`${key.letter} is right: `), ...key.label];
    return [
      paragraph(strong(`${place + 1}. `), short),
      { kind: 'quote', children: [{ kind: 'paragraph', children: answer }, paragraph(`Chosen: ${chosen}.`)] },
    ];
  });
}
