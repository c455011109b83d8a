-- Verify instance:analysis
begin;
select fingerprint, rule, name, kind, language, description, example
from analysis.patterns where false;
select code_base, tools, scanned_at from analysis.scans where false;
select finding_id, file_id, tool, rule, line, column_number, message
from analysis.findings where false;
select file_id, tool, reason from analysis.unjudged_files where false;
select
  occurrence_id, file_id, fingerprint, start_line, end_line, extent_start_line, extent_end_line,
  failed_by, failed
from analysis.occurrences where false;
select stream, version, message_id, sent_at from analysis.snapshots where false;
select package, language, name from analysis.frameworks where false;
select code_base, fingerprint, rule, name, kind, language, description, example
from analysis.incoming_patterns where false;
select code_base, path, fingerprint, start_line, end_line, extent_start_line, extent_end_line
from analysis.incoming_occurrences where false;
select code_base, path, tool, rule, line, column_number, message
from analysis.incoming_findings where false;
select code_base, path, tool, reason from analysis.incoming_unjudged_files where false;
rollback;
