"""Artifacts as files: what a templates repository may hold, and how patterns are written there."""
