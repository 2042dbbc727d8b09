// The grammar of expressions: what is read, and the one thing that is said where it cannot be.
import { describe, expect, it } from 'vitest';
import { showExpression } from './support/show.ts';

describe('expressions', () => {
  it.each([
    ['owner', '~owner'],
    ['a or b and not c', '(~a or (~b and not ~c))'],
    ['(a or b) and c', '((~a or ~b) and ~c)'],
    ['not (a or b)', 'not (~a or ~b)'],
    ['not(a)', 'not ~a'],
    ['a and b and c or d', '((~a and ~b and ~c) or ~d)'],
    ['entity.owner == identity.id', '(@entity.owner == @identity.id)'],
    ['entity.a==1', '(@entity.a == 1)'],
    ['entity.a >= -1.50', '(@entity.a >= -1.50)'],
    ["entity.a != 'x y'", "(@entity.a != 'x y')"],
    ["'entity.a != ''x y'''", "(@entity.a != 'x y')"],
    ['entity.state in (open | waiting)', '(@entity.state in [~open ~waiting])'],
    [
      "entity.state in ('a b'|1|true|null|2xl|in-transit)",
      "(@entity.state in ['a b' 1 true null ~2xl ~in-transit])",
    ],
    ['entity.sku in input.items[].sku', '(@entity.sku in @input.items[].sku)'],
    ['has entity.due and a', '(has @entity.due and ~a)'],
    ['has identity', 'has @identity'],
    ['entity._updated < now() - 14d', '(@entity._updated < (now() - 1209600000ms))'],
    ['entity.due < now() + 200ms - 5s', '(@entity.due < ((now() + 200ms) - 5000ms))'],
    ['entity.due-5m < now()', '((@entity.due - 300000ms) < now())'],
    ["entity.due == today('Europe/Berlin')", '(@entity.due == today(Europe/Berlin))'],
    ['role(desk:team:(entity.team):agent)', 'role(desk:team:@entity.team:agent)'],
    ['role(shop:staff) or staff', '(role(shop:staff) or ~staff)'],
    ['scheme(token)', 'scheme(token)'],
    ["claims(iss = 'https://id.example')", "claims(iss = 'https://id.example')"],
    ["\"request.headers['x-key'] == 'a'\"", "(@request.headers.x-key == 'a')"],
    ['identity', '@identity'],
    ['foo.bar', '@foo.bar'],
    ['foo(bar, (baz))', 'foo(…)'],
    ['entity.done', '@entity.done'],
    ['5', '5'],
    ['true', 'true'],
    ['null', 'null'],
    ['30d', '2592000000ms'],
    ['entity.a == 30days', '(@entity.a == ~30days)'],
    ['a\n   or b', '(~a or ~b)'],
    ['order', '~order'],
    ['anders', '~anders'],
    ['nothing and hash', '(~nothing and ~hash)'],
  ])('%s', (scalar, tree) => expect(showExpression(scalar)).toEqual({ tree, report: [] }));

  it.each([
    ['a an b', '(~a and ~b)', "TOA1041 1:6 <an> expected 'and', found 'an' (did you mean 'and'?)"],
    [
      'a AND b',
      '(~a and ~b)',
      "TOA1041 1:6 <AND> expected 'and', found 'AND' (did you mean 'and'?)",
    ],
    ['a ro b', '(~a or ~b)', "TOA1041 1:6 <ro> expected 'or', found 'ro' (did you mean 'or'?)"],
    ['nto a', 'not ~a', "TOA1041 1:4 <nto> expected 'not', found 'nto' (did you mean 'not'?)"],
    [
      'hass entity.due',
      'has @entity.due',
      "TOA1041 1:4 <hass> expected 'has', found 'hass' (did you mean 'has'?)",
    ],
    ['a && b', '(~a and ~b)', "TOA1041 1:6 <&&> expected 'and', found '&&' (did you mean 'and'?)"],
    ['a || b', '(~a or ~b)', "TOA1041 1:6 <||> expected 'or', found '||' (did you mean 'or'?)"],
    [
      'entity.a = 1',
      '(@entity.a == 1)',
      "TOA1041 1:13 <=> expected '==', found '=' (did you mean '=='?)",
    ],
    [
      'entity.a <> 1',
      '(@entity.a != 1)',
      "TOA1041 1:13 <<>> expected '!=', found '<>' (did you mean '!='?)",
    ],
    [
      'entity.a ni (b | c)',
      '(@entity.a in [~b ~c])',
      "TOA1041 1:13 <ni> expected 'in', found 'ni' (did you mean 'in'?)",
    ],
  ])('%s is reported once and read as meant', (scalar, tree, line) =>
    expect(showExpression(scalar)).toEqual({ tree, report: [line] }),
  );

  it.each([
    ['a b', "TOA1041 1:6 <b> expected 'and', 'or' or the end, found 'b'"],
    ['a or', 'TOA1041 1:8 <> expected an expression, found the end'],
    ['a and and b', "TOA1041 1:10 <and> expected a path, a value or a policy, found 'and'"],
    ['(a or b', "TOA1041 1:11 <> expected 'and', 'or' or ')', found the end"],
    [
      'a or b)',
      "TOA1041 1:10 <)> expected 'and', 'or' or the end, found ')' (this bracket closes nothing)",
    ],
    ["entity.a == 'x", "TOA1041 1:16 <'> expected a closing quote, found no end of this text"],
    [
      'entity.a == "x"',
      "TOA1041 1:16 <\"> expected a condition, found '\"' (texts stand in single quotes: 'text')",
    ],
    ['entity.a in (b, c)', "TOA1041 1:18 <,> expected '|' between values, or ')', found ','"],
    [
      'entity.a in b',
      "TOA1041 1:16 <b> expected values in brackets, such as (a | b), or a path, found 'b'",
    ],
    ['entity. a', "TOA1041 1:12 <a> expected a name behind the dot, found 'a'"],
    [
      'entity.a[0]',
      "TOA1041 1:13 <0> expected a name in quotes, or nothing, between '[' and ']', found '0'",
    ],
    [
      'request.headers.x-key',
      "TOA1041 1:22 <key> expected a duration, such as 14d, found 'key' (a name with a dash is written in brackets: ['x-y'])",
    ],
    ['now() - 14', "TOA1041 1:12 <14> expected a duration, such as 14d, found '14'"],
    [
      'scheme(basc)',
      "TOA1041 1:11 <basc> expected basic, token or bearer, found 'basc' (did you mean 'basic'?)",
    ],
    [
      'role()',
      "TOA1041 1:9 <)> expected a role's segment: a word, or a path in brackets, found ')'",
    ],
    ['role(a:(entity.b:c)', "TOA1041 1:20 <:> expected ')', found ':'"],
    ['now(1)', "TOA1041 1:8 <1> expected ')', found '1'"],
    ['foo(', "TOA1041 1:8 <> expected ')', found the end"],
    [
      'has owner',
      "TOA1041 1:8 <owner> expected a path, found 'owner' (a path is written entity.name)",
    ],
    ['a == b == c', "TOA1041 1:11 <==> expected 'and', 'or' or the end, found '=='"],
    ['entity.a ~ b', "TOA1041 1:13 <~> expected a comparison: == != < <= > >=, found '~'"],
    ['$x', "TOA1041 1:4 <$> expected a path, a value or a policy, found '$'"],
    ['""', 'TOA1041 1:5 <> expected an expression, found the end'],
    [
      '"a \\"b\\""',
      'TOA1011 1:4 <"a \\"b\\""> an expression cannot be written as a scalar with escapes (write it plain or in single quotes)',
    ],
  ])('%s', (scalar, line) => expect(showExpression(scalar).report).toEqual([line]));

  it('does not fall over deep nesting', () => {
    for (const deep of ['(', 'not ', 'role(a:(', 'a and (not (']) {
      expect(showExpression(`${deep.repeat(20_000)}x`).report).toHaveLength(1);
    }
  });

  it('reads long chains without a stack', () => {
    expect(
      showExpression(Array.from({ length: 20_000 }, (_, i) => `p${i}`).join(' or ')).report,
    ).toEqual([]);
  });
});
