"""The WSGI server (PEP 3333): a request of the simulated browser becomes an environ, the app's answer a plain dict."""

import sys
from io import BytesIO
from time import time_ns

HEADER_BYTES = 65536
HEADERS = 200
LONGEST_NAME = 200


def decoded_path(path):
    """PATH_INFO: percent-decoded bytes, tunnelled through latin-1 (PEP 3333)."""
    first, *rest = path.encode('utf-8').split(b'%')
    path_bytes = [first]
    for piece in rest:
        try:
            path_bytes += [bytes([int(piece[:2], 16)]), piece[2:]]
        except ValueError:
            path_bytes += [b'%', piece]
    return b''.join(path_bytes).decode('latin-1')


def environ_of(request):
    # One character a byte.
    body = request['body'].encode('latin-1')
    environ = {
        'REQUEST_METHOD': request['method'],
        'SCRIPT_NAME': '',
        'PATH_INFO': decoded_path(request['path']),
        'QUERY_STRING': request['query'],
        'REQUEST_URI': request['path'] + ('?' + request['query'] if request['query'] else ''),
        'SERVER_NAME': request['name'],
        'SERVER_PORT': request['port'],
        'SERVER_PROTOCOL': 'HTTP/1.1',
        'REMOTE_ADDR': '127.0.0.1',
        'HTTP_HOST': request['host'],
        'wsgi.version': (1, 0),
        'wsgi.url_scheme': request['scheme'],
        'wsgi.input': BytesIO(body),
        'wsgi.errors': sys.stderr,
        'wsgi.multithread': False,
        'wsgi.multiprocess': False,
        'wsgi.run_once': False,
    }
    if body:
        environ['CONTENT_LENGTH'] = str(len(body))
    for name, value in request['headers']:
        key = name.upper().replace('-', '_')
        if key == 'CONTENT_TYPE':
            environ[key] = value
        elif key not in ('HOST', 'CONTENT_LENGTH'):
            key = 'HTTP_' + key
            # Repeated fields are one list; cookies alone use another separator (RFC 9113, section 8.2.3).
            separator = '; ' if key == 'HTTP_COOKIE' else ', '
            value = value.encode('utf-8', 'surrogateescape').decode('latin-1')
            environ[key] = environ[key] + separator + value if key in environ else value
    return environ


def checked_status(status):
    code, _, reason = status.partition(' ')
    if not 100 <= int(code) <= 999:
        raise ValueError(f'the status of the response is {code}; expected a number from 100 to 999')
    check_line('the status line', reason, LONGEST_NAME)
    return int(code), reason


def check_headers(headers):
    if sum(len(name) + len(value) for name, value in headers) > HEADER_BYTES:
        raise ValueError(f'the headers of the response are longer than {HEADER_BYTES} bytes')
    if len(headers) > HEADERS:
        raise ValueError(f'the response has {len(headers)} headers; {HEADERS} are the most')
    for name, value in headers:
        if name == '':
            raise ValueError('a header of the response has no name')
        check_line('the name of a header', name, LONGEST_NAME)
        check_line(f'the header {name}', value, HEADER_BYTES)


def check_line(what, text, longest):
    """Whoever gets a line break into a header can write headers of their own (response splitting)."""
    if len(text) > longest:
        raise ValueError(f'{what} is longer than {longest} characters')
    if '\r' in text or '\n' in text or '\0' in text:
        raise ValueError(f'{what} has a line break or a null character in it')


def call(app, environ, body_bytes, sent):
    """Performs one request (PEP 3333); gives status, reason, headers and the body, which is cut at the limit.

    `sent` is told the headers when the app begins its response. The second value is when the first part of the body
    came, for headers go with it (epoch milliseconds); None without a body.
    """
    begun = None
    started = []
    body = []

    def start_response(status, headers, exc_info=None):
        if started and exc_info is None:
            raise AssertionError('start_response was called twice')
        started[:] = [status, headers]
        sent(headers)
        return body.append

    chunks = app(environ, start_response)
    size = 0
    try:
        for chunk in chunks:
            if begun is None and chunk:
                begun = -(-time_ns() // 1_000_000)
            body.append(chunk)
            size += len(chunk)
            if size > body_bytes:
                print(f'[the body of the response is longer than {body_bytes} bytes; the rest is left out]', flush=True)
                break
    finally:
        if hasattr(chunks, 'close'):
            chunks.close()
    if not started:
        raise AssertionError('the app gave a response without calling start_response')
    status, headers = started
    code, reason = checked_status(status)
    check_headers(headers)
    text = b''.join(body)[:body_bytes].decode('utf-8', 'replace')
    response = {
        'status': code,
        'reason': reason,
        # Back from latin-1, in which WSGI tunnels bytes.
        'headers': [[name, value.encode('latin-1', 'replace').decode('utf-8', 'replace')] for name, value in headers],
        'body': text,
    }
    return response, begun


SERVER_ERROR = {
    'status': 500,
    'reason': 'INTERNAL SERVER ERROR',
    'headers': [['Content-Type', 'text/html; charset=utf-8']],
    'body': (
        '<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n'
        '<p>The server encountered an internal error and was unable to complete your request.'
        ' Either the server is overloaded or there is an error in the application.</p>\n'
    ),
}
