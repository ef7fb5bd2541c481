/** Scenes → pictures: a card as wide as a telephone, with a line for the browser, one for each server, and the jar. */
import type { Picture } from '../../core/prose.ts';
import { type Block, gap, stack, textLines } from './block.ts';
import { drawPart, drawTitle } from './draw-part.ts';
import { shortenToWidth, wrapPieces } from './fit-text.ts';
import { lanesOf, MARGIN, WIDTH } from './lanes.ts';
import { altText, type JarPart, partWords, type Scene } from './scene.ts';
import { drawCard } from './svg.ts';

/** Pixels: what a telephone's screen shows at once. */
export const MAX_HEIGHT = 840;
const FOOT = 14;
/** Pixels: two lines. */
const LONGEST_TITLE = 600;

/**
 * In reading order; empty without scenes. `title`: what the pictures are of. `whole`: a sentence that says where all of
 * it stands as text, for who hears the pictures; may be empty.
 */
export function drawScenes(title: string, scenes: readonly Scene[], whole = ''): readonly Picture[] {
  const name = shortenToWidth(title, 'bold', LONGEST_TITLE);
  const pages = paginate(
    scenes,
    MAX_HEIGHT - MARGIN - headingOf(name, 'part 10 of 10').height - lanesOf(scenes).height - FOOT,
  );
  return pages.map((page, index) => {
    const part = pages.length === 1 ? '' : `part ${index + 1} of ${pages.length}`;
    const opening = `Sequence diagram: ${[name, part].filter((one) => one !== '').join(', ')}.`;
    const jar = page.jar === null ? '' : ` ${partWords(page.jar)}`;
    const alt = altText([opening, whole].filter((words) => words !== '').join(' ') + jar, page.scenes);
    return { kind: 'picture', image: drawPage(name, part, page, alt), alt };
  });
}

function drawPage(title: string, part: string, { scenes, blocks }: Page, alt: string): string {
  const lanes = lanesOf(scenes);
  const heading = headingOf(title, part);
  const namesTop = MARGIN + heading.height;
  const top = namesTop + lanes.height;
  const content = stack(...blocks);
  const height = Math.ceil(top + content.height + FOOT);
  return drawCard(WIDTH, height, alt, [
    heading.draw(MARGIN, lanes),
    lanes.drawLines(namesTop, height - 8),
    lanes.drawNames(namesTop),
    content.draw(top, lanes),
  ]);
}

function headingOf(title: string, part: string): Block {
  const words = [
    { text: title, face: 'bold' },
    { text: part === '' ? '' : ` (${part})`, face: 'plain' },
  ] as const;
  const lines = wrapPieces(words, WIDTH - 2 * MARGIN - 4);
  return stack(
    textLines(lines, MARGIN + 2, (face) => (face === 'bold' ? 'ink' : 'quiet'), false),
    gap(8),
  );
}

interface Page {
  /** What is shown on it; a scene that continues is on both pages, with the parts that are drawn there. */
  readonly scenes: readonly Scene[];
  readonly blocks: readonly Block[];
  /** What the jar held before, drawn on top. Null: it was empty, or there was no room. */
  readonly jar: JarPart | null;
}

/** Scenes stay whole where they can. `room`: pixels of height on each page. */
function paginate(scenes: readonly Scene[], room: number): readonly Page[] {
  const pages = new Pages(room);
  for (const scene of scenes) pages.add(scene);
  return pages.all();
}

class Pages {
  readonly #room: number;
  readonly #done: Page[] = [];
  #scenes: Scene[] = [];
  #blocks: Block[] = [];
  #jar: JarPart | null = null;
  #carried: JarPart | null = null;

  constructor(room: number) {
    this.#room = room;
  }

  add(scene: Scene): void {
    const whole = blockOf(scene);
    if (whole.height > this.#left()) this.#turn(whole.height);
    if (whole.height <= this.#left()) this.#put(scene, whole);
    else for (const piece of this.#cut(scene)) this.#put(piece, blockOf(piece));
    this.#jar = scene.parts.findLast((part) => part.kind === 'jar') ?? this.#jar;
  }

  all(): readonly Page[] {
    return this.#scenes.length === 0 ? this.#done : [...this.#done, this.#page()];
  }

  #left(): number {
    return this.#room - stack(...this.#blocks).height;
  }

  #page(): Page {
    return { scenes: this.#scenes, blocks: this.#blocks, jar: this.#carried };
  }

  /** A new page begins with what the jar holds, if there is room below it for the next block. `next`: its height. */
  #turn(next: number): void {
    if (this.#scenes.length === 0) return;
    this.#done.push(this.#page());
    this.#scenes = [];
    this.#blocks = [];
    this.#carried = null;
    if (this.#jar === null || this.#jar.cookies.length === 0) return;
    const block = drawPart(this.#jar);
    if (block.height + next > this.#room) return;
    this.#blocks = [block];
    this.#carried = this.#jar;
  }

  #put(scene: Scene, block: Block): void {
    if (block.height > this.#left()) this.#turn(block.height);
    this.#scenes.push(scene);
    this.#blocks.push(block);
  }

  /** A scene that is higher than a page, in pieces that are not. */
  #cut(scene: Scene): readonly Scene[] {
    const pieces: Scene[] = [];
    for (const part of scene.parts) {
      const last = pieces.at(-1);
      const longer = last === undefined ? null : { ...last, parts: [...last.parts, part] };
      if (longer !== null && blockOf(longer).height <= this.#room) pieces[pieces.length - 1] = longer;
      else {
        const title = last === undefined ? scene.title : `${scene.title} (continued)`;
        pieces.push({ ...scene, title, parts: [part] });
      }
    }
    return pieces;
  }
}

const blockOf = ({ number, title, parts }: Scene): Block => stack(drawTitle(number, title), ...parts.map(drawPart));
