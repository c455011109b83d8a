begin;
select plan(4);
\ir ../fleet.sql

select is(routing.newest_offset('news'), 0::bigint, 'nothing was published');
select pg_temp.publish('news', 3);
select is(routing.newest_offset('news'), 3::bigint, 'three were');
select centralcloud.shift_clock('11 days');
select routing.expire();
select is(routing.newest_offset('news'), 3::bigint, 'what expired counts');
select is(routing.newest_offset('no.such'), null, 'an unknown topic has none');

select * from finish();
rollback;
