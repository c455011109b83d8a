-- Deploy core:objects
begin;
set local role centralcloud_owner;

create table centralcloud.objects (
  kind         text not null,
  object       text not null,
  stamp        text not null,
  server_major integer not null,
  definition   text not null,
  grants       text[] not null,
  recorded_at  timestamptz not null,
  primary key (kind, object),
  constraint object_kind_is_known
    check (
      kind in ('schema', 'routine', 'view', 'table', 'index', 'constraint', 'trigger')
    )
);
comment on table centralcloud.objects is
'What was in the rooms when the last install ended; changed_objects() tells what is another since.';
comment on column centralcloud.objects.kind is
'schema, routine, view, table, index, constraint or trigger.';
comment on column centralcloud.objects.object is 'Its name with its schema, as SQL names it.';
comment on column centralcloud.objects.stamp is
'The transactions that last wrote its rows in the catalogue: where they are the same, it is too.';
comment on column centralcloud.objects.server_major is
'Version of PostgreSQL that wrote the definition; another one may word it otherwise.';
comment on column centralcloud.objects.definition is 'MD5 of its definition, in hex.';
comment on column centralcloud.objects.grants is 'Who may do what with it, one entry a right.';
comment on column centralcloud.objects.recorded_at is 'When this was recorded.';

commit;
