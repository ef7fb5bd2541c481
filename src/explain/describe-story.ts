/** The story of one cookie as prose, step by step. */

import type { ProgramLine } from '../core/program.ts';
import { bullets, code, codeBlock, heading, type Inline, type Prose, paragraph, strong } from '../core/prose.ts';
import { outcomeWords } from './describe-decision.ts';
import { describeAttributes } from './inspect-header.ts';
import type { CookieSet, CookieWasRead, StoryEvent } from './story.ts';

/** Of a longer story the beginning and the end are told. */
const MOST_TOLD = 30;
const FIRST_TOLD = 10;

/** `events`: those of one cookie, at least one. */
export function describeStory(events: readonly StoryEvent[]): Prose[] {
  const name = events[0]?.cookie ?? '';
  const left = events.length - MOST_TOLD;
  const told = left <= 0 ? [events] : [events.slice(0, FIRST_TOLD), events.slice(FIRST_TOLD + left)];
  return [
    heading(2, 'The story of ', code(name)),
    ...told.flatMap((part, index) => [
      ...(index === 0 ? [] : [paragraph(`… and ${left} more of the same run, left out here.`)]),
      ...inSteps(part).flatMap(describeStep),
    ]),
  ];
}

/** Events of the same step in one piece. */
function inSteps(events: readonly StoryEvent[]): readonly (readonly StoryEvent[])[] {
  const steps: StoryEvent[][] = [];
  for (const event of events) {
    const last = steps.at(-1);
    const isSame = last?.[0] !== undefined && last[0].number === event.number && last[0].title === event.title;
    if (isSame) last.push(event);
    else steps.push([event]);
  }
  return steps;
}

function describeStep(events: readonly StoryEvent[]): readonly Prose[] {
  const [first] = events;
  if (first === undefined) return [];
  const title = first.kind === 'end' ? first.title : `${first.number}. ${first.title}`;
  return [heading(3, title), ...events.flatMap(describeEvent)];
}

function describeEvent(event: StoryEvent): readonly Prose[] {
  switch (event.kind) {
    case 'set':
      return describeSet(event);
    case 'read':
      return describeRead(event);
    case 'decided':
      return [paragraph(code(event.cookie), ' ', strong(outcomeWords(event.outcome)), `, because ${event.words}.`)];
    case 'changed':
      return event.before === null
        ? [paragraph('The visitor made it by hand: ', valueCode(event.after), '.')]
        : [
            paragraph(
              'The visitor changed it by hand, from ',
              valueCode(event.before),
              ' to ',
              valueCode(event.after),
              '.',
            ),
          ];
    case 'end':
      return event.words === null
        ? [paragraph('The browser no longer has it.')]
        : [paragraph('The browser still has it: ', code(event.words), '.')];
  }
}

const valueCode = (value: string): string | Inline => (value === '' ? 'nothing' : code(value));

function describeSet({ by, lines, header, at }: CookieSet): readonly Prose[] {
  const attributes = describeAttributes(header, at);
  return [
    paragraph(setWords({ by, lines })),
    ...(lines.length === 0 ? [] : [codeBlock('python', [...new Set(lines.map(({ text }) => text))].join('\n'))]),
    paragraph('The header: ', code(`Set-Cookie: ${header}`)),
    ...(attributes.length === 0
      ? [paragraph('It has no attributes.')]
      : [bullets(attributes.map(({ written, means }) => [...(written === '' ? [] : [code(written), ': ']), means]))]),
  ];
}

function setWords({ by, lines }: Pick<CookieSet, 'by' | 'lines'>): string {
  const where = lineWords(lines);
  switch (by) {
    case 'program':
      return lines.length === 0 ? 'The program set it.' : `${where} of the program set it:`;
    case 'returned':
      return lines.length === 0 ? 'The view returned it.' : `${where} of the program returned it in its headers:`;
    case 'session':
      return lines.length === 0
        ? 'Flask sent the session again by itself: it’s permanent, so each response renews it.'
        : `${where} of the program changed the session, so Flask wrote its cookie again:`;
    case 'flask':
      return 'No line of the program that I know of set it.';
  }
}

/** `Line 3`, `Lines 3 and 5`, `Lines 3 to 7`, `Lines 3, 5 to 7 and 9`. */
function lineWords(lines: readonly ProgramLine[]): string {
  const places = [
    ...new Set(
      lines.map(({ number, statement }) =>
        statement === undefined ? `${number}` : `${statement[0]} to ${statement[1]}`,
      ),
    ),
  ];
  const last = places.at(-1);
  if (places.length < 2) return `Line${last?.includes(' ') ? 's' : ''} ${last ?? '?'}`;
  return `Lines ${places.slice(0, -1).join(', ')} and ${last}`;
}

function describeRead({ line, key, value, variable }: CookieWasRead): readonly Prose[] {
  const what: readonly (string | Inline)[] = key === null ? ['it'] : [code(key), ' in it'];
  const held: readonly (string | Inline)[] = value === null ? ['It wasn’t there'] : ['It was ', code(value)];
  const then: readonly (string | Inline)[] =
    variable === null ? ['.'] : ['. Then ', code(variable.name), ' was ', code(variable.value), '.'];
  return [
    paragraph(`${lineWords([line])} read `, ...what, ':'),
    codeBlock('python', line.text),
    paragraph(...held, ...then),
  ];
}
