"""Values that only templates have: what is undefined, the state of a loop, filters and tests."""

from markupsafe import Markup, escape
from werkzeug._internal import Lacking, NotInSandbox

from .lexer import TemplateAssertionError


class UndefinedError(Exception):
    """Something was done with a value that is not there."""


class Undefined:
    """Shown as nothing, false, empty; anything else that is done with it is an error."""

    __slots__ = ('_what',)

    def __init__(self, what):
        self._what = what

    def _fail(self, *args, **values):
        raise UndefinedError(self._what)

    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _fail
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _fail
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = _fail

    def __getattr__(self, name):
        # Python itself asks for such names.
        if name.startswith('__'):
            raise AttributeError(name)
        self._fail()

    def __eq__(self, other):
        return isinstance(other, Undefined)

    def __hash__(self):
        return hash(Undefined)

    def __str__(self):
        return ''

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __repr__(self):
        return 'Undefined'


def attribute_of(value, name):
    """`value.name`: an attribute, or else an item."""
    try:
        return getattr(value, name)
    except AttributeError:
        pass
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return _lacking(value, name)


def item_of(value, key):
    """`value[key]`: an item, or else an attribute."""
    try:
        return value[key]
    except (AttributeError, TypeError, LookupError):
        if isinstance(key, str):
            try:
                return getattr(value, key)
            except AttributeError:
                pass
    return _lacking(value, key)


def _lacking(value, key):
    if isinstance(value, Undefined):
        value._fail()
    kind = 'None' if value is None else f'{type(value).__module__}.{type(value).__name__} object'
    kind = kind.removeprefix('builtins.')
    return Undefined(f'{kind!r} has no attribute {key!r}' if isinstance(key, str) else f'{kind} has no element {key!r}')


class Loop(Lacking):
    """`loop` in a loop."""

    _lacks = frozenset({'changed', 'cycle', 'depth', 'depth0', 'nextitem', 'previtem'})

    def __init__(self, index, items):
        self.index0, self.index = index, index + 1
        self.length = len(items)
        self.revindex, self.revindex0 = self.length - index, self.length - index - 1
        self.first, self.last = index == 0, self.revindex0 == 0


def _text(value):
    return value if isinstance(value, str) else str(value)


def _default(value, default='', boolean=False):
    return default if isinstance(value, Undefined) or (boolean and not value) else value


def _join(value, separator=''):
    pieces = [piece if hasattr(piece, '__html__') else str(piece) for piece in value]
    if hasattr(separator, '__html__') or any(hasattr(piece, '__html__') for piece in pieces):
        return escape(separator).join(pieces)
    return str(separator).join(pieces)


def _first(value):
    return next(iter(value), Undefined('No first item, sequence was empty.'))


def _last(value):
    return next(iter(reversed(value)), Undefined('No last item, sequence was empty.'))


FILTERS = {
    'capitalize': lambda value: _text(value).capitalize(),
    'count': len,
    'd': _default,
    'default': _default,
    'e': escape,
    'escape': escape,
    'first': _first,
    'join': _join,
    'last': _last,
    'length': len,
    'list': list,
    'lower': lambda value: _text(value).lower(),
    'safe': Markup,
    'string': _text,
    'trim': lambda value: _text(value).strip(),
    'upper': lambda value: _text(value).upper(),
}

TESTS = {
    'defined': lambda value: not isinstance(value, Undefined),
    'even': lambda value: value % 2 == 0,
    'none': lambda value: value is None,
    'number': lambda value: isinstance(value, (int, float, complex)),
    'odd': lambda value: value % 2 == 1,
    'string': lambda value: isinstance(value, str),
    'undefined': lambda value: isinstance(value, Undefined),
}


# What Jinja 3.1 has, and this one has not.
LACKING = {
    'filter': frozenset(
        """abs attr batch capitalize center dictsort filesizeformat float forceescape format groupby indent int items
        map max min pprint random reject rejectattr replace reverse round select selectattr slice sort striptags sum
        title tojson truncate unique urlencode urlize wordcount wordwrap xmlattr""".split()
    ),
    'test': frozenset(
        """!= < <= == > >= boolean callable divisibleby eq equalto escaped false filter float ge greaterthan gt in integer
        iterable le lessthan lower lt mapping ne sameas sequence test true upper""".split()
    ),
}


def named(table, kind, name):
    """A filter or test; one that is missing here is refused, and one that Jinja has not either is its error."""
    if name in table:
        return table[name]
    if name in LACKING[kind]:
        raise NotInSandbox(f'the template {kind} {name}')
    raise TemplateAssertionError(f'No {kind} named {name!r}.')
