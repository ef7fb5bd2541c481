/**
 * What rooms tell whoever counts and times. A room is given a `Meter` and knows nothing of who listens; without one it
 * gets `NO_METER`. Labels come from small closed sets, never from learners: no ids, no words of theirs.
 */
/** Nobody counts. */
export const NO_METER = { count: () => { }, time: () => { } };
//# sourceMappingURL=meter.js.map