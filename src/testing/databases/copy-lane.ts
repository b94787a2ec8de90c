import { type Admin, connectAdmin } from "./admin.ts";

/** A piece of work that tells its outcome itself, and so never fails. */
export type Job = (connect: () => Promise<Admin>) => Promise<void>;

interface Employer {
  /** The next piece of work, if there is any. */
  next(): Job | undefined;
  /** Whether there will be no more. */
  isClosed(): boolean;
  /** What to do on a connection before anything else. */
  prepare(admin: Admin): Promise<void>;
}

/**
 * Does one piece of work after the other on a connection of its own, which is made when there is the first and does not
 * keep the process alive.
 */
export class CopyLane {
  readonly #connectionString: string;
  readonly #employer: Employer;
  #admin: Promise<Admin> | undefined;
  #isWorking = false;

  constructor(connectionString: string, employer: Employer) {
    this.#connectionString = connectionString;
    this.#employer = employer;
  }

  /** Looks for work, unless it is working and will look anyway. */
  wake(): void {
    if (!this.#isWorking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let job = this.#employer.next(); job; job = this.#employer.next()) {
      await job(() => this.#connect());
    }
    this.#isWorking = false;
    if (this.#employer.isClosed()) await this.#leave();
  }

  #connect(): Promise<Admin> {
    if (this.#admin) return this.#admin;
    const opening = this.#open(() => {
      // A connection that is lost gives way to another.
      if (this.#admin === opening) this.#admin = undefined;
    });
    this.#admin = opening;
    return opening;
  }

  async #open(onLost: () => void): Promise<Admin> {
    try {
      const admin = await connectAdmin(this.#connectionString);
      admin.client.once("end", onLost);
      // The types of pg lack it.
      (admin.client as typeof admin.client & { unref(): void }).unref();
      await this.#employer.prepare(admin);
      return admin;
    } catch (error) {
      onLost();
      throw error;
    }
  }

  async #leave(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    // A connection that is lost, or was not made, needs no end.
    await admin?.then(({ client }) => client.end()).catch(() => {});
  }
}
