begin;
select plan(3);

select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'max_streams', 2);
select i.instance_id as source_id from fleet.identities as i where i.instance = 'singularity-1'
\gset
insert into learning.streams (source_id, stream, version, digest)
values (:source_id, 'one', 1, gen_random_uuid());
select lives_ok(
  format('select learning.check_stream_quota(%s, %L)', :source_id, 'two'), 'a second one may be'
);
insert into learning.parts (
  source_id, stream, version, parts, part, hashes, msg_id, received_at, artifacts
)
values (:source_id, 'two', 1, 2, 1, '', 1, '2026-01-01 00:00Z', '[]');
select lives_ok(
  format('select learning.check_stream_quota(%s, %L)', :source_id, 'two'),
  'of which a part is there already'
);
select throws_ok(
  format('select learning.check_stream_quota(%s, %L)', :source_id, 'three'), 'SC613',
  'instance singularity-1 tells as many streams of artifacts as it may', 'a third may not'
);

select * from finish();
rollback;
