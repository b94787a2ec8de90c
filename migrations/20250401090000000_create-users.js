/** @param {import("node-pg-migrate").MigrationBuilder} pgm */
export const up = (pgm) => {
  const timestamp = {
    type: "timestamp with time zone",
    notNull: true,
    default: pgm.func("current_timestamp"),
  };
  pgm.createTable("users", {
    id: { type: "integer", primaryKey: true, sequenceGenerated: { precedence: "ALWAYS" } },
    name: { type: "text", notNull: true },
    email: { type: "text", notNull: true, unique: true },
    created_at: timestamp,
    updated_at: timestamp,
  });
};

/** @param {import("node-pg-migrate").MigrationBuilder} pgm */
export const down = (pgm) => {
  pgm.dropTable("users");
};
