export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-8y6VQqK4.js";
