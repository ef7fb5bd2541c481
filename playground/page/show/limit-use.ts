/** One limit of a platform, and how much of it a payload uses. */
export interface LimitUse {
  readonly name: string;
  readonly used: number;
  readonly allowed: number;
}

/** Of several things under the same limit the largest counts; where there is none, nothing is said. */
export function mostUsed(name: string, allowed: number, used: readonly (number | undefined)[]): LimitUse[] {
  const sizes = used.filter((size) => size !== undefined);
  return sizes.length === 0 ? [] : [{ name, used: Math.max(...sizes), allowed }];
}
