/** A transcript as a sequence diagram: `tellScenes` picks what is shown, `drawScenes` draws it. */
export { drawScenes } from './draw-scenes.ts';
export type { Scene } from './scene.ts';
export { tellScenes } from './tell-scenes.ts';
