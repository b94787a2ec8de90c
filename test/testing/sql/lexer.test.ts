import { describe, expect, test } from "vitest";
import { nextToken, type TokenKind } from "../../../src/testing/sql/lexer.ts";

/** The tokens of a text, each as it is written with its kind before it. */
function tokens(sql: string): readonly string[] {
  const found: string[] = [];
  for (let token = nextToken(sql, 0); token; token = nextToken(sql, token.end)) {
    found.push(`${token.kind}: ${sql.slice(token.start, token.end)}`);
  }
  return found;
}

type Row = readonly [behaviour: string, sql: string, kind: TokenKind];

describe("as one token is taken", () => {
  test.each<Row>([
    ["a quote doubled in a string", "'it''s'", "string"],
    ["a backslash at the end of a plain string", "'a\\'", "string"],
    ["a quote behind a backslash after E", "E'it\\'s'", "string"],
    ["quotes in both ways after E", "E'a''b\\'c'", "string"],
    ["a doubled backslash at the end of a string after E", "E'a\\\\'", "string"],
    ["a string that goes on in the next line", "'a'\n 'b'", "string"],
    ["a string that goes on after a comment and a line", "'a' -- 'c'\n\t'b'", "string"],
    ["the backslashes of a later part of a string after E", "E'a'\n'b\\'; c'", "string"],
    ["a string with Unicode escapes", "U&'d\\0061t'", "string"],
    ["a string of bits", "b'01'", "bit string"],
    ["a string of hexadecimal digits", "X'1F'", "bit string"],
    ["a string in dollars", "$$it's; $1 $a$ -- $$", "string"],
    ["a string in dollars with a tag", "$a$ $b$ $$ $A$ $a$", "string"],
    ["a tag that is not ASCII", "$é1$;$é1$", "string"],
    ["a string that does not end", "'a; b", "string"],
    ["a string in dollars that does not end", "$a$ ; $$", "string"],
    ["a string after E that ends in a backslash", "E'a\\", "string"],
    ["a quoted identifier", '"a;b"', "quoted identifier"],
    ["a quote doubled in an identifier", '"a""b"', "quoted identifier"],
    ["a quoted identifier with Unicode escapes", 'u&"\\0061"', "quoted identifier"],
    ["a word with dollars in it", "a$b$c$", "word"],
    ["a word that is not ASCII", "żółw\u00a0x", "word"],
    ["a parameter", "$12", "parameter"],
    ["a number with an exponent", "1.5e-3", "number"],
    ["a number that begins with its point", ".5", "number"],
    ["a hexadecimal number", "0x1F_ff", "number"],
    ["an operator", "@>", "operator"],
    ["a comment that does not end", "/* a /* b */ ; c", "symbol"],
  ])("%s", (_, sql, kind) => {
    expect(tokens(sql)).toEqual([`${kind}: ${sql}`]);
  });
});

describe("as several tokens are taken", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["two strings in one line", "'a' 'b'", ["string: 'a'", "string: 'b'"]],
    [
      "two strings with a comment in /* */ between them",
      "'a'\n/**/'b'",
      ["string: 'a'", "string: 'b'"],
    ],
    ["a string and a later one of another kind", "'a'\nE'b'", ["string: 'a'", "string: E'b'"]],
    ["a number and a string in dollars", "1$$a$$", ["number: 1", "string: $$a$$"]],
    ["a national string", "N'a'", ["word: N", "string: 'a'"]],
    ["a word that ends in e and a string", "ae'\\'", ["word: ae", "string: '\\'"]],
    ["a parameter and a string in dollars", "$1$$a$$", ["parameter: $1", "string: $$a$$"]],
    ["two dots between numbers", "1..2", ["number: 1", "symbol: .", "number: .2"]],
    [
      "an operator and a comment to the end of the line",
      "a*--b\n-c",
      ["word: a", "operator: *", "operator: -", "word: c"],
    ],
    ["an operator and a comment", "a+/*b*/c", ["word: a", "operator: +", "word: c"]],
    ["an operator and a sign", "a=-1", ["word: a", "operator: =", "operator: -", "number: 1"]],
    ["an unusual operator that ends in a sign", "a@-1", ["word: a", "operator: @-", "number: 1"]],
  ])("%s", (_, sql, expected) => {
    expect(tokens(sql)).toEqual(expected);
  });
});

test.each([
  ["white space", " \t\r\n\f\v"],
  ["a comment at the end of the text", "-- a"],
  ["a comment to a carriage return", "-- a\r"],
  ["a comment with others in it", "/* a /* b */ -- '/**/ */"],
  ["a comment that looks ended by its beginning", "/*/ a */"],
  ["a comment of stars", "/****/"],
])("no token is found in %s", (_, sql) => {
  expect(tokens(sql)).toEqual([]);
});
