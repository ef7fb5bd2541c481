"""Mappings that hold several values for a key: query strings, forms, cookies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..exceptions import BadRequestKeyError
from .mixins import MISSING, pairs, refuse_change


class MultiDict(dict):
    """A dict whose `[key]` is the first of the key's values; a missing key is a 400 response."""

    def __init__(self, mapping: Mapping[object, object] | Iterable[tuple[object, object]] | None = None) -> None:
        super().__init__()
        for key, value in pairs(mapping):
            dict.setdefault(self, key, []).append(value)

    def __getitem__(self, key):
        values = dict.get(self, key)
        if not values:
            raise BadRequestKeyError(key)
        return values[0]

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])

    def __iter__(self):
        # A mapping that iterates in a way of its own is asked for its values by `dict(…)`, which else copies the lists.
        return super().__iter__()

    def get(self, key: object, default: object = None, type: Callable[[object], object] | None = None) -> object:
        """The first value, through `type` when given; `default` when there is none or `type` cannot take it."""
        values = dict.get(self, key)
        if not values:
            return default
        if type is None:
            return values[0]
        try:
            return type(values[0])
        except (ValueError, TypeError):
            return default

    def getlist(self, key: object, type: Callable[[object], object] | None = None) -> list[object]:
        values = dict.get(self, key, [])
        if type is None:
            return list(values)
        converted = []
        for value in values:
            try:
                converted.append(type(value))
            except (ValueError, TypeError):
                pass
        return converted

    def add(self, key: object, value: object) -> None:
        dict.setdefault(self, key, []).append(value)

    def setlist(self, key: object, values) -> None:
        dict.__setitem__(self, key, list(values))

    def setdefault(self, key: object, default: object = None) -> object:
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key: object, default: object = MISSING) -> object:
        values = dict.pop(self, key, None)
        if values:
            return values[0]
        if default is MISSING:
            raise BadRequestKeyError(key)
        return default

    def update(self, mapping: Mapping[object, object] | Iterable[tuple[object, object]] = (), **values) -> None:
        for key, value in [*pairs(mapping), *values.items()]:
            self.add(key, value)

    def items(self, multi: bool = False) -> Iterable[tuple[object, object]]:
        for key, values in dict.items(self):
            if multi:
                for value in values:
                    yield key, value
            else:
                yield key, values[0]

    def values(self) -> Iterable[object]:
        for values in dict.values(self):
            yield values[0]

    def lists(self) -> Iterable[tuple[object, list[object]]]:
        for key, values in dict.items(self):
            yield key, list(values)

    def listvalues(self) -> Iterable[list[object]]:
        return iter([list(values) for values in dict.values(self)])

    def to_dict(self, flat: bool = True) -> dict[object, object] | dict[object, list[object]]:
        return dict(self.items()) if flat else dict(self.lists())

    def copy(self) -> MultiDict:
        return MultiDict(self)

    __copy__ = copy

    def __or__(self, other):
        both = self.copy()
        both.update(other)
        return both

    def __repr__(self):
        return f'{type(self).__name__}({list(self.items(multi=True))!r})'


class ImmutableMultiDict(MultiDict):
    """What came with a request cannot be changed: a cookie is changed on a response."""

    __setitem__ = __delitem__ = __ior__ = add = setlist = setdefault = update = pop = popitem = clear = refuse_change

    def __hash__(self):
        return hash(tuple(self.items(multi=True)))


class CombinedMultiDict(ImmutableMultiDict):
    """Several in one; for a key that is in more than one the first counts."""

    def __init__(self, dicts: Iterable[MultiDict] | None = ()) -> None:
        super().__init__([pair for mapping in dicts for pair in mapping.items(multi=True)])
