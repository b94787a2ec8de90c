export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-C-b5eG8w.js";
