"""The web door: pages and the API under /api/v1."""
