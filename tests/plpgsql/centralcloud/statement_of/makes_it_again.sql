begin;
select plan(5);
\ir ../probe.sql

create function pg_temp.of(p_object text) returns text language sql as $$
  select centralcloud.statement_of(c.kind, c.object_id)
  from centralcloud.current_objects() as c where c.object = p_object
$$;
select is(
  pg_temp.of('n_is_positive on probe.t'),
  'alter table probe.t add constraint n_is_positive CHECK ((n > 0))', 'a constraint'
);
select is(pg_temp.of('probe.t_by_n'), 'CREATE INDEX t_by_n ON probe.t USING btree (n)', 'an index');
select is(
  pg_temp.of('probe.s'),
  'alter sequence probe.s as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807'
  ' cache 1 no cycle', 'a sequence'
);
alter table probe.t add primary key (n);
select is(pg_temp.of('probe.t_pkey'), null, 'not what a constraint makes');
select is(pg_temp.of('probe.t'), null, 'no table');

select * from finish();
rollback;
