/** Path matching, RFC 6265bis 5.1.4. */

/**
 * A request path path-matches a cookie's path when
 * 1. they are identical, or
 * 2. the cookie's path is a prefix that ends in `/`, or
 * 3. the cookie's path is a prefix and the next character of the request path is `/`.
 */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (requestPath === cookiePath) return true;
  if (!requestPath.startsWith(cookiePath)) return false;
  return cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
