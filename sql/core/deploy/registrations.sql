-- Deploy core:registrations
begin;
set local role centralcloud_owner;

-- No trigger is ours: those that there are were put there by others, and are told as such.
delete from centralcloud.objects as o where o.kind = 'trigger';
alter table centralcloud.objects
  drop constraint object_kind_is_known,
  add constraint object_kind_is_known check (
    kind in (
      'schema', 'routine', 'view', 'table', 'sequence', 'index', 'constraint', 'registration'
    )
  );
alter table centralcloud.objects add column statement text;
comment on column centralcloud.objects.statement is
'What makes it again, or what it was; null: no one statement does.';
comment on column centralcloud.objects.kind is
'schema, routine, view, table, sequence, index or constraint; registration: of a job, a topic ….';
comment on column centralcloud.objects.object is
'Its name with its schema, as SQL names it; what is registered, in words.';

commit;
