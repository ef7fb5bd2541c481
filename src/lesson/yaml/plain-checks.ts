/** The checks of an exercise that serves nobody: what its program prints, and what its functions give. */
import type { z } from 'zod';
import type { PlainCheck } from '../../core/lesson.ts';
import { hint, otherwise, warnOfSentences } from './checks.ts';
import { choose, map, readEntries, refused, words } from './schema.ts';
import type { YamlText } from './tree.ts';

const NAME = 'what a right program does, in a few words';
const EXPECTED = '"prints: …", or "call: …" and "gives: …"';

const beside = (hintCount: number | null) => ({
  check: words(NAME),
  otherwise: otherwise(''),
  hint: hint(hintCount).default(null),
});

function plainCheck(hintCount: number | null): z.ZodType<PlainCheck> {
  const prints = map({ ...beside(hintCount), prints: words('what the program prints') }, 'a check', EXPECTED).transform(
    ({ check, otherwise: said, hint: fits, prints: text }): PlainCheck => ({
      title: check,
      wanted: { kind: 'prints', text },
      otherwise: said,
      hint: fits,
    }),
  );
  const fields = {
    ...beside(hintCount),
    call: words('an expression such as add(2, 3)').refine((written) => !written.includes('\n'), 'one line of Python'),
    gives: words('its value as Python writes it, such as 5'),
  };
  const call = map(fields, 'a check', EXPECTED).transform(
    ({ check, otherwise: said, hint: fits, call: written, gives }): PlainCheck => ({
      title: check,
      wanted: { kind: 'call', call: written, gives },
      otherwise: said,
      hint: fits,
    }),
  );
  return choose((value) => {
    if (typeof value !== 'object' || value === null) return refused(EXPECTED, {});
    return 'prints' in value ? prints : call;
  });
}

/** A text that is a list of checks; those with problems are reported and left out. `hintCount`: as for `readChecks`. */
export function readPlainChecks(yaml: YamlText, hintCount: number | null): readonly PlainCheck[] {
  warnOfSentences(yaml);
  return readEntries(yaml, plainCheck(hintCount), 'a list of checks such as "- check: It adds"', {
    rule: 'checks',
    noun: 'check',
  }).map(([, check]) => check);
}
