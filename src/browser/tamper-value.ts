/** How a forger changes a value: one character near its middle becomes another of the same alphabet. */

/**
 * `dark` → `dask`. Of the letters and digits the one nearest to the middle is taken (a dot or a dash may hold the
 * value's parts together) and made the next one of its kind; the last becomes the first. A value without any gets an
 * `x` at its end.
 */
export function tamperValue(value: string): string {
  const middle = Math.floor(value.length / 2);
  const places = [...value.matchAll(/[a-z0-9]/gi)].map(({ index }) => index);
  const [place] = places.toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  if (place === undefined) return `${value}x`;
  return value.slice(0, place) + successor(value.charAt(place)) + value.slice(place + 1);
}

function successor(character: string): string {
  if (character === '9') return '0';
  if (character === 'z') return 'a';
  if (character === 'Z') return 'A';
  return String.fromCharCode(character.charCodeAt(0) + 1);
}
