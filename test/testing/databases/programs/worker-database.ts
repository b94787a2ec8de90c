// Says which database is this worker's.
import { workerDatabaseUrl } from "../../../../src/testing/databases/worker-database.ts";

process.stdout.write(await workerDatabaseUrl());
