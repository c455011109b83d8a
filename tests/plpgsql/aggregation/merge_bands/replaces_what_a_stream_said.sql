begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
create function pg_temp.told()
returns table (stream text, fingerprint uuid, bands text)
language sql
as $$
  select s.stream, b.fingerprint, encode(b.bands, 'hex')
  from aggregation.bands as b
  join aggregation.streams as s on s.stream_id = b.stream_id
  order by s.stream, b.fingerprint;
$$;

select pg_temp.look('singularity-1', 'shop', 1, 'a 1-2, b 3-3, c');
select pg_temp.look('singularity-1', 'till', 1, 'a 1-2');
select aggregation.fold_patterns();
select results_eq(
  'select * from pg_temp.told()',
  $$ values
    ('shop', pg_temp.p('a'), '00000000000000010000000000000002'),
    ('shop', pg_temp.p('b'), '0000000000000003'),
    ('till', pg_temp.p('a'), '00000000000000010000000000000002')
  $$,
  'eight bytes a band, in order; a pattern with none has no row'
);

create temporary table before as
select b.ctid as place, b.fingerprint from aggregation.bands as b;
select pg_temp.look('singularity-1', 'shop', 2, 'a 1-2, b 4-4, c 5-5');
select aggregation.fold_patterns();
select results_eq(
  $$ select fingerprint, bands from pg_temp.told() where stream = 'shop' $$,
  $$ values
    (pg_temp.p('a'), '00000000000000010000000000000002'),
    (pg_temp.p('b'), '0000000000000004'),
    (pg_temp.p('c'), '0000000000000005')
  $$,
  'a newer snapshot replaces them'
);
select is(
  (select count(*)::integer from before as e join aggregation.bands as b on b.ctid = e.place),
  2,
  'rows that are equal already are not touched'
);

select pg_temp.look('singularity-1', 'shop', 1, 'a 7-7');
select pg_temp.tell('singularity-1', 'shop', 3, 'b 1 1');
select aggregation.fold_patterns();
select results_eq(
  'select stream, fingerprint from pg_temp.told()',
  $$ values ('till', pg_temp.p('a')) $$,
  'a snapshot without takes them back, an older one changes nothing'
);

select pg_temp.look('singularity-1', 'twice', 1, 'a 9-9, a 8-8');
select aggregation.fold_patterns();
select is(
  (select bands from pg_temp.told() where stream = 'twice'),
  '0000000000000008',
  'of a pattern that a snapshot tells twice, the same ones in whatever order it tells them'
);

select aggregation.forget('singularity-1', 'till');
select is_empty(
  $$
    select from aggregation.bands as b
    where b.stream_id not in (select s.stream_id from aggregation.streams as s)
  $$,
  'a stream that is forgotten leaves none'
);

select * from finish();
rollback;
