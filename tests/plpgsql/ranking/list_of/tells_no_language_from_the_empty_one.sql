begin;
select plan(4);

select ranking.store(p_language => '', p_kind => null, p_entries => '[]', p_stats => '{}');
select is(ranking.list_of(null, null), 1, 'that of everything is there from the start');
select isnt(ranking.list_of('', null), null, 'patterns of which no language is told have a list');
select isnt(ranking.list_of('', null), 1, 'of their own');
select is(ranking.list_of('rust', null), null, 'no pattern, no list');

select * from finish();
rollback;
