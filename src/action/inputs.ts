import { getInput, setSecret } from "@actions/core";
import { inputs, type RawInputs } from "../run/inputs.ts";

/** The action's inputs as text. A password among them is masked before anything else is done. */
export function readInputs(): RawInputs {
  const raw: RawInputs = {};
  for (const { name } of inputs) raw[name] = getInput(name, { trimWhitespace: false });
  if (raw.password) setSecret(raw.password);
  return raw;
}
