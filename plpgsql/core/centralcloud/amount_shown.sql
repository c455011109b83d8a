create or replace function centralcloud.amount_shown(p_amount numeric, p_type text)
returns text
language sql
stable
return case p_type
  when 'interval' then justify_hours(make_interval(secs => p_amount::float8))::text
  else p_amount::text
end;

comment on function centralcloud.amount_shown(numeric, text) is
'A bound of a setting as its values of type p_type are written: an interval''s seconds as one.';
