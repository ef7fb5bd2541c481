"""The variable parts of a URL rule: which text they take and what a view gets for it."""

from __future__ import annotations

import re

from ..urls import PATH_SAFE, quote


class ValidationError(ValueError):
    """The text has the right form but not an allowed value; the rule does not match."""


class StringConverter:
    weight = 100
    part_isolating = True

    def __init__(self, minlength=1, maxlength=None, length=None) -> None:
        times = int(length) if length is not None else f'{int(minlength)},{"" if maxlength is None else int(maxlength)}'
        self.regex = f'[^/]{{{times}}}'

    def to_python(self, text):
        return text

    def to_url(self, value):
        return quote(str(value), PATH_SAFE)


class AnyConverter(StringConverter):
    def __init__(self, *items: str) -> None:
        self.items = set(items)
        self.regex = f'(?:{"|".join([re.escape(item) for item in items])})'

    def to_url(self, value: object) -> str:
        if value in self.items:
            return str(value)
        valid = ', '.join(f"'{item}'" for item in sorted(self.items))
        raise ValueError(f"'{value}' is not one of {valid}")


class PathConverter(StringConverter):
    weight = 200
    part_isolating = False

    def __init__(self) -> None:
        self.regex = '[^/].*?'


class IntegerConverter:
    weight = 50
    part_isolating = True
    kind = int
    unsigned = r'\d+'

    def __init__(
        self,
        fixed_digits: int = 0,
        min: int | None = None,
        max: int | None = None,
        signed: bool = False,
    ) -> None:
        self.fixed_digits, self.min, self.max = fixed_digits, min, max
        self.regex = f'-?{self.unsigned}' if signed else self.unsigned

    def to_python(self, text) -> object:
        if self.fixed_digits and len(text) != self.fixed_digits:
            raise ValidationError
        number = self.kind(text)
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            raise ValidationError
        return number

    def to_url(self, value: object) -> str:
        return str(self.kind(value)).zfill(self.fixed_digits)


class FloatConverter(IntegerConverter):
    kind = float
    unsigned = r'\d+\.\d+'

    def __init__(self, min: float | None = None, max: float | None = None, signed: bool = False) -> None:
        super().__init__(min=min, max=max, signed=signed)


class UUIDConverter:
    weight = 100
    part_isolating = True
    regex = '[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}'

    def to_python(self, text):
        from uuid import UUID

        return UUID(text)

    def to_url(self, value) -> str:
        return str(value)


CONVERTERS = {
    'default': StringConverter,
    'string': StringConverter,
    'any': AnyConverter,
    'path': PathConverter,
    'int': IntegerConverter,
    'float': FloatConverter,
    'uuid': UUIDConverter,
}

_ARGUMENT = re.compile(r'''\s*(?:(?P<name>\w+)\s*=\s*)?(?P<value>"[^"]*"|'[^']*'|[-\w.]+)\s*(?:,|\Z)''')


def converter_arguments(text):
    """What stands in the brackets of `<int(min=1):page>`, as positional and named arguments."""
    args, kwargs = [], {}
    at = 0
    while at < len(text):
        match = _ARGUMENT.match(text, at)
        if match is None:
            raise ValueError(f"Cannot parse converter argument '{text[at:]}'")
        at = match.end()
        if match['name']:
            kwargs[match['name']] = _value(match['value'])
        else:
            args.append(_value(match['value']))
    return args, kwargs


def _value(text):
    constants = {'None': None, 'True': True, 'False': False}
    if text in constants:
        return constants[text]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text[1:-1] if text[0] in '"\'' else text
