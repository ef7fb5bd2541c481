"""A small Jinja, in files that are named as those of the package jinja2."""
