export { t as default } from "./esm-CNEAvAHG.js";
