create or replace function routing.matches(p_pattern text, p_topic text)
returns boolean
language sql
immutable
parallel safe
return p_pattern = '#' or p_topic ~ (
  '^'
  || replace(replace(replace(p_pattern, '.', '\.'), '*', '[^.]+'), '\.#', '(\..+)?')
  || '$'
);

comment on function routing.matches(text, text) is
'Whether a topic is one of those that a pattern means: * stands for any one word, a final # for
any number of words, none included. So insights.* means insights.package, and not insights.';
