"""Blueprints: parts of an app that are written apart and registered under a name and a URL prefix."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug._internal import NotInSandbox

from .scaffold import Scaffold
from .typing import RouteCallable

_LACKS = frozenset({
    'add_app_template_filter', 'add_app_template_global', 'add_app_template_test', 'app_context_processor',
    'app_template_filter', 'app_template_global', 'app_template_test', 'cli', 'context_processor', 'jinja_loader',
    'open_resource', 'record_once', 'root_path', 'send_static_file',
})  # fmt: skip


class SetupState:
    """A blueprint on its way into an app."""

    def __init__(self, blueprint, app, options, first) -> None:
        self.app, self.blueprint, self.options, self.first_registration = app, blueprint, options, first
        given = options.get('url_prefix')
        self.url_prefix = blueprint.url_prefix if given is None else given
        self.name = options.get('name', blueprint.name)
        self.name_prefix = options.get('name_prefix', '')
        self.url_defaults = {**blueprint.url_values_defaults, **options.get('url_defaults', {})}

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        if self.url_prefix is not None:
            rule = '/'.join((self.url_prefix.rstrip('/'), rule.lstrip('/'))) if rule else self.url_prefix
        if endpoint is None:
            endpoint = view_func.__name__
        defaults = {**self.url_defaults, **options.pop('defaults', {})}
        full_name = f'{self.name_prefix}.{self.name}.{endpoint}'.lstrip('.')
        self.app.add_url_rule(rule, full_name, view_func, defaults=defaults or None, **options)


class Blueprint(Scaffold):
    _lacks = _LACKS

    def __init__(
        self,
        name: str,
        import_name: str,
        static_folder=None,
        static_url_path: str | None = None,
        template_folder=None,
        url_prefix: str | None = None,
        subdomain: str | None = None,
        url_defaults: dict[str, object] | None = None,
        root_path: str | None = None,
        cli_group: str | None = None,
    ) -> None:
        super().__init__(import_name)
        if static_folder is not None or subdomain is not None:
            raise NotInSandbox('Blueprint(static_folder=…, subdomain=…)')
        if not name:
            raise ValueError("'name' may not be empty.")
        if '.' in name:
            raise ValueError("'name' may not contain a dot '.' character.")
        self.name = name
        self.url_prefix = url_prefix
        self.url_values_defaults = url_defaults or {}
        self.deferred_functions = []
        self._blueprints = []
        self._got_registered_once = False

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def _check_setup_finished(self, method):
        if self._got_registered_once:
            raise AssertionError(
                f"The setup method '{method}' can no longer be called on the blueprint '{self.name}'. It has already"
                ' been registered at least once, any changes will not be applied consistently.\nMake sure all imports,'
                ' decorators, functions, etc. needed to set up the blueprint are done before registering it.'
            )

    def record(self, function: Callable) -> None:
        self._check_setup_finished('record')
        self.deferred_functions.append(function)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: RouteCallable | None = None,
        provide_automatic_options: bool | None = None,
        **options: object,
    ) -> None:
        self._check_setup_finished('add_url_rule')
        if endpoint and '.' in endpoint:
            raise ValueError("'endpoint' may not contain a dot '.' character.")
        if view_func and '.' in getattr(view_func, '__name__', ''):
            raise ValueError("'view_func' name may not contain a dot '.' character.")
        options['provide_automatic_options'] = provide_automatic_options
        self.record(lambda state: state.add_url_rule(rule, endpoint, view_func, **options))

    def register_blueprint(self, blueprint: Blueprint, **options: object) -> None:
        self._check_setup_finished('register_blueprint')
        if blueprint is self:
            raise ValueError('Cannot register a blueprint on itself')
        self._blueprints.append((blueprint, options))

    def register(self, app, options: dict[str, object]) -> None:
        prefix = options.get('name_prefix', '')
        name = f'{prefix}.{options.get("name", self.name)}'.lstrip('.')
        if name in app.blueprints:
            existing = 'this' if app.blueprints[name] is self else 'a different'
            raise ValueError(
                f"The name '{name}' is already registered for {existing} blueprint. Use 'name=' to provide a unique name."
            )
        first = self not in app.blueprints.values()
        app.blueprints[name] = self
        self._got_registered_once = True
        state = SetupState(self, app, options, first)
        self._merge(app, name)
        for function in self.deferred_functions:
            function(state)
        for blueprint, nested in self._blueprints:
            nested = dict(nested)
            below = nested.get('url_prefix', blueprint.url_prefix)
            if state.url_prefix is not None and below is not None:
                nested['url_prefix'] = state.url_prefix.rstrip('/') + '/' + below.lstrip('/')
            elif state.url_prefix is not None:
                nested['url_prefix'] = state.url_prefix
            nested['name_prefix'] = name
            blueprint.register(app, nested)

    def _merge(self, app, name):
        """Copies views, hooks and error handlers into the app, under this name."""
        for endpoint, view in self.view_functions.items():
            app.view_functions[f'{name}.{endpoint}'] = view
        for register in (
            'before_request_funcs',
            'after_request_funcs',
            'teardown_request_funcs',
            'url_value_preprocessors',
            'url_default_functions',
        ):
            functions = getattr(self, register).get(None, [])
            if functions:
                getattr(app, register).setdefault(name, []).extend(functions)
        for code, handlers in self.error_handler_spec.get(None, {}).items():
            app.error_handler_spec.setdefault(name, {}).setdefault(code, {}).update(handlers)

    def _app_hook(self, register, function):
        self.record(lambda state: getattr(state.app, register).setdefault(None, []).append(function))
        return function

    def before_app_request(self, function: Callable) -> Callable:
        return self._app_hook('before_request_funcs', function)

    def after_app_request(self, function: Callable) -> Callable:
        return self._app_hook('after_request_funcs', function)

    def teardown_app_request(self, function: Callable) -> Callable:
        return self._app_hook('teardown_request_funcs', function)

    def app_url_defaults(self, function: Callable) -> Callable:
        return self._app_hook('url_default_functions', function)

    def app_url_value_preprocessor(self, function: Callable) -> Callable:
        return self._app_hook('url_value_preprocessors', function)

    def app_errorhandler(self, code_or_exception) -> Callable[[Callable], Callable]:
        def decorator(handler):
            self.record(lambda state: state.app.errorhandler(code_or_exception)(handler))
            return handler

        return decorator
