"""The server around a learner's app: takes one command after the other from the control channel and answers each.

It runs once, up to the last line, when the snapshot is made; a run is a call of `serve` in a copy of the memory as it is then.
It lives in the same interpreter as the learner's code, so it protects nothing and knows nothing worth having: no expected
answers, no tokens. What it needs it takes into local names first, so that a program that replaces a builtin by
accident still gets its answer.
"""

import gc

# What is loaded now stays, so looking for garbage in it would only take time; it is switched on at the end.
gc.disable()

import builtins  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
import zipimport  # noqa: E402

import flask  # noqa: E402
from sandbox_cookies import STORY, watch_flask, watch_program  # noqa: E402
from sandbox_lines import PROGRAM, failure  # noqa: E402
from sandbox_wsgi import SERVER_ERROR, call, environ_of  # noqa: E402
from werkzeug.exceptions import BadRequestKeyError  # noqa: E402

LONGEST_MESSAGE = 1000
LONGEST_NAME = 200


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
    except BaseException:
        return ''


def name_of(error):
    try:
        return type(error).__name__[:LONGEST_NAME]
    except BaseException:
        return 'Exception'


def describe(error):
    return {'type': name_of(error), 'message': message_of(error), **failure(error)}


class Trouble:
    """The exceptions of one request, each described when it is raised: afterwards `request` means nothing."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.error = self.described = self.bad_key = None

    def raised(self, error):
        # What Flask's signal told is met again where it goes on to the server.
        if error is not self.error:
            self.error = error
            self.described = describe(error) if fault_of(error) is None else None

    def refused(self, error):
        """Flask answers it with 400 Bad Request: it is no failure to the server, but it is to the program's author."""
        try:
            key = ascii(error.args[0])[:LONGEST_MESSAGE] if type(error.args[0]) is str else ''
        except LookupError:
            key = ''
        described = {'type': name_of(error), 'message': key, **failure(error)}
        if described['line'] is not None:
            self.bad_key = described


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
    watch_program(code)
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


def loaded(source):
    """What is answered to a program, and its app."""
    try:
        app, fault = load(source)
    except BaseException as error:
        app, fault = None, load_fault(error)
    return app, {'kind': 'loaded'} if fault is None else {'kind': 'fault', 'fault': fault}


def responded(app, request, body_bytes, trouble):
    """What is answered to a request; `trouble` is where Flask's exceptions are left."""
    trouble.forget()
    STORY.begin()
    try:
        response, begun = call(app, environ_of(request), body_bytes, STORY.sent)
    except BaseException as error:
        trouble.raised(error)
        response, begun = SERVER_ERROR, None
    cookies = STORY.end(response['headers'])
    fault = fault_of(trouble.error)
    if fault is not None:
        return {'kind': 'fault', 'fault': fault}
    return {
        'kind': 'response',
        'response': response,
        'error': trouble.described,
        'badKey': trouble.bad_key,
        'cookies': cookies,
        'begun': begun,
    }


def server(receive, answer):
    """The function that a run is a call of; it never returns."""
    trouble = Trouble()
    leave = os._exit

    # Flask turns an exception in a view into a response; its signal still has the exception itself, with the traceback,
    # which is surer than reading logs, to which the program can write anything. Real Flask has the same signal.
    def remember(sender, exception, **extra):
        trouble.raised(exception)

    flask.got_request_exception.connect(remember, weak=False)

    # A name in square brackets that the request does not have is an answer to Flask, and sends no signal.
    handle = flask.Flask.handle_http_exception

    def handle_http_exception(self, error):
        if isinstance(error, BadRequestKeyError):
            trouble.refused(error)
        return handle(self, error)

    flask.Flask.handle_http_exception = handle_http_exception

    def serve():
        try:
            if 'random' in sys.modules:
                sys.modules['random'].seed()
            app = None
            while True:
                command = receive()
                if command['kind'] == 'load':
                    app, report = loaded(command['source'])
                else:
                    report = responded(app, command['request'], command['bodyBytes'], trouble)
                answer(id=command['id'], **report)
        except MemoryError:
            leave(HARNESS_OUT_OF_MEMORY)
        except BaseException:
            leave(HARNESS_BROKEN)

    return serve


# How the interpreter ends when a program has broken the harness; machine.ts knows these too.
HARNESS_BROKEN, HARNESS_OUT_OF_MEMORY = 70, 71

REHEARSAL = """
from flask import Flask, abort, jsonify, make_response, redirect, render_template_string, request, session, url_for
app = Flask(__name__)
app.secret_key = 'rehearsal'

@app.route('/')
def index():
    return 'theme: ' + request.cookies.get('theme', 'light')

@app.route('/set/<theme>', methods=['GET', 'POST'])
def choose(theme):
    response = make_response(redirect(url_for('index')))
    response.set_cookie('theme', request.form.get('theme', theme), max_age=60, httponly=True)
    return response

@app.get('/visits')
def visits():
    session['visits'] = session.get('visits', 0) + 1
    return render_template_string('<p>{{ visits }}</p>', visits=session['visits'])

@app.get('/json')
def answer_json():
    return jsonify(theme=request.args.get('theme'))

@app.get('/missing')
def missing():
    abort(404)

@app.get('/error')
def error():
    return {}['x']
"""


def rehearse():
    """Serves some requests, so that the snapshot holds what is imported, cached and specialised by the first ones."""

    def request(path, method='GET', query='', body='', headers=()):
        return {
            'method': method,
            'scheme': 'https',
            'host': 'app.test',
            'name': 'app.test',
            'port': '443',
            'path': path,
            'query': query,
            'headers': headers,
            'body': body,
        }

    cookie = ['Cookie', 'theme=dark; session=eyJ2aXNpdHMiOjF9.aVZpAA.AAAA']
    form = ['Content-Type', 'application/x-www-form-urlencoded']
    app, _ = loaded(REHEARSAL)
    for _ in range(4):
        for one in (
            request('/'),
            request('/set/dark'),
            request('/set/dark', 'POST', body='theme=light', headers=[form, cookie]),
            request('/visits', headers=[cookie]),
            request('/json', query='theme=dark'),
            request('/missing'),
            request('/error'),
        ):
            json.loads(json.dumps(responded(app, one, 65536, Trouble())))
    del sys.modules['app']
    os.remove(PROGRAM)


# What the memory has room for before it has to grow. Growing is slow, and a memory that has grown is not used again.
RESERVE = 2 * 1024 * 1024


def boot():
    # It would write a traceback among the program's prints, and the learner is told the exception anyway.
    flask.Flask.log_exception = lambda app, exc_info: None
    # The module `site` would have made them.
    builtins.exit = builtins.quit = sys.exit
    os.chdir('/app')
    watch_flask(STORY)
    rehearse()
    # The standard library lies compiled at /lib; its zip file is wiped from the memory.
    sys.path[:] = ['/lib']
    for place in [place for place in sys.path_importer_cache if place != '/lib']:
        del sys.path_importer_cache[place]
    zipimport._zip_directory_cache.clear()
    receive, answer = open_channel()
    serve = server(receive, answer)
    nothing = ()
    bytearray(RESERVE)
    gc.collect()
    gc.freeze()
    gc.enable()
    answer(serve=id(serve), type=id(type(serve)), arguments=id(nothing))
    # Here it is stopped.
    time.time()


boot()
