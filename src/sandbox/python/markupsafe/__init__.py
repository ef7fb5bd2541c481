"""Text that is safe to put into HTML: the part of markupsafe that programs without templates use."""

_REPLACEMENTS = {ord('&'): '&amp;', ord('<'): '&lt;', ord('>'): '&gt;', ord("'"): '&#39;', ord('"'): '&#34;'}


def escape(value):
    """Markup with the five special characters of `value` replaced; what is Markup already stays as it is."""
    if hasattr(value, '__html__'):
        return Markup(value.__html__())
    return Markup(str(value).translate(_REPLACEMENTS))


def escape_silent(value):
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

    def join(self, parts):
        return Markup(str.join(self, [escape(part) for part in parts]))

    def format(self, *args, **values):
        escaped = {key: _Escaping(value) for key, value in values.items()}
        return Markup(str.format(self, *[_Escaping(value) for value in args], **escaped))

    def unescape(self):
        import html

        return html.unescape(str(self))

    @classmethod
    def escape(cls, value):
        return escape(value)

    def __str__(self):
        return str.__str__(self)


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
        return str.__str__(escape(format(self._value, wanted)))

    def __int__(self):
        return int(self._value)

    def __index__(self):
        return self._value.__index__()

    def __float__(self):
        return float(self._value)
