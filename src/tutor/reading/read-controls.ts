/** What the newest reply offered, typed: the label of a button or menu entry, and yes or no where it asked. */
import type { Action } from '../../core/action.ts';
import { paragraph } from '../../core/prose.ts';
import type { Block, Reply } from '../../core/reply.ts';
import { type Context, mapDone, type Plan, sayOnly, withLesson } from '../decision.ts';
import { pressOf } from '../features/index.ts';
import { wayBlock } from '../show/ways.ts';
import { isClearYes, isNoAndWhy, phraseWords, readYesNo } from './read-phrase.ts';

interface Control {
  readonly label: string;
  readonly action: Action;
}

const blocksOf = (reply: Reply | null): readonly Block[] =>
  reply === null ? [] : [...(typeof reply.pressed === 'string' ? [] : reply.pressed), ...reply.blocks];

const controlsIn = (reply: Reply | null): readonly Control[] =>
  blocksOf(reply).flatMap((block): readonly Control[] => {
    if (block.kind === 'buttons') return block.buttons;
    return block.kind === 'menu' ? block.entries : [];
  });

/** What stands on a control, as it is compared: without a mark such as “(you are here)”. */
const plainLabel = (label: string): string =>
  phraseWords(label.replace(/ \(you are here\)$/, '').replace(/^\d+\. /, '')).join(' ');

/** Everything that a button does can be typed: its label. Forms are opened by buttons alone. */
export function labelled(context: Context, text: string, last: Reply | null): Plan | null {
  const line = plainLabel(text);
  const controls = controlsIn(last).filter(({ action }) => pressOf(action)?.pace !== 'form');
  const found =
    controls.find(({ label }) => label === text.trim()) ??
    controls.find(({ label }) => line !== '' && plainLabel(label) === line);
  return found === undefined ? null : pressed(context, found.action);
}

/** As if a control had been pressed. */
function pressed(context: Context, does: Action): Plan {
  const press = pressOf(does);
  if (press === undefined || press.pace === 'form') return sayOnly(context.learner, [wayBlock(context)]);
  const decide = (loaded: Context): Plan =>
    mapDone(press.decide(loaded, { action: does, fields: {} }), ({ reply, ...done }) => ({
      ...done,
      // Nothing was pressed, so there is no message that could be replaced.
      reply:
        typeof reply.pressed === 'string' ? reply : { pressed: 'settle', blocks: [...reply.pressed, ...reply.blocks] },
    }));
  return press.isOfLesson && context.lessons.has(does.lesson)
    ? withLesson(context, does.lesson, decide)
    : decide(context);
}

/**
 * Yes presses the first of the two buttons, no the second. Who says “maybe” is asked once more, and so is who says “ok”
 * where the yes destroys something.
 */
export function answeredYesOrNo(
  context: Context,
  text: string,
  last: Reply | null,
  isGuessedMove: boolean,
): Plan | null {
  const asked = blocksOf(last).findLast((block) => block.kind === 'buttons' && block.answers === 'yes-no');
  if (asked?.kind !== 'buttons') return null;
  const [yes, no] = asked.buttons;
  const { destroys = null } = asked;
  const takeYes = (): Plan | null => (yes === undefined ? null : pressed(context, yes.action));
  const askAgain = (): Plan => {
    const again = 'That can’t be undone, so I only do it when you type “yes”. Nothing has changed. Yes or no?';
    return sayOnly(context.learner, [paragraph(again), asked]);
  };
  if (destroys !== null && isClearYes(text, destroys)) return takeYes();
  const isNo = destroys !== null && (isNoAndWhy(text) || isByAccident(text) || GOES_BACK.test(text.trim()));
  const said = readYesNo(text) ?? (isNo ? 'no' : null);
  switch (said) {
    case 'yes': {
      return destroys === null ? takeYes() : askAgain();
    }
    case 'no':
      return no === undefined ? null : pressed(context, no.action);
    case 'maybe':
      return sayOnly(context.learner, [paragraph('Take your time. Nothing has changed. Yes or no?'), asked]);
    case null:
      return destroys !== null && (isGuessedMove || BEGINS_WITH_YES.test(text.trim())) ? askAgain() : null;
  }
}

const ACCIDENT =
  /\b(?:by (?:accident|mistake)|accident(?:al|al?ly|ly)?|mis-?click(?:ed)?|mistyped|wrong button|(?:did ?n['’]?t|did not) (?:mean|want) (?:to|that|it)|was(?: just)? (?:my cat|a slip|an accident|a mistake))\b/i;
const WANTS_IT_STILL = /\b(?:yes|but|delete|restart)\b|\?/i;

/** Whoever came to the question by mistake does not want what it asks. */
const isByAccident = (text: string): boolean => ACCIDENT.test(text) && !WANTS_IT_STILL.test(text);

/** Said to the question, it is not about the step before. */
const GOES_BACK = /^(?:please )?(?:(?:go|take me|bring me|get me) )?back(?: please)?[.!]?$/i;

/** “yes, but keep my cards” is no yes, and nothing else either. */
const BEGINS_WITH_YES = /^(?:yes|yeah|yep|ok|okay|sure)\b/i;
