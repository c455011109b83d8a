-- By the index of what is done, newest first, and no further back than that finds it soon.
create or replace function scheduling.newest_result(p_kind text, p_key text)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_since constant timestamptz := centralcloud.clock() - interval '2 days';
begin
  return (
    select t.result
    from scheduling.tasks as t
    where t.state = 'done' and t.finished_at > v_since and t.kind = p_kind and t.key = p_key
    order by t.finished_at desc
    limit 1
  );
end;
$$;

comment on function scheduling.newest_result(text, text) is
'What the newest task of that kind and key that was done in the last two days came to; null: none
was.';
