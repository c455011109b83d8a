create or replace function intake.refuse_source(p_message jsonb, p_label text, p_sent_by text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if p_sent_by is not null then
    raise exception '% is from source %, and the caller is %',
        p_label, intake.shown(p_message -> 'source'), p_sent_by
      using errcode = 'SC103',
            detail  = 'An instance sends as itself: its source is the role that logged in.',
            hint    = format('Leave "source" out, or set it to "%s".', p_sent_by);
  end if;
  raise exception '%', case
      when not p_message ? 'source' then format('%s has no source', p_label)
      else format(
        '%s is from source %s, which is no instance', p_label, intake.shown(p_message -> 'source')
      )
    end
    using errcode = 'SC103',
          detail  = 'Members of centralcloud_owner send for any instance, and say for which.',
          hint    = 'Set "source" to one that `centralcloud fleet list` shows.';
end;
$$;

comment on function intake.refuse_source(jsonb, text, text) is
'Raises SC103: the message, called p_label, is not from the caller p_sent_by or, where that is null,
from any instance.';
