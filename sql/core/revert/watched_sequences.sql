-- Revert core:watched_sequences
begin;
set local role centralcloud_owner;

drop function if exists centralcloud.record_objects(text[], text[]);
drop function if exists centralcloud.changed_objects();
drop function if exists centralcloud.column_grants_of(text, oid);

delete from centralcloud.objects as o where o.kind = 'sequence';
alter table centralcloud.objects
  drop constraint object_kind_is_known,
  add constraint object_kind_is_known check (
    kind in ('schema', 'routine', 'view', 'table', 'index', 'constraint', 'trigger')
  );
comment on column centralcloud.objects.kind is
'schema, routine, view, table, index, constraint or trigger.';

commit;
