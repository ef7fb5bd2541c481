/**
 * A Set-Cookie header of the learner's own, taken apart. Its value is neither shown nor kept: what is pasted here is
 * often a session that still works.
 */
import { bullets, code, type Inline, type Prose, paragraph, strong, withCode } from '../../../core/prose.ts';
import type { Block } from '../../../core/reply.ts';
import { findHeaders, hasSetCookieLine, isRequestHeader, MAX_HEADERS } from '../../../explain/find-headers.ts';
import { type Arrival, type InspectedHeader, inspectHeader, LATER_WORDS } from '../../../explain/inspect-header.ts';
import { type Context, currentPlace, type Plan, sayOnly } from '../../decision.ts';
import { buttons, type Feature, showButton, slash, typed } from '../../feature.ts';
import { backButton } from '../review/review.ts';

export const cookie: Feature = {
  command: {
    ...slash('cookie', 'Take a Set-Cookie header apart, and see what browsers do with it', (context, { header = '' }) =>
      inspect(context, header),
    ),
    options: [{ name: 'header', description: 'The header, or what curl -i or your browser’s tools show' }],
    argument: '[header]',
    read: (text) => (text === '' ? {} : { header: text }),
  },
  typed: [
    typed('cookie', /^\/?cookie\s(?=[^=:]*[=:])(.+)$/is, (context, [, header = '']) => inspect(context, header)),
    typed('cookie', hasSetCookieLine, (context, [text = '']) => inspect(context, text)),
  ],
  help: ['`cookie` and a `Set-Cookie` header, to have it taken apart'],
  topics: [
    {
      asked: `take a set-cookie header apart, check my cookie header, inspect a header, what does my set-cookie line do, is
        my cookie header right, curl output, devtools, paste a header, paste a set-cookie line, check a header, what
        does this header mean, explain my header`,
      says: 'Paste a `Set-Cookie` line, or the output of `curl -i`. I take it apart, and keep nothing of its value.',
    },
  ],
};

/** What a text is answered with that may hold headers. */
export function inspect(context: Context, text: string): Plan {
  const headers = findHeaders(text);
  const place = currentPlace(context);
  const on = buttons(place === null ? backButton(context) : showButton(place));
  if (headers.length === 0 && isRequestHeader(text)) {
    return sayOnly(context.learner, [
      paragraph(...withCode('That’s a `Cookie` header: what a browser sends. It has names and values only.')),
      paragraph(...withCode('How a cookie was set is in the `Set-Cookie` header of a response. Paste that one.')),
      on,
    ]);
  }
  if (headers.length === 0) {
    return sayOnly(context.learner, [
      paragraph(...withCode('Paste a whole header, such as `Set-Cookie: theme=dark; Max-Age=3600; Secure`. ')),
      paragraph(
        ...withCode(
          'The output of `curl -i`, or a copy from your browser’s tools (network tab, table of cookies, HAR), works, too.',
        ),
      ),
      on,
    ]);
  }
  const shown = headers.slice(0, MAX_HEADERS).flatMap((header) => describe(inspectHeader(header, context.now)));
  const more = headers.length > MAX_HEADERS ? [paragraph(`I look at ${MAX_HEADERS} headers at a time.`)] : [];
  return sayOnly(context.learner, [
    ...shown,
    ...more,
    paragraph('As recorded from Chromium and Firefox. I’ve kept nothing of the value.'),
    on,
  ]);
}

function describe(header: InspectedHeader): readonly Block[] {
  const { name, valueLength, attributes, arrivals, inFirefox, warnings, from } = header;
  const value = valueLength === 1 ? 'one character' : `${valueLength} characters`;
  return [
    paragraph('The cookie ', name === '' ? 'without a name' : code(name), `, with a value of ${value}:`),
    attributes.length === 0
      ? paragraph('It has no attributes: it’s for this host alone, and lasts until the browser closes.')
      : bullets(attributes.map(({ written, means }) => [code(written), `: ${means}.`])),
    paragraph(`When a response from ${from} brings it …`),
    bullets(arrivals.map(describeArrival)),
    ...(inFirefox.length === 0
      ? [paragraph('That’s Chromium. Firefox does the same.')]
      : [paragraph('That’s Chromium. In Firefox it’s different:'), bullets(inFirefox.map((part) => [`${part}.`]))]),
    paragraph('Safari takes no cookies in a frame on another site: Apple documents that, it wasn’t recorded.'),
    ...(warnings.length === 0
      ? []
      : [
          {
            kind: 'notice',
            tone: 'warning',
            title: warnings.length === 1 ? 'Worth a look' : `${warnings.length} things worth a look`,
            content: [bullets(warnings.map((warning) => [warning]))] satisfies readonly Prose[],
          } as const,
        ]),
  ];
}

function describeArrival({ where, isStored, why, sentWith, notSentWith }: Arrival): readonly (string | Inline)[] {
  if (!isStored) return [strong(where), `: not stored, because ${why}.`];
  const sent = sentWith.length === 0 ? '' : ` Sent with ${list(sentWith)}.`;
  const held = notSentWith.map(({ request, why: reason }) => ` Not with ${request}: ${reason}.`).join('');
  return [strong(where), `: stored. ${LATER_WORDS} later:${sent}${held}`];
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
