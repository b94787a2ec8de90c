import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import pg from "pg";
import type { AppTransaction } from "./app-transaction.ts";
import type { Context } from "./context.ts";
import { Place } from "./place.ts";
import type { Session } from "./session.ts";
import type { TakenClients } from "./taken-clients.ts";

/** What the module's clients need of their sandbox. */
export interface ModuleHost {
  readonly taken: TakenClients;
  openSession(): Session;
  context(text: string, sender: Sender): Context;
}

/** Who sends a statement. */
export interface Sender {
  /** The function whose callers are of interest, if they are. */
  readonly below: ((...words: never[]) => unknown) | undefined;
  /** That its client is in. */
  readonly transaction?: AppTransaction | undefined;
  /** Where its client was taken from a pool. */
  readonly takenAt?: Place | undefined;
  readonly isCalledBack?: boolean;
}

/** What `pg`'s parts have that their types do not tell. */
interface Submittable {
  submit(connection: pg.Connection): unknown;
  text?: string;
  callback?: (error: Error, result: pg.QueryResult) => void;
  cursor?: { text?: string };
  query_timeout?: unknown;
}

interface Secured {
  ssl: boolean;
  connection: { ssl: boolean };
}

/** A module of the shape of `pg`, whose clients live in a sandbox. */
export function pgModule(host: ModuleHost): typeof import("pg") {
  /** Where a pool was given a query, which it hands to a client some time. */
  const callers = new AsyncLocalStorage<Place>();

  class Client extends pg.Client {
    readonly #session: Session;
    #release: unknown;
    #isCalledBack = false;

    constructor(config?: string | pg.ClientConfig) {
      const session = host.openSession();
      const given = typeof config === "string" ? { connectionString: config } : config;
      super({ ...given, stream: () => session.stream } as unknown as pg.ClientConfig);
      // Whatever the address says: there is no network in between.
      const secured = this as unknown as Secured;
      secured.ssl = false;
      secured.connection.ssl = false;
      this.#session = session;
    }

    get release(): unknown {
      return this.#release;
    }

    /** Set by a pool just before it calls back; who waits for a promise goes on only after that. */
    set release(release: unknown) {
      this.#release = release;
      this.#isCalledBack = true;
      queueMicrotask(() => {
        this.#isCalledBack = false;
      });
    }

    override query(...given: unknown[]): never {
      const [config, values, callback] = given;
      const isSubmittable = typeof (config as Submittable | undefined)?.submit === "function";
      if (config === null || config === undefined || isSubmittable) {
        if (isSubmittable) this.#mark(config as Submittable);
        return super.query.apply(this, given as never) as never;
      }
      const NewQuery = pg.Query as unknown as new (...words: unknown[]) => Submittable;
      const query = new NewQuery(config, values, callback);
      query.query_timeout = (config as Submittable).query_timeout;
      this.#mark(query);
      if (query.callback) return super.query(query as unknown as pg.Submittable) as never;
      // As pg does it: the error leads to the code that sent the query.
      return new Promise<pg.QueryResult>((resolve, reject) => {
        query.callback = (error, result) => (error ? reject(error) : resolve(result));
        super.query(query as unknown as pg.Submittable);
      }).catch((error: Error) => {
        Error.captureStackTrace(error);
        throw error;
      }) as never;
    }

    /** The session is told where a query comes from when the query's time has come. */
    #mark(query: Submittable): void {
      const session = this.#session;
      const caller = callers.getStore();
      const takenAt = host.taken.placeOf(this);
      // Our own pool calls back where it was called.
      const isCalledBack = this.#isCalledBack && !takenAt && !caller;
      const { transaction } = session;
      const below = caller ? undefined : this.query;
      const sender = { below, transaction, takenAt, isCalledBack };
      const own = host.context(textOf(query), sender);
      const context = caller ? { ...own, place: caller } : own;
      const { submit } = query;
      query.submit = function (this: Submittable, connection) {
        session.context = context;
        return submit.call(this, connection);
      };
    }
  }

  class Pool extends pg.Pool {
    constructor(options: pg.PoolConfig = {}) {
      // Its idle clients hold no connection, and so no process.
      super({
        allowExitOnIdle: true,
        ...options,
        Client: options.Client ?? Client,
      } as pg.PoolConfig);
      this.on("release", (_error, client) => host.taken.delete(client));
    }

    override query(...given: unknown[]): never {
      const [query] = given as [(Submittable | string)?];
      const text = typeof query === "string" ? query : textOf(query);
      const words = given.map((word) => (typeof word === "function" ? here(word) : word));
      const place = new Place(text, this.query);
      return callers.run(place, () => super.query.apply(this, words as never)) as never;
    }

    override connect(...given: unknown[]): never {
      // For a query the pool connects by itself, and releases the client.
      const isForQuery = callers.getStore() !== undefined;
      const taken = isForQuery
        ? undefined
        : host.context("pool.connect()", { below: this.connect });
      const note = (client: pg.PoolClient | undefined) => {
        if (client && taken) host.taken.add(client, taken);
      };
      const [callback] = given as [((error: Error, client: pg.PoolClient, done: unknown) => void)?];
      if (!callback) {
        return super.connect().then((client) => {
          note(client);
          return client;
        }) as never;
      }
      const call = here(callback);
      super.connect(((error: Error, client: pg.PoolClient, done: unknown) => {
        note(client);
        call(error, client, done);
      }) as never);
      return undefined as never;
    }
  }

  // The client of libpq could not be taken into a sandbox. It is null also where pg-native is not installed.
  return { ...pg, native: null, Client, Pool } as unknown as typeof import("pg");
}

function textOf(query: Submittable | undefined): string {
  return query?.text ?? query?.cursor?.text ?? "";
}

/** A pool calls back in the async context of whoever has released a client; this one stays in its own. */
function here<T>(callback: T): T {
  return AsyncResource.bind(callback as never) as T;
}
