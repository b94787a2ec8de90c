import { plainStatement, type Statement, tokenizedStatements } from "./statements.ts";

/** How many texts are remembered at least; up to twice as many are. */
const capacity = 500;

/** In UTF-16 units. Longer ones are seldom sent twice. */
const longestText = 4096;

let last: { readonly sql: string; readonly statements: readonly Statement[] } | undefined;
let recent = new Map<string, readonly Statement[]>();
let older = new Map<string, readonly Statement[]>();

/** As `parseStatements`, but remembers the last texts that it takes work to understand. */
export function statementsOf(sql: string): readonly Statement[] {
  // Many a text is sent again and again.
  if (last?.sql === sql) return last.statements;
  // Quicker than to look a text up, for which all of it is read.
  const statements = plainStatement(sql) ?? rememberedStatements(sql);
  last = sql.length > longestText ? undefined : { sql, statements };
  return statements;
}

function rememberedStatements(sql: string): readonly Statement[] {
  if (sql.length > longestText) return tokenizedStatements(sql);
  const known = recent.get(sql);
  if (known) return known;
  const statements = older.get(sql) ?? tokenizedStatements(sql);
  if (recent.size >= capacity) {
    older = recent;
    recent = new Map();
  }
  recent.set(sql, statements);
  return statements;
}
