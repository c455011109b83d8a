-- Each topic that is registered is compared with every pattern.
create or replace function routing.check_patterns_left(p_instance text)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_most constant bigint := centralcloud.setting('routing.most_patterns')::bigint;
begin
  if v_most > (select count(*) from routing.patterns as p where p.instance = p_instance) then
    return;
  end if;
  raise exception '% is subscribed to % patterns already', p_instance, v_most
    using errcode = 'SC309',
          detail  = 'An instance has no more than setting routing.most_patterns says.',
          hint    = 'One pattern means many topics: insights.*, or # for all. '
                    'routing.unsubscribe() takes one back.';
end;
$$;

comment on function routing.check_patterns_left(text) is
'Raises SC309 where an instance is subscribed to as many patterns as it may
(routing.most_patterns).';
