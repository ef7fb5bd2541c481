"""Which view answers a URL, and which URL belongs to a view."""

from .._internal import refuse_names
from ..exceptions import RequestRedirect
from .converters import ValidationError
from .map import BuildError, Map, Rule

__all__ = ['BuildError', 'Map', 'RequestRedirect', 'Rule', 'ValidationError']

__getattr__ = refuse_names(
    'werkzeug.routing', {'AnyConverter', 'BaseConverter', 'FloatConverter', 'IntegerConverter', 'MapAdapter',
                         'PathConverter', 'Submount', 'Subdomain', 'UnicodeConverter'}
)  # fmt: skip
