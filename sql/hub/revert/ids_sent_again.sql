-- Revert hub:ids_sent_again
begin;
set local role centralcloud_owner;

comment on column intake.received_ids.received_at is
'When the first one was taken; kept for the setting intake.keep_ids_for.';

commit;
