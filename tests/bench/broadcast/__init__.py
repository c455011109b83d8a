"""What it costs to tell the whole fleet: run `python -m tests.bench.broadcast`."""
