declare module "@npmcli/config/lib/definitions/index.js" {
  import type Config from "@npmcli/config";

  const npmDefinitions: Pick<
    ConstructorParameters<typeof Config>[0],
    "definitions" | "shorthands" | "flatten"
  >;
  export default npmDefinitions;
}
