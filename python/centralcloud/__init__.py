"""CentralCloud: the hub of a fleet, in one PostgreSQL database."""

from importlib.metadata import version

__version__ = version("centralcloud")
