begin;
select plan(2);
\ir ../joined.sql

select link.apply(pg_temp.delivery('kept', 1));
select link.join('singularity-9', 'hub.example', 5433, 'elsewhere', 'other');
select is((select applied_offset from link.cursors), 1::bigint, 'the cursors stay');
select is((select instance from link.hub), 'singularity-9', 'the name is the new one');

select * from finish();
rollback;
