/**
 * Pictures as PNG, as every chat platform takes them. A sequence diagram takes some 60 ms, in which a process would answer
 * nobody, and much memory for a moment. So whoever may wait has pictures drawn ahead, on a thread of their own; what is then
 * asked for is there already.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { InOrder } from '../../src/core/in-order.ts';
import { RecentMap } from '../../src/core/recent-map.ts';
import type { Block } from '../../src/core/reply.ts';
import type { Asked, Drawing } from './picture-thread.ts';
import { renderPicture } from './render-picture.ts';

/** Node 20 starts no TypeScript, so from a source it is the compiled twin. */
const THREAD = import.meta.url.endsWith('.ts') ? '../../dist/adapters/shared/picture-thread.js' : './picture-thread.js';

/** As many as a few answers have. A picture has 100 to 200 KB. */
const REMEMBERED = 16;

/** By their SVG. */
const drawn = new RecentMap<string, Uint8Array | null>(REMEMBERED);

/** One thread at a time: who asks for pictures does not take the processor from those who ask for answers. */
const threads = new InOrder();

/** The PNG of a whole SVG document; null when it is none, or when its letters cannot be drawn here. */
export function drawPicture(svg: string): Uint8Array | null {
  const known = drawn.get(svg);
  if (known !== undefined) return known;
  const png = renderPicture(svg);
  drawn.set(svg, png);
  return png;
}

/** Draws the pictures among these blocks, beside everything else. Never rejects. */
export async function drawAhead(blocks: readonly Block[]): Promise<void> {
  const svgs = blocks.flatMap((block) => (block.kind === 'picture' ? [block.svg] : []));
  if (svgs.some(isNew)) await threads.run('pictures', () => drawAside(svgs.filter(isNew)));
}

const isNew = (svg: string): boolean => drawn.get(svg) === undefined;

async function drawAside(svgs: Asked): Promise<void> {
  if (svgs.length === 0) return;
  const thread = new Worker(new URL(THREAD, import.meta.url), { workerData: svgs });
  thread.on('message', ({ svg, png }: Drawing) => drawn.set(svg, png));
  // What a thread could not draw is tried once more when it is needed.
  await once(thread, 'exit').catch(() => {});
}
