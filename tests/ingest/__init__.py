"""From bytes to pages: formats, encodings, archives, hostile and broken input."""
