"""What SQL cannot do, one module a kind of task; importing this package registers them all."""

from centralcloud.tasks import (
    code_ingest,
    knowledge_export,
    knowledge_migrate,
    pattern_sync,
    templates_data_load,
    templates_pull,
    templates_sync,
)

__all__ = [
    "code_ingest",
    "knowledge_export",
    "knowledge_migrate",
    "pattern_sync",
    "templates_data_load",
    "templates_pull",
    "templates_sync",
]
