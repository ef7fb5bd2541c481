"""`app.logger`, made when it is first asked for, since logging takes long to import."""

import logging
import sys

from werkzeug._internal import refuse_names

__getattr__ = refuse_names('flask.logging', {'default_handler', 'has_level_handler', 'wsgi_errors_stream'})


def create_logger(app):
    logger = logging.getLogger(app.name)
    if app.debug and not logger.level:
        logger.setLevel(logging.DEBUG)
    if not logger.hasHandlers():
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter('[%(asctime)s] %(levelname)s in %(module)s: %(message)s'))
        logger.addHandler(handler)
    return logger
