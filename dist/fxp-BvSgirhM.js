export { n as XMLParser } from "./fxp-DaNJn0_R.js";
import "./cache-Bvl49TyT.js";
