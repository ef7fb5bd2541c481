import { typeByName } from '../../browser/index.js';
import { quote } from '../problem.js';
import { choose, isMap, list, map, named, parsed, refuse, ruled, text } from './schema.js';
const EXAMPLE = 'a file such as {file: sea.png, size: 3 KB}';
const CONTENTS = ['text', 'bytes', 'size'];
/** The longest file that a scenario can send, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
const UNITS = { byte: 1, bytes: 1, kb: 1024, mb: 1024 * 1024 };
/** So many bytes, such as `3 KB`. */
function sizeIn(written) {
    const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(written.trim()) ?? [];
    const bytes = Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN));
    return number !== '' && bytes <= MOST_BYTES ? { kind: 'filler', bytes } : null;
}
function bytesIn(written) {
    const hex = written.replace(/\s+/g, '').toLowerCase();
    return /^(?:[0-9a-f]{2})*$/.test(hex) ? { kind: 'bytes', hex } : null;
}
/** RFC 9110's `type "/" subtype`, and perhaps parameters. */
const MEDIA_TYPE = /^(?:[!#$%&'*+\-.^_`|~0-9a-z]+\/[!#$%&'*+\-.^_`|~0-9a-z]+(?:\s*;[\x20-\x7e]*)?)?$/i;
const file = map({
    file: text('the name of a file, as in {file: sea.png, size: 3 KB}; "" when none was chosen'),
    type: parsed('a media type such as image/png, or "" when the browser knows none', (written) => MEDIA_TYPE.test(written) ? written : null).optional(),
    text: text('the text in the file, or "" for an empty file')
        .transform((written) => ({ kind: 'text', text: written }))
        .optional(),
    bytes: parsed('two hexadecimal digits for each byte, such as 89 50 4E 47', bytesIn).optional(),
    size: parsed('a size such as 900 bytes, 3 KB or 2 MB, at most 4 MB', sizeIn).optional(),
}, 'a file', EXAMPLE).transform(toFile);
/** An empty name is a choice that was not made. */
function toFile(fields, context) {
    const { file: name, type = typeByName(name) } = fields;
    const [first, second] = CONTENTS.filter((kind) => fields[kind] !== undefined);
    if (name === '') {
        const more = fields.type === undefined ? first : 'type';
        if (more === undefined)
            return { name, type: '', content: { kind: 'text', text: '' } };
        const found = `${quote(more)} of a file that was not chosen`;
        return refuse(context, 'only {file: ""}', { found, at: 'key' }, [more]);
    }
    const content = first === undefined ? undefined : fields[first];
    if (first === undefined || content === undefined) {
        const found = `the file ${quote(name)} without content`;
        return refuse(context, `one of ${CONTENTS.join(', ')}`, { found });
    }
    if (second === undefined)
        return { name, type, content };
    const found = `${quote(second)} beside ${quote(first)}`;
    return refuse(context, 'one of the two', { found, at: 'key' }, [second]);
}
const plain = text(`text, or ${EXAMPLE}`);
const entry = choose((value) => (isMap(value) ? file : plain));
const several = list(entry, 'a list of texts or files');
const entries = choose((value) => (Array.isArray(value) ? several : entry));
/** Names and values, in the order in which they are sent. */
export const form = ruled('form', named(entries, 'a map of names and values such as {name: Ada}').transform((pairs) => Object.fromEntries(pairs)));
//# sourceMappingURL=form.js.map