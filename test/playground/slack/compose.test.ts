/** What Slack's message box makes of what is typed. */
import { expect, it } from 'vitest';
import { compose } from '../../../playground/slack/payloads.ts';

const partsOf = (typed: string) =>
  compose(typed).blocks.flatMap(({ elements }) => elements.map((part) => JSON.parse(JSON.stringify(part))));
const text = (words: string) => [{ type: 'text', text: words }];
const code = (words: string) => ({ type: 'rich_text_preformatted', elements: text(words) });
const said = (words: string) => ({ type: 'rich_text_section', elements: text(words) });

it.each([
  { what: 'a program below its fence', typed: '```\nx = 1\n```', parts: [code('x = 1')] },
  {
    what: 'a program beside its fence',
    typed: '```from a import b\nx = 1\n```',
    parts: [code('from a import b\nx = 1')],
  },
  {
    what: 'a word beside the fence, which Slack shows',
    typed: '```python\nx = 1\n```',
    parts: [code('python\nx = 1')],
  },
  { what: 'one line', typed: '```x = 1```', parts: [code('x = 1')] },
  { what: 'code within a line', typed: 'a ```x = 1``` b', parts: [said('a '), code('x = 1'), said(' b')] },
  { what: 'two blocks', typed: '```a```\nand\n```b\nc```', parts: [code('a'), said('and'), code('b\nc')] },
  { what: 'a fence that nobody closed', typed: '```x = 1', parts: [said('```x = 1')] },
])('keeps all of $what', ({ typed, parts }) => {
  expect(partsOf(typed)).toEqual(parts);
});
