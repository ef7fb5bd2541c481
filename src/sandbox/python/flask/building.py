"""How an app makes URLs of endpoints."""

from werkzeug.quoting import quote
from werkzeug.routing import BuildError

from .globals import request_context

# What a fragment may hold as it is (RFC 3986, 3.5).
ANCHOR_SAFE = "%!#$&'()*+,/:;=?@"


class UrlBuilding:
    def url_for(self, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
        """The URL of an endpoint; relative to the site while a request is answered, absolute elsewhere."""
        context = request_context.get()
        if context is not None:
            if endpoint[:1] == '.':
                blueprint = context.request.blueprint
                endpoint = f'{blueprint}{endpoint}' if blueprint is not None else endpoint[1:]
            external = _scheme is not None if _external is None else _external
            scheme, host = context.request.scheme, context.request.host
        else:
            if self.config['SERVER_NAME'] is None:
                raise RuntimeError(
                    "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also configure"
                    " 'APPLICATION_ROOT' and 'PREFERRED_URL_SCHEME' as needed."
                )
            external = True if _external is None else _external
            scheme, host = self.config['PREFERRED_URL_SCHEME'], self.config['SERVER_NAME']
        if _scheme is not None and not external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        try:
            url = self.url_map.build(endpoint, values, _method)
        except BuildError as error:
            values.update(_anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external)
            return self.handle_url_build_error(error, endpoint, values)
        url = f'{_scheme or scheme}://{host}{url}' if external else url
        return url if _anchor is None else f'{url}#{quote(_anchor, ANCHOR_SAFE)}'

    def inject_url_defaults(self, endpoint, values):
        names = []
        blueprint = endpoint.rpartition('.')[0]
        while blueprint:
            names.append(blueprint)
            blueprint = blueprint.rpartition('.')[0]
        for scope in (None, *reversed(names)):
            for function in self.url_default_functions.get(scope, ()):
                function(endpoint, values)

    def handle_url_build_error(self, error, endpoint, values):
        for handler in self.url_build_error_handlers:
            try:
                result = handler(error, endpoint, values)
            except BuildError as raised:
                error = raised
            else:
                if result is not None:
                    return result
        raise error
