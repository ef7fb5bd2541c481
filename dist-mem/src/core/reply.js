/** As much of a button's label as phones show. */
export const MAX_BUTTON_LABEL = 34;
/** What a field holds at first, as its submission would give it back untouched. */
export function firstValue(field) {
    return field.kind === 'checks' ? field.values.join(',') : field.value;
}
//# sourceMappingURL=reply.js.map