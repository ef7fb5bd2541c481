"""What the mappings of Werkzeug have in common."""

MISSING = object()


def refuse_change(self, *args, **values):
    """The method of a mapping that cannot be changed."""
    raise TypeError(f'{type(self).__name__!r} objects are immutable')


def pairs(mapping):
    """The pairs of any mapping or list of pairs; a list as a value is several values."""
    if mapping is None:
        return
    if hasattr(mapping, 'lists'):
        yield from mapping.items(multi=True)
    elif hasattr(mapping, 'keys') and not hasattr(mapping, 'to_wsgi_list'):
        for key in mapping.keys():
            value = mapping[key]
            if isinstance(value, (list, tuple, set)):
                for item in value:
                    yield key, item
            else:
                yield key, value
    else:
        yield from mapping
