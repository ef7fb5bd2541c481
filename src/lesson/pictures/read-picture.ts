/** `![words that say what it shows](picture.png)`, on lines of its own: a picture beside the lesson. */
import type { Image, ImageReference, Paragraph } from 'mdast';
import { MAX_ALT, type Picture } from '../../core/prose.ts';
import { isComment } from '../html.ts';
import type { Page } from '../page.ts';
import { nearestName, quote } from '../problem.ts';
import { kilobytes, PICTURE_LIMITS, readPictureFile } from './picture-file.ts';
import { PICTURE_NAME } from './picture-name.ts';

type ImageNode = Image | ImageReference;

/** The pictures of a paragraph that holds nothing else, which may be several; null when it is another one. */
export function picturesOf({ children }: Paragraph): readonly ImageNode[] | null {
  const shown = children.filter(
    (node) =>
      !(node.type === 'text' && node.value.trim() === '') &&
      node.type !== 'break' &&
      !(node.type === 'html' && isComment(node.value)),
  );
  const images = shown.filter((node): node is ImageNode => node.type === 'image' || node.type === 'imageReference');
  return images.length > 0 && images.length === shown.length ? images : null;
}

/** Null when it is refused, which is reported. */
export function readPicture(page: Page, node: ImageNode): Picture | null {
  const alt = readAlt(page, node);
  const url = node.type === 'image' ? node.url : (page.linkTargets.get(node.identifier) ?? '');
  const image = readImage(page, node, url);
  if (alt === null || image === null) return null;
  const picture: Picture = { kind: 'picture', image, alt };
  page.places.set(picture, page.place(node));
  return picture;
}

/** A picture where none can be shown. `where`: `in a list`. */
export function refusePicture(page: Page, node: ImageNode, where: string): void {
  if (readAlt(page, node) === null) return;
  const expected = 'it on lines of its own, with an empty line above and below';
  page.report('picture', node, `a picture ${where}`, expected);
}

function readAlt(page: Page, node: ImageNode): string | null {
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim();
  if (alt === '') {
    const remedy = 'who cannot see it hears these words, between the brackets: ![words](picture.png)';
    page.report('alt-text', node, 'a picture without alternative text', 'words that say what it shows', remedy);
    return null;
  }
  if (PICTURE_NAME.test(alt)) {
    const found = `a picture whose alternative text is ${quote(alt)}`;
    page.report('alt-text', node, found, 'words that say what it shows, not the name of the file');
    return null;
  }
  if (alt.length > MAX_ALT) {
    const found = `an alternative text of ${alt.length.toLocaleString('en')} characters`;
    page.report('alt-text', node, found, `at most ${MAX_ALT.toLocaleString('en')}`, 'the rest belongs into the text');
    return null;
  }
  return alt;
}

function readImage(page: Page, node: ImageNode, url: string): string | null {
  const refuse = (found: string, expected: string, remedy?: string): null => {
    page.report('picture', node, `the picture ${quote(url)} ${found}`, expected, remedy);
    return null;
  };
  if (page.pictures === null) return refuse('cannot be shown here', 'words');
  const wrongPlace = refuseUrl(url);
  if (wrongPlace !== null) return refuse(...wrongPlace);
  const { lesson, folder, used } = page.pictures;
  if (used.has(url)) return `${lesson}/${url}`;
  const file = folder.files.get(url);
  if (file === undefined || file.kind === 'unreadable') {
    return refuse(file?.why ?? 'does not exist', 'a file beside the lesson', didYouMeanFile(url, folder.there));
  }
  if (file.kind === 'too-large') {
    const most = kilobytes(PICTURE_LIMITS.bytes);
    return refuse(`has ${kilobytes(file.size)}`, `at most ${most}`, 'make it smaller, or save it with fewer colours');
  }
  const read = readPictureFile(url, file.bytes);
  if (read.kind === 'refused') return refuse(read.found, read.expected, read.remedy);
  const all = [...used.values()].reduce((sum, { size }) => sum + size, file.bytes.length);
  if (all > PICTURE_LIMITS.bytesOfLesson) {
    const most = kilobytes(PICTURE_LIMITS.bytesOfLesson);
    return refuse(`makes ${kilobytes(all)} of pictures`, `at most ${most} in a lesson`);
  }
  used.set(url, { image: read.image, size: file.bytes.length });
  return `${lesson}/${url}`;
}

/** What is wrong with where a picture is said to be; null when nothing is. */
function refuseUrl(url: string): readonly [found: string, expected: string, remedy?: string] | null {
  const beside = 'a file beside the lesson, such as ![…](jar.png)';
  if (url === '') return ['leads nowhere', beside];
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
    return ['is elsewhere', beside, 'save it beside the lesson: what is elsewhere may change or go'];
  }
  if (/^[/\\]|(?:^|[/\\])\.\.?[/\\]/.test(url)) {
    const isHere = /^\.\/[^/\\]+$/.test(url);
    if (isHere) return ['begins with "./"', `"${url.slice(2)}"`];
    return [
      "is outside of the lesson's folder",
      "a file in the lesson's folder, or in a folder there",
      'copy it there',
    ];
  }
  if (PICTURE_NAME.test(url)) return null;
  if (url.split('/').length > 2) return ['is too deep', "a file in the lesson's folder, or in a folder there"];
  if (/\.(?:png|jpe?g|svg)$/i.test(url)) {
    return ['has a name that not every system can keep', 'letters, digits, hyphens and dots', 'rename the file'];
  }
  return ['is of a kind that a chat may not show', 'a PNG, a JPEG or an SVG', 'save it as one of these'];
}

function didYouMeanFile(name: string, there: readonly string[]): string | undefined {
  const near = nearestName(name, there);
  return near === undefined ? undefined : `did you mean ${near}?`;
}
