/** The pictures of a run, for a message of their own below its text. */
import { paragraph } from '../../core/prose.ts';
import type { Block } from '../../core/reply.ts';
import { drawScenes } from '../../transcript/diagram/draw-scenes.ts';
import type { Scene } from '../../transcript/diagram/scene.ts';

/** So many pictures are one answer; the newest are what was asked for. */
const MOST_PICTURES = 5;

export function showDrawing(title: string, scenes: readonly Scene[]): readonly Block[] {
  const pictures = drawScenes(title, scenes);
  const left = pictures.length - MOST_PICTURES;
  return [
    ...(left > 0 ? [paragraph(`It was long: here are the last ${MOST_PICTURES} of ${pictures.length} pictures.`)] : []),
    ...pictures.slice(-MOST_PICTURES),
  ];
}
