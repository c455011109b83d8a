create or replace function centralcloud.remedy(
  p_kind   text,
  p_object text,
  p_change text,
  p_gained text[],
  p_lost   text[]
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_statement constant text := (
    select o.statement
    from centralcloud.objects as o
    where o.kind = p_kind and o.object = p_object
  );
begin
  return case
    when p_change = 'grants' then (
      select string_agg(
        format(
          '%s %s on %s %s %s %s', r.verb, split_part(r.right_, ' to ', 1),
          case when p_kind = 'view' then 'table' else p_kind end, p_object, r.preposition,
          split_part(r.right_, ' to ', 2)
        ),
        '; '
      )
      from (
        select 'revoke', 'from', g.right_ from unnest(p_gained) as g (right_)
        union all
        select 'grant', 'to', l.right_ from unnest(p_lost) as l (right_)
      ) as r (verb, preposition, right_)
    )
    when p_change = 'added' then format('drop %s %s', p_kind, p_object)
    when p_kind = 'registration'
      then '`centralcloud upgrade` registers it again, unless it is none of the package''s.'
    when p_kind in ('routine', 'view') then '`centralcloud upgrade` makes it what the package says.'
    when p_kind = 'index' and p_change = 'missing'
      then coalesce(v_statement, 'It comes back with its constraint.')
    when p_kind = 'index' and v_statement <> centralcloud.statement_of(
      p_kind, to_regclass(p_object)
    )
      then format('drop index %s; %s', p_object, v_statement)
    when p_kind = 'index' then format('reindex index %s', p_object)
    when p_kind = 'constraint' and p_change = 'edited'
      then format(
        'alter table %s drop constraint %s; %s', split_part(p_object, ' on ', 2),
        split_part(p_object, ' on ', 1), v_statement
      )
    when p_kind = 'sequence' and p_change = 'missing' then null
    else v_statement
  end;
end;
$$;

comment on function centralcloud.remedy(text, text, text, text[], text[]) is
'What mends what changed_objects() tells, its columns: a statement, `centralcloud upgrade`, or null
where sql/<bundle>/deploy alone has it.';
