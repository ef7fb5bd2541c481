"""`request`, `session`, `g` and `current_app`: names that mean another object in each request."""

from __future__ import annotations

from contextvars import ContextVar

app_context = ContextVar('flask.app_ctx', default=None)
request_context = ContextVar('flask.request_ctx', default=None)

NO_APP = '''Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information.\
'''
NO_REQUEST = '''Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem.\
'''


class LocalProxy:
    """Passes everything on to one attribute of the context that is current."""

    __slots__ = ('_context', '_attribute', '_unbound')

    def __init__(self, context, attribute, unbound) -> None:
        object.__setattr__(self, '_context', context)
        object.__setattr__(self, '_attribute', attribute)
        object.__setattr__(self, '_unbound', unbound)

    def _get_current_object(self):
        context = self._context.get()
        if context is None:
            raise RuntimeError(self._unbound)
        return getattr(context, self._attribute)

    @property
    def __class__(self):
        return LocalProxy if self._context.get() is None else type(self._get_current_object())

    def __getattr__(self, name):
        return getattr(self._get_current_object(), name)

    def __setattr__(self, name, value):
        setattr(self._get_current_object(), name, value)

    def __delattr__(self, name):
        delattr(self._get_current_object(), name)

    def __bool__(self):
        return self._context.get() is not None and bool(self._get_current_object())

    def __repr__(self):
        return '<LocalProxy unbound>' if self._context.get() is None else repr(self._get_current_object())

    def __str__(self):
        return str(self._get_current_object())

    def __dir__(self):
        return dir(self._get_current_object())

    def __call__(self, *args, **values):
        return self._get_current_object()(*args, **values)

    def __getitem__(self, key):
        return self._get_current_object()[key]

    def __setitem__(self, key, value):
        self._get_current_object()[key] = value

    def __delitem__(self, key):
        del self._get_current_object()[key]

    def __contains__(self, key):
        return key in self._get_current_object()

    def __iter__(self):
        return iter(self._get_current_object())

    def __len__(self):
        return len(self._get_current_object())

    def __eq__(self, other):
        return self._get_current_object() == other

    def __ne__(self, other):
        return self._get_current_object() != other

    def __hash__(self):
        return hash(self._get_current_object())

    def __or__(self, other):
        return self._get_current_object() | other

    def __ior__(self, other):
        changed = self._get_current_object()
        changed |= other
        return self


current_app = LocalProxy(app_context, 'app', NO_APP)
g = LocalProxy(app_context, 'g', NO_APP)
request = LocalProxy(request_context, 'request', NO_REQUEST)
session = LocalProxy(request_context, 'session', NO_REQUEST)
