-- Verify instance:bands
begin;

select bands from analysis.patterns where false;
select bands from analysis.incoming_patterns where false;

rollback;
