begin;
select plan(2);
\ir ../joined.sql

select link.call_handler('{"type": "kept", "n": 7}');
select results_eq('select n from pg_temp.effects', $$values (7::bigint)$$, 'it was called');
select lives_ok($$select link.call_handler('{"type": "unheard of"}')$$, 'nobody minds the rest');

select * from finish();
rollback;
