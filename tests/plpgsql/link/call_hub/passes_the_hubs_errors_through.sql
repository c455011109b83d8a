begin;
select plan(3);
\ir ../joined.sql

create function pg_temp.refusal(out code text, out detail text, out hint text)
language plpgsql
as $$
begin
  perform link.call_hub('select to_jsonb(centralcloud.setting(''no.such''))');
exception
  when others then
    get stacked diagnostics
      code = returned_sqlstate, detail = pg_exception_detail, hint = pg_exception_hint;
end;
$$;
select link.connect();
select is((select r.code from pg_temp.refusal() as r), 'SC905', 'SQLSTATE');
select matches(
  (select r.detail || r.hint from pg_temp.refusal() as r), 'registered.*Names are', 'detail, hint'
);
select is((select link.call_hub('select to_jsonb(1)')), '1'::jsonb, 'and the line is free again');

select * from finish();
rollback;
