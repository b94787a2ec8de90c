import type { Context } from "./context.ts";
import { statementsOf } from "./sql/statement-cache.ts";
import type { Statement } from "./sql/statements.ts";
import type { Ask, Unit } from "./unit.ts";
import { fromClient, message, readText, syncMessage } from "./wire/messages.ts";

interface Prepared {
  readonly message: Buffer;
  readonly statements: readonly Statement[];
}

/**
 * Reads what a client sends and puts it together into units. Names of prepared statements and of portals become ones
 * that no other client has, since several share a connection.
 */
export class UnitReader {
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  #count = 0;
  readonly #prepared = new Map<string, Prepared>();
  readonly #portals = new Map<string, readonly Statement[]>();
  /** The unnamed portal has a name while it is kept over several units. */
  #keepsUnnamed = false;
  #group: Group = newGroup();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** @returns the unit that this message completes */
  read(whole: Buffer, context: Context): Unit | undefined {
    switch (whole[0]) {
      case fromClient.query:
        return this.#query(readText(whole, 5).text, whole, context);
      case fromClient.parse:
        return this.#parse(whole);
      case fromClient.bind:
        return this.#bind(whole);
      case fromClient.describe:
      case fromClient.close:
        return this.#about(whole);
      case fromClient.execute:
        return this.#execute(whole);
      case fromClient.flush:
        return this.#end("flush", context);
      case fromClient.sync:
        return this.#end("ready", context);
    }
    return undefined;
  }

  /** The message by which a statement of that name can be prepared on another connection. */
  preparing(name: string): Buffer | undefined {
    return this.#prepared.get(name)?.message;
  }

  /** Its names, on whichever connection they are. */
  get preparedNames(): readonly string[] {
    return [...this.#prepared.keys()].filter(Boolean);
  }

  #query(sql: string, whole: Buffer, context: Context): Unit {
    this.#keepsUnnamed = false;
    return {
      kind: "query",
      ends: "ready",
      messages: [whole],
      statements: statementsOf(sql),
      prepares: [],
      needs: [],
      unseenCloses: 0,
      asks: [],
      context,
    };
  }

  #parse(whole: Buffer): undefined {
    const { text: given, end } = readText(whole, 5);
    const { text: sql } = readText(whole, end);
    const name = this.#ownName(given);
    const sent = given ? message("P", name, whole.subarray(end)) : whole;
    this.#prepared.set(name, { message: sent, statements: statementsOf(sql) });
    this.#group.messages.push(sent);
    this.#group.prepares.push(name);
    this.#group.asks.push("parse");
  }

  #bind(whole: Buffer): undefined {
    const { text: portal, end: afterPortal } = readText(whole, 5);
    const { text: given, end } = readText(whole, afterPortal);
    const name = this.#ownName(given);
    if (!portal) this.#keepsUnnamed = false;
    const isPlain = !portal && !given;
    const sent = isPlain ? whole : message("B", this.#ownPortal(portal), name, whole.subarray(end));
    this.#portals.set(portal, this.#prepared.get(name)?.statements ?? []);
    if (!portal) this.#group.unnamedBinds.push(this.#group.messages.length);
    this.#group.messages.push(sent);
    this.#group.needs.push(name);
    this.#group.asks.push("bind");
  }

  #about(whole: Buffer): undefined {
    const isClose = whole[0] === fromClient.close;
    const isPortal = whole[5] === portalByte;
    const { text: given } = readText(whole, 6);
    const name = isPortal ? this.#ownPortal(given) : this.#ownName(given);
    const kind = whole.subarray(5, 6);
    this.#group.messages.push(name === given ? whole : message(isClose ? "C" : "D", kind, name));
    if (isClose) {
      this.#group.asks.push("close");
      if (!isPortal) this.#forget(given, name);
    } else {
      this.#group.asks.push(isPortal ? "describe portal" : "describe statement");
      if (!isPortal) this.#group.needs.push(name);
    }
  }

  #forget(given: string, name: string): void {
    this.#prepared.delete(name);
    this.#names.delete(given);
  }

  #execute(whole: Buffer): undefined {
    const { text: given, end } = readText(whole, 5);
    const name = this.#ownPortal(given);
    this.#group.messages.push(name === given ? whole : message("E", name, whole.subarray(end)));
    this.#group.statements.push(...(this.#portals.get(given) ?? []));
    this.#group.asks.push("execute");
  }

  #end(ends: Unit["ends"], context: Context): Unit {
    const group = this.#group;
    this.#group = newGroup();
    // Between the units of one portal others come, who may use the unnamed one.
    const unseenCloses = ends === "flush" ? this.#nameUnnamed(group) : 0;
    return {
      kind: "extended",
      ends,
      messages: group.messages.length > 0 ? [...group.messages, syncMessage] : [],
      statements: group.statements,
      prepares: group.prepares,
      needs: group.needs.filter((name) => name && !group.prepares.includes(name)),
      unseenCloses,
      asks: group.asks,
      context,
    };
  }

  #nameUnnamed(group: Group): number {
    const [index] = group.unnamedBinds;
    if (index === undefined) return 0;
    const name = `${this.#prefix}unnamed`;
    this.#keepsUnnamed = true;
    const rest = group.messages.slice(index).map((whole) => {
      if (whole[0] === fromClient.bind) {
        return message("B", name, whole.subarray(readText(whole, 5).end));
      }
      if (whole[0] === fromClient.execute && whole[5] === 0) {
        return message("E", name, whole.subarray(6));
      }
      const isUnnamed =
        whole[0] === fromClient.describe && whole[5] === portalByte && whole[6] === 0;
      return isUnnamed ? describePortal(name) : whole;
    });
    group.messages.splice(index, group.messages.length, closePortal(name), ...rest);
    return 1;
  }

  #ownPortal(given: string): string {
    if (given) return `${this.#prefix}${given}`;
    return this.#keepsUnnamed ? `${this.#prefix}unnamed` : "";
  }

  /** Short ones: the server looks at 63 bytes alone. */
  #ownName(given: string): string {
    if (!given) return "";
    const known = this.#names.get(given);
    if (known) return known;
    this.#count += 1;
    const name = `${this.#prefix}${this.#count}`;
    this.#names.set(given, name);
    return name;
  }
}

const portalByte = 0x50;

function describePortal(name: string): Buffer {
  return message("D", [portalByte], name);
}

function closePortal(name: string): Buffer {
  return message("C", [portalByte], name);
}

interface Group {
  readonly messages: Buffer[];
  readonly statements: Statement[];
  readonly prepares: string[];
  readonly needs: string[];
  readonly asks: Ask[];
  /** Where in the messages the unnamed portal is bound. */
  readonly unnamedBinds: number[];
}

function newGroup(): Group {
  return {
    messages: [],
    statements: [],
    prepares: [],
    needs: [],
    asks: [],
    unnamedBinds: [],
  };
}
