/** `2 seconds`, `1 second`, `25,000 characters`: a number with its unit, whose plural ends in s. */
export const countWords = (number: number, unit: string): string =>
  `${number.toLocaleString('en')} ${unit}${number === 1 ? '' : 's'}`;
