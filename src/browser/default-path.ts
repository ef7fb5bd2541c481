/** The path of a cookie that came without a usable Path attribute, RFC 6265bis 5.1.4. */

/**
 * 1. Take the path of the request, without its query.
 * 2. When it is empty or does not start with `/`, the default is `/`.
 * 3. When it has no more than one `/`, the default is `/`.
 * 4. Else it is everything up to, but not with, the last `/`.
 */
export function defaultPath({ pathname }: URL): string {
  if (!pathname.startsWith('/')) return '/';
  const lastSlash = pathname.lastIndexOf('/');
  return lastSlash === 0 ? '/' : pathname.slice(0, lastSlash);
}
