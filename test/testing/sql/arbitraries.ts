import fc from "fast-check";

/** What has a meaning to the scanner somewhere, and must not have it elsewhere. */
export const nasty = fc
  .array(
    fc.constantFrom(
      ...("'\"$\\;()-/*\n\raE1é😀 ".match(/./gsu) ?? []),
      ...["$$", "$a$", "--", "/*", "*/", "BEGIN", "COMMIT;", "END;", "''", "\\'"],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const comment = fc.letrec<{ comment: string }>((tie) => ({
  comment: fc.oneof(
    fc.constantFrom("/**/", "/***/", "/*/ */", "/****/", "/*;*/", "/*'*/", "/*--*/"),
    fc
      .tuple(nasty, fc.option(tie("comment"), { nil: "", maxDepth: 3 }))
      .map(([text, inner]) => `/*${text.replace(/[*/]/g, "")} ${inner}*/`),
  ),
})).comment;

const lineComment = fc
  .tuple(nasty, fc.constantFrom("\n", "\r", "\r\n"))
  .map(([text, end]) => `--${text.replace(/[\n\r]/g, "")}${end}`);

/** Something between two tokens. */
export const blank = fc.oneof(fc.constantFrom(" ", "\n", "\t", " \r\n"), comment, lineComment);

/** What makes two strings one. */
const newLine = fc
  .tuple(fc.constantFrom("", " ", "\t"), fc.oneof(fc.constantFrom("\n", "\r"), lineComment))
  .map(([space, end]) => `${space}${end}`);

const standard = nasty.map((text) => `'${text.replaceAll("'", "''")}'`);
const escaped = fc.tuple(nasty, nasty).map(([first, second]) => {
  const [one, other] = [first, second].map((text) => text.replaceAll("\\", "\\\\"));
  return `'${one?.replaceAll("'", "''")}${other?.replaceAll("'", "\\'")}'`;
});

function continued(prefixes: readonly string[], part: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...prefixes), part, fc.array(fc.tuple(newLine, part), { maxLength: 2 }))
    .map(([prefix, first, more]) => prefix + first + more.flat().join(""));
}

const dollarQuoted = fc.tuple(fc.constantFrom("", "a", "tag_1", "É"), nasty).map(([tag, text]) => {
  const delimiter = `$${tag}$`;
  const body = `${text}${delimiter}`.indexOf(delimiter) === text.length ? text : "a";
  return `${delimiter}${body}${delimiter}`;
});

const literal = fc.oneof(
  continued(["", "N", "n"], standard),
  continued(["E", "e"], escaped),
  continued(
    ["U&", "u&"],
    nasty.map((text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`),
  ),
  continued(["B", "b"], fc.constantFrom("''", "'0'", "'01'")),
  continued(["X", "x"], fc.constantFrom("''", "'1f'")),
  dollarQuoted,
  fc.constantFrom("1", "1.5", ".5e-3", "1.", "1e+5"),
);

const expression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    literal,
    fc.tuple(tie("expression"), blank).map(([inner, space]) => `(${space}${inner})`),
    fc
      .tuple(tie("expression"), blank)
      .map(([inner, space]) => `CASE${space}WHEN true THEN ${inner} END`),
    fc.constantFrom("2-1", "3*-1", "1+/*;*/2", "4--;\n-2", "5/ -/*'*/1", "@ -1", "1<-1", "1=+1"),
    fc.constantFrom("(SELECT 1 AS end)", "(SELECT 1 end)", "(SELECT 2 a$b$c)", "(SELECT 3 é$$)"),
  ),
})).expression;

const alias = fc.tuple(fc.constantFrom("", "U&", "u&"), nasty).map(([prefix, text]) => {
  const name = `a${text}`.replaceAll('"', '""');
  return `${prefix}"${prefix === "" ? name : name.replaceAll("\\", "\\\\")}"`;
});

export const select = fc
  .tuple(fc.constantFrom("SELECT", "select", "SeLeCT"), blank, expression, blank, alias)
  .map(([word, first, value, second, name]) => `${word}${first}${value}${second}AS ${name}`);

const routine = fc
  .tuple(
    fc.constantFrom("CREATE FUNCTION", "create OR replace Procedure", "CREATE\nPROCEDURE"),
    blank,
    fc.array(select, { maxLength: 3 }),
  )
  .map(([head, space, body]) => {
    const statements = body.map((each) => `${space}${each};`).join("");
    return `${head} f(a int)${space}BEGIN${space}ATOMIC${statements || " "}${space}end`;
  });

const rule = fc
  .array(select, { minLength: 1, maxLength: 2 })
  .map((body) => `CREATE RULE r AS ON INSERT TO t DO (${body.join(";")};)`);

/** In any case, and with anything between its words. */
export function writtenAnyhow(words: string): fc.Arbitrary<string> {
  const pieces = words.split(" ");
  return fc
    .array(fc.tuple(blank, fc.boolean()), { minLength: pieces.length, maxLength: pieces.length })
    .map((ways) =>
      pieces
        .map((piece, index) => {
          const [space, isLower] = ways[index] ?? ["", false];
          return `${space}${isLower && !piece.includes("'") ? piece.toLowerCase() : piece}`;
        })
        .join(""),
    );
}

export const control = fc
  .constantFrom(
    ...["BEGIN", "BEGIN WORK READ ONLY", "START TRANSACTION READ WRITE , NOT DEFERRABLE"],
    ...["COMMIT", "END WORK", "COMMIT AND CHAIN", "COMMIT TRANSACTION AND NO CHAIN"],
    ...["ROLLBACK", "ABORT", "ROLLBACK WORK AND CHAIN", "ABORT AND NO CHAIN"],
    ...["SAVEPOINT a", "SAVEPOINT savepoint", "RELEASE a", "RELEASE SAVEPOINT"],
    ...["ROLLBACK TO a", "ROLLBACK WORK TO SAVEPOINT a", "ROLLBACK TO SAVEPOINT"],
    ...["SET TRANSACTION READ ONLY", "SET LOCAL work_mem = '1MB'", "RESET work_mem"],
  )
  .chain(writtenAnyhow);

/** Several statements, of which some are empty, and how many are not. */
export function script(
  ...kinds: readonly fc.Arbitrary<string>[]
): fc.Arbitrary<{ readonly text: string; readonly count: number }> {
  const part = fc.tuple(
    fc.option(blank, { nil: "" }),
    fc.option(fc.oneof(...kinds), { nil: "", freq: 5 }),
    fc.option(blank, { nil: "" }),
  );
  return fc.array(part, { maxLength: 5 }).map((parts) => ({
    text: parts.map((pieces) => pieces.join("")).join(";"),
    count: parts.filter(([, statement]) => statement !== "").length,
  }));
}

export const anyScript = script(select, control, routine, rule);

/** With a piece cut out, or something put in. */
export const brokenScript = fc
  .tuple(anyScript, fc.nat(), fc.nat({ max: 4 }), nasty)
  .map(([{ text }, place, length, put]) => {
    // By code points: half of one cannot be sent.
    const characters = [...text];
    characters.splice(place % (characters.length + 1), length, put);
    return characters.join("");
  });
