/** An open page gets what has changed, and nothing that it has already. */
import fc from 'fast-check';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { DrawCache, keep, leaveOut } from '../../playground/page/live-updates.ts';
import { startPage } from '../../playground/page/server.ts';
import { emptyPlayground } from './empty-playground.ts';

/** An open page, and the updates that it gets, one part at a time. */
async function openPage(words: () => readonly string[]) {
  let tell = () => {};
  const playground = emptyPlayground({
    draw: () => ({
      clock: h('#clock'),
      discord: h(
        'section#discord',
        words().map((text, index) => keep(`message-${index}`, h('p', text))),
      ),
      slack: h('section#slack'),
    }),
    onChange: (look) => {
      tell = look;
      return () => {};
    },
  });
  const page = await startPage(playground, 0, () => {});
  const response = await fetch(`${page.url}/events`);
  const parts = readEvents(response);
  for (let index = 0; index < 3; index++) await parts.next();
  return { tell: () => tell(), next: async () => (await parts.next()).value, close: () => page.close() };
}

async function* readEvents({ body }: Response): AsyncGenerator<{ id: string; html: string }> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) yield JSON.parse(event.replace(/^data: /, ''));
  }
}

describe('an open page', () => {
  it('gets a new message whole, and known ones without their contents', async () => {
    const words = ['first'];
    const page = await openPage(() => words);
    words.push('second');
    page.tell();
    const { id, html } = (await page.next()) ?? { id: '', html: '' };
    expect(id).toBe('discord');
    expect(html).toContain('second');
    expect(html).not.toContain('first');
    expect(html).toContain('id="message-0"');
    await page.close();
  });

  it('gets nothing when nothing looks different', async () => {
    const words = ['first'];
    const page = await openPage(() => words);
    page.tell();
    await new Promise(setImmediate);
    words[0] = 'changed';
    page.tell();
    expect((await page.next())?.html).toContain('changed');
    await page.close();
  });
});

describe('a part that a page has already', () => {
  const tree = (texts: readonly string[]): Element =>
    h(
      'section',
      texts.map((text, index) => keep(`m${index}`, h('p', text))),
    );

  it('is left out, and nothing else: together with it the page is whole again', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (before, after) => {
        const { known } = leaveOut(tree(before), new Map());
        const told = leaveOut(tree(after), known).tree;
        const whole = told.children.map((child, index) => {
          if (child.type !== 'element') return child;
          const same = tree(before).children[index];
          const isSame = same?.type === 'element' && same.properties.dataKeep === child.properties.dataKeep;
          return isSame ? same : child;
        });
        expect(toHtml({ ...told, children: whole })).toBe(toHtml(tree(after)));
      }),
    );
  });

  it('is sent again after it disappeared', () => {
    const first = leaveOut(tree(['a', 'b']), new Map());
    const second = leaveOut(tree(['a']), first.known);
    expect(toHtml(leaveOut(tree(['a', 'b']), second.known).tree)).toContain('<p id="m1" data-keep=');
    expect(toHtml(leaveOut(tree(['a', 'b']), second.known).tree)).toContain('>b</p>');
  });
});

describe('a cached drawing', () => {
  it('is drawn again only when one of its inputs has changed', () => {
    const drawn = new DrawCache();
    const message = {};
    const first = drawn.of(message, ['x', 1], () => h('p'));
    expect(drawn.of(message, ['x', 1], () => h('p'))).toBe(first);
    expect(drawn.of(message, ['x', 2], () => h('p'))).not.toBe(first);
  });
});
