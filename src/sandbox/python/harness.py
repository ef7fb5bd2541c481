"""The server around a learner's app: takes one command after the other from the control channel and answers each.

It lives in the same interpreter as the learner's code, so it protects nothing and knows nothing worth having: no expected
answers, no tokens. What it needs it takes into local names first, so that a program that replaces a builtin by
accident still gets its answer.
"""

import json
import os
import sys

import flask

PROGRAM = '/app/app.py'
LONGEST_MESSAGE = 1000
HEADER_BYTES = 65536


def open_channel():
    channel = os.open('/control/channel', os.O_RDWR)
    read, write, dumps, loads = os.read, os.write, json.dumps, json.loads
    unread = b''

    def receive():
        nonlocal unread
        while b'\n' not in unread:
            unread += read(channel, 65536)
        line, _, unread = unread.partition(b'\n')
        return loads(line)

    def answer(**report):
        line = dumps(report).encode('ascii') + b'\n'
        while line:
            line = line[write(channel, line) :]

    return receive, answer


def message_of(error):
    try:
        return str(error)[:LONGEST_MESSAGE]
    except Exception:
        return ''


def line_of(error):
    """The line of the learner's own file that the exception passed last."""
    line = None
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == PROGRAM:
            line = step.tb_lineno
        step = step.tb_next
    return line


def describe(error):
    return {'type': type(error).__name__, 'message': message_of(error), 'line': line_of(error)}


# Our own Flask has this class; with another one nothing is an instance of it.
NOT_IN_SANDBOX = getattr(flask, 'NotInSandbox', ())


def fault_of(error):
    """What an exception means when it ends the program; None when it ends only the request."""
    if isinstance(error, SystemExit):
        return {'kind': 'exit'}
    if isinstance(error, MemoryError):
        return {'kind': 'memory'}
    return None


def syntax_fault(error, source):
    line = max(getattr(error, 'lineno', None) or 1, 1)
    lines = source.split('\n')
    return {
        'kind': 'syntax',
        'message': (getattr(error, 'msg', None) or message_of(error))[:LONGEST_MESSAGE],
        'line': line,
        'column': max(getattr(error, 'offset', None) or 1, 1),
        'text': lines[line - 1][:LONGEST_MESSAGE] if line <= len(lines) else '',
    }


def find_app(names):
    """As `flask run` looks for it: `app`, then any Flask object, then a factory that needs no arguments."""
    if callable(names.get('app')):
        return names['app']
    for value in list(names.values()):
        if isinstance(value, flask.Flask):
            return value
    for name in ('create_app', 'make_app'):
        if callable(names.get(name)):
            return names[name]()
    return None


def load(source):
    """Runs the program; gives its app, or None and the fault."""
    try:
        code = compile(source, PROGRAM, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return None, syntax_fault(error, source)
    module = type(sys)('app')
    module.__file__ = PROGRAM
    sys.modules['app'] = module
    # For tracebacks that the program prints itself.
    with open(PROGRAM, 'w', encoding='utf-8', errors='replace') as file:
        file.write(source)
    exec(code, module.__dict__)
    app = find_app(module.__dict__)
    return app, (None if app is not None else {'kind': 'no-app'})


def load_fault(error):
    if isinstance(error, NOT_IN_SANDBOX):
        return {'kind': 'unsupported', 'message': message_of(error)}
    return fault_of(error) or {'kind': 'exception', 'error': describe(error)}


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


def environ_of(request, body_stream):
    body = request['body'].encode('utf-8', 'replace')
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
        'wsgi.input': body_stream(body),
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
            value = value.encode('utf-8').decode('latin-1')
            environ[key] = environ[key] + separator + value if key in environ else value
    return environ


def call(app, environ, body_bytes):
    """Performs one request (PEP 3333); gives status, reason, headers and the body, which is cut at the limit."""
    started = []
    body = []

    def start_response(status, headers, exc_info=None):
        if started and exc_info is None:
            raise AssertionError('start_response was called twice')
        started[:] = [status, headers]
        return body.append

    chunks = app(environ, start_response)
    size = 0
    try:
        for chunk in chunks:
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
    if sum(len(name) + len(value) for name, value in headers) > HEADER_BYTES:
        raise ValueError(f'the headers of the response are longer than {HEADER_BYTES} bytes')
    code, _, reason = status.partition(' ')
    text = b''.join(body)[:body_bytes].decode('utf-8', 'replace')
    return {
        'status': int(code),
        'reason': reason,
        # Back from latin-1, in which WSGI tunnels bytes.
        'headers': [[name, value.encode('latin-1', 'replace').decode('utf-8', 'replace')] for name, value in headers],
        'body': text,
    }


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


def serve():
    from io import BytesIO

    receive, answer = open_channel()
    raised = []

    # Flask turns an exception in a view into a response; its signal still has the exception itself, with the traceback,
    # which is surer than reading logs, to which the program can write anything. Real Flask has the same signal.
    def remember(sender, exception, **extra):
        raised.append(exception)

    flask.got_request_exception.connect(remember)
    os.chdir('/app')
    answer(kind='warm')
    app = None
    while True:
        command = receive()
        id = command['id']
        raised.clear()
        try:
            if command['kind'] == 'load':
                app, fault = load(command['source'])
                if fault is None:
                    answer(id=id, kind='loaded')
                else:
                    answer(id=id, kind='fault', fault=fault)
                continue
            response = call(app, environ_of(command['request'], BytesIO), command['bodyBytes'])
        except BaseException as error:
            if command['kind'] == 'load':
                answer(id=id, kind='fault', fault=load_fault(error))
                continue
            raised.append(error)
            response = SERVER_ERROR
        fault = fault_of(raised[-1]) if raised else None
        if fault is None:
            answer(id=id, kind='response', response=response, error=describe(raised[-1]) if raised else None)
        else:
            answer(id=id, kind='fault', fault=fault)


serve()
