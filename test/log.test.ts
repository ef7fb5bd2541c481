import { describe, expect, it } from 'vitest';
import { about, createLog } from '../src/log.ts';
import type { LogLevel } from '../src/setting-kinds.ts';

const TOKEN = 'xoxb-very-secret';

/** What is written for one call, as text and as the object it holds. */
function logged(details: object, event = 'something happened', level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = createLog({ level, secrets: [TOKEN, ''], stream: { write: (line) => lines.push(line) } });
  log.info(event, details);
  const [text = '{}'] = lines;
  return { text, line: JSON.parse(text) as Record<string, unknown>, lines };
}

describe('the log', () => {
  it('writes one JSON object a line, with the event, the time and the details', () => {
    const { text, line } = logged({ learner: 'discord:1', milliseconds: 12, position: 'introduction' });
    expect(text.endsWith('\n')).toBe(true);
    expect(line).toMatchObject({ msg: 'something happened', learner: 'discord:1', milliseconds: 12 });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('writes nothing below its level', () => {
    expect(logged({}, 'x', 'warn').lines).toEqual([]);
    expect(logged({}, 'x', 'silent').lines).toEqual([]);
  });

  it.each([
    ['a token by its key', { token: 'abc' }],
    ['a token by a longer key', { botToken: 'abc' }],
    ['a secret', { SLACK_SIGNING_SECRET: 'abc' }],
    ['a signature', { headers: { 'x-slack-signature': 'abc' } }],
    ['an authorization', { request: { headers: { Authorization: 'abc' } } }],
    ['what a learner said', { intent: { kind: 'say', text: 'abc' } }],
    ['what a learner said, in a payload', { payload: { event: [{ text: 'abc' }] } }],
    ['a submitted form', { fields: { program: 'abc' } }],
    ['an answer', { given: 'abc' }],
    ['a configured token anywhere in a text', { reason: `bad token ${TOKEN}` }],
    ['a configured token in an error', { error: new Error(`401 for ${TOKEN}`) }],
    ['a configured token in the cause of an error', { error: new Error('failed', { cause: new Error(TOKEN) }) }],
    ['what a library hangs on its errors', { error: Object.assign(new Error('x'), { request: { body: 'abc' } }) }],
  ])('leaves out %s', (_, details) => {
    const { text } = logged(details);
    expect(text).not.toContain('abc');
    expect(text).not.toContain(TOKEN);
  });

  it('leaves a configured token out of the event as well', () => {
    expect(logged({}, `token ${TOKEN}`).text).not.toContain(TOKEN);
  });

  it('writes an error with its name, message, code and stack', () => {
    const error = Object.assign(new TypeError('no such host'), { code: 'ENOTFOUND', status: 502 });
    expect(logged({ error }).line.error).toMatchObject({
      name: 'TypeError',
      message: 'no such host',
      code: 'ENOTFOUND',
      status: 502,
      stack: expect.stringContaining('log.test.ts'),
    });
  });

  it('adds common details to every line, without their secrets and words', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', secrets: [TOKEN], stream: { write: (line) => lines.push(line) } });
    const ofEvent = about(log, { event: 'discord:1', text: 'abc' });
    ofEvent.info('one');
    ofEvent.warn('two', { learner: 'discord:2' });
    ofEvent.error('three', { error: new Error(TOKEN) });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'one', event: 'discord:1', text: '[text]' },
      { msg: 'two', event: 'discord:1', learner: 'discord:2' },
      { msg: 'three', event: 'discord:1', error: { message: '[secret]' } },
    ]);
  });

  it('writes any value: cycles, big integers, functions, deep trees', () => {
    const cycle: Record<string, unknown> = { big: 12n, call: () => 1, nothing: null };
    cycle.self = cycle;
    expect(logged(cycle).line).toMatchObject({ big: '12', call: '[function]', nothing: null });
  });
});
