/** A certificate: a picture with a name, a lesson and a date. All of it is drawn as text. */
import type { Lesson } from '../../core/lesson.ts';
import type { Picture } from '../../core/prose.ts';
import type { Button } from '../../core/reply.ts';
import { escapeXml, LIGHT } from '../../transcript/diagram/svg.ts';
import { TEXT_SIZE, textWidth } from '../../transcript/diagram/text-width.ts';
import { action, button } from '../feature.ts';

const WIDTH = 600;
const HEIGHT = 420;
const MIDDLE = WIDTH / 2;
/** As wide as the name and the title may be. */
const ROOM = 500;
const MOST_ALT = 1000;

export const certificateButton = (lesson: string, label = 'Certificate'): Button =>
  button(label, action('certificate', lesson));

/** `date`: as it is to be read. */
export function drawCertificate(name: string, { title, outcomes }: Lesson, date: string): Picture {
  const can = outcomes.length === 0 ? '' : ` They can now ${outcomes.join('; ')}.`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${LIGHT.ground}"/>`,
    `<rect x="14" y="14" width="${WIDTH - 28}" height="${HEIGHT - 28}" rx="10" fill="none" stroke="${LIGHT.jar}" stroke-width="3"/>`,
    `<rect x="22" y="22" width="${WIDTH - 44}" height="${HEIGHT - 44}" rx="6" fill="none" stroke="${LIGHT.frame}"/>`,
    COOKIE,
    line('Certificate', 148, 30, 'bold', LIGHT.ink),
    line(name, 212, 34, 'bold', LIGHT.ask),
    line('has finished the lesson', 256, 16, 'plain', LIGHT.quiet),
    line(title, 298, 24, 'bold', LIGHT.ink),
    line(date, 346, 16, 'plain', LIGHT.quiet),
    line('Nibble', 378, 13, 'plain', LIGHT.quiet),
    '</svg>',
  ].join('');
  const alt = `Certificate: ${name} has finished the lesson “${title}” on ${date}.${can}`;
  return { kind: 'picture', image: svg, alt: [...alt].slice(0, MOST_ALT).join('') };
}

/** A line in the middle, smaller where it would be too wide. */
function line(text: string, y: number, size: number, face: 'plain' | 'bold', ink: string): string {
  const wide = (textWidth(text, face) / TEXT_SIZE) * size;
  const fitting = wide <= ROOM ? size : Math.max(1, Math.floor((size * ROOM * 10) / wide) / 10);
  const weight = face === 'bold' ? ' font-weight="bold"' : '';
  return (
    `<text x="${MIDDLE}" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="${fitting}"${weight} ` +
    `text-anchor="middle" fill="${ink}">${escapeXml(text)}</text>`
  );
}

/** A cookie with a bite taken out of it. */
const COOKIE = [
  `<circle cx="${MIDDLE}" cy="76" r="30" fill="${LIGHT.jar}"/>`,
  `<circle cx="${MIDDLE + 27}" cy="54" r="13" fill="${LIGHT.ground}"/>`,
  ...[
    [-12, -8],
    [6, 4],
    [-6, 14],
    [12, 18],
    [-19, 7],
  ].map(([x = 0, y = 0]) => `<circle cx="${MIDDLE + x}" cy="${76 + y}" r="3.6" fill="${LIGHT.ink}"/>`),
].join('');
