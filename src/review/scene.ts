/** Which of a question's scenes comes next, so that recall is not recognition. */

/**
 * 0 for the question itself, 1 for its first variant … A card that was rated once has been seen as the question itself,
 * so its first review shows a variant, and no two rounds in a row show the same scene.
 *
 * @param round the card's `reps` when it is asked
 * @param variants how many variants the question has
 */
export const sceneFor = (round: number, variants: number): number => round % (variants + 1);
