"""The app: takes a request through its hooks, its view and its error handlers to a response."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import abort as aborter
from werkzeug._internal import NotInSandbox
from werkzeug.routing import Map, Rule

from .config import DEFAULTS, Config
from .ctx import AppContext, RequestContext
from .globals import request, request_context
from .helpers import instance_folder, root_path_of
from .json import JsonProvider
from .sansio.app import ErrorHandling, UrlBuilding, response_from
from .scaffold import Scaffold
from .sessions import SecureCookieSessionInterface
from .typing import ResponseReturnValue, RouteCallable
from .wrappers import Request, Response

_LACKS = frozenset({
    'add_template_filter', 'add_template_global', 'add_template_test', 'cli', 'context_processor',
    'create_jinja_environment', 'create_url_adapter', 'jinja_env', 'jinja_loader', 'jinja_options',
    'json_provider_class', 'log_exception', 'open_instance_resource', 'open_resource', 'select_jinja_autoescape',
    'send_static_file', 'shell_context_processor', 'template_context_processors',
    'template_filter', 'template_global', 'template_test', 'test_cli_runner', 'update_template_context',
})  # fmt: skip
# What reads files of the app's own (`instance_relative_config` is about `from_pyfile`) is refused where it is called,
# so where they would be looked for changes nothing.
_IGNORED = {
    'instance_relative_config', 'root_path', 'static_folder', 'static_url_path', 'template_folder',
}  # fmt: skip


class _ConfigValue:
    """An attribute of the app that is a setting."""

    def __init__(self, name, convert=lambda value: value):
        self._name, self._convert = name, convert

    def __get__(self, app, owner=None):
        return self if app is None else self._convert(app.config[self._name])

    def __set__(self, app, value):
        app.config[self._name] = value


class Flask(ErrorHandling, UrlBuilding, Scaffold):
    _lacks = _LACKS
    request_class = Request
    response_class = Response
    url_rule_class = Rule
    config_class = Config
    test_client_class = None
    session_interface = SecureCookieSessionInterface()
    aborter = staticmethod(aborter)

    debug = _ConfigValue('DEBUG', bool)
    testing = _ConfigValue('TESTING')
    secret_key = _ConfigValue('SECRET_KEY')
    permanent_session_lifetime = _ConfigValue(
        'PERMANENT_SESSION_LIFETIME', lambda value: value if isinstance(value, timedelta) else timedelta(seconds=value)
    )

    def __init__(self, import_name: str, *, instance_path: str | None = None, **options) -> None:
        super().__init__(import_name)
        unknown = sorted(set(options) - _IGNORED)
        if unknown:
            raise NotInSandbox(f'Flask({unknown[0]}=…)')
        self.name = import_name
        self.root_path = root_path_of(import_name) if options.get('root_path') is None else options['root_path']
        self.instance_path = instance_folder(instance_path)
        self.config = self.config_class(DEFAULTS)
        self.url_map = Map()
        self.blueprints = {}
        self.extensions = {}
        self.json = JsonProvider(self)
        self.teardown_appcontext_funcs = []
        self.url_build_error_handlers = []
        self._got_first_request = False
        self.add_url_rule('/static/<path:filename>', 'static', lambda filename: aborter(404))

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    @property
    def logger(self):
        from .logging import create_logger

        return create_logger(self)

    def run(self, *args, **options: object) -> None:
        """Does nothing: the sandbox is the server already."""

    def ensure_sync(self, function: Callable) -> Callable[..., object]:
        if getattr(getattr(function, '__code__', None), 'co_flags', 0) & 0x80:
            raise NotInSandbox('async views')
        return function

    def make_aborter(self):
        return aborter

    def redirect(self, location: str, code: int = 302) -> Response:
        from .helpers import redirect

        return redirect(location, code)

    def _check_setup_finished(self, method):
        if self._got_first_request:
            raise AssertionError(
                f"The setup method '{method}' can no longer be called on the application. It has already handled its"
                ' first request, any changes will not be applied consistently.\nMake sure all imports, decorators,'
                ' functions, etc. needed to set up the application are done before running it.'
            )

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: RouteCallable | None = None,
        provide_automatic_options: bool | None = None,
        **options: object,
    ) -> None:
        self._check_setup_finished('add_url_rule')
        if endpoint is None:
            assert view_func is not None, 'expected view func if endpoint is not provided.'
            endpoint = view_func.__name__
        methods = options.pop('methods', None) or getattr(view_func, 'methods', None) or ('GET',)
        if isinstance(methods, str):
            raise TypeError(
                'Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])'
            )
        methods = {method.upper() for method in methods}
        methods.update(getattr(view_func, 'required_methods', ()))
        if provide_automatic_options is None:
            provide_automatic_options = getattr(view_func, 'provide_automatic_options', None)
        if provide_automatic_options is None:
            provide_automatic_options = 'OPTIONS' not in methods and self.config['PROVIDE_AUTOMATIC_OPTIONS']
        if provide_automatic_options:
            methods.add('OPTIONS')
        added = self.url_rule_class(rule, endpoint=endpoint, methods=methods, **options)
        added.provide_automatic_options = provide_automatic_options
        self.url_map.add(added)
        if view_func is not None:
            if self.view_functions.get(endpoint, view_func) is not view_func:
                raise AssertionError(
                    f'View function mapping is overwriting an existing endpoint function: {endpoint}'
                )
            self.view_functions[endpoint] = view_func

    def register_blueprint(self, blueprint, **options: object) -> None:
        self._check_setup_finished('register_blueprint')
        blueprint.register(self, options)

    def iter_blueprints(self):
        return self.blueprints.values()

    def teardown_appcontext(self, function: Callable) -> Callable:
        self._check_setup_finished('teardown_appcontext')
        self.teardown_appcontext_funcs.append(function)
        return function

    # A request, from the outside in.

    def __call__(self, environ, start_response):
        return self.wsgi_app(environ, start_response)

    def wsgi_app(self, environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        context = self.request_context(environ)
        error = None
        try:
            try:
                context.push()
                response = self.full_dispatch_request()
            except Exception as raised:
                error = raised
                response = self.handle_exception(raised)
            except BaseException as raised:
                error = raised
                raise
            return response(environ, start_response)
        finally:
            context.pop(error)

    def full_dispatch_request(self) -> Response:
        self._got_first_request = True
        try:
            result = self.preprocess_request()
            if result is None:
                result = self.dispatch_request()
        except Exception as error:
            result = self.handle_user_exception(error)
        return self.finalize_request(result)

    def _scopes(self):
        """The app first, then the blueprints from the outermost to the one that has the view."""
        return (None, *reversed(request.blueprints))

    def preprocess_request(self) -> ResponseReturnValue | None:
        for scope in self._scopes():
            for function in self.url_value_preprocessors.get(scope, ()):
                function(request.endpoint, request.view_args)
        for scope in self._scopes():
            for function in self.before_request_funcs.get(scope, ()):
                result = self.ensure_sync(function)()
                if result is not None:
                    return result
        return None

    def dispatch_request(self) -> ResponseReturnValue:
        if request.routing_exception is not None:
            raise request.routing_exception
        rule = request.url_rule
        if getattr(rule, 'provide_automatic_options', False) and request.method == 'OPTIONS':
            return self.make_default_options_response()
        return self.ensure_sync(self.view_functions[rule.endpoint])(**request.view_args)

    def make_default_options_response(self) -> Response:
        allowed = set()
        try:
            self.url_map.match(request.path, '--', lambda path: path)
        except HTTPException as error:
            allowed.update(getattr(error, 'valid_methods', ()))
        response = self.response_class()
        response.allow.update(sorted(allowed))
        return response

    def finalize_request(self, result, from_error_handler: bool = False) -> Response:
        response = self.make_response(result)
        try:
            return self.process_response(response)
        except Exception:
            if not from_error_handler:
                raise
            # A 500 page is on its way already; a hook that fails on it as well must not take it away.
            return response

    def make_response(self, result) -> Response:
        return response_from(self, result)

    def process_response(self, response: Response) -> Response:
        context = request_context.get()
        for function in context.after_request_functions:
            response = self.ensure_sync(function)(response)
        for scope in reversed(self._scopes()):
            for function in reversed(self.after_request_funcs.get(scope, ())):
                response = self.ensure_sync(function)(response)
        session = context.stored_session
        if not self.session_interface.is_null_session(session):
            self.session_interface.save_session(self, session, response)
        return response

    def do_teardown_request(self, error=None) -> None:
        for scope in reversed(self._scopes()):
            for function in reversed(self.teardown_request_funcs.get(scope, ())):
                function(error)

    def do_teardown_appcontext(self, error=None) -> None:
        for function in reversed(self.teardown_appcontext_funcs):
            function(error)

    # Outside of a request.

    def app_context(self) -> AppContext:
        return AppContext(self)

    def request_context(self, environ: dict[str, object]) -> RequestContext:
        return RequestContext(self, environ)

    def test_request_context(self, *args: object, **options) -> RequestContext:
        from .testing import build_environ

        return self.request_context(build_environ(self, *args, **options))

    def test_client(self, use_cookies: bool = True):
        from .testing import FlaskClient

        return FlaskClient(self, use_cookies)
