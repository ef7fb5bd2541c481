import type { Input, LearnerEvent } from '../../src/core/event.ts';

/** What a learner did: the event without who and which delivery. */
export const inputOf = ({ id: _, learner: __, ...input }: LearnerEvent): Input => input;

/** `/lesson` for a command, else its kind. */
export const nameOf = (input: Input): string => (input.kind === 'command' ? `/${input.name}` : input.kind);
