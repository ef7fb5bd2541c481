/**
 * Discord wants each `custom_id` once in a message and each value once in a menu, while two buttons may well do the
 * same. A repeated id gets `~` and one more character, which is taken off again when it comes back.
 */

const MARKS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes ids unique among those that were given to it: the first of each kind stays as it is. */
export function createUniqueIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times === 0 ? id : `${id}~${MARKS[times - 1]}`;
  };
}

/** The id as it was before it was made unique. */
export const originalId = (id: string): string => id.replace(/~[a-z0-9]$/, '');
