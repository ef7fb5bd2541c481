/** What a learner answers a question with: options to press, lists to put in order, forms and what they then say. */
import type { Action } from '../../core/action.ts';
import { codeBlock, inlineText, type Prose, paragraph, proseText, strong, withCode } from '../../core/prose.ts';
import { inOrder } from '../../core/random.ts';
import { type Block, type Button, type Field, type Form, MAX_BUTTON_LABEL } from '../../core/reply.ts';
import { rulesOf } from '../../quiz/kinds/index.ts';
import { type Control, type Label, letterOf } from '../../quiz/kinds/kind.ts';
import { button, buttons, textField } from '../feature.ts';
import type { AskedQuestion } from '../question.ts';
import { orderOf } from '../question.ts';
import type { Fields } from '../storage.ts';

const controlOf = ({ asking, question }: Pick<AskedQuestion, 'asking' | 'question'>): Control =>
  rulesOf(question.answer).control(orderOf(asking, question));

/** The controls, below the prompt. `placed`: what was put in order so far, by positions as shown. */
export function answerControls(asked: AskedQuestion, placed: readonly number[] = []): readonly Block[] {
  const { actions } = asked;
  const control = controlOf(asked);
  switch (control.kind) {
    case 'options':
      return [
        {
          kind: 'choices',
          choices: control.labels.map((label, position) => ({
            letter: letterOf(position),
            label,
            action: actions.choose(position + 1),
          })),
        },
      ];
    case 'text':
      return [
        paragraph('Use the button, or type your answer in a direct message to me.'),
        buttons(button('Type your answer', actions.type, 'primary')),
      ];
    case 'checks':
      return [
        lettered(control.labels),
        paragraph(...withCode(howToAnswer(asked))),
        buttons(button('Choose the answers', actions.type, 'primary')),
      ];
    case 'selects':
      return [
        paragraph(strong(...control.heads[0])),
        numberedFrom(control.rows),
        paragraph(strong(...control.heads[1])),
        lettered(control.choices),
        paragraph(...withCode(howToAnswer(asked))),
        buttons(button('Match them', actions.type, 'primary')),
      ];
    case 'sequence':
      return sequence(asked, control, placed);
  }
}

/** What to type, for a message or a button: the sentence of its kind. */
const howToAnswer = ({ asking, question }: AskedQuestion): string =>
  rulesOf(question.answer).howToType(orderOf(asking, question));

const lettered = (labels: readonly Label[]): Prose => ({
  kind: 'list',
  start: null,
  items: labels.map((label, position) => [paragraph(`${letterOf(position)}. `, ...label)]),
});

const numberedFrom = (labels: readonly Label[]): Prose => ({
  kind: 'list',
  start: 1,
  items: labels.map((label) => [paragraph(...label)]),
});

// One after the other.

type Sequence = Extract<Control, { readonly kind: 'sequence' }>;

function sequence(asked: AskedQuestion, control: Sequence, placed: readonly number[]): readonly Block[] {
  const { actions } = asked;
  const { labels, isCode } = control;
  const all = whole(placed, labels.length);
  const again = placed.length === 0 ? [] : [button('Start again', actions.sort([]))];
  const soFar = placed.length === 0 ? [] : [paragraph(all === null ? 'Your order so far:' : 'Your order:')];
  const put = placed.length === 0 ? [] : [inTheirOrder(inOrder(labels, all ?? placed), isCode)];
  if (all !== null) {
    const submit = button(isCode ? 'Run it in this order' : 'Check this order', actions.submit(all), 'primary');
    return [...soFar, ...put, buttons(submit, ...again)];
  }
  const left = [...labels.keys()].filter((position) => !placed.includes(position));
  const next = placed.length === 0 ? 'first' : 'next';
  return [
    isCode ? numberedLines(labels) : numberedFrom(labels),
    ...soFar,
    ...put,
    paragraph(...withCode(`Press what comes ${next}. Or: ${howToAnswer(asked)}`)),
    buttons(...left.map((position) => placeButton(asked, labels[position] ?? [], placed, position)), ...again),
  ];
}

function placeButton({ actions }: AskedQuestion, label: Label, placed: readonly number[], position: number): Button {
  const words = `${position + 1}: ${inlineText(label).trim()}`;
  const short = words.length <= MAX_BUTTON_LABEL ? words : `${words.slice(0, MAX_BUTTON_LABEL - 1)}…`;
  return button(short, actions.sort([...placed, position]));
}

/** The last one's place follows from those of all others. Null while more than one is left. */
function whole(placed: readonly number[], count: number): readonly number[] | null {
  if (placed.length < count - 1) return null;
  const left = Array.from({ length: count }, (_, position) => position).filter((one) => !placed.includes(one));
  return [...placed, ...left];
}

const inTheirOrder = (labels: readonly Label[], isCode: boolean): Prose =>
  isCode ? codeBlock('python', labels.map(inlineText).join('\n')) : numberedFrom(labels);

/** The lines with their numbers in front: in a code block, so that their indentation can be seen. */
function numberedLines(labels: readonly Label[]): Prose {
  const width = String(labels.length).length;
  const lines = labels.map((label, index) => `${String(index + 1).padStart(width)} | ${inlineText(label)}`);
  return codeBlock('text', lines.join('\n'));
}

const FIRST = 'a'.charCodeAt(0);

/** What was put in order so far, for the argument of an action: `ca`. */
export const writePlaced = (placed: readonly number[]): string =>
  placed.map((position) => String.fromCharCode(FIRST + position)).join('');

/** Reads that back; nothing where it does not fit the question, as it may be now. */
export function readPlaced(written: string, count: number): readonly number[] {
  const placed = [...written].map((letter) => letter.charCodeAt(0) - FIRST);
  const fits = new Set(placed).size === placed.length && placed.every((position) => position >= 0 && position < count);
  return fits ? placed : [];
}

/** As it would be typed: `3 1 2`. */
export const placedText = (placed: readonly number[]): string => placed.map((position) => position + 1).join(' ');

// Forms.

/** Of a label, in a form. */
const MAX_LABEL = 45;
const MAX_OPTION = 75;

const clip = (text: string, length: number): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
};

const formOption = (label: Label, position: number) => ({
  value: letterOf(position).toLowerCase(),
  label: clip(`${letterOf(position)}. ${inlineText(label)}`, MAX_OPTION),
});

const MAX_DESCRIPTION = 100;

/** The form for an answer. */
export const answerForm = (submit: Action, asked: Pick<AskedQuestion, 'asking' | 'question'>): Form => ({
  title: 'Your answer',
  submit,
  fields: fieldsOf(controlOf(asked), proseText(asked.question.prompt)),
});

function fieldsOf(control: Control, prompt: string): readonly Field[] {
  switch (control.kind) {
    case 'checks':
      return [
        {
          kind: 'checks',
          id: ANSWER,
          label: 'Tick every right answer',
          description: clip(prompt, MAX_DESCRIPTION),
          optional: false,
          options: control.labels.map(formOption),
          values: [],
        },
      ];
    case 'selects':
      return control.rows.map((row, index) => ({
        kind: 'select',
        id: `${ITEM}${index + 1}`,
        label: clip(`${index + 1}. ${inlineText(row)}`, MAX_LABEL),
        description: '',
        optional: false,
        options: control.choices.map(formOption),
        value: '',
      }));
    default:
      return [textField(ANSWER, 'Your answer', prompt, '')];
  }
}

const ANSWER = 'answer';
const ITEM = 'item-';

/** What was sent with that form, as it would be typed: `a,c`, `1b 2a`. */
export function formText(fields: Fields): string {
  const items = Object.entries(fields).filter(([id]) => id.startsWith(ITEM));
  return items.length === 0
    ? (fields[ANSWER] ?? '')
    : items.map(([id, letter]) => `${id.slice(ITEM.length)}${letter}`).join(' ');
}

/** What can be typed where a text was no answer. */
export function whatToType(asked: AskedQuestion): Prose {
  const help = '`hint` helps, `skip` goes on.';
  return paragraph(...withCode(`I couldn’t match that to an answer. ${howToAnswer(asked)} ${help}`));
}
