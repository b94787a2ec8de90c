export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-DH8tC36Z.js";
