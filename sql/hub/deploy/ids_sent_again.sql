-- Deploy hub:ids_sent_again
begin;
set local role centralcloud_owner;

comment on column intake.received_ids.received_at is
'When it was last sent, to within an hour; kept for the setting intake.keep_ids_for.';

commit;
