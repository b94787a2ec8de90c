import { foldCase, nameOf } from "./identifier.ts";
import type { Token } from "./lexer.ts";

/** Reads the tokens of one statement from its beginning; what does not fit is left where it is. */
export class TokenReader {
  readonly #sql: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(sql: string, tokens: readonly Token[]) {
    this.#sql = sql;
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#index >= this.#tokens.length;
  }

  /** The word that comes, in lower case; also some way ahead. */
  peekWord(ahead = 0): string | undefined {
    const token = this.#tokens[this.#index + ahead];
    return token?.kind === "word" ? foldCase(this.#textOf(token)) : undefined;
  }

  /** The symbol or operator that comes; also some way ahead. */
  peekSign(ahead = 0): string | undefined {
    const token = this.#tokens[this.#index + ahead];
    return token?.kind === "symbol" || token?.kind === "operator" ? this.#textOf(token) : undefined;
  }

  skip(): void {
    this.#index++;
  }

  /** Takes the word that comes if it is one of some. */
  takeWord(...words: readonly string[]): string | undefined {
    const word = this.peekWord();
    if (word === undefined || !words.includes(word)) return undefined;
    this.#index++;
    return word;
  }

  /** Takes some words if they come one after the other. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.peekWord(ahead) === word)) return false;
    this.#index += words.length;
    return true;
  }

  takeSign(...signs: readonly string[]): string | undefined {
    const sign = this.peekSign();
    if (sign === undefined || !signs.includes(sign)) return undefined;
    this.#index++;
    return sign;
  }

  /** Takes an identifier, and gives the name it is to the server. */
  takeName(): string | undefined {
    const token = this.#tokens[this.#index];
    if (token?.kind !== "word" && token?.kind !== "quoted identifier") return undefined;
    this.#index++;
    return nameOf(this.#textOf(token), this.#takeUnicodeEscape(token));
  }

  takeString(): boolean {
    const token = this.#tokens[this.#index];
    if (token?.kind !== "string") return false;
    this.#index++;
    this.#takeUnicodeEscape(token);
    return true;
  }

  /** Takes a word or a number, or a string without escapes, and gives what it says. */
  takeValue(): string | undefined {
    const token = this.#tokens[this.#index];
    const text = token && this.#textOf(token);
    if (!text || !/^(\w+|'[^']*')$/.test(text)) return undefined;
    this.#index++;
    return text.replaceAll("'", "");
  }

  /** Takes UESCAPE '!' after U&"…" or U&'…'. */
  #takeUnicodeEscape(token: Token): string | undefined {
    const character = this.#tokens[this.#index + 1];
    const isEscape = /^[uU]&["']/.test(this.#textOf(token)) && this.peekWord() === "uescape";
    if (!isEscape || character?.kind !== "string") return undefined;
    this.#index += 2;
    return this.#textOf(character).slice(1, -1) || undefined;
  }

  #textOf({ start, end }: Token): string {
    return this.#sql.slice(start, end);
  }
}
