begin;
select plan(9);
\ir ../fleet.sql

select routing.set_retention('news', p_retain_rows => 7);
select results_eq(
  $$select retain_for, retain_rows from routing.topics where topic = 'news'$$,
  $$values ('10 days'::interval, 7::bigint)$$,
  'what is not chosen is as registered'
);
select routing.register_topic('news', 'for tests', '20 days', 9);
select results_eq(
  $$select retain_for, retain_rows from routing.topics where topic = 'news'$$,
  $$values ('20 days'::interval, 7::bigint)$$,
  'registering again changes defaults only'
);
select pg_temp.publish('news', 8);
select is(routing.expire() -> 'expired', '{"news": 1}'::jsonb, 'retention goes by the choice');
select routing.set_retention('news');
select is(
  (select retain_rows from routing.topics where topic = 'news'), 9::bigint, 'it can be taken back'
);
select throws_ok($$select routing.set_retention('no')$$, 'SC301', null, 'of a topic there is');
select throws_ok(
  format('select routing.set_retention(%L, %L, %L)', 'news', c.retain_for, c.retain_rows),
  'SC311', 'the log of news can''t be kept for ' || c.shown, 'never nothing, nor for ever'
)
from (
  values
    (null, 0, '0 messages'), ('0', 1, '00:00:00 and 1 messages'), ('-1 day', null, '-1 days'),
    ('200 years', null, '200 years')
) as c (retain_for, retain_rows, shown);

select * from finish();
rollback;
