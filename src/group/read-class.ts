/** What is typed behind `/class`, as people say it. */
import type { LearnerId } from '../core/event.ts';

export type ClassLine =
  | { readonly kind: 'see' | 'join' | 'leave' }
  | { readonly kind: 'end' }
  | { readonly kind: 'new'; readonly name: string }
  /** `by`: the day as it was typed; empty where none was. */
  | { readonly kind: 'assign'; readonly lesson: string; readonly by: string }
  | { readonly kind: 'unassign'; readonly lesson: string }
  /** `who`: null where nobody was mentioned. */
  | { readonly kind: 'host'; readonly who: LearnerId | null; readonly isOff: boolean }
  /** `role`: null to give none any more; empty where none was mentioned. */
  | { readonly kind: 'role'; readonly role: string | null }
  | { readonly kind: 'unclear'; readonly typed: string };

const OFF = 'off';
const BEFORE_DAY = [' by ', ' until ', ' till ', ' due '];

/** Total. Adapters write people as `@platform:account`, and roles as `@role:id`. */
export function readClassLine(typed: string): ClassLine {
  const text = typed.trim().replace(/\s+/g, ' ');
  const space = text.indexOf(' ');
  const word = (space < 0 ? text : text.slice(0, space)).toLowerCase();
  const rest = space < 0 ? '' : text.slice(space + 1);
  switch (word) {
    case '':
      return { kind: 'see' };
    case 'join':
    case 'leave':
    case 'end':
      return { kind: word };
    case 'new':
      return rest === '' ? { kind: 'unclear', typed: text } : { kind: 'new', name: rest };
    case 'assign':
      return rest === '' ? { kind: 'unclear', typed: text } : readAssignment(rest);
    case 'unassign':
      return rest === '' ? { kind: 'unclear', typed: text } : { kind: 'unassign', lesson: rest };
    case 'host':
      return { kind: 'host', who: /@([a-z]+:[\w:]+)/.exec(rest)?.[1] ?? null, isOff: isOff(rest) };
    case 'role':
      return { kind: 'role', role: isOff(rest) ? null : (/^@?(?:role:)?(\d+)$/.exec(rest)?.[1] ?? '') };
    default:
      return { kind: 'unclear', typed: text };
  }
}

const isOff = (text: string): boolean => text.toLowerCase() === OFF || text.toLowerCase().endsWith(` ${OFF}`);

/** `cookies in 2 weeks`, `cookies tomorrow` */
function readWithoutBy(text: string): ClassLine {
  const [, lesson = text, by = ''] =
    /^(.+) (today|tomorrow|in (?:\d{1,3}|an?|one|two|three|four) (?:day|week)s?)$/i.exec(text) ?? [];
  return { kind: 'assign', lesson, by };
}

/** A lesson's title may have “by” in it, so the last one counts. */
function readAssignment(text: string): ClassLine {
  if (isOff(text)) return { kind: 'unassign', lesson: text.slice(0, -OFF.length).trim() };
  const lower = text.toLowerCase();
  const [at, word] = BEFORE_DAY.map((one) => [lower.lastIndexOf(one), one] as const).reduce((one, other) =>
    other[0] > one[0] ? other : one,
  );
  if (at < 0) return readWithoutBy(text);
  return { kind: 'assign', lesson: text.slice(0, at).trim(), by: text.slice(at + word.length).trim() };
}
