/** The letter of the option shown at a position: A for 0. */
export const letterOf = (position: number): string => String.fromCharCode('A'.charCodeAt(0) + position);
