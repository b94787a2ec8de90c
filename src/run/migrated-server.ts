import type { RunDirectory } from "../postgres/run-directory.ts";
import type { Server } from "../postgres/server.ts";
import { together } from "../process/together.ts";
import type { ClusterServer } from "./cluster-server.ts";
import type { Context } from "./database.ts";
import { stepsKept } from "./ingredients.ts";
import type { Options } from "./options.ts";
import type { Provided } from "./provide.ts";
import { Steps } from "./steps.ts";

/** All that there is when a cluster sets out. */
export interface Way extends Provided {
  readonly cluster: ClusterServer;
  readonly run: RunDirectory;
}

/** Takes a cluster its way, from a snapshot or from nothing, and keeps it where that is to be done. */
export async function migratedServer(
  options: Options,
  context: Context,
  way: Way,
): Promise<Server> {
  const { plan } = way;
  await using steps = new Steps(options, context, way.run);
  let server = await startedServer(context, way, steps);
  const { start, isToBeKept } = plan;
  const inOrder = [
    () => steps.migrate(server, start),
    () => steps.runMigrateCommand(server),
    () => steps.cloneForWorkers(server),
  ];
  const keptSteps = stepsKept(options);
  if (plan.isOn && keptSteps === 1) {
    context.log.info(
      "what migrate-command does is in no snapshot: name the files that go into it by snapshot-files",
    );
  }
  for (const [index, step] of inOrder.entries()) {
    if (!start?.isExact || index >= keptSteps) await step();
    if (isToBeKept && index + 1 === keptSteps) server = await steps.keep(server, plan, way.cluster);
  }
  return server;
}

async function startedServer(
  context: Context,
  { cluster, plan }: Way,
  steps: Steps,
): Promise<Server> {
  let hasCluster = false;
  const create = () => {
    hasCluster = true;
    steps.prepare();
    return cluster.create();
  };
  if (plan.canFetch) {
    // That takes as long as a new cluster, which is then there if it was in vain.
    await together(plan.fetch(context), plan.start ? undefined : create());
  }
  if (plan.start) {
    if (hasCluster) await cluster.remove();
    hasCluster = false;
    if (plan.start.isExact) await steps[Symbol.asyncDispose]();
    else steps.prepare();
    try {
      return await cluster.startFrom(plan.start);
    } catch (error) {
      context.interrupts.aborted.throwIfAborted();
      await plan.giveUpStart(error, context.log);
    }
  }
  if (!hasCluster) await create();
  return cluster.startNew();
}
