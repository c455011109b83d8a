-- Deploy core:watched_sequences
begin;
set local role centralcloud_owner;

alter table centralcloud.objects
  drop constraint object_kind_is_known,
  add constraint object_kind_is_known check (
    kind in (
      'schema', 'routine', 'view', 'table', 'sequence', 'index', 'constraint', 'trigger'
    )
  );
comment on column centralcloud.objects.kind is
'schema, routine, view, table, sequence, index, constraint or trigger.';

commit;
