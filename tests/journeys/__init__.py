"""What a user does, from beginning to end, in a real browser on the real server."""
