/** One HTTP message each way, as the simulated browser sends it and the sandbox answers it. */
/** Text as bytes, one character each: its UTF-8 form. Half a character (a lone surrogate) becomes U+FFFD. */
export const bytesOf = (text) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
/** Bytes, one character each, read as UTF-8; null when they are none. */
export function textOf(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    }
    catch {
        return null;
    }
}
/** Every value of a header field, in order; names compare without case (RFC 9110, section 5.1). */
export function headerValues(headers, name) {
    const wanted = name.toLowerCase();
    return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}
//# sourceMappingURL=http.js.map