create or replace function routing.refuse_pattern(p_instance text, p_pattern text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  raise exception '% is not subscribed to %', p_instance, coalesce(left(p_pattern, 100), 'null')
    using errcode = 'SC303',
          detail  = format(
            'Its patterns: %s.',
            coalesce(
              (
                select string_agg(p.pattern, ', ' order by p.pattern)
                from routing.patterns as p
                where p.instance = p_instance
              ),
              'none'
            )
          ),
          hint    = 'A pattern is taken back in the words it was subscribed in.';
end;
$$;

comment on function routing.refuse_pattern(text, text) is
'Raises SC303: a pattern that the instance never subscribed to, or took back.';
