"""Performs fixtures (JSON on stdin) on the Flask of this Python, with a clock that stands where the fixture says.

Writes {"versions": "Flask 3.1.3, Werkzeug 3.1.8", "exchanges": [[…], …]}. The WSGI server is the sandbox's own.
"""

import datetime
import json
import logging
import os
import sys
import time

NOW = [0.0]
time.time = lambda: NOW[0]


class StoppedDatetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(NOW[0], tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(NOW[0], datetime.timezone.utc).replace(tzinfo=None)


datetime.datetime = StoppedDatetime
os.environ['FLASK_RUN_FROM_CLI'] = 'true'

import flask  # noqa: E402
from importlib.metadata import version  # noqa: E402
from urllib.parse import urlsplit  # noqa: E402

# Last, and so for the server alone: that folder holds the sandbox's Flask too.
sys.path.append(sys.argv[1])

from sandbox_wsgi import SERVER_ERROR, call, environ_of  # noqa: E402

PROGRAM = '/app/app.py'
RAISED = []
logging.disable(logging.CRITICAL)


def remember(sender, exception, **extra):
    RAISED.append(exception)


flask.got_request_exception.connect(remember)


def line_of(error):
    line, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == PROGRAM:
            line = step.tb_lineno
        step = step.tb_next
    return line


def wsgi_request(request, jar):
    address = urlsplit(request['url'])
    headers = request['headers']
    if jar and not any(name == 'Cookie' for name, _ in headers):
        headers = [*headers, ['Cookie', '; '.join(f'{name}={value}' for name, value in jar.items())]]
    return {
        'method': request['method'],
        'scheme': address.scheme,
        'host': address.netloc,
        'name': address.hostname,
        'port': str(address.port or (443 if address.scheme == 'https' else 80)),
        'path': address.path,
        'query': address.query,
        'headers': headers,
        'body': request['body'],
    }


def keep_cookies(headers, jar):
    for name, value in headers:
        if name == 'Set-Cookie':
            pair, *attributes = value.split('; ')
            cookie, _, content = pair.partition('=')
            if 'Max-Age=0' in attributes:
                jar.pop(cookie, None)
            else:
                jar[cookie] = content


def find_app(names):
    if callable(names.get('app')):
        return names['app']
    found = next((value for value in names.values() if isinstance(value, flask.Flask)), None)
    return found or names['create_app']()


def perform(fixture):
    NOW[0] = fixture['requests'][0]['at'] / 1000
    module = type(sys)('app')
    module.__file__ = PROGRAM
    sys.modules['app'] = module
    exec(compile(fixture['program'], PROGRAM, 'exec'), module.__dict__)
    app = find_app(module.__dict__)
    jar = {}
    exchanges = []
    for request in fixture['requests']:
        NOW[0] = request['at'] / 1000
        RAISED.clear()
        try:
            response, _ = call(app, environ_of(wsgi_request(request, jar)), 262144, lambda headers: None)
        except Exception as error:
            RAISED.append(error)
            response = SERVER_ERROR
        keep_cookies(response['headers'], jar)
        error = {'type': type(RAISED[-1]).__name__, 'line': line_of(RAISED[-1])} if RAISED else None
        exchanges.append({**response, 'error': error})
    return exchanges


def performed(fixture):
    try:
        return perform(fixture)
    except Exception as error:
        raise RuntimeError(f'the fixture "{fixture["title"]}" does not load') from error


fixtures = json.load(sys.stdin)
versions = f'Flask {version("flask")}, Werkzeug {version("werkzeug")}'
json.dump({'versions': versions, 'exchanges': [performed(fixture) for fixture in fixtures]}, sys.stdout)
