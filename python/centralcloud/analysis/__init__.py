"""Reading code: which files there are, what is in them, where patterns occur, what failed."""
