/** What the local platforms and the page share of HTTP: a router, and a server that only this machine reaches. */
import { once } from 'node:events';
/**
 * Finds what handles a request such as `GET /channels/12/messages`; null when no route matches. Routes are tried in
 * order. In `GET /channels/:channel/messages`, `:channel` stands for one segment; `*path` would stand for the rest.
 */
export function createRouter(routes) {
    const compiled = Object.entries(routes).map(([route, handler]) => {
        const pattern = route.replace(/:(\w+)/g, '(?<$1>[^/]+)').replace(/\*(\w+)/g, '(?<$1>.+)');
        return { pattern: new RegExp(`^${pattern}$`), handler };
    });
    return (request) => {
        for (const { pattern, handler } of compiled) {
            const match = pattern.exec(request);
            if (match !== null)
                return { handler, params: { ...match.groups } };
        }
        return null;
    };
}
/** Listens on 127.0.0.1, on `port`; 0 for any free one. Rejects as `listen` does when the port is taken. */
export async function listenHere(server, port = 0) {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const found = typeof address === 'object' && address !== null ? address.port : port;
    return {
        port: found,
        url: `http://127.0.0.1:${found}`,
        async close() {
            server.closeAllConnections();
            server.close();
            await once(server, 'close');
        },
    };
}
//# sourceMappingURL=http.js.map