"""The mappings of requests and responses."""

from .file_storage import FileStorage
from .headers import EnvironHeaders, Headers, HeaderSet
from .structures import CombinedMultiDict, ImmutableMultiDict, MultiDict

__all__ = [
    'CombinedMultiDict', 'EnvironHeaders', 'FileStorage', 'Headers', 'HeaderSet', 'ImmutableMultiDict', 'MultiDict',
]  # fmt: skip
