-- Verify hub:intake
begin;

select type, description, direction, has_queue, max_bytes, max_elements, keep_for, violation
from intake.message_types where false;
select
  type, path, parent, json_type, is_required, minimum, maximum, max_length, is_filled, format,
  pattern, choices, unit, description, values_path, values_pattern
from intake.message_fields where false;
select type, path, violation, description from intake.message_rules where false;
select source, id, msg_id, received_at from intake.received_ids where false;
select
  dead_letter_id, type, msg_id, source, message, headers, reason, sqlstate, error, detail, context,
  attempts, buried_at
from intake.dead_letters where false;

rollback;
