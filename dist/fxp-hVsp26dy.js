export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-kTx1Geta.js";
