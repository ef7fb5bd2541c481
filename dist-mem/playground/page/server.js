/**
 * The page's server, for this machine only.
 *
 *     GET /?discord=ada.dm&slack=ada.dm   the page           GET /events?…   its changes, as server-sent events
 *     POST /action                        what a person does GET /files/…    files that were sent on the platforms
 */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createRouter, listenHere } from '../http.js';
import { readActionRequest } from './action.js';
import { showPage } from './frame.js';
import { UpdateStream } from './live-updates.js';
import { originRefusal, SECURITY_HEADERS } from './origin-guard.js';
import { readSessions } from './session.js';
import { readStatic, typeOfSentFile } from './static-files.js';
/** Bytes of an action. */
const MAX_BODY = 4_000_000;
/** Milliseconds between two updates of the clock on the page. */
const CLOCK_PERIOD = 20_000;
/** Listens on `port`, or on any free one when that is taken or 0. `report` gets errors of the page's server itself. */
export async function startPage(playground, port, report) {
    let actualPort = 0;
    const server = createServer((request, response) => {
        answer(playground, request, response, actualPort).catch((error) => {
            report(error);
            if (!response.headersSent)
                send(response, 500, 'Something went wrong in the playground itself.');
        });
    });
    try {
        const listening = await listenHere(server, port);
        actualPort = listening.port;
        return listening;
    }
    catch (error) {
        if (port === 0 || !isPortTaken(error))
            throw error;
        return startPage(playground, 0, report);
    }
}
const isPortTaken = (error) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
const findRoute = createRouter({
    'GET /': ({ playground, query, response }) => send(response, 200, showPage(playground.draw(readSessions(query))), 'text/html'),
    'GET /events': sendUpdates,
    'GET /files/:platform/*path': sendFile,
    'POST /action': performAction,
    'GET /*path': sendStatic,
});
async function answer(playground, request, response, port) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
        response.setHeader(name, value);
    const why = originRefusal(request, port);
    if (why !== null)
        return send(response, 403, why);
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const found = findRoute(`${request.method} ${pathname}`);
    if (found === null)
        return send(response, 405, 'This address only takes GET; actions go to POST /action.');
    await found.handler({ playground, params: found.params, query, request, response });
}
function sendUpdates({ playground, query, response }) {
    const sessions = readSessions(query);
    const draw = () => {
        const { clock, discord, slack } = playground.draw(sessions);
        return [clock, discord, slack];
    };
    const stream = new UpdateStream(response, draw);
    const stop = playground.onChange(stream.changed);
    const timer = setInterval(stream.changed, CLOCK_PERIOD).unref();
    response.on('close', () => {
        clearInterval(timer);
        stop();
    });
    playground.visit(sessions);
}
async function performAction({ playground, request, response }) {
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
        return send(response, 415, 'An action is JSON: set the content type application/json.');
    }
    if (Number(request.headers['content-length'] ?? MAX_BODY + 1) > MAX_BODY) {
        return send(response, 413, `An action has at most ${MAX_BODY} bytes, and a content length.`);
    }
    const read = readActionRequest((await buffer(request)).toString());
    if (read.kind === 'unreadable')
        return send(response, 400, read.why);
    const result = await playground.perform(read.request);
    send(response, result.kind === 'refused' ? 409 : 200, JSON.stringify(result), 'application/json');
}
function sendFile({ playground, params: { platform = '', path = '' }, response }) {
    const bytes = playground.file(platform, decodeURIComponent(path));
    if (bytes === null) {
        send(response, 404, 'There is no such file.');
        return;
    }
    const type = typeOfSentFile(path, bytes);
    const headers = type === null
        ? { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
        : { 'content-type': type };
    response.writeHead(200, headers).end(bytes);
}
async function sendStatic({ params: { path = '' }, response }) {
    const file = await readStatic(`/${path}`);
    if (file === null)
        return send(response, 404, `There is nothing at /${path}.`);
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
}
function send(response, status, body, type = 'text/plain') {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
//# sourceMappingURL=server.js.map