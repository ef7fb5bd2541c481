/** Plain text whose line ends are seen. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';

export const showLines = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, index): ElementContent[] => [
      ...(index === 0 ? [] : [h('br')]),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ]);
