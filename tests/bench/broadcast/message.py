"""The message that is told."""

import json

#: 1 KB.
MESSAGE = json.dumps({"type": "patterns_updated", "git_url": "x", "commit": "x" * 950})
PUBLISH = "select routing.publish('patterns_updated', %s)"
