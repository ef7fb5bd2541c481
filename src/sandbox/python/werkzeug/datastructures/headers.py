"""Header fields of requests and responses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..exceptions import BadRequestKeyError
from .mixins import MISSING, pairs, refuse_change


class Headers:
    """Header fields in their order; names compare without case."""

    def __init__(
        self,
        defaults: Mapping[str, object] | Iterable[tuple[str, object]] | None = None,
    ) -> None:
        self._list = []
        if defaults is not None:
            self.extend(defaults)

    def __getitem__(self, key):
        for name, value in self._list:
            if name.lower() == key.lower():
                return value
        raise BadRequestKeyError(key)

    def get(self, key: str, default: object = None, type: Callable[[str], object] | None = None) -> object:
        try:
            value = self[key]
            return value if type is None else type(value)
        except (KeyError, ValueError, TypeError):
            return default

    def getlist(self, key: str, type: Callable[[str], object] | None = None) -> list[object]:
        return [value if type is None else type(value) for name, value in self._list if name.lower() == key.lower()]

    get_all = getlist

    def add(self, key: str, value: object, /, **options) -> None:
        self._list.append((_header_name(key), _header_value(_with_options(value, options))))

    add_header = add

    def set(self, key: str, value: object, /, **options) -> None:
        """Puts the field in the place of the first one of that name, or at the end."""
        field = (_header_name(key), _header_value(_with_options(value, options)))
        places = [index for index, (name, _) in enumerate(self._list) if name.lower() == field[0].lower()]
        if not places:
            self._list.append(field)
            return
        self._list[places[0]] = field
        for index in reversed(places[1:]):
            del self._list[index]

    __setitem__ = set

    def setdefault(self, key: str, default: object) -> str:
        if key not in self:
            self.set(key, default)
        return self[key]

    def setlist(self, key: str, values: Iterable[object]) -> None:
        self.remove(key)
        for value in values:
            self.add(key, value)

    def extend(self, *mappings, **values) -> None:
        for mapping in (*mappings, values):
            for key, value in pairs(mapping):
                self.add(key, value)

    def update(self, mapping=(), **values) -> None:
        """Replaces the fields that are named here."""
        given = [*pairs(mapping), *pairs(values)]
        for name in dict.fromkeys([_header_name(key).lower() for key, _ in given]):
            same = [value for key, value in given if _header_name(key).lower() == name]
            first = next(key for key, _ in given if _header_name(key).lower() == name)
            if len(same) == 1:
                self.set(first, same[0])
            else:
                self.setlist(first, same)

    def remove(self, key: str) -> None:
        self._list = [field for field in self._list if field[0].lower() != key.lower()]

    __delitem__ = remove

    def pop(self, key: str | int | None, default: object = MISSING) -> object:
        value = self.get(key, default)
        if value is MISSING:
            raise BadRequestKeyError(key)
        self.remove(key)
        return value

    def clear(self) -> None:
        self._list.clear()

    def copy(self) -> Headers:
        return type(self)(self)

    def items(self, lower: bool = False) -> Iterable[tuple[str, str]]:
        return [(name.lower(), value) if lower else (name, value) for name, value in self._list]

    def keys(self, lower: bool = False) -> Iterable[str]:
        return [name for name, _ in self.items(lower)]

    def values(self) -> Iterable[str]:
        return [value for _, value in self._list]

    def to_wsgi_list(self) -> list[tuple[str, str]]:
        return list(self._list)

    def __contains__(self, key):
        return any(name.lower() == key.lower() for name, _ in self._list)

    def __iter__(self):
        return iter(self._list)

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        return isinstance(other, Headers) and {(n.lower(), v) for n, v in self} == {(n.lower(), v) for n, v in other}

    __hash__ = None

    def __str__(self):
        return ''.join(f'{name}: {value}\r\n' for name, value in self._list) + '\r\n'

    def __repr__(self):
        return f'{type(self).__name__}({self._list!r})'


class EnvironHeaders(Headers):
    """The header fields of a request, which cannot be changed."""

    def __init__(self, environ: dict[str, object]) -> None:
        self._list = []
        for key, value in environ.items():
            if key.startswith('HTTP_') and key not in ('HTTP_CONTENT_TYPE', 'HTTP_CONTENT_LENGTH'):
                self._list.append((key[5:].replace('_', '-').title(), value))
            elif key in ('CONTENT_TYPE', 'CONTENT_LENGTH') and value:
                self._list.append((key.replace('_', '-').title(), value))

    def __getitem__(self, key):
        value = self.get(key)
        if value is None:
            # A plain KeyError, as for the environ's own keys, and so a 500 and not a 400.
            raise KeyError(key)
        return value

    def get(self, key: str, default: object = None, type: Callable[[str], object] | None = None) -> object:
        for name, value in self._list:
            if name.lower() == key.lower():
                try:
                    return value if type is None else type(value)
                except (ValueError, TypeError):
                    return default
        return default

    add = set = __setitem__ = __delitem__ = remove = extend = update = clear = pop = setlist = setdefault = refuse_change

    def copy(self):
        raise TypeError(f'cannot create {type(self).__name__!r} copies')


def _with_options(value, options):
    for name, option in options.items():
        name = name.replace('_', '-')
        value = f'{value}; {name}' if option is None else f'{value}; {name}={option}'
    return value


def _header_name(name):
    return name.decode('latin-1') if isinstance(name, bytes) else name if isinstance(name, str) else str(name)


def _header_value(value):
    value = value.decode('latin-1') if isinstance(value, bytes) else value if isinstance(value, str) else str(value)
    if '\r' in value or '\n' in value:
        raise ValueError('Header values must not contain newline characters.')
    return value


class HeaderSet:
    """A header that is a list of words, such as Vary or Allow; writing it changes the response."""

    def __init__(self, headers: Iterable[str] | None, name) -> None:
        self._headers, self._name = headers, name

    def _words(self):
        return [word.strip() for word in self._headers.get(self._name, '').split(',') if word.strip()]

    def add(self, word) -> None:
        self.update([word])

    def update(self, words) -> None:
        present = self._words()
        for word in words:
            if word.lower() not in [known.lower() for known in present]:
                present.append(word)
        self._headers[self._name] = ', '.join(present)

    def discard(self, word) -> None:
        present = [known for known in self._words() if known.lower() != word.lower()]
        if present:
            self._headers[self._name] = ', '.join(present)
        else:
            self._headers.remove(self._name)

    def __contains__(self, word):
        return word.lower() in [known.lower() for known in self._words()]

    def __iter__(self):
        return iter(self._words())

    def __len__(self):
        return len(self._words())
