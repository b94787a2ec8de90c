export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-Hv5V367n.js";
