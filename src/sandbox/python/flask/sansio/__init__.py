"""What knows nothing of WSGI."""
