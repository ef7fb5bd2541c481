"""Errors that say more in debug mode."""

from __future__ import annotations


class DebugFilesKeyError(KeyError, AssertionError):
    """Raised in debug mode in place of a 400: the form has such a field, but it was not sent as a file."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._key = key

    def __str__(self):
        return (
            f'There is no file {self._key!r} in request.files, but a field of that name in request.form. For files the'
            ' form needs method="post" and enctype="multipart/form-data".'
        )
