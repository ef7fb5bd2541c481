/** What the preview shows of a step: moments, each with what the learner then sees. */
import type { Block, Form, Picture } from '../../core/reply.ts';

export type Sight =
  | { readonly kind: 'message'; readonly blocks: readonly Block[] }
  | { readonly kind: 'form'; readonly form: Form }
  /** A run as the platforms show it in a picture; drawn as it is, not as PNG. */
  | { readonly kind: 'pictures'; readonly pictures: readonly Picture[] }
  /** The tutor could not: the lesson is too broken there. `why` is for authors. */
  | { readonly kind: 'nothing'; readonly why: string };

export interface Moment {
  /** Unique among the moments of a step. */
  readonly id: string;
  /** `The option “404”, which is right`. */
  readonly title: string;
  readonly sight: Sight;
}
