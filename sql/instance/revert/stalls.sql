-- Revert instance:stalls
begin;
set local role centralcloud_owner;

drop function if exists link.may_wait(jsonb);
drop function if exists link.record_delivery(jsonb, jsonb, boolean);

-- They come again.
delete from link.inbox where state = 'stalled';
drop index link.inbox_stalled;
alter table link.inbox
  drop constraint stalled_has_a_time,
  drop constraint inbox_state_is_known,
  add constraint inbox_state_is_known check (state in ('applied', 'rejected', 'dead')),
  drop column stalled_since;
comment on column link.inbox.state is
'applied; rejected: its handler failed and the hub gives it again; dead: the hub gave up.';

commit;
