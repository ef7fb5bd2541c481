"""Text that is safe to put into HTML: the part of markupsafe that programs without templates use."""

from __future__ import annotations

_REPLACEMENTS = {ord('&'): '&amp;', ord('<'): '&lt;', ord('>'): '&gt;', ord("'"): '&#39;', ord('"'): '&#34;'}


def escape(value) -> Markup:
    """Markup with the five special characters of `value` replaced; what is Markup already stays as it is."""
    if hasattr(value, '__html__'):
        return Markup(value.__html__())
    return Markup(str(value).translate(_REPLACEMENTS))


def escape_silent(value) -> Markup:
    return Markup() if value is None else escape(value)


class Markup(str):
    """A string that is HTML; whatever is joined to it is escaped first."""

    __slots__ = ()

    def __new__(cls, object='', encoding=None, errors='strict'):
        if hasattr(object, '__html__'):
            object = object.__html__()
        return str.__new__(cls, object) if encoding is None else str.__new__(cls, object, encoding, errors)

    def __html__(self):
        return self

    def __add__(self, other):
        if isinstance(other, str) or hasattr(other, '__html__'):
            return Markup(str.__add__(self, escape(other)))
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, str) or hasattr(other, '__html__'):
            return escape(other) + self
        return NotImplemented

    def __mul__(self, times):
        return Markup(str.__mul__(self, times))

    __rmul__ = __mul__

    def __mod__(self, value):
        if isinstance(value, tuple):
            return Markup(str.__mod__(self, tuple(_Escaping(item) for item in value)))
        if hasattr(type(value), '__getitem__') and not isinstance(value, str):
            return Markup(str.__mod__(self, {key: _Escaping(value[key]) for key in value}))
        return Markup(str.__mod__(self, (_Escaping(value),)))

    def __repr__(self):
        return f'{type(self).__name__}({str.__repr__(self)})'

    def join(self, parts) -> Markup:
        return Markup(str.join(self, [escape(part) for part in parts]))

    def format(self, *args: object, **values) -> Markup:
        escaped = {key: _Escaping(value) for key, value in values.items()}
        return Markup(str.format(self, *[_Escaping(value) for value in args], **escaped))

    def replace(self, old: str, new: str, count=-1) -> Markup:
        return Markup(str.replace(self, old, escape(new), count))

    def unescape(self) -> str:
        import html

        return html.unescape(str(self))

    @classmethod
    def escape(cls, value) -> Markup:
        return escape(value)

    def __str__(self):
        return str.__str__(self)


def _kept_as_markup(name):
    method = getattr(str, name)

    def kept(self, *args):
        result = method(self, *args)
        return Markup(result) if isinstance(result, str) else type(result)([Markup(piece) for piece in result])

    return kept


# What these make of markup is markup.
for _name in ('__getitem__', 'capitalize', 'casefold', 'center', 'expandtabs', 'ljust', 'lower', 'lstrip', 'partition',
              'removeprefix', 'removesuffix', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'splitlines', 'strip',
              'swapcase', 'title', 'translate', 'upper', 'zfill'):  # fmt: skip
    setattr(Markup, _name, _kept_as_markup(_name))


class _Escaping:
    """A value that is escaped at the moment it is formatted."""

    def __init__(self, value):
        self._value = value

    def __getitem__(self, key):
        return _Escaping(self._value[key])

    def __getattr__(self, name):
        return _Escaping(getattr(self._value, name))

    def __str__(self):
        return str.__str__(escape(self._value))

    def __repr__(self):
        return str.__str__(escape(repr(self._value)))

    def __format__(self, wanted):
        if hasattr(self._value, '__html__'):
            if wanted:
                raise ValueError(f'Format specifier {wanted} given, but {type(self._value)} does not define one.')
            return self._value.__html__()
        return str.__str__(escape(format(self._value, wanted)))

    def __int__(self):
        return int(self._value)

    def __index__(self):
        return self._value.__index__()

    def __float__(self):
        return float(self._value)
