/** A case as both platforms show it: their adapters' own payloads, drawn as the playground draws them. */
import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { writeForm as writeDiscordForm } from '../../../../adapters/discord/forms.ts';
import { writeReply as writeDiscord } from '../../../../adapters/discord/messages.ts';
import { drawPicture, fileNameOf } from '../../../../adapters/shared/pictures.ts';
import { writeForm as writeSlackForm } from '../../../../adapters/slack/forms.ts';
import { writeReply as writeSlack } from '../../../../adapters/slack/messages.ts';
import { showDiscordForm } from '../../../../playground/page/show/discord/form.ts';
import { discordFormLimits, discordLimits } from '../../../../playground/page/show/discord/limits.ts';
import { type DiscordMessage, showDiscordMessage } from '../../../../playground/page/show/discord/message.ts';
import { type LimitUse, showLimits } from '../../../../playground/page/show/payload.ts';
import { slackLimits, slackViewLimits } from '../../../../playground/page/show/slack/limits.ts';
import { showSlackMessage, showSlackView } from '../../../../playground/page/show/slack/message.ts';
import type { Picture } from '../../../core/prose.ts';
import { type Block, type Form, picturesIn } from '../../../core/reply.ts';
import { DEFAULT_START_TIME } from '../../../core/scenario.ts';
import { paceOf } from '../../../tutor/features/index.ts';
import type { StepCase } from './step-cases.ts';

const NIBBLE = { id: '1', username: 'nibble', global_name: 'Nibble', bot: true };
const LEVEL = 4;
/** When everything is said to be written. */
const now = DEFAULT_START_TIME;

/** `id` is unique on the page. */
export function drawCase({ title, content }: StepCase, id: string, fileCache: FileCache): Element {
  const sides = (discord: ElementContent[], slack: ElementContent[]): Element =>
    h(
      '.both',
      h('.side.discord', h('p.platform', 'Discord'), discord),
      h('.side.slack', h('p.platform', 'Slack'), slack),
    );
  const heading = h('h3', title);
  switch (content.kind) {
    case 'nothing':
      return h('.case', heading, h('p.nothing', `This cannot be shown: ${content.why}.`));
    case 'pictures':
      return h('.case', heading, content.pictures.map(drawSvg));
    case 'form':
      return h('.case', heading, sides(drawDiscordForm(content.form, id), drawSlackForm(content.form, id)));
    case 'message':
      return h('.case', heading, sides(drawDiscord(content.blocks, fileCache), drawSlack(content.blocks, fileCache)));
  }
}

/** In the address itself: a picture with styles of its own, which the page's rules for styles do not reach. */
const drawSvg = ({ image, alt }: Picture): Element =>
  h('img.diagram', {
    src: image.startsWith('<') ? `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}` : image,
    alt,
  });

function drawDiscord(blocks: readonly Block[], fileCache: FileCache): ElementContent[] {
  return writeDiscord(blocks).flatMap(({ body, files }, index) => {
    const addresses = new Map(
      files.map(({ name, data }) => [
        `attachment://${name}`,
        fileCache.put(name, data instanceof Uint8Array ? data : new TextEncoder().encode(String(data))),
      ]),
    );
    const message: DiscordMessage = {
      ...body,
      id: String(index),
      author: NIBBLE,
      content: '',
      attachments: [],
      timestamp: now,
    };
    const resolve = (url: string): string | null => addresses.get(url) ?? null;
    const shown = showDiscordMessage(message, { now, resolve, headingLevel: LEVEL, isContinued: index > 0 });
    return [shown, ...drawLimits(discordLimits(message))];
  });
}

function drawSlack(blocks: readonly Block[], fileCache: FileCache): ElementContent[] {
  const uploaded = new Map<Picture, string>();
  for (const picture of picturesIn(blocks)) {
    const address = fileCache.picture(picture);
    if (address !== null) uploaded.set(picture, address);
  }
  return writeSlack(blocks, uploaded).flatMap((message, index) => {
    const seen = { ...message, ts: String(now / 1000), author: NIBBLE.id, fromBot: true };
    const look = {
      now,
      nameOf: () => NIBBLE.global_name,
      resolve: (address: string) => address,
      headingLevel: LEVEL,
      isContinued: index > 0,
    } as const;
    return [showSlackMessage(seen, look), ...drawLimits(slackLimits(message))];
  });
}

function drawDiscordForm(form: Form, id: string): ElementContent[] {
  const modal = writeDiscordForm(form);
  if (modal === null) return [h('p.nothing', 'Discord cannot open this form. Learners are asked to send a message.')];
  const shown = showDiscordForm(modal, { now, formId: `${id}-discord`, headingLevel: LEVEL });
  return [asPicture(shown), ...drawLimits(discordFormLimits(modal))];
}

function drawSlackForm(form: Form, id: string): ElementContent[] {
  const view = writeSlackForm(form, '', paceOf(form.submit));
  const shown = showSlackView(view, { now, formId: `${id}-slack`, headingLevel: LEVEL });
  return [asPicture(shown), ...drawLimits(slackViewLimits(view))];
}

/** A form that can be looked at, and not sent. */
const asPicture = (form: Element): Element => ({
  ...form,
  tagName: 'div',
  properties: {
    className: form.properties.className ?? [],
    role: 'group',
    ariaLabelledBy: form.properties.ariaLabelledBy ?? [],
  },
});

/** The limit that is nearest in the summary, all of them below it. */
function drawLimits(limits: readonly LimitUse[]): ElementContent[] {
  const [nearest] = limits.toSorted((one, other) => other.used / other.allowed - one.used / one.allowed);
  if (nearest === undefined) return [];
  const { name, used, allowed } = nearest;
  const words = `${name}: ${used.toLocaleString('en')} of ${allowed.toLocaleString('en')}`;
  return [h('details.payload', h('summary', `Limits: ${words}`), showLimits(limits))];
}

/** Pictures and files that messages of the preview show: kept by what is in them, or written into the page itself. */
export interface FileCache {
  /** Keeps bytes and returns the address by which the page shows them. `name` ends in what they are: `picture.png`. */
  put(name: string, bytes: Uint8Array): string;
  /** The address of a picture as a file, drawn once; null when it cannot be drawn here. */
  picture(picture: Picture): string | null;
  at(address: string): Uint8Array | null;
}

/** `inside`: addresses hold the bytes themselves, so that one file is the whole page. */
export function openFileCache(inside: boolean): FileCache {
  const files = new Map<string, Uint8Array>();
  const pictures = new Map<string, string | null>();
  const put = (name: string, bytes: Uint8Array): string => {
    if (inside) return `data:${typeOf(name)};base64,${Buffer.from(bytes).toString('base64')}`;
    const address = `/files/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}/${encodeURIComponent(name)}`;
    files.set(address, bytes);
    return address;
  };
  return {
    put,
    picture({ image }) {
      const known = pictures.get(image);
      if (known !== undefined) return known;
      const bytes = drawPicture(image);
      const address = bytes === null ? null : put(fileNameOf(bytes), bytes);
      pictures.set(image, address);
      return address;
    },
    at: (address) => files.get(address) ?? null,
  };
}

/** Text is shown as text and never as a page. */
export function typeOf(name: string): string {
  if (name.endsWith('.png')) return 'image/png';
  return name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain;charset=utf-8';
}
