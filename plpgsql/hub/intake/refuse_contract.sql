create or replace function intake.refuse_contract(p_type text, p_problem text, p_detail text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception 'the contract of % can''t say that: %',
      coalesce(left(p_type, 80), 'no type'), p_problem
    using errcode = 'SC108',
          detail  = coalesce(
            nullif(p_detail, ''), 'Their tables know what a type, its fields and rules can say.'
          ),
          hint    = 'Nothing was changed. Comments on intake.message_types, message_fields and '
                    'message_rules explain each column.';
end;
$$;

comment on function intake.refuse_contract(text, text, text) is
'Raises SC108: what was to be registered of a type is refused, with what PostgreSQL says of it.';
