"""Where a program failed: the line of the learner's file, the part of it that failed, and what stood in its variables.

Values are written without calling anything that the program defines, and no longer than a glance takes. An answer that
could not be worked out is left out: this helps to find a mistake, and must never make one.
"""

import opcode

import flask
import flask.globals

PROGRAM = '/app/app.py'
LONGEST_NAME = 60
LONGEST_VALUE = 100
MOST_VARIABLES = 4
MOST_ITEMS = 6
DEEPEST = 3

_EXTENDED_ARG, _CACHE = opcode.opmap['EXTENDED_ARG'], opcode.opmap['CACHE']
_LOCAL = {opcode.opmap[name] for name in ('LOAD_FAST', 'LOAD_FAST_CHECK', 'LOAD_FAST_AND_CLEAR', 'LOAD_DEREF')}
_NAME = {opcode.opmap[name] for name in ('LOAD_NAME', 'LOAD_FROM_DICT_OR_GLOBALS')}
_GLOBAL, _ATTRIBUTE = opcode.opmap['LOAD_GLOBAL'], opcode.opmap['LOAD_ATTR']
# Named in a line without being what it is about.
_TOOLS = ('module', 'type', 'function', 'builtin_function_or_method', 'Flask', 'Blueprint')


def instructions(code):
    """Opcode, argument and place (first line, last line, first column, end column) of each instruction."""
    raw = code.co_code
    extended = 0
    for operation, argument, place in zip(raw[::2], raw[1::2], code.co_positions()):
        argument |= extended
        extended = argument << 8 if operation == _EXTENDED_ARG else 0
        yield operation, argument, place


def failure(error):
    """The line that an exception passed last, the columns (in bytes) of the part that failed, and the variables."""
    step, last = error.__traceback__, None
    while step is not None:
        if step.tb_frame.f_code.co_filename == PROGRAM:
            last = step
        step = step.tb_next
    if last is None or last.tb_lineno is None or last.tb_lineno < 1:
        return {'line': None, 'columns': None, 'variables': []}
    columns, variables = None, []
    try:
        found = list(instructions(last.tb_frame.f_code))
        place = found[last.tb_lasti // 2][2]
        columns = columns_of(place)
        # An exception about what something is tells the name of its kind, and then what it is matters.
        about_kind = any(type(said) is str and 'object' in said for said in error.args[:1])
        variables = variables_in(last.tb_frame, found, place, about_kind)
    except Exception:
        pass
    return {'line': last.tb_lineno, 'columns': columns, 'variables': variables}


def columns_of(place):
    """Where the part begins in its first line, where it ends in its last one, and how many lines are between."""
    first, last, start, end = place
    return None if start is None or last is None else [start, end, last - first]


def variables_in(frame, found, place, about_kind):
    """Names and values: first those of the part that failed, then those of the rest of its line."""
    inside, beside = {}, {}
    for index, (operation, argument, at) in enumerate(found):
        if at[0] is None or not place[0] <= at[0] <= place[1]:
            continue
        name = name_of(frame.f_code, operation, argument)
        if name is None:
            continue
        is_inside = at[2] is None or place[2] is None or place[0] != place[1] or place[2] <= at[2] < place[3]
        name, value = attribute_of(frame, name, operation in _LOCAL, after(found, index))
        if is_inside:
            inside[name] = value
        else:
            beside.setdefault(name, value)
    variables = []
    for names, is_inside in ((inside, True), (beside, False)):
        for name, value in names.items():
            if len(variables) == MOST_VARIABLES or (not is_inside and name in inside):
                break
            if value is MISSING:
                if is_inside:
                    variables.append([name[:LONGEST_NAME], None])
            elif is_worth_showing(value, is_inside, about_kind):
                variables.append([name[:LONGEST_NAME], shown(value)])
    return variables


def name_of(code, operation, argument):
    if operation in _LOCAL:
        return code._varname_from_oparg(argument)
    if operation == _GLOBAL:
        return code.co_names[argument >> 1]
    return code.co_names[argument] if operation in _NAME else None


MISSING = object()


def attribute_of(frame, name, is_local, following):
    """The variable's value; that of an attribute, such as `request.cookies`, where one is read from it at once."""
    value = frame.f_locals.get(name, MISSING)
    if value is MISSING and not is_local:
        value = frame.f_globals.get(name, MISSING)
    if value is MISSING and not is_local and name in frame.f_builtins:
        return name, len
    if type(value).__name__ == 'LocalProxy':
        value = current(value)
    operation, argument, _ = following
    if operation == _ATTRIBUTE and value is not MISSING:
        attribute = frame.f_code.co_names[argument >> 1]
        kept = object_dict(value)
        if attribute in kept:
            return f'{name}.{attribute}', kept[attribute]
    return name, value


def after(found, index):
    """The instruction that follows; the places that the interpreter keeps for itself lie between."""
    index += 1
    while found[index][0] == _CACHE:
        index += 1
    return found[index]


def current(proxy):
    """What a proxy of Flask's stands for; MISSING outside of a request."""
    try:
        return current_session() if proxy is flask.session else proxy._get_current_object()
    except (LookupError, RuntimeError):
        return MISSING


# Flask's own name for it, and that of our small one.
_CONTEXT = getattr(flask.globals, '_cv_request', None) or getattr(flask.globals, 'request_context', None)


def current_session():
    """The session, without the note that it was looked at, for which a response gets `Vary: Cookie`."""
    kept = object_dict(_CONTEXT.get())
    return next((kept[name] for name in ('_session', 'stored_session', 'session') if name in kept), MISSING)


def object_dict(value):
    try:
        kept = object.__getattribute__(value, '__dict__')
    except AttributeError:
        return {}
    return kept if type(kept) is dict else {}


def is_worth_showing(value, is_inside, about_kind):
    kind = kind_of(value)
    if kind in _TOOLS or isinstance(value, type):
        return is_inside and about_kind and kind == 'function'
    return is_inside or type(value) in _PLAIN or isinstance(value, (str, bytes, list, tuple, dict, set, frozenset))


def kind_of(value):
    """The name of its class, as the class was made."""
    return type.__dict__['__name__'].__get__(type(value))[:LONGEST_NAME]


_PLAIN = (type(None), bool, int, float, complex)


def shown(value, room=LONGEST_VALUE, depth=0):
    """A value as Python writes it, shortened."""
    kind = type(value)
    if kind is int and value.bit_length() > 256:
        return f'<a number of about {value.bit_length() * 3 // 10} digits>'
    if kind in _PLAIN:
        return repr(value)
    if isinstance(value, str):
        text = str.__str__(value)
        return repr(text) if len(text) <= room else repr(text[:room]) + '…'
    if isinstance(value, bytes):
        data = bytes(value[:room]) if kind is bytes else b''
        return repr(data) if len(value) <= room else repr(data) + '…'
    if isinstance(value, dict):
        return shown_items(dict.items(value), len(value), '{', '}', room, depth, is_of_many(kind))
    for base, begin, end in ((list, '[', ']'), (tuple, '(', ')'), (set, '{', '}'), (frozenset, '{', '}')):
        if isinstance(value, base):
            return shown_items(base.__iter__(value), base.__len__(value), begin, end, room, depth)
    if kind.__module__ == 'datetime':
        return kind.__str__(value)[:room]
    return f'<{kind_of(value)}>'


def is_of_many(kind):
    """Whether it is a mapping of Werkzeug's, which holds a list for each name and shows the first of it."""
    return any(base.__name__ == 'MultiDict' for base in kind.__mro__)


def shown_items(items, count, begin, end, room, depth, of_many=None):
    if depth == DEEPEST:
        return begin + '…' + end
    parts, left = [], room
    for number, item in enumerate(items):
        if number == MOST_ITEMS or left <= 0:
            parts.append('…')
            break
        if of_many is None:
            part = shown(item, left, depth + 1)
        else:
            key, value = item
            if of_many and type(value) is list and value:
                value = value[0]
            part = f'{shown(key, left, depth + 1)}: {shown(value, left, depth + 1)}'
        parts.append(part)
        left -= len(part)
    if begin == '(' and count == 1:
        end = ',)'
    return 'set()' if count == 0 and begin == '{' and of_many is None else begin + ', '.join(parts) + end


_STORED_LOCAL = {opcode.opmap[name] for name in ('STORE_FAST', 'STORE_DEREF')}
_STORED_NAME = {opcode.opmap[name] for name in ('STORE_NAME', 'STORE_GLOBAL')}
_RETURNS = {opcode.opmap[name] for name in ('RETURN_VALUE', 'RETURN_CONST')}
# What is made of other values: one that holds a call goes on to the end of the statement, or further.
_MAKES = {
    opcode.opmap[name]
    for name in (
        'CALL', 'CALL_FUNCTION_EX', 'BINARY_OP', 'COMPARE_OP', 'BUILD_LIST', 'BUILD_TUPLE', 'BUILD_MAP', 'BUILD_STRING',
    )
}  # fmt: skip


def variable_given(code, offset):
    """The variable that a statement gives a value, and where, seen from a call within; None where there is none."""
    found = list(instructions(code))
    first, last, start, end = found[offset // 2][2]
    if first is None:
        return None
    for operation, _, place in found:
        if operation in _MAKES and place[0] is not None and place[0] <= first and place[1] > last:
            last = place[1]
    for index in range(offset // 2 + 1, len(found)):
        operation, argument, place = found[index]
        if operation in _RETURNS or (place[0] is not None and place[0] > last):
            return None
        if operation in _STORED_LOCAL:
            return code._varname_from_oparg(argument), 2 * index
        if operation in _STORED_NAME:
            return code.co_names[argument], 2 * index
    return None
