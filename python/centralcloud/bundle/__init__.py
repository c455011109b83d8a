"""The SQL bundles and how they get into a database: plans, the yoyo bridge, function files."""
