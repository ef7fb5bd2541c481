/** A playground with nothing behind it, for what the page's server does by itself. */
import { h } from 'hastscript';
import type { Playground } from '../../playground/page/server.ts';

export const emptyPlayground = (parts: Partial<Playground> = {}): Playground => ({
  draw: () => ({ clock: h('#clock'), discord: h('section#discord'), slack: h('section#slack') }),
  visit: () => {},
  perform: async () => ({ kind: 'done' }),
  file: () => null,
  onChange: () => () => {},
  ...parts,
});
