/** Headers of every response: nothing from elsewhere runs, is shown, or frames the page. */
export const SECURITY_HEADERS = {
    'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
};
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
/** Why a request is refused; null when it is allowed. `port` is the server's. */
export function originRefusal({ method, headers }, port) {
    const hosts = LOOPBACK.map((name) => `${name}:${port}`);
    const { host = '', origin } = headers;
    if (!hosts.includes(host)) {
        return `The playground is for this machine only: found the host "${host}", expected ${hosts[0]}.`;
    }
    const isOwn = origin === `http://${host}`;
    if (origin !== undefined && !isOwn)
        return `Other pages have no business here: found the origin "${origin}".`;
    if (method !== 'GET' && !isOwn)
        return 'An action must come from the page: found no Origin header.';
    return null;
}
//# sourceMappingURL=origin-guard.js.map