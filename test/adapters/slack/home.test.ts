import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHome } from '../../../adapters/slack/home.ts';
import { literal } from '../../../adapters/slack/text.ts';
import { checkView, mentionsIn } from '../../../playground/slack/check-payload.ts';
import { shownText } from '../../../playground/slack/screen.ts';
import { paragraph } from '../../../src/core/prose.ts';
import type { Block } from '../../../src/core/reply.ts';
import { blocks as anyBlocks } from '../../arbitraries/reply.ts';
import { type Started, start } from './start.ts';

describe('the Home tab', () => {
  let started: Started;
  let people = 0;
  const learner = () => {
    people += 1;
    return started.slack.client({ user: `Uhome${people}`, place: 'dm' });
  };
  const publications = () => started.slack.calls('views.publish').length;

  beforeAll(async () => {
    started = await start({ delivery: 'socket' });
  });
  afterAll(() => started.stop());

  it('shows the overview to whoever opens it', async () => {
    const window = learner();
    await window.openTab('home');
    expect(await window.waitForHome(/due/)).toBe('Nibble\n3 questions are due.');
    expect(window.home()?.buttons).toEqual(['Answer them', 'Write a program']);
  });

  it('is not drawn for the messages tab', async () => {
    const window = learner();
    await window.openTab('messages');
    expect(window.home()).toBeNull();
  });

  it('has buttons that are answered in the direct conversation', async () => {
    const window = learner();
    await window.openTab('home');
    await window.waitForHome(/due/);
    await window.pressHome('Answer them');
    await window.waitFor(/n1\.review/);
  });

  it('has buttons that open forms, whose answers come to the direct conversation', async () => {
    const window = learner();
    await window.openTab('home');
    await window.waitForHome(/due/);
    await window.pressHome('Write a program');
    await window.waitForForm();
    await window.fill({ program: 'x = 1' });
    await window.waitFor(/x = 1/);
  });

  it('changes after what the learner does, and is left alone when nothing changed', async () => {
    const window = learner();
    await window.openTab('home');
    await window.waitForHome(/due/);
    const before = publications();
    await window.type('hello');
    await window.waitFor(/hello/);
    started.tutor.due = 2;
    await window.type('answered one');
    await window.waitForHome(/2 questions are due/);
    started.tutor.due = 3;
    expect(publications()).toBe(before + 1);
  });

  it('is not drawn for learners who never looked at it', async () => {
    const window = learner();
    const viewers = () => started.slack.calls('views.publish').map(({ args }) => args.user_id);
    await window.type('hello');
    await window.waitFor(/hello/);
    expect(window.home()).toBeNull();
    expect(viewers()).not.toContain(`Uhome${people}`);
  });

  it('is tried again while Slack asks to wait', async () => {
    const window = learner();
    started.slack.faults.limitNext('views.publish', 0);
    await window.openTab('home');
    await window.waitForHome(/due/);
  });

  it('that is switched off is told to the operator with where to switch it on', async () => {
    const window = learner();
    started.slack.faults.failNext('views.publish', 'not_enabled');
    await window.openTab('home');
    await expect.poll(() => started.lines.join('\n')).toContain('switch it on under App Home');
  });
});

describe('a Home view', () => {
  it('of any blocks is one that Slack takes, and pings nobody', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const view = writeHome(blocks);
        expect(checkView(view)).toMatchObject({ ok: true });
        expect(mentionsIn({ view })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('that holds everything says everything', () => {
    const table: Block = {
      kind: 'table',
      header: [[{ kind: 'text', text: 'Lesson' }], [{ kind: 'text', text: 'Done' }]],
      rows: [[[{ kind: 'text', text: 'Cookies' }], [{ kind: 'text', text: '4 of 31' }]]],
    };
    expect(shown(writeHome([paragraph('Hello'), table]))).toBe('Hello\nLesson | Done\nCookies | 4 of 31');
  });

  it('that cannot hold everything says where the rest is', () => {
    const many = Array.from({ length: 150 }, (_, index): Block => paragraph(`line ${index}`));
    const text = shown(writeHome(many));
    expect(text).toContain('line 98');
    expect(text).toMatch(/There’s more\. Type progress under Messages/);
  });

  function shown(view: ReturnType<typeof writeHome>): string {
    const checked = checkView(view);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    return literal(shownText(checked.value.blocks, ''));
  }
});
