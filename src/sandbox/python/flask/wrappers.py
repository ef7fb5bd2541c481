"""Flask's request, which knows its route, and response, which is HTML unless it says otherwise."""

from __future__ import annotations

from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request as BaseRequest
from werkzeug.wrappers import Response as BaseResponse

from .debughelpers import DebugFilesKeyError
from .globals import current_app


class Request(BaseRequest):
    url_rule = None
    view_args = None
    routing_exception = None

    @property
    def endpoint(self) -> str | None:
        return None if self.url_rule is None else self.url_rule.endpoint

    @property
    def blueprint(self) -> str | None:
        endpoint = self.endpoint
        return endpoint.rpartition('.')[0] if endpoint is not None and '.' in endpoint else None

    @property
    def blueprints(self) -> list[str]:
        """The names of the blueprint and of those that hold it, innermost first."""
        name = self.blueprint
        names = []
        while name:
            names.append(name)
            name = name.rpartition('.')[0]
        return names

    def make_files(self, pairs):
        if pairs or self.mimetype == 'multipart/form-data' or not (current_app and current_app.debug):
            return super().make_files(pairs)
        return _NoFiles(self.form)

    def on_json_loading_failed(self, error) -> object:
        try:
            return super().on_json_loading_failed(error)
        except BadRequest as refused:
            if current_app and current_app.debug:
                raise
            raise BadRequest() from refused


class _NoFiles(ImmutableMultiDict):
    """The files of a form that could not send any."""

    def __init__(self, form):
        super().__init__()
        self._form = form

    def __getitem__(self, key):
        if key in self._form:
            raise DebugFilesKeyError(key)
        return super().__getitem__(key)


class Response(BaseResponse):
    default_mimetype = 'text/html'

    @property
    def max_cookie_size(self) -> int:
        return current_app.config['MAX_COOKIE_SIZE'] if current_app else BaseResponse.max_cookie_size
