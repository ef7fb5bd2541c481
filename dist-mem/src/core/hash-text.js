/** Small hashes of texts: always the same for the same text, and not for secrets. */
/** FNV-1a, 32 bits. */
export function hashText(text) {
    let value = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) {
        value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    }
    return value >>> 0;
}
const KEY_LENGTH = 6;
/** Six lower-case letters and digits: an action's argument can hold them, so a button can name what it is about. */
export const textKey = (text) => (hashText(text) % 36 ** KEY_LENGTH).toString(36).padStart(KEY_LENGTH, '0');
//# sourceMappingURL=hash-text.js.map