// The grammar of types: what is read, and the one thing that is said where it cannot be.
import { describe, expect, it } from 'vitest';
import { showType } from './support/show.ts';

describe('types', () => {
  it.each([
    ['string', '#string'],
    ['string(1..64)', '#string(1–64)'],
    ['string(8)', '#string(8–8)'],
    ['string(..64)', '#string(∞–64)'],
    ['integer(0..)', '#integer(0–∞)'],
    ['integer(-5..-1)', '#integer(-5–-1)'],
    ['number(>0..<1.5)', '#number(0!–1.5!)'],
    ['date(2020-01-01..2029-12-31)', '#date(2020-01-01–2029-12-31)'],
    ['date(>2020-01-01..)', '#date(2020-01-01!–∞)'],
    ['string(/^[a-z]+$/)', '#string(/^[a-z]+$/)'],
    ["'string(/^[a-z]{2}$/)'", '#string(/^[a-z]{2}$/)'],
    ["'string(/it''s/)'", "#string(/it's/)"],
    ['"string(/a, b/)"', '#string(/a, b/)'],
    ['string(/[/]x\\/y/)', '#string(/[/]x\\/y/)'],
    ['enum(a|b)', "#enum('a' 'b')"],
    ['enum( low | normal |*)', "#enum('low' 'normal' *)"],
    ["enum(2xl|in-transit|'two words')", "#enum('2xl' 'in-transit' 'two words')"],
    ["'enum(''two words''|b)'", "#enum('two words' 'b')"],
    ['decimal(12.2)', '#decimal(digits 12 2)'],
    ['decimal(0.5..9.5)', '#decimal(0.5–9.5)'],
    ['decimal(12)', '#decimal(12–12)'],
    ['bigint', '#bigint'],
    ['ref(identity)', '#ref(identity)'],
    ['ref(shop.orders)', '#ref(shop.orders)'],
    ['blob(images)', '#blob(images)'],
    ['map(string)', '#map(#string)'],
    ['map(decimal(14.2))', '#map(#decimal(digits 14 2))'],
    ['stream(Order)', '#stream(Order)'],
    ['stream(map(map(string(1..2)) | null))', '#stream(#map(#map(#string(1–2)) | null))'],
    ['Money', 'Money'],
    ['Money | null', 'Money | null'],
    ['.', 'self()'],
    ['. | null', 'self() | null'],
    ['.hours.from', 'self(hours.from)'],
    ['boolean = false', '#boolean = false'],
    ['integer = -3', '#integer = -3'],
    ['decimal(4.2) = 0.50', '#decimal(digits 4 2) = 0.50'],
    ["string = 'it is'", "#string = 'it is'"],
    ['enum(low|high) = low', "#enum('low' 'high') = ~low"],
    ['string | null = null', '#string | null = null'],
    ['string\n   | null', '#string | null'],
    ['strng', 'strng'],
    ['strng(1..2)', 'strng'],
    ['strng(/a)b/) = x', 'strng = ~x'],
    ['strng(a(b)c)', 'strng'],
    ['date-time', 'date-time'],
    ['any', '#any'],
    ['secret', '#secret'],
    ['[string]', '[#string]'],
    ['[[Money]]', '[[Money]]'],
    ['{ a: string, b?: [.] }', '{a: #string, b?: [self()]}'],
    ['{}', '{}'],
    ['{ $type: string, $description: x, $default: a }', '#string $description $default'],
    ['{ $list: Item, $size: 1..100 }', '[Item] $size'],
    ['{ $map: Item, $null: true }', 'map<Item> $null'],
    [
      '{ $union: kind, card: { token: string }, cash: {}, other: Other }',
      'union kind(card: {token: #string}, cash: {}, other: Other)',
    ],
    ['{ $schema: { type: object } }', 'schema'],
    ['{ $description: x, a: string }', '{a: #string} $description'],
  ])('%s', (scalar, tree) => expect(showType(scalar)).toEqual({ tree, report: [] }));

  it.each([
    ['string(1,2)', "TOA1040 1:12 <,> expected ')', found ',' (a range is written 1..64)"],
    ['string(1-2)', "TOA1040 1:11 <1-2> expected a range, such as 1..64, found '1-2'"],
    ['string(1..2', "TOA1040 1:15 <> expected ')', found the end"],
    ['string(1..2)x', "TOA1040 1:16 <x> expected '|', '=' or the end of the type, found 'x'"],
    [
      'string (1..2)',
      "TOA1040 1:11 <(> expected '|', '=' or the end of the type, found '(' (no space stands before the bracket)",
    ],
    ['string(..)', "TOA1040 1:11 <..> expected a bound, found only '..'"],
    ['string()', "TOA1040 1:11 <)> expected a range, such as 1..64, found ')'"],
    [
      'integer(<1..)',
      "TOA1040 1:12 <<> expected '>', found '<' (an exclusive range is written >0..<1)",
    ],
    ['integer(>)', "TOA1040 1:13 <)> expected a bound behind '>', found ')'"],
    ['integer(>5)', "TOA1040 1:14 <)> expected '..' behind an exclusive bound, found ')'"],
    ['enum(a,b)', "TOA1040 1:10 <,> expected '|' between values, or ')', found ','"],
    ['enum()', "TOA1040 1:9 <)> expected a value of the enum, found ')'"],
    ['enum(a|', 'TOA1040 1:11 <> expected a value of the enum, found the end'],
    ["enum('a)", "TOA1040 1:9 <'> expected a closing quote, found no end of this text"],
    [
      'string(/abc)',
      "TOA1040 1:11 </> expected a closing '/', found no end of this pattern (quote a value that holds a pattern)",
    ],
    [
      'string(/a #b/)',
      "TOA1040 1:11 </> expected a closing '/', found no end of this pattern (quote the value: what follows # is a comment)",
    ],
    [
      'Money(3)',
      "TOA1040 1:9 <(> expected nothing behind Money: only built-in types take arguments, found '('",
    ],
    ['string |', 'TOA1040 1:12 <> expected a type, found the end'],
    ['string =', 'TOA1040 1:12 <> expected a value behind =, found the end'],
    [
      'string?',
      "TOA1040 1:10 <?> expected '|', '=' or the end of the type, found '?' (the question mark belongs behind the field's name)",
    ],
    [
      "'[string]'",
      "TOA1040 1:5 <[> expected a type, found '[' (a list is written [T], without quotes)",
    ],
    ['map([string])', "TOA1040 1:8 <[> expected a type, found '[' (write { $map: [T] })"],
    ['ref()', "TOA1040 1:8 <)> expected a component, such as ref(shop.orders), found ')'"],
    ['.a.', "TOA1040 1:7 <> expected a field's name behind the dot, found the end"],
    [
      '"string(\\"a\\")"',
      'TOA1011 1:4 <"string(\\"a\\")"> a type cannot be written as a scalar with escapes (write it plain or in single quotes)',
    ],
    [
      '|\n  string',
      'TOA1011 1:4 <|⏎  string⏎> a type cannot be written as a block scalar (write it plain or in single quotes)',
    ],
    ['string(/a(?=b)/)', 'TOA1044 1:13 <(?=> patterns cannot look ahead'],
    ["'string(/it''s(?!x)/)'", 'TOA1044 1:18 <(?!> patterns cannot look ahead'],
    ['string(/(a/)', "TOA1044 1:12 <(> this '(' is not closed"],
  ])('%s', (scalar, line) => expect(showType(scalar).report).toEqual([line]));

  it('keeps what it could read', () => {
    expect(showType('Money | string(1..').tree).toBe('Money | !');
    expect(showType('Money x').tree).toBe('Money | !');
  });

  it('does not fall over deep nesting', () => {
    expect(showType('map('.repeat(20_000)).report).toEqual([
      'TOA1008 1:260 <map> this nesting is more than toac reads: at most 64 levels',
    ]);
  });
});
