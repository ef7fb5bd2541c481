/** The longest program that is taken, in characters. Twice the longest form input of Discord (4,000) and then some. */
export const MAX_PROGRAM_CHARACTERS = 20_000;
//# sourceMappingURL=program.js.map