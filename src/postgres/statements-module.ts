/** The module that counts statements, when it is loaded at the server's start. */
export const statementsModule = "pg_stat_statements";

/** For the startup packet of a connection whose statements are not to be counted; any server takes it. */
export const uncounted = `-c ${statementsModule}.track=none`;
