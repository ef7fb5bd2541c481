"""A small Flask that behaves like Flask 3.1 in all that it has, and refuses by name what it has not."""

from werkzeug._internal import NotInSandbox, refuse_names

from . import json
from .app import Flask
from .blueprints import Blueprint
from .config import Config
from .ctx import after_this_request, has_app_context, has_request_context
from .globals import current_app, g, request, session
from .helpers import (
    abort,
    flash,
    get_flashed_messages,
    make_response,
    redirect,
    send_file,
    send_from_directory,
    url_for,
)
from .json import jsonify
from .signals import got_request_exception
from .templating import render_template_string
from .wrappers import Request, Response

__all__ = [
    'Blueprint', 'Config', 'Flask', 'Request', 'Response', 'abort', 'after_this_request', 'current_app', 'flash', 'g',
    'get_flashed_messages', 'got_request_exception', 'has_app_context', 'has_request_context', 'json', 'jsonify',
    'make_response', 'redirect', 'render_template_string', 'request', 'send_file',
    'send_from_directory', 'session', 'url_for',
]  # fmt: skip

_LACKING = {
    'appcontext_popped', 'appcontext_pushed', 'appcontext_tearing_down', 'before_render_template', 'cli',
    'copy_current_request_context', 'get_template_attribute', 'message_flashed', 'render_template',
    'request_finished', 'request_started', 'request_tearing_down', 'stream_template', 'stream_template_string', 'stream_with_context', 'template_rendered',
}  # fmt: skip

__getattr__ = refuse_names('flask', _LACKING)
