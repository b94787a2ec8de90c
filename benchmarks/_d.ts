import { startDatabase } from "ram-postgres";
import { copiesOf } from "./isolation/ground.ts";
import { writeMigrations } from "./schema.ts";
import { rmSync } from "node:fs"; import { loadavg } from "node:os";
import { queries } from "./isolation/queries.ts"; import { beginAndRollback } from "./isolation/begin-and-rollback.ts";
rmSync("/tmp/proto/m",{recursive:true,force:true}); await writeMigrations("/tmp/proto/m",{migrations:60,tables:60});
await using database = await startDatabase({ migrations:"/tmp/proto/m", snapshot:"false", "worker-databases":"16", port:"0"});
const g={template:database.connectionString,copy:copiesOf(database.environment),migrations:"/tmp/proto/m",signal:new AbortController().signal};
for (let i=0;i<4;i++) { const t=performance.now(); const m=[...await beginAndRollback(g),...await queries(g)]; console.log(m.map(x=>x.value.toFixed(3)).join(" "), loadavg()[0]!.toFixed(1), (performance.now()-t).toFixed()); }
