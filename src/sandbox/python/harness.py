"""The server around a learner's app: takes one command after the other from the control channel and answers each.

It lives in the same interpreter as the learner's code, so it protects nothing and knows nothing worth having: no expected
answers, no tokens. What it needs it takes into local names first, so that a program that replaces a builtin by
accident still gets its answer.
"""

import gc

# What is loaded now stays, so looking for garbage in it would only take time; `serve` switches it on again.
gc.disable()

import builtins  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

import flask  # noqa: E402
from sandbox_wsgi import SERVER_ERROR, call, environ_of  # noqa: E402

PROGRAM = '/app/app.py'
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
    return {'type': name_of(error), 'message': message_of(error), 'line': line_of(error)}


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


def loaded(source):
    """What is answered to a program, and its app."""
    try:
        app, fault = load(source)
    except BaseException as error:
        app, fault = None, load_fault(error)
    return app, {'kind': 'loaded'} if fault is None else {'kind': 'fault', 'fault': fault}


def responded(app, request, body_bytes, raised):
    """What is answered to a request; `raised` is where Flask's signal leaves its exceptions."""
    raised.clear()
    try:
        response = call(app, environ_of(request), body_bytes)
    except BaseException as error:
        raised.append(error)
        response = SERVER_ERROR
    error = raised[-1] if raised else None
    fault = fault_of(error)
    if fault is not None:
        return {'kind': 'fault', 'fault': fault}
    return {'kind': 'response', 'response': response, 'error': None if error is None else describe(error)}


def serve():
    receive, answer = open_channel()
    raised = []

    # Flask turns an exception in a view into a response; its signal still has the exception itself, with the traceback,
    # which is surer than reading logs, to which the program can write anything. Real Flask has the same signal.
    def remember(sender, exception, **extra):
        raised.append(exception)

    flask.got_request_exception.connect(remember)
    # It would write a traceback among the program's prints, and the learner is told the exception anyway.
    flask.Flask.log_exception = lambda app, exc_info: None
    # The module `site` would have made them.
    builtins.exit = builtins.quit = sys.exit
    os.chdir('/app')
    gc.freeze()
    gc.enable()
    answer(kind='warm')
    app = None
    while True:
        command = receive()
        if command['kind'] == 'load':
            app, report = loaded(command['source'])
        else:
            report = responded(app, command['request'], command['bodyBytes'], raised)
        answer(id=command['id'], **report)


# How the interpreter ends when a program has broken the harness; worker.ts knows these too.
HARNESS_BROKEN, HARNESS_OUT_OF_MEMORY = 70, 71
leave = os._exit
try:
    serve()
except MemoryError:
    leave(HARNESS_OUT_OF_MEMORY)
except BaseException:
    leave(HARNESS_BROKEN)
