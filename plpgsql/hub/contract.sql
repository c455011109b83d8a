-- The contract: every type of message, field by field (intake.message_fields explains the words).
-- Every install says it whole; what it no longer says is gone.

-- patterns: what an instance sees in its code. The seed's bare form has frequency and success_rate.
select intake.register_message_type(
  p_type        => 'patterns',
  p_description => 'Patterns that an instance sees in its code, and how they fare.',
  p_direction   => 'inbound',
  p_queue       => true,
  p_reader      => 'pattern_aggregation'
);
select intake.register_message_fields('patterns', '[
  {"path": "snapshot", "json_type": "object",
   "description": "The state of one stream; it replaces what was said of the stream before."},
  {"path": "snapshot.stream", "json_type": "string", "required": true, "filled": true,
   "max_length": 200, "description": "What it is a snapshot of, such as code_ingest:main."},
  {"path": "snapshot.version", "json_type": "integer", "required": true,
   "minimum": 1, "maximum": 4611686018427387904, "unit": "microseconds",
   "description": "Rises with every snapshot of the stream, up to 2^62: one more is a bigint yet."},
  {"path": "snapshot.part", "json_type": "integer", "minimum": 1, "maximum": 100000,
   "description": "Which part of the snapshot this is, from 1."},
  {"path": "snapshot.parts", "json_type": "integer", "minimum": 1, "maximum": 100000,
   "description": "How many parts the snapshot has."},
  {"path": "patterns", "json_type": "array", "required": true,
   "description": "The patterns; none in a snapshot takes all back."},
  {"path": "patterns[*]", "json_type": "object",
   "description": "One pattern."},
  {"path": "patterns[*].fingerprint", "json_type": "string", "format": "uuid",
   "description": "First 128 bits of SHA-256 over its normal form, else over its name."},
  {"path": "patterns[*].name", "json_type": "string", "required": true, "filled": true,
   "max_length": 200, "description": "Name for people."},
  {"path": "patterns[*].kind", "json_type": "string", "max_length": 100,
   "description": "Kind of pattern, such as idiom."},
  {"path": "patterns[*].language", "json_type": "string", "max_length": 100,
   "description": "Language of the code."},
  {"path": "patterns[*].description", "json_type": "string", "max_length": 2000,
   "description": "What it is, in a sentence."},
  {"path": "patterns[*].examples", "json_type": "array",
   "description": "Normalised pieces of code."},
  {"path": "patterns[*].examples[*]", "json_type": "string", "max_length": 10000,
   "description": "One piece of code."},
  {"path": "patterns[*].bands", "json_type": "array",
   "description": "MinHash bands of its normal form: patterns that share many look alike."},
  {"path": "patterns[*].bands[*]", "json_type": "string", "format": "hex64",
   "description": "Hash of one band; compared with that at the same place."},
  {"path": "patterns[*].trials", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "occurrences", "description": "How often it could be seen to work or fail."},
  {"path": "patterns[*].successes", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "occurrences", "description": "How many of the trials did not fail."},
  {"path": "patterns[*].occurrences", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "occurrences", "description": "How often it stands in the code."},
  {"path": "patterns[*].frequency", "json_type": "number", "minimum": 0, "maximum": 1000000000,
   "unit": "occurrences", "description": "Counts as trials where none are told."},
  {"path": "patterns[*].success_rate", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "Share of the frequency that did not fail."}
]');
select intake.register_message_rule(
  p_type        => 'patterns',
  p_path        => 'snapshot',
  p_violation   => 'exists(@.part) && !exists(@.parts) || exists(@.parts) && !exists(@.part)',
  p_description => 'part and parts go together',
  p_json_schema => '{"dependentRequired": {"part": ["parts"], "parts": ["part"]}}'
);
select intake.register_message_rule(
  p_type        => 'patterns',
  p_path        => 'snapshot',
  p_violation   => '@.part > @.parts',
  p_description => 'part is above parts'
);
select intake.register_message_rule(
  p_type        => 'patterns',
  p_path        => 'patterns[*]',
  p_violation   => '!(exists(@.trials) && exists(@.successes)) '
                   '&& !(exists(@.frequency) && exists(@.success_rate))',
  p_description => 'needs trials and successes, or frequency and success_rate',
  p_json_schema => '{"anyOf": [
    {"required": ["trials", "successes"]},
    {"required": ["frequency", "success_rate"]}
  ]}'
);
select intake.register_message_rule(
  p_type        => 'patterns',
  p_path        => 'patterns[*]',
  p_violation   => '@.successes > @.trials',
  p_description => 'successes is above trials'
);
select intake.register_message_rule(
  p_type        => 'patterns',
  p_path        => 'patterns[*]',
  p_violation   => 'exists(@.bands[32])',
  p_description => 'has more than 32 bands',
  p_json_schema => '{"properties": {"bands": {"maxItems": 32}}}'
);

-- code_analysis: what analyzers found in the code.
select intake.register_message_type(
  p_type        => 'code_analysis',
  p_description => 'What analyzers found in a code base.',
  p_direction   => 'inbound',
  p_queue       => true
);
select intake.register_message_fields('code_analysis', '[
  {"path": "analysis", "json_type": "object", "required": true,
   "description": "The analysis."},
  {"path": "analysis.codebase", "json_type": "string", "filled": true, "max_length": 200,
   "description": "The code base."},
  {"path": "analysis.revision", "json_type": "string", "max_length": 200,
   "description": "The revision that was looked at."},
  {"path": "analysis.tools", "json_type": "array",
   "description": "The tools that ran."},
  {"path": "analysis.findings", "json_type": "array",
   "description": "What they found."},
  {"path": "analysis.metrics", "json_type": "object",
   "description": "Figures of the code base."},
  {"path": "analysis.frameworks", "json_type": "array",
   "description": "Frameworks it uses."},
  {"path": "analysis.dependencies", "json_type": "array",
   "description": "Packages it depends on."}
]');

-- learned_artifacts: how artifacts fare where they are used. The seed's form has the figures of its
-- one artifact beside it.
select intake.register_message_type(
  p_type        => 'learned_artifacts',
  p_description => 'How artifacts fare where they are used: totals, not what was added.',
  p_direction   => 'inbound',
  p_queue       => true,
  p_reader      => 'learning_aggregation'
);
select intake.register_message_fields('learned_artifacts', '[
  {"path": "snapshot", "json_type": "object",
   "description": "The state of one stream; it replaces what was said of the stream before."},
  {"path": "snapshot.stream", "json_type": "string", "required": true, "filled": true,
   "max_length": 200, "description": "What it is a snapshot of."},
  {"path": "snapshot.version", "json_type": "integer", "required": true,
   "minimum": 1, "maximum": 4611686018427387904, "unit": "microseconds",
   "description": "Rises with every snapshot of the stream, up to 2^62: one more is a bigint yet."},
  {"path": "snapshot.part", "json_type": "integer", "minimum": 1, "maximum": 100000,
   "description": "Which part of the snapshot this is, from 1."},
  {"path": "snapshot.parts", "json_type": "integer", "minimum": 1, "maximum": 100000,
   "description": "How many parts the snapshot has."},
  {"path": "artifacts", "json_type": "array", "required": true,
   "description": "The artifacts."},
  {"path": "artifacts[*]", "json_type": "object",
   "description": "One artifact."},
  {"path": "artifacts[*].type", "json_type": "string", "required": true, "filled": true,
   "max_length": 100, "description": "What it is: template, prompt…"},
  {"path": "artifacts[*].id", "json_type": "string", "required": true, "filled": true,
   "max_length": 200, "description": "Its name within the type."},
  {"path": "artifacts[*].version", "json_type": "string", "required": true, "filled": true,
   "max_length": 100, "description": "Its version."},
  {"path": "artifacts[*].content", "json_type": "any",
   "description": "The artifact itself."},
  {"path": "artifacts[*].usage_count", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "uses", "description": "How often it was used so far."},
  {"path": "artifacts[*].success_count", "json_type": "integer", "minimum": 0,
   "maximum": 1000000000, "unit": "uses", "description": "How many of the uses succeeded."},
  {"path": "artifacts[*].quality_score", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "How good it was judged to be."},
  {"path": "usage_count", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "uses", "description": "How often the only artifact was used so far."},
  {"path": "success_rate", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "Share of usage_count that succeeded."}
]');
select intake.register_message_rule(
  p_type        => 'learned_artifacts',
  p_path        => 'snapshot',
  p_violation   => 'exists(@.part) && !exists(@.parts) || exists(@.parts) && !exists(@.part)',
  p_description => 'part and parts go together',
  p_json_schema => '{"dependentRequired": {"part": ["parts"], "parts": ["part"]}}'
);
select intake.register_message_rule(
  p_type        => 'learned_artifacts',
  p_path        => 'snapshot',
  p_violation   => '@.part > @.parts',
  p_description => 'part is above parts'
);
select intake.register_message_rule(
  p_type        => 'learned_artifacts',
  p_path        => 'artifacts[*]',
  p_violation   => '@.success_count > @.usage_count',
  p_description => 'success_count is above usage_count'
);
select intake.register_message_rule(
  p_type        => 'learned_artifacts',
  p_path        => '',
  p_violation   => '(exists(@.usage_count) || exists(@.success_rate)) && @.artifacts.size() != 1',
  p_description => 'usage_count and success_rate beside the artifacts are for exactly one',
  p_json_schema => '{
    "if": {"anyOf": [{"required": ["usage_count"]}, {"required": ["success_rate"]}]},
    "then": {"properties": {"artifacts": {"minItems": 1, "maxItems": 1}}}
  }'
);
select intake.register_message_rule(
  p_type        => 'learned_artifacts',
  p_path        => '',
  p_violation   => '!(exists(@.usage_count) && exists(@.success_rate)) && exists(@.artifacts[*] '
                   '? (!exists(@.usage_count) || !exists(@.success_count)))',
  p_description => 'each artifact needs usage_count and success_count, '
                   'or the message usage_count and success_rate',
  p_json_schema => '{"anyOf": [
    {"required": ["usage_count", "success_rate"]},
    {"properties": {"artifacts": {"items": {"required": ["usage_count", "success_count"]}}}}
  ]}'
);

-- heartbeat: that an instance lives. Goes through no queue.
select intake.register_message_type(
  p_type        => 'heartbeat',
  p_description => 'That an instance lives, and how it fares.',
  p_direction   => 'inbound',
  p_max_bytes   => 65536
);
select intake.register_message_fields('heartbeat', '[
  {"path": "version", "json_type": "string", "max_length": 100,
   "description": "Version of its package."},
  {"path": "lag", "json_type": "any",
   "description": "How far it is behind the topics."},
  {"path": "backup", "json_type": "any",
   "description": "Its backups; failing_since, where the last one failed."},
  {"path": "jobs", "json_type": "any",
   "description": "How its jobs fare."}
]');

-- aggregated_patterns: the ranking, through the queue to pattern_sync and on a topic to the fleet.
select intake.register_message_type(
  p_type        => 'aggregated_patterns',
  p_description => 'The best patterns of the fleet, in order.',
  p_direction   => 'outbound',
  p_queue       => true,
  p_reader      => 'pattern_sync',
  -- A hundred patterns with the longest texts that instances may send are 5.1 MB.
  p_max_bytes   => 8388608
);
select intake.register_message_fields('aggregated_patterns', '[
  {"path": "ranking_id", "json_type": "integer", "required": true,
   "minimum": 1, "maximum": 9223372036854775807, "description": "Number of the ranking."},
  {"path": "stats", "json_type": "object", "required": true,
   "description": "What the list was chosen from."},
  {"path": "patterns", "json_type": "array", "required": true,
   "description": "The patterns, best first."},
  {"path": "patterns[*]", "json_type": "object",
   "description": "One pattern."},
  {"path": "patterns[*].rank", "json_type": "integer", "required": true,
   "minimum": 1, "maximum": 1000, "description": "Its place, from 1."},
  {"path": "patterns[*].fingerprint", "json_type": "string", "required": true, "format": "uuid",
   "description": "Its identity."},
  {"path": "patterns[*].name", "json_type": "string", "required": true,
   "description": "What most owners call it."},
  {"path": "patterns[*].frequency", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "Share of the votes of the fleet that see it."},
  {"path": "patterns[*].success_rate", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "How often it does not fail."},
  {"path": "patterns[*].confidence", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "How far what was seen outweighs what is assumed of any pattern."},
  {"path": "patterns[*].score", "json_type": "number", "minimum": 0, "maximum": 1,
   "description": "What the order is by."}
]');

-- What the hub tells the fleet on topics alone.
select intake.register_message_type(
  p_type        => 'patterns_updated',
  p_description => 'The repository of templates has a new commit to pull.',
  p_direction   => 'outbound'
);
select intake.register_message_fields('patterns_updated', '[
  {"path": "git_url", "json_type": "string", "required": true, "filled": true, "max_length": 2000,
   "description": "The repository."},
  {"path": "commit", "json_type": "string", "required": true,
   "pattern": "^[0-9a-f]{40}([0-9a-f]{24})?$", "description": "The commit."},
  {"path": "ranking_id", "json_type": "integer", "minimum": 1, "maximum": 9223372036854775807,
   "description": "The ranking it brings; not there where that is none."},
  {"path": "changed", "json_type": "integer", "minimum": 0, "maximum": 1000000000,
   "unit": "artifacts", "description": "How many artifacts changed."}
]');
select intake.register_message_type(
  p_type        => 'aggregated_learning',
  p_description => 'What was learned over the fleet, and what became of its export.',
  p_direction   => 'outbound'
);
select intake.register_message_fields('aggregated_learning', '[
  {"path": "artifacts", "json_type": "array", "required": true,
   "description": "The artifacts."},
  {"path": "artifacts[*]", "json_type": "object",
   "description": "One artifact."},
  {"path": "artifacts[*].type", "json_type": "string", "required": true, "filled": true,
   "max_length": 100, "description": "What it is: template, prompt…"},
  {"path": "artifacts[*].id", "json_type": "string", "required": true, "filled": true,
   "max_length": 200, "description": "Its name within the type."},
  {"path": "artifacts[*].version", "json_type": "string", "required": true, "filled": true,
   "max_length": 100, "description": "Its version."},
  {"path": "artifacts[*].action", "json_type": "string", "choices": ["promote", "revoke"],
   "description": "Whether it comes into the repository or is taken out."},
  {"path": "artifacts[*].fate", "json_type": "string",
   "choices": ["merged", "edited", "rejected", "withdrawn"],
   "description": "What became of it; not there while the export is open."},
  {"path": "export_pr_url", "json_type": "any",
   "description": "The pull request; null where there is none."},
  {"path": "branch", "json_type": "string", "max_length": 250,
   "description": "Its branch."},
  {"path": "status", "json_type": "string", "required": true,
   "choices": ["opened", "updated", "merged", "rejected", "closed"],
   "description": "What became of it."}
]');
select intake.register_message_type(
  p_type        => 'insights.framework',
  p_description => 'Frameworks that the fleet uses, and what tells them apart.',
  p_direction   => 'outbound'
);
select intake.register_message_type(
  p_type        => 'insights.package',
  p_description => 'Packages and versions that the fleet uses, and what moves.',
  p_direction   => 'outbound'
);
select intake.register_message_type(
  p_type        => 'insights.statistics',
  p_description => 'Figures of the whole fleet.',
  p_direction   => 'outbound'
);
select intake.register_message_fields(t.type, '[
  {"path": "insight", "json_type": "object", "required": true,
   "description": "The insight."},
  {"path": "evidence", "json_type": "any",
   "description": "What it rests on."}
]')
from unnest(array['insights.framework', 'insights.package', 'insights.statistics']) as t (type);
