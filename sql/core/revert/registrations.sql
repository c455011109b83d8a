-- Revert core:registrations
begin;
set local role centralcloud_owner;

drop function if exists centralcloud.record_objects(text[], text[]);
drop function if exists centralcloud.changed_objects();

delete from centralcloud.objects as o where o.kind = 'registration';
alter table centralcloud.objects
  drop constraint object_kind_is_known,
  add constraint object_kind_is_known check (
    kind in (
      'schema', 'routine', 'view', 'table', 'sequence', 'index', 'constraint', 'trigger'
    )
  );
alter table centralcloud.objects drop column statement;
comment on column centralcloud.objects.kind is
'schema, routine, view, table, sequence, index, constraint or trigger.';
comment on column centralcloud.objects.object is 'Its name with its schema, as SQL names it.';

commit;
