/** Scenes on as many pictures as they need: none is higher than a telephone's screen, and scenes stay whole where they can. */
import { type Block, stack } from './block.ts';
import { drawPart } from './draw-part.ts';
import { drawTitle } from './draw-title.ts';
import type { JarPart, Scene } from './scene.ts';

export interface Page {
  /** What is told on it; a scene that goes on is on both pages, with its parts where they are. */
  readonly scenes: readonly Scene[];
  readonly blocks: readonly Block[];
  /** What the jar held before; it stands on top. Null where it was empty, or had no room. */
  readonly jar: JarPart | null;
}

/** `room`: pixels of height on each page. */
export function paginate(scenes: readonly Scene[], room: number): readonly Page[] {
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
    return this.#room - heightOf(this.#blocks);
  }

  #page(): Page {
    return { scenes: this.#scenes, blocks: this.#blocks, jar: this.#carried };
  }

  /** A new page begins with what the jar holds, if what comes, so high, has room below it. */
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
      else
        pieces.push({
          ...scene,
          title: pieces.length === 0 ? scene.title : `${scene.title} (continued)`,
          parts: [part],
        });
    }
    return pieces;
  }
}

const heightOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { height }) => sum + height, 0);

const blockOf = ({ number, title, parts }: Scene): Block => stack(drawTitle(number, title), ...parts.map(drawPart));
