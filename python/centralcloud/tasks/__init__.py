"""What SQL cannot do, one module a kind of task; importing this package registers them all."""

from centralcloud.tasks import code_ingest, knowledge_export, pattern_sync, templates_pull

__all__ = ["code_ingest", "knowledge_export", "pattern_sync", "templates_pull"]
from centralcloud.tasks import (
    code_ingest,
    knowledge_migrate,
    pattern_sync,
    templates_data_load,
    templates_pull,
    templates_sync,
)

__all__ = [
    "code_ingest",
    "knowledge_migrate",
    "pattern_sync",
    "templates_data_load",
    "templates_pull",
    "templates_sync",
]
