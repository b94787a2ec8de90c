import type { Sequelize, Transaction } from "sequelize";

/** Runs `work` in a transaction: committed when it ends well, rolled back when it throws. */
export type UnitOfWork = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** Units of work that are transactions of their own. */
export function transactions(sequelize: Sequelize): UnitOfWork {
  return (work) => sequelize.transaction(work);
}
