import { getInput, setSecret } from "@actions/core";
import { type Input, type InputName, inputs, type RawInputs } from "../run/inputs.ts";

/** The action's inputs as text. A password among them is masked before anything else is done. */
export function readInputs(): RawInputs {
  const raw: RawInputs = {};
  const ours: readonly Input[] = inputs.filter((input) => !("commandLineOnly" in input));
  for (const { name } of ours) raw[name as InputName] = getInput(name, { trimWhitespace: false });
  if (raw.password) setSecret(raw.password);
  return raw;
}
