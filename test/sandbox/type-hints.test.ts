/** Programs that say types, as Flask's documentation does, and the types that our small Flask says. */
import { describe, expect, it } from 'vitest';
import { bothFlasks } from './both-flasks.ts';
import { perform, START } from './fixtures.ts';

const sandboxes = await bothFlasks();
const VISIT = { method: 'GET', url: 'https://app.test/', headers: [], body: '', at: START };

/** What a program shows at `/`. */
async function shownBy(program: string, [, sandbox]: (typeof sandboxes)[number]): Promise<string> {
  const result = await sandbox.run(program, START, perform([VISIT]));
  const [answer] = result.kind === 'finished' ? result.value : [];
  return answer?.kind === 'response' ? answer.response.body : JSON.stringify(result);
}

const TYPED = `
from __future__ import annotations
from collections.abc import Callable
from datetime import timedelta
from flask import Flask, Request, Response, make_response, request
from flask.sessions import SessionMixin
from flask.typing import AfterRequestCallable, HeadersValue, ResponseReturnValue, ResponseValue, RouteCallable
from flask.views import MethodView
from flask.wrappers import Response as FlaskResponse
from werkzeug.datastructures import FileStorage, Headers, ImmutableMultiDict, MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

app: Flask = Flask(__name__)
LIFETIME: timedelta = timedelta(days=1)

def in_german(view: RouteCallable) -> RouteCallable:
    def wrapped(**values: str) -> ResponseReturnValue:
        return view(**values)
    return wrapped

@app.after_request
def add_header(response: Response) -> FlaskResponse:
    response.headers['X-Typed'] = 'yes'
    return response

@app.errorhandler(HTTPException)
def on_error(error: HTTPException) -> tuple[str, int]:
    return error.name, error.code or 500

@app.get('/')
@in_german
def index() -> ResponseReturnValue:
    response: BaseResponse = make_response('typed')
    response.set_cookie('theme', 'dark', max_age=LIFETIME)
    cookies: ImmutableMultiDict[str, str] = request.cookies
    return response
`;

describe.each(sandboxes)('%s', (...flask) => {
  it('runs a program that says what its views take and give back', async () => {
    expect(await shownBy(TYPED, flask)).toBe('typed');
  });

  it('has the types of views without the future import, too', async () => {
    expect(await shownBy(TYPED.replace('from __future__ import annotations\n', ''), flask)).toBe('typed');
  });

  it('says which types its own functions take and give back', async () => {
    const program = `
from typing import get_type_hints
from flask import Flask, Response, redirect, url_for
app = Flask(__name__)

@app.get('/')
def index():
    said = get_type_hints(Response.set_cookie)
    return str([said['key'], said['httponly'], said['return'], get_type_hints(url_for)['return']])
`;
    expect(await shownBy(program, flask)).toBe("[<class 'str'>, <class 'bool'>, <class 'NoneType'>, <class 'str'>]");
  });
});

it('every type hint of our small Flask names something that there is', async () => {
  const program = `
import importlib, inspect, pkgutil
from typing import get_type_hints
import flask, markupsafe, werkzeug
app = flask.Flask(__name__)

def functions_of(module):
    for value in vars(module).values():
        if getattr(value, '__module__', None) != module.__name__: continue
        if inspect.isfunction(value): yield value
        if inspect.isclass(value):
            for member in vars(value).values():
                member = getattr(member, 'fget', None) or getattr(member, '__func__', member)
                if inspect.isfunction(member): yield member

@app.get('/')
def index():
    count, wrong = 0, []
    for package in (flask, markupsafe, werkzeug):
        names = [package.__name__, *(found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'))]
        for name in names:
            for function in functions_of(importlib.import_module(name)):
                try: count += len(get_type_hints(function))
                except Exception as error: wrong.append(f'{name}.{function.__qualname__}: {error}')
    return f'{count > 400} {wrong}'
`;
  const [small] = sandboxes;
  expect(small && (await shownBy(program, small))).toBe('True []');
});
