/** How a learner's version goes on. In a file of its own, for who remembers and loads no database. */
import type { Change } from '../tutor/ports.ts';

/** The version once a change is committed. A new learner begins with the time, so that no version comes again. */
export const versionAfter = ({ version, at }: Pick<Change, 'version' | 'at'>): number =>
  version === 0 ? at : version + 1;
