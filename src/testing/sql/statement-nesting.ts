import { foldCase } from "./identifier.ts";
import type { Token } from "./lexer.ts";

/**
 * Tells the semicolons that end a statement from those within it, of which PostgreSQL's grammar knows two kinds: in
 * parentheses, between the commands of a rule, and in the body of an SQL function.
 * https://www.postgresql.org/docs/current/sql-createrule.html
 * https://www.postgresql.org/docs/current/sql-createfunction.html
 *
 * In a body, no CASE … END need be counted as psql does, which loses count of columns named "end": the END of the body
 * is the one that stands where a statement could begin, and no other one can stand there.
 */
export class StatementNesting {
  #parentheses = 0;
  #bodies = 0;
  /** The innermost statement's words so far, until it is known whether it defines a function. */
  #heading = "";
  #stage: "heading" | "function" | "any" = "heading";
  #previous = "";

  /** Takes the next token, and says whether it ends the outermost statement. */
  endsWith(token: Token, sql: string): boolean {
    switch (token.kind === "symbol" ? sql[token.start] : undefined) {
      case "(":
        this.#parentheses++;
        break;
      case ")":
        // One too many is an error, but not one in all that follows.
        this.#parentheses = Math.max(0, this.#parentheses - 1);
        break;
      case ";":
        if (this.#parentheses === 0) return this.#startStatement();
        break;
      default:
        if (this.#parentheses === 0 && this.#stage !== "any") this.#take(token, sql);
    }
    return false;
  }

  #startStatement(): boolean {
    this.#heading = "";
    this.#stage = "heading";
    this.#previous = "";
    return this.#bodies === 0;
  }

  #take({ kind, start, end }: Token, sql: string): void {
    const word = kind === "word" ? foldCase(sql.slice(start, end)) : "";
    if (this.#stage === "heading") this.#takeHeading(word);
    else if (word === "atomic" && this.#previous === "begin") {
      this.#bodies++;
      this.#startStatement();
      return;
    }
    this.#previous = word;
  }

  #takeHeading(word: string): void {
    if (this.#bodies > 0 && this.#heading === "" && word === "end") {
      this.#bodies--;
      this.#stage = "any";
      return;
    }
    this.#heading += `${word} `;
    if (/^create (or replace )?(function|procedure) $/.test(this.#heading))
      this.#stage = "function";
    else if (!"create or replace ".startsWith(this.#heading)) this.#stage = "any";
  }
}
