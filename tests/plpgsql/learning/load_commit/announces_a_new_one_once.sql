begin;
select plan(5);

create function pg_temp.load(p_commit text, p_ranking_id bigint default null)
returns integer language sql as $$
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  values ('prompt', 'one', '1.0.0', 'one.json', '{}');
  select learning.load_commit('/srv/t.git', p_commit, 1, p_ranking_id);
$$;
select is(pg_temp.load(repeat('a', 40), 5), 1, 'what changed');
select is(pg_temp.load(repeat('a', 40)), 0, 'nothing, the second time');
select is(pg_temp.load(repeat('b', 40)), 0, 'or by a commit that touched something else');
select results_eq(
  $$select l.payload ->> 'commit', l.payload ->> 'ranking_id' from routing.log as l
    where l.topic = 'patterns_updated' order by l.topic_offset$$,
  $$values (repeat('a', 40), '5'), (repeat('b', 40), null)$$, 'each commit is told once'
);
select throws_ok(
  $$select learning.load_commit('/srv/t.git', repeat('c', 40), 7, null)$$, 'SC604', null,
  'a commit is loaded whole'
);

select * from finish();
rollback;
