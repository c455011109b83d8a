-- Deploy instance:shared_name
begin;
set local role centralcloud_owner;

alter table link.hub add column restored_before_at timestamptz;
comment on column link.hub.restored_before_at is
'When that was noticed the time before; null: never, or once.';

commit;
