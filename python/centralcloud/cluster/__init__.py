"""A private cluster for people with no server: the hub and a database per instance."""
