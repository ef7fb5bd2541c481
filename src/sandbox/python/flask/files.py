"""Where an app's files are, and the error for a form that forgot to send its own."""

import os
import sys


def root_path_of(import_name):
    """The folder of a module; the current one when it is not known."""
    file = getattr(sys.modules.get(import_name), '__file__', None)
    return os.getcwd() if file is None else os.path.dirname(os.path.abspath(file))


def instance_folder(path):
    """The folder for what belongs to one installation: the given one, or `instance` in the current folder."""
    if path is None:
        return os.path.join(os.getcwd(), 'instance')
    if not os.path.isabs(path):
        raise ValueError('If an instance path is provided it must be absolute. A relative path was given instead.')
    return path


class DebugFilesKeyError(KeyError, AssertionError):
    """Raised in debug mode in place of a 400: the form has such a field, but it was not sent as a file."""

    def __init__(self, key):
        super().__init__(key)
        self._key = key

    def __str__(self):
        return (
            f'There is no file {self._key!r} in request.files, but a field of that name in request.form. For files the'
            ' form needs method="post" and enctype="multipart/form-data".'
        )
