import { literal } from '../../../adapters/slack/text.ts';

/** What is compared: every visible character, without the spaces, bars and bullets that layout adds or moves. */
export const letters = (value: string): string => literal(value).replace(/[\s|•–]/g, '');
