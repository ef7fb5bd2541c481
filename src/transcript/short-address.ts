/** An address as lessons write it: the path alone on the lessons' own site, the full URL anywhere else. */
import { APP_ORIGIN } from '../core/scenario.ts';

export const shortAddress = (url: string): string =>
  url.startsWith(`${APP_ORIGIN}/`) ? url.slice(APP_ORIGIN.length) : url;
