export { dt as takeOverEndings } from "./run-D2rIZzod.js";
