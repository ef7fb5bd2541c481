"""What knows nothing of how bytes come in and go out."""
