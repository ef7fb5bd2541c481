/** Pictures, at an address or in Slack's files, each with its words. */
import type { Element } from 'hast';
import { showPicture } from '../show-file.ts';
import type { SlackImage, SlackLook } from './block.ts';
import { showPlain } from './show-text.ts';

/** A picture, with its title above it. */
export const showImage = (image: SlackImage, look: SlackLook): Element =>
  showPicture(addressOf(image, look), image.alt_text, image.title === undefined ? [] : showPlain(image.title));

function addressOf({ image_url: url, slack_file: file }: SlackImage, { resolve }: SlackLook): string | null {
  const known = url ?? file?.url ?? file?.id;
  if (known === undefined) return null;
  if (resolve !== undefined) return resolve(known);
  return url ?? null;
}
