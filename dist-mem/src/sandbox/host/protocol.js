const ENDS = ['timeout', 'memory', 'exit', 'broken'];
/** Reads an answer line; null when it is not a proper answer. */
export function readReport(line) {
    return readOrNull(() => report(JSON.parse(line)));
}
/** Reads what a child process has sent; null when it is no proper message. */
export function readFromChild(message) {
    return readOrNull(() => fromChild(message));
}
// ── Reading: each function gives a value of its type, made of what it has looked at and nothing else, or throws. ──
const LONGEST_TEXT = 4_000;
const LONGEST_HEADER = 70_000;
const MOST_HEADERS = 200;
function report(value) {
    const given = fields(value);
    const id = text(given.id);
    switch (given.kind) {
        case 'loaded':
            return { id, kind: 'loaded' };
        case 'fault':
            return { id, kind: 'fault', fault: reportedFault(given.fault) };
        case 'response': {
            const { status, reason, headers, body } = fields(given.response);
            const response = {
                status: integer(status, 100, 999),
                reason: text(reason, LONGEST_TEXT),
                headers: list(headers, MOST_HEADERS).map(header),
                body: text(body),
            };
            return { id, kind: 'response', response, error: given.error === null ? null : programError(given.error) };
        }
        default:
            throw new Improper();
    }
}
function header(value) {
    const [name, content, ...more] = list(value, 2);
    if (name === '' || more.length > 0)
        throw new Improper();
    return [text(name, LONGEST_TEXT), text(content, LONGEST_HEADER)];
}
function reportedFault(value) {
    const { kind, message, error, line, column, text: shown } = fields(value);
    switch (kind) {
        case 'no-app':
        case 'memory':
        case 'exit':
            return { kind };
        case 'unsupported':
            return { kind, message: text(message, LONGEST_TEXT) };
        case 'exception':
            return { kind, error: programError(error) };
        case 'syntax':
            return {
                kind,
                message: text(message, LONGEST_TEXT),
                line: integer(line, 1),
                column: integer(column, 1),
                text: text(shown),
            };
        default:
            throw new Improper();
    }
}
function programError(value) {
    const { type, message, line } = fields(value);
    return {
        type: text(type, LONGEST_TEXT),
        message: text(message, LONGEST_TEXT),
        line: line === null ? null : integer(line, 1),
    };
}
function fromChild(message) {
    const { kind, made, run, report: reported, prints, end } = fields(message);
    switch (kind) {
        case 'ready':
            return { kind, made: made === null ? null : finite(made) };
        case 'answer':
            return { kind, run: integer(run), report: reported === null ? null : report(reported), prints: text(prints) };
        case 'gone':
            return { kind, run: integer(run), end: oneOf(ENDS, end), prints: text(prints) };
        default:
            throw new Improper();
    }
}
class Improper extends Error {
}
function readOrNull(read) {
    try {
        return read();
    }
    catch {
        return null;
    }
}
function fields(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Improper();
    return value;
}
function list(value, most) {
    if (!Array.isArray(value) || value.length > most)
        throw new Improper();
    return value;
}
function text(value, longest = Number.POSITIVE_INFINITY) {
    if (typeof value !== 'string' || value.length > longest)
        throw new Improper();
    return value;
}
function finite(value) {
    if (typeof value !== 'number' || !Number.isFinite(value))
        throw new Improper();
    return value;
}
function integer(value, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) {
    const number = finite(value);
    if (!Number.isInteger(number) || number < least || number > most)
        throw new Improper();
    return number;
}
function oneOf(values, value) {
    const found = values.find((one) => one === value);
    if (found === undefined)
        throw new Improper();
    return found;
}
//# sourceMappingURL=protocol.js.map