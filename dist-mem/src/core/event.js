/** The platform that a learner is on: `discord`, `slack`, `terminal`. */
export const platformOf = (learner) => learner.slice(0, learner.indexOf(':'));
/** A command without options, or with these. */
export const command = (name, options = {}) => ({
    kind: 'command',
    name,
    options,
});
//# sourceMappingURL=event.js.map