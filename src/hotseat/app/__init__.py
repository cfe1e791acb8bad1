"""What a user can do, one module per action; the only place where features meet."""
