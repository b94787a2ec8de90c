import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime-CZALFTsS.js";
import { d as esm_default } from "./esm-BHeLAqcV.js";
import { i as withConnection } from "./connection-D_B1ShI0.js";
import { createRequire } from "node:module";
import { cwd } from "node:process";
import { lstatSync, readdir, readdirSync, readlinkSync, realpathSync } from "fs";
import Pe from "node:stream";
import { inspect } from "node:util";
import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import * as xi from "node:fs";
import { createReadStream, createWriteStream } from "node:fs";
import { lstat, mkdir, readFile, readdir as readdir$1, readlink, realpath } from "node:fs/promises";
import { basename, extname, join, posix, relative, resolve, win32 } from "node:path";
import { StringDecoder } from "node:string_decoder";
// node_modules/node-pg-migrate/dist/legacy/utils/fileNameUtils.js
/**
* Extracts the file extension from a file name.
*
* @param fileName file name to extract the extension from
* @returns the file extension
*/
function getSuffixFromFileName(fileName) {
	return extname(fileName).slice(1);
}
/**
* Extracts contiguous numeric value from the start of `filename` up to the
* first non-numeric character.
* 17 digit numbers are interpreted as UTC date and converted to the number
* representation of that date. 1...4 digit numbers are interpreted as index
* based naming scheme.
*
* @param filename filename to extract the prefix from
* @param logger Redirect messages to this logger object, rather than `console`.
* @returns numeric value of the filename prefix (everything before the first
* non-numeric character).
*/
function getNumericPrefix(filename, logger = console) {
	const prefix = (/^(\d+)/.exec(filename) || "")[0];
	const value = Number(prefix);
	if (!/^\d+$/.test(prefix) || Number.isNaN(value)) {
		logger.error(`Cannot determine numeric prefix for "${filename}"`);
		throw new Error(`Cannot determine numeric prefix for "${filename}"`);
	}
	if (prefix.length === 17) {
		const year = prefix.slice(0, 4);
		const month = prefix.slice(4, 6);
		const date = prefix.slice(6, 8);
		const hours = prefix.slice(8, 10);
		const minutes = prefix.slice(10, 12);
		const seconds = prefix.slice(12, 14);
		const ms = prefix.slice(14, 17);
		return (/* @__PURE__ */ new Date(`${year}-${month}-${date}T${hours}:${minutes}:${seconds}.${ms}Z`)).valueOf();
	}
	return value;
}
// node_modules/node-pg-migrate/dist/legacy/utils/comparators.js
function localeCompareStringsNumerically(a, b) {
	return a.localeCompare(b, void 0, {
		usage: "sort",
		numeric: true,
		sensitivity: "variant",
		ignorePunctuation: true
	});
}
/**
* Compares two file names by their numeric prefix.
* 17 digit numbers are interpreted as UTC date and converted to the number
* representation of that date. 1...4 digit numbers are interpreted as index
* based naming scheme.
*
* @param a the first file name to compare
* @param b the second file name to compare
* @param logger the logger to use for logging
* @returns a negative value if `a` is less than `b`, 0 if they are equal, and a positive value if `a` is greater than `b`
*/
function compareFileNamesByTimestamp(a, b, logger) {
	return getNumericPrefix(a, logger) - getNumericPrefix(b, logger);
}
/**
* Compares two file names by their numeric prefix and locale.
*
* @param a the first file name to compare
* @param b the second file name to compare
* @param logger the logger to use for logging
* @returns a negative value if `a` is less than `b`, 0 if they are equal, and a positive value if `a` is greater than `b`
*/
function compareMigrationFileNames(a, b, logger) {
	return compareFileNamesByTimestamp(a, b, logger) || localeCompareStringsNumerically(a, b);
}
// node_modules/node-pg-migrate/dist/legacy/utils/decamelize.js
const REPLACEMENT = "$1_$2";
/**
* Convert a string into a decamelize lowercased one.
*
* @example
* unicornsAndRainbows → unicorns_and_rainbows
* myURLString → my_url_string
*
* @param text The string to decamelize.
* @returns The decamelized string.
*/
function decamelize(text) {
	if (text.length < 2) return text.toLowerCase();
	return text.replace(/([\p{Lowercase_Letter}\d])(\p{Uppercase_Letter})/gu, REPLACEMENT).replace(/(\p{Uppercase_Letter})(\p{Uppercase_Letter}\p{Lowercase_Letter}+)/gu, REPLACEMENT).toLowerCase();
}
// node_modules/node-pg-migrate/dist/legacy/utils/identity.js
function identity(v) {
	return v;
}
// node_modules/node-pg-migrate/dist/legacy/utils/PgLiteral.js
/**
* Represents a string that should not be escaped when used in a query.
*
* This will be used in `pgm.func` to create unescaped strings.
*/
var PgLiteral = class PgLiteral {
	/**
	* Creates a new `PgLiteral` instance.
	*
	* @param str The string value.
	* @returns The new `PgLiteral` instance.
	*/
	static create(str) {
		return new PgLiteral(str);
	}
	/**
	* Indicates that this object is a `PgLiteral`.
	*/
	literal = true;
	/**
	* Value of the literal.
	*/
	value;
	/**
	* Creates a new `PgLiteral` instance.
	*
	* @param value The string value.
	*/
	constructor(value) {
		this.value = value;
	}
	/**
	* Returns the string value.
	*
	* @returns The string value.
	*/
	toString() {
		return this.value;
	}
};
/**
* Checks if the given value is a `PgLiteral`.
*
* @param val The value to check.
* @returns `true` if the value is a `PgLiteral`, or `false` otherwise.
*/
function isPgLiteral(val) {
	return val instanceof PgLiteral || typeof val === "object" && val !== null && "literal" in val && val.literal === true;
}
// node_modules/node-pg-migrate/dist/legacy/utils/quote.js
/**
* Quote an identifier for PostgreSQL.
*
* Wraps the given string in double quotes and escapes any embedded double
* quotes by doubling them, per PostgreSQL identifier rules.
*
* @param str - identifier to quote
* @returns quoted identifier safe for use as a PostgreSQL identifier
*/
function quote(str) {
	return `"${str.replace(/"/g, "\"\"")}"`;
}
// node_modules/node-pg-migrate/dist/legacy/utils/createSchemalize.js
const OPERATOR_PATTERN = /(->>|->|#>>|#>|@\?|@@|@>|<@|\?\||\?&|\?|#-|\|\||::)/;
const LOGICAL_PATTERN = /[=<>!]+/;
const FUNCTION_CALL_PATTERN = /^[\w.]+\(/;
const ARITHMETIC_PATTERN = /\s+[+*/-]\s+/;
const ALPHANUMERIC_PATTERN = /[a-zA-Z0-9]/;
function isExpression(value) {
	if (OPERATOR_PATTERN.test(value)) return true;
	if (FUNCTION_CALL_PATTERN.test(value)) return true;
	if (ARITHMETIC_PATTERN.test(value)) return true;
	return LOGICAL_PATTERN.test(value) && ALPHANUMERIC_PATTERN.test(value);
}
function createSchemalize(options) {
	const { shouldDecamelize, shouldQuote } = options;
	const transform = [shouldDecamelize ? decamelize : identity, shouldQuote ? quote : identity].reduce((acc, fn) => fn === identity ? acc : (str) => acc(fn(str)));
	return (value) => {
		if (isPgLiteral(value)) return value.toString();
		if (typeof value === "object" && value !== null) {
			const { schema, name } = value;
			if (name !== void 0) return (schema ? `${transform(schema)}.` : "") + transform(name);
		}
		if (!shouldQuote && typeof value === "string" && isExpression(value)) return `(${value})`;
		if (typeof value === "string") return transform(value);
		return transform(String(value));
	};
}
// node_modules/node-pg-migrate/dist/legacy/utils/stringIdGenerator.js
/**
* Generates an infinite sequence of unique string identifiers using the given characters.
*
* Starts with shorter combinations and increases length as needed.
*
* @param chars The set of characters to be used for generating identifiers. Defaults to `'abcdefghijklmnopqrstuvwxyz'`.
*
* @returns A generator that yields unique string identifiers.
*
* @throws If `chars` is an empty string, as at least one character is required to generate identifiers.
*
* @see https://stackoverflow.com/a/12504061/4790644
*/
function* stringIdGenerator(chars = "abcdefghijklmnopqrstuvwxyz") {
	if (!chars || chars.length === 0) throw new Error("chars must be a non-empty string");
	const ids = [0];
	while (true) {
		yield ids.map((id) => chars[id]).join("");
		for (let i = ids.length - 1; i >= 0; i -= 1) {
			ids[i] += 1;
			if (ids[i] < chars.length) break;
			ids[i] = 0;
			if (i === 0) ids.unshift(0);
		}
	}
}
// node_modules/node-pg-migrate/dist/legacy/utils/escapeValue.js
function escapeValue(val) {
	if (val === null) return "NULL";
	if (typeof val === "boolean") return val.toString();
	if (typeof val === "string") {
		let dollars;
		const ids = stringIdGenerator();
		let index;
		do {
			index = ids.next().value;
			dollars = `$pg${index}$`;
		} while (val.includes(dollars));
		return `${dollars}${val}${dollars}`;
	}
	if (typeof val === "number") return val;
	if (Array.isArray(val)) return `ARRAY[${val.map(escapeValue).join(",").replace(/ARRAY/g, "")}]`;
	if (isPgLiteral(val)) return val.value;
	return "";
}
// node_modules/node-pg-migrate/dist/legacy/operations/generalTypes.js
/**
* Type guard for the object form of {@link Name}.
*
* Note: This only checks shape (presence of a "name" property). It intentionally
* does not validate contents.
*/
function isNameObject(val) {
	return typeof val === "object" && val !== null && "name" in val;
}
/**
* Type guard for schema-qualified {@link Name} objects.
*/
function isSchemaNameObject(val) {
	return isNameObject(val) && "schema" in val && typeof val.schema === "string";
}
// node_modules/node-pg-migrate/dist/legacy/utils/createTransformer.js
function createTransformer(literal) {
	return (statement, mapping = {}) => Object.keys(mapping).reduce((str, param) => {
		const val = mapping?.[param];
		return str.replace(new RegExp(`{${param}}`, "g"), val === void 0 ? "" : typeof val === "string" || isNameObject(val) ? literal(val) : String(escapeValue(val)).replace(/\$/g, "$$$$"));
	}, statement);
}
// node_modules/node-pg-migrate/dist/legacy/utils/formatLines.js
function formatLines(lines, replace = "  ", separator = ",") {
	return lines.map((line) => line.replace(/(?:\r\n|\r|\n)+/g, " ")).join(`${separator}\n`).replace(/^/gm, replace);
}
// node_modules/node-pg-migrate/dist/legacy/utils/types.js
const TYPE_ADAPTERS = Object.freeze({
	int: "integer",
	string: "text",
	float: "real",
	double: "double precision",
	datetime: "timestamp",
	bool: "boolean"
});
const DEFAULT_TYPE_SHORTHANDS = Object.freeze({ id: {
	type: "serial",
	primaryKey: true
} });
function applyTypeAdapters(type) {
	return type in TYPE_ADAPTERS ? TYPE_ADAPTERS[type] : type;
}
function toType(type) {
	return typeof type === "string" ? { type } : type;
}
function removeType({ type, ...rest }) {
	return rest;
}
function applyType(type, extendingTypeShorthands = {}) {
	const typeShorthands = {
		...DEFAULT_TYPE_SHORTHANDS,
		...extendingTypeShorthands
	};
	const options = toType(type);
	let ext = null;
	const types = [options.type];
	while (typeShorthands[types[types.length - 1]]) {
		ext = {
			...toType(typeShorthands[types[types.length - 1]]),
			...ext === null ? {} : removeType(ext)
		};
		if (types.includes(ext.type)) throw new Error(`Shorthands contain cyclic dependency: ${types.join(", ")}, ${ext.type}`);
		else types.push(ext.type);
	}
	return {
		...ext,
		...options,
		type: applyTypeAdapters(ext?.type ?? options.type)
	};
}
// node_modules/node-pg-migrate/dist/legacy/utils/formatParams.js
function formatParam(mOptions) {
	return (param) => {
		const { mode, name, type, default: defaultValue } = applyType(param, mOptions.typeShorthands);
		const options = [];
		if (mode) options.push(mode);
		if (name) options.push(mOptions.literal(name));
		if (type) options.push(type);
		if (defaultValue !== void 0) options.push(`DEFAULT ${escapeValue(defaultValue)}`);
		return options.join(" ");
	};
}
function formatParams(params, mOptions) {
	return `(${params.map(formatParam(mOptions)).join(", ")})`;
}
// node_modules/node-pg-migrate/dist/legacy/utils/toArray.js
/**
* If the given value is an array, a copy of it is returned. Otherwise, the value is wrapped in an array.
*
* @param item The item to eventually wrap in an array.
*/
function toArray(item) {
	return Array.isArray(item) ? [...item] : [item];
}
// node_modules/node-pg-migrate/dist/legacy/utils/formatPartitionColumns.js
function formatPartitionColumn(column, literal) {
	if (typeof column === "string") return literal(column);
	let formatted = literal(column.name);
	if (column.collate) formatted += ` COLLATE ${column.collate}`;
	if (column.opclass) formatted += ` ${column.opclass}`;
	return formatted;
}
function formatPartitionColumns(partition, literal) {
	return toArray(partition.columns).map((col) => formatPartitionColumn(col, literal)).join(", ");
}
// node_modules/node-pg-migrate/dist/legacy/utils/getSchemas.js
function getSchemas(schema) {
	const schemas = toArray(schema).filter((s) => typeof s === "string" && s.length > 0);
	return schemas.length > 0 ? schemas : ["public"];
}
// node_modules/node-pg-migrate/dist/legacy/utils/getMigrationTableSchema.js
function getMigrationTableSchema(options) {
	return options.migrationsSchema === void 0 ? getSchemas(options.schema)[0] : options.migrationsSchema;
}
// node_modules/node-pg-migrate/dist/legacy/utils/intersection.js
function intersection(list1, list2) {
	return list1.filter((element) => list2.includes(element));
}
// node_modules/node-pg-migrate/dist/legacy/utils/makeComment.js
/**
* Make a comment on a database object.
*
* @param object The object type.
* @param name The object name.
* @param text The comment text. This will be escaped. Default is `null`.
*
* @returns The comment SQL.
*
* @see https://www.postgresql.org/docs/current/sql-comment.html
*/
function makeComment(object, name, text = null) {
	return `COMMENT ON ${object} ${name} IS ${escapeValue(text)};`;
}
// node_modules/node-pg-migrate/dist/legacy/sqlMigration.js
function createMigrationCommentRegex(direction) {
	return new RegExp(`^\\s*--[\\s-]*${direction}\\s+migration`, "im");
}
function getActions(content) {
	const upMigrationCommentRegex = createMigrationCommentRegex("up");
	const downMigrationCommentRegex = createMigrationCommentRegex("down");
	const upMigrationStart = content.search(upMigrationCommentRegex);
	const downMigrationStart = content.search(downMigrationCommentRegex);
	const upSql = upMigrationStart >= 0 ? content.slice(upMigrationStart, downMigrationStart < upMigrationStart ? void 0 : downMigrationStart) : content;
	const downSql = downMigrationStart >= 0 ? content.slice(downMigrationStart, upMigrationStart < downMigrationStart ? void 0 : upMigrationStart) : void 0;
	return {
		up: (pgm) => {
			pgm.sql(upSql);
		},
		down: downSql === void 0 ? false : (pgm) => {
			pgm.sql(downSql);
		}
	};
}
async function sqlMigration(sqlPath) {
	return getActions(await readFile(sqlPath, "utf8"));
}
// node_modules/jiti/lib/jiti.mjs
var import_jiti = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module) => {
	(() => {
		var e = {
			"./node_modules/.pnpm/mlly@1.8.2/node_modules/mlly/dist lazy recursive"(e) {
				function webpackEmptyAsyncContext(e) {
					return Promise.resolve().then(function() {
						var t = /* @__PURE__ */ new Error("Cannot find module '" + e + "'");
						throw t.code = "MODULE_NOT_FOUND", t;
					});
				}
				webpackEmptyAsyncContext.keys = () => [], webpackEmptyAsyncContext.resolve = webpackEmptyAsyncContext, webpackEmptyAsyncContext.id = "./node_modules/.pnpm/mlly@1.8.2/node_modules/mlly/dist lazy recursive", e.exports = webpackEmptyAsyncContext;
			},
			fs(e) {
				"use strict";
				e.exports = __require("fs");
			},
			"node:fs"(e) {
				"use strict";
				e.exports = __require("node:fs");
			},
			"node:module"(e) {
				"use strict";
				e.exports = __require("node:module");
			},
			"node:path"(e) {
				"use strict";
				e.exports = __require("node:path");
			},
			os(e) {
				"use strict";
				e.exports = __require("os");
			},
			path(e) {
				"use strict";
				e.exports = __require("path");
			},
			"./node_modules/.pnpm/get-tsconfig@4.14.0/node_modules/get-tsconfig/dist/index.cjs"(e, t, i) {
				"use strict";
				var n = Object.defineProperty, r = (e, t) => n(e, "name", {
					value: t,
					configurable: !0
				}), a = i("node:path"), c = i("node:fs"), l = i("node:module"), y = i("./node_modules/.pnpm/resolve-pkg-maps@1.0.0/node_modules/resolve-pkg-maps/dist/index.cjs"), E = i("fs"), w = i("os"), C = i("path");
				function h(e) {
					return e.startsWith("\\\\?\\") ? e : e.replace(/\\/g, "/");
				}
				r(h, "slash");
				const S = r((e) => {
					const t = c[e];
					return (i, ...n) => {
						const a = `${e}:${n.join(":")}`;
						let l = null == i ? void 0 : i.get(a);
						return void 0 === l && (l = Reflect.apply(t, c, n), i?.set(a, l)), l;
					};
				}, "cacheFs"), I = S("existsSync"), N = S("readFileSync"), O = S("statSync"), j = r((e, t, i) => {
					for (;;) {
						const n = a.posix.join(e, t);
						if (I(i, n)) return n;
						const c = a.dirname(e);
						if (c === e) return;
						e = c;
					}
				}, "findUp"), F = /^\.{1,2}(\/.*)?$/, B = r((e) => {
					const t = h(e);
					return F.test(t) ? t : `./${t}`;
				}, "normalizeRelativePath");
				function Ne(e, t = !1) {
					const i = e.length;
					let n = 0, a = "", c = 0, l = 16, y = 0, E = 0, w = 0, C = 0, S = 0;
					function _(t, i) {
						let a = 0, c = 0;
						for (; a < t;) {
							let t = e.charCodeAt(n);
							if (t >= 48 && t <= 57) c = 16 * c + t - 48;
							else if (t >= 65 && t <= 70) c = 16 * c + t - 65 + 10;
							else {
								if (!(t >= 97 && t <= 102)) break;
								c = 16 * c + t - 97 + 10;
							}
							n++, a++;
						}
						return a < t && (c = -1), c;
					}
					function b(e) {
						n = e, a = "", c = 0, l = 16, S = 0;
					}
					function p() {
						let t = n;
						if (48 === e.charCodeAt(n)) n++;
						else for (n++; n < e.length && R(e.charCodeAt(n));) n++;
						if (n < e.length && 46 === e.charCodeAt(n)) {
							if (n++, !(n < e.length && R(e.charCodeAt(n)))) return S = 3, e.substring(t, n);
							for (n++; n < e.length && R(e.charCodeAt(n));) n++;
						}
						let i = n;
						if (n < e.length && (69 === e.charCodeAt(n) || 101 === e.charCodeAt(n))) if (n++, (n < e.length && 43 === e.charCodeAt(n) || 45 === e.charCodeAt(n)) && n++, n < e.length && R(e.charCodeAt(n))) {
							for (n++; n < e.length && R(e.charCodeAt(n));) n++;
							i = n;
						} else S = 3;
						return e.substring(t, i);
					}
					function L() {
						let t = "", a = n;
						for (;;) {
							if (n >= i) {
								t += e.substring(a, n), S = 2;
								break;
							}
							const c = e.charCodeAt(n);
							if (34 === c) {
								t += e.substring(a, n), n++;
								break;
							}
							if (92 !== c) {
								if (c >= 0 && c <= 31) {
									if (M(c)) {
										t += e.substring(a, n), S = 2;
										break;
									}
									S = 6;
								}
								n++;
							} else {
								if (t += e.substring(a, n), n++, n >= i) {
									S = 2;
									break;
								}
								switch (e.charCodeAt(n++)) {
									case 34:
										t += "\"";
										break;
									case 92:
										t += "\\";
										break;
									case 47:
										t += "/";
										break;
									case 98:
										t += "\b";
										break;
									case 102:
										t += "\f";
										break;
									case 110:
										t += "\n";
										break;
									case 114:
										t += "\r";
										break;
									case 116:
										t += "	";
										break;
									case 117:
										const e = _(4);
										e >= 0 ? t += String.fromCharCode(e) : S = 4;
										break;
									default: S = 5;
								}
								a = n;
							}
						}
						return t;
					}
					function A() {
						if (a = "", S = 0, c = n, E = y, C = w, n >= i) return c = i, l = 17;
						let t = e.charCodeAt(n);
						if (ee(t)) {
							do
								n++, a += String.fromCharCode(t), t = e.charCodeAt(n);
							while (ee(t));
							return l = 15;
						}
						if (M(t)) return n++, a += String.fromCharCode(t), 13 === t && 10 === e.charCodeAt(n) && (n++, a += "\n"), y++, w = n, l = 14;
						switch (t) {
							case 123: return n++, l = 1;
							case 125: return n++, l = 2;
							case 91: return n++, l = 3;
							case 93: return n++, l = 4;
							case 58: return n++, l = 6;
							case 44: return n++, l = 5;
							case 34: return n++, a = L(), l = 10;
							case 47:
								const E = n - 1;
								if (47 === e.charCodeAt(n + 1)) {
									for (n += 2; n < i && !M(e.charCodeAt(n));) n++;
									return a = e.substring(E, n), l = 12;
								}
								if (42 === e.charCodeAt(n + 1)) {
									n += 2;
									const t = i - 1;
									let c = !1;
									for (; n < t;) {
										const t = e.charCodeAt(n);
										if (42 === t && 47 === e.charCodeAt(n + 1)) {
											n += 2, c = !0;
											break;
										}
										n++, M(t) && (13 === t && 10 === e.charCodeAt(n) && n++, y++, w = n);
									}
									return c || (n++, S = 1), a = e.substring(E, n), l = 13;
								}
								return a += String.fromCharCode(t), n++, l = 16;
							case 45: if (a += String.fromCharCode(t), n++, n === i || !R(e.charCodeAt(n))) return l = 16;
							case 48:
							case 49:
							case 50:
							case 51:
							case 52:
							case 53:
							case 54:
							case 55:
							case 56:
							case 57: return a += p(), l = 11;
							default:
								for (; n < i && D(t);) n++, t = e.charCodeAt(n);
								if (c !== n) {
									switch (a = e.substring(c, n), a) {
										case "true": return l = 8;
										case "false": return l = 9;
										case "null": return l = 7;
									}
									return l = 16;
								}
								return a += String.fromCharCode(t), n++, l = 16;
						}
					}
					function D(e) {
						if (ee(e) || M(e)) return !1;
						switch (e) {
							case 125:
							case 93:
							case 123:
							case 91:
							case 34:
							case 58:
							case 44:
							case 47: return !1;
						}
						return !0;
					}
					function x() {
						let e;
						do
							e = A();
						while (e >= 12 && e <= 15);
						return e;
					}
					return r(_, "scanHexDigits"), r(b, "setPosition"), r(p, "scanNumber"), r(L, "scanString"), r(A, "scanNext"), r(D, "isUnknownContentCharacter"), r(x, "scanNextNonTrivia"), {
						setPosition: b,
						getPosition: r(() => n, "getPosition"),
						scan: t ? x : A,
						getToken: r(() => l, "getToken"),
						getTokenValue: r(() => a, "getTokenValue"),
						getTokenOffset: r(() => c, "getTokenOffset"),
						getTokenLength: r(() => n - c, "getTokenLength"),
						getTokenStartLine: r(() => E, "getTokenStartLine"),
						getTokenStartCharacter: r(() => c - C, "getTokenStartCharacter"),
						getTokenError: r(() => S, "getTokenError")
					};
				}
				function ee(e) {
					return 32 === e || 9 === e;
				}
				function M(e) {
					return 10 === e || 13 === e;
				}
				function R(e) {
					return e >= 48 && e <= 57;
				}
				var $, q;
				r(Ne, "createScanner"), r(ee, "isWhiteSpace"), r(M, "isLineBreak"), r(R, "isDigit"), (q = $ || ($ = {}))[q.lineFeed = 10] = "lineFeed", q[q.carriageReturn = 13] = "carriageReturn", q[q.space = 32] = "space", q[q._0 = 48] = "_0", q[q._1 = 49] = "_1", q[q._2 = 50] = "_2", q[q._3 = 51] = "_3", q[q._4 = 52] = "_4", q[q._5 = 53] = "_5", q[q._6 = 54] = "_6", q[q._7 = 55] = "_7", q[q._8 = 56] = "_8", q[q._9 = 57] = "_9", q[q.a = 97] = "a", q[q.b = 98] = "b", q[q.c = 99] = "c", q[q.d = 100] = "d", q[q.e = 101] = "e", q[q.f = 102] = "f", q[q.g = 103] = "g", q[q.h = 104] = "h", q[q.i = 105] = "i", q[q.j = 106] = "j", q[q.k = 107] = "k", q[q.l = 108] = "l", q[q.m = 109] = "m", q[q.n = 110] = "n", q[q.o = 111] = "o", q[q.p = 112] = "p", q[q.q = 113] = "q", q[q.r = 114] = "r", q[q.s = 115] = "s", q[q.t = 116] = "t", q[q.u = 117] = "u", q[q.v = 118] = "v", q[q.w = 119] = "w", q[q.x = 120] = "x", q[q.y = 121] = "y", q[q.z = 122] = "z", q[q.A = 65] = "A", q[q.B = 66] = "B", q[q.C = 67] = "C", q[q.D = 68] = "D", q[q.E = 69] = "E", q[q.F = 70] = "F", q[q.G = 71] = "G", q[q.H = 72] = "H", q[q.I = 73] = "I", q[q.J = 74] = "J", q[q.K = 75] = "K", q[q.L = 76] = "L", q[q.M = 77] = "M", q[q.N = 78] = "N", q[q.O = 79] = "O", q[q.P = 80] = "P", q[q.Q = 81] = "Q", q[q.R = 82] = "R", q[q.S = 83] = "S", q[q.T = 84] = "T", q[q.U = 85] = "U", q[q.V = 86] = "V", q[q.W = 87] = "W", q[q.X = 88] = "X", q[q.Y = 89] = "Y", q[q.Z = 90] = "Z", q[q.asterisk = 42] = "asterisk", q[q.backslash = 92] = "backslash", q[q.closeBrace = 125] = "closeBrace", q[q.closeBracket = 93] = "closeBracket", q[q.colon = 58] = "colon", q[q.comma = 44] = "comma", q[q.dot = 46] = "dot", q[q.doubleQuote = 34] = "doubleQuote", q[q.minus = 45] = "minus", q[q.openBrace = 123] = "openBrace", q[q.openBracket = 91] = "openBracket", q[q.plus = 43] = "plus", q[q.slash = 47] = "slash", q[q.formFeed = 12] = "formFeed", q[q.tab = 9] = "tab", new Array(20).fill(0).map((e, t) => " ".repeat(t));
				const W = 200;
				var K, H, Y;
				function Pe(e, t = [], i = K.DEFAULT) {
					let n = null, a = [];
					const c = [];
					function o(e) {
						Array.isArray(a) ? a.push(e) : null !== n && (a[n] = e);
					}
					return r(o, "onValue"), We(e, {
						onObjectBegin: r(() => {
							const e = {};
							o(e), c.push(a), a = e, n = null;
						}, "onObjectBegin"),
						onObjectProperty: r((e) => {
							n = e;
						}, "onObjectProperty"),
						onObjectEnd: r(() => {
							a = c.pop();
						}, "onObjectEnd"),
						onArrayBegin: r(() => {
							const e = [];
							o(e), c.push(a), a = e, n = null;
						}, "onArrayBegin"),
						onArrayEnd: r(() => {
							a = c.pop();
						}, "onArrayEnd"),
						onLiteralValue: o,
						onError: r((e, i, n) => {
							t.push({
								error: e,
								offset: i,
								length: n
							});
						}, "onError")
					}, i), a[0];
				}
				function We(e, t, i = K.DEFAULT) {
					const n = Ne(e, !1), a = [];
					let c = 0;
					function o(e) {
						return e ? () => 0 === c && e(n.getTokenOffset(), n.getTokenLength(), n.getTokenStartLine(), n.getTokenStartCharacter()) : () => !0;
					}
					function f(e) {
						return e ? (t) => 0 === c && e(t, n.getTokenOffset(), n.getTokenLength(), n.getTokenStartLine(), n.getTokenStartCharacter()) : () => !0;
					}
					function u(e) {
						return e ? (t) => 0 === c && e(t, n.getTokenOffset(), n.getTokenLength(), n.getTokenStartLine(), n.getTokenStartCharacter(), () => a.slice()) : () => !0;
					}
					function g(e) {
						return e ? () => {
							c > 0 ? c++ : !1 === e(n.getTokenOffset(), n.getTokenLength(), n.getTokenStartLine(), n.getTokenStartCharacter(), () => a.slice()) && (c = 1);
						} : () => !0;
					}
					function m(e) {
						return e ? () => {
							c > 0 && c--, 0 === c && e(n.getTokenOffset(), n.getTokenLength(), n.getTokenStartLine(), n.getTokenStartCharacter());
						} : () => !0;
					}
					r(o, "toNoArgVisit"), r(f, "toOneArgVisit"), r(u, "toOneArgVisitWithPath"), r(g, "toBeginVisit"), r(m, "toEndVisit");
					const l = g(t.onObjectBegin), y = u(t.onObjectProperty), E = m(t.onObjectEnd), w = g(t.onArrayBegin), C = m(t.onArrayEnd), S = u(t.onLiteralValue), I = f(t.onSeparator), N = o(t.onComment), O = f(t.onError), j = i && i.disallowComments, F = i && i.allowTrailingComma;
					function T() {
						for (;;) {
							const e = n.scan();
							switch (n.getTokenError()) {
								case 4:
									k(14);
									break;
								case 5:
									k(15);
									break;
								case 3:
									k(13);
									break;
								case 1:
									j || k(11);
									break;
								case 2:
									k(12);
									break;
								case 6: k(16);
							}
							switch (e) {
								case 12:
								case 13:
									j ? k(10) : N();
									break;
								case 16:
									k(1);
									break;
								case 15:
								case 14: break;
								default: return e;
							}
						}
					}
					function k(e, t = [], i = []) {
						if (O(e), t.length + i.length > 0) {
							let e = n.getToken();
							for (; 17 !== e;) {
								if (-1 !== t.indexOf(e)) {
									T();
									break;
								}
								if (-1 !== i.indexOf(e)) break;
								e = T();
							}
						}
					}
					function P(e) {
						const t = n.getTokenValue();
						return e ? S(t) : (y(t), a.push(t)), T(), !0;
					}
					function J() {
						switch (n.getToken()) {
							case 11:
								const e = n.getTokenValue();
								let t = Number(e);
								isNaN(t) && (k(2), t = 0), S(t);
								break;
							case 7:
								S(null);
								break;
							case 8:
								S(!0);
								break;
							case 9:
								S(!1);
								break;
							default: return !1;
						}
						return T(), !0;
					}
					function V() {
						return 10 !== n.getToken() ? (k(3, [], [2, 5]), !1) : (P(!1), 6 === n.getToken() ? (I(":"), T(), U() || k(4, [], [2, 5])) : k(5, [], [2, 5]), a.pop(), !0);
					}
					function z() {
						l(), T();
						let e = !1;
						for (; 2 !== n.getToken() && 17 !== n.getToken();) {
							if (5 === n.getToken()) {
								if (e || k(4, [], []), I(","), T(), 2 === n.getToken() && F) break;
							} else e && k(6, [], []);
							V() || k(4, [], [2, 5]), e = !0;
						}
						return E(), 2 !== n.getToken() ? k(7, [2], []) : T(), !0;
					}
					function G() {
						w(), T();
						let e = !0, t = !1;
						for (; 4 !== n.getToken() && 17 !== n.getToken();) {
							if (5 === n.getToken()) {
								if (t || k(4, [], []), I(","), T(), 4 === n.getToken() && F) break;
							} else t && k(6, [], []);
							e ? (a.push(0), e = !1) : a[a.length - 1]++, U() || k(4, [], [4, 5]), t = !0;
						}
						return C(), e || a.pop(), 4 !== n.getToken() ? k(8, [4], []) : T(), !0;
					}
					function U() {
						switch (n.getToken()) {
							case 3: return G();
							case 1: return z();
							case 10: return P(!0);
							default: return J();
						}
					}
					return r(T, "scanNext"), r(k, "handleError"), r(P, "parseString"), r(J, "parseLiteral"), r(V, "parseProperty"), r(z, "parseObject"), r(G, "parseArray"), r(U, "parseValue"), T(), 17 === n.getToken() ? !!i.allowEmptyContent || (k(4, [], []), !1) : U() ? (17 !== n.getToken() && k(9, [], []), !0) : (k(4, [], []), !1);
				}
				new Array(W).fill(0).map((e, t) => "\n" + " ".repeat(t)), new Array(W).fill(0).map((e, t) => "\r" + " ".repeat(t)), new Array(W).fill(0).map((e, t) => "\r\n" + " ".repeat(t)), new Array(W).fill(0).map((e, t) => "\n" + "	".repeat(t)), new Array(W).fill(0).map((e, t) => "\r" + "	".repeat(t)), new Array(W).fill(0).map((e, t) => "\r\n" + "	".repeat(t)), function(e) {
					e.DEFAULT = { allowTrailingComma: !1 };
				}(K || (K = {})), r(Pe, "parse$1"), r(We, "visit"), function(e) {
					e[e.None = 0] = "None", e[e.UnexpectedEndOfComment = 1] = "UnexpectedEndOfComment", e[e.UnexpectedEndOfString = 2] = "UnexpectedEndOfString", e[e.UnexpectedEndOfNumber = 3] = "UnexpectedEndOfNumber", e[e.InvalidUnicode = 4] = "InvalidUnicode", e[e.InvalidEscapeCharacter = 5] = "InvalidEscapeCharacter", e[e.InvalidCharacter = 6] = "InvalidCharacter";
				}(H || (H = {})), function(e) {
					e[e.OpenBraceToken = 1] = "OpenBraceToken", e[e.CloseBraceToken = 2] = "CloseBraceToken", e[e.OpenBracketToken = 3] = "OpenBracketToken", e[e.CloseBracketToken = 4] = "CloseBracketToken", e[e.CommaToken = 5] = "CommaToken", e[e.ColonToken = 6] = "ColonToken", e[e.NullKeyword = 7] = "NullKeyword", e[e.TrueKeyword = 8] = "TrueKeyword", e[e.FalseKeyword = 9] = "FalseKeyword", e[e.StringLiteral = 10] = "StringLiteral", e[e.NumericLiteral = 11] = "NumericLiteral", e[e.LineCommentTrivia = 12] = "LineCommentTrivia", e[e.BlockCommentTrivia = 13] = "BlockCommentTrivia", e[e.LineBreakTrivia = 14] = "LineBreakTrivia", e[e.Trivia = 15] = "Trivia", e[e.Unknown = 16] = "Unknown", e[e.EOF = 17] = "EOF";
				}(Y || (Y = {}));
				const Q = Pe;
				var Z;
				(function(e) {
					e[e.InvalidSymbol = 1] = "InvalidSymbol", e[e.InvalidNumberFormat = 2] = "InvalidNumberFormat", e[e.PropertyNameExpected = 3] = "PropertyNameExpected", e[e.ValueExpected = 4] = "ValueExpected", e[e.ColonExpected = 5] = "ColonExpected", e[e.CommaExpected = 6] = "CommaExpected", e[e.CloseBraceExpected = 7] = "CloseBraceExpected", e[e.CloseBracketExpected = 8] = "CloseBracketExpected", e[e.EndOfFileExpected = 9] = "EndOfFileExpected", e[e.InvalidCommentToken = 10] = "InvalidCommentToken", e[e.UnexpectedEndOfComment = 11] = "UnexpectedEndOfComment", e[e.UnexpectedEndOfString = 12] = "UnexpectedEndOfString", e[e.UnexpectedEndOfNumber = 13] = "UnexpectedEndOfNumber", e[e.InvalidUnicode = 14] = "InvalidUnicode", e[e.InvalidEscapeCharacter = 15] = "InvalidEscapeCharacter", e[e.InvalidCharacter = 16] = "InvalidCharacter";
				})(Z || (Z = {}));
				const X = r((e, t) => Q(N(t, e, "utf8")), "readJsonc"), te = Symbol("implicitBaseUrl"), ie = "${configDir}", se = r(() => {
					const { findPnpApi: e } = l;
					return e && e(process.cwd());
				}, "getPnpApi"), re = r((e, t, i, n) => {
					const c = `resolveFromPackageJsonPath:${e}:${t}:${i}`;
					if (null != n && n.has(c)) return n.get(c);
					const l = X(e, n);
					if (!l) return;
					let E = t || "tsconfig.json";
					if (!i && l.exports) try {
						const [e] = y.resolveExports(l.exports, t, ["require", "types"]);
						E = e;
					} catch {
						return !1;
					}
					else !t && l.tsconfig && (E = l.tsconfig);
					return E = a.join(e, "..", E), n?.set(c, E), E;
				}, "resolveFromPackageJsonPath"), ne = "package.json", ae = "tsconfig.json", oe = r((e, t, i) => {
					let n = e;
					if (".." === e && (n = a.join(n, ae)), "." === e[0] && (n = a.resolve(t, n)), a.isAbsolute(n)) {
						if (I(i, n)) {
							if (O(i, n).isFile()) return n;
						} else if (!n.endsWith(".json")) {
							const e = `${n}.json`;
							if (I(i, e)) return e;
						}
						return;
					}
					const [c, ...l] = e.split("/"), y = "@" === c[0] ? `${c}/${l.shift()}` : c, E = l.join("/"), w = se();
					if (w) {
						const { resolveRequest: n } = w;
						try {
							if (y === e) {
								const e = n(a.join(y, ne), t);
								if (e) {
									const t = re(e, E, !1, i);
									if (t && I(i, t)) return t;
								}
							} else {
								let i;
								try {
									i = n(e, t, { extensions: [".json"] });
								} catch {
									i = n(a.join(e, ae), t);
								}
								if (i) return i;
							}
						} catch {}
					}
					const C = j(a.resolve(t), a.join("node_modules", y), i);
					if (!C || !O(i, C).isDirectory()) return;
					const S = a.join(C, ne);
					if (I(i, S)) {
						const e = re(S, E, !1, i);
						if (!1 === e) return;
						if (e && I(i, e) && O(i, e).isFile()) return e;
					}
					const N = a.join(C, E), F = N.endsWith(".json");
					if (!F) {
						const e = `${N}.json`;
						if (I(i, e)) return e;
					}
					if (I(i, N)) {
						if (O(i, N).isDirectory()) {
							const e = a.join(N, ne);
							if (I(i, e)) {
								const t = re(e, "", !0, i);
								if (t && I(i, t)) return t;
							}
							const t = a.join(N, ae);
							if (I(i, t)) return t;
						} else if (F) return N;
					}
				}, "resolveExtendsPath"), ce = r((e, t) => B(a.relative(e, t)), "pathRelative"), he = [
					"files",
					"include",
					"exclude"
				], le = r((e, t, i) => {
					const n = a.join(t, i);
					return h(a.relative(e, n)) || "./";
				}, "resolveAndRelativize"), pe = r((e, t, i) => {
					const n = a.relative(e, t);
					if (!n) return i;
					return h(`${n}/${i.startsWith("./") ? i.slice(2) : i}`);
				}, "prefixPattern"), ue = r((e, t, i, n) => {
					const c = oe(e, t, n);
					if (!c) throw new Error(`File '${e}' not found.`);
					if (i.has(c)) throw new Error(`Circularity detected while resolving configuration: ${c}`);
					i.add(c);
					const l = a.dirname(c), y = fe(c, n, i);
					delete y.references;
					const { compilerOptions: E } = y;
					if (E) {
						const { baseUrl: e } = E;
						e && !e.startsWith(ie) && (E.baseUrl = le(t, l, e));
						const { outDir: i } = E;
						i && !i.startsWith(ie) && (E.outDir = le(t, l, i));
						const { declarationDir: n } = E;
						n && !n.startsWith(ie) && (E.declarationDir = le(t, l, n));
						const { rootDir: a } = E;
						a && !a.startsWith(ie) && (E.rootDir = le(t, l, a));
						const { rootDirs: c } = E;
						c && (E.rootDirs = c.map((e) => e.startsWith(ie) ? e : le(t, l, e)));
						const { typeRoots: y } = E;
						y && (E.typeRoots = y.map((e) => e.startsWith(ie) ? e : le(t, l, e)));
					}
					for (const e of he) {
						const i = y[e];
						i && (y[e] = i.map((e) => e.startsWith(ie) ? e : pe(t, l, e)));
					}
					return y;
				}, "resolveExtends"), de = ["outDir", "declarationDir"], fe = r((e, t, i = /* @__PURE__ */ new Set()) => {
					let n;
					try {
						n = X(e, t) || {};
					} catch {
						throw new Error(`Cannot resolve tsconfig at path: ${e}`);
					}
					if ("object" != typeof n) throw new SyntaxError(`Failed to parse tsconfig at: ${e}`);
					const c = a.dirname(e);
					if (n.compilerOptions) {
						const { compilerOptions: e } = n;
						e.paths && !e.baseUrl && (e[te] = c);
					}
					if (n.extends) {
						const e = Array.isArray(n.extends) ? n.extends : [n.extends];
						delete n.extends;
						for (const a of e.reverse()) {
							const e = ue(a, c, new Set(i), t), l = {
								...e,
								...n,
								compilerOptions: {
									...e.compilerOptions,
									...n.compilerOptions
								}
							};
							e.watchOptions && (l.watchOptions = {
								...e.watchOptions,
								...n.watchOptions
							}), n = l;
						}
					}
					if (n.compilerOptions) {
						const { compilerOptions: e } = n;
						for (const i of ["baseUrl", "rootDir"]) {
							const t = e[i];
							if (t && !t.startsWith(ie)) {
								const n = a.resolve(c, t);
								e[i] = ce(c, n);
							}
						}
						for (const t of de) {
							let i = e[t];
							i && (Array.isArray(n.exclude) || (n.exclude = de.map((t) => e[t]).filter(Boolean)), i.startsWith(ie) || (i = B(i)), e[t] = i);
						}
					} else n.compilerOptions = {};
					if (n.include && (n.include = n.include.map(h)), n.files && (n.files = n.files.map((e) => e.startsWith(ie) ? e : B(e))), n.watchOptions) {
						const { watchOptions: e } = n;
						e.excludeDirectories && (e.excludeDirectories = e.excludeDirectories.map((e) => h(a.resolve(c, e)))), e.excludeFiles && (e.excludeFiles = e.excludeFiles.map((e) => h(a.resolve(c, e)))), e.watchFile && (e.watchFile = e.watchFile.toLowerCase()), e.watchDirectory && (e.watchDirectory = e.watchDirectory.toLowerCase()), e.fallbackPolling && (e.fallbackPolling = e.fallbackPolling.toLowerCase());
					}
					return n;
				}, "_parseTsconfig"), me = r((e, t) => {
					if (e.startsWith(ie)) return h(a.join(t, e.slice(12)));
				}, "interpolateConfigDir"), ge = [
					"outDir",
					"declarationDir",
					"outFile",
					"rootDir",
					"baseUrl",
					"tsBuildInfoFile"
				], xe = r((e) => {
					if (e.strict) for (const i of [
						"noImplicitAny",
						"noImplicitThis",
						"strictNullChecks",
						"strictFunctionTypes",
						"strictBindCallApply",
						"strictPropertyInitialization",
						"strictBuiltinIteratorReturn",
						"alwaysStrict",
						"useUnknownInCatchVariables"
					]) void 0 === e[i] && (e[i] = !0);
					if (e.composite && (e.declaration ??= !0, e.incremental ??= !0), e.target) {
						let t = e.target.toLowerCase();
						"es2015" === t && (t = "es6"), e.target = t, "esnext" === t && (e.module ??= "es6", e.useDefineForClassFields ??= !0), ("es6" === t || "es2016" === t || "es2017" === t || "es2018" === t || "es2019" === t || "es2020" === t || "es2021" === t || "es2022" === t || "es2023" === t || "es2024" === t) && (e.module ??= "es6"), ("es2022" === t || "es2023" === t || "es2024" === t) && (e.useDefineForClassFields ??= !0);
					}
					if (e.module) {
						let t = e.module.toLowerCase();
						if ("es2015" === t && (t = "es6"), e.module = t, ("es6" === t || "es2020" === t || "es2022" === t || "esnext" === t || "none" === t || "system" === t || "umd" === t || "amd" === t) && (e.moduleResolution ??= "classic"), "system" === t && (e.allowSyntheticDefaultImports ??= !0), ("node16" === t || "node18" === t || "node20" === t || "nodenext" === t || "preserve" === t) && (e.esModuleInterop ??= !0, e.allowSyntheticDefaultImports ??= !0), ("node16" === t || "node18" === t || "node20" === t || "nodenext" === t) && (e.moduleDetection ??= "force"), "node16" === t && (e.target ??= "es2022", e.moduleResolution ??= "node16"), "node18" === t && (e.target ??= "es2022", e.moduleResolution ??= "node16"), "node20" === t && (e.target ??= "es2023", e.moduleResolution ??= "node16", e.resolveJsonModule ??= !0), "nodenext" === t && (e.target ??= "esnext", e.moduleResolution ??= "nodenext", e.resolveJsonModule ??= !0), "node16" === t || "node18" === t || "node20" === t || "nodenext" === t) {
							const t = e.target;
							("es3" === t || "es2022" === t || "es2023" === t || "es2024" === t || "esnext" === t) && (e.useDefineForClassFields ??= !0);
						}
						"preserve" === t && (e.moduleResolution ??= "bundler");
					}
					if (e.moduleResolution) {
						let t = e.moduleResolution.toLowerCase();
						"node" === t && (t = "node10"), e.moduleResolution = t, ("node16" === t || "nodenext" === t || "bundler" === t) && (e.resolvePackageJsonExports ??= !0, e.resolvePackageJsonImports ??= !0), "bundler" === t && (e.allowSyntheticDefaultImports ??= !0, e.resolveJsonModule ??= !0);
					}
					e.jsx && (e.jsx = e.jsx.toLowerCase()), e.moduleDetection && (e.moduleDetection = e.moduleDetection.toLowerCase()), e.importsNotUsedAsValues && (e.importsNotUsedAsValues = e.importsNotUsedAsValues.toLowerCase()), e.newLine && (e.newLine = e.newLine.toLowerCase()), e.esModuleInterop && (e.allowSyntheticDefaultImports ??= !0), e.verbatimModuleSyntax && (e.isolatedModules ??= !0, e.preserveConstEnums ??= !0), e.isolatedModules && (e.preserveConstEnums ??= !0), e.rewriteRelativeImportExtensions && (e.allowImportingTsExtensions ??= !0), e.lib && (e.lib = e.lib.map((e) => e.toLowerCase())), e.checkJs && (e.allowJs ??= !0);
				}, "normalizeCompilerOptions"), ve = r((e, t = /* @__PURE__ */ new Map()) => {
					const i = a.resolve(e), n = fe(i, t), c = a.dirname(i), { compilerOptions: l } = n;
					if (l) {
						for (const e of ge) {
							const t = l[e];
							if (t) {
								const i = me(t, c);
								l[e] = i ? ce(c, i) : t;
							}
						}
						for (const e of ["rootDirs", "typeRoots"]) {
							const t = l[e];
							t && (l[e] = t.map((e) => {
								const t = me(e, c);
								return t ? ce(c, t) : B(e);
							}));
						}
						const { paths: e } = l;
						if (e) for (const t of Object.keys(e)) e[t] = e[t].map((e) => {
							var t;
							return null != (t = me(e, c)) ? t : e;
						});
						xe(l);
					}
					for (const e of he) {
						const t = n[e];
						t && (n[e] = t.map((e) => {
							var t;
							return null != (t = me(e, c)) ? t : e;
						}));
					}
					return n;
				}, "parseTsconfig");
				var ye = Object.defineProperty, _e = r((e, t) => ye(e, "name", {
					value: t,
					configurable: !0
				}), "s");
				const Ee = _e((e) => {
					let t = "";
					for (let i = 0; i < e.length; i += 1) {
						const n = e[i], a = n.toUpperCase();
						t += n === a ? n.toLowerCase() : a;
					}
					return t;
				}, "invertCase"), be = /* @__PURE__ */ new Map(), ke = _e((e, t) => {
					const i = C.join(e, `.is-fs-case-sensitive-test-${process.pid}`);
					try {
						return t.writeFileSync(i, ""), !t.existsSync(Ee(i));
					} finally {
						try {
							t.unlinkSync(i);
						} catch {}
					}
				}, "checkDirectoryCaseWithWrite"), we = _e((e, t, i) => {
					try {
						return ke(e, i);
					} catch (e) {
						if (void 0 === t) return ke(w.tmpdir(), i);
						throw e;
					}
				}, "checkDirectoryCaseWithFallback"), Ce = _e((e, t = E, i = !0) => {
					const n = null != e ? e : process.cwd();
					if (i && be.has(n)) return be.get(n);
					let a;
					const c = Ee(n);
					return a = c !== n && t.existsSync(n) ? !t.existsSync(c) : we(n, e, t), i && be.set(n, a), a;
				}, "isFsCaseSensitive"), { join: Se } = a.posix, Ie = {
					ts: [
						".ts",
						".tsx",
						".d.ts"
					],
					cts: [".cts", ".d.cts"],
					mts: [".mts", ".d.mts"]
				}, Te = r((e) => {
					const t = [...Ie.ts], i = [...Ie.cts], n = [...Ie.mts];
					return null != e && e.allowJs && (t.push(".js", ".jsx"), i.push(".cjs"), n.push(".mjs")), [
						...t,
						...i,
						...n
					];
				}, "getSupportedExtensions"), Re = r((e) => {
					const t = [];
					if (!e) return t;
					const { outDir: i, declarationDir: n } = e;
					return i && t.push(i), n && t.push(n), t;
				}, "getDefaultExcludeSpec"), Ae = r((e) => e.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), "escapeForRegexp"), Le = `(?!(${[
					"node_modules",
					"bower_components",
					"jspm_packages"
				].join("|")})(/|$))`, Oe = /(?:^|\/)[^.*?]+$/, De = "**/*", Ve = "[^/]", Ue = "[^./]", Me = "win32" === process.platform, je = r(({ config: e, path: t }, i = Ce()) => {
					if ("extends" in e) throw new Error("tsconfig#extends must be resolved. Use getTsconfig or parseTsconfig to resolve it.");
					if (!a.isAbsolute(t)) throw new Error("The tsconfig path must be absolute");
					Me && (t = h(t));
					const n = a.dirname(t), { files: c, include: l, exclude: y, compilerOptions: E } = e, w = r((e) => a.isAbsolute(e) ? e : Se(n, e), "resolvePattern"), C = null == c ? void 0 : c.map(w), S = Te(E), I = i ? "" : "i", N = (y || Re(E)).map((e) => {
						const t = w(e), i = Ae(t).replaceAll(String.raw`\*\*/`, "(.+/)?").replaceAll(String.raw`\*`, `${Ve}*`).replaceAll(String.raw`\?`, Ve);
						return new RegExp(`^${i}($|/)`, I);
					}), O = c || l ? l : [De], j = O ? O.map((e) => {
						let t = w(e);
						Oe.test(t) && (t = Se(t, De));
						const i = Ae(t).replaceAll(String.raw`/\*\*`, `(/${Le}${Ue}${Ve}*)*?`).replaceAll(/(\/)?\\\*/g, (e, t) => {
							const i = `(${Ue}|(\\.(?!min\\.js$))?)*`;
							return t ? `/${Le}${Ue}${i}` : i;
						}).replaceAll(/(\/)?\\\?/g, (e, t) => t ? `/${Le}${Ve}` : Ve);
						return new RegExp(`^${i}$`, I);
					}) : void 0;
					return (t) => {
						if (!a.isAbsolute(t)) throw new Error("filePath must be absolute");
						return Me && (t = h(t)), null != C && C.includes(t) || S.some((e) => t.endsWith(e)) && !N.some((e) => e.test(t)) && j && j.some((e) => e.test(t)) ? e : void 0;
					};
				}, "createFilesMatcher"), Fe = r((e, t, i) => {
					const n = a.resolve(e);
					let c = h(e);
					for (;;) {
						const e = j(c, t, i);
						if (!e) return;
						const l = a.resolve(e), y = ve(l, i), E = {
							path: h(l),
							config: y
						};
						if (je(E)(n)) return E;
						const w = a.dirname(e), C = a.dirname(w);
						if (C === w) return;
						c = C;
					}
				}, "findConfigApplicable"), Be = r((e = process.cwd(), t = "tsconfig.json", i = /* @__PURE__ */ new Map(), n = !1) => {
					var a;
					return n ? null == (a = Fe(e, t, i)) ? void 0 : a.path : j(h(e), t, i);
				}, "findTsconfig"), $e = r((e = process.cwd(), t = "tsconfig.json", i = /* @__PURE__ */ new Map(), n = !1) => {
					var a;
					if (!n) {
						const n = Be(e, t, i);
						if (!n) return null;
						return {
							path: n,
							config: ve(n, i)
						};
					}
					return null != (a = Fe(e, t, i)) ? a : null;
				}, "getTsconfig"), qe = /\*/g, Ge = r((e, t) => {
					const i = e.match(qe);
					if (i && i.length > 1) throw new Error(t);
				}, "assertStarCount"), Ke = r((e) => {
					if (e.includes("*")) {
						const [t, i] = e.split("*");
						return {
							prefix: t,
							suffix: i
						};
					}
					return e;
				}, "parsePattern"), He = r(({ prefix: e, suffix: t }, i) => i.startsWith(e) && i.endsWith(t), "isPatternMatch"), ze = r((e, t, i) => Object.entries(e).map(([e, n]) => (Ge(e, `Pattern '${e}' can have at most one '*' character.`), {
					pattern: Ke(e),
					substitutions: n.map((n) => {
						if (Ge(n, `Substitution '${n}' in pattern '${e}' can have at most one '*' character.`), !t && !F.test(n) && !a.isAbsolute(n)) throw new Error("Non-relative paths are not allowed when 'baseUrl' is not set. Did you forget a leading './'?");
						return a.resolve(i, n);
					})
				})), "parsePaths");
				t.createPathsMatcher = r((e) => {
					const { compilerOptions: t } = e.config;
					if (!t) return null;
					const { baseUrl: i, paths: n } = t;
					if (!i && !n) return null;
					const c = te in t && t[te], l = a.resolve(a.dirname(e.path), i || c || "."), y = n ? ze(n, i, l) : [];
					return (e) => {
						if (F.test(e)) return [];
						const t = [];
						for (const i of y) {
							if (i.pattern === e) return i.substitutions.map(h);
							"string" != typeof i.pattern && t.push(i);
						}
						let n, c = -1;
						for (const i of t) He(i.pattern, e) && i.pattern.prefix.length > c && (c = i.pattern.prefix.length, n = i);
						if (!n) return i ? [h(a.join(l, e))] : [];
						const E = e.slice(n.pattern.prefix.length, e.length - n.pattern.suffix.length);
						return n.substitutions.map((e) => h(e.replace("*", E)));
					};
				}, "createPathsMatcher"), t.getTsconfig = $e;
			},
			"./node_modules/.pnpm/resolve-pkg-maps@1.0.0/node_modules/resolve-pkg-maps/dist/index.cjs"(e, t) {
				"use strict";
				Object.defineProperty(t, "__esModule", { value: !0 });
				const d = (e) => null !== e && "object" == typeof e, s = (e, t) => Object.assign(/* @__PURE__ */ new Error(`[${e}]: ${t}`), { code: e }), i = "ERR_INVALID_PACKAGE_CONFIG", n = "ERR_INVALID_PACKAGE_TARGET", a = /^\d+$/, c = /^(\.{1,2}|node_modules)$/i, l = /\/|\\/;
				var y, E = ((y = E || {}).Export = "exports", y.Import = "imports", y);
				const f = (e, t, y, E, w) => {
					if (null == t) return [];
					if ("string" == typeof t) {
						const [i, ...a] = t.split(l);
						if (".." === i || a.some((e) => c.test(e))) throw s(n, `Invalid "${e}" target "${t}" defined in the package config`);
						return [w ? t.replace(/\*/g, w) : t];
					}
					if (Array.isArray(t)) return t.flatMap((t) => f(e, t, y, E, w));
					if (d(t)) {
						for (const n of Object.keys(t)) {
							if (a.test(n)) throw s(i, "Cannot contain numeric property keys");
							if ("default" === n || E.includes(n)) return f(e, t[n], y, E, w);
						}
						return [];
					}
					throw s(n, `Invalid "${e}" target "${t}"`);
				}, w = "*", v = (e, t) => {
					const i = e.indexOf(w), n = t.indexOf(w);
					return i === n ? t.length > e.length : n > i;
				};
				function A(e, t) {
					if (!t.includes(w) && e.hasOwnProperty(t)) return [t];
					let i, n;
					for (const a of Object.keys(e)) if (a.includes(w)) {
						const [e, c, l] = a.split(w);
						if (void 0 === l && t.startsWith(e) && t.endsWith(c)) {
							const l = t.slice(e.length, -c.length || void 0);
							l && (!i || v(i, a)) && (i = a, n = l);
						}
					}
					return [i, n];
				}
				const C = /^\w+:/;
				t.resolveExports = (e, t, a) => {
					if (!e) throw new Error("\"exports\" is required");
					t = "" === t ? "." : `./${t}`, ("string" == typeof e || Array.isArray(e) || d(e) && ((e) => Object.keys(e).reduce((e, t) => {
						const n = "" === t || "." !== t[0];
						if (void 0 === e || e === n) return n;
						throw s(i, "\"exports\" cannot contain some keys starting with \".\" and some not");
					}, void 0))(e)) && (e = { ".": e });
					const [c, l] = A(e, t), y = f(E.Export, e[c], t, a, l);
					if (0 === y.length) throw s("ERR_PACKAGE_PATH_NOT_EXPORTED", "." === t ? "No \"exports\" main defined" : `Package subpath '${t}' is not defined by "exports"`);
					for (const e of y) if (!e.startsWith("./") && !C.test(e)) throw s(n, `Invalid "exports" target "${e}" defined in the package config`);
					return y;
				}, t.resolveImports = (e, t, i) => {
					if (!e) throw new Error("\"imports\" is required");
					const [n, a] = A(e, t), c = f(E.Import, e[n], t, i, a);
					if (0 === c.length) throw s("ERR_PACKAGE_IMPORT_NOT_DEFINED", `Package import specifier "${t}" is not defined in package`);
					return c;
				};
			}
		}, t = {};
		function __webpack_require__(i) {
			var n = t[i];
			if (void 0 !== n) return n.exports;
			var a = t[i] = { exports: {} };
			return e[i](a, a.exports, __webpack_require__), a.exports;
		}
		__webpack_require__.n = (e) => {
			var t = e && e.__esModule ? () => e.default : () => e;
			return __webpack_require__.d(t, { a: t }), t;
		}, __webpack_require__.d = (e, t) => {
			for (var i in t) __webpack_require__.o(t, i) && !__webpack_require__.o(e, i) && Object.defineProperty(e, i, {
				enumerable: !0,
				get: t[i]
			});
		}, __webpack_require__.o = (e, t) => Object.prototype.hasOwnProperty.call(e, t);
		var i = {};
		(() => {
			"use strict";
			__webpack_require__.d(i, { default: () => createJiti });
			const e = __require("node:os");
			var t = [
				509,
				0,
				227,
				0,
				150,
				4,
				294,
				9,
				1368,
				2,
				2,
				1,
				6,
				3,
				41,
				2,
				5,
				0,
				166,
				1,
				574,
				3,
				9,
				9,
				7,
				9,
				32,
				4,
				318,
				1,
				78,
				5,
				71,
				10,
				50,
				3,
				123,
				2,
				54,
				14,
				32,
				10,
				3,
				1,
				11,
				3,
				46,
				10,
				8,
				0,
				46,
				9,
				7,
				2,
				37,
				13,
				2,
				9,
				6,
				1,
				45,
				0,
				13,
				2,
				49,
				13,
				9,
				3,
				2,
				11,
				83,
				11,
				7,
				0,
				3,
				0,
				158,
				11,
				6,
				9,
				7,
				3,
				56,
				1,
				2,
				6,
				3,
				1,
				3,
				2,
				10,
				0,
				11,
				1,
				3,
				6,
				4,
				4,
				68,
				8,
				2,
				0,
				3,
				0,
				2,
				3,
				2,
				4,
				2,
				0,
				15,
				1,
				83,
				17,
				10,
				9,
				5,
				0,
				82,
				19,
				13,
				9,
				214,
				6,
				3,
				8,
				28,
				1,
				83,
				16,
				16,
				9,
				82,
				12,
				9,
				9,
				7,
				19,
				58,
				14,
				5,
				9,
				243,
				14,
				166,
				9,
				71,
				5,
				2,
				1,
				3,
				3,
				2,
				0,
				2,
				1,
				13,
				9,
				120,
				6,
				3,
				6,
				4,
				0,
				29,
				9,
				41,
				6,
				2,
				3,
				9,
				0,
				10,
				10,
				47,
				15,
				199,
				7,
				137,
				9,
				54,
				7,
				2,
				7,
				17,
				9,
				57,
				21,
				2,
				13,
				123,
				5,
				4,
				0,
				2,
				1,
				2,
				6,
				2,
				0,
				9,
				9,
				49,
				4,
				2,
				1,
				2,
				4,
				9,
				9,
				55,
				9,
				266,
				3,
				10,
				1,
				2,
				0,
				49,
				6,
				4,
				4,
				14,
				10,
				5350,
				0,
				7,
				14,
				11465,
				27,
				2343,
				9,
				87,
				9,
				39,
				4,
				60,
				6,
				26,
				9,
				535,
				9,
				470,
				0,
				2,
				54,
				8,
				3,
				82,
				0,
				12,
				1,
				19628,
				1,
				4178,
				9,
				519,
				45,
				3,
				22,
				543,
				4,
				4,
				5,
				9,
				7,
				3,
				6,
				31,
				3,
				149,
				2,
				1418,
				49,
				513,
				54,
				5,
				49,
				9,
				0,
				15,
				0,
				23,
				4,
				2,
				14,
				1361,
				6,
				2,
				16,
				3,
				6,
				2,
				1,
				2,
				4,
				101,
				0,
				161,
				6,
				10,
				9,
				357,
				0,
				62,
				13,
				499,
				13,
				245,
				1,
				2,
				9,
				233,
				0,
				3,
				0,
				8,
				1,
				6,
				0,
				475,
				6,
				110,
				6,
				6,
				9,
				4759,
				9,
				787719,
				239
			], n = [
				0,
				11,
				2,
				25,
				2,
				18,
				2,
				1,
				2,
				14,
				3,
				13,
				35,
				122,
				70,
				52,
				268,
				28,
				4,
				48,
				48,
				31,
				14,
				29,
				6,
				37,
				11,
				29,
				3,
				35,
				5,
				7,
				2,
				4,
				43,
				157,
				19,
				35,
				5,
				35,
				5,
				39,
				9,
				51,
				13,
				10,
				2,
				14,
				2,
				6,
				2,
				1,
				2,
				10,
				2,
				14,
				2,
				6,
				2,
				1,
				4,
				51,
				13,
				310,
				10,
				21,
				11,
				7,
				25,
				5,
				2,
				41,
				2,
				8,
				70,
				5,
				3,
				0,
				2,
				43,
				2,
				1,
				4,
				0,
				3,
				22,
				11,
				22,
				10,
				30,
				66,
				18,
				2,
				1,
				11,
				21,
				11,
				25,
				7,
				25,
				39,
				55,
				7,
				1,
				65,
				0,
				16,
				3,
				2,
				2,
				2,
				28,
				43,
				28,
				4,
				28,
				36,
				7,
				2,
				27,
				28,
				53,
				11,
				21,
				11,
				18,
				14,
				17,
				111,
				72,
				56,
				50,
				14,
				50,
				14,
				35,
				39,
				27,
				10,
				22,
				251,
				41,
				7,
				1,
				17,
				5,
				57,
				28,
				11,
				0,
				9,
				21,
				43,
				17,
				47,
				20,
				28,
				22,
				13,
				52,
				58,
				1,
				3,
				0,
				14,
				44,
				33,
				24,
				27,
				35,
				30,
				0,
				3,
				0,
				9,
				34,
				4,
				0,
				13,
				47,
				15,
				3,
				22,
				0,
				2,
				0,
				36,
				17,
				2,
				24,
				20,
				1,
				64,
				6,
				2,
				0,
				2,
				3,
				2,
				14,
				2,
				9,
				8,
				46,
				39,
				7,
				3,
				1,
				3,
				21,
				2,
				6,
				2,
				1,
				2,
				4,
				4,
				0,
				19,
				0,
				13,
				4,
				31,
				9,
				2,
				0,
				3,
				0,
				2,
				37,
				2,
				0,
				26,
				0,
				2,
				0,
				45,
				52,
				19,
				3,
				21,
				2,
				31,
				47,
				21,
				1,
				2,
				0,
				185,
				46,
				42,
				3,
				37,
				47,
				21,
				0,
				60,
				42,
				14,
				0,
				72,
				26,
				38,
				6,
				186,
				43,
				117,
				63,
				32,
				7,
				3,
				0,
				3,
				7,
				2,
				1,
				2,
				23,
				16,
				0,
				2,
				0,
				95,
				7,
				3,
				38,
				17,
				0,
				2,
				0,
				29,
				0,
				11,
				39,
				8,
				0,
				22,
				0,
				12,
				45,
				20,
				0,
				19,
				72,
				200,
				32,
				32,
				8,
				2,
				36,
				18,
				0,
				50,
				29,
				113,
				6,
				2,
				1,
				2,
				37,
				22,
				0,
				26,
				5,
				2,
				1,
				2,
				31,
				15,
				0,
				24,
				43,
				261,
				18,
				16,
				0,
				2,
				12,
				2,
				33,
				125,
				0,
				80,
				921,
				103,
				110,
				18,
				195,
				2637,
				96,
				16,
				1071,
				18,
				5,
				26,
				3994,
				6,
				582,
				6842,
				29,
				1763,
				568,
				8,
				30,
				18,
				78,
				18,
				29,
				19,
				47,
				17,
				3,
				32,
				20,
				6,
				18,
				433,
				44,
				212,
				63,
				33,
				24,
				3,
				24,
				45,
				74,
				6,
				0,
				67,
				12,
				65,
				1,
				2,
				0,
				15,
				4,
				10,
				7381,
				42,
				31,
				98,
				114,
				8702,
				3,
				2,
				6,
				2,
				1,
				2,
				290,
				16,
				0,
				30,
				2,
				3,
				0,
				15,
				3,
				9,
				395,
				2309,
				106,
				6,
				12,
				4,
				8,
				8,
				9,
				5991,
				84,
				2,
				70,
				2,
				1,
				3,
				0,
				3,
				1,
				3,
				3,
				2,
				11,
				2,
				0,
				2,
				6,
				2,
				64,
				2,
				3,
				3,
				7,
				2,
				6,
				2,
				27,
				2,
				3,
				2,
				4,
				2,
				0,
				4,
				6,
				2,
				339,
				3,
				24,
				2,
				24,
				2,
				30,
				2,
				24,
				2,
				30,
				2,
				24,
				2,
				30,
				2,
				24,
				2,
				30,
				2,
				24,
				2,
				7,
				1845,
				30,
				7,
				5,
				262,
				61,
				147,
				44,
				11,
				6,
				17,
				0,
				322,
				29,
				19,
				43,
				485,
				27,
				229,
				29,
				3,
				0,
				208,
				30,
				2,
				2,
				2,
				1,
				2,
				6,
				3,
				4,
				10,
				1,
				225,
				6,
				2,
				3,
				2,
				1,
				2,
				14,
				2,
				196,
				60,
				67,
				8,
				0,
				1205,
				3,
				2,
				26,
				2,
				1,
				2,
				0,
				3,
				0,
				2,
				9,
				2,
				3,
				2,
				0,
				2,
				0,
				7,
				0,
				5,
				0,
				2,
				0,
				2,
				0,
				2,
				2,
				2,
				1,
				2,
				0,
				3,
				0,
				2,
				0,
				2,
				0,
				2,
				0,
				2,
				0,
				2,
				1,
				2,
				0,
				3,
				3,
				2,
				6,
				2,
				3,
				2,
				3,
				2,
				0,
				2,
				9,
				2,
				16,
				6,
				2,
				2,
				4,
				2,
				16,
				4421,
				42719,
				33,
				4381,
				3,
				5773,
				3,
				7472,
				16,
				621,
				2467,
				541,
				1507,
				4938,
				6,
				8489
			], a = "ªµºÀ-ÖØ-öø-ˁˆ-ˑˠ-ˤˬˮͰ-ʹͶͷͺ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-Ֆՙՠ-ֈא-תׯ-ײؠ-يٮٯٱ-ۓەۥۦۮۯۺ-ۼۿܐܒ-ܯݍ-ޥޱߊ-ߪߴߵߺࠀ-ࠕࠚࠤࠨࡀ-ࡘࡠ-ࡪࡰ-ࢇࢉ-࢏ࢠ-ࣉऄ-हऽॐक़-ॡॱ-ঀঅ-ঌএঐও-নপ-রলশ-হঽৎড়ঢ়য়-ৡৰৱৼਅ-ਊਏਐਓ-ਨਪ-ਰਲਲ਼ਵਸ਼ਸਹਖ਼-ੜਫ਼ੲ-ੴઅ-ઍએ-ઑઓ-નપ-રલળવ-હઽૐૠૡૹଅ-ଌଏଐଓ-ନପ-ରଲଳଵ-ହଽଡ଼ଢ଼ୟ-ୡୱஃஅ-ஊஎ-ஐஒ-கஙசஜஞடணதந-பம-ஹௐఅ-ఌఎ-ఐఒ-నప-హఽౘ-ౚ౜ౝౠౡಀಅ-ಌಎ-ಐಒ-ನಪ-ಳವ-ಹಽ೜-ೞೠೡೱೲഄ-ഌഎ-ഐഒ-ഺഽൎൔ-ൖൟ-ൡൺ-ൿඅ-ඖක-නඳ-රලව-ෆก-ะาำเ-ๆກຂຄຆ-ຊຌ-ຣລວ-ະາຳຽເ-ໄໆໜ-ໟༀཀ-ཇཉ-ཬྈ-ྌက-ဪဿၐ-ၕၚ-ၝၡၥၦၮ-ၰၵ-ႁႎႠ-ჅჇჍა-ჺჼ-ቈቊ-ቍቐ-ቖቘቚ-ቝበ-ኈኊ-ኍነ-ኰኲ-ኵኸ-ኾዀዂ-ዅወ-ዖዘ-ጐጒ-ጕጘ-ፚᎀ-ᎏᎠ-Ᏽᏸ-ᏽᐁ-ᙬᙯ-ᙿᚁ-ᚚᚠ-ᛪᛮ-ᛸᜀ-ᜑᜟ-ᜱᝀ-ᝑᝠ-ᝬᝮ-ᝰក-ឳៗៜᠠ-ᡸᢀ-ᢨᢪᢰ-ᣵᤀ-ᤞᥐ-ᥭᥰ-ᥴᦀ-ᦫᦰ-ᧉᨀ-ᨖᨠ-ᩔᪧᬅ-ᬳᭅ-ᭌᮃ-ᮠᮮᮯᮺ-ᯥᰀ-ᰣᱍ-ᱏᱚ-ᱽᲀ-ᲊᲐ-ᲺᲽ-Ჿᳩ-ᳬᳮ-ᳳᳵᳶᳺᴀ-ᶿḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼⁱⁿₐ-ₜℂℇℊ-ℓℕ℘-ℝℤΩℨK-ℹℼ-ℿⅅ-ⅉⅎⅠ-ↈⰀ-ⳤⳫ-ⳮⳲⳳⴀ-ⴥⴧⴭⴰ-ⵧⵯⶀ-ⶖⶠ-ⶦⶨ-ⶮⶰ-ⶶⶸ-ⶾⷀ-ⷆⷈ-ⷎⷐ-ⷖⷘ-ⷞ々-〇〡-〩〱-〵〸-〼ぁ-ゖ゛-ゟァ-ヺー-ヿㄅ-ㄯㄱ-ㆎㆠ-ㆿㇰ-ㇿ㐀-䶿一-ꒌꓐ-ꓽꔀ-ꘌꘐ-ꘟꘪꘫꙀ-ꙮꙿ-ꚝꚠ-ꛯꜗ-ꜟꜢ-ꞈꞋ-Ƛ꟱-ꠁꠃ-ꠅꠇ-ꠊꠌ-ꠢꡀ-ꡳꢂ-ꢳꣲ-ꣷꣻꣽꣾꤊ-ꤥꤰ-ꥆꥠ-ꥼꦄ-ꦲꧏꧠ-ꧤꧦ-ꧯꧺ-ꧾꨀ-ꨨꩀ-ꩂꩄ-ꩋꩠ-ꩶꩺꩾ-ꪯꪱꪵꪶꪹ-ꪽꫀꫂꫛ-ꫝꫠ-ꫪꫲ-ꫴꬁ-ꬆꬉ-ꬎꬑ-ꬖꬠ-ꬦꬨ-ꬮꬰ-ꭚꭜ-ꭩꭰ-ꯢ가-힣ힰ-ퟆퟋ-ퟻ豈-舘並-龎ﬀ-ﬆﬓ-ﬗיִײַ-ﬨשׁ-זּטּ-לּמּנּסּףּפּצּ-ﮱﯓ-ﴽﵐ-ﶏﶒ-ﷇﷰ-ﷻﹰ-ﹴﹶ-ﻼＡ-Ｚａ-ｚｦ-ﾾￂ-ￇￊ-ￏￒ-ￗￚ-ￜ", c = {
				3: "abstract boolean byte char class double enum export extends final float goto implements import int interface long native package private protected public short static super synchronized throws transient volatile",
				5: "class enum extends super const export import",
				6: "enum",
				strict: "implements interface let package private protected public static yield",
				strictBind: "eval arguments"
			}, l = "break case catch continue debugger default do else finally for function if return switch throw try var while with null true false instanceof typeof void delete new in this", y = {
				5: l,
				"5module": l + " export import",
				6: l + " const class extends export import super"
			}, E = /^in(stanceof)?$/, w = new RegExp("[" + a + "]"), C = new RegExp("[" + a + "‌‍·̀-ͯ·҃-֑҇-ׇֽֿׁׂׅׄؐ-ًؚ-٩ٰۖ-ۜ۟-۪ۤۧۨ-ۭ۰-۹ܑܰ-݊ަ-ް߀-߉߫-߽߳ࠖ-࠙ࠛ-ࠣࠥ-ࠧࠩ-࡙࠭-࡛ࢗ-࢟࣊-ࣣ࣡-ःऺ-़ा-ॏ॑-ॗॢॣ०-९ঁ-ঃ়া-ৄেৈো-্ৗৢৣ০-৯৾ਁ-ਃ਼ਾ-ੂੇੈੋ-੍ੑ੦-ੱੵઁ-ઃ઼ા-ૅે-ૉો-્ૢૣ૦-૯ૺ-૿ଁ-ଃ଼ା-ୄେୈୋ-୍୕-ୗୢୣ୦-୯ஂா-ூெ-ைொ-்ௗ௦-௯ఀ-ఄ఼ా-ౄె-ైొ-్ౕౖౢౣ౦-౯ಁ-ಃ಼ಾ-ೄೆ-ೈೊ-್ೕೖೢೣ೦-೯ೳഀ-ഃ഻഼ാ-ൄെ-ൈൊ-്ൗൢൣ൦-൯ඁ-ඃ්ා-ුූෘ-ෟ෦-෯ෲෳัิ-ฺ็-๎๐-๙ັິ-ຼ່-໎໐-໙༘༙༠-༩༹༵༷༾༿ཱ-྄྆྇ྍ-ྗྙ-ྼ࿆ါ-ှ၀-၉ၖ-ၙၞ-ၠၢ-ၤၧ-ၭၱ-ၴႂ-ႍႏ-ႝ፝-፟፩-፱ᜒ-᜕ᜲ-᜴ᝒᝓᝲᝳ឴-៓៝០-៩᠋-᠍᠏-᠙ᢩᤠ-ᤫᤰ-᤻᥆-᥏᧐-᧚ᨗ-ᨛᩕ-ᩞ᩠-᩿᩼-᪉᪐-᪙᪰-᪽ᪿ-᫝᫠-᫫ᬀ-ᬄ᬴-᭄᭐-᭙᭫-᭳ᮀ-ᮂᮡ-ᮭ᮰-᮹᯦-᯳ᰤ-᰷᱀-᱉᱐-᱙᳐-᳔᳒-᳨᳭᳴᳷-᳹᷀-᷿‌‍‿⁀⁔⃐-⃥⃜⃡-⃰⳯-⵿⳱ⷠ-〪ⷿ-゙゚〯・꘠-꘩꙯ꙴ-꙽ꚞꚟ꛰꛱ꠂ꠆ꠋꠣ-ꠧ꠬ꢀꢁꢴ-ꣅ꣐-꣙꣠-꣱ꣿ-꤉ꤦ-꤭ꥇ-꥓ꦀ-ꦃ꦳-꧀꧐-꧙ꧥ꧰-꧹ꨩ-ꨶꩃꩌꩍ꩐-꩙ꩻ-ꩽꪰꪲ-ꪴꪷꪸꪾ꪿꫁ꫫ-ꫯꫵ꫶ꯣ-ꯪ꯬꯭꯰-꯹ﬞ︀-️︠-︯︳︴﹍-﹏０-９＿･]");
			function isInAstralSet(e, t) {
				for (var i = 65536, n = 0; n < t.length; n += 2) {
					if ((i += t[n]) > e) return !1;
					if ((i += t[n + 1]) >= e) return !0;
				}
				return !1;
			}
			function isIdentifierStart(e, t) {
				return e < 65 ? 36 === e : e < 91 || (e < 97 ? 95 === e : e < 123 || (e <= 65535 ? e >= 170 && w.test(String.fromCharCode(e)) : !1 !== t && isInAstralSet(e, n)));
			}
			function isIdentifierChar(e, i) {
				return e < 48 ? 36 === e : e < 58 || !(e < 65) && (e < 91 || (e < 97 ? 95 === e : e < 123 || (e <= 65535 ? e >= 170 && C.test(String.fromCharCode(e)) : !1 !== i && (isInAstralSet(e, n) || isInAstralSet(e, t)))));
			}
			var acorn_TokenType = function(e, t) {
				void 0 === t && (t = {}), this.label = e, this.keyword = t.keyword, this.beforeExpr = !!t.beforeExpr, this.startsExpr = !!t.startsExpr, this.isLoop = !!t.isLoop, this.isAssign = !!t.isAssign, this.prefix = !!t.prefix, this.postfix = !!t.postfix, this.binop = t.binop || null, this.updateContext = null;
			};
			function binop(e, t) {
				return new acorn_TokenType(e, {
					beforeExpr: !0,
					binop: t
				});
			}
			var S = { beforeExpr: !0 }, I = { startsExpr: !0 }, N = {};
			function kw(e, t) {
				return void 0 === t && (t = {}), t.keyword = e, N[e] = new acorn_TokenType(e, t);
			}
			var O = {
				num: new acorn_TokenType("num", I),
				regexp: new acorn_TokenType("regexp", I),
				string: new acorn_TokenType("string", I),
				name: new acorn_TokenType("name", I),
				privateId: new acorn_TokenType("privateId", I),
				eof: new acorn_TokenType("eof"),
				bracketL: new acorn_TokenType("[", {
					beforeExpr: !0,
					startsExpr: !0
				}),
				bracketR: new acorn_TokenType("]"),
				braceL: new acorn_TokenType("{", {
					beforeExpr: !0,
					startsExpr: !0
				}),
				braceR: new acorn_TokenType("}"),
				parenL: new acorn_TokenType("(", {
					beforeExpr: !0,
					startsExpr: !0
				}),
				parenR: new acorn_TokenType(")"),
				comma: new acorn_TokenType(",", S),
				semi: new acorn_TokenType(";", S),
				colon: new acorn_TokenType(":", S),
				dot: new acorn_TokenType("."),
				question: new acorn_TokenType("?", S),
				questionDot: new acorn_TokenType("?."),
				arrow: new acorn_TokenType("=>", S),
				template: new acorn_TokenType("template"),
				invalidTemplate: new acorn_TokenType("invalidTemplate"),
				ellipsis: new acorn_TokenType("...", S),
				backQuote: new acorn_TokenType("`", I),
				dollarBraceL: new acorn_TokenType("${", {
					beforeExpr: !0,
					startsExpr: !0
				}),
				eq: new acorn_TokenType("=", {
					beforeExpr: !0,
					isAssign: !0
				}),
				assign: new acorn_TokenType("_=", {
					beforeExpr: !0,
					isAssign: !0
				}),
				incDec: new acorn_TokenType("++/--", {
					prefix: !0,
					postfix: !0,
					startsExpr: !0
				}),
				prefix: new acorn_TokenType("!/~", {
					beforeExpr: !0,
					prefix: !0,
					startsExpr: !0
				}),
				logicalOR: binop("||", 1),
				logicalAND: binop("&&", 2),
				bitwiseOR: binop("|", 3),
				bitwiseXOR: binop("^", 4),
				bitwiseAND: binop("&", 5),
				equality: binop("==/!=/===/!==", 6),
				relational: binop("</>/<=/>=", 7),
				bitShift: binop("<</>>/>>>", 8),
				plusMin: new acorn_TokenType("+/-", {
					beforeExpr: !0,
					binop: 9,
					prefix: !0,
					startsExpr: !0
				}),
				modulo: binop("%", 10),
				star: binop("*", 10),
				slash: binop("/", 10),
				starstar: new acorn_TokenType("**", { beforeExpr: !0 }),
				coalesce: binop("??", 1),
				_break: kw("break"),
				_case: kw("case", S),
				_catch: kw("catch"),
				_continue: kw("continue"),
				_debugger: kw("debugger"),
				_default: kw("default", S),
				_do: kw("do", {
					isLoop: !0,
					beforeExpr: !0
				}),
				_else: kw("else", S),
				_finally: kw("finally"),
				_for: kw("for", { isLoop: !0 }),
				_function: kw("function", I),
				_if: kw("if"),
				_return: kw("return", S),
				_switch: kw("switch"),
				_throw: kw("throw", S),
				_try: kw("try"),
				_var: kw("var"),
				_const: kw("const"),
				_while: kw("while", { isLoop: !0 }),
				_with: kw("with"),
				_new: kw("new", {
					beforeExpr: !0,
					startsExpr: !0
				}),
				_this: kw("this", I),
				_super: kw("super", I),
				_class: kw("class", I),
				_extends: kw("extends", S),
				_export: kw("export"),
				_import: kw("import", I),
				_null: kw("null", I),
				_true: kw("true", I),
				_false: kw("false", I),
				_in: kw("in", {
					beforeExpr: !0,
					binop: 7
				}),
				_instanceof: kw("instanceof", {
					beforeExpr: !0,
					binop: 7
				}),
				_typeof: kw("typeof", {
					beforeExpr: !0,
					prefix: !0,
					startsExpr: !0
				}),
				_void: kw("void", {
					beforeExpr: !0,
					prefix: !0,
					startsExpr: !0
				}),
				_delete: kw("delete", {
					beforeExpr: !0,
					prefix: !0,
					startsExpr: !0
				})
			}, j = /\r\n?|\n|\u2028|\u2029/, F = new RegExp(j.source, "g");
			function isNewLine(e) {
				return 10 === e || 13 === e || 8232 === e || 8233 === e;
			}
			function nextLineBreak(e, t, i) {
				void 0 === i && (i = e.length);
				for (var n = t; n < i; n++) {
					var a = e.charCodeAt(n);
					if (isNewLine(a)) return n < i - 1 && 13 === a && 10 === e.charCodeAt(n + 1) ? n + 2 : n + 1;
				}
				return -1;
			}
			var B = /[\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/, $ = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/g, q = Object.prototype, W = q.hasOwnProperty, K = q.toString, H = Object.hasOwn || function(e, t) {
				return W.call(e, t);
			}, Y = Array.isArray || function(e) {
				return "[object Array]" === K.call(e);
			}, Q = Object.create(null);
			function wordsRegexp(e) {
				return Q[e] || (Q[e] = new RegExp("^(?:" + e.replace(/ /g, "|") + ")$"));
			}
			function codePointToString(e) {
				return e <= 65535 ? String.fromCharCode(e) : (e -= 65536, String.fromCharCode(55296 + (e >> 10), 56320 + (1023 & e)));
			}
			var Z = /(?:[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF])/, acorn_Position = function(e, t) {
				this.line = e, this.column = t;
			};
			acorn_Position.prototype.offset = function(e) {
				return new acorn_Position(this.line, this.column + e);
			};
			var acorn_SourceLocation = function(e, t, i) {
				this.start = t, this.end = i, null !== e.sourceFile && (this.source = e.sourceFile);
			};
			function getLineInfo(e, t) {
				for (var i = 1, n = 0;;) {
					var a = nextLineBreak(e, n, t);
					if (a < 0) return new acorn_Position(i, t - n);
					++i, n = a;
				}
			}
			var X = {
				ecmaVersion: null,
				sourceType: "script",
				onInsertedSemicolon: null,
				onTrailingComma: null,
				allowReserved: null,
				allowReturnOutsideFunction: !1,
				allowImportExportEverywhere: !1,
				allowAwaitOutsideFunction: null,
				allowSuperOutsideMethod: null,
				allowHashBang: !1,
				checkPrivateFields: !0,
				locations: !1,
				onToken: null,
				onComment: null,
				ranges: !1,
				program: null,
				sourceFile: null,
				directSourceFile: null,
				preserveParens: !1
			}, te = !1;
			function getOptions(e) {
				var t = {};
				for (var i in X) t[i] = e && H(e, i) ? e[i] : X[i];
				if ("latest" === t.ecmaVersion ? t.ecmaVersion = 1e8 : null == t.ecmaVersion ? (!te && "object" == typeof console && console.warn && (te = !0, console.warn("Since Acorn 8.0.0, options.ecmaVersion is required.\nDefaulting to 2020, but this will stop working in the future.")), t.ecmaVersion = 11) : t.ecmaVersion >= 2015 && (t.ecmaVersion -= 2009), t.allowReserved ??= t.ecmaVersion < 5, e && null != e.allowHashBang || (t.allowHashBang = t.ecmaVersion >= 14), Y(t.onToken)) {
					var n = t.onToken;
					t.onToken = function(e) {
						return n.push(e);
					};
				}
				if (Y(t.onComment) && (t.onComment = function(e, t) {
					return function(i, n, a, c, l, y) {
						var E = {
							type: i ? "Block" : "Line",
							value: n,
							start: a,
							end: c
						};
						e.locations && (E.loc = new acorn_SourceLocation(this, l, y)), e.ranges && (E.range = [a, c]), t.push(E);
					};
				}(t, t.onComment)), "commonjs" === t.sourceType && t.allowAwaitOutsideFunction) throw new Error("Cannot use allowAwaitOutsideFunction with sourceType: commonjs");
				return t;
			}
			var ie = 256, se = 259;
			function functionFlags(e, t) {
				return 2 | (e ? 4 : 0) | (t ? 8 : 0);
			}
			var acorn_Parser = function(e, t, i) {
				this.options = e = getOptions(e), this.sourceFile = e.sourceFile, this.keywords = wordsRegexp(y[e.ecmaVersion >= 6 ? 6 : "module" === e.sourceType ? "5module" : 5]);
				var n = "";
				!0 !== e.allowReserved && (n = c[e.ecmaVersion >= 6 ? 6 : 5 === e.ecmaVersion ? 5 : 3], "module" === e.sourceType && (n += " await")), this.reservedWords = wordsRegexp(n);
				var a = (n ? n + " " : "") + c.strict;
				this.reservedWordsStrict = wordsRegexp(a), this.reservedWordsStrictBind = wordsRegexp(a + " " + c.strictBind), this.input = String(t), this.containsEsc = !1, i ? (this.pos = i, this.lineStart = this.input.lastIndexOf("\n", i - 1) + 1, this.curLine = this.input.slice(0, this.lineStart).split(j).length) : (this.pos = this.lineStart = 0, this.curLine = 1), this.type = O.eof, this.value = null, this.start = this.end = this.pos, this.startLoc = this.endLoc = this.curPosition(), this.lastTokEndLoc = this.lastTokStartLoc = null, this.lastTokStart = this.lastTokEnd = this.pos, this.context = this.initialContext(), this.exprAllowed = !0, this.inModule = "module" === e.sourceType, this.strict = this.inModule || this.strictDirective(this.pos), this.potentialArrowAt = -1, this.potentialArrowInForAwait = !1, this.yieldPos = this.awaitPos = this.awaitIdentPos = 0, this.labels = [], this.undefinedExports = Object.create(null), 0 === this.pos && e.allowHashBang && "#!" === this.input.slice(0, 2) && this.skipLineComment(2), this.scopeStack = [], this.enterScope("commonjs" === this.options.sourceType ? 2 : 1), this.regexpState = null, this.privateNameStack = [];
			}, re = {
				inFunction: { configurable: !0 },
				inGenerator: { configurable: !0 },
				inAsync: { configurable: !0 },
				canAwait: { configurable: !0 },
				allowReturn: { configurable: !0 },
				allowSuper: { configurable: !0 },
				allowDirectSuper: { configurable: !0 },
				treatFunctionsAsVar: { configurable: !0 },
				allowNewDotTarget: { configurable: !0 },
				allowUsing: { configurable: !0 },
				inClassStaticBlock: { configurable: !0 }
			};
			acorn_Parser.prototype.parse = function() {
				var e = this.options.program || this.startNode();
				return this.nextToken(), this.parseTopLevel(e);
			}, re.inFunction.get = function() {
				return (2 & this.currentVarScope().flags) > 0;
			}, re.inGenerator.get = function() {
				return (8 & this.currentVarScope().flags) > 0;
			}, re.inAsync.get = function() {
				return (4 & this.currentVarScope().flags) > 0;
			}, re.canAwait.get = function() {
				for (var e = this.scopeStack.length - 1; e >= 0; e--) {
					var t = this.scopeStack[e].flags;
					if (768 & t) return !1;
					if (2 & t) return (4 & t) > 0;
				}
				return this.inModule && this.options.ecmaVersion >= 13 || this.options.allowAwaitOutsideFunction;
			}, re.allowReturn.get = function() {
				return !!this.inFunction || !!(this.options.allowReturnOutsideFunction && 1 & this.currentVarScope().flags);
			}, re.allowSuper.get = function() {
				return (64 & this.currentThisScope().flags) > 0 || this.options.allowSuperOutsideMethod;
			}, re.allowDirectSuper.get = function() {
				return (128 & this.currentThisScope().flags) > 0;
			}, re.treatFunctionsAsVar.get = function() {
				return this.treatFunctionsAsVarInScope(this.currentScope());
			}, re.allowNewDotTarget.get = function() {
				for (var e = this.scopeStack.length - 1; e >= 0; e--) {
					var t = this.scopeStack[e].flags;
					if (768 & t || 2 & t && !(16 & t)) return !0;
				}
				return !1;
			}, re.allowUsing.get = function() {
				var e = this.currentScope().flags;
				return !(1024 & e) && !(!this.inModule && 1 & e);
			}, re.inClassStaticBlock.get = function() {
				return (this.currentVarScope().flags & ie) > 0;
			}, acorn_Parser.extend = function() {
				for (var e = [], t = arguments.length; t--;) e[t] = arguments[t];
				for (var i = this, n = 0; n < e.length; n++) i = e[n](i);
				return i;
			}, acorn_Parser.parse = function(e, t) {
				return new this(t, e).parse();
			}, acorn_Parser.parseExpressionAt = function(e, t, i) {
				var n = new this(i, e, t);
				return n.nextToken(), n.parseExpression();
			}, acorn_Parser.tokenizer = function(e, t) {
				return new this(t, e);
			}, Object.defineProperties(acorn_Parser.prototype, re);
			var ne = acorn_Parser.prototype, ae = /^(?:'((?:\\[^]|[^'\\])*?)'|"((?:\\[^]|[^"\\])*?)")/;
			ne.strictDirective = function(e) {
				if (this.options.ecmaVersion < 5) return !1;
				for (;;) {
					$.lastIndex = e, e += $.exec(this.input)[0].length;
					var t = ae.exec(this.input.slice(e));
					if (!t) return !1;
					if ("use strict" === (t[1] || t[2])) {
						$.lastIndex = e + t[0].length;
						var i = $.exec(this.input), n = i.index + i[0].length, a = this.input.charAt(n);
						return ";" === a || "}" === a || j.test(i[0]) && !(/[(`.[+\-/*%<>=,?^&]/.test(a) || "!" === a && "=" === this.input.charAt(n + 1));
					}
					e += t[0].length, $.lastIndex = e, e += $.exec(this.input)[0].length, ";" === this.input[e] && e++;
				}
			}, ne.eat = function(e) {
				return this.type === e && (this.next(), !0);
			}, ne.isContextual = function(e) {
				return this.type === O.name && this.value === e && !this.containsEsc;
			}, ne.eatContextual = function(e) {
				return !!this.isContextual(e) && (this.next(), !0);
			}, ne.expectContextual = function(e) {
				this.eatContextual(e) || this.unexpected();
			}, ne.canInsertSemicolon = function() {
				return this.type === O.eof || this.type === O.braceR || j.test(this.input.slice(this.lastTokEnd, this.start));
			}, ne.insertSemicolon = function() {
				if (this.canInsertSemicolon()) return this.options.onInsertedSemicolon && this.options.onInsertedSemicolon(this.lastTokEnd, this.lastTokEndLoc), !0;
			}, ne.semicolon = function() {
				this.eat(O.semi) || this.insertSemicolon() || this.unexpected();
			}, ne.afterTrailingComma = function(e, t) {
				if (this.type === e) return this.options.onTrailingComma && this.options.onTrailingComma(this.lastTokStart, this.lastTokStartLoc), t || this.next(), !0;
			}, ne.expect = function(e) {
				this.eat(e) || this.unexpected();
			}, ne.unexpected = function(e) {
				this.raise(null != e ? e : this.start, "Unexpected token");
			};
			var acorn_DestructuringErrors = function() {
				this.shorthandAssign = this.trailingComma = this.parenthesizedAssign = this.parenthesizedBind = this.doubleProto = -1;
			};
			ne.checkPatternErrors = function(e, t) {
				if (e) {
					e.trailingComma > -1 && this.raiseRecoverable(e.trailingComma, "Comma is not permitted after the rest element");
					var i = t ? e.parenthesizedAssign : e.parenthesizedBind;
					i > -1 && this.raiseRecoverable(i, t ? "Assigning to rvalue" : "Parenthesized pattern");
				}
			}, ne.checkExpressionErrors = function(e, t) {
				if (!e) return !1;
				var i = e.shorthandAssign, n = e.doubleProto;
				if (!t) return i >= 0 || n >= 0;
				i >= 0 && this.raise(i, "Shorthand property assignments are valid only in destructuring patterns"), n >= 0 && this.raiseRecoverable(n, "Redefinition of __proto__ property");
			}, ne.checkYieldAwaitInDefaultParams = function() {
				this.yieldPos && (!this.awaitPos || this.yieldPos < this.awaitPos) && this.raise(this.yieldPos, "Yield expression cannot be a default value"), this.awaitPos && this.raise(this.awaitPos, "Await expression cannot be a default value");
			}, ne.isSimpleAssignTarget = function(e) {
				return "ParenthesizedExpression" === e.type ? this.isSimpleAssignTarget(e.expression) : "Identifier" === e.type || "MemberExpression" === e.type;
			};
			var oe = acorn_Parser.prototype;
			oe.parseTopLevel = function(e) {
				var t = Object.create(null);
				for (e.body || (e.body = []); this.type !== O.eof;) {
					var i = this.parseStatement(null, !0, t);
					e.body.push(i);
				}
				if (this.inModule) for (var n = 0, a = Object.keys(this.undefinedExports); n < a.length; n += 1) {
					var c = a[n];
					this.raiseRecoverable(this.undefinedExports[c].start, "Export '" + c + "' is not defined");
				}
				return this.adaptDirectivePrologue(e.body), this.next(), e.sourceType = "commonjs" === this.options.sourceType ? "script" : this.options.sourceType, this.finishNode(e, "Program");
			};
			var ce = { kind: "loop" }, he = { kind: "switch" };
			oe.isLet = function(e) {
				if (this.options.ecmaVersion < 6 || !this.isContextual("let")) return !1;
				$.lastIndex = this.pos;
				var t = $.exec(this.input), i = this.pos + t[0].length, n = this.fullCharCodeAt(i);
				if (91 === n || 92 === n) return !0;
				if (e) return !1;
				if (123 === n) return !0;
				if (isIdentifierStart(n)) {
					var a = i;
					do
						i += n <= 65535 ? 1 : 2;
					while (isIdentifierChar(n = this.fullCharCodeAt(i)));
					if (92 === n) return !0;
					var c = this.input.slice(a, i);
					if (!E.test(c)) return !0;
				}
				return !1;
			}, oe.isAsyncFunction = function() {
				if (this.options.ecmaVersion < 8 || !this.isContextual("async")) return !1;
				$.lastIndex = this.pos;
				var e, t = $.exec(this.input), i = this.pos + t[0].length;
				return !(j.test(this.input.slice(this.pos, i)) || "function" !== this.input.slice(i, i + 8) || i + 8 !== this.input.length && (isIdentifierChar(e = this.fullCharCodeAt(i + 8)) || 92 === e));
			}, oe.isUsingKeyword = function(e, t) {
				if (this.options.ecmaVersion < 17 || !this.isContextual(e ? "await" : "using")) return !1;
				$.lastIndex = this.pos;
				var i = $.exec(this.input), n = this.pos + i[0].length;
				if (j.test(this.input.slice(this.pos, n))) return !1;
				if (e) {
					var a, c = n + 5;
					if ("using" !== this.input.slice(n, c) || c === this.input.length || isIdentifierChar(a = this.fullCharCodeAt(c)) || 92 === a) return !1;
					$.lastIndex = c;
					var l = $.exec(this.input);
					if (n = c + l[0].length, l && j.test(this.input.slice(c, n))) return !1;
				}
				var y = this.fullCharCodeAt(n);
				if (!isIdentifierStart(y) && 92 !== y) return !1;
				var w = n;
				do
					n += y <= 65535 ? 1 : 2;
				while (isIdentifierChar(y = this.fullCharCodeAt(n)));
				if (92 === y) return !0;
				var C = this.input.slice(w, n);
				return !(E.test(C) || t && "of" === C);
			}, oe.isAwaitUsing = function(e) {
				return this.isUsingKeyword(!0, e);
			}, oe.isUsing = function(e) {
				return this.isUsingKeyword(!1, e);
			}, oe.parseStatement = function(e, t, i) {
				var n, a = this.type, c = this.startNode();
				switch (this.isLet(e) && (a = O._var, n = "let"), a) {
					case O._break:
					case O._continue: return this.parseBreakContinueStatement(c, a.keyword);
					case O._debugger: return this.parseDebuggerStatement(c);
					case O._do: return this.parseDoStatement(c);
					case O._for: return this.parseForStatement(c);
					case O._function: return e && (this.strict || "if" !== e && "label" !== e) && this.options.ecmaVersion >= 6 && this.unexpected(), this.parseFunctionStatement(c, !1, !e);
					case O._class: return e && this.unexpected(), this.parseClass(c, !0);
					case O._if: return this.parseIfStatement(c);
					case O._return: return this.parseReturnStatement(c);
					case O._switch: return this.parseSwitchStatement(c);
					case O._throw: return this.parseThrowStatement(c);
					case O._try: return this.parseTryStatement(c);
					case O._const:
					case O._var: return n = n || this.value, e && "var" !== n && this.unexpected(), this.parseVarStatement(c, n);
					case O._while: return this.parseWhileStatement(c);
					case O._with: return this.parseWithStatement(c);
					case O.braceL: return this.parseBlock(!0, c);
					case O.semi: return this.parseEmptyStatement(c);
					case O._export:
					case O._import:
						if (this.options.ecmaVersion > 10 && a === O._import) {
							$.lastIndex = this.pos;
							var l = $.exec(this.input), y = this.pos + l[0].length, E = this.input.charCodeAt(y);
							if (40 === E || 46 === E) return this.parseExpressionStatement(c, this.parseExpression());
						}
						return this.options.allowImportExportEverywhere || (t || this.raise(this.start, "'import' and 'export' may only appear at the top level"), this.inModule || this.raise(this.start, "'import' and 'export' may appear only with 'sourceType: module'")), a === O._import ? this.parseImport(c) : this.parseExport(c, i);
					default:
						if (this.isAsyncFunction()) return e && this.unexpected(), this.next(), this.parseFunctionStatement(c, !0, !e);
						var w = this.isAwaitUsing(!1) ? "await using" : this.isUsing(!1) ? "using" : null;
						if (w) return this.allowUsing || this.raise(this.start, "Using declaration cannot appear in the top level when source type is `script` or in the bare case statement"), "await using" === w && (this.canAwait || this.raise(this.start, "Await using cannot appear outside of async function"), this.next()), this.next(), this.parseVar(c, !1, w), this.semicolon(), this.finishNode(c, "VariableDeclaration");
						var C = this.value, S = this.parseExpression();
						return a === O.name && "Identifier" === S.type && this.eat(O.colon) ? this.parseLabeledStatement(c, C, S, e) : this.parseExpressionStatement(c, S);
				}
			}, oe.parseBreakContinueStatement = function(e, t) {
				var i = "break" === t;
				this.next(), this.eat(O.semi) || this.insertSemicolon() ? e.label = null : this.type !== O.name ? this.unexpected() : (e.label = this.parseIdent(), this.semicolon());
				for (var n = 0; n < this.labels.length; ++n) {
					var a = this.labels[n];
					if (null == e.label || a.name === e.label.name) {
						if (null != a.kind && (i || "loop" === a.kind)) break;
						if (e.label && i) break;
					}
				}
				return n === this.labels.length && this.raise(e.start, "Unsyntactic " + t), this.finishNode(e, i ? "BreakStatement" : "ContinueStatement");
			}, oe.parseDebuggerStatement = function(e) {
				return this.next(), this.semicolon(), this.finishNode(e, "DebuggerStatement");
			}, oe.parseDoStatement = function(e) {
				return this.next(), this.labels.push(ce), e.body = this.parseStatement("do"), this.labels.pop(), this.expect(O._while), e.test = this.parseParenExpression(), this.options.ecmaVersion >= 6 ? this.eat(O.semi) : this.semicolon(), this.finishNode(e, "DoWhileStatement");
			}, oe.parseForStatement = function(e) {
				this.next();
				var t = this.options.ecmaVersion >= 9 && this.canAwait && this.eatContextual("await") ? this.lastTokStart : -1;
				if (this.labels.push(ce), this.enterScope(0), this.expect(O.parenL), this.type === O.semi) return t > -1 && this.unexpected(t), this.parseFor(e, null);
				var i = this.isLet();
				if (this.type === O._var || this.type === O._const || i) {
					var n = this.startNode(), a = i ? "let" : this.value;
					return this.next(), this.parseVar(n, !0, a), this.finishNode(n, "VariableDeclaration"), this.parseForAfterInit(e, n, t);
				}
				var c = this.isContextual("let"), l = !1, y = this.isUsing(!0) ? "using" : this.isAwaitUsing(!0) ? "await using" : null;
				if (y) {
					var E = this.startNode();
					return this.next(), "await using" === y && (this.canAwait || this.raise(this.start, "Await using cannot appear outside of async function"), this.next()), this.parseVar(E, !0, y), this.finishNode(E, "VariableDeclaration"), this.parseForAfterInit(e, E, t);
				}
				var w = this.containsEsc, C = new acorn_DestructuringErrors(), S = this.start, I = t > -1 ? this.parseExprSubscripts(C, "await") : this.parseExpression(!0, C);
				return this.type === O._in || (l = this.options.ecmaVersion >= 6 && this.isContextual("of")) ? (t > -1 ? (this.type === O._in && this.unexpected(t), e.await = !0) : l && this.options.ecmaVersion >= 8 && (I.start !== S || w || "Identifier" !== I.type || "async" !== I.name ? this.options.ecmaVersion >= 9 && (e.await = !1) : this.unexpected()), c && l && this.raise(I.start, "The left-hand side of a for-of loop may not start with 'let'."), this.toAssignable(I, !1, C), this.checkLValPattern(I), this.parseForIn(e, I)) : (this.checkExpressionErrors(C, !0), t > -1 && this.unexpected(t), this.parseFor(e, I));
			}, oe.parseForAfterInit = function(e, t, i) {
				return (this.type === O._in || this.options.ecmaVersion >= 6 && this.isContextual("of")) && 1 === t.declarations.length ? (this.options.ecmaVersion >= 9 && (this.type === O._in ? i > -1 && this.unexpected(i) : e.await = i > -1), this.parseForIn(e, t)) : (i > -1 && this.unexpected(i), this.parseFor(e, t));
			}, oe.parseFunctionStatement = function(e, t, i) {
				return this.next(), this.parseFunction(e, pe | (i ? 0 : ue), !1, t);
			}, oe.parseIfStatement = function(e) {
				return this.next(), e.test = this.parseParenExpression(), e.consequent = this.parseStatement("if"), e.alternate = this.eat(O._else) ? this.parseStatement("if") : null, this.finishNode(e, "IfStatement");
			}, oe.parseReturnStatement = function(e) {
				return this.allowReturn || this.raise(this.start, "'return' outside of function"), this.next(), this.eat(O.semi) || this.insertSemicolon() ? e.argument = null : (e.argument = this.parseExpression(), this.semicolon()), this.finishNode(e, "ReturnStatement");
			}, oe.parseSwitchStatement = function(e) {
				var t;
				this.next(), e.discriminant = this.parseParenExpression(), e.cases = [], this.expect(O.braceL), this.labels.push(he), this.enterScope(1024);
				for (var i = !1; this.type !== O.braceR;) if (this.type === O._case || this.type === O._default) {
					var n = this.type === O._case;
					t && this.finishNode(t, "SwitchCase"), e.cases.push(t = this.startNode()), t.consequent = [], this.next(), n ? t.test = this.parseExpression() : (i && this.raiseRecoverable(this.lastTokStart, "Multiple default clauses"), i = !0, t.test = null), this.expect(O.colon);
				} else t || this.unexpected(), t.consequent.push(this.parseStatement(null));
				return this.exitScope(), t && this.finishNode(t, "SwitchCase"), this.next(), this.labels.pop(), this.finishNode(e, "SwitchStatement");
			}, oe.parseThrowStatement = function(e) {
				return this.next(), j.test(this.input.slice(this.lastTokEnd, this.start)) && this.raise(this.lastTokEnd, "Illegal newline after throw"), e.argument = this.parseExpression(), this.semicolon(), this.finishNode(e, "ThrowStatement");
			};
			var le = [];
			oe.parseCatchClauseParam = function() {
				var e = this.parseBindingAtom(), t = "Identifier" === e.type;
				return this.enterScope(t ? 32 : 0), this.checkLValPattern(e, t ? 4 : 2), this.expect(O.parenR), e;
			}, oe.parseTryStatement = function(e) {
				if (this.next(), e.block = this.parseBlock(), e.handler = null, this.type === O._catch) {
					var t = this.startNode();
					this.next(), this.eat(O.parenL) ? t.param = this.parseCatchClauseParam() : (this.options.ecmaVersion < 10 && this.unexpected(), t.param = null, this.enterScope(0)), t.body = this.parseBlock(!1), this.exitScope(), e.handler = this.finishNode(t, "CatchClause");
				}
				return e.finalizer = this.eat(O._finally) ? this.parseBlock() : null, e.handler || e.finalizer || this.raise(e.start, "Missing catch or finally clause"), this.finishNode(e, "TryStatement");
			}, oe.parseVarStatement = function(e, t, i) {
				return this.next(), this.parseVar(e, !1, t, i), this.semicolon(), this.finishNode(e, "VariableDeclaration");
			}, oe.parseWhileStatement = function(e) {
				return this.next(), e.test = this.parseParenExpression(), this.labels.push(ce), e.body = this.parseStatement("while"), this.labels.pop(), this.finishNode(e, "WhileStatement");
			}, oe.parseWithStatement = function(e) {
				return this.strict && this.raise(this.start, "'with' in strict mode"), this.next(), e.object = this.parseParenExpression(), e.body = this.parseStatement("with"), this.finishNode(e, "WithStatement");
			}, oe.parseEmptyStatement = function(e) {
				return this.next(), this.finishNode(e, "EmptyStatement");
			}, oe.parseLabeledStatement = function(e, t, i, n) {
				for (var a = 0, c = this.labels; a < c.length; a += 1) c[a].name === t && this.raise(i.start, "Label '" + t + "' is already declared");
				for (var l = this.type.isLoop ? "loop" : this.type === O._switch ? "switch" : null, y = this.labels.length - 1; y >= 0; y--) {
					var E = this.labels[y];
					if (E.statementStart !== e.start) break;
					E.statementStart = this.start, E.kind = l;
				}
				return this.labels.push({
					name: t,
					kind: l,
					statementStart: this.start
				}), e.body = this.parseStatement(n ? -1 === n.indexOf("label") ? n + "label" : n : "label"), this.labels.pop(), e.label = i, this.finishNode(e, "LabeledStatement");
			}, oe.parseExpressionStatement = function(e, t) {
				return e.expression = t, this.semicolon(), this.finishNode(e, "ExpressionStatement");
			}, oe.parseBlock = function(e, t, i) {
				for (void 0 === e && (e = !0), void 0 === t && (t = this.startNode()), t.body = [], this.expect(O.braceL), e && this.enterScope(0); this.type !== O.braceR;) {
					var n = this.parseStatement(null);
					t.body.push(n);
				}
				return i && (this.strict = !1), this.next(), e && this.exitScope(), this.finishNode(t, "BlockStatement");
			}, oe.parseFor = function(e, t) {
				return e.init = t, this.expect(O.semi), e.test = this.type === O.semi ? null : this.parseExpression(), this.expect(O.semi), e.update = this.type === O.parenR ? null : this.parseExpression(), this.expect(O.parenR), e.body = this.parseStatement("for"), this.exitScope(), this.labels.pop(), this.finishNode(e, "ForStatement");
			}, oe.parseForIn = function(e, t) {
				var i = this.type === O._in;
				return this.next(), "VariableDeclaration" === t.type && null != t.declarations[0].init && (!i || this.options.ecmaVersion < 8 || this.strict || "var" !== t.kind || "Identifier" !== t.declarations[0].id.type) && this.raise(t.start, (i ? "for-in" : "for-of") + " loop variable declaration may not have an initializer"), e.left = t, e.right = i ? this.parseExpression() : this.parseMaybeAssign(), this.expect(O.parenR), e.body = this.parseStatement("for"), this.exitScope(), this.labels.pop(), this.finishNode(e, i ? "ForInStatement" : "ForOfStatement");
			}, oe.parseVar = function(e, t, i, n) {
				for (e.declarations = [], e.kind = i;;) {
					var a = this.startNode();
					if (this.parseVarId(a, i), this.eat(O.eq) ? a.init = this.parseMaybeAssign(t) : n || "const" !== i || this.type === O._in || this.options.ecmaVersion >= 6 && this.isContextual("of") ? n || "using" !== i && "await using" !== i || !(this.options.ecmaVersion >= 17) || this.type === O._in || this.isContextual("of") ? n || "Identifier" === a.id.type || t && (this.type === O._in || this.isContextual("of")) ? a.init = null : this.raise(this.lastTokEnd, "Complex binding patterns require an initialization value") : this.raise(this.lastTokEnd, "Missing initializer in " + i + " declaration") : this.unexpected(), e.declarations.push(this.finishNode(a, "VariableDeclarator")), !this.eat(O.comma)) break;
				}
				return e;
			}, oe.parseVarId = function(e, t) {
				e.id = "using" === t || "await using" === t ? this.parseIdent() : this.parseBindingAtom(), this.checkLValPattern(e.id, "var" === t ? 1 : 2, !1);
			};
			var pe = 1, ue = 2;
			function isPrivateNameConflicted(e, t) {
				var i = t.key.name, n = e[i], a = "true";
				return "MethodDefinition" !== t.type || "get" !== t.kind && "set" !== t.kind || (a = (t.static ? "s" : "i") + t.kind), "iget" === n && "iset" === a || "iset" === n && "iget" === a || "sget" === n && "sset" === a || "sset" === n && "sget" === a ? (e[i] = "true", !1) : !!n || (e[i] = a, !1);
			}
			function checkKeyName(e, t) {
				var i = e.computed, n = e.key;
				return !i && ("Identifier" === n.type && n.name === t || "Literal" === n.type && n.value === t);
			}
			oe.parseFunction = function(e, t, i, n, a) {
				this.initFunction(e), (this.options.ecmaVersion >= 9 || this.options.ecmaVersion >= 6 && !n) && (this.type === O.star && t & ue && this.unexpected(), e.generator = this.eat(O.star)), this.options.ecmaVersion >= 8 && (e.async = !!n), t & pe && (e.id = 4 & t && this.type !== O.name ? null : this.parseIdent(), !e.id || t & ue || this.checkLValSimple(e.id, this.strict || e.generator || e.async ? this.treatFunctionsAsVar ? 1 : 2 : 3));
				var c = this.yieldPos, l = this.awaitPos, y = this.awaitIdentPos;
				return this.yieldPos = 0, this.awaitPos = 0, this.awaitIdentPos = 0, this.enterScope(functionFlags(e.async, e.generator)), t & pe || (e.id = this.type === O.name ? this.parseIdent() : null), this.parseFunctionParams(e), this.parseFunctionBody(e, i, !1, a), this.yieldPos = c, this.awaitPos = l, this.awaitIdentPos = y, this.finishNode(e, t & pe ? "FunctionDeclaration" : "FunctionExpression");
			}, oe.parseFunctionParams = function(e) {
				this.expect(O.parenL), e.params = this.parseBindingList(O.parenR, !1, this.options.ecmaVersion >= 8), this.checkYieldAwaitInDefaultParams();
			}, oe.parseClass = function(e, t) {
				this.next();
				var i = this.strict;
				this.strict = !0, this.parseClassId(e, t), this.parseClassSuper(e);
				var n = this.enterClassBody(), a = this.startNode(), c = !1;
				for (a.body = [], this.expect(O.braceL); this.type !== O.braceR;) {
					var l = this.parseClassElement(null !== e.superClass);
					l && (a.body.push(l), "MethodDefinition" === l.type && "constructor" === l.kind ? (c && this.raiseRecoverable(l.start, "Duplicate constructor in the same class"), c = !0) : l.key && "PrivateIdentifier" === l.key.type && isPrivateNameConflicted(n, l) && this.raiseRecoverable(l.key.start, "Identifier '#" + l.key.name + "' has already been declared"));
				}
				return this.strict = i, this.next(), e.body = this.finishNode(a, "ClassBody"), this.exitClassBody(), this.finishNode(e, t ? "ClassDeclaration" : "ClassExpression");
			}, oe.parseClassElement = function(e) {
				if (this.eat(O.semi)) return null;
				var t = this.options.ecmaVersion, i = this.startNode(), n = "", a = !1, c = !1, l = "method", y = !1;
				if (this.eatContextual("static")) {
					if (t >= 13 && this.eat(O.braceL)) return this.parseClassStaticBlock(i), i;
					this.isClassElementNameStart() || this.type === O.star ? y = !0 : n = "static";
				}
				if (i.static = y, !n && t >= 8 && this.eatContextual("async") && (!this.isClassElementNameStart() && this.type !== O.star || this.canInsertSemicolon() ? n = "async" : c = !0), !n && (t >= 9 || !c) && this.eat(O.star) && (a = !0), !n && !c && !a) {
					var E = this.value;
					(this.eatContextual("get") || this.eatContextual("set")) && (this.isClassElementNameStart() ? l = E : n = E);
				}
				if (n ? (i.computed = !1, i.key = this.startNodeAt(this.lastTokStart, this.lastTokStartLoc), i.key.name = n, this.finishNode(i.key, "Identifier")) : this.parseClassElementName(i), t < 13 || this.type === O.parenL || "method" !== l || a || c) {
					var w = !i.static && checkKeyName(i, "constructor"), C = w && e;
					w && "method" !== l && this.raise(i.key.start, "Constructor can't have get/set modifier"), i.kind = w ? "constructor" : l, this.parseClassMethod(i, a, c, C);
				} else this.parseClassField(i);
				return i;
			}, oe.isClassElementNameStart = function() {
				return this.type === O.name || this.type === O.privateId || this.type === O.num || this.type === O.string || this.type === O.bracketL || this.type.keyword;
			}, oe.parseClassElementName = function(e) {
				this.type === O.privateId ? ("constructor" === this.value && this.raise(this.start, "Classes can't have an element named '#constructor'"), e.computed = !1, e.key = this.parsePrivateIdent()) : this.parsePropertyName(e);
			}, oe.parseClassMethod = function(e, t, i, n) {
				var a = e.key;
				"constructor" === e.kind ? (t && this.raise(a.start, "Constructor can't be a generator"), i && this.raise(a.start, "Constructor can't be an async method")) : e.static && checkKeyName(e, "prototype") && this.raise(a.start, "Classes may not have a static property named prototype");
				var c = e.value = this.parseMethod(t, i, n);
				return "get" === e.kind && 0 !== c.params.length && this.raiseRecoverable(c.start, "getter should have no params"), "set" === e.kind && 1 !== c.params.length && this.raiseRecoverable(c.start, "setter should have exactly one param"), "set" === e.kind && "RestElement" === c.params[0].type && this.raiseRecoverable(c.params[0].start, "Setter cannot use rest params"), this.finishNode(e, "MethodDefinition");
			}, oe.parseClassField = function(e) {
				return checkKeyName(e, "constructor") ? this.raise(e.key.start, "Classes can't have a field named 'constructor'") : e.static && checkKeyName(e, "prototype") && this.raise(e.key.start, "Classes can't have a static field named 'prototype'"), this.eat(O.eq) ? (this.enterScope(576), e.value = this.parseMaybeAssign(), this.exitScope()) : e.value = null, this.semicolon(), this.finishNode(e, "PropertyDefinition");
			}, oe.parseClassStaticBlock = function(e) {
				e.body = [];
				var t = this.labels;
				for (this.labels = [], this.enterScope(320); this.type !== O.braceR;) {
					var i = this.parseStatement(null);
					e.body.push(i);
				}
				return this.next(), this.exitScope(), this.labels = t, this.finishNode(e, "StaticBlock");
			}, oe.parseClassId = function(e, t) {
				this.type === O.name ? (e.id = this.parseIdent(), t && this.checkLValSimple(e.id, 2, !1)) : (!0 === t && this.unexpected(), e.id = null);
			}, oe.parseClassSuper = function(e) {
				e.superClass = this.eat(O._extends) ? this.parseExprSubscripts(null, !1) : null;
			}, oe.enterClassBody = function() {
				var e = {
					declared: Object.create(null),
					used: []
				};
				return this.privateNameStack.push(e), e.declared;
			}, oe.exitClassBody = function() {
				var e = this.privateNameStack.pop(), t = e.declared, i = e.used;
				if (this.options.checkPrivateFields) for (var n = this.privateNameStack.length, a = 0 === n ? null : this.privateNameStack[n - 1], c = 0; c < i.length; ++c) {
					var l = i[c];
					H(t, l.name) || (a ? a.used.push(l) : this.raiseRecoverable(l.start, "Private field '#" + l.name + "' must be declared in an enclosing class"));
				}
			}, oe.parseExportAllDeclaration = function(e, t) {
				return this.options.ecmaVersion >= 11 && (this.eatContextual("as") ? (e.exported = this.parseModuleExportName(), this.checkExport(t, e.exported, this.lastTokStart)) : e.exported = null), this.expectContextual("from"), this.type !== O.string && this.unexpected(), e.source = this.parseExprAtom(), this.options.ecmaVersion >= 16 && (e.attributes = this.parseWithClause()), this.semicolon(), this.finishNode(e, "ExportAllDeclaration");
			}, oe.parseExport = function(e, t) {
				if (this.next(), this.eat(O.star)) return this.parseExportAllDeclaration(e, t);
				if (this.eat(O._default)) return this.checkExport(t, "default", this.lastTokStart), e.declaration = this.parseExportDefaultDeclaration(), this.finishNode(e, "ExportDefaultDeclaration");
				if (this.shouldParseExportStatement()) e.declaration = this.parseExportDeclaration(e), "VariableDeclaration" === e.declaration.type ? this.checkVariableExport(t, e.declaration.declarations) : this.checkExport(t, e.declaration.id, e.declaration.id.start), e.specifiers = [], e.source = null, this.options.ecmaVersion >= 16 && (e.attributes = []);
				else {
					if (e.declaration = null, e.specifiers = this.parseExportSpecifiers(t), this.eatContextual("from")) this.type !== O.string && this.unexpected(), e.source = this.parseExprAtom(), this.options.ecmaVersion >= 16 && (e.attributes = this.parseWithClause());
					else {
						for (var i = 0, n = e.specifiers; i < n.length; i += 1) {
							var a = n[i];
							this.checkUnreserved(a.local), this.checkLocalExport(a.local), "Literal" === a.local.type && this.raise(a.local.start, "A string literal cannot be used as an exported binding without `from`.");
						}
						e.source = null, this.options.ecmaVersion >= 16 && (e.attributes = []);
					}
					this.semicolon();
				}
				return this.finishNode(e, "ExportNamedDeclaration");
			}, oe.parseExportDeclaration = function(e) {
				return this.parseStatement(null);
			}, oe.parseExportDefaultDeclaration = function() {
				var e;
				if (this.type === O._function || (e = this.isAsyncFunction())) {
					var t = this.startNode();
					return this.next(), e && this.next(), this.parseFunction(t, 4 | pe, !1, e);
				}
				if (this.type === O._class) {
					var i = this.startNode();
					return this.parseClass(i, "nullableID");
				}
				var n = this.parseMaybeAssign();
				return this.semicolon(), n;
			}, oe.checkExport = function(e, t, i) {
				e && ("string" != typeof t && (t = "Identifier" === t.type ? t.name : t.value), H(e, t) && this.raiseRecoverable(i, "Duplicate export '" + t + "'"), e[t] = !0);
			}, oe.checkPatternExport = function(e, t) {
				var i = t.type;
				if ("Identifier" === i) this.checkExport(e, t, t.start);
				else if ("ObjectPattern" === i) for (var n = 0, a = t.properties; n < a.length; n += 1) {
					var c = a[n];
					this.checkPatternExport(e, c);
				}
				else if ("ArrayPattern" === i) for (var l = 0, y = t.elements; l < y.length; l += 1) {
					var E = y[l];
					E && this.checkPatternExport(e, E);
				}
				else "Property" === i ? this.checkPatternExport(e, t.value) : "AssignmentPattern" === i ? this.checkPatternExport(e, t.left) : "RestElement" === i && this.checkPatternExport(e, t.argument);
			}, oe.checkVariableExport = function(e, t) {
				if (e) for (var i = 0, n = t; i < n.length; i += 1) {
					var a = n[i];
					this.checkPatternExport(e, a.id);
				}
			}, oe.shouldParseExportStatement = function() {
				return "var" === this.type.keyword || "const" === this.type.keyword || "class" === this.type.keyword || "function" === this.type.keyword || this.isLet() || this.isAsyncFunction();
			}, oe.parseExportSpecifier = function(e) {
				var t = this.startNode();
				return t.local = this.parseModuleExportName(), t.exported = this.eatContextual("as") ? this.parseModuleExportName() : t.local, this.checkExport(e, t.exported, t.exported.start), this.finishNode(t, "ExportSpecifier");
			}, oe.parseExportSpecifiers = function(e) {
				var t = [], i = !0;
				for (this.expect(O.braceL); !this.eat(O.braceR);) {
					if (i) i = !1;
					else if (this.expect(O.comma), this.afterTrailingComma(O.braceR)) break;
					t.push(this.parseExportSpecifier(e));
				}
				return t;
			}, oe.parseImport = function(e) {
				return this.next(), this.type === O.string ? (e.specifiers = le, e.source = this.parseExprAtom()) : (e.specifiers = this.parseImportSpecifiers(), this.expectContextual("from"), e.source = this.type === O.string ? this.parseExprAtom() : this.unexpected()), this.options.ecmaVersion >= 16 && (e.attributes = this.parseWithClause()), this.semicolon(), this.finishNode(e, "ImportDeclaration");
			}, oe.parseImportSpecifier = function() {
				var e = this.startNode();
				return e.imported = this.parseModuleExportName(), this.eatContextual("as") ? e.local = this.parseIdent() : (this.checkUnreserved(e.imported), e.local = e.imported), this.checkLValSimple(e.local, 2), this.finishNode(e, "ImportSpecifier");
			}, oe.parseImportDefaultSpecifier = function() {
				var e = this.startNode();
				return e.local = this.parseIdent(), this.checkLValSimple(e.local, 2), this.finishNode(e, "ImportDefaultSpecifier");
			}, oe.parseImportNamespaceSpecifier = function() {
				var e = this.startNode();
				return this.next(), this.expectContextual("as"), e.local = this.parseIdent(), this.checkLValSimple(e.local, 2), this.finishNode(e, "ImportNamespaceSpecifier");
			}, oe.parseImportSpecifiers = function() {
				var e = [], t = !0;
				if (this.type === O.name && (e.push(this.parseImportDefaultSpecifier()), !this.eat(O.comma))) return e;
				if (this.type === O.star) return e.push(this.parseImportNamespaceSpecifier()), e;
				for (this.expect(O.braceL); !this.eat(O.braceR);) {
					if (t) t = !1;
					else if (this.expect(O.comma), this.afterTrailingComma(O.braceR)) break;
					e.push(this.parseImportSpecifier());
				}
				return e;
			}, oe.parseWithClause = function() {
				var e = [];
				if (!this.eat(O._with)) return e;
				this.expect(O.braceL);
				for (var t = {}, i = !0; !this.eat(O.braceR);) {
					if (i) i = !1;
					else if (this.expect(O.comma), this.afterTrailingComma(O.braceR)) break;
					var n = this.parseImportAttribute(), a = "Identifier" === n.key.type ? n.key.name : n.key.value;
					H(t, a) && this.raiseRecoverable(n.key.start, "Duplicate attribute key '" + a + "'"), t[a] = !0, e.push(n);
				}
				return e;
			}, oe.parseImportAttribute = function() {
				var e = this.startNode();
				return e.key = this.type === O.string ? this.parseExprAtom() : this.parseIdent("never" !== this.options.allowReserved), this.expect(O.colon), this.type !== O.string && this.unexpected(), e.value = this.parseExprAtom(), this.finishNode(e, "ImportAttribute");
			}, oe.parseModuleExportName = function() {
				if (this.options.ecmaVersion >= 13 && this.type === O.string) {
					var e = this.parseLiteral(this.value);
					return Z.test(e.value) && this.raise(e.start, "An export name cannot include a lone surrogate."), e;
				}
				return this.parseIdent(!0);
			}, oe.adaptDirectivePrologue = function(e) {
				for (var t = 0; t < e.length && this.isDirectiveCandidate(e[t]); ++t) e[t].directive = e[t].expression.raw.slice(1, -1);
			}, oe.isDirectiveCandidate = function(e) {
				return this.options.ecmaVersion >= 5 && "ExpressionStatement" === e.type && "Literal" === e.expression.type && "string" == typeof e.expression.value && ("\"" === this.input[e.start] || "'" === this.input[e.start]);
			};
			var de = acorn_Parser.prototype;
			de.toAssignable = function(e, t, i) {
				if (this.options.ecmaVersion >= 6 && e) switch (e.type) {
					case "Identifier":
						this.inAsync && "await" === e.name && this.raise(e.start, "Cannot use 'await' as identifier inside an async function");
						break;
					case "ObjectPattern":
					case "ArrayPattern":
					case "AssignmentPattern":
					case "RestElement": break;
					case "ObjectExpression":
						e.type = "ObjectPattern", i && this.checkPatternErrors(i, !0);
						for (var n = 0, a = e.properties; n < a.length; n += 1) {
							var c = a[n];
							this.toAssignable(c, t), "RestElement" !== c.type || "ArrayPattern" !== c.argument.type && "ObjectPattern" !== c.argument.type || this.raise(c.argument.start, "Unexpected token");
						}
						break;
					case "Property":
						"init" !== e.kind && this.raise(e.key.start, "Object pattern can't contain getter or setter"), this.toAssignable(e.value, t);
						break;
					case "ArrayExpression":
						e.type = "ArrayPattern", i && this.checkPatternErrors(i, !0), this.toAssignableList(e.elements, t);
						break;
					case "SpreadElement":
						e.type = "RestElement", this.toAssignable(e.argument, t), "AssignmentPattern" === e.argument.type && this.raise(e.argument.start, "Rest elements cannot have a default value");
						break;
					case "AssignmentExpression":
						"=" !== e.operator && this.raise(e.left.end, "Only '=' operator can be used for specifying default value."), e.type = "AssignmentPattern", delete e.operator, this.toAssignable(e.left, t);
						break;
					case "ParenthesizedExpression":
						this.toAssignable(e.expression, t, i);
						break;
					case "ChainExpression":
						this.raiseRecoverable(e.start, "Optional chaining cannot appear in left-hand side");
						break;
					case "MemberExpression": if (!t) break;
					default: this.raise(e.start, "Assigning to rvalue");
				}
				else i && this.checkPatternErrors(i, !0);
				return e;
			}, de.toAssignableList = function(e, t) {
				for (var i = e.length, n = 0; n < i; n++) {
					var a = e[n];
					a && this.toAssignable(a, t);
				}
				if (i) {
					var c = e[i - 1];
					6 === this.options.ecmaVersion && t && c && "RestElement" === c.type && "Identifier" !== c.argument.type && this.unexpected(c.argument.start);
				}
				return e;
			}, de.parseSpread = function(e) {
				var t = this.startNode();
				return this.next(), t.argument = this.parseMaybeAssign(!1, e), this.finishNode(t, "SpreadElement");
			}, de.parseRestBinding = function() {
				var e = this.startNode();
				return this.next(), 6 === this.options.ecmaVersion && this.type !== O.name && this.unexpected(), e.argument = this.parseBindingAtom(), this.finishNode(e, "RestElement");
			}, de.parseBindingAtom = function() {
				if (this.options.ecmaVersion >= 6) switch (this.type) {
					case O.bracketL:
						var e = this.startNode();
						return this.next(), e.elements = this.parseBindingList(O.bracketR, !0, !0), this.finishNode(e, "ArrayPattern");
					case O.braceL: return this.parseObj(!0);
				}
				return this.parseIdent();
			}, de.parseBindingList = function(e, t, i, n) {
				for (var a = [], c = !0; !this.eat(e);) if (c ? c = !1 : this.expect(O.comma), t && this.type === O.comma) a.push(null);
				else {
					if (i && this.afterTrailingComma(e)) break;
					if (this.type === O.ellipsis) {
						var l = this.parseRestBinding();
						this.parseBindingListItem(l), a.push(l), this.type === O.comma && this.raiseRecoverable(this.start, "Comma is not permitted after the rest element"), this.expect(e);
						break;
					}
					a.push(this.parseAssignableListItem(n));
				}
				return a;
			}, de.parseAssignableListItem = function(e) {
				var t = this.parseMaybeDefault(this.start, this.startLoc);
				return this.parseBindingListItem(t), t;
			}, de.parseBindingListItem = function(e) {
				return e;
			}, de.parseMaybeDefault = function(e, t, i) {
				if (i = i || this.parseBindingAtom(), this.options.ecmaVersion < 6 || !this.eat(O.eq)) return i;
				var n = this.startNodeAt(e, t);
				return n.left = i, n.right = this.parseMaybeAssign(), this.finishNode(n, "AssignmentPattern");
			}, de.checkLValSimple = function(e, t, i) {
				void 0 === t && (t = 0);
				var n = 0 !== t;
				switch (e.type) {
					case "Identifier":
						this.strict && this.reservedWordsStrictBind.test(e.name) && this.raiseRecoverable(e.start, (n ? "Binding " : "Assigning to ") + e.name + " in strict mode"), n && (2 === t && "let" === e.name && this.raiseRecoverable(e.start, "let is disallowed as a lexically bound name"), i && (H(i, e.name) && this.raiseRecoverable(e.start, "Argument name clash"), i[e.name] = !0), 5 !== t && this.declareName(e.name, t, e.start));
						break;
					case "ChainExpression":
						this.raiseRecoverable(e.start, "Optional chaining cannot appear in left-hand side");
						break;
					case "MemberExpression":
						n && this.raiseRecoverable(e.start, "Binding member expression");
						break;
					case "ParenthesizedExpression": return n && this.raiseRecoverable(e.start, "Binding parenthesized expression"), this.checkLValSimple(e.expression, t, i);
					default: this.raise(e.start, (n ? "Binding" : "Assigning to") + " rvalue");
				}
			}, de.checkLValPattern = function(e, t, i) {
				switch (void 0 === t && (t = 0), e.type) {
					case "ObjectPattern":
						for (var n = 0, a = e.properties; n < a.length; n += 1) {
							var c = a[n];
							this.checkLValInnerPattern(c, t, i);
						}
						break;
					case "ArrayPattern":
						for (var l = 0, y = e.elements; l < y.length; l += 1) {
							var E = y[l];
							E && this.checkLValInnerPattern(E, t, i);
						}
						break;
					default: this.checkLValSimple(e, t, i);
				}
			}, de.checkLValInnerPattern = function(e, t, i) {
				switch (void 0 === t && (t = 0), e.type) {
					case "Property":
						this.checkLValInnerPattern(e.value, t, i);
						break;
					case "AssignmentPattern":
						this.checkLValPattern(e.left, t, i);
						break;
					case "RestElement":
						this.checkLValPattern(e.argument, t, i);
						break;
					default: this.checkLValPattern(e, t, i);
				}
			};
			var acorn_TokContext = function(e, t, i, n, a) {
				this.token = e, this.isExpr = !!t, this.preserveSpace = !!i, this.override = n, this.generator = !!a;
			}, fe = {
				b_stat: new acorn_TokContext("{", !1),
				b_expr: new acorn_TokContext("{", !0),
				b_tmpl: new acorn_TokContext("${", !1),
				p_stat: new acorn_TokContext("(", !1),
				p_expr: new acorn_TokContext("(", !0),
				q_tmpl: new acorn_TokContext("`", !0, !0, function(e) {
					return e.tryReadTemplateToken();
				}),
				f_stat: new acorn_TokContext("function", !1),
				f_expr: new acorn_TokContext("function", !0),
				f_expr_gen: new acorn_TokContext("function", !0, !1, null, !0),
				f_gen: new acorn_TokContext("function", !1, !1, null, !0)
			}, me = acorn_Parser.prototype;
			me.initialContext = function() {
				return [fe.b_stat];
			}, me.curContext = function() {
				return this.context[this.context.length - 1];
			}, me.braceIsBlock = function(e) {
				var t = this.curContext();
				return t === fe.f_expr || t === fe.f_stat || (e !== O.colon || t !== fe.b_stat && t !== fe.b_expr ? e === O._return || e === O.name && this.exprAllowed ? j.test(this.input.slice(this.lastTokEnd, this.start)) : e === O._else || e === O.semi || e === O.eof || e === O.parenR || e === O.arrow || (e === O.braceL ? t === fe.b_stat : e !== O._var && e !== O._const && e !== O.name && !this.exprAllowed) : !t.isExpr);
			}, me.inGeneratorContext = function() {
				for (var e = this.context.length - 1; e >= 1; e--) {
					var t = this.context[e];
					if ("function" === t.token) return t.generator;
				}
				return !1;
			}, me.updateContext = function(e) {
				var t, i = this.type;
				i.keyword && e === O.dot ? this.exprAllowed = !1 : (t = i.updateContext) ? t.call(this, e) : this.exprAllowed = i.beforeExpr;
			}, me.overrideContext = function(e) {
				this.curContext() !== e && (this.context[this.context.length - 1] = e);
			}, O.parenR.updateContext = O.braceR.updateContext = function() {
				if (1 !== this.context.length) {
					var e = this.context.pop();
					e === fe.b_stat && "function" === this.curContext().token && (e = this.context.pop()), this.exprAllowed = !e.isExpr;
				} else this.exprAllowed = !0;
			}, O.braceL.updateContext = function(e) {
				this.context.push(this.braceIsBlock(e) ? fe.b_stat : fe.b_expr), this.exprAllowed = !0;
			}, O.dollarBraceL.updateContext = function() {
				this.context.push(fe.b_tmpl), this.exprAllowed = !0;
			}, O.parenL.updateContext = function(e) {
				var t = e === O._if || e === O._for || e === O._with || e === O._while;
				this.context.push(t ? fe.p_stat : fe.p_expr), this.exprAllowed = !0;
			}, O.incDec.updateContext = function() {}, O._function.updateContext = O._class.updateContext = function(e) {
				!e.beforeExpr || e === O._else || e === O.semi && this.curContext() !== fe.p_stat || e === O._return && j.test(this.input.slice(this.lastTokEnd, this.start)) || (e === O.colon || e === O.braceL) && this.curContext() === fe.b_stat ? this.context.push(fe.f_stat) : this.context.push(fe.f_expr), this.exprAllowed = !1;
			}, O.colon.updateContext = function() {
				"function" === this.curContext().token && this.context.pop(), this.exprAllowed = !0;
			}, O.backQuote.updateContext = function() {
				this.curContext() === fe.q_tmpl ? this.context.pop() : this.context.push(fe.q_tmpl), this.exprAllowed = !1;
			}, O.star.updateContext = function(e) {
				if (e === O._function) {
					var t = this.context.length - 1;
					this.context[t] === fe.f_expr ? this.context[t] = fe.f_expr_gen : this.context[t] = fe.f_gen;
				}
				this.exprAllowed = !0;
			}, O.name.updateContext = function(e) {
				var t = !1;
				this.options.ecmaVersion >= 6 && e !== O.dot && ("of" === this.value && !this.exprAllowed || "yield" === this.value && this.inGeneratorContext()) && (t = !0), this.exprAllowed = t;
			};
			var ge = acorn_Parser.prototype;
			function isLocalVariableAccess(e) {
				return "Identifier" === e.type || "ParenthesizedExpression" === e.type && isLocalVariableAccess(e.expression);
			}
			function isPrivateFieldAccess(e) {
				return "MemberExpression" === e.type && "PrivateIdentifier" === e.property.type || "ChainExpression" === e.type && isPrivateFieldAccess(e.expression) || "ParenthesizedExpression" === e.type && isPrivateFieldAccess(e.expression);
			}
			ge.checkPropClash = function(e, t, i) {
				if (!(this.options.ecmaVersion >= 9 && "SpreadElement" === e.type || this.options.ecmaVersion >= 6 && (e.computed || e.method || e.shorthand))) {
					var n, a = e.key;
					switch (a.type) {
						case "Identifier":
							n = a.name;
							break;
						case "Literal":
							n = String(a.value);
							break;
						default: return;
					}
					var c = e.kind;
					if (this.options.ecmaVersion >= 6) "__proto__" === n && "init" === c && (t.proto && (i ? i.doubleProto < 0 && (i.doubleProto = a.start) : this.raiseRecoverable(a.start, "Redefinition of __proto__ property")), t.proto = !0);
					else {
						var l = t[n = "$" + n];
						if (l) ("init" === c ? this.strict && l.init || l.get || l.set : l.init || l[c]) && this.raiseRecoverable(a.start, "Redefinition of property");
						else l = t[n] = {
							init: !1,
							get: !1,
							set: !1
						};
						l[c] = !0;
					}
				}
			}, ge.parseExpression = function(e, t) {
				var i = this.start, n = this.startLoc, a = this.parseMaybeAssign(e, t);
				if (this.type === O.comma) {
					var c = this.startNodeAt(i, n);
					for (c.expressions = [a]; this.eat(O.comma);) c.expressions.push(this.parseMaybeAssign(e, t));
					return this.finishNode(c, "SequenceExpression");
				}
				return a;
			}, ge.parseMaybeAssign = function(e, t, i) {
				if (this.isContextual("yield")) {
					if (this.inGenerator) return this.parseYield(e);
					this.exprAllowed = !1;
				}
				var n = !1, a = -1, c = -1, l = -1;
				t ? (a = t.parenthesizedAssign, c = t.trailingComma, l = t.doubleProto, t.parenthesizedAssign = t.trailingComma = -1) : (t = new acorn_DestructuringErrors(), n = !0);
				var y = this.start, E = this.startLoc;
				this.type !== O.parenL && this.type !== O.name || (this.potentialArrowAt = this.start, this.potentialArrowInForAwait = "await" === e);
				var w = this.parseMaybeConditional(e, t);
				if (i && (w = i.call(this, w, y, E)), this.type.isAssign) {
					var C = this.startNodeAt(y, E);
					return C.operator = this.value, this.type === O.eq && (w = this.toAssignable(w, !1, t)), n || (t.parenthesizedAssign = t.trailingComma = t.doubleProto = -1), t.shorthandAssign >= w.start && (t.shorthandAssign = -1), this.type === O.eq ? this.checkLValPattern(w) : this.checkLValSimple(w), C.left = w, this.next(), C.right = this.parseMaybeAssign(e), l > -1 && (t.doubleProto = l), this.finishNode(C, "AssignmentExpression");
				}
				return n && this.checkExpressionErrors(t, !0), a > -1 && (t.parenthesizedAssign = a), c > -1 && (t.trailingComma = c), w;
			}, ge.parseMaybeConditional = function(e, t) {
				var i = this.start, n = this.startLoc, a = this.parseExprOps(e, t);
				if (this.checkExpressionErrors(t)) return a;
				if (this.eat(O.question)) {
					var c = this.startNodeAt(i, n);
					return c.test = a, c.consequent = this.parseMaybeAssign(), this.expect(O.colon), c.alternate = this.parseMaybeAssign(e), this.finishNode(c, "ConditionalExpression");
				}
				return a;
			}, ge.parseExprOps = function(e, t) {
				var i = this.start, n = this.startLoc, a = this.parseMaybeUnary(t, !1, !1, e);
				return this.checkExpressionErrors(t) || a.start === i && "ArrowFunctionExpression" === a.type ? a : this.parseExprOp(a, i, n, -1, e);
			}, ge.parseExprOp = function(e, t, i, n, a) {
				var c = this.type.binop;
				if (null != c && (!a || this.type !== O._in) && c > n) {
					var l = this.type === O.logicalOR || this.type === O.logicalAND, y = this.type === O.coalesce;
					y && (c = O.logicalAND.binop);
					var E = this.value;
					this.next();
					var w = this.start, C = this.startLoc, S = this.parseExprOp(this.parseMaybeUnary(null, !1, !1, a), w, C, c, a), I = this.buildBinary(t, i, e, S, E, l || y);
					return (l && this.type === O.coalesce || y && (this.type === O.logicalOR || this.type === O.logicalAND)) && this.raiseRecoverable(this.start, "Logical expressions and coalesce expressions cannot be mixed. Wrap either by parentheses"), this.parseExprOp(I, t, i, n, a);
				}
				return e;
			}, ge.buildBinary = function(e, t, i, n, a, c) {
				"PrivateIdentifier" === n.type && this.raise(n.start, "Private identifier can only be left side of binary expression");
				var l = this.startNodeAt(e, t);
				return l.left = i, l.operator = a, l.right = n, this.finishNode(l, c ? "LogicalExpression" : "BinaryExpression");
			}, ge.parseMaybeUnary = function(e, t, i, n) {
				var a, c = this.start, l = this.startLoc;
				if (this.isContextual("await") && this.canAwait) a = this.parseAwait(n), t = !0;
				else if (this.type.prefix) {
					var y = this.startNode(), E = this.type === O.incDec;
					y.operator = this.value, y.prefix = !0, this.next(), y.argument = this.parseMaybeUnary(null, !0, E, n), this.checkExpressionErrors(e, !0), E ? this.checkLValSimple(y.argument) : this.strict && "delete" === y.operator && isLocalVariableAccess(y.argument) ? this.raiseRecoverable(y.start, "Deleting local variable in strict mode") : "delete" === y.operator && isPrivateFieldAccess(y.argument) ? this.raiseRecoverable(y.start, "Private fields can not be deleted") : t = !0, a = this.finishNode(y, E ? "UpdateExpression" : "UnaryExpression");
				} else if (t || this.type !== O.privateId) {
					if (a = this.parseExprSubscripts(e, n), this.checkExpressionErrors(e)) return a;
					for (; this.type.postfix && !this.canInsertSemicolon();) {
						var w = this.startNodeAt(c, l);
						w.operator = this.value, w.prefix = !1, w.argument = a, this.checkLValSimple(a), this.next(), a = this.finishNode(w, "UpdateExpression");
					}
				} else (n || 0 === this.privateNameStack.length) && this.options.checkPrivateFields && this.unexpected(), a = this.parsePrivateIdent(), this.type !== O._in && this.unexpected();
				return i || !this.eat(O.starstar) ? a : t ? void this.unexpected(this.lastTokStart) : this.buildBinary(c, l, a, this.parseMaybeUnary(null, !1, !1, n), "**", !1);
			}, ge.parseExprSubscripts = function(e, t) {
				var i = this.start, n = this.startLoc, a = this.parseExprAtom(e, t);
				if ("ArrowFunctionExpression" === a.type && ")" !== this.input.slice(this.lastTokStart, this.lastTokEnd)) return a;
				var c = this.parseSubscripts(a, i, n, !1, t);
				return e && "MemberExpression" === c.type && (e.parenthesizedAssign >= c.start && (e.parenthesizedAssign = -1), e.parenthesizedBind >= c.start && (e.parenthesizedBind = -1), e.trailingComma >= c.start && (e.trailingComma = -1)), c;
			}, ge.parseSubscripts = function(e, t, i, n, a) {
				for (var c = this.options.ecmaVersion >= 8 && "Identifier" === e.type && "async" === e.name && this.lastTokEnd === e.end && !this.canInsertSemicolon() && e.end - e.start === 5 && this.potentialArrowAt === e.start, l = !1;;) {
					var y = this.parseSubscript(e, t, i, n, c, l, a);
					if (y.optional && (l = !0), y === e || "ArrowFunctionExpression" === y.type) {
						if (l) {
							var E = this.startNodeAt(t, i);
							E.expression = y, y = this.finishNode(E, "ChainExpression");
						}
						return y;
					}
					e = y;
				}
			}, ge.shouldParseAsyncArrow = function() {
				return !this.canInsertSemicolon() && this.eat(O.arrow);
			}, ge.parseSubscriptAsyncArrow = function(e, t, i, n) {
				return this.parseArrowExpression(this.startNodeAt(e, t), i, !0, n);
			}, ge.parseSubscript = function(e, t, i, n, a, c, l) {
				var y = this.options.ecmaVersion >= 11, E = y && this.eat(O.questionDot);
				n && E && this.raise(this.lastTokStart, "Optional chaining cannot appear in the callee of new expressions");
				var w = this.eat(O.bracketL);
				if (w || E && this.type !== O.parenL && this.type !== O.backQuote || this.eat(O.dot)) {
					var C = this.startNodeAt(t, i);
					C.object = e, w ? (C.property = this.parseExpression(), this.expect(O.bracketR)) : this.type === O.privateId && "Super" !== e.type ? C.property = this.parsePrivateIdent() : C.property = this.parseIdent("never" !== this.options.allowReserved), C.computed = !!w, y && (C.optional = E), e = this.finishNode(C, "MemberExpression");
				} else if (!n && this.eat(O.parenL)) {
					var S = new acorn_DestructuringErrors(), I = this.yieldPos, N = this.awaitPos, j = this.awaitIdentPos;
					this.yieldPos = 0, this.awaitPos = 0, this.awaitIdentPos = 0;
					var F = this.parseExprList(O.parenR, this.options.ecmaVersion >= 8, !1, S);
					if (a && !E && this.shouldParseAsyncArrow()) return this.checkPatternErrors(S, !1), this.checkYieldAwaitInDefaultParams(), this.awaitIdentPos > 0 && this.raise(this.awaitIdentPos, "Cannot use 'await' as identifier inside an async function"), this.yieldPos = I, this.awaitPos = N, this.awaitIdentPos = j, this.parseSubscriptAsyncArrow(t, i, F, l);
					this.checkExpressionErrors(S, !0), this.yieldPos = I || this.yieldPos, this.awaitPos = N || this.awaitPos, this.awaitIdentPos = j || this.awaitIdentPos;
					var B = this.startNodeAt(t, i);
					B.callee = e, B.arguments = F, y && (B.optional = E), e = this.finishNode(B, "CallExpression");
				} else if (this.type === O.backQuote) {
					(E || c) && this.raise(this.start, "Optional chaining cannot appear in the tag of tagged template expressions");
					var $ = this.startNodeAt(t, i);
					$.tag = e, $.quasi = this.parseTemplate({ isTagged: !0 }), e = this.finishNode($, "TaggedTemplateExpression");
				}
				return e;
			}, ge.parseExprAtom = function(e, t, i) {
				this.type === O.slash && this.readRegexp();
				var n, a = this.potentialArrowAt === this.start;
				switch (this.type) {
					case O._super: return this.allowSuper || this.raise(this.start, "'super' keyword outside a method"), n = this.startNode(), this.next(), this.type !== O.parenL || this.allowDirectSuper || this.raise(n.start, "super() call outside constructor of a subclass"), this.type !== O.dot && this.type !== O.bracketL && this.type !== O.parenL && this.unexpected(), this.finishNode(n, "Super");
					case O._this: return n = this.startNode(), this.next(), this.finishNode(n, "ThisExpression");
					case O.name:
						var c = this.start, l = this.startLoc, y = this.containsEsc, E = this.parseIdent(!1);
						if (this.options.ecmaVersion >= 8 && !y && "async" === E.name && !this.canInsertSemicolon() && this.eat(O._function)) return this.overrideContext(fe.f_expr), this.parseFunction(this.startNodeAt(c, l), 0, !1, !0, t);
						if (a && !this.canInsertSemicolon()) {
							if (this.eat(O.arrow)) return this.parseArrowExpression(this.startNodeAt(c, l), [E], !1, t);
							if (this.options.ecmaVersion >= 8 && "async" === E.name && this.type === O.name && !y && (!this.potentialArrowInForAwait || "of" !== this.value || this.containsEsc)) return E = this.parseIdent(!1), !this.canInsertSemicolon() && this.eat(O.arrow) || this.unexpected(), this.parseArrowExpression(this.startNodeAt(c, l), [E], !0, t);
						}
						return E;
					case O.regexp:
						var w = this.value;
						return (n = this.parseLiteral(w.value)).regex = {
							pattern: w.pattern,
							flags: w.flags
						}, n;
					case O.num:
					case O.string: return this.parseLiteral(this.value);
					case O._null:
					case O._true:
					case O._false: return (n = this.startNode()).value = this.type === O._null ? null : this.type === O._true, n.raw = this.type.keyword, this.next(), this.finishNode(n, "Literal");
					case O.parenL:
						var C = this.start, S = this.parseParenAndDistinguishExpression(a, t);
						return e && (e.parenthesizedAssign < 0 && !this.isSimpleAssignTarget(S) && (e.parenthesizedAssign = C), e.parenthesizedBind < 0 && (e.parenthesizedBind = C)), S;
					case O.bracketL: return n = this.startNode(), this.next(), n.elements = this.parseExprList(O.bracketR, !0, !0, e), this.finishNode(n, "ArrayExpression");
					case O.braceL: return this.overrideContext(fe.b_expr), this.parseObj(!1, e);
					case O._function: return n = this.startNode(), this.next(), this.parseFunction(n, 0);
					case O._class: return this.parseClass(this.startNode(), !1);
					case O._new: return this.parseNew();
					case O.backQuote: return this.parseTemplate();
					case O._import: return this.options.ecmaVersion >= 11 ? this.parseExprImport(i) : this.unexpected();
					default: return this.parseExprAtomDefault();
				}
			}, ge.parseExprAtomDefault = function() {
				this.unexpected();
			}, ge.parseExprImport = function(e) {
				var t = this.startNode();
				if (this.containsEsc && this.raiseRecoverable(this.start, "Escape sequence in keyword import"), this.next(), this.type === O.parenL && !e) return this.parseDynamicImport(t);
				if (this.type === O.dot) {
					var i = this.startNodeAt(t.start, t.loc && t.loc.start);
					return i.name = "import", t.meta = this.finishNode(i, "Identifier"), this.parseImportMeta(t);
				}
				this.unexpected();
			}, ge.parseDynamicImport = function(e) {
				if (this.next(), e.source = this.parseMaybeAssign(), this.options.ecmaVersion >= 16) this.eat(O.parenR) ? e.options = null : (this.expect(O.comma), this.afterTrailingComma(O.parenR) ? e.options = null : (e.options = this.parseMaybeAssign(), this.eat(O.parenR) || (this.expect(O.comma), this.afterTrailingComma(O.parenR) || this.unexpected())));
				else if (!this.eat(O.parenR)) {
					var t = this.start;
					this.eat(O.comma) && this.eat(O.parenR) ? this.raiseRecoverable(t, "Trailing comma is not allowed in import()") : this.unexpected(t);
				}
				return this.finishNode(e, "ImportExpression");
			}, ge.parseImportMeta = function(e) {
				this.next();
				var t = this.containsEsc;
				return e.property = this.parseIdent(!0), "meta" !== e.property.name && this.raiseRecoverable(e.property.start, "The only valid meta property for import is 'import.meta'"), t && this.raiseRecoverable(e.start, "'import.meta' must not contain escaped characters"), "module" === this.options.sourceType || this.options.allowImportExportEverywhere || this.raiseRecoverable(e.start, "Cannot use 'import.meta' outside a module"), this.finishNode(e, "MetaProperty");
			}, ge.parseLiteral = function(e) {
				var t = this.startNode();
				return t.value = e, t.raw = this.input.slice(this.start, this.end), 110 === t.raw.charCodeAt(t.raw.length - 1) && (t.bigint = null != t.value ? t.value.toString() : t.raw.slice(0, -1).replace(/_/g, "")), this.next(), this.finishNode(t, "Literal");
			}, ge.parseParenExpression = function() {
				this.expect(O.parenL);
				var e = this.parseExpression();
				return this.expect(O.parenR), e;
			}, ge.shouldParseArrow = function(e) {
				return !this.canInsertSemicolon();
			}, ge.parseParenAndDistinguishExpression = function(e, t) {
				var i, n = this.start, a = this.startLoc, c = this.options.ecmaVersion >= 8;
				if (this.options.ecmaVersion >= 6) {
					this.next();
					var l, y = this.start, E = this.startLoc, w = [], C = !0, S = !1, I = new acorn_DestructuringErrors(), N = this.yieldPos, j = this.awaitPos;
					for (this.yieldPos = 0, this.awaitPos = 0; this.type !== O.parenR;) {
						if (C ? C = !1 : this.expect(O.comma), c && this.afterTrailingComma(O.parenR, !0)) {
							S = !0;
							break;
						}
						if (this.type === O.ellipsis) {
							l = this.start, w.push(this.parseParenItem(this.parseRestBinding())), this.type === O.comma && this.raiseRecoverable(this.start, "Comma is not permitted after the rest element");
							break;
						}
						w.push(this.parseMaybeAssign(!1, I, this.parseParenItem));
					}
					var F = this.lastTokEnd, B = this.lastTokEndLoc;
					if (this.expect(O.parenR), e && this.shouldParseArrow(w) && this.eat(O.arrow)) return this.checkPatternErrors(I, !1), this.checkYieldAwaitInDefaultParams(), this.yieldPos = N, this.awaitPos = j, this.parseParenArrowList(n, a, w, t);
					w.length && !S || this.unexpected(this.lastTokStart), l && this.unexpected(l), this.checkExpressionErrors(I, !0), this.yieldPos = N || this.yieldPos, this.awaitPos = j || this.awaitPos, w.length > 1 ? ((i = this.startNodeAt(y, E)).expressions = w, this.finishNodeAt(i, "SequenceExpression", F, B)) : i = w[0];
				} else i = this.parseParenExpression();
				if (this.options.preserveParens) {
					var $ = this.startNodeAt(n, a);
					return $.expression = i, this.finishNode($, "ParenthesizedExpression");
				}
				return i;
			}, ge.parseParenItem = function(e) {
				return e;
			}, ge.parseParenArrowList = function(e, t, i, n) {
				return this.parseArrowExpression(this.startNodeAt(e, t), i, !1, n);
			};
			var xe = [];
			ge.parseNew = function() {
				this.containsEsc && this.raiseRecoverable(this.start, "Escape sequence in keyword new");
				var e = this.startNode();
				if (this.next(), this.options.ecmaVersion >= 6 && this.type === O.dot) {
					var t = this.startNodeAt(e.start, e.loc && e.loc.start);
					t.name = "new", e.meta = this.finishNode(t, "Identifier"), this.next();
					var i = this.containsEsc;
					return e.property = this.parseIdent(!0), "target" !== e.property.name && this.raiseRecoverable(e.property.start, "The only valid meta property for new is 'new.target'"), i && this.raiseRecoverable(e.start, "'new.target' must not contain escaped characters"), this.allowNewDotTarget || this.raiseRecoverable(e.start, "'new.target' can only be used in functions and class static block"), this.finishNode(e, "MetaProperty");
				}
				var n = this.start, a = this.startLoc;
				return e.callee = this.parseSubscripts(this.parseExprAtom(null, !1, !0), n, a, !0, !1), this.eat(O.parenL) ? e.arguments = this.parseExprList(O.parenR, this.options.ecmaVersion >= 8, !1) : e.arguments = xe, this.finishNode(e, "NewExpression");
			}, ge.parseTemplateElement = function(e) {
				var t = e.isTagged, i = this.startNode();
				return this.type === O.invalidTemplate ? (t || this.raiseRecoverable(this.start, "Bad escape sequence in untagged template literal"), i.value = {
					raw: this.value.replace(/\r\n?/g, "\n"),
					cooked: null
				}) : i.value = {
					raw: this.input.slice(this.start, this.end).replace(/\r\n?/g, "\n"),
					cooked: this.value
				}, this.next(), i.tail = this.type === O.backQuote, this.finishNode(i, "TemplateElement");
			}, ge.parseTemplate = function(e) {
				void 0 === e && (e = {});
				var t = e.isTagged;
				void 0 === t && (t = !1);
				var i = this.startNode();
				this.next(), i.expressions = [];
				var n = this.parseTemplateElement({ isTagged: t });
				for (i.quasis = [n]; !n.tail;) this.type === O.eof && this.raise(this.pos, "Unterminated template literal"), this.expect(O.dollarBraceL), i.expressions.push(this.parseExpression()), this.expect(O.braceR), i.quasis.push(n = this.parseTemplateElement({ isTagged: t }));
				return this.next(), this.finishNode(i, "TemplateLiteral");
			}, ge.isAsyncProp = function(e) {
				return !e.computed && "Identifier" === e.key.type && "async" === e.key.name && (this.type === O.name || this.type === O.num || this.type === O.string || this.type === O.bracketL || this.type.keyword || this.options.ecmaVersion >= 9 && this.type === O.star) && !j.test(this.input.slice(this.lastTokEnd, this.start));
			}, ge.parseObj = function(e, t) {
				var i = this.startNode(), n = !0, a = {};
				for (i.properties = [], this.next(); !this.eat(O.braceR);) {
					if (n) n = !1;
					else if (this.expect(O.comma), this.options.ecmaVersion >= 5 && this.afterTrailingComma(O.braceR)) break;
					var c = this.parseProperty(e, t);
					e || this.checkPropClash(c, a, t), i.properties.push(c);
				}
				return this.finishNode(i, e ? "ObjectPattern" : "ObjectExpression");
			}, ge.parseProperty = function(e, t) {
				var i, n, a, c, l = this.startNode();
				if (this.options.ecmaVersion >= 9 && this.eat(O.ellipsis)) return e ? (l.argument = this.parseIdent(!1), this.type === O.comma && this.raiseRecoverable(this.start, "Comma is not permitted after the rest element"), this.finishNode(l, "RestElement")) : (l.argument = this.parseMaybeAssign(!1, t), this.type === O.comma && t && t.trailingComma < 0 && (t.trailingComma = this.start), this.finishNode(l, "SpreadElement"));
				this.options.ecmaVersion >= 6 && (l.method = !1, l.shorthand = !1, (e || t) && (a = this.start, c = this.startLoc), e || (i = this.eat(O.star)));
				var y = this.containsEsc;
				return this.parsePropertyName(l), !e && !y && this.options.ecmaVersion >= 8 && !i && this.isAsyncProp(l) ? (n = !0, i = this.options.ecmaVersion >= 9 && this.eat(O.star), this.parsePropertyName(l)) : n = !1, this.parsePropertyValue(l, e, i, n, a, c, t, y), this.finishNode(l, "Property");
			}, ge.parseGetterSetter = function(e) {
				var t = e.key.name;
				this.parsePropertyName(e), e.value = this.parseMethod(!1), e.kind = t;
				var i = "get" === e.kind ? 0 : 1;
				if (e.value.params.length !== i) {
					var n = e.value.start;
					"get" === e.kind ? this.raiseRecoverable(n, "getter should have no params") : this.raiseRecoverable(n, "setter should have exactly one param");
				} else "set" === e.kind && "RestElement" === e.value.params[0].type && this.raiseRecoverable(e.value.params[0].start, "Setter cannot use rest params");
			}, ge.parsePropertyValue = function(e, t, i, n, a, c, l, y) {
				(i || n) && this.type === O.colon && this.unexpected(), this.eat(O.colon) ? (e.value = t ? this.parseMaybeDefault(this.start, this.startLoc) : this.parseMaybeAssign(!1, l), e.kind = "init") : this.options.ecmaVersion >= 6 && this.type === O.parenL ? (t && this.unexpected(), e.method = !0, e.value = this.parseMethod(i, n), e.kind = "init") : t || y || !(this.options.ecmaVersion >= 5) || e.computed || "Identifier" !== e.key.type || "get" !== e.key.name && "set" !== e.key.name || this.type === O.comma || this.type === O.braceR || this.type === O.eq ? this.options.ecmaVersion >= 6 && !e.computed && "Identifier" === e.key.type ? ((i || n) && this.unexpected(), this.checkUnreserved(e.key), "await" !== e.key.name || this.awaitIdentPos || (this.awaitIdentPos = a), t ? e.value = this.parseMaybeDefault(a, c, this.copyNode(e.key)) : this.type === O.eq && l ? (l.shorthandAssign < 0 && (l.shorthandAssign = this.start), e.value = this.parseMaybeDefault(a, c, this.copyNode(e.key))) : e.value = this.copyNode(e.key), e.kind = "init", e.shorthand = !0) : this.unexpected() : ((i || n) && this.unexpected(), this.parseGetterSetter(e));
			}, ge.parsePropertyName = function(e) {
				if (this.options.ecmaVersion >= 6) {
					if (this.eat(O.bracketL)) return e.computed = !0, e.key = this.parseMaybeAssign(), this.expect(O.bracketR), e.key;
					e.computed = !1;
				}
				return e.key = this.type === O.num || this.type === O.string ? this.parseExprAtom() : this.parseIdent("never" !== this.options.allowReserved);
			}, ge.initFunction = function(e) {
				e.id = null, this.options.ecmaVersion >= 6 && (e.generator = e.expression = !1), this.options.ecmaVersion >= 8 && (e.async = !1);
			}, ge.parseMethod = function(e, t, i) {
				var n = this.startNode(), a = this.yieldPos, c = this.awaitPos, l = this.awaitIdentPos;
				return this.initFunction(n), this.options.ecmaVersion >= 6 && (n.generator = e), this.options.ecmaVersion >= 8 && (n.async = !!t), this.yieldPos = 0, this.awaitPos = 0, this.awaitIdentPos = 0, this.enterScope(64 | functionFlags(t, n.generator) | (i ? 128 : 0)), this.expect(O.parenL), n.params = this.parseBindingList(O.parenR, !1, this.options.ecmaVersion >= 8), this.checkYieldAwaitInDefaultParams(), this.parseFunctionBody(n, !1, !0, !1), this.yieldPos = a, this.awaitPos = c, this.awaitIdentPos = l, this.finishNode(n, "FunctionExpression");
			}, ge.parseArrowExpression = function(e, t, i, n) {
				var a = this.yieldPos, c = this.awaitPos, l = this.awaitIdentPos;
				return this.enterScope(16 | functionFlags(i, !1)), this.initFunction(e), this.options.ecmaVersion >= 8 && (e.async = !!i), this.yieldPos = 0, this.awaitPos = 0, this.awaitIdentPos = 0, e.params = this.toAssignableList(t, !0), this.parseFunctionBody(e, !0, !1, n), this.yieldPos = a, this.awaitPos = c, this.awaitIdentPos = l, this.finishNode(e, "ArrowFunctionExpression");
			}, ge.parseFunctionBody = function(e, t, i, n) {
				var a = t && this.type !== O.braceL, c = this.strict, l = !1;
				if (a) e.body = this.parseMaybeAssign(n), e.expression = !0, this.checkParams(e, !1);
				else {
					var y = this.options.ecmaVersion >= 7 && !this.isSimpleParamList(e.params);
					c && !y || (l = this.strictDirective(this.end)) && y && this.raiseRecoverable(e.start, "Illegal 'use strict' directive in function with non-simple parameter list");
					var E = this.labels;
					this.labels = [], l && (this.strict = !0), this.checkParams(e, !c && !l && !t && !i && this.isSimpleParamList(e.params)), this.strict && e.id && this.checkLValSimple(e.id, 5), e.body = this.parseBlock(!1, void 0, l && !c), e.expression = !1, this.adaptDirectivePrologue(e.body.body), this.labels = E;
				}
				this.exitScope();
			}, ge.isSimpleParamList = function(e) {
				for (var t = 0, i = e; t < i.length; t += 1) if ("Identifier" !== i[t].type) return !1;
				return !0;
			}, ge.checkParams = function(e, t) {
				for (var i = Object.create(null), n = 0, a = e.params; n < a.length; n += 1) {
					var c = a[n];
					this.checkLValInnerPattern(c, 1, t ? null : i);
				}
			}, ge.parseExprList = function(e, t, i, n) {
				for (var a = [], c = !0; !this.eat(e);) {
					if (c) c = !1;
					else if (this.expect(O.comma), t && this.afterTrailingComma(e)) break;
					var l = void 0;
					i && this.type === O.comma ? l = null : this.type === O.ellipsis ? (l = this.parseSpread(n), n && this.type === O.comma && n.trailingComma < 0 && (n.trailingComma = this.start)) : l = this.parseMaybeAssign(!1, n), a.push(l);
				}
				return a;
			}, ge.checkUnreserved = function(e) {
				var t = e.start, i = e.end, n = e.name;
				(this.inGenerator && "yield" === n && this.raiseRecoverable(t, "Cannot use 'yield' as identifier inside a generator"), this.inAsync && "await" === n && this.raiseRecoverable(t, "Cannot use 'await' as identifier inside an async function"), this.currentThisScope().flags & se || "arguments" !== n || this.raiseRecoverable(t, "Cannot use 'arguments' in class field initializer"), !this.inClassStaticBlock || "arguments" !== n && "await" !== n || this.raise(t, "Cannot use " + n + " in class static initialization block"), this.keywords.test(n) && this.raise(t, "Unexpected keyword '" + n + "'"), this.options.ecmaVersion < 6 && -1 !== this.input.slice(t, i).indexOf("\\")) || (this.strict ? this.reservedWordsStrict : this.reservedWords).test(n) && (this.inAsync || "await" !== n || this.raiseRecoverable(t, "Cannot use keyword 'await' outside an async function"), this.raiseRecoverable(t, "The keyword '" + n + "' is reserved"));
			}, ge.parseIdent = function(e) {
				var t = this.parseIdentNode();
				return this.next(!!e), this.finishNode(t, "Identifier"), e || (this.checkUnreserved(t), "await" !== t.name || this.awaitIdentPos || (this.awaitIdentPos = t.start)), t;
			}, ge.parseIdentNode = function() {
				var e = this.startNode();
				return this.type === O.name ? e.name = this.value : this.type.keyword ? (e.name = this.type.keyword, "class" !== e.name && "function" !== e.name || this.lastTokEnd === this.lastTokStart + 1 && 46 === this.input.charCodeAt(this.lastTokStart) || this.context.pop(), this.type = O.name) : this.unexpected(), e;
			}, ge.parsePrivateIdent = function() {
				var e = this.startNode();
				return this.type === O.privateId ? e.name = this.value : this.unexpected(), this.next(), this.finishNode(e, "PrivateIdentifier"), this.options.checkPrivateFields && (0 === this.privateNameStack.length ? this.raise(e.start, "Private field '#" + e.name + "' must be declared in an enclosing class") : this.privateNameStack[this.privateNameStack.length - 1].used.push(e)), e;
			}, ge.parseYield = function(e) {
				this.yieldPos || (this.yieldPos = this.start);
				var t = this.startNode();
				return this.next(), this.type === O.semi || this.canInsertSemicolon() || this.type !== O.star && !this.type.startsExpr ? (t.delegate = !1, t.argument = null) : (t.delegate = this.eat(O.star), t.argument = this.parseMaybeAssign(e)), this.finishNode(t, "YieldExpression");
			}, ge.parseAwait = function(e) {
				this.awaitPos || (this.awaitPos = this.start);
				var t = this.startNode();
				return this.next(), t.argument = this.parseMaybeUnary(null, !0, !1, e), this.finishNode(t, "AwaitExpression");
			};
			var ve = acorn_Parser.prototype;
			ve.raise = function(e, t) {
				var i = getLineInfo(this.input, e);
				t += " (" + i.line + ":" + i.column + ")", this.sourceFile && (t += " in " + this.sourceFile);
				var n = new SyntaxError(t);
				throw n.pos = e, n.loc = i, n.raisedAt = this.pos, n;
			}, ve.raiseRecoverable = ve.raise, ve.curPosition = function() {
				if (this.options.locations) return new acorn_Position(this.curLine, this.pos - this.lineStart);
			};
			var ye = acorn_Parser.prototype, acorn_Scope = function(e) {
				this.flags = e, this.var = [], this.lexical = [], this.functions = [];
			};
			ye.enterScope = function(e) {
				this.scopeStack.push(new acorn_Scope(e));
			}, ye.exitScope = function() {
				this.scopeStack.pop();
			}, ye.treatFunctionsAsVarInScope = function(e) {
				return 2 & e.flags || !this.inModule && 1 & e.flags;
			}, ye.declareName = function(e, t, i) {
				var n = !1;
				if (2 === t) {
					var a = this.currentScope();
					n = a.lexical.indexOf(e) > -1 || a.functions.indexOf(e) > -1 || a.var.indexOf(e) > -1, a.lexical.push(e), this.inModule && 1 & a.flags && delete this.undefinedExports[e];
				} else if (4 === t) this.currentScope().lexical.push(e);
				else if (3 === t) {
					var c = this.currentScope();
					n = this.treatFunctionsAsVar ? c.lexical.indexOf(e) > -1 : c.lexical.indexOf(e) > -1 || c.var.indexOf(e) > -1, c.functions.push(e);
				} else for (var l = this.scopeStack.length - 1; l >= 0; --l) {
					var y = this.scopeStack[l];
					if (y.lexical.indexOf(e) > -1 && !(32 & y.flags && y.lexical[0] === e) || !this.treatFunctionsAsVarInScope(y) && y.functions.indexOf(e) > -1) {
						n = !0;
						break;
					}
					if (y.var.push(e), this.inModule && 1 & y.flags && delete this.undefinedExports[e], y.flags & se) break;
				}
				n && this.raiseRecoverable(i, "Identifier '" + e + "' has already been declared");
			}, ye.checkLocalExport = function(e) {
				-1 === this.scopeStack[0].lexical.indexOf(e.name) && -1 === this.scopeStack[0].var.indexOf(e.name) && (this.undefinedExports[e.name] = e);
			}, ye.currentScope = function() {
				return this.scopeStack[this.scopeStack.length - 1];
			}, ye.currentVarScope = function() {
				for (var e = this.scopeStack.length - 1;; e--) {
					var t = this.scopeStack[e];
					if (771 & t.flags) return t;
				}
			}, ye.currentThisScope = function() {
				for (var e = this.scopeStack.length - 1;; e--) {
					var t = this.scopeStack[e];
					if (771 & t.flags && !(16 & t.flags)) return t;
				}
			};
			var acorn_Node = function(e, t, i) {
				this.type = "", this.start = t, this.end = 0, e.options.locations && (this.loc = new acorn_SourceLocation(e, i)), e.options.directSourceFile && (this.sourceFile = e.options.directSourceFile), e.options.ranges && (this.range = [t, 0]);
			}, _e = acorn_Parser.prototype;
			function finishNodeAt(e, t, i, n) {
				return e.type = t, e.end = i, this.options.locations && (e.loc.end = n), this.options.ranges && (e.range[1] = i), e;
			}
			_e.startNode = function() {
				return new acorn_Node(this, this.start, this.startLoc);
			}, _e.startNodeAt = function(e, t) {
				return new acorn_Node(this, e, t);
			}, _e.finishNode = function(e, t) {
				return finishNodeAt.call(this, e, t, this.lastTokEnd, this.lastTokEndLoc);
			}, _e.finishNodeAt = function(e, t, i, n) {
				return finishNodeAt.call(this, e, t, i, n);
			}, _e.copyNode = function(e) {
				var t = new acorn_Node(this, e.start, this.startLoc);
				for (var i in e) t[i] = e[i];
				return t;
			};
			var Ee = "ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS", be = Ee + " Extended_Pictographic", ke = be + " EBase EComp EMod EPres ExtPict", we = {
				9: Ee,
				10: be,
				11: be,
				12: ke,
				13: ke,
				14: ke
			}, Ce = {
				9: "",
				10: "",
				11: "",
				12: "",
				13: "",
				14: "Basic_Emoji Emoji_Keycap_Sequence RGI_Emoji_Modifier_Sequence RGI_Emoji_Flag_Sequence RGI_Emoji_Tag_Sequence RGI_Emoji_ZWJ_Sequence RGI_Emoji"
			}, Se = "Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Currency_Symbol Sc Dash_Punctuation Pd Decimal_Number Nd digit Enclosing_Mark Me Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Mark M Combining_Mark Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co Punctuation P punct Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu", Ie = "Adlam Adlm Ahom Anatolian_Hieroglyphs Hluw Arabic Arab Armenian Armn Avestan Avst Balinese Bali Bamum Bamu Bassa_Vah Bass Batak Batk Bengali Beng Bhaiksuki Bhks Bopomofo Bopo Brahmi Brah Braille Brai Buginese Bugi Buhid Buhd Canadian_Aboriginal Cans Carian Cari Caucasian_Albanian Aghb Chakma Cakm Cham Cham Cherokee Cher Common Zyyy Coptic Copt Qaac Cuneiform Xsux Cypriot Cprt Cyrillic Cyrl Deseret Dsrt Devanagari Deva Duployan Dupl Egyptian_Hieroglyphs Egyp Elbasan Elba Ethiopic Ethi Georgian Geor Glagolitic Glag Gothic Goth Grantha Gran Greek Grek Gujarati Gujr Gurmukhi Guru Han Hani Hangul Hang Hanunoo Hano Hatran Hatr Hebrew Hebr Hiragana Hira Imperial_Aramaic Armi Inherited Zinh Qaai Inscriptional_Pahlavi Phli Inscriptional_Parthian Prti Javanese Java Kaithi Kthi Kannada Knda Katakana Kana Kayah_Li Kali Kharoshthi Khar Khmer Khmr Khojki Khoj Khudawadi Sind Lao Laoo Latin Latn Lepcha Lepc Limbu Limb Linear_A Lina Linear_B Linb Lisu Lisu Lycian Lyci Lydian Lydi Mahajani Mahj Malayalam Mlym Mandaic Mand Manichaean Mani Marchen Marc Masaram_Gondi Gonm Meetei_Mayek Mtei Mende_Kikakui Mend Meroitic_Cursive Merc Meroitic_Hieroglyphs Mero Miao Plrd Modi Mongolian Mong Mro Mroo Multani Mult Myanmar Mymr Nabataean Nbat New_Tai_Lue Talu Newa Newa Nko Nkoo Nushu Nshu Ogham Ogam Ol_Chiki Olck Old_Hungarian Hung Old_Italic Ital Old_North_Arabian Narb Old_Permic Perm Old_Persian Xpeo Old_South_Arabian Sarb Old_Turkic Orkh Oriya Orya Osage Osge Osmanya Osma Pahawh_Hmong Hmng Palmyrene Palm Pau_Cin_Hau Pauc Phags_Pa Phag Phoenician Phnx Psalter_Pahlavi Phlp Rejang Rjng Runic Runr Samaritan Samr Saurashtra Saur Sharada Shrd Shavian Shaw Siddham Sidd SignWriting Sgnw Sinhala Sinh Sora_Sompeng Sora Soyombo Soyo Sundanese Sund Syloti_Nagri Sylo Syriac Syrc Tagalog Tglg Tagbanwa Tagb Tai_Le Tale Tai_Tham Lana Tai_Viet Tavt Takri Takr Tamil Taml Tangut Tang Telugu Telu Thaana Thaa Thai Thai Tibetan Tibt Tifinagh Tfng Tirhuta Tirh Ugaritic Ugar Vai Vaii Warang_Citi Wara Yi Yiii Zanabazar_Square Zanb", Te = Ie + " Dogra Dogr Gunjala_Gondi Gong Hanifi_Rohingya Rohg Makasar Maka Medefaidrin Medf Old_Sogdian Sogo Sogdian Sogd", Re = Te + " Elymaic Elym Nandinagari Nand Nyiakeng_Puachue_Hmong Hmnp Wancho Wcho", Ae = Re + " Chorasmian Chrs Diak Dives_Akuru Khitan_Small_Script Kits Yezi Yezidi", Le = Ae + " Cypro_Minoan Cpmn Old_Uyghur Ougr Tangsa Tnsa Toto Vithkuqi Vith", Oe = {
				9: Ie,
				10: Te,
				11: Re,
				12: Ae,
				13: Le,
				14: Le + " Berf Beria_Erfe Gara Garay Gukh Gurung_Khema Hrkt Katakana_Or_Hiragana Kawi Kirat_Rai Krai Nag_Mundari Nagm Ol_Onal Onao Sidetic Sidt Sunu Sunuwar Tai_Yo Tayo Todhri Todr Tolong_Siki Tols Tulu_Tigalari Tutg Unknown Zzzz"
			}, De = {};
			function buildUnicodeData(e) {
				var t = De[e] = {
					binary: wordsRegexp(we[e] + " " + Se),
					binaryOfStrings: wordsRegexp(Ce[e]),
					nonBinary: {
						General_Category: wordsRegexp(Se),
						Script: wordsRegexp(Oe[e])
					}
				};
				t.nonBinary.Script_Extensions = t.nonBinary.Script, t.nonBinary.gc = t.nonBinary.General_Category, t.nonBinary.sc = t.nonBinary.Script, t.nonBinary.scx = t.nonBinary.Script_Extensions;
			}
			for (var Ve = 0, Ue = [
				9,
				10,
				11,
				12,
				13,
				14
			]; Ve < Ue.length; Ve += 1) buildUnicodeData(Ue[Ve]);
			var Me = acorn_Parser.prototype, acorn_BranchID = function(e, t) {
				this.parent = e, this.base = t || this;
			};
			acorn_BranchID.prototype.separatedFrom = function(e) {
				for (var t = this; t; t = t.parent) for (var i = e; i; i = i.parent) if (t.base === i.base && t !== i) return !0;
				return !1;
			}, acorn_BranchID.prototype.sibling = function() {
				return new acorn_BranchID(this.parent, this.base);
			};
			var acorn_RegExpValidationState = function(e) {
				this.parser = e, this.validFlags = "gim" + (e.options.ecmaVersion >= 6 ? "uy" : "") + (e.options.ecmaVersion >= 9 ? "s" : "") + (e.options.ecmaVersion >= 13 ? "d" : "") + (e.options.ecmaVersion >= 15 ? "v" : ""), this.unicodeProperties = De[e.options.ecmaVersion >= 14 ? 14 : e.options.ecmaVersion], this.source = "", this.flags = "", this.start = 0, this.switchU = !1, this.switchV = !1, this.switchN = !1, this.pos = 0, this.lastIntValue = 0, this.lastStringValue = "", this.lastAssertionIsQuantifiable = !1, this.numCapturingParens = 0, this.maxBackReference = 0, this.groupNames = Object.create(null), this.backReferenceNames = [], this.branchID = null;
			};
			function isRegularExpressionModifier(e) {
				return 105 === e || 109 === e || 115 === e;
			}
			function isSyntaxCharacter(e) {
				return 36 === e || e >= 40 && e <= 43 || 46 === e || 63 === e || e >= 91 && e <= 94 || e >= 123 && e <= 125;
			}
			function isControlLetter(e) {
				return e >= 65 && e <= 90 || e >= 97 && e <= 122;
			}
			acorn_RegExpValidationState.prototype.reset = function(e, t, i) {
				var n = -1 !== i.indexOf("v"), a = -1 !== i.indexOf("u");
				this.start = 0 | e, this.source = t + "", this.flags = i, n && this.parser.options.ecmaVersion >= 15 ? (this.switchU = !0, this.switchV = !0, this.switchN = !0) : (this.switchU = a && this.parser.options.ecmaVersion >= 6, this.switchV = !1, this.switchN = a && this.parser.options.ecmaVersion >= 9);
			}, acorn_RegExpValidationState.prototype.raise = function(e) {
				this.parser.raiseRecoverable(this.start, "Invalid regular expression: /" + this.source + "/: " + e);
			}, acorn_RegExpValidationState.prototype.at = function(e, t) {
				void 0 === t && (t = !1);
				var i = this.source, n = i.length;
				if (e >= n) return -1;
				var a = i.charCodeAt(e);
				if (!t && !this.switchU || a <= 55295 || a >= 57344 || e + 1 >= n) return a;
				var c = i.charCodeAt(e + 1);
				return c >= 56320 && c <= 57343 ? (a << 10) + c - 56613888 : a;
			}, acorn_RegExpValidationState.prototype.nextIndex = function(e, t) {
				void 0 === t && (t = !1);
				var i = this.source, n = i.length;
				if (e >= n) return n;
				var a, c = i.charCodeAt(e);
				return !t && !this.switchU || c <= 55295 || c >= 57344 || e + 1 >= n || (a = i.charCodeAt(e + 1)) < 56320 || a > 57343 ? e + 1 : e + 2;
			}, acorn_RegExpValidationState.prototype.current = function(e) {
				return void 0 === e && (e = !1), this.at(this.pos, e);
			}, acorn_RegExpValidationState.prototype.lookahead = function(e) {
				return void 0 === e && (e = !1), this.at(this.nextIndex(this.pos, e), e);
			}, acorn_RegExpValidationState.prototype.advance = function(e) {
				void 0 === e && (e = !1), this.pos = this.nextIndex(this.pos, e);
			}, acorn_RegExpValidationState.prototype.eat = function(e, t) {
				return void 0 === t && (t = !1), this.current(t) === e && (this.advance(t), !0);
			}, acorn_RegExpValidationState.prototype.eatChars = function(e, t) {
				void 0 === t && (t = !1);
				for (var i = this.pos, n = 0, a = e; n < a.length; n += 1) {
					var c = a[n], l = this.at(i, t);
					if (-1 === l || l !== c) return !1;
					i = this.nextIndex(i, t);
				}
				return this.pos = i, !0;
			}, Me.validateRegExpFlags = function(e) {
				for (var t = e.validFlags, i = e.flags, n = !1, a = !1, c = 0; c < i.length; c++) {
					var l = i.charAt(c);
					-1 === t.indexOf(l) && this.raise(e.start, "Invalid regular expression flag"), i.indexOf(l, c + 1) > -1 && this.raise(e.start, "Duplicate regular expression flag"), "u" === l && (n = !0), "v" === l && (a = !0);
				}
				this.options.ecmaVersion >= 15 && n && a && this.raise(e.start, "Invalid regular expression flag");
			}, Me.validateRegExpPattern = function(e) {
				this.regexp_pattern(e), !e.switchN && this.options.ecmaVersion >= 9 && function(e) {
					for (var t in e) return !0;
					return !1;
				}(e.groupNames) && (e.switchN = !0, this.regexp_pattern(e));
			}, Me.regexp_pattern = function(e) {
				e.pos = 0, e.lastIntValue = 0, e.lastStringValue = "", e.lastAssertionIsQuantifiable = !1, e.numCapturingParens = 0, e.maxBackReference = 0, e.groupNames = Object.create(null), e.backReferenceNames.length = 0, e.branchID = null, this.regexp_disjunction(e), e.pos !== e.source.length && (e.eat(41) && e.raise("Unmatched ')'"), (e.eat(93) || e.eat(125)) && e.raise("Lone quantifier brackets")), e.maxBackReference > e.numCapturingParens && e.raise("Invalid escape");
				for (var t = 0, i = e.backReferenceNames; t < i.length; t += 1) {
					var n = i[t];
					e.groupNames[n] || e.raise("Invalid named capture referenced");
				}
			}, Me.regexp_disjunction = function(e) {
				var t = this.options.ecmaVersion >= 16;
				for (t && (e.branchID = new acorn_BranchID(e.branchID, null)), this.regexp_alternative(e); e.eat(124);) t && (e.branchID = e.branchID.sibling()), this.regexp_alternative(e);
				t && (e.branchID = e.branchID.parent), this.regexp_eatQuantifier(e, !0) && e.raise("Nothing to repeat"), e.eat(123) && e.raise("Lone quantifier brackets");
			}, Me.regexp_alternative = function(e) {
				for (; e.pos < e.source.length && this.regexp_eatTerm(e););
			}, Me.regexp_eatTerm = function(e) {
				return this.regexp_eatAssertion(e) ? (e.lastAssertionIsQuantifiable && this.regexp_eatQuantifier(e) && e.switchU && e.raise("Invalid quantifier"), !0) : !!(e.switchU ? this.regexp_eatAtom(e) : this.regexp_eatExtendedAtom(e)) && (this.regexp_eatQuantifier(e), !0);
			}, Me.regexp_eatAssertion = function(e) {
				var t = e.pos;
				if (e.lastAssertionIsQuantifiable = !1, e.eat(94) || e.eat(36)) return !0;
				if (e.eat(92)) {
					if (e.eat(66) || e.eat(98)) return !0;
					e.pos = t;
				}
				if (e.eat(40) && e.eat(63)) {
					var i = !1;
					if (this.options.ecmaVersion >= 9 && (i = e.eat(60)), e.eat(61) || e.eat(33)) return this.regexp_disjunction(e), e.eat(41) || e.raise("Unterminated group"), e.lastAssertionIsQuantifiable = !i, !0;
				}
				return e.pos = t, !1;
			}, Me.regexp_eatQuantifier = function(e, t) {
				return void 0 === t && (t = !1), !!this.regexp_eatQuantifierPrefix(e, t) && (e.eat(63), !0);
			}, Me.regexp_eatQuantifierPrefix = function(e, t) {
				return e.eat(42) || e.eat(43) || e.eat(63) || this.regexp_eatBracedQuantifier(e, t);
			}, Me.regexp_eatBracedQuantifier = function(e, t) {
				var i = e.pos;
				if (e.eat(123)) {
					var n = 0, a = -1;
					if (this.regexp_eatDecimalDigits(e) && (n = e.lastIntValue, e.eat(44) && this.regexp_eatDecimalDigits(e) && (a = e.lastIntValue), e.eat(125))) return -1 !== a && a < n && !t && e.raise("numbers out of order in {} quantifier"), !0;
					e.switchU && !t && e.raise("Incomplete quantifier"), e.pos = i;
				}
				return !1;
			}, Me.regexp_eatAtom = function(e) {
				return this.regexp_eatPatternCharacters(e) || e.eat(46) || this.regexp_eatReverseSolidusAtomEscape(e) || this.regexp_eatCharacterClass(e) || this.regexp_eatUncapturingGroup(e) || this.regexp_eatCapturingGroup(e);
			}, Me.regexp_eatReverseSolidusAtomEscape = function(e) {
				var t = e.pos;
				if (e.eat(92)) {
					if (this.regexp_eatAtomEscape(e)) return !0;
					e.pos = t;
				}
				return !1;
			}, Me.regexp_eatUncapturingGroup = function(e) {
				var t = e.pos;
				if (e.eat(40)) {
					if (e.eat(63)) {
						if (this.options.ecmaVersion >= 16) {
							var i = this.regexp_eatModifiers(e), n = e.eat(45);
							if (i || n) {
								for (var a = 0; a < i.length; a++) {
									var c = i.charAt(a);
									i.indexOf(c, a + 1) > -1 && e.raise("Duplicate regular expression modifiers");
								}
								if (n) {
									var l = this.regexp_eatModifiers(e);
									i || l || 58 !== e.current() || e.raise("Invalid regular expression modifiers");
									for (var y = 0; y < l.length; y++) {
										var E = l.charAt(y);
										(l.indexOf(E, y + 1) > -1 || i.indexOf(E) > -1) && e.raise("Duplicate regular expression modifiers");
									}
								}
							}
						}
						if (e.eat(58)) {
							if (this.regexp_disjunction(e), e.eat(41)) return !0;
							e.raise("Unterminated group");
						}
					}
					e.pos = t;
				}
				return !1;
			}, Me.regexp_eatCapturingGroup = function(e) {
				if (e.eat(40)) {
					if (this.options.ecmaVersion >= 9 ? this.regexp_groupSpecifier(e) : 63 === e.current() && e.raise("Invalid group"), this.regexp_disjunction(e), e.eat(41)) return e.numCapturingParens += 1, !0;
					e.raise("Unterminated group");
				}
				return !1;
			}, Me.regexp_eatModifiers = function(e) {
				for (var t = "", i = 0; -1 !== (i = e.current()) && isRegularExpressionModifier(i);) t += codePointToString(i), e.advance();
				return t;
			}, Me.regexp_eatExtendedAtom = function(e) {
				return e.eat(46) || this.regexp_eatReverseSolidusAtomEscape(e) || this.regexp_eatCharacterClass(e) || this.regexp_eatUncapturingGroup(e) || this.regexp_eatCapturingGroup(e) || this.regexp_eatInvalidBracedQuantifier(e) || this.regexp_eatExtendedPatternCharacter(e);
			}, Me.regexp_eatInvalidBracedQuantifier = function(e) {
				return this.regexp_eatBracedQuantifier(e, !0) && e.raise("Nothing to repeat"), !1;
			}, Me.regexp_eatSyntaxCharacter = function(e) {
				var t = e.current();
				return !!isSyntaxCharacter(t) && (e.lastIntValue = t, e.advance(), !0);
			}, Me.regexp_eatPatternCharacters = function(e) {
				for (var t = e.pos, i = 0; -1 !== (i = e.current()) && !isSyntaxCharacter(i);) e.advance();
				return e.pos !== t;
			}, Me.regexp_eatExtendedPatternCharacter = function(e) {
				var t = e.current();
				return !(-1 === t || 36 === t || t >= 40 && t <= 43 || 46 === t || 63 === t || 91 === t || 94 === t || 124 === t) && (e.advance(), !0);
			}, Me.regexp_groupSpecifier = function(e) {
				if (e.eat(63)) {
					this.regexp_eatGroupName(e) || e.raise("Invalid group");
					var t = this.options.ecmaVersion >= 16, i = e.groupNames[e.lastStringValue];
					if (i) if (t) for (var n = 0, a = i; n < a.length; n += 1) a[n].separatedFrom(e.branchID) || e.raise("Duplicate capture group name");
					else e.raise("Duplicate capture group name");
					t ? (i || (e.groupNames[e.lastStringValue] = [])).push(e.branchID) : e.groupNames[e.lastStringValue] = !0;
				}
			}, Me.regexp_eatGroupName = function(e) {
				if (e.lastStringValue = "", e.eat(60)) {
					if (this.regexp_eatRegExpIdentifierName(e) && e.eat(62)) return !0;
					e.raise("Invalid capture group name");
				}
				return !1;
			}, Me.regexp_eatRegExpIdentifierName = function(e) {
				if (e.lastStringValue = "", this.regexp_eatRegExpIdentifierStart(e)) {
					for (e.lastStringValue += codePointToString(e.lastIntValue); this.regexp_eatRegExpIdentifierPart(e);) e.lastStringValue += codePointToString(e.lastIntValue);
					return !0;
				}
				return !1;
			}, Me.regexp_eatRegExpIdentifierStart = function(e) {
				var t = e.pos, i = this.options.ecmaVersion >= 11, n = e.current(i);
				return e.advance(i), 92 === n && this.regexp_eatRegExpUnicodeEscapeSequence(e, i) && (n = e.lastIntValue), function(e) {
					return isIdentifierStart(e, !0) || 36 === e || 95 === e;
				}(n) ? (e.lastIntValue = n, !0) : (e.pos = t, !1);
			}, Me.regexp_eatRegExpIdentifierPart = function(e) {
				var t = e.pos, i = this.options.ecmaVersion >= 11, n = e.current(i);
				return e.advance(i), 92 === n && this.regexp_eatRegExpUnicodeEscapeSequence(e, i) && (n = e.lastIntValue), function(e) {
					return isIdentifierChar(e, !0) || 36 === e || 95 === e || 8204 === e || 8205 === e;
				}(n) ? (e.lastIntValue = n, !0) : (e.pos = t, !1);
			}, Me.regexp_eatAtomEscape = function(e) {
				return !!(this.regexp_eatBackReference(e) || this.regexp_eatCharacterClassEscape(e) || this.regexp_eatCharacterEscape(e) || e.switchN && this.regexp_eatKGroupName(e)) || (e.switchU && (99 === e.current() && e.raise("Invalid unicode escape"), e.raise("Invalid escape")), !1);
			}, Me.regexp_eatBackReference = function(e) {
				var t = e.pos;
				if (this.regexp_eatDecimalEscape(e)) {
					var i = e.lastIntValue;
					if (e.switchU) return i > e.maxBackReference && (e.maxBackReference = i), !0;
					if (i <= e.numCapturingParens) return !0;
					e.pos = t;
				}
				return !1;
			}, Me.regexp_eatKGroupName = function(e) {
				if (e.eat(107)) {
					if (this.regexp_eatGroupName(e)) return e.backReferenceNames.push(e.lastStringValue), !0;
					e.raise("Invalid named reference");
				}
				return !1;
			}, Me.regexp_eatCharacterEscape = function(e) {
				return this.regexp_eatControlEscape(e) || this.regexp_eatCControlLetter(e) || this.regexp_eatZero(e) || this.regexp_eatHexEscapeSequence(e) || this.regexp_eatRegExpUnicodeEscapeSequence(e, !1) || !e.switchU && this.regexp_eatLegacyOctalEscapeSequence(e) || this.regexp_eatIdentityEscape(e);
			}, Me.regexp_eatCControlLetter = function(e) {
				var t = e.pos;
				if (e.eat(99)) {
					if (this.regexp_eatControlLetter(e)) return !0;
					e.pos = t;
				}
				return !1;
			}, Me.regexp_eatZero = function(e) {
				return 48 === e.current() && !isDecimalDigit(e.lookahead()) && (e.lastIntValue = 0, e.advance(), !0);
			}, Me.regexp_eatControlEscape = function(e) {
				var t = e.current();
				return 116 === t ? (e.lastIntValue = 9, e.advance(), !0) : 110 === t ? (e.lastIntValue = 10, e.advance(), !0) : 118 === t ? (e.lastIntValue = 11, e.advance(), !0) : 102 === t ? (e.lastIntValue = 12, e.advance(), !0) : 114 === t && (e.lastIntValue = 13, e.advance(), !0);
			}, Me.regexp_eatControlLetter = function(e) {
				var t = e.current();
				return !!isControlLetter(t) && (e.lastIntValue = t % 32, e.advance(), !0);
			}, Me.regexp_eatRegExpUnicodeEscapeSequence = function(e, t) {
				void 0 === t && (t = !1);
				var i, n = e.pos, a = t || e.switchU;
				if (e.eat(117)) {
					if (this.regexp_eatFixedHexDigits(e, 4)) {
						var c = e.lastIntValue;
						if (a && c >= 55296 && c <= 56319) {
							var l = e.pos;
							if (e.eat(92) && e.eat(117) && this.regexp_eatFixedHexDigits(e, 4)) {
								var y = e.lastIntValue;
								if (y >= 56320 && y <= 57343) return e.lastIntValue = 1024 * (c - 55296) + (y - 56320) + 65536, !0;
							}
							e.pos = l, e.lastIntValue = c;
						}
						return !0;
					}
					if (a && e.eat(123) && this.regexp_eatHexDigits(e) && e.eat(125) && (i = e.lastIntValue) >= 0 && i <= 1114111) return !0;
					a && e.raise("Invalid unicode escape"), e.pos = n;
				}
				return !1;
			}, Me.regexp_eatIdentityEscape = function(e) {
				if (e.switchU) return !!this.regexp_eatSyntaxCharacter(e) || !!e.eat(47) && (e.lastIntValue = 47, !0);
				var t = e.current();
				return !(99 === t || e.switchN && 107 === t) && (e.lastIntValue = t, e.advance(), !0);
			}, Me.regexp_eatDecimalEscape = function(e) {
				e.lastIntValue = 0;
				var t = e.current();
				if (t >= 49 && t <= 57) {
					do
						e.lastIntValue = 10 * e.lastIntValue + (t - 48), e.advance();
					while ((t = e.current()) >= 48 && t <= 57);
					return !0;
				}
				return !1;
			};
			function isUnicodePropertyNameCharacter(e) {
				return isControlLetter(e) || 95 === e;
			}
			function isUnicodePropertyValueCharacter(e) {
				return isUnicodePropertyNameCharacter(e) || isDecimalDigit(e);
			}
			function isDecimalDigit(e) {
				return e >= 48 && e <= 57;
			}
			function isHexDigit(e) {
				return e >= 48 && e <= 57 || e >= 65 && e <= 70 || e >= 97 && e <= 102;
			}
			function hexToInt(e) {
				return e >= 65 && e <= 70 ? e - 65 + 10 : e >= 97 && e <= 102 ? e - 97 + 10 : e - 48;
			}
			function isOctalDigit(e) {
				return e >= 48 && e <= 55;
			}
			Me.regexp_eatCharacterClassEscape = function(e) {
				var t = e.current();
				if (function(e) {
					return 100 === e || 68 === e || 115 === e || 83 === e || 119 === e || 87 === e;
				}(t)) return e.lastIntValue = -1, e.advance(), 1;
				var i = !1;
				if (e.switchU && this.options.ecmaVersion >= 9 && ((i = 80 === t) || 112 === t)) {
					var n;
					if (e.lastIntValue = -1, e.advance(), e.eat(123) && (n = this.regexp_eatUnicodePropertyValueExpression(e)) && e.eat(125)) return i && 2 === n && e.raise("Invalid property name"), n;
					e.raise("Invalid property name");
				}
				return 0;
			}, Me.regexp_eatUnicodePropertyValueExpression = function(e) {
				var t = e.pos;
				if (this.regexp_eatUnicodePropertyName(e) && e.eat(61)) {
					var i = e.lastStringValue;
					if (this.regexp_eatUnicodePropertyValue(e)) {
						var n = e.lastStringValue;
						return this.regexp_validateUnicodePropertyNameAndValue(e, i, n), 1;
					}
				}
				if (e.pos = t, this.regexp_eatLoneUnicodePropertyNameOrValue(e)) {
					var a = e.lastStringValue;
					return this.regexp_validateUnicodePropertyNameOrValue(e, a);
				}
				return 0;
			}, Me.regexp_validateUnicodePropertyNameAndValue = function(e, t, i) {
				H(e.unicodeProperties.nonBinary, t) || e.raise("Invalid property name"), e.unicodeProperties.nonBinary[t].test(i) || e.raise("Invalid property value");
			}, Me.regexp_validateUnicodePropertyNameOrValue = function(e, t) {
				return e.unicodeProperties.binary.test(t) ? 1 : e.switchV && e.unicodeProperties.binaryOfStrings.test(t) ? 2 : void e.raise("Invalid property name");
			}, Me.regexp_eatUnicodePropertyName = function(e) {
				var t = 0;
				for (e.lastStringValue = ""; isUnicodePropertyNameCharacter(t = e.current());) e.lastStringValue += codePointToString(t), e.advance();
				return "" !== e.lastStringValue;
			}, Me.regexp_eatUnicodePropertyValue = function(e) {
				var t = 0;
				for (e.lastStringValue = ""; isUnicodePropertyValueCharacter(t = e.current());) e.lastStringValue += codePointToString(t), e.advance();
				return "" !== e.lastStringValue;
			}, Me.regexp_eatLoneUnicodePropertyNameOrValue = function(e) {
				return this.regexp_eatUnicodePropertyValue(e);
			}, Me.regexp_eatCharacterClass = function(e) {
				if (e.eat(91)) {
					var t = e.eat(94), i = this.regexp_classContents(e);
					return e.eat(93) || e.raise("Unterminated character class"), t && 2 === i && e.raise("Negated character class may contain strings"), !0;
				}
				return !1;
			}, Me.regexp_classContents = function(e) {
				return 93 === e.current() ? 1 : e.switchV ? this.regexp_classSetExpression(e) : (this.regexp_nonEmptyClassRanges(e), 1);
			}, Me.regexp_nonEmptyClassRanges = function(e) {
				for (; this.regexp_eatClassAtom(e);) {
					var t = e.lastIntValue;
					if (e.eat(45) && this.regexp_eatClassAtom(e)) {
						var i = e.lastIntValue;
						!e.switchU || -1 !== t && -1 !== i || e.raise("Invalid character class"), -1 !== t && -1 !== i && t > i && e.raise("Range out of order in character class");
					}
				}
			}, Me.regexp_eatClassAtom = function(e) {
				var t = e.pos;
				if (e.eat(92)) {
					if (this.regexp_eatClassEscape(e)) return !0;
					if (e.switchU) {
						var i = e.current();
						(99 === i || isOctalDigit(i)) && e.raise("Invalid class escape"), e.raise("Invalid escape");
					}
					e.pos = t;
				}
				var n = e.current();
				return 93 !== n && (e.lastIntValue = n, e.advance(), !0);
			}, Me.regexp_eatClassEscape = function(e) {
				var t = e.pos;
				if (e.eat(98)) return e.lastIntValue = 8, !0;
				if (e.switchU && e.eat(45)) return e.lastIntValue = 45, !0;
				if (!e.switchU && e.eat(99)) {
					if (this.regexp_eatClassControlLetter(e)) return !0;
					e.pos = t;
				}
				return this.regexp_eatCharacterClassEscape(e) || this.regexp_eatCharacterEscape(e);
			}, Me.regexp_classSetExpression = function(e) {
				var t, i = 1;
				if (this.regexp_eatClassSetRange(e));
				else if (t = this.regexp_eatClassSetOperand(e)) {
					2 === t && (i = 2);
					for (var n = e.pos; e.eatChars([38, 38]);) 38 !== e.current() && (t = this.regexp_eatClassSetOperand(e)) ? 2 !== t && (i = 1) : e.raise("Invalid character in character class");
					if (n !== e.pos) return i;
					for (; e.eatChars([45, 45]);) this.regexp_eatClassSetOperand(e) || e.raise("Invalid character in character class");
					if (n !== e.pos) return i;
				} else e.raise("Invalid character in character class");
				for (;;) if (!this.regexp_eatClassSetRange(e)) {
					if (!(t = this.regexp_eatClassSetOperand(e))) return i;
					2 === t && (i = 2);
				}
			}, Me.regexp_eatClassSetRange = function(e) {
				var t = e.pos;
				if (this.regexp_eatClassSetCharacter(e)) {
					var i = e.lastIntValue;
					if (e.eat(45) && this.regexp_eatClassSetCharacter(e)) {
						var n = e.lastIntValue;
						return -1 !== i && -1 !== n && i > n && e.raise("Range out of order in character class"), !0;
					}
					e.pos = t;
				}
				return !1;
			}, Me.regexp_eatClassSetOperand = function(e) {
				return this.regexp_eatClassSetCharacter(e) ? 1 : this.regexp_eatClassStringDisjunction(e) || this.regexp_eatNestedClass(e);
			}, Me.regexp_eatNestedClass = function(e) {
				var t = e.pos;
				if (e.eat(91)) {
					var i = e.eat(94), n = this.regexp_classContents(e);
					if (e.eat(93)) return i && 2 === n && e.raise("Negated character class may contain strings"), n;
					e.pos = t;
				}
				if (e.eat(92)) {
					var a = this.regexp_eatCharacterClassEscape(e);
					if (a) return a;
					e.pos = t;
				}
				return null;
			}, Me.regexp_eatClassStringDisjunction = function(e) {
				var t = e.pos;
				if (e.eatChars([92, 113])) {
					if (e.eat(123)) {
						var i = this.regexp_classStringDisjunctionContents(e);
						if (e.eat(125)) return i;
					} else e.raise("Invalid escape");
					e.pos = t;
				}
				return null;
			}, Me.regexp_classStringDisjunctionContents = function(e) {
				for (var t = this.regexp_classString(e); e.eat(124);) 2 === this.regexp_classString(e) && (t = 2);
				return t;
			}, Me.regexp_classString = function(e) {
				for (var t = 0; this.regexp_eatClassSetCharacter(e);) t++;
				return 1 === t ? 1 : 2;
			}, Me.regexp_eatClassSetCharacter = function(e) {
				var t = e.pos;
				if (e.eat(92)) return !(!this.regexp_eatCharacterEscape(e) && !this.regexp_eatClassSetReservedPunctuator(e)) || (e.eat(98) ? (e.lastIntValue = 8, !0) : (e.pos = t, !1));
				var i = e.current();
				return !(i < 0 || i === e.lookahead() && function(e) {
					return 33 === e || e >= 35 && e <= 38 || e >= 42 && e <= 44 || 46 === e || e >= 58 && e <= 64 || 94 === e || 96 === e || 126 === e;
				}(i)) && !function(e) {
					return 40 === e || 41 === e || 45 === e || 47 === e || e >= 91 && e <= 93 || e >= 123 && e <= 125;
				}(i) && (e.advance(), e.lastIntValue = i, !0);
			}, Me.regexp_eatClassSetReservedPunctuator = function(e) {
				var t = e.current();
				return !!function(e) {
					return 33 === e || 35 === e || 37 === e || 38 === e || 44 === e || 45 === e || e >= 58 && e <= 62 || 64 === e || 96 === e || 126 === e;
				}(t) && (e.lastIntValue = t, e.advance(), !0);
			}, Me.regexp_eatClassControlLetter = function(e) {
				var t = e.current();
				return !(!isDecimalDigit(t) && 95 !== t) && (e.lastIntValue = t % 32, e.advance(), !0);
			}, Me.regexp_eatHexEscapeSequence = function(e) {
				var t = e.pos;
				if (e.eat(120)) {
					if (this.regexp_eatFixedHexDigits(e, 2)) return !0;
					e.switchU && e.raise("Invalid escape"), e.pos = t;
				}
				return !1;
			}, Me.regexp_eatDecimalDigits = function(e) {
				var t = e.pos, i = 0;
				for (e.lastIntValue = 0; isDecimalDigit(i = e.current());) e.lastIntValue = 10 * e.lastIntValue + (i - 48), e.advance();
				return e.pos !== t;
			}, Me.regexp_eatHexDigits = function(e) {
				var t = e.pos, i = 0;
				for (e.lastIntValue = 0; isHexDigit(i = e.current());) e.lastIntValue = 16 * e.lastIntValue + hexToInt(i), e.advance();
				return e.pos !== t;
			}, Me.regexp_eatLegacyOctalEscapeSequence = function(e) {
				if (this.regexp_eatOctalDigit(e)) {
					var t = e.lastIntValue;
					if (this.regexp_eatOctalDigit(e)) {
						var i = e.lastIntValue;
						t <= 3 && this.regexp_eatOctalDigit(e) ? e.lastIntValue = 64 * t + 8 * i + e.lastIntValue : e.lastIntValue = 8 * t + i;
					} else e.lastIntValue = t;
					return !0;
				}
				return !1;
			}, Me.regexp_eatOctalDigit = function(e) {
				var t = e.current();
				return isOctalDigit(t) ? (e.lastIntValue = t - 48, e.advance(), !0) : (e.lastIntValue = 0, !1);
			}, Me.regexp_eatFixedHexDigits = function(e, t) {
				var i = e.pos;
				e.lastIntValue = 0;
				for (var n = 0; n < t; ++n) {
					var a = e.current();
					if (!isHexDigit(a)) return e.pos = i, !1;
					e.lastIntValue = 16 * e.lastIntValue + hexToInt(a), e.advance();
				}
				return !0;
			};
			var acorn_Token = function(e) {
				this.type = e.type, this.value = e.value, this.start = e.start, this.end = e.end, e.options.locations && (this.loc = new acorn_SourceLocation(e, e.startLoc, e.endLoc)), e.options.ranges && (this.range = [e.start, e.end]);
			}, je = acorn_Parser.prototype;
			function stringToBigInt(e) {
				return "function" != typeof BigInt ? null : BigInt(e.replace(/_/g, ""));
			}
			je.next = function(e) {
				!e && this.type.keyword && this.containsEsc && this.raiseRecoverable(this.start, "Escape sequence in keyword " + this.type.keyword), this.options.onToken && this.options.onToken(new acorn_Token(this)), this.lastTokEnd = this.end, this.lastTokStart = this.start, this.lastTokEndLoc = this.endLoc, this.lastTokStartLoc = this.startLoc, this.nextToken();
			}, je.getToken = function() {
				return this.next(), new acorn_Token(this);
			}, "undefined" != typeof Symbol && (je[Symbol.iterator] = function() {
				var e = this;
				return { next: function() {
					var t = e.getToken();
					return {
						done: t.type === O.eof,
						value: t
					};
				} };
			}), je.nextToken = function() {
				var e = this.curContext();
				return e && e.preserveSpace || this.skipSpace(), this.start = this.pos, this.options.locations && (this.startLoc = this.curPosition()), this.pos >= this.input.length ? this.finishToken(O.eof) : e.override ? e.override(this) : void this.readToken(this.fullCharCodeAtPos());
			}, je.readToken = function(e) {
				return isIdentifierStart(e, this.options.ecmaVersion >= 6) || 92 === e ? this.readWord() : this.getTokenFromCode(e);
			}, je.fullCharCodeAt = function(e) {
				var t = this.input.charCodeAt(e);
				if (t <= 55295 || t >= 56320) return t;
				var i = this.input.charCodeAt(e + 1);
				return i <= 56319 || i >= 57344 ? t : (t << 10) + i - 56613888;
			}, je.fullCharCodeAtPos = function() {
				return this.fullCharCodeAt(this.pos);
			}, je.skipBlockComment = function() {
				var e = this.options.onComment && this.curPosition(), t = this.pos, i = this.input.indexOf("*/", this.pos += 2);
				if (-1 === i && this.raise(this.pos - 2, "Unterminated comment"), this.pos = i + 2, this.options.locations) for (var n = void 0, a = t; (n = nextLineBreak(this.input, a, this.pos)) > -1;) ++this.curLine, a = this.lineStart = n;
				this.options.onComment && this.options.onComment(!0, this.input.slice(t + 2, i), t, this.pos, e, this.curPosition());
			}, je.skipLineComment = function(e) {
				for (var t = this.pos, i = this.options.onComment && this.curPosition(), n = this.input.charCodeAt(this.pos += e); this.pos < this.input.length && !isNewLine(n);) n = this.input.charCodeAt(++this.pos);
				this.options.onComment && this.options.onComment(!1, this.input.slice(t + e, this.pos), t, this.pos, i, this.curPosition());
			}, je.skipSpace = function() {
				e: for (; this.pos < this.input.length;) {
					var e = this.input.charCodeAt(this.pos);
					switch (e) {
						case 32:
						case 160:
							++this.pos;
							break;
						case 13: 10 === this.input.charCodeAt(this.pos + 1) && ++this.pos;
						case 10:
						case 8232:
						case 8233:
							++this.pos, this.options.locations && (++this.curLine, this.lineStart = this.pos);
							break;
						case 47:
							switch (this.input.charCodeAt(this.pos + 1)) {
								case 42:
									this.skipBlockComment();
									break;
								case 47:
									this.skipLineComment(2);
									break;
								default: break e;
							}
							break;
						default:
							if (!(e > 8 && e < 14 || e >= 5760 && B.test(String.fromCharCode(e)))) break e;
							++this.pos;
					}
				}
			}, je.finishToken = function(e, t) {
				this.end = this.pos, this.options.locations && (this.endLoc = this.curPosition());
				var i = this.type;
				this.type = e, this.value = t, this.updateContext(i);
			}, je.readToken_dot = function() {
				var e = this.input.charCodeAt(this.pos + 1);
				if (e >= 48 && e <= 57) return this.readNumber(!0);
				var t = this.input.charCodeAt(this.pos + 2);
				return this.options.ecmaVersion >= 6 && 46 === e && 46 === t ? (this.pos += 3, this.finishToken(O.ellipsis)) : (++this.pos, this.finishToken(O.dot));
			}, je.readToken_slash = function() {
				var e = this.input.charCodeAt(this.pos + 1);
				return this.exprAllowed ? (++this.pos, this.readRegexp()) : 61 === e ? this.finishOp(O.assign, 2) : this.finishOp(O.slash, 1);
			}, je.readToken_mult_modulo_exp = function(e) {
				var t = this.input.charCodeAt(this.pos + 1), i = 1, n = 42 === e ? O.star : O.modulo;
				return this.options.ecmaVersion >= 7 && 42 === e && 42 === t && (++i, n = O.starstar, t = this.input.charCodeAt(this.pos + 2)), 61 === t ? this.finishOp(O.assign, i + 1) : this.finishOp(n, i);
			}, je.readToken_pipe_amp = function(e) {
				var t = this.input.charCodeAt(this.pos + 1);
				if (t === e) {
					if (this.options.ecmaVersion >= 12) {
						if (61 === this.input.charCodeAt(this.pos + 2)) return this.finishOp(O.assign, 3);
					}
					return this.finishOp(124 === e ? O.logicalOR : O.logicalAND, 2);
				}
				return 61 === t ? this.finishOp(O.assign, 2) : this.finishOp(124 === e ? O.bitwiseOR : O.bitwiseAND, 1);
			}, je.readToken_caret = function() {
				return 61 === this.input.charCodeAt(this.pos + 1) ? this.finishOp(O.assign, 2) : this.finishOp(O.bitwiseXOR, 1);
			}, je.readToken_plus_min = function(e) {
				var t = this.input.charCodeAt(this.pos + 1);
				return t === e ? 45 !== t || this.inModule || 62 !== this.input.charCodeAt(this.pos + 2) || 0 !== this.lastTokEnd && !j.test(this.input.slice(this.lastTokEnd, this.pos)) ? this.finishOp(O.incDec, 2) : (this.skipLineComment(3), this.skipSpace(), this.nextToken()) : 61 === t ? this.finishOp(O.assign, 2) : this.finishOp(O.plusMin, 1);
			}, je.readToken_lt_gt = function(e) {
				var t = this.input.charCodeAt(this.pos + 1), i = 1;
				return t === e ? (i = 62 === e && 62 === this.input.charCodeAt(this.pos + 2) ? 3 : 2, 61 === this.input.charCodeAt(this.pos + i) ? this.finishOp(O.assign, i + 1) : this.finishOp(O.bitShift, i)) : 33 !== t || 60 !== e || this.inModule || 45 !== this.input.charCodeAt(this.pos + 2) || 45 !== this.input.charCodeAt(this.pos + 3) ? (61 === t && (i = 2), this.finishOp(O.relational, i)) : (this.skipLineComment(4), this.skipSpace(), this.nextToken());
			}, je.readToken_eq_excl = function(e) {
				var t = this.input.charCodeAt(this.pos + 1);
				return 61 === t ? this.finishOp(O.equality, 61 === this.input.charCodeAt(this.pos + 2) ? 3 : 2) : 61 === e && 62 === t && this.options.ecmaVersion >= 6 ? (this.pos += 2, this.finishToken(O.arrow)) : this.finishOp(61 === e ? O.eq : O.prefix, 1);
			}, je.readToken_question = function() {
				var e = this.options.ecmaVersion;
				if (e >= 11) {
					var t = this.input.charCodeAt(this.pos + 1);
					if (46 === t) {
						var i = this.input.charCodeAt(this.pos + 2);
						if (i < 48 || i > 57) return this.finishOp(O.questionDot, 2);
					}
					if (63 === t) {
						if (e >= 12) {
							if (61 === this.input.charCodeAt(this.pos + 2)) return this.finishOp(O.assign, 3);
						}
						return this.finishOp(O.coalesce, 2);
					}
				}
				return this.finishOp(O.question, 1);
			}, je.readToken_numberSign = function() {
				var e = 35;
				if (this.options.ecmaVersion >= 13 && (++this.pos, isIdentifierStart(e = this.fullCharCodeAtPos(), !0) || 92 === e)) return this.finishToken(O.privateId, this.readWord1());
				this.raise(this.pos, "Unexpected character '" + codePointToString(e) + "'");
			}, je.getTokenFromCode = function(e) {
				switch (e) {
					case 46: return this.readToken_dot();
					case 40: return ++this.pos, this.finishToken(O.parenL);
					case 41: return ++this.pos, this.finishToken(O.parenR);
					case 59: return ++this.pos, this.finishToken(O.semi);
					case 44: return ++this.pos, this.finishToken(O.comma);
					case 91: return ++this.pos, this.finishToken(O.bracketL);
					case 93: return ++this.pos, this.finishToken(O.bracketR);
					case 123: return ++this.pos, this.finishToken(O.braceL);
					case 125: return ++this.pos, this.finishToken(O.braceR);
					case 58: return ++this.pos, this.finishToken(O.colon);
					case 96:
						if (this.options.ecmaVersion < 6) break;
						return ++this.pos, this.finishToken(O.backQuote);
					case 48:
						var t = this.input.charCodeAt(this.pos + 1);
						if (120 === t || 88 === t) return this.readRadixNumber(16);
						if (this.options.ecmaVersion >= 6) {
							if (111 === t || 79 === t) return this.readRadixNumber(8);
							if (98 === t || 66 === t) return this.readRadixNumber(2);
						}
					case 49:
					case 50:
					case 51:
					case 52:
					case 53:
					case 54:
					case 55:
					case 56:
					case 57: return this.readNumber(!1);
					case 34:
					case 39: return this.readString(e);
					case 47: return this.readToken_slash();
					case 37:
					case 42: return this.readToken_mult_modulo_exp(e);
					case 124:
					case 38: return this.readToken_pipe_amp(e);
					case 94: return this.readToken_caret();
					case 43:
					case 45: return this.readToken_plus_min(e);
					case 60:
					case 62: return this.readToken_lt_gt(e);
					case 61:
					case 33: return this.readToken_eq_excl(e);
					case 63: return this.readToken_question();
					case 126: return this.finishOp(O.prefix, 1);
					case 35: return this.readToken_numberSign();
				}
				this.raise(this.pos, "Unexpected character '" + codePointToString(e) + "'");
			}, je.finishOp = function(e, t) {
				var i = this.input.slice(this.pos, this.pos + t);
				return this.pos += t, this.finishToken(e, i);
			}, je.readRegexp = function() {
				for (var e, t, i = this.pos;;) {
					this.pos >= this.input.length && this.raise(i, "Unterminated regular expression");
					var n = this.input.charAt(this.pos);
					if (j.test(n) && this.raise(i, "Unterminated regular expression"), e) e = !1;
					else {
						if ("[" === n) t = !0;
						else if ("]" === n && t) t = !1;
						else if ("/" === n && !t) break;
						e = "\\" === n;
					}
					++this.pos;
				}
				var a = this.input.slice(i, this.pos);
				++this.pos;
				var c = this.pos, l = this.readWord1();
				this.containsEsc && this.unexpected(c);
				var y = this.regexpState || (this.regexpState = new acorn_RegExpValidationState(this));
				y.reset(i, a, l), this.validateRegExpFlags(y), this.validateRegExpPattern(y);
				var E = null;
				try {
					E = new RegExp(a, l);
				} catch (e) {}
				return this.finishToken(O.regexp, {
					pattern: a,
					flags: l,
					value: E
				});
			}, je.readInt = function(e, t, i) {
				for (var n = this.options.ecmaVersion >= 12 && void 0 === t, a = i && 48 === this.input.charCodeAt(this.pos), c = this.pos, l = 0, y = 0, E = 0, w = null == t ? 1 / 0 : t; E < w; ++E, ++this.pos) {
					var C = this.input.charCodeAt(this.pos), S = void 0;
					if (n && 95 === C) a && this.raiseRecoverable(this.pos, "Numeric separator is not allowed in legacy octal numeric literals"), 95 === y && this.raiseRecoverable(this.pos, "Numeric separator must be exactly one underscore"), 0 === E && this.raiseRecoverable(this.pos, "Numeric separator is not allowed at the first of digits"), y = C;
					else {
						if ((S = C >= 97 ? C - 97 + 10 : C >= 65 ? C - 65 + 10 : C >= 48 && C <= 57 ? C - 48 : 1 / 0) >= e) break;
						y = C, l = l * e + S;
					}
				}
				return n && 95 === y && this.raiseRecoverable(this.pos - 1, "Numeric separator is not allowed at the last of digits"), this.pos === c || null != t && this.pos - c !== t ? null : l;
			}, je.readRadixNumber = function(e) {
				var t = this.pos;
				this.pos += 2;
				var i = this.readInt(e);
				return i ?? this.raise(this.start + 2, "Expected number in radix " + e), this.options.ecmaVersion >= 11 && 110 === this.input.charCodeAt(this.pos) ? (i = stringToBigInt(this.input.slice(t, this.pos)), ++this.pos) : isIdentifierStart(this.fullCharCodeAtPos()) && this.raise(this.pos, "Identifier directly after number"), this.finishToken(O.num, i);
			}, je.readNumber = function(e) {
				var t = this.pos;
				e || null !== this.readInt(10, void 0, !0) || this.raise(t, "Invalid number");
				var i = this.pos - t >= 2 && 48 === this.input.charCodeAt(t);
				i && this.strict && this.raise(t, "Invalid number");
				var n = this.input.charCodeAt(this.pos);
				if (!i && !e && this.options.ecmaVersion >= 11 && 110 === n) {
					var a = stringToBigInt(this.input.slice(t, this.pos));
					return ++this.pos, isIdentifierStart(this.fullCharCodeAtPos()) && this.raise(this.pos, "Identifier directly after number"), this.finishToken(O.num, a);
				}
				i && /[89]/.test(this.input.slice(t, this.pos)) && (i = !1), 46 !== n || i || (++this.pos, this.readInt(10), n = this.input.charCodeAt(this.pos)), 69 !== n && 101 !== n || i || (43 !== (n = this.input.charCodeAt(++this.pos)) && 45 !== n || ++this.pos, null === this.readInt(10) && this.raise(t, "Invalid number")), isIdentifierStart(this.fullCharCodeAtPos()) && this.raise(this.pos, "Identifier directly after number");
				var c, l = (c = this.input.slice(t, this.pos), i ? parseInt(c, 8) : parseFloat(c.replace(/_/g, "")));
				return this.finishToken(O.num, l);
			}, je.readCodePoint = function() {
				var e;
				if (123 === this.input.charCodeAt(this.pos)) {
					this.options.ecmaVersion < 6 && this.unexpected();
					var t = ++this.pos;
					e = this.readHexChar(this.input.indexOf("}", this.pos) - this.pos), ++this.pos, e > 1114111 && this.invalidStringToken(t, "Code point out of bounds");
				} else e = this.readHexChar(4);
				return e;
			}, je.readString = function(e) {
				for (var t = "", i = ++this.pos;;) {
					this.pos >= this.input.length && this.raise(this.start, "Unterminated string constant");
					var n = this.input.charCodeAt(this.pos);
					if (n === e) break;
					92 === n ? (t += this.input.slice(i, this.pos), t += this.readEscapedChar(!1), i = this.pos) : 8232 === n || 8233 === n ? (this.options.ecmaVersion < 10 && this.raise(this.start, "Unterminated string constant"), ++this.pos, this.options.locations && (this.curLine++, this.lineStart = this.pos)) : (isNewLine(n) && this.raise(this.start, "Unterminated string constant"), ++this.pos);
				}
				return t += this.input.slice(i, this.pos++), this.finishToken(O.string, t);
			};
			var Fe = {};
			je.tryReadTemplateToken = function() {
				this.inTemplateElement = !0;
				try {
					this.readTmplToken();
				} catch (e) {
					if (e !== Fe) throw e;
					this.readInvalidTemplateToken();
				}
				this.inTemplateElement = !1;
			}, je.invalidStringToken = function(e, t) {
				if (this.inTemplateElement && this.options.ecmaVersion >= 9) throw Fe;
				this.raise(e, t);
			}, je.readTmplToken = function() {
				for (var e = "", t = this.pos;;) {
					this.pos >= this.input.length && this.raise(this.start, "Unterminated template");
					var i = this.input.charCodeAt(this.pos);
					if (96 === i || 36 === i && 123 === this.input.charCodeAt(this.pos + 1)) return this.pos !== this.start || this.type !== O.template && this.type !== O.invalidTemplate ? (e += this.input.slice(t, this.pos), this.finishToken(O.template, e)) : 36 === i ? (this.pos += 2, this.finishToken(O.dollarBraceL)) : (++this.pos, this.finishToken(O.backQuote));
					if (92 === i) e += this.input.slice(t, this.pos), e += this.readEscapedChar(!0), t = this.pos;
					else if (isNewLine(i)) {
						switch (e += this.input.slice(t, this.pos), ++this.pos, i) {
							case 13: 10 === this.input.charCodeAt(this.pos) && ++this.pos;
							case 10:
								e += "\n";
								break;
							default: e += String.fromCharCode(i);
						}
						this.options.locations && (++this.curLine, this.lineStart = this.pos), t = this.pos;
					} else ++this.pos;
				}
			}, je.readInvalidTemplateToken = function() {
				for (; this.pos < this.input.length; this.pos++) switch (this.input[this.pos]) {
					case "\\":
						++this.pos;
						break;
					case "$": if ("{" !== this.input[this.pos + 1]) break;
					case "`": return this.finishToken(O.invalidTemplate, this.input.slice(this.start, this.pos));
					case "\r": "\n" === this.input[this.pos + 1] && ++this.pos;
					case "\n":
					case "\u2028":
					case "\u2029": ++this.curLine, this.lineStart = this.pos + 1;
				}
				this.raise(this.start, "Unterminated template");
			}, je.readEscapedChar = function(e) {
				var t = this.input.charCodeAt(++this.pos);
				switch (++this.pos, t) {
					case 110: return "\n";
					case 114: return "\r";
					case 120: return String.fromCharCode(this.readHexChar(2));
					case 117: return codePointToString(this.readCodePoint());
					case 116: return "	";
					case 98: return "\b";
					case 118: return "\v";
					case 102: return "\f";
					case 13: 10 === this.input.charCodeAt(this.pos) && ++this.pos;
					case 10: return this.options.locations && (this.lineStart = this.pos, ++this.curLine), "";
					case 56:
					case 57: if (this.strict && this.invalidStringToken(this.pos - 1, "Invalid escape sequence"), e) {
						var i = this.pos - 1;
						this.invalidStringToken(i, "Invalid escape sequence in template string");
					}
					default:
						if (t >= 48 && t <= 55) {
							var n = this.input.substr(this.pos - 1, 3).match(/^[0-7]+/)[0], a = parseInt(n, 8);
							return a > 255 && (n = n.slice(0, -1), a = parseInt(n, 8)), this.pos += n.length - 1, t = this.input.charCodeAt(this.pos), "0" === n && 56 !== t && 57 !== t || !this.strict && !e || this.invalidStringToken(this.pos - 1 - n.length, e ? "Octal literal in template string" : "Octal literal in strict mode"), String.fromCharCode(a);
						}
						return isNewLine(t) ? (this.options.locations && (this.lineStart = this.pos, ++this.curLine), "") : String.fromCharCode(t);
				}
			}, je.readHexChar = function(e) {
				var t = this.pos, i = this.readInt(16, e);
				return null === i && this.invalidStringToken(t, "Bad character escape sequence"), i;
			}, je.readWord1 = function() {
				this.containsEsc = !1;
				for (var e = "", t = !0, i = this.pos, n = this.options.ecmaVersion >= 6; this.pos < this.input.length;) {
					var a = this.fullCharCodeAtPos();
					if (isIdentifierChar(a, n)) this.pos += a <= 65535 ? 1 : 2;
					else {
						if (92 !== a) break;
						this.containsEsc = !0, e += this.input.slice(i, this.pos);
						var c = this.pos;
						117 !== this.input.charCodeAt(++this.pos) && this.invalidStringToken(this.pos, "Expecting Unicode escape sequence \\uXXXX"), ++this.pos;
						var l = this.readCodePoint();
						(t ? isIdentifierStart : isIdentifierChar)(l, n) || this.invalidStringToken(c, "Invalid Unicode escape"), e += codePointToString(l), i = this.pos;
					}
					t = !1;
				}
				return e + this.input.slice(i, this.pos);
			}, je.readWord = function() {
				var e = this.readWord1(), t = O.name;
				return this.keywords.test(e) && (t = N[e]), this.finishToken(t, e);
			};
			acorn_Parser.acorn = {
				Parser: acorn_Parser,
				version: "8.16.0",
				defaultOptions: X,
				Position: acorn_Position,
				SourceLocation: acorn_SourceLocation,
				getLineInfo,
				Node: acorn_Node,
				TokenType: acorn_TokenType,
				tokTypes: O,
				keywordTypes: N,
				TokContext: acorn_TokContext,
				tokContexts: fe,
				isIdentifierChar,
				isIdentifierStart,
				Token: acorn_Token,
				isNewLine,
				lineBreak: j,
				lineBreakG: F,
				nonASCIIwhitespace: B
			};
			var Be = __webpack_require__("node:module"), $e = __webpack_require__("node:fs");
			String.fromCharCode;
			const qe = /\/$|\/\?|\/#/, Ge = /^\.?\//;
			function hasTrailingSlash(e = "", t) {
				return t ? qe.test(e) : e.endsWith("/");
			}
			function withTrailingSlash(e = "", t) {
				if (!t) return e.endsWith("/") ? e : e + "/";
				if (hasTrailingSlash(e, !0)) return e || "/";
				let i = e, n = "";
				const a = e.indexOf("#");
				if (-1 !== a && (i = e.slice(0, a), n = e.slice(a), !i)) return n;
				const [c, ...l] = i.split("?");
				return c + "/" + (l.length > 0 ? `?${l.join("?")}` : "") + n;
			}
			function isNonEmptyURL(e) {
				return e && "/" !== e;
			}
			function dist_joinURL(e, ...t) {
				let i = e || "";
				for (const e of t.filter((e) => isNonEmptyURL(e))) if (i) {
					const t = e.replace(Ge, "");
					i = withTrailingSlash(i) + t;
				} else i = e;
				return i;
			}
			const Ke = /^[A-Za-z]:\//;
			function pathe_M_eThtNZ_normalizeWindowsPath(e = "") {
				return e ? e.replace(/\\/g, "/").replace(Ke, (e) => e.toUpperCase()) : e;
			}
			const He = /^[/\\]{2}/, ze = /^[/\\](?![/\\])|^[/\\]{2}(?!\.)|^[A-Za-z]:[/\\]/, Je = /^[A-Za-z]:$/, Ye = /.(\.[^./]+|\.)$/, pathe_M_eThtNZ_normalize = function(e) {
				if (0 === e.length) return ".";
				const t = (e = pathe_M_eThtNZ_normalizeWindowsPath(e)).match(He), i = isAbsolute(e), n = "/" === e[e.length - 1];
				return 0 === (e = normalizeString(e, !i)).length ? i ? "/" : n ? "./" : "." : (n && (e += "/"), Je.test(e) && (e += "/"), t ? i ? `//${e}` : `//./${e}` : i && !isAbsolute(e) ? `/${e}` : e);
			}, pathe_M_eThtNZ_join = function(...e) {
				let t = "";
				for (const i of e) if (i) if (t.length > 0) {
					const e = "/" === t[t.length - 1], n = "/" === i[0];
					t += e && n ? i.slice(1) : e || n ? i : `/${i}`;
				} else t += i;
				return pathe_M_eThtNZ_normalize(t);
			};
			function pathe_M_eThtNZ_cwd() {
				return "undefined" != typeof process && "function" == typeof process.cwd ? process.cwd().replace(/\\/g, "/") : "/";
			}
			const pathe_M_eThtNZ_resolve = function(...e) {
				let t = "", i = !1;
				for (let n = (e = e.map((e) => pathe_M_eThtNZ_normalizeWindowsPath(e))).length - 1; n >= -1 && !i; n--) {
					const a = n >= 0 ? e[n] : pathe_M_eThtNZ_cwd();
					a && 0 !== a.length && (t = `${a}/${t}`, i = isAbsolute(a));
				}
				return t = normalizeString(t, !i), i && !isAbsolute(t) ? `/${t}` : t.length > 0 ? t : ".";
			};
			function normalizeString(e, t) {
				let i = "", n = 0, a = -1, c = 0, l = null;
				for (let y = 0; y <= e.length; ++y) {
					if (y < e.length) l = e[y];
					else {
						if ("/" === l) break;
						l = "/";
					}
					if ("/" === l) {
						if (a === y - 1 || 1 === c);
						else if (2 === c) {
							if (i.length < 2 || 2 !== n || "." !== i[i.length - 1] || "." !== i[i.length - 2]) {
								if (i.length > 2) {
									const e = i.lastIndexOf("/");
									-1 === e ? (i = "", n = 0) : (i = i.slice(0, e), n = i.length - 1 - i.lastIndexOf("/")), a = y, c = 0;
									continue;
								}
								if (i.length > 0) {
									i = "", n = 0, a = y, c = 0;
									continue;
								}
							}
							t && (i += i.length > 0 ? "/.." : "..", n = 2);
						} else i.length > 0 ? i += `/${e.slice(a + 1, y)}` : i = e.slice(a + 1, y), n = y - a - 1;
						a = y, c = 0;
					} else "." === l && -1 !== c ? ++c : c = -1;
				}
				return i;
			}
			const isAbsolute = function(e) {
				return ze.test(e);
			}, extname = function(e) {
				if (".." === e) return "";
				const t = Ye.exec(pathe_M_eThtNZ_normalizeWindowsPath(e));
				return t && t[1] || "";
			}, pathe_M_eThtNZ_dirname = function(e) {
				const t = pathe_M_eThtNZ_normalizeWindowsPath(e).replace(/\/$/, "").split("/").slice(0, -1);
				return 1 === t.length && Je.test(t[0]) && (t[0] += "/"), t.join("/") || (isAbsolute(e) ? "/" : ".");
			}, basename = function(e, t) {
				const i = pathe_M_eThtNZ_normalizeWindowsPath(e).split("/");
				let n = "";
				for (let e = i.length - 1; e >= 0; e--) {
					const t = i[e];
					if (t) {
						n = t;
						break;
					}
				}
				return t && n.endsWith(t) ? n.slice(0, -t.length) : n;
			}, Qe = __require("node:url"), Ze = __require("node:assert"), Xe = __require("node:process");
			var et = __webpack_require__("node:path");
			const tt = __require("node:v8"), it = __require("node:util"), st = new Set(Be.builtinModules);
			function normalizeSlash(e) {
				return e.replace(/\\/g, "/");
			}
			const rt = {}.hasOwnProperty, nt = /^([A-Z][a-z\d]*)+$/, at = /* @__PURE__ */ new Set([
				"string",
				"function",
				"number",
				"object",
				"Function",
				"Object",
				"boolean",
				"bigint",
				"symbol"
			]), ot = {};
			function formatList(e, t = "and") {
				return e.length < 3 ? e.join(` ${t} `) : `${e.slice(0, -1).join(", ")}, ${t} ${e[e.length - 1]}`;
			}
			const ct = /* @__PURE__ */ new Map();
			let ht;
			function createError(e, t, i) {
				return ct.set(e, t), function(e, t) {
					return NodeError;
					function NodeError(...i) {
						const n = Error.stackTraceLimit;
						isErrorStackTraceLimitWritable() && (Error.stackTraceLimit = 0);
						const a = new e();
						isErrorStackTraceLimitWritable() && (Error.stackTraceLimit = n);
						const c = function(e, t, i) {
							const n = ct.get(e);
							if (Ze.ok(void 0 !== n, "expected `message` to be found"), "function" == typeof n) return Ze.ok(n.length <= t.length, `Code: ${e}; The provided arguments length (${t.length}) does not match the required ones (${n.length}).`), Reflect.apply(n, i, t);
							const a = /%[dfijoOs]/g;
							let c = 0;
							for (; null !== a.exec(n);) c++;
							return Ze.ok(c === t.length, `Code: ${e}; The provided arguments length (${t.length}) does not match the required ones (${c}).`), 0 === t.length ? n : (t.unshift(n), Reflect.apply(it.format, null, t));
						}(t, i, a);
						return Object.defineProperties(a, {
							message: {
								value: c,
								enumerable: !1,
								writable: !0,
								configurable: !0
							},
							toString: {
								value() {
									return `${this.name} [${t}]: ${this.message}`;
								},
								enumerable: !1,
								writable: !0,
								configurable: !0
							}
						}), lt(a), a.code = t, a;
					}
				}(i, e);
			}
			function isErrorStackTraceLimitWritable() {
				try {
					if (tt.startupSnapshot.isBuildingSnapshot()) return !1;
				} catch {}
				const e = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
				return void 0 === e ? Object.isExtensible(Error) : rt.call(e, "writable") && void 0 !== e.writable ? e.writable : void 0 !== e.set;
			}
			ot.ERR_INVALID_ARG_TYPE = createError("ERR_INVALID_ARG_TYPE", (e, t, i) => {
				Ze.ok("string" == typeof e, "'name' must be a string"), Array.isArray(t) || (t = [t]);
				let n = "The ";
				if (e.endsWith(" argument")) n += `${e} `;
				else {
					const t = e.includes(".") ? "property" : "argument";
					n += `"${e}" ${t} `;
				}
				n += "must be ";
				const a = [], c = [], l = [];
				for (const e of t) Ze.ok("string" == typeof e, "All expected entries have to be of type string"), at.has(e) ? a.push(e.toLowerCase()) : null === nt.exec(e) ? (Ze.ok("object" !== e, "The value \"object\" should be written as \"Object\""), l.push(e)) : c.push(e);
				if (c.length > 0) {
					const e = a.indexOf("object");
					-1 !== e && (a.slice(e, 1), c.push("Object"));
				}
				return a.length > 0 && (n += `${a.length > 1 ? "one of type" : "of type"} ${formatList(a, "or")}`, (c.length > 0 || l.length > 0) && (n += " or ")), c.length > 0 && (n += `an instance of ${formatList(c, "or")}`, l.length > 0 && (n += " or ")), l.length > 0 && (l.length > 1 ? n += `one of ${formatList(l, "or")}` : (l[0].toLowerCase() !== l[0] && (n += "an "), n += `${l[0]}`)), n += `. Received ${function(e) {
					if (null == e) return String(e);
					if ("function" == typeof e && e.name) return `function ${e.name}`;
					if ("object" == typeof e) return e.constructor && e.constructor.name ? `an instance of ${e.constructor.name}` : `${(0, it.inspect)(e, { depth: -1 })}`;
					let t = (0, it.inspect)(e, { colors: !1 });
					t.length > 28 && (t = `${t.slice(0, 25)}...`);
					return `type ${typeof e} (${t})`;
				}(i)}`, n;
			}, TypeError), ot.ERR_INVALID_MODULE_SPECIFIER = createError("ERR_INVALID_MODULE_SPECIFIER", (e, t, i = void 0) => `Invalid module "${e}" ${t}${i ? ` imported from ${i}` : ""}`, TypeError), ot.ERR_INVALID_PACKAGE_CONFIG = createError("ERR_INVALID_PACKAGE_CONFIG", (e, t, i) => `Invalid package config ${e}${t ? ` while importing ${t}` : ""}${i ? `. ${i}` : ""}`, Error), ot.ERR_INVALID_PACKAGE_TARGET = createError("ERR_INVALID_PACKAGE_TARGET", (e, t, i, n = !1, a = void 0) => {
				const c = "string" == typeof i && !n && i.length > 0 && !i.startsWith("./");
				return "." === t ? (Ze.ok(!1 === n), `Invalid "exports" main target ${JSON.stringify(i)} defined in the package config ${e}package.json${a ? ` imported from ${a}` : ""}${c ? "; targets must start with \"./\"" : ""}`) : `Invalid "${n ? "imports" : "exports"}" target ${JSON.stringify(i)} defined for '${t}' in the package config ${e}package.json${a ? ` imported from ${a}` : ""}${c ? "; targets must start with \"./\"" : ""}`;
			}, Error), ot.ERR_MODULE_NOT_FOUND = createError("ERR_MODULE_NOT_FOUND", (e, t, i = !1) => `Cannot find ${i ? "module" : "package"} '${e}' imported from ${t}`, Error), ot.ERR_NETWORK_IMPORT_DISALLOWED = createError("ERR_NETWORK_IMPORT_DISALLOWED", "import of '%s' by %s is not supported: %s", Error), ot.ERR_PACKAGE_IMPORT_NOT_DEFINED = createError("ERR_PACKAGE_IMPORT_NOT_DEFINED", (e, t, i) => `Package import specifier "${e}" is not defined${t ? ` in package ${t}package.json` : ""} imported from ${i}`, TypeError), ot.ERR_PACKAGE_PATH_NOT_EXPORTED = createError("ERR_PACKAGE_PATH_NOT_EXPORTED", (e, t, i = void 0) => "." === t ? `No "exports" main defined in ${e}package.json${i ? ` imported from ${i}` : ""}` : `Package subpath '${t}' is not defined by "exports" in ${e}package.json${i ? ` imported from ${i}` : ""}`, Error), ot.ERR_UNSUPPORTED_DIR_IMPORT = createError("ERR_UNSUPPORTED_DIR_IMPORT", "Directory import '%s' is not supported resolving ES modules imported from %s", Error), ot.ERR_UNSUPPORTED_RESOLVE_REQUEST = createError("ERR_UNSUPPORTED_RESOLVE_REQUEST", "Failed to resolve module specifier \"%s\" from \"%s\": Invalid relative URL or base scheme is not hierarchical.", TypeError), ot.ERR_UNKNOWN_FILE_EXTENSION = createError("ERR_UNKNOWN_FILE_EXTENSION", (e, t) => `Unknown file extension "${e}" for ${t}`, TypeError), ot.ERR_INVALID_ARG_VALUE = createError("ERR_INVALID_ARG_VALUE", (e, t, i = "is invalid") => {
				let n = (0, it.inspect)(t);
				n.length > 128 && (n = `${n.slice(0, 128)}...`);
				return `The ${e.includes(".") ? "property" : "argument"} '${e}' ${i}. Received ${n}`;
			}, TypeError);
			const lt = function(e) {
				const t = "__node_internal_" + e.name;
				return Object.defineProperty(e, "name", { value: t }), e;
			}(function(e) {
				const t = isErrorStackTraceLimitWritable();
				return t && (ht = Error.stackTraceLimit, Error.stackTraceLimit = Number.POSITIVE_INFINITY), Error.captureStackTrace(e), t && (Error.stackTraceLimit = ht), e;
			});
			const pt = {}.hasOwnProperty, { ERR_INVALID_PACKAGE_CONFIG: ut } = ot, dt = /* @__PURE__ */ new Map();
			function read(e, { base: t, specifier: i }) {
				const n = dt.get(e);
				if (n) return n;
				let a;
				try {
					a = $e.readFileSync(et.toNamespacedPath(e), "utf8");
				} catch (e) {
					const t = e;
					if ("ENOENT" !== t.code) throw t;
				}
				const c = {
					exists: !1,
					pjsonPath: e,
					main: void 0,
					name: void 0,
					type: "none",
					exports: void 0,
					imports: void 0
				};
				if (void 0 !== a) {
					let n;
					try {
						n = JSON.parse(a);
					} catch (n) {
						const a = n, c = new ut(e, (t ? `"${i}" from ` : "") + (0, Qe.fileURLToPath)(t || i), a.message);
						throw c.cause = a, c;
					}
					c.exists = !0, pt.call(n, "name") && "string" == typeof n.name && (c.name = n.name), pt.call(n, "main") && "string" == typeof n.main && (c.main = n.main), pt.call(n, "exports") && (c.exports = n.exports), pt.call(n, "imports") && (c.imports = n.imports), !pt.call(n, "type") || "commonjs" !== n.type && "module" !== n.type || (c.type = n.type);
				}
				return dt.set(e, c), c;
			}
			function getPackageScopeConfig(e) {
				let t = new URL("package.json", e);
				for (;;) {
					if (t.pathname.endsWith("node_modules/package.json")) break;
					const i = read((0, Qe.fileURLToPath)(t), { specifier: e });
					if (i.exists) return i;
					const n = t;
					if (t = new URL("../package.json", t), t.pathname === n.pathname) break;
				}
				return {
					pjsonPath: (0, Qe.fileURLToPath)(t),
					exists: !1,
					type: "none"
				};
			}
			function getPackageType(e) {
				return getPackageScopeConfig(e).type;
			}
			const { ERR_UNKNOWN_FILE_EXTENSION: ft } = ot, mt = {}.hasOwnProperty, gt = {
				__proto__: null,
				".cjs": "commonjs",
				".js": "module",
				".json": "json",
				".mjs": "module"
			};
			const xt = {
				__proto__: null,
				"data:": function(e) {
					const { 1: t } = /^([^/]+\/[^;,]+)[^,]*?(;base64)?,/.exec(e.pathname) || [
						null,
						null,
						null
					];
					return function(e) {
						return e && /\s*(text|application)\/javascript\s*(;\s*charset=utf-?8\s*)?/i.test(e) ? "module" : "application/json" === e ? "json" : null;
					}(t);
				},
				"file:": function(e, t, i) {
					const n = function(e) {
						const t = e.pathname;
						let i = t.length;
						for (; i--;) {
							const e = t.codePointAt(i);
							if (47 === e) return "";
							if (46 === e) return 47 === t.codePointAt(i - 1) ? "" : t.slice(i);
						}
						return "";
					}(e);
					if (".js" === n) {
						const t = getPackageType(e);
						return "none" !== t ? t : "commonjs";
					}
					if ("" === n) {
						const t = getPackageType(e);
						return "none" === t || "commonjs" === t ? "commonjs" : "module";
					}
					const a = gt[n];
					if (a) return a;
					if (i) return;
					const c = (0, Qe.fileURLToPath)(e);
					throw new ft(n, c);
				},
				"http:": getHttpProtocolModuleFormat,
				"https:": getHttpProtocolModuleFormat,
				"node:": () => "builtin"
			};
			function getHttpProtocolModuleFormat() {}
			const vt = Object.freeze(["node", "import"]), yt = new Set(vt);
			function getConditionsSet(e) {
				return yt;
			}
			const _t = RegExp.prototype[Symbol.replace], { ERR_INVALID_MODULE_SPECIFIER: Et, ERR_INVALID_PACKAGE_CONFIG: bt, ERR_INVALID_PACKAGE_TARGET: kt, ERR_MODULE_NOT_FOUND: wt, ERR_PACKAGE_IMPORT_NOT_DEFINED: Ct, ERR_PACKAGE_PATH_NOT_EXPORTED: St, ERR_UNSUPPORTED_DIR_IMPORT: It, ERR_UNSUPPORTED_RESOLVE_REQUEST: Tt } = ot, Rt = {}.hasOwnProperty, At = /(^|\\|\/)((\.|%2e)(\.|%2e)?|(n|%6e|%4e)(o|%6f|%4f)(d|%64|%44)(e|%65|%45)(_|%5f)(m|%6d|%4d)(o|%6f|%4f)(d|%64|%44)(u|%75|%55)(l|%6c|%4c)(e|%65|%45)(s|%73|%53))?(\\|\/|$)/i, Pt = /(^|\\|\/)((\.|%2e)(\.|%2e)?|(n|%6e|%4e)(o|%6f|%4f)(d|%64|%44)(e|%65|%45)(_|%5f)(m|%6d|%4d)(o|%6f|%4f)(d|%64|%44)(u|%75|%55)(l|%6c|%4c)(e|%65|%45)(s|%73|%53))(\\|\/|$)/i, Lt = /^\.|%|\\/, Nt = /\*/g, Ot = /%2f|%5c/i, Dt = /* @__PURE__ */ new Set(), Vt = /[/\\]{2}/;
			function emitInvalidSegmentDeprecation(e, t, i, n, a, c, l) {
				if (Xe.noDeprecation) return;
				const y = (0, Qe.fileURLToPath)(n), E = null !== Vt.exec(l ? e : t);
				Xe.emitWarning(`Use of deprecated ${E ? "double slash" : "leading or trailing slash matching"} resolving "${e}" for module request "${t}" ${t === i ? "" : `matched to "${i}" `}in the "${a ? "imports" : "exports"}" field module resolution of the package at ${y}${c ? ` imported from ${(0, Qe.fileURLToPath)(c)}` : ""}.`, "DeprecationWarning", "DEP0166");
			}
			function emitLegacyIndexDeprecation(e, t, i, n) {
				if (Xe.noDeprecation) return;
				if ("module" !== function(e, t) {
					const i = e.protocol;
					return mt.call(xt, i) && xt[i](e, t, !0) || null;
				}(e, { parentURL: i.href })) return;
				const c = (0, Qe.fileURLToPath)(e.href), l = (0, Qe.fileURLToPath)(new URL(".", t)), y = (0, Qe.fileURLToPath)(i);
				n ? et.resolve(l, n) !== c && Xe.emitWarning(`Package ${l} has a "main" field set to "${n}", excluding the full filename and extension to the resolved file at "${c.slice(l.length)}", imported from ${y}.\n Automatic extension resolution of the "main" field is deprecated for ES modules.`, "DeprecationWarning", "DEP0151") : Xe.emitWarning(`No "main" or "exports" field defined in the package.json for ${l} resolving the main entry point "${c.slice(l.length)}", imported from ${y}.\nDefault "index" lookups for the main are deprecated for ES modules.`, "DeprecationWarning", "DEP0151");
			}
			function tryStatSync(e) {
				try {
					return (0, $e.statSync)(e);
				} catch {}
			}
			function fileExists(e) {
				const t = (0, $e.statSync)(e, { throwIfNoEntry: !1 }), i = t ? t.isFile() : void 0;
				return null != i && i;
			}
			function legacyMainResolve(e, t, i) {
				let n;
				if (void 0 !== t.main) {
					if (n = new URL(t.main, e), fileExists(n)) return n;
					const a = [
						`./${t.main}.js`,
						`./${t.main}.json`,
						`./${t.main}.node`,
						`./${t.main}/index.js`,
						`./${t.main}/index.json`,
						`./${t.main}/index.node`
					];
					let c = -1;
					for (; ++c < a.length && (n = new URL(a[c], e), !fileExists(n));) n = void 0;
					if (n) return emitLegacyIndexDeprecation(n, e, i, t.main), n;
				}
				const a = [
					"./index.js",
					"./index.json",
					"./index.node"
				];
				let c = -1;
				for (; ++c < a.length && (n = new URL(a[c], e), !fileExists(n));) n = void 0;
				if (n) return emitLegacyIndexDeprecation(n, e, i, t.main), n;
				throw new wt((0, Qe.fileURLToPath)(new URL(".", e)), (0, Qe.fileURLToPath)(i));
			}
			function exportsNotFound(e, t, i) {
				return new St((0, Qe.fileURLToPath)(new URL(".", t)), e, i && (0, Qe.fileURLToPath)(i));
			}
			function invalidPackageTarget(e, t, i, n, a) {
				return t = "object" == typeof t && null !== t ? JSON.stringify(t, null, "") : `${t}`, new kt((0, Qe.fileURLToPath)(new URL(".", i)), e, t, n, a && (0, Qe.fileURLToPath)(a));
			}
			function resolvePackageTargetString(e, t, i, n, a, c, l, y, E) {
				if ("" !== t && !c && "/" !== e[e.length - 1]) throw invalidPackageTarget(i, e, n, l, a);
				if (!e.startsWith("./")) {
					if (l && !e.startsWith("../") && !e.startsWith("/")) {
						let i = !1;
						try {
							new URL(e), i = !0;
						} catch {}
						if (!i) return packageResolve(c ? _t.call(Nt, e, () => t) : e + t, n, E);
					}
					throw invalidPackageTarget(i, e, n, l, a);
				}
				if (null !== At.exec(e.slice(2))) {
					if (null !== Pt.exec(e.slice(2))) throw invalidPackageTarget(i, e, n, l, a);
					if (!y) {
						const y = c ? i.replace("*", () => t) : i + t;
						emitInvalidSegmentDeprecation(c ? _t.call(Nt, e, () => t) : e, y, i, n, l, a, !0);
					}
				}
				const w = new URL(e, n), C = w.pathname, S = new URL(".", n).pathname;
				if (!C.startsWith(S)) throw invalidPackageTarget(i, e, n, l, a);
				if ("" === t) return w;
				if (null !== At.exec(t)) {
					const E = c ? i.replace("*", () => t) : i + t;
					if (null === Pt.exec(t)) {
						if (!y) emitInvalidSegmentDeprecation(c ? _t.call(Nt, e, () => t) : e, E, i, n, l, a, !1);
					} else (function(e, t, i, n, a) {
						const c = `request is not a valid match in pattern "${t}" for the "${n ? "imports" : "exports"}" resolution of ${(0, Qe.fileURLToPath)(i)}`;
						throw new Et(e, c, a && (0, Qe.fileURLToPath)(a));
					})(E, i, n, l, a);
				}
				return c ? new URL(_t.call(Nt, w.href, () => t)) : new URL(t, w);
			}
			function isArrayIndex(e) {
				const t = Number(e);
				return `${t}` === e && t >= 0 && t < 4294967295;
			}
			function resolvePackageTarget(e, t, i, n, a, c, l, y, E) {
				if ("string" == typeof t) return resolvePackageTargetString(t, i, n, e, a, c, l, y, E);
				if (Array.isArray(t)) {
					const w = t;
					if (0 === w.length) return null;
					let C, S = -1;
					for (; ++S < w.length;) {
						const t = w[S];
						let I;
						try {
							I = resolvePackageTarget(e, t, i, n, a, c, l, y, E);
						} catch (e) {
							if (C = e, "ERR_INVALID_PACKAGE_TARGET" === e.code) continue;
							throw e;
						}
						if (void 0 !== I) {
							if (null !== I) return I;
							C = null;
						}
					}
					if (null == C) return null;
					throw C;
				}
				if ("object" == typeof t && null !== t) {
					const w = Object.getOwnPropertyNames(t);
					let C = -1;
					for (; ++C < w.length;) if (isArrayIndex(w[C])) throw new bt((0, Qe.fileURLToPath)(e), a, "\"exports\" cannot contain numeric property keys.");
					for (C = -1; ++C < w.length;) {
						const S = w[C];
						if ("default" === S || E && E.has(S)) {
							const w = resolvePackageTarget(e, t[S], i, n, a, c, l, y, E);
							if (void 0 === w) continue;
							return w;
						}
					}
					return null;
				}
				if (null === t) return null;
				throw invalidPackageTarget(n, t, e, l, a);
			}
			function emitTrailingSlashPatternDeprecation(e, t, i) {
				if (Xe.noDeprecation) return;
				const n = (0, Qe.fileURLToPath)(t);
				Dt.has(n + "|" + e) || (Dt.add(n + "|" + e), Xe.emitWarning(`Use of deprecated trailing slash pattern mapping "${e}" in the "exports" field module resolution of the package at ${n}${i ? ` imported from ${(0, Qe.fileURLToPath)(i)}` : ""}. Mapping specifiers ending in "/" is no longer supported.`, "DeprecationWarning", "DEP0155"));
			}
			function packageExportsResolve(e, t, i, n, a) {
				let c = i.exports;
				if (function(e, t, i) {
					if ("string" == typeof e || Array.isArray(e)) return !0;
					if ("object" != typeof e || null === e) return !1;
					const n = Object.getOwnPropertyNames(e);
					let a = !1, c = 0, l = -1;
					for (; ++l < n.length;) {
						const e = n[l], y = "" === e || "." !== e[0];
						if (0 === c++) a = y;
						else if (a !== y) throw new bt((0, Qe.fileURLToPath)(t), i, "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.");
					}
					return a;
				}(c, e, n) && (c = { ".": c }), Rt.call(c, t) && !t.includes("*") && !t.endsWith("/")) {
					const i = resolvePackageTarget(e, c[t], "", t, n, !1, !1, !1, a);
					if (null == i) throw exportsNotFound(t, e, n);
					return i;
				}
				let l = "", y = "";
				const E = Object.getOwnPropertyNames(c);
				let w = -1;
				for (; ++w < E.length;) {
					const i = E[w], a = i.indexOf("*");
					if (-1 !== a && t.startsWith(i.slice(0, a))) {
						t.endsWith("/") && emitTrailingSlashPatternDeprecation(t, e, n);
						const c = i.slice(a + 1);
						t.length >= i.length && t.endsWith(c) && 1 === patternKeyCompare(l, i) && i.lastIndexOf("*") === a && (l = i, y = t.slice(a, t.length - c.length));
					}
				}
				if (l) {
					const i = resolvePackageTarget(e, c[l], y, l, n, !0, !1, t.endsWith("/"), a);
					if (null == i) throw exportsNotFound(t, e, n);
					return i;
				}
				throw exportsNotFound(t, e, n);
			}
			function patternKeyCompare(e, t) {
				const i = e.indexOf("*"), n = t.indexOf("*"), a = -1 === i ? e.length : i + 1, c = -1 === n ? t.length : n + 1;
				return a > c ? -1 : c > a || -1 === i ? 1 : -1 === n || e.length > t.length ? -1 : t.length > e.length ? 1 : 0;
			}
			function packageImportsResolve(e, t, i) {
				if ("#" === e || e.startsWith("#/") || e.endsWith("/")) throw new Et(e, "is not a valid internal imports specifier name", (0, Qe.fileURLToPath)(t));
				let n;
				const a = getPackageScopeConfig(t);
				if (a.exists) {
					n = (0, Qe.pathToFileURL)(a.pjsonPath);
					const c = a.imports;
					if (c) if (Rt.call(c, e) && !e.includes("*")) {
						const a = resolvePackageTarget(n, c[e], "", e, t, !1, !0, !1, i);
						if (null != a) return a;
					} else {
						let a = "", l = "";
						const y = Object.getOwnPropertyNames(c);
						let E = -1;
						for (; ++E < y.length;) {
							const t = y[E], i = t.indexOf("*");
							if (-1 !== i && e.startsWith(t.slice(0, -1))) {
								const n = t.slice(i + 1);
								e.length >= t.length && e.endsWith(n) && 1 === patternKeyCompare(a, t) && t.lastIndexOf("*") === i && (a = t, l = e.slice(i, e.length - n.length));
							}
						}
						if (a) {
							const e = resolvePackageTarget(n, c[a], l, a, t, !0, !0, !1, i);
							if (null != e) return e;
						}
					}
				}
				throw function(e, t, i) {
					return new Ct(e, t && (0, Qe.fileURLToPath)(new URL(".", t)), (0, Qe.fileURLToPath)(i));
				}(e, n, t);
			}
			function packageResolve(e, t, i) {
				if (Be.builtinModules.includes(e)) return new URL("node:" + e);
				const { packageName: n, packageSubpath: a, isScoped: c } = function(e, t) {
					let i = e.indexOf("/"), n = !0, a = !1;
					"@" === e[0] && (a = !0, -1 === i || 0 === e.length ? n = !1 : i = e.indexOf("/", i + 1));
					const c = -1 === i ? e : e.slice(0, i);
					if (null !== Lt.exec(c) && (n = !1), !n) throw new Et(e, "is not a valid package name", (0, Qe.fileURLToPath)(t));
					return {
						packageName: c,
						packageSubpath: "." + (-1 === i ? "" : e.slice(i)),
						isScoped: a
					};
				}(e, t), l = getPackageScopeConfig(t);
				if (l.exists) {
					const e = (0, Qe.pathToFileURL)(l.pjsonPath);
					if (l.name === n && void 0 !== l.exports && null !== l.exports) return packageExportsResolve(e, a, l, t, i);
				}
				let y, E = new URL("./node_modules/" + n + "/package.json", t), w = (0, Qe.fileURLToPath)(E);
				do {
					const l = tryStatSync(w.slice(0, -13));
					if (!l || !l.isDirectory()) {
						y = w, E = new URL((c ? "../../../../node_modules/" : "../../../node_modules/") + n + "/package.json", E), w = (0, Qe.fileURLToPath)(E);
						continue;
					}
					const C = read(w, {
						base: t,
						specifier: e
					});
					return void 0 !== C.exports && null !== C.exports ? packageExportsResolve(E, a, C, t, i) : "." === a ? legacyMainResolve(E, C, t) : new URL(a, E);
				} while (w.length !== y.length);
			}
			function moduleResolve(e, t, i, n) {
				void 0 === i && (i = getConditionsSet());
				const a = t.protocol, c = "data:" === a || "http:" === a || "https:" === a;
				let l;
				if (function(e) {
					return "" !== e && ("/" === e[0] || function(e) {
						if ("." === e[0]) {
							if (1 === e.length || "/" === e[1]) return !0;
							if ("." === e[1] && (2 === e.length || "/" === e[2])) return !0;
						}
						return !1;
					}(e));
				}(e)) try {
					l = new URL(e, t);
				} catch (i) {
					const n = new Tt(e, t);
					throw n.cause = i, n;
				}
				else if ("file:" === a && "#" === e[0]) l = packageImportsResolve(e, t, i);
				else try {
					l = new URL(e);
				} catch (n) {
					if (c && !Be.builtinModules.includes(e)) {
						const i = new Tt(e, t);
						throw i.cause = n, i;
					}
					l = packageResolve(e, t, i);
				}
				return Ze.ok(void 0 !== l, "expected to be defined"), "file:" !== l.protocol ? l : function(e, t) {
					if (null !== Ot.exec(e.pathname)) throw new Et(e.pathname, "must not include encoded \"/\" or \"\\\" characters", (0, Qe.fileURLToPath)(t));
					let i;
					try {
						i = (0, Qe.fileURLToPath)(e);
					} catch (i) {
						const n = i;
						throw Object.defineProperty(n, "input", { value: String(e) }), Object.defineProperty(n, "module", { value: String(t) }), n;
					}
					const n = tryStatSync(i.endsWith("/") ? i.slice(-1) : i);
					if (n && n.isDirectory()) {
						const n = new It(i, (0, Qe.fileURLToPath)(t));
						throw n.url = String(e), n;
					}
					if (!n || !n.isFile()) {
						const n = new wt(i || e.pathname, t && (0, Qe.fileURLToPath)(t), !0);
						throw n.url = String(e), n;
					}
					{
						const t = (0, $e.realpathSync)(i), { search: n, hash: a } = e;
						(e = (0, Qe.pathToFileURL)(t + (i.endsWith(et.sep) ? "/" : ""))).search = n, e.hash = a;
					}
					return e;
				}(l, t);
			}
			function fileURLToPath(e) {
				return "string" != typeof e || e.startsWith("file://") ? normalizeSlash((0, Qe.fileURLToPath)(e)) : normalizeSlash(e);
			}
			function pathToFileURL(e) {
				return (0, Qe.pathToFileURL)(fileURLToPath(e)).toString();
			}
			const Ut = /* @__PURE__ */ new Set(["node", "import"]), Mt = [
				".mjs",
				".cjs",
				".js",
				".json"
			], jt = /* @__PURE__ */ new Set([
				"ERR_MODULE_NOT_FOUND",
				"ERR_UNSUPPORTED_DIR_IMPORT",
				"MODULE_NOT_FOUND",
				"ERR_PACKAGE_PATH_NOT_EXPORTED"
			]);
			function _tryModuleResolve(e, t, i) {
				try {
					return moduleResolve(e, t, i);
				} catch (e) {
					if (!jt.has(e?.code)) throw e;
				}
			}
			function _resolve(e, t = {}) {
				if ("string" != typeof e) {
					if (!(e instanceof URL)) throw new TypeError("input must be a `string` or `URL`");
					e = fileURLToPath(e);
				}
				if (/(?:node|data|http|https):/.test(e)) return e;
				if (st.has(e)) return "node:" + e;
				if (e.startsWith("file://") && (e = fileURLToPath(e)), isAbsolute(e)) try {
					if ((0, $e.statSync)(e).isFile()) return pathToFileURL(e);
				} catch (e) {
					if ("ENOENT" !== e?.code) throw e;
				}
				const i = t.conditions ? new Set(t.conditions) : Ut, n = (Array.isArray(t.url) ? t.url : [t.url]).filter(Boolean).map((e) => new URL(function(e) {
					return "string" != typeof e && (e = e.toString()), /(?:node|data|http|https|file):/.test(e) ? e : st.has(e) ? "node:" + e : "file://" + encodeURI(normalizeSlash(e));
				}(e.toString())));
				0 === n.length && n.push(new URL(pathToFileURL(process.cwd())));
				const a = [...n];
				for (const e of n) "file:" === e.protocol && a.push(new URL("./", e), new URL(dist_joinURL(e.pathname, "_index.js"), e), new URL("node_modules", e));
				let c;
				for (const n of a) {
					if (c = _tryModuleResolve(e, n, i), c) break;
					for (const a of ["", "/index"]) {
						for (const l of t.extensions || Mt) if (c = _tryModuleResolve(dist_joinURL(e, a) + l, n, i), c) break;
						if (c) break;
					}
					if (c) break;
				}
				if (!c) {
					const t = /* @__PURE__ */ new Error(`Cannot find module ${e} imported from ${a.join(", ")}`);
					throw t.code = "ERR_MODULE_NOT_FOUND", t;
				}
				return pathToFileURL(c);
			}
			function resolveSync(e, t) {
				return _resolve(e, t);
			}
			function resolvePathSync(e, t) {
				return fileURLToPath(resolveSync(e, t));
			}
			const Ft = /(?:[\s;]|^)(?:import[\s\w*,{}]*from|import\s*["'*{]|export\b\s*(?:[*{]|default|class|type|function|const|var|let|async function)|import\.meta\b)/m, Bt = /\/\*.+?\*\/|\/\/.*(?=[nr])/g;
			function hasESMSyntax(e, t = {}) {
				return t.stripComments && (e = e.replace(Bt, "")), Ft.test(e);
			}
			function escapeStringRegexp(e) {
				if ("string" != typeof e) throw new TypeError("Expected a string");
				return e.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&").replace(/-/g, "\\x2d");
			}
			const $t = /* @__PURE__ */ new Set([
				"/",
				"\\",
				void 0
			]), qt = Symbol.for("pathe:normalizedAlias"), Wt = /[/\\]/;
			function normalizeAliases(e) {
				if (e[qt]) return e;
				const t = Object.fromEntries(Object.entries(e).sort(([e], [t]) => function(e, t) {
					return t.split("/").length - e.split("/").length;
				}(e, t)));
				for (const e in t) for (const i in t) i === e || e.startsWith(i) || t[e]?.startsWith(i) && $t.has(t[e][i.length]) && (t[e] = t[i] + t[e].slice(i.length));
				return Object.defineProperty(t, qt, {
					value: !0,
					enumerable: !1
				}), t;
			}
			function utils_hasTrailingSlash(e = "/") {
				const t = e[e.length - 1];
				return "/" === t || "\\" === t;
			}
			var Gt = { rE: "2.6.1" };
			const Kt = __require("node:crypto");
			var Ht = __webpack_require__.n(Kt);
			const zt = globalThis.process?.env || Object.create(null), Jt = globalThis.process || { env: zt }, Yt = void 0 !== Jt && Jt.env && Jt.env.NODE_ENV || void 0, Qt = [
				["claude", ["CLAUDECODE", "CLAUDE_CODE"]],
				["replit", ["REPL_ID"]],
				["gemini", ["GEMINI_CLI"]],
				["codex", ["CODEX_SANDBOX", "CODEX_THREAD_ID"]],
				["opencode", ["OPENCODE"]],
				["pi", [dist_i("PATH", /\.pi[\\/]agent/)]],
				["auggie", ["AUGMENT_AGENT"]],
				["goose", ["GOOSE_PROVIDER"]],
				["devin", [dist_i("EDITOR", /devin/)]],
				["cursor", ["CURSOR_AGENT"]],
				["kiro", [dist_i("TERM_PROGRAM", /kiro/)]]
			];
			function dist_i(e, t) {
				return () => {
					let i = zt[e];
					return !!i && t.test(i);
				};
			}
			const Zt = function() {
				let e = zt.AI_AGENT;
				if (e) return { name: e.toLowerCase() };
				for (let [e, t] of Qt) for (let i of t) if ("string" == typeof i ? zt[i] : i()) return { name: e };
				return {};
			}(), Xt = (Zt.name, Zt.name, [
				["APPVEYOR"],
				[
					"AWS_AMPLIFY",
					"AWS_APP_ID",
					{ ci: !0 }
				],
				["AZURE_PIPELINES", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"],
				["AZURE_STATIC", "INPUT_AZURE_STATIC_WEB_APPS_API_TOKEN"],
				["APPCIRCLE", "AC_APPCIRCLE"],
				["BAMBOO", "bamboo_planKey"],
				["BITBUCKET", "BITBUCKET_COMMIT"],
				["BITRISE", "BITRISE_IO"],
				["BUDDY", "BUDDY_WORKSPACE_ID"],
				["BUILDKITE"],
				["CIRCLE", "CIRCLECI"],
				["CIRRUS", "CIRRUS_CI"],
				[
					"CLOUDFLARE_PAGES",
					"CF_PAGES",
					{ ci: !0 }
				],
				[
					"CLOUDFLARE_WORKERS",
					"WORKERS_CI",
					{ ci: !0 }
				],
				["GOOGLE_CLOUDRUN", "K_SERVICE"],
				["GOOGLE_CLOUDRUN_JOB", "CLOUD_RUN_JOB"],
				["CODEBUILD", "CODEBUILD_BUILD_ARN"],
				["CODEFRESH", "CF_BUILD_ID"],
				["DRONE"],
				["DRONE", "DRONE_BUILD_EVENT"],
				["DSARI"],
				["GITHUB_ACTIONS"],
				["GITLAB", "GITLAB_CI"],
				["GITLAB", "CI_MERGE_REQUEST_ID"],
				["GOCD", "GO_PIPELINE_LABEL"],
				["LAYERCI"],
				["JENKINS", "JENKINS_URL"],
				["HUDSON", "HUDSON_URL"],
				["MAGNUM"],
				["NETLIFY"],
				[
					"NETLIFY",
					"NETLIFY_LOCAL",
					{ ci: !1 }
				],
				["NEVERCODE"],
				["RENDER"],
				["SAIL", "SAILCI"],
				["SEMAPHORE"],
				["SCREWDRIVER"],
				["SHIPPABLE"],
				["SOLANO", "TDDIUM"],
				["STRIDER"],
				["TEAMCITY", "TEAMCITY_VERSION"],
				["TRAVIS"],
				["VERCEL", "NOW_BUILDER"],
				[
					"VERCEL",
					"VERCEL",
					{ ci: !1 }
				],
				[
					"VERCEL",
					"VERCEL_ENV",
					{ ci: !1 }
				],
				["APPCENTER", "APPCENTER_BUILD_ID"],
				[
					"CODESANDBOX",
					"CODESANDBOX_SSE",
					{ ci: !1 }
				],
				[
					"CODESANDBOX",
					"CODESANDBOX_HOST",
					{ ci: !1 }
				],
				["STACKBLITZ"],
				["STORMKIT"],
				["CLEAVR"],
				["ZEABUR"],
				[
					"CODESPHERE",
					"CODESPHERE_APP_ID",
					{ ci: !0 }
				],
				["RAILWAY", "RAILWAY_PROJECT_ID"],
				["RAILWAY", "RAILWAY_SERVICE_ID"],
				["DENO-DEPLOY", "DENO_DEPLOY"],
				["DENO-DEPLOY", "DENO_DEPLOYMENT_ID"],
				[
					"FIREBASE_APP_HOSTING",
					"FIREBASE_APP_HOSTING",
					{ ci: !0 }
				],
				[
					"EDGEONE_PAGES",
					"EO_PAGES_CI",
					{ ci: !0 }
				]
			]), ei = function() {
				for (let e of Xt) if (zt[e[1] || e[0]]) return {
					name: e[0].toLowerCase(),
					...e[2]
				};
				return "/bin/jsh" === zt.SHELL && Jt.versions?.webcontainer ? {
					name: "stackblitz",
					ci: !1
				} : {
					name: "",
					ci: !1
				};
			}(), ti = (ei.name, Jt.platform || "");
			zt.CI || ei.ci;
			const si = !!Jt.stdout?.isTTY;
			zt.DEBUG, "test" === Yt || zt.TEST;
			const ni = ("production" === Yt || zt.MODE, "dev" === Yt || "development" === Yt || zt.MODE, zt.MINIMAL, /^win/i.test(ti)), ai = (/^linux/i.test(ti), /^darwin/i.test(ti), !zt.NO_COLOR && (zt.FORCE_COLOR || (si || ni) && zt.TERM), (Jt.versions?.node || "").replace(/^v/, "") || null), oi = (Number(ai?.split(".")[0]), !!Jt?.versions?.node), ci = "Bun" in globalThis, hi = "Deno" in globalThis, li = "fastly" in globalThis, pi = [
				["Netlify" in globalThis, "netlify"],
				["EdgeRuntime" in globalThis, "edge-light"],
				["Cloudflare-Workers" === globalThis.navigator?.userAgent, "workerd"],
				[li, "fastly"],
				[hi, "deno"],
				[ci, "bun"],
				[oi, "node"]
			];
			(function() {
				let e = pi.find((e) => e[0]);
				if (e) e[1];
			})();
			const di = __require("node:tty")?.WriteStream?.prototype?.hasColors?.() ?? !1, base_format = (e, t) => {
				if (!di) return (e) => e;
				const i = `[${e}m`, n = `[${t}m`;
				return (e) => {
					const a = e + "";
					let c = a.indexOf(n);
					if (-1 === c) return i + a + n;
					let l = i, y = 0;
					const E = (22 === t ? n : "") + i;
					for (; -1 !== c;) l += a.slice(y, c) + E, y = c + n.length, c = a.indexOf(n, y);
					return l += a.slice(y) + n, l;
				};
			}, fi = (base_format(0, 0), base_format(1, 22), base_format(2, 22), base_format(3, 23), base_format(4, 24), base_format(53, 55), base_format(7, 27), base_format(8, 28), base_format(9, 29), base_format(30, 39), base_format(31, 39)), mi = base_format(32, 39), gi = base_format(33, 39), xi = base_format(34, 39), vi = (base_format(35, 39), base_format(36, 39)), yi = (base_format(37, 39), base_format(90, 39));
			base_format(40, 49), base_format(41, 49), base_format(42, 49), base_format(43, 49), base_format(44, 49), base_format(45, 49), base_format(46, 49), base_format(47, 49), base_format(100, 49), base_format(91, 39), base_format(92, 39), base_format(93, 39), base_format(94, 39), base_format(95, 39), base_format(96, 39), base_format(97, 39), base_format(101, 49), base_format(102, 49), base_format(103, 49), base_format(104, 49), base_format(105, 49), base_format(106, 49), base_format(107, 49);
			function isDir(e) {
				if ("string" != typeof e || e.startsWith("file://")) return !1;
				try {
					return (0, $e.lstatSync)(e).isDirectory();
				} catch {
					return !1;
				}
			}
			function utils_hash(e, t = 8) {
				return (function() {
					if (void 0 !== Ei) return Ei;
					try {
						return Ei = !!Ht().getFips?.(), Ei;
					} catch {
						return Ei = !1, Ei;
					}
				}() ? Ht().createHash("sha256") : Ht().createHash("md5")).update(e).digest("hex").slice(0, t);
			}
			const _i = {
				true: mi("true"),
				false: gi("false"),
				"[rebuild]": gi("[rebuild]"),
				"[esm]": xi("[esm]"),
				"[cjs]": mi("[cjs]"),
				"[import]": xi("[import]"),
				"[require]": mi("[require]"),
				"[native]": vi("[native]"),
				"[transpile]": gi("[transpile]"),
				"[fallback]": fi("[fallback]"),
				"[unknown]": fi("[unknown]"),
				"[hit]": mi("[hit]"),
				"[miss]": gi("[miss]"),
				"[json]": mi("[json]"),
				"[data]": mi("[data]")
			};
			function debug(e, ...t) {
				if (!e.opts.debug) return;
				const i = process.cwd();
				console.log(yi(["[jiti]", ...t.map((e) => e in _i ? _i[e] : "string" != typeof e ? JSON.stringify(e) : e.replace(i, "."))].join(" ")));
			}
			function jitiInteropDefault(e, t) {
				return e.opts.interopDefault ? function(e) {
					const t = typeof e;
					if (null === e || "object" !== t && "function" !== t) return e;
					const i = e.default, n = typeof i, a = null == i, c = "object" === n || "function" === n;
					if (a && e instanceof Promise) return e;
					const l = "function" === n && "function" !== t, y = c && !(i instanceof Promise), E = /* @__PURE__ */ new Map();
					return new Proxy(e, {
						get(t, n) {
							if (E.has(n)) return E.get(n);
							let c;
							return "__esModule" === n ? c = !0 : "default" === n ? c = a ? e : "function" == typeof i?.default && e.__esModule ? i.default : i : n in t ? c = t[n] : y && (c = i[n], "function" == typeof c && (c = c.bind(i))), E.set(n, c), c;
						},
						apply: l ? (e, t, n) => Reflect.apply(i, t, n) : void 0
					});
				}(t) : t;
			}
			let Ei;
			function _booleanEnv(e, t) {
				const i = _jsonEnv(e, t);
				return Boolean(i);
			}
			function _jsonEnv(e, t, i) {
				const n = process.env[e];
				if (!(e in process.env)) return t;
				try {
					return JSON.parse(n);
				} catch {
					return i ? n : t;
				}
			}
			const bi = /\.(c|m)?j(sx?)$/, ki = /\.(c|m)?t(sx?)$/;
			function jitiResolve(e, t, i) {
				let n, a;
				if (e.isNativeRe.test(t)) return t;
				if (e.resolveTsConfigPaths && !i.skipTsConfigPaths) {
					const n = e.resolveTsConfigPaths(t);
					for (const t of n) {
						const n = jitiResolve(e, t, {
							...i,
							try: !0,
							skipTsConfigPaths: !0
						});
						if (n) return n;
					}
				}
				e.alias && (t = function(e, t) {
					const i = pathe_M_eThtNZ_normalizeWindowsPath(e);
					t = normalizeAliases(t);
					for (const [e, n] of Object.entries(t)) {
						if (!i.startsWith(e)) continue;
						if (utils_hasTrailingSlash(i[(utils_hasTrailingSlash(e) ? e.slice(0, -1) : e).length])) return pathe_M_eThtNZ_join(n, i.slice(e.length));
					}
					return i;
				}(t, e.alias));
				let c = i?.parentURL || e.url;
				isDir(c) && (c = pathe_M_eThtNZ_join(c, "_index.js"));
				const l = (i?.async ? [
					i?.conditions,
					["node", "import"],
					["node", "require"]
				] : [
					i?.conditions,
					["node", "require"],
					["node", "import"]
				]).filter(Boolean);
				for (const i of l) {
					try {
						n = resolvePathSync(t, {
							url: c,
							conditions: i,
							extensions: e.opts.extensions
						});
					} catch (e) {
						a = e;
					}
					if (n) return n;
				}
				try {
					return e.nativeRequire.resolve(t, { paths: i.paths });
				} catch (e) {
					a = e;
				}
				for (const a of e.additionalExts) {
					if (n = tryNativeRequireResolve(e, t + a, c, i) || tryNativeRequireResolve(e, t + "/index" + a, c, i), n) return n;
					if ((ki.test(e.filename) || ki.test(e.parentModule?.filename || "") || bi.test(t)) && (n = tryNativeRequireResolve(e, t.replace(bi, ".$1t$2"), c, i), n)) return n;
				}
				if (!i?.try) throw a;
			}
			function tryNativeRequireResolve(e, t, i, n) {
				try {
					return e.nativeRequire.resolve(t, {
						...n,
						paths: [pathe_M_eThtNZ_dirname(fileURLToPath(i)), ...n?.paths || []]
					});
				} catch {}
			}
			const wi = __require("node:fs/promises"), Ci = __require("node:perf_hooks"), Si = __require("node:vm");
			var Ii = __webpack_require__.n(Si);
			function jitiRequire(e, t, i) {
				const n = e.parentCache || {};
				if (t.startsWith("node:")) return nativeImportOrRequire(e, t, i.async);
				if (t.startsWith("file:")) t = (0, Qe.fileURLToPath)(t);
				else if (t.startsWith("data:")) {
					if (!i.async) throw new Error("`data:` URLs are only supported in ESM context. Use `import` or `jiti.import` instead.");
					return debug(e, "[native]", "[data]", "[import]", t), nativeImportOrRequire(e, t, !0);
				}
				if (Be.builtinModules.includes(t) || ".pnp.js" === t) return nativeImportOrRequire(e, t, i.async);
				if (e.opts.virtualModules && t in e.opts.virtualModules) {
					debug(e, "[virtual]", t);
					const n = e.opts.virtualModules[t];
					return i.async ? Promise.resolve(jitiInteropDefault(e, n)) : jitiInteropDefault(e, n);
				}
				if (e.opts.tryNative && !e.opts.transformOptions) try {
					if (!(t = jitiResolve(e, t, i)) && i.try) return;
					if (debug(e, "[try-native]", i.async && e.nativeImport ? "[import]" : "[require]", t), i.async && e.nativeImport) return e.nativeImport(t).then((i) => (!1 === e.opts.moduleCache && delete e.nativeRequire.cache[t], jitiInteropDefault(e, i))).catch((n) => (debug(e, `[try-native] Using fallback for ${t} because of an error:`, n), jitiRequire({
						...e,
						opts: {
							...e.opts,
							tryNative: !1
						}
					}, t, i)));
					{
						const i = e.nativeRequire(t);
						return !1 === e.opts.moduleCache && delete e.nativeRequire.cache[t], jitiInteropDefault(e, i);
					}
				} catch (i) {
					debug(e, `[try-native] Using fallback for ${t} because of an error:`, i);
				}
				const a = jitiResolve(e, t, i);
				if (!a && i.try) return;
				const c = extname(a);
				if (".json" === c) {
					debug(e, "[json]", a);
					const t = e.nativeRequire(a);
					return t && !("default" in t) && Object.defineProperty(t, "default", {
						value: t,
						enumerable: !1
					}), t;
				}
				if (c && !e.opts.extensions.includes(c)) return debug(e, "[native]", "[unknown]", i.async ? "[import]" : "[require]", a), nativeImportOrRequire(e, a, i.async);
				if (e.isNativeRe.test(a)) return debug(e, "[native]", i.async ? "[import]" : "[require]", a), nativeImportOrRequire(e, a, i.async);
				if (n[a]) return jitiInteropDefault(e, n[a]?.exports);
				if (e.opts.moduleCache) {
					const t = e.nativeRequire.cache[a];
					if (t?.loaded) return jitiInteropDefault(e, t.exports);
				}
				return eval_evalModule(e, (0, $e.readFileSync)(a, "utf8"), {
					id: t,
					filename: a,
					ext: c,
					cache: n,
					async: i.async
				});
			}
			function nativeImportOrRequire(e, t, i) {
				return i && e.nativeImport ? e.nativeImport(function(e) {
					return ni && isAbsolute(e) ? pathToFileURL(e) : e;
				}(t)).then((t) => jitiInteropDefault(e, t)) : jitiInteropDefault(e, e.nativeRequire(t));
			}
			const Ti = "9";
			function getCache(e, t, i) {
				if (!e.opts.fsCache || !t.filename) return i();
				const n = ` /* v${Ti}-${utils_hash(t.source, 16)} */\n`;
				let a = `${basename(pathe_M_eThtNZ_dirname(t.filename))}-${function(e) {
					const t = e.split(Wt).pop();
					if (!t) return;
					const i = t.lastIndexOf(".");
					return i <= 0 ? t : t.slice(0, i);
				}(t.filename)}` + (e.opts.sourceMaps ? "+map" : "") + (t.interopDefault ? ".i" : "") + `.${utils_hash(t.filename)}` + (t.async ? ".mjs" : ".cjs");
				t.jsx && t.filename.endsWith("x") && (a += "x");
				const c = e.opts.fsCache, l = pathe_M_eThtNZ_join(c, a);
				if (!e.opts.rebuildFsCache && (0, $e.existsSync)(l)) {
					const i = (0, $e.readFileSync)(l, "utf8");
					if (i.endsWith(n)) return debug(e, "[cache]", "[hit]", t.filename, "~>", l), i;
				}
				debug(e, "[cache]", "[miss]", t.filename);
				const y = i();
				return y.includes("__JITI_ERROR__") || ((0, $e.writeFileSync)(l, y + n, "utf8"), debug(e, "[cache]", "[store]", t.filename, "~>", l)), y;
			}
			function prepareCacheDir(t) {
				if (!0 === t.opts.fsCache && (t.opts.fsCache = function(t) {
					const i = t.filename && pathe_M_eThtNZ_resolve(t.filename, "../node_modules");
					if (i && (0, $e.existsSync)(i)) return pathe_M_eThtNZ_join(i, ".cache/jiti");
					let n = (0, e.tmpdir)();
					if (process.env.TMPDIR && n === process.cwd() && !process.env.JITI_RESPECT_TMPDIR_ENV) {
						const t = process.env.TMPDIR;
						delete process.env.TMPDIR, n = (0, e.tmpdir)(), process.env.TMPDIR = t;
					}
					return pathe_M_eThtNZ_join(n, "jiti");
				}(t)), t.opts.fsCache) try {
					if ((0, $e.mkdirSync)(t.opts.fsCache, { recursive: !0 }), !function(e) {
						try {
							return (0, $e.accessSync)(e, $e.constants.W_OK), !0;
						} catch {
							return !1;
						}
					}(t.opts.fsCache)) throw new Error("directory is not writable!");
				} catch (e) {
					debug(t, "Error creating cache directory at ", t.opts.fsCache, e), t.opts.fsCache = !1;
				}
			}
			function transform(e, t) {
				let i = getCache(e, t, () => {
					const i = e.opts.transform({
						...e.opts.transformOptions,
						babel: {
							...e.opts.sourceMaps ? {
								sourceFileName: t.filename,
								sourceMaps: "inline"
							} : {},
							...e.opts.transformOptions?.babel
						},
						interopDefault: e.opts.interopDefault,
						...t
					});
					return i.error && e.opts.debug && debug(e, i.error), i.code;
				});
				return i.startsWith("#!") && (i = "// " + i), i;
			}
			function eval_evalModule(t, i, n = {}) {
				const a = n.id || (n.filename ? basename(n.filename) : `_jitiEval.${n.ext || (n.async ? "mjs" : "js")}`), c = n.filename || jitiResolve(t, a, { async: n.async }), l = n.ext || extname(c), y = n.cache || t.parentCache || {}, E = /\.[cm]?tsx?$/.test(l), w = ".mjs" === l || ".js" === l && "module" === function(e) {
					for (; e && "." !== e && "/" !== e;) {
						e = pathe_M_eThtNZ_join(e, "..");
						try {
							const t = (0, $e.readFileSync)(pathe_M_eThtNZ_join(e, "package.json"), "utf8");
							try {
								return JSON.parse(t);
							} catch {}
							break;
						} catch {}
					}
				}(c)?.type, C = ".cjs" === l, S = n.forceTranspile ?? (!C && !(w && n.async) && (E || w || t.isTransformRe.test(c) || hasESMSyntax(i))), I = Ci.performance.now();
				if (S) {
					i = transform(t, {
						filename: c,
						source: i,
						ts: E,
						async: n.async ?? !1,
						jsx: t.opts.jsx
					});
					const e = Math.round(1e3 * (Ci.performance.now() - I)) / 1e3;
					debug(t, "[transpile]", n.async ? "[esm]" : "[cjs]", c, `(${e}ms)`);
				} else {
					if (debug(t, "[native]", n.async ? "[import]" : "[require]", c), n.async) return Promise.resolve(nativeImportOrRequire(t, c, n.async)).catch((e) => (debug(t, "Native import error:", e), debug(t, "[fallback]", c), eval_evalModule(t, i, {
						...n,
						forceTranspile: !0
					})));
					try {
						return nativeImportOrRequire(t, c, n.async);
					} catch (e) {
						debug(t, "Native require error:", e), debug(t, "[fallback]", c), i = transform(t, {
							filename: c,
							source: i,
							ts: E,
							async: n.async ?? !1,
							jsx: t.opts.jsx
						});
					}
				}
				const N = new Be.Module(c);
				N.filename = c, t.parentModule && (N.parent = t.parentModule, Array.isArray(t.parentModule.children) && !t.parentModule.children.includes(N) && t.parentModule.children.push(N));
				const O = createJiti(c, t.opts, {
					parentModule: N,
					parentCache: y,
					nativeImport: t.nativeImport,
					onError: t.onError,
					createRequire: t.createRequire
				}, !0);
				let j;
				N.require = O, N.path = pathe_M_eThtNZ_dirname(c), N.paths = Be.Module._nodeModulePaths(N.path), y[c] = N, t.opts.moduleCache && (t.nativeRequire.cache[c] = N);
				const F = function(e, t) {
					return `(${t?.async ? "async " : ""}function (exports, require, module, __filename, __dirname, jitiImport, jitiESMResolve) { ${e}\n});`;
				}(i, { async: n.async });
				try {
					j = Ii().runInThisContext(F, {
						filename: c,
						lineOffset: 0,
						displayErrors: !1
					});
				} catch (i) {
					"SyntaxError" === i.name && n.async && t.nativeImport ? (debug(t, "[esm]", "[import]", "[fallback]", c), j = function(t, i, n, a, c) {
						const l = `export default ${i}`, y = c ? void 0 : `data:text/javascript;base64,${Buffer.from(l).toString("base64")}`;
						return (...i) => {
							let c;
							const importViaTempFile = () => (c = function(t, i) {
								const n = pathe_M_eThtNZ_join((0, e.tmpdir)(), "jiti-esm");
								try {
									(0, $e.mkdirSync)(n, { recursive: !0 });
								} catch {}
								const a = pathe_M_eThtNZ_join(n, `${basename(i, extname(i))}-${Date.now()}-${Math.random().toString(36).slice(2)}.mjs`);
								return (0, $e.writeFileSync)(a, t), a;
							}(l, n), debug(t, "[esm]", "[tempfile]", c), a(pathToFileURL(c)));
							return (y ? a(y).catch((e) => {
								if ("ENAMETOOLONG" !== e?.code) throw e;
								return importViaTempFile();
							}) : importViaTempFile()).then((e) => e.default(...i)).finally(() => {
								c && (0, wi.unlink)(c).catch(() => {});
							});
						};
					}(t, F, c, t.nativeImport, t.opts.esmEvalTempFile)) : (t.opts.moduleCache && delete t.nativeRequire.cache[c], t.onError(i));
				}
				let B;
				try {
					B = j(N.exports, N.require, N, N.filename, pathe_M_eThtNZ_dirname(N.filename), O.import, O.esmResolve);
				} catch (e) {
					t.opts.moduleCache && delete t.nativeRequire.cache[c], t.onError(e);
				}
				function next() {
					if (N.exports && N.exports.__JITI_ERROR__) {
						const { filename: e, line: i, column: n, code: a, message: c } = N.exports.__JITI_ERROR__, l = /* @__PURE__ */ new Error(`${a}: ${c} \n ${`${e}:${i}:${n}`}`);
						Error.captureStackTrace(l, jitiRequire), t.onError(l);
					}
					N.loaded = !0;
					return jitiInteropDefault(t, N.exports);
				}
				return n.async ? Promise.resolve(B).then(next) : next();
			}
			const Ri = "win32" === (0, e.platform)();
			function createJiti(e, t = {}, i, n = !1) {
				const a = n ? t : function(e) {
					const t = {
						fsCache: _booleanEnv("JITI_FS_CACHE", _booleanEnv("JITI_CACHE", !0)),
						rebuildFsCache: _booleanEnv("JITI_REBUILD_FS_CACHE", !1),
						moduleCache: _booleanEnv("JITI_MODULE_CACHE", _booleanEnv("JITI_REQUIRE_CACHE", !0)),
						debug: _booleanEnv("JITI_DEBUG", !1),
						sourceMaps: _booleanEnv("JITI_SOURCE_MAPS", !1),
						interopDefault: _booleanEnv("JITI_INTEROP_DEFAULT", !0),
						extensions: _jsonEnv("JITI_EXTENSIONS", [
							".js",
							".mjs",
							".cjs",
							".ts",
							".tsx",
							".mts",
							".cts",
							".mtsx",
							".ctsx"
						]),
						alias: _jsonEnv("JITI_ALIAS", {}),
						nativeModules: _jsonEnv("JITI_NATIVE_MODULES", []),
						transformModules: _jsonEnv("JITI_TRANSFORM_MODULES", []),
						tryNative: _jsonEnv("JITI_TRY_NATIVE", "Bun" in globalThis),
						esmEvalTempFile: _booleanEnv("JITI_ESM_EVAL_TEMP_FILE", !1),
						jsx: _booleanEnv("JITI_JSX", !1),
						tsconfigPaths: _jsonEnv("JITI_TSCONFIG_PATHS", !1, !0)
					};
					t.jsx && t.extensions.push(".jsx", ".tsx");
					const i = {};
					return void 0 !== e.cache && (i.fsCache = e.cache), void 0 !== e.requireCache && (i.moduleCache = e.requireCache), {
						...t,
						...i,
						...e
					};
				}(t);
				"string" == typeof e && e.startsWith("file://") && (e = fileURLToPath(e));
				const c = a.alias && Object.keys(a.alias).length > 0 ? normalizeAliases(a.alias || {}) : void 0;
				let l;
				if (a.tsconfigPaths) {
					const { getTsconfig: t, createPathsMatcher: i } = __webpack_require__("./node_modules/.pnpm/get-tsconfig@4.14.0/node_modules/get-tsconfig/dist/index.cjs"), n = t("string" == typeof a.tsconfigPaths ? a.tsconfigPaths : pathe_M_eThtNZ_dirname(e));
					n && (l = i(n));
				}
				const y = [
					"typescript",
					"jiti",
					...a.nativeModules || []
				], E = new RegExp(`node_modules/(${y.map((e) => escapeStringRegexp(e)).join("|")})/`), w = [...a.transformModules || []], C = new RegExp(`node_modules/(${w.map((e) => escapeStringRegexp(e)).join("|")})/`);
				e || (e = process.cwd()), !n && isDir(e) && (e = pathe_M_eThtNZ_join(e, "_index.js"));
				const S = pathToFileURL(e), I = [...a.extensions].filter((e) => ".js" !== e), N = i.createRequire(Ri ? e.replace(/\//g, "\\") : e), O = {
					filename: e,
					url: S,
					opts: a,
					alias: c,
					resolveTsConfigPaths: l,
					nativeModules: y,
					transformModules: w,
					isNativeRe: E,
					isTransformRe: C,
					additionalExts: I,
					nativeRequire: N,
					onError: i.onError,
					parentModule: i.parentModule,
					parentCache: i.parentCache,
					nativeImport: i.nativeImport,
					createRequire: i.createRequire
				};
				n || debug(O, "[init]", ...[
					["version:", Gt.rE],
					["module-cache:", a.moduleCache],
					["fs-cache:", a.fsCache],
					["rebuild-fs-cache:", a.rebuildFsCache],
					["interop-defaults:", a.interopDefault]
				].flat()), n || prepareCacheDir(O);
				return Object.assign(function(e) {
					return jitiRequire(O, e, { async: !1 });
				}, {
					cache: a.moduleCache ? N.cache : Object.create(null),
					extensions: N.extensions,
					main: N.main,
					options: a,
					resolve: Object.assign(function(e, t) {
						return jitiResolve(O, e, {
							...t,
							async: !1
						});
					}, { paths: N.resolve.paths }),
					transform: (e) => transform(O, e),
					evalModule: (e, t) => eval_evalModule(O, e, t),
					async import(e, t) {
						const i = await jitiRequire(O, e, {
							...t,
							async: !0
						});
						return t?.default ? i?.default ?? i : i;
					},
					esmResolve(e, t) {
						"string" == typeof t && (t = { parentURL: t });
						const i = jitiResolve(O, e, {
							parentURL: S,
							...t,
							async: !0
						});
						return !i || "string" != typeof i || i.startsWith("file://") ? i : pathToFileURL(i);
					}
				});
			}
		})(), module.exports = i.default;
	})();
})))(), 1);
function onError(err) {
	throw err;
}
const nativeImport = (id) => import(id);
let _transform;
function lazyTransform(...args) {
	if (!_transform) _transform = createRequire(import.meta.url)("../dist/babel.cjs");
	return _transform(...args);
}
function createJiti(id, opts = {}) {
	if (!opts.transform) opts = {
		...opts,
		transform: lazyTransform
	};
	return (0, import_jiti.default)(id, opts, {
		onError,
		nativeImport,
		createRequire
	});
}
// node_modules/node-pg-migrate/dist/legacy/migrationLoader.js
/***
* Migration loader module.
*
* This module is responsible for loading migrations from the file system, allowing for custom loading behaviours.
* If no configuration is provided, loading will be performed in a manner that is identical to the classic loading behaviour.
*
* A new SQL migration loading behaviour is available that supports pairing up/down migrations in separate files using up/down
* suffixes before the .sql extension.
*
* This has been kept intentionally simple for maintainability and readability reasons.
*
*/
/**
* The jiti instance to use to load migration files.
*/
const jiti = createJiti(process.cwd());
/*************************
* Loader implementations
*************************/
/**
* Creates a default migration loader that uses jiti to load migrations from the file paths.
* @param jitiInstance - The jiti instance to use to load migration files. Defaults to the shared {@link jiti} instance.
* @returns The default migration loader.
*/
function createDefaultMigrationLoader(jitiInstance = jiti) {
	const loader = async (filePaths) => {
		const migrationUnits = [];
		for (const filePath of filePaths) {
			const action = await jitiInstance.import(filePath);
			migrationUnits.push({
				id: filePath,
				filePaths: [filePath],
				actions: action
			});
		}
		return migrationUnits;
	};
	return loader;
}
/**
* Creates a legacy SQL migration loader that loads migrations from the file paths using the legacy SQL migration loading behaviour.
* @returns The legacy SQL migration loader.
*/
function createLegacySqlMigrationLoader() {
	const loader = async (filePaths) => {
		const migrationUnits = [];
		for (const filePath of filePaths) {
			const actions = await sqlMigration(filePath);
			migrationUnits.push({
				id: filePath,
				filePaths: [filePath],
				actions
			});
		}
		return migrationUnits;
	};
	return loader;
}
/**
* Creates a SQL migration loader that loads migrations from the file paths using the new SQL migration loading behaviour.
* While it handles the legacy format, it does add new behaviour that may be unwanted in existing usage so it has been
* separated from the legacy loader and can be used enabled as needed.
*
* @returns The SQL migration loader.
*/
function createSqlMigrationLoader() {
	const loader = async (filePaths) => {
		const groups = groupSqlFiles(filePaths);
		return await Promise.all(groups.map(async (group) => await readSqlFileGroup(group)));
	};
	return loader;
}
/*************************
* Loader instances
*************************/
/**
* Built-in predefined loaders.
*/
const builtInLoaders = {
	default: createDefaultMigrationLoader(),
	legacySql: createLegacySqlMigrationLoader(),
	sql: createSqlMigrationLoader()
};
/**
* Builds the default migration loader strategies for a given default loader.
* @param defaultLoader - The loader to use for non-SQL extensions.
* @returns The default migration loader strategies.
*/
function getDefaultStrategies(defaultLoader) {
	return [{
		extensions: [".sql"],
		loader: builtInLoaders.legacySql
	}, {
		extensions: [
			".js",
			".ts",
			".cjs",
			".mjs",
			".cts",
			".mts"
		],
		loader: defaultLoader
	}];
}
/*************************
* Loader utility functions
*************************/
/**
* Resolves the default (non-SQL) migration loader for a given configuration.
*
* When {@link MigrationLoaderConfig.tsconfigPaths} is enabled, a dedicated jiti
* instance is created so that TypeScript path aliases are resolved; otherwise the
* shared default loader (bound to the shared {@link jiti} instance) is reused.
*
* @param config - The Runner configuration object.
* @returns The default migration loader.
*/
function resolveDefaultLoader(config) {
	if (config.tsconfigPaths === void 0 || config.tsconfigPaths === false) return builtInLoaders.default;
	return createDefaultMigrationLoader(createJiti(process.cwd(), { tsconfigPaths: config.tsconfigPaths }));
}
/**
* Resolves the migration loader for a given extension.
* @param config - The Runner configuration object.
* @param extension - The extension to resolve the loader for.
* @param defaultLoader - The fallback loader to use when no strategy matches or the `default` predefined loader is referenced.
* @returns The migration loader.
*/
function resolveMigrationLoader(config, extension, defaultLoader) {
	const normalizedExtension = extension.toLowerCase();
	const loader = (config.migrationLoaderStrategies ?? getDefaultStrategies(defaultLoader)).find((strategy) => strategy.extensions.some((ext) => ext.toLowerCase() === normalizedExtension))?.loader ?? defaultLoader;
	if (typeof loader === "string") {
		const resolved = loader === "default" ? defaultLoader : builtInLoaders[loader];
		if (!resolved) throw new Error(`Unknown predefined loader: ${loader}`);
		return resolved;
	}
	return loader;
}
/**
* Associates the file paths to their extensions.
*
* - `Map` preserves insertion order, so extension buckets are iterated in
*   the order their extension is first encountered in `filePaths`.
* - Within each extension bucket, we push in the order files appear in
*   `filePaths`, so input order is preserved for that extension.
*
* @param filePaths - The file paths to associate.
* @returns The file paths associated to their extensions.
*/
function associatePathsToExtensions(filePaths) {
	const filesByExtension = /* @__PURE__ */ new Map();
	for (const filePath of filePaths) {
		const ext = extname(filePath).toLowerCase();
		if (!filesByExtension.has(ext)) filesByExtension.set(ext, []);
		filesByExtension.get(ext)?.push(filePath);
	}
	return filesByExtension;
}
/***********************************
* Migration loader main function
***********************************/
/**
* Loads the migration units from the file paths.
* @param config - The migration loader configuration.
* @param filePaths - List of files containing migrations.
* @returns List of migration units, sorted according to the given file paths.
*/
async function loadMigrationUnits(config, filePaths) {
	const migrationUnits = [];
	const defaultLoader = resolveDefaultLoader(config);
	const filesByExtension = associatePathsToExtensions(filePaths);
	for (const [extension, filePaths] of filesByExtension) {
		const units = await resolveMigrationLoader(config, extension, defaultLoader)(filePaths);
		migrationUnits.push(...units);
	}
	return migrationUnits.toSorted((a, b) => compareMigrationFileNames(basename(a.id), basename(b.id), config.logger));
}
/**
* Parses a SQL file and returns the parsed file.
* @param filePath - The file path to parse.
* @returns The parsed file.
*/
function parseSqlFile(filePath) {
	const name = basename(filePath, ".sql");
	if (name.endsWith(".up")) return {
		id: name.slice(0, -3),
		direction: "up",
		filePath
	};
	if (name.endsWith(".down")) return {
		id: name.slice(0, -5),
		direction: "down",
		filePath
	};
	return {
		id: name,
		direction: "none",
		filePath
	};
}
/**
* Groups the SQL files by their significant part of the filename.
* @param filePaths - The file paths to group.
* @returns An array of SQL groups.
*
* Throws an error if the files are not properly paired.
*
*/
function groupSqlFiles(filePaths) {
	const groups = /* @__PURE__ */ new Map();
	for (const filePath of filePaths) {
		const parsed = parseSqlFile(filePath);
		if (!groups.has(parsed.id)) groups.set(parsed.id, { id: parsed.id });
		const group = groups.get(parsed.id);
		if (!group) throw new Error(`No group found for ${parsed.id}`);
		if (parsed.direction === "up") {
			if (group.up) throw new Error(`Duplicate .up.sql for ${parsed.id}`);
			group.up = parsed.filePath;
		} else if (parsed.direction === "down") {
			if (group.down) throw new Error(`Duplicate .down.sql for ${parsed.id}`);
			group.down = parsed.filePath;
		} else {
			if (group.single) throw new Error(`Duplicate .sql for ${parsed.id}`);
			group.single = parsed.filePath;
		}
	}
	for (const [id, group] of groups) {
		if (group.single && (group.up || group.down)) throw new Error(`Conflicting SQL migration files for ${id}: cannot mix .sql with .up/.down`);
		if (group.down && !group.up) throw new Error(`Found .down.sql without matching .up.sql for ${id}`);
	}
	return [...groups.values()];
}
/**
* Returns the group id for a SQL group.
*
* Compatibility: when using the new grouped SQL loader (`loader: "sql"`),
* ids are normalized so that switching representations doesn't double-track
* migrations. Concretely, `.up.sql` / `.down.sql` map to the equivalent
* `.sql` id (e.g. `001_init.up.sql` -> `001_init.sql`).
*
* @param group - The SQL file group to get the id for.
* @returns The group id.
*/
function sqlGroupId(group) {
	const filePath = group.single ?? group.up ?? group.down;
	if (!filePath) throw new Error(`No SQL file found for group ${group.id}`);
	return filePath.replace(/\.up\.sql$/, ".sql").replace(/\.down\.sql$/, ".sql");
}
/**
* Performs the actual reading of a SQL file group and returns the migration unit.
* @param group - The SQL file group to read.
* @returns The migration unit.
*/
async function readSqlFileGroup(group) {
	let actions;
	if (group.single) actions = await sqlMigration(group.single);
	else {
		if (!group.up) throw new Error(`Missing .up.sql for ${group.id}`);
		const upSql = await readFile(group.up, "utf8");
		const downSql = group.down ? await readFile(group.down, "utf8") : void 0;
		actions = {
			up: (pgm) => pgm.sql(upSql),
			down: downSql ? (pgm) => pgm.sql(downSql) : void 0,
			shorthands: {}
		};
	}
	const filePaths = [group.single ?? group.up, group.down].filter((p) => Boolean(p));
	return {
		id: sqlGroupId(group),
		filePaths,
		actions
	};
}
// node_modules/node-pg-migrate/dist/legacy/db.js
function db(connection, logger = console) {
	const isExternalClient = typeof connection === "object" && "query" in connection && typeof connection.query === "function";
	const client = isExternalClient ? connection : new esm_default.Client(connection);
	let connectionStatus = isExternalClient ? "EXTERNAL" : "DISCONNECTED";
	const beforeCloseListeners = [];
	const connected = () => connectionStatus === "CONNECTED" || connectionStatus === "EXTERNAL";
	const createConnection = () => new Promise((resolve, reject) => {
		if (connected()) resolve();
		else if (connectionStatus === "ERROR") reject(/* @__PURE__ */ new Error("Connection already failed, do not try to connect again"));
		else client.connect((err) => {
			if (err) {
				connectionStatus = "ERROR";
				logger.error(`could not connect to postgres: ${inspect(err)}`);
				reject(err);
				return;
			}
			connectionStatus = "CONNECTED";
			resolve();
		});
	});
	const query = async (queryTextOrConfig, values) => {
		await createConnection();
		try {
			return await client.query(queryTextOrConfig, values);
		} catch (error) {
			const { message, position } = error;
			const string = typeof queryTextOrConfig === "string" ? queryTextOrConfig : queryTextOrConfig.text;
			if (message && position >= 1) {
				const endLineWrapIndexOf = string.indexOf("\n", position);
				const endLineWrapPos = endLineWrapIndexOf >= 0 ? endLineWrapIndexOf : string.length;
				const stringStart = string.slice(0, endLineWrapPos);
				const stringEnd = string.slice(endLineWrapPos);
				const startLineWrapPos = stringStart.lastIndexOf("\n") + 1;
				const padding = " ".repeat(position - startLineWrapPos - 1);
				logger.error(`Error executing:
${stringStart}
${padding}^^^^${stringEnd}

${message}
`);
			} else logger.error(`Error executing:
${string}
${error}
`);
			throw error;
		}
	};
	const select = async (queryTextOrConfig, values) => {
		const { rows } = await query(queryTextOrConfig, values);
		return rows;
	};
	const column = async (columnName, queryTextOrConfig, values) => {
		return (await select(queryTextOrConfig, values)).map((r) => r[columnName]);
	};
	return {
		createConnection,
		query,
		select,
		column,
		connected,
		addBeforeCloseListener: (listener) => beforeCloseListeners.push(listener),
		close: async () => {
			await beforeCloseListeners.reduce((promise, listener) => promise.then(listener).catch((error) => {
				logger.error(error.stack || error);
			}), Promise.resolve());
			if (!isExternalClient) {
				connectionStatus = "DISCONNECTED";
				client.end();
			}
		}
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/casts/dropCast.js
function dropCast(mOptions) {
	const _drop = (sourceType, targetType, options = {}) => {
		const { ifExists = false } = options;
		return `DROP CAST${ifExists ? " IF EXISTS" : ""} (${sourceType} AS ${targetType});`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/casts/createCast.js
function createCast(mOptions) {
	const _create = (sourceType, targetType, options = {}) => {
		const { functionName, argumentTypes, inout = false, as } = options;
		let conversion;
		if (functionName) {
			const args = argumentTypes || [sourceType];
			conversion = ` WITH FUNCTION ${mOptions.literal(functionName)}(${args.join(", ")})`;
		} else if (inout) conversion = " WITH INOUT";
		else conversion = " WITHOUT FUNCTION";
		const implicit = as ? ` AS ${as}` : "";
		return `CREATE CAST (${sourceType} AS ${targetType})${conversion}${implicit};`;
	};
	_create.reverse = dropCast(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/domains/alterDomain.js
function alterDomain(mOptions) {
	const _alter = (domainName, options) => {
		const { default: defaultValue, notNull, allowNull = false, check, constraintName } = options;
		const actions = [];
		if (defaultValue === null) actions.push("DROP DEFAULT");
		else if (defaultValue !== void 0) actions.push(`SET DEFAULT ${escapeValue(defaultValue)}`);
		if (notNull) actions.push("SET NOT NULL");
		else if (notNull === false || allowNull) actions.push("DROP NOT NULL");
		if (check) actions.push(`${constraintName ? `CONSTRAINT ${mOptions.literal(constraintName)} ` : ""}CHECK (${check})`);
		return `${actions.map((action) => `ALTER DOMAIN ${mOptions.literal(domainName)} ${action}`).join(";\n")};`;
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/domains/dropDomain.js
function dropDomain(mOptions) {
	const _drop = (domainName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP DOMAIN${ifExistsStr} ${mOptions.literal(domainName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/domains/createDomain.js
function createDomain(mOptions) {
	const _create = (domainName, type, options = {}) => {
		const { default: defaultValue, collation, notNull = false, check, constraintName } = options;
		const constraints = [];
		if (collation) constraints.push(`COLLATE ${collation}`);
		if (defaultValue !== void 0) constraints.push(`DEFAULT ${escapeValue(defaultValue)}`);
		if (notNull && check) throw new Error("\"notNull\" and \"check\" can't be specified together");
		else if (notNull || check) {
			if (constraintName) constraints.push(`CONSTRAINT ${mOptions.literal(constraintName)}`);
			if (notNull) constraints.push("NOT NULL");
			else if (check) constraints.push(`CHECK (${check})`);
		}
		const constraintsStr = constraints.length > 0 ? ` ${constraints.join(" ")}` : "";
		const typeStr = applyType(type, mOptions.typeShorthands).type;
		return `CREATE DOMAIN ${mOptions.literal(domainName)} AS ${typeStr}${constraintsStr};`;
	};
	_create.reverse = (domainName, type, options) => dropDomain(mOptions)(domainName, options);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/domains/renameDomain.js
function renameDomain(mOptions) {
	const _rename = (domainName, newDomainName) => {
		return `ALTER DOMAIN ${mOptions.literal(domainName)} RENAME TO ${mOptions.literal(newDomainName)};`;
	};
	_rename.reverse = (domainName, newDomainName) => _rename(newDomainName, domainName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/extensions/dropExtension.js
function dropExtension(mOptions) {
	const _drop = (_extensions, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const extensions = toArray(_extensions);
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return extensions.map((extension) => {
			return `DROP EXTENSION${ifExistsStr} ${mOptions.literal(extension)}${cascadeStr};`;
		});
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/extensions/createExtension.js
function createExtension(mOptions) {
	const _create = (_extensions, options = {}) => {
		const { ifNotExists = false, schema } = options;
		const extensions = toArray(_extensions);
		const ifNotExistsStr = ifNotExists ? " IF NOT EXISTS" : "";
		const schemaStr = schema ? ` SCHEMA ${mOptions.literal(schema)}` : "";
		return extensions.map((extension) => {
			return `CREATE EXTENSION${ifNotExistsStr} ${mOptions.literal(extension)}${schemaStr};`;
		});
	};
	_create.reverse = dropExtension(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/functions/dropFunction.js
function dropFunction(mOptions) {
	const _drop = (functionName, functionParams = [], options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		const paramsStr = formatParams(functionParams.map((param) => {
			if (typeof param === "object" && param !== null) {
				const copy = { ...param };
				delete copy.default;
				return copy;
			}
			return param;
		}), mOptions);
		return `DROP FUNCTION${ifExistsStr} ${mOptions.literal(functionName)}${paramsStr}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/functions/createFunction.js
function createFunction(mOptions) {
	const _create = (functionName, functionParams = [], functionOptions, definition) => {
		const { replace = false, returns = "void", language, window = false, behavior = "VOLATILE", security = "INVOKER", onNull = false, parallel, set } = functionOptions;
		const options = [];
		if (behavior) options.push(behavior);
		if (language) options.push(`LANGUAGE ${language}`);
		else throw new Error(`Language for function ${mOptions.literal(functionName)} have to be specified`);
		if (security !== "INVOKER") options.push(`SECURITY ${security}`);
		if (window) options.push("WINDOW");
		if (onNull) options.push("RETURNS NULL ON NULL INPUT");
		if (parallel) options.push(`PARALLEL ${parallel}`);
		if (set) for (const { configurationParameter, value } of set) if (value === "FROM CURRENT") options.push(`SET ${mOptions.literal(configurationParameter)} FROM CURRENT`);
		else options.push(`SET ${mOptions.literal(configurationParameter)} TO ${value}`);
		const replaceStr = replace ? " OR REPLACE" : "";
		const paramsStr = formatParams(functionParams, mOptions);
		return `CREATE${replaceStr} FUNCTION ${mOptions.literal(functionName)}${paramsStr}
  RETURNS ${returns}
  AS ${escapeValue(definition)}
  ${options.join("\n  ")};`;
	};
	_create.reverse = dropFunction(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/functions/renameFunction.js
function renameFunction(mOptions) {
	const _rename = (oldFunctionName, functionParams = [], newFunctionName) => {
		const paramsStr = formatParams(functionParams, mOptions);
		return `ALTER FUNCTION ${mOptions.literal(oldFunctionName)}${paramsStr} RENAME TO ${mOptions.literal(newFunctionName)};`;
	};
	_rename.reverse = (oldFunctionName, functionParams, newFunctionName) => _rename(newFunctionName, functionParams, oldFunctionName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/shared.js
function isAllTablesOptions(options) {
	return "schema" in options;
}
function asRolesStr(roles, mOptions) {
	return toArray(roles).map((role) => role === "PUBLIC" ? role : mOptions.literal(role)).join(", ");
}
function asTablesStr(options, mOptions) {
	return isAllTablesOptions(options) ? `ALL TABLES IN SCHEMA ${mOptions.literal(options.schema)}` : toArray(options.tables).map(mOptions.literal).join(", ");
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/revokeOnSchemas.js
function revokeOnSchemas(mOptions) {
	const _revokeOnSchemas = (options) => {
		const { privileges, schemas, roles, onlyGrantOption = false, cascade = false } = options;
		const rolesStr = asRolesStr(roles, mOptions);
		const schemasStr = toArray(schemas).map(mOptions.literal).join(", ");
		const privilegesStr = toArray(privileges).map(String).join(", ");
		return `REVOKE${onlyGrantOption ? " GRANT OPTION FOR" : ""} ${privilegesStr} ON SCHEMA ${schemasStr} FROM ${rolesStr}${cascade ? " CASCADE" : ""};`;
	};
	return _revokeOnSchemas;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/grantOnSchemas.js
function grantOnSchemas(mOptions) {
	const _grantOnSchemas = (options) => {
		const { privileges, schemas, roles, withGrantOption = false } = options;
		const rolesStr = asRolesStr(roles, mOptions);
		const schemasStr = toArray(schemas).map(mOptions.literal).join(", ");
		return `GRANT ${toArray(privileges).map(String).join(", ")} ON SCHEMA ${schemasStr} TO ${rolesStr}${withGrantOption ? " WITH GRANT OPTION" : ""};`;
	};
	_grantOnSchemas.reverse = revokeOnSchemas(mOptions);
	return _grantOnSchemas;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/revokeOnTables.js
function revokeOnTables(mOptions) {
	const _revokeOnTables = (options) => {
		const { privileges, roles, onlyGrantOption = false, cascade = false } = options;
		const rolesStr = asRolesStr(roles, mOptions);
		const privilegesStr = toArray(privileges).map(String).join(", ");
		const tablesStr = asTablesStr(options, mOptions);
		return `REVOKE${onlyGrantOption ? " GRANT OPTION FOR" : ""} ${privilegesStr} ON ${tablesStr} FROM ${rolesStr}${cascade ? " CASCADE" : ""};`;
	};
	return _revokeOnTables;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/grantOnTables.js
function grantOnTables(mOptions) {
	const _grantOnTables = (options) => {
		const { privileges, roles, withGrantOption = false } = options;
		const rolesStr = asRolesStr(roles, mOptions);
		return `GRANT ${toArray(privileges).map(String).join(", ")} ON ${asTablesStr(options, mOptions)} TO ${rolesStr}${withGrantOption ? " WITH GRANT OPTION" : ""};`;
	};
	_grantOnTables.reverse = revokeOnTables(mOptions);
	return _grantOnTables;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/revokeRoles.js
function revokeRoles(mOptions) {
	const _revokeRoles = (roles, rolesFrom, options = {}) => {
		const { onlyAdminOption = false, cascade = false } = options;
		const rolesStr = toArray(roles).map(mOptions.literal).join(", ");
		const rolesToStr = toArray(rolesFrom).map(mOptions.literal).join(", ");
		return `REVOKE${onlyAdminOption ? " ADMIN OPTION FOR" : ""} ${rolesStr} FROM ${rolesToStr}${cascade ? " CASCADE" : ""};`;
	};
	return _revokeRoles;
}
// node_modules/node-pg-migrate/dist/legacy/operations/grants/grantRoles.js
function grantRoles(mOptions) {
	const _grantRoles = (rolesFrom, rolesTo, options = {}) => {
		const { withAdminOption = false } = options;
		return `GRANT ${toArray(rolesFrom).map(mOptions.literal).join(", ")} TO ${toArray(rolesTo).map(mOptions.literal).join(", ")}${withAdminOption ? " WITH ADMIN OPTION" : ""};`;
	};
	_grantRoles.reverse = revokeRoles(mOptions);
	return _grantRoles;
}
// node_modules/node-pg-migrate/dist/legacy/operations/indexes/shared.js
function isIndexColumn(value) {
	return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}
function generateIndexName(table, columns, options, schemalize) {
	if (options.name) return isSchemaNameObject(table) ? {
		schema: table.schema,
		name: options.name
	} : options.name;
	const cols = columns.map((col, idx) => {
		if (isIndexColumn(col)) return schemalize(col.name);
		if (isPgLiteral(col)) {
			const literalValue = "value" in col ? col.value : String(col);
			throw new Error(`Index name must be provided when using PgLiteral columns (column #${idx + 1}: ${literalValue})`);
		}
		return schemalize(col);
	}).join("_");
	const uniq = "unique" in options && options.unique ? "_unique" : "";
	return isNameObject(table) ? {
		schema: table.schema,
		name: `${table.name}_${cols}${uniq}_index`
	} : `${table}_${cols}${uniq}_index`;
}
function generateColumnString(column, mOptions) {
	if (isPgLiteral(column)) return column.toString();
	const name = mOptions.schemalize(column);
	if (!/[^\w".]/.test(name)) return mOptions.literal(name);
	return /\)$/.test(name) ? name : `(${name})`;
}
function generateColumnsString(columns, mOptions) {
	return columns.map((column) => {
		if (typeof column === "string" || isPgLiteral(column)) return generateColumnString(column, mOptions);
		return [
			generateColumnString(column.name, mOptions),
			column.opclass ? mOptions.literal(column.opclass) : void 0,
			column.sort
		].filter((s) => typeof s === "string" && s !== "").join(" ");
	}).join(", ");
}
// node_modules/node-pg-migrate/dist/legacy/operations/indexes/dropIndex.js
function dropIndex(mOptions) {
	const _drop = (tableName, rawColumns, options = {}) => {
		const { concurrently = false, ifExists = false, cascade = false } = options;
		const columns = toArray(rawColumns);
		const concurrentlyStr = concurrently ? " CONCURRENTLY" : "";
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const indexName = generateIndexName(tableName, columns, options, mOptions.schemalize);
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP INDEX${concurrentlyStr}${ifExistsStr} ${mOptions.literal(indexName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/indexes/createIndex.js
function createIndex(mOptions) {
	const _create = (tableName, rawColumns, options = {}) => {
		const { unique = false, concurrently = false, ifNotExists = false, method, where, include, nulls } = options;
		if (nulls && !unique) throw new Error("The \"nulls\" option can only be used with unique indexes.");
		const columns = toArray(rawColumns);
		const indexName = generateIndexName(isNameObject(tableName) ? tableName.name : tableName, columns, options, mOptions.schemalize);
		const columnsString = generateColumnsString(columns, mOptions);
		const uniqueStr = unique ? " UNIQUE" : "";
		const concurrentlyStr = concurrently ? " CONCURRENTLY" : "";
		const ifNotExistsStr = ifNotExists ? " IF NOT EXISTS" : "";
		const methodStr = method ? ` USING ${method}` : "";
		const whereStr = where ? ` WHERE ${where}` : "";
		const includeStr = include ? ` INCLUDE (${toArray(include).map(mOptions.literal).join(", ")})` : "";
		const nullsStr = nulls ? ` NULLS ${nulls.toUpperCase()}` : "";
		return `CREATE${uniqueStr} INDEX${concurrentlyStr}${ifNotExistsStr} ${mOptions.literal(indexName)} ON ${mOptions.literal(tableName)}${methodStr} (${columnsString})${includeStr}${nullsStr}${whereStr};`;
	};
	_create.reverse = dropIndex(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/indexes/renameIndex.js
function renameIndex(mOptions) {
	const _rename = (name, newName) => {
		return `ALTER INDEX ${mOptions.literal(name)} RENAME TO ${mOptions.literal(newName)};`;
	};
	_rename.reverse = (name, newName) => _rename(newName, name);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/shared.js
function dataClause(data) {
	return data === void 0 ? "" : ` WITH${data ? "" : " NO"} DATA`;
}
function storageParameterStr(storageParameters) {
	return (key) => {
		return `${key}${storageParameters[key] === true ? "" : ` = ${storageParameters[key]}`}`;
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/alterMaterializedView.js
function alterMaterializedView(mOptions) {
	const _alter = (viewName, options) => {
		const { cluster, extension, storageParameters = {} } = options;
		const clauses = [];
		if (cluster !== void 0) if (cluster) clauses.push(`CLUSTER ON ${mOptions.literal(cluster)}`);
		else clauses.push("SET WITHOUT CLUSTER");
		if (extension) clauses.push(`DEPENDS ON EXTENSION ${mOptions.literal(extension)}`);
		const withOptions = Object.keys(storageParameters).filter((key) => storageParameters[key] !== null).map(storageParameterStr(storageParameters)).join(", ");
		if (withOptions) clauses.push(`SET (${withOptions})`);
		const resetOptions = Object.keys(storageParameters).filter((key) => storageParameters[key] === null).join(", ");
		if (resetOptions) clauses.push(`RESET (${resetOptions})`);
		const clausesStr = formatLines(clauses);
		return `ALTER MATERIALIZED VIEW ${mOptions.literal(viewName)}\n${clausesStr};`;
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/dropMaterializedView.js
function dropMaterializedView(mOptions) {
	const _drop = (viewName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP MATERIALIZED VIEW${ifExistsStr} ${mOptions.literal(viewName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/createMaterializedView.js
function createMaterializedView(mOptions) {
	const _create = (viewName, options, definition) => {
		const { ifNotExists = false, columns = [], tablespace, storageParameters = {}, data } = options;
		const columnNames = toArray(columns).map(mOptions.literal).join(", ");
		const withOptions = Object.keys(storageParameters).map(storageParameterStr(storageParameters)).join(", ");
		const ifNotExistsStr = ifNotExists ? " IF NOT EXISTS" : "";
		const columnsStr = columnNames ? `(${columnNames})` : "";
		const withOptionsStr = withOptions ? ` WITH (${withOptions})` : "";
		const tablespaceStr = tablespace ? ` TABLESPACE ${mOptions.literal(tablespace)}` : "";
		const dataStr = dataClause(data);
		return `CREATE MATERIALIZED VIEW${ifNotExistsStr} ${mOptions.literal(viewName)}${columnsStr}${withOptionsStr}${tablespaceStr} AS ${definition}${dataStr};`;
	};
	_create.reverse = dropMaterializedView(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/refreshMaterializedView.js
function refreshMaterializedView(mOptions) {
	const _refresh = (viewName, options = {}) => {
		const { concurrently = false, data } = options;
		const concurrentlyStr = concurrently ? " CONCURRENTLY" : "";
		const dataStr = dataClause(data);
		return `REFRESH MATERIALIZED VIEW${concurrentlyStr} ${mOptions.literal(viewName)}${dataStr};`;
	};
	_refresh.reverse = _refresh;
	return _refresh;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/renameMaterializedView.js
function renameMaterializedView(mOptions) {
	const _rename = (viewName, newViewName) => {
		return `ALTER MATERIALIZED VIEW ${mOptions.literal(viewName)} RENAME TO ${mOptions.literal(newViewName)};`;
	};
	_rename.reverse = (viewName, newViewName) => _rename(newViewName, viewName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/materializedViews/renameMaterializedViewColumn.js
function renameMaterializedViewColumn(mOptions) {
	const _rename = (viewName, columnName, newColumnName) => {
		return `ALTER MATERIALIZED VIEW ${mOptions.literal(viewName)} RENAME COLUMN ${mOptions.literal(columnName)} TO ${mOptions.literal(newColumnName)};`;
	};
	_rename.reverse = (viewName, columnName, newColumnName) => _rename(viewName, newColumnName, columnName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/shared.js
function operatorMap(mOptions) {
	return ({ type, number, name, params = [] }) => {
		const nameStr = mOptions.literal(name);
		if (type.toLowerCase() === "operator") {
			if (params.length > 2) throw new Error("Operator can't have more than 2 parameters");
			return `OPERATOR ${number} ${nameStr}${params.length > 0 ? formatParams(params, mOptions) : ""}`;
		}
		if (type.toLowerCase() === "function") return `FUNCTION ${number} ${nameStr}${formatParams(params, mOptions)}`;
		throw new Error("Operator \"type\" must be either \"function\" or \"operator\"");
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/removeFromOperatorFamily.js
const removeFromOperatorFamily = (mOptions) => {
	const method = (operatorFamilyName, indexMethod, operatorList) => {
		return `ALTER OPERATOR FAMILY ${mOptions.literal(operatorFamilyName)} USING ${indexMethod} DROP
  ${operatorList.map(operatorMap(mOptions)).join(",\n  ")};`;
	};
	return method;
};
// node_modules/node-pg-migrate/dist/legacy/operations/operators/addToOperatorFamily.js
const addToOperatorFamily = (mOptions) => {
	const method = (operatorFamilyName, indexMethod, operatorList) => {
		return `ALTER OPERATOR FAMILY ${mOptions.literal(operatorFamilyName)} USING ${indexMethod} ADD
  ${operatorList.map(operatorMap(mOptions)).join(",\n  ")};`;
	};
	method.reverse = removeFromOperatorFamily(mOptions);
	return method;
};
// node_modules/node-pg-migrate/dist/legacy/operations/operators/dropOperator.js
function dropOperator(mOptions) {
	const _drop = (operatorName, options = {}) => {
		const { left = "none", right = "none", ifExists = false, cascade = false } = options;
		const operatorNameStr = mOptions.schemalize(operatorName);
		const leftStr = mOptions.literal(left);
		const rightStr = mOptions.literal(right);
		return `DROP OPERATOR${ifExists ? " IF EXISTS" : ""} ${operatorNameStr}(${leftStr}, ${rightStr})${cascade ? " CASCADE" : ""};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/createOperator.js
function createOperator(mOptions) {
	const _create = (operatorName, options) => {
		const { procedure, left, right, commutator, negator, restrict, join, hashes = false, merges = false } = options;
		const defs = [`PROCEDURE = ${mOptions.literal(procedure)}`];
		if (left) defs.push(`LEFTARG = ${mOptions.literal(left)}`);
		if (right) defs.push(`RIGHTARG = ${mOptions.literal(right)}`);
		if (commutator) defs.push(`COMMUTATOR = ${mOptions.schemalize(commutator)}`);
		if (negator) defs.push(`NEGATOR = ${mOptions.schemalize(negator)}`);
		if (restrict) defs.push(`RESTRICT = ${mOptions.literal(restrict)}`);
		if (join) defs.push(`JOIN = ${mOptions.literal(join)}`);
		if (hashes) defs.push("HASHES");
		if (merges) defs.push("MERGES");
		return `CREATE OPERATOR ${mOptions.schemalize(operatorName)} (${defs.join(", ")});`;
	};
	_create.reverse = dropOperator(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/dropOperatorClass.js
function dropOperatorClass(mOptions) {
	const _drop = (operatorClassName, indexMethod, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const operatorClassNameStr = mOptions.literal(operatorClassName);
		return `DROP OPERATOR CLASS${ifExists ? " IF EXISTS" : ""} ${operatorClassNameStr} USING ${indexMethod}${cascade ? " CASCADE" : ""};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/createOperatorClass.js
function createOperatorClass(mOptions) {
	const _create = (operatorClassName, type, indexMethod, operatorList, options) => {
		const { default: isDefault, family } = options;
		return `CREATE OPERATOR CLASS ${mOptions.literal(operatorClassName)}${isDefault ? " DEFAULT" : ""} FOR TYPE ${mOptions.literal(applyType(type).type)} USING ${mOptions.literal(indexMethod)}${family ? ` FAMILY ${family}` : ""} AS
  ${operatorList.map(operatorMap(mOptions)).join(",\n  ")};`;
	};
	_create.reverse = (operatorClassName, type, indexMethod, operatorList, options) => dropOperatorClass(mOptions)(operatorClassName, indexMethod, options);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/dropOperatorFamily.js
function dropOperatorFamily(mOptions) {
	const _drop = (operatorFamilyName, indexMethod, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const operatorFamilyNameStr = mOptions.literal(operatorFamilyName);
		return `DROP OPERATOR FAMILY${ifExists ? " IF EXISTS" : ""} ${operatorFamilyNameStr} USING ${indexMethod}${cascade ? " CASCADE" : ""};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/createOperatorFamily.js
function createOperatorFamily(mOptions) {
	const _create = (operatorFamilyName, indexMethod) => {
		return `CREATE OPERATOR FAMILY ${mOptions.literal(operatorFamilyName)} USING ${indexMethod};`;
	};
	_create.reverse = dropOperatorFamily(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/renameOperatorClass.js
function renameOperatorClass(mOptions) {
	const _rename = (oldOperatorClassName, indexMethod, newOperatorClassName) => {
		return `ALTER OPERATOR CLASS ${mOptions.literal(oldOperatorClassName)} USING ${indexMethod} RENAME TO ${mOptions.literal(newOperatorClassName)};`;
	};
	_rename.reverse = (oldOperatorClassName, indexMethod, newOperatorClassName) => _rename(newOperatorClassName, indexMethod, oldOperatorClassName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/operators/renameOperatorFamily.js
function renameOperatorFamily(mOptions) {
	const _rename = (oldOperatorFamilyName, indexMethod, newOperatorFamilyName) => {
		return `ALTER OPERATOR FAMILY ${mOptions.literal(oldOperatorFamilyName)} USING ${indexMethod} RENAME TO ${mOptions.literal(newOperatorFamilyName)};`;
	};
	_rename.reverse = (oldOperatorFamilyName, indexMethod, newOperatorFamilyName) => _rename(newOperatorFamilyName, indexMethod, oldOperatorFamilyName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/policies/shared.js
function makeClauses({ role, using, check }) {
	const roles = toArray(role).join(", ");
	const clauses = [];
	if (roles) clauses.push(`TO ${roles}`);
	if (using) clauses.push(`USING (${using})`);
	if (check) clauses.push(`WITH CHECK (${check})`);
	return clauses;
}
// node_modules/node-pg-migrate/dist/legacy/operations/policies/alterPolicy.js
function alterPolicy(mOptions) {
	const _alter = (tableName, policyName, options = {}) => {
		const clauses = makeClauses(options);
		if (clauses.length === 0) throw new Error("No policy options provided for alterPolicy");
		const clausesStr = clauses.join(" ");
		return `ALTER POLICY ${mOptions.literal(policyName)} ON ${mOptions.literal(tableName)} ${clausesStr};`;
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/policies/dropPolicy.js
function dropPolicy(mOptions) {
	const _drop = (tableName, policyName, options = {}) => {
		const { ifExists = false } = options;
		return `DROP POLICY${ifExists ? " IF EXISTS" : ""} ${mOptions.literal(policyName)} ON ${mOptions.literal(tableName)};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/policies/createPolicy.js
function createPolicy(mOptions) {
	const _create = (tableName, policyName, options = {}) => {
		const { role = "PUBLIC", command = "ALL" } = options;
		const createOptions = {
			...options,
			role
		};
		const clausesStr = [`FOR ${command}`, ...makeClauses(createOptions)].join(" ");
		return `CREATE POLICY ${mOptions.literal(policyName)} ON ${mOptions.literal(tableName)} ${clausesStr};`;
	};
	_create.reverse = dropPolicy(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/policies/renamePolicy.js
function renamePolicy(mOptions) {
	const _rename = (tableName, policyName, newPolicyName) => {
		const policyNameStr = mOptions.literal(policyName);
		const newPolicyNameStr = mOptions.literal(newPolicyName);
		return `ALTER POLICY ${policyNameStr} ON ${mOptions.literal(tableName)} RENAME TO ${newPolicyNameStr};`;
	};
	_rename.reverse = (tableName, policyName, newPolicyName) => _rename(tableName, newPolicyName, policyName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/roles/shared.js
function formatRoleOptions(roleOptions = {}) {
	const options = [];
	if (roleOptions.superuser !== void 0) options.push(roleOptions.superuser ? "SUPERUSER" : "NOSUPERUSER");
	if (roleOptions.createdb !== void 0) options.push(roleOptions.createdb ? "CREATEDB" : "NOCREATEDB");
	if (roleOptions.createrole !== void 0) options.push(roleOptions.createrole ? "CREATEROLE" : "NOCREATEROLE");
	if (roleOptions.inherit !== void 0) options.push(roleOptions.inherit ? "INHERIT" : "NOINHERIT");
	if (roleOptions.login !== void 0) options.push(roleOptions.login ? "LOGIN" : "NOLOGIN");
	if (roleOptions.replication !== void 0) options.push(roleOptions.replication ? "REPLICATION" : "NOREPLICATION");
	if (roleOptions.bypassrls !== void 0) options.push(roleOptions.bypassrls ? "BYPASSRLS" : "NOBYPASSRLS");
	if (roleOptions.limit) options.push(`CONNECTION LIMIT ${roleOptions.limit}`);
	if (roleOptions.password !== void 0) {
		const encrypted = roleOptions.encrypted === false ? "UNENCRYPTED" : "ENCRYPTED";
		options.push(`${encrypted} PASSWORD ${escapeValue(roleOptions.password)}`);
	}
	if (roleOptions.valid !== void 0) {
		const valid = roleOptions.valid ? escapeValue(roleOptions.valid) : "'infinity'";
		options.push(`VALID UNTIL ${valid}`);
	}
	if (roleOptions.inRole) {
		const inRole = toArray(roleOptions.inRole).join(", ");
		options.push(`IN ROLE ${inRole}`);
	}
	if (roleOptions.role) {
		const role = toArray(roleOptions.role).join(", ");
		options.push(`ROLE ${role}`);
	}
	if (roleOptions.admin) {
		const admin = toArray(roleOptions.admin).join(", ");
		options.push(`ADMIN ${admin}`);
	}
	return options.join(" ");
}
// node_modules/node-pg-migrate/dist/legacy/operations/roles/alterRole.js
function alterRole(mOptions) {
	const _alter = (roleName, roleOptions = {}) => {
		const options = formatRoleOptions(roleOptions);
		return options ? `ALTER ROLE ${mOptions.literal(roleName)} WITH ${options};` : "";
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/roles/dropRole.js
function dropRole(mOptions) {
	const _drop = (roleName, options = {}) => {
		const { ifExists = false } = options;
		return `DROP ROLE${ifExists ? " IF EXISTS" : ""} ${mOptions.literal(roleName)};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/roles/createRole.js
function createRole(mOptions) {
	const _create = (roleName, roleOptions = {}) => {
		const options = formatRoleOptions({
			...roleOptions,
			superuser: roleOptions.superuser || false,
			createdb: roleOptions.createdb || false,
			createrole: roleOptions.createrole || false,
			inherit: roleOptions.inherit !== false,
			login: roleOptions.login || false,
			replication: roleOptions.replication || false
		});
		const optionsStr = options ? ` WITH ${options}` : "";
		return `CREATE ROLE ${mOptions.literal(roleName)}${optionsStr};`;
	};
	_create.reverse = dropRole(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/roles/renameRole.js
function renameRole(mOptions) {
	const _rename = (oldRoleName, newRoleName) => {
		return `ALTER ROLE ${mOptions.literal(oldRoleName)} RENAME TO ${mOptions.literal(newRoleName)};`;
	};
	_rename.reverse = (oldRoleName, newRoleName) => _rename(newRoleName, oldRoleName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/schemas/dropSchema.js
function dropSchema(mOptions) {
	const _drop = (schemaName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP SCHEMA${ifExistsStr} ${mOptions.literal(schemaName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/schemas/createSchema.js
function createSchema(mOptions) {
	const _create = (schemaName, options = {}) => {
		const { ifNotExists = false, authorization } = options;
		return `CREATE SCHEMA${ifNotExists ? " IF NOT EXISTS" : ""} ${mOptions.literal(schemaName)}${authorization ? ` AUTHORIZATION ${authorization}` : ""};`;
	};
	_create.reverse = dropSchema(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/schemas/renameSchema.js
function renameSchema(mOptions) {
	const _rename = (schemaName, newSchemaName) => {
		return `ALTER SCHEMA ${mOptions.literal(schemaName)} RENAME TO ${mOptions.literal(newSchemaName)};`;
	};
	_rename.reverse = (schemaName, newSchemaName) => _rename(newSchemaName, schemaName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/sequences/shared.js
function parseSequenceOptions(typeShorthands, options) {
	const { type, increment, minvalue, maxvalue, start, cache, cycle, owner } = options;
	const clauses = [];
	if (type) clauses.push(`AS ${applyType(type, typeShorthands).type}`);
	if (increment) clauses.push(`INCREMENT BY ${increment}`);
	if (minvalue) clauses.push(`MINVALUE ${minvalue}`);
	else if (minvalue === null || minvalue === false) clauses.push("NO MINVALUE");
	if (maxvalue) clauses.push(`MAXVALUE ${maxvalue}`);
	else if (maxvalue === null || maxvalue === false) clauses.push("NO MAXVALUE");
	if (start) clauses.push(`START WITH ${start}`);
	if (cache) clauses.push(`CACHE ${cache}`);
	if (cycle) clauses.push("CYCLE");
	else if (cycle === false) clauses.push("NO CYCLE");
	if (owner) clauses.push(`OWNED BY ${owner}`);
	else if (owner === null || owner === false) clauses.push("OWNED BY NONE");
	return clauses;
}
// node_modules/node-pg-migrate/dist/legacy/operations/sequences/alterSequence.js
function alterSequence(mOptions) {
	return (sequenceName, options) => {
		const { restart } = options;
		const clauses = parseSequenceOptions(mOptions.typeShorthands, options);
		if (restart) if (restart === true) clauses.push("RESTART");
		else clauses.push(`RESTART WITH ${restart}`);
		if (clauses.length === 0) throw new Error("No sequence options provided for alterSequence");
		return `ALTER SEQUENCE ${mOptions.literal(sequenceName)}
  ${clauses.join("\n  ")};`;
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/sequences/dropSequence.js
function dropSequence(mOptions) {
	const _drop = (sequenceName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP SEQUENCE${ifExistsStr} ${mOptions.literal(sequenceName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/sequences/createSequence.js
function createSequence(mOptions) {
	const _create = (sequenceName, options = {}) => {
		const { temporary = false, ifNotExists = false } = options;
		return `CREATE${temporary ? " TEMPORARY" : ""} SEQUENCE${ifNotExists ? " IF NOT EXISTS" : ""} ${mOptions.literal(sequenceName)}
  ${parseSequenceOptions(mOptions.typeShorthands, options).join("\n  ")};`;
	};
	_create.reverse = dropSequence(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/sequences/renameSequence.js
function renameSequence(mOptions) {
	const _rename = (sequenceName, newSequenceName) => {
		return `ALTER SEQUENCE ${mOptions.literal(sequenceName)} RENAME TO ${mOptions.literal(newSequenceName)};`;
	};
	_rename.reverse = (sequenceName, newSequenceName) => _rename(newSequenceName, sequenceName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/sql.js
function sql(mOptions) {
	const t = createTransformer(mOptions.literal);
	return (sqlStr, args) => {
		let statement = t(sqlStr, args);
		if (statement.lastIndexOf(";") !== statement.length - 1) statement += ";";
		return statement;
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/dropColumns.js
function dropColumns(mOptions) {
	const _drop = (tableName, columns, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		if (typeof columns === "string") columns = [columns];
		else if (!Array.isArray(columns) && typeof columns === "object") columns = Object.keys(columns);
		const ifExistsStr = ifExists ? "IF EXISTS " : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		const lines = columns.map(mOptions.literal).map((column) => `DROP ${ifExistsStr}${column}${cascadeStr}`);
		return `ALTER TABLE ${mOptions.literal(tableName)}
${formatLines(lines)};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/shared.js
function parseReferences(options, literal) {
	const { references, match, onDelete, onUpdate } = options;
	const clauses = [typeof references === "string" && (references.startsWith("\"") || references.endsWith(")")) ? `REFERENCES ${references}` : `REFERENCES ${literal(references)}`];
	if (match) clauses.push(`MATCH ${match}`);
	if (onDelete) clauses.push(`ON DELETE ${onDelete}`);
	if (onUpdate) clauses.push(`ON UPDATE ${onUpdate}`);
	return clauses.join(" ");
}
function parseDeferrable(options) {
	return `DEFERRABLE INITIALLY ${options.deferred ? "DEFERRED" : "IMMEDIATE"}`;
}
function parseColumns(tableName, columns, mOptions) {
	const extendingTypeShorthands = mOptions.typeShorthands;
	let columnsWithOptions = Object.keys(columns).reduce((previous, column) => ({
		...previous,
		[column]: applyType(columns[column], extendingTypeShorthands)
	}), {});
	const primaryColumns = Object.entries(columnsWithOptions).filter(([, { primaryKey }]) => Boolean(primaryKey)).map(([columnName]) => columnName);
	const multiplePrimaryColumns = primaryColumns.length > 1;
	if (multiplePrimaryColumns) columnsWithOptions = Object.fromEntries(Object.entries(columnsWithOptions).map(([columnName, options]) => [columnName, {
		...options,
		primaryKey: false
	}]));
	const comments = Object.entries(columnsWithOptions).map(([columnName, { comment }]) => {
		return comment !== void 0 && makeComment("COLUMN", `${mOptions.literal(tableName)}.${mOptions.literal(columnName)}`, comment);
	}).filter((comment) => Boolean(comment));
	return {
		columns: Object.entries(columnsWithOptions).map(([columnName, options]) => {
			const { type, array, collation, default: defaultValue, unique, primaryKey, notNull, check, references, referencesConstraintName, referencesConstraintComment, deferrable, expressionGenerated } = options;
			const sequenceGenerated = options.sequenceGenerated;
			const constraints = [];
			if (collation) constraints.push(`COLLATE ${collation}`);
			if (defaultValue !== void 0) constraints.push(`DEFAULT ${escapeValue(defaultValue)}`);
			if (unique) constraints.push("UNIQUE");
			if (primaryKey) constraints.push("PRIMARY KEY");
			if (notNull) constraints.push("NOT NULL");
			if (check) constraints.push(`CHECK (${check})`);
			if (references) {
				const name = referencesConstraintName || (referencesConstraintComment ? `${tableName}_fk_${columnName}` : "");
				const constraintName = name ? `CONSTRAINT ${mOptions.literal(name)} ` : "";
				constraints.push(`${constraintName}${parseReferences(options, mOptions.literal)}`);
				if (referencesConstraintComment) comments.push(makeComment(`CONSTRAINT ${mOptions.literal(name)} ON`, mOptions.literal(tableName), referencesConstraintComment));
			}
			if (deferrable) constraints.push(parseDeferrable(options));
			if (sequenceGenerated) {
				const sequenceOptions = parseSequenceOptions(extendingTypeShorthands, sequenceGenerated).join(" ");
				constraints.push(`GENERATED ${sequenceGenerated.precedence} AS IDENTITY${sequenceOptions ? ` (${sequenceOptions})` : ""}`);
			}
			if (expressionGenerated) constraints.push(`GENERATED ALWAYS AS (${expressionGenerated}) STORED`);
			const constraintsStr = constraints.length > 0 ? ` ${constraints.join(" ")}` : "";
			const baseType = typeof type === "object" ? mOptions.literal(type) : type;
			const sType = array === true ? `${baseType} ARRAY` : typeof array === "number" ? `${baseType} ARRAY[${array}]` : baseType;
			return `${mOptions.literal(columnName)} ${sType}${constraintsStr}`;
		}),
		constraints: multiplePrimaryColumns ? { primaryKey: primaryColumns } : {},
		comments
	};
}
function parseConstraints(table, options, optionName, literal) {
	const { check, unique, primaryKey, foreignKeys, exclude, deferrable, comment } = options;
	const tableName = isNameObject(table) ? table.name : table;
	let constraints = [];
	const comments = [];
	if (check) if (Array.isArray(check)) for (const [i, ch] of check.entries()) {
		const name = literal(optionName || `${tableName}_chck_${i + 1}`);
		constraints.push(`CONSTRAINT ${name} CHECK (${ch})`);
	}
	else {
		const name = literal(optionName || `${tableName}_chck`);
		constraints.push(`CONSTRAINT ${name} CHECK (${check})`);
	}
	if (unique) {
		const uniqueArray = toArray(unique);
		const isArrayOfArrays = uniqueArray.some((uniqueSet) => Array.isArray(uniqueSet));
		for (const uniqueSet of isArrayOfArrays ? uniqueArray : [uniqueArray]) {
			const cols = toArray(uniqueSet);
			const name = literal(optionName || `${tableName}_uniq_${cols.join("_")}`);
			constraints.push(`CONSTRAINT ${name} UNIQUE (${cols.map(literal).join(", ")})`);
		}
	}
	if (primaryKey) {
		const name = literal(optionName || `${tableName}_pkey`);
		const key = toArray(primaryKey).map(literal).join(", ");
		constraints.push(`CONSTRAINT ${name} PRIMARY KEY (${key})`);
	}
	if (foreignKeys) for (const fk of toArray(foreignKeys)) {
		const { columns, referencesConstraintName, referencesConstraintComment } = fk;
		const cols = toArray(columns);
		const name = literal(referencesConstraintName || optionName || `${tableName}_fk_${cols.join("_")}`);
		const key = cols.map(literal).join(", ");
		const referencesStr = parseReferences(fk, literal);
		constraints.push(`CONSTRAINT ${name} FOREIGN KEY (${key}) ${referencesStr}`);
		if (referencesConstraintComment) comments.push(makeComment(`CONSTRAINT ${name} ON`, literal(table), referencesConstraintComment));
	}
	if (exclude) {
		const name = literal(optionName || `${tableName}_excl`);
		constraints.push(`CONSTRAINT ${name} EXCLUDE ${exclude}`);
	}
	if (deferrable) constraints = constraints.map((constraint) => `${constraint} ${parseDeferrable(options)}`);
	if (comment) {
		if (!optionName) throw new Error("cannot comment on unspecified constraints");
		comments.push(makeComment(`CONSTRAINT ${literal(optionName)} ON`, literal(table), comment));
	}
	return {
		constraints,
		comments
	};
}
function parseLike(like, literal) {
	const formatOptions = (name, options) => toArray(options).filter((option) => option !== void 0).map((option) => ` ${name} ${option}`).join("");
	const table = typeof like === "string" || !("table" in like) ? like : like.table;
	const options = typeof like === "string" || !("options" in like) || like.options === void 0 ? "" : [formatOptions("INCLUDING", like.options.including), formatOptions("EXCLUDING", like.options.excluding)].join("");
	return `LIKE ${literal(table)}${options}`;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/addColumns.js
function addColumns(mOptions) {
	const _add = (tableName, columns, options = {}) => {
		const { ifNotExists = false } = options;
		const { columns: columnLines, comments: columnComments = [] } = parseColumns(tableName, columns, mOptions);
		const columnsStr = formatLines(columnLines, `  ADD ${ifNotExists ? "IF NOT EXISTS " : ""}`);
		return `${`ALTER TABLE ${mOptions.literal(tableName)}\n${columnsStr};`}${columnComments.length > 0 ? `\n${columnComments.join("\n")}` : ""}`;
	};
	_add.reverse = dropColumns(mOptions);
	return _add;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/dropConstraint.js
function dropConstraint(mOptions) {
	const _drop = (tableName, constraintName, options = {}) => {
		const { ifExists = false, ifTableExists = false, cascade = false } = options;
		const alterTableStr = ifTableExists ? "ALTER TABLE IF EXISTS" : "ALTER TABLE";
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `${alterTableStr} ${mOptions.literal(tableName)} DROP CONSTRAINT${ifExistsStr} ${mOptions.literal(constraintName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/addConstraint.js
function addConstraint(mOptions) {
	const _add = (tableName, constraintName, expressionOrOptions) => {
		const { constraints, comments } = typeof expressionOrOptions === "string" ? {
			constraints: [`${constraintName ? `CONSTRAINT ${mOptions.literal(constraintName)} ` : ""}${expressionOrOptions}`],
			comments: []
		} : parseConstraints(tableName, expressionOrOptions, constraintName, mOptions.literal);
		if (!constraints || constraints.length === 0) throw new Error("No constraint options provided for addConstraint");
		const constraintStr = formatLines(constraints, "  ADD ");
		return [`ALTER TABLE ${mOptions.literal(tableName)}\n${constraintStr};`, ...comments].join("\n");
	};
	_add.reverse = (tableName, constraintName, expressionOrOptions) => {
		if (constraintName === null) throw new Error("Impossible to automatically infer down migration for addConstraint without naming constraint");
		if (typeof expressionOrOptions === "string") throw new Error("Impossible to automatically infer down migration for addConstraint with raw SQL expression");
		return dropConstraint(mOptions)(tableName, constraintName, expressionOrOptions);
	};
	return _add;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/alterColumn.js
function alterColumn(mOptions) {
	return (tableName, columnName, options) => {
		const { default: defaultValue, type, collation, using, notNull, allowNull, comment, expressionGenerated } = options;
		const sequenceGenerated = options.sequenceGenerated;
		const actions = [];
		if (defaultValue === null) actions.push("DROP DEFAULT");
		else if (defaultValue !== void 0) actions.push(`SET DEFAULT ${escapeValue(defaultValue)}`);
		if (type) {
			const typeStr = applyTypeAdapters(type);
			const collationStr = collation ? ` COLLATE ${collation}` : "";
			const usingStr = using ? ` USING ${using}` : "";
			actions.push(`SET DATA TYPE ${typeStr}${collationStr}${usingStr}`);
		}
		if (notNull) actions.push("SET NOT NULL");
		else if (notNull === false || allowNull) actions.push("DROP NOT NULL");
		if (sequenceGenerated !== void 0) if (sequenceGenerated) {
			const sequenceOptions = parseSequenceOptions(mOptions.typeShorthands, sequenceGenerated).join(" ");
			actions.push(`ADD GENERATED ${sequenceGenerated.precedence} AS IDENTITY${sequenceOptions ? ` (${sequenceOptions})` : ""}`);
		} else actions.push("DROP IDENTITY");
		if (expressionGenerated !== void 0) {
			if (typeof expressionGenerated === "string") actions.push(`SET EXPRESSION AS (${expressionGenerated})`);
			if (expressionGenerated === null) actions.push("DROP EXPRESSION");
		}
		const queries = [];
		if (actions.length > 0) {
			const columnsStr = formatLines(actions, `  ALTER ${mOptions.literal(columnName)} `);
			queries.push(`ALTER TABLE ${mOptions.literal(tableName)}\n${columnsStr};`);
		}
		if (comment !== void 0) queries.push(makeComment("COLUMN", `${mOptions.literal(tableName)}.${mOptions.literal(columnName)}`, comment));
		return queries.join("\n");
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/alterTable.js
function alterTable(mOptions) {
	const _alter = (tableName, options) => {
		const { levelSecurity, unlogged } = options;
		const alterDefinition = [];
		if (levelSecurity) alterDefinition.push(`${levelSecurity} ROW LEVEL SECURITY`);
		if (unlogged === true) alterDefinition.push(`SET UNLOGGED`);
		else if (unlogged === false) alterDefinition.push(`SET LOGGED`);
		if (alterDefinition.length === 0) throw new Error("No table options provided for alterTable");
		return `ALTER TABLE ${mOptions.literal(tableName)}
  ${formatLines(alterDefinition)};`;
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/dropTable.js
function dropTable(mOptions) {
	const _drop = (tableName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP TABLE${ifExistsStr} ${mOptions.literal(tableName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/createTable.js
function createTable(mOptions) {
	const _create = (tableName, columns, options = {}) => {
		const { temporary = false, ifNotExists = false, inherits, like, constraints: optionsConstraints = {}, comment, partition, unlogged = false } = options;
		const { columns: columnLines, constraints: crossColumnConstraints, comments: columnComments = [] } = parseColumns(tableName, columns, mOptions);
		const dupes = intersection(Object.keys(optionsConstraints), Object.keys(crossColumnConstraints));
		if (dupes.length > 0) {
			const dupesStr = dupes.join(", ");
			throw new Error(`There is duplicate constraint definition in table and columns options: ${dupesStr}`);
		}
		const { constraints: constraintLines, comments: constraintComments } = parseConstraints(tableName, {
			...optionsConstraints,
			...crossColumnConstraints
		}, "", mOptions.literal);
		const tableDefinition = [
			...columnLines,
			...constraintLines,
			...like ? [parseLike(like, mOptions.literal)] : []
		];
		if (temporary && unlogged) throw new Error("TEMPORARY and UNLOGGED cannot be used together.");
		const temporaryStr = temporary ? " TEMPORARY" : "";
		const unloggedStr = unlogged ? " UNLOGGED" : "";
		const ifNotExistsStr = ifNotExists ? " IF NOT EXISTS" : "";
		const inheritsStr = inherits ? ` INHERITS (${mOptions.literal(inherits)})` : "";
		const partitionStr = partition ? ` PARTITION BY ${partition.strategy} (${formatPartitionColumns(partition, mOptions.literal)})` : "";
		const createTableQuery = `CREATE${temporaryStr}${unloggedStr} TABLE${ifNotExistsStr} ${mOptions.literal(tableName)} (
${formatLines(tableDefinition)}
)${inheritsStr}${partitionStr};`;
		const comments = [...columnComments, ...constraintComments];
		if (comment !== void 0) comments.push(makeComment("TABLE", mOptions.literal(tableName), comment));
		return `${createTableQuery}${comments.length > 0 ? `\n${comments.join("\n")}` : ""}`;
	};
	_create.reverse = dropTable(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/renameColumn.js
function renameColumn(mOptions) {
	const _rename = (tableName, columnName, newName) => {
		return `ALTER TABLE ${mOptions.literal(tableName)} RENAME ${mOptions.literal(columnName)} TO ${mOptions.literal(newName)};`;
	};
	_rename.reverse = (tableName, columnName, newName) => _rename(tableName, newName, columnName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/renameConstraint.js
function renameConstraint(mOptions) {
	const _rename = (tableName, constraintName, newName) => {
		return `ALTER TABLE ${mOptions.literal(tableName)} RENAME CONSTRAINT ${mOptions.literal(constraintName)} TO ${mOptions.literal(newName)};`;
	};
	_rename.reverse = (tableName, constraintName, newName) => _rename(tableName, newName, constraintName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/tables/renameTable.js
function renameTable(mOptions) {
	const _rename = (tableName, newName) => {
		return `ALTER TABLE ${mOptions.literal(tableName)} RENAME TO ${mOptions.literal(newName)};`;
	};
	_rename.reverse = (tableName, newName) => _rename(newName, tableName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/triggers/dropTrigger.js
function dropTrigger(mOptions) {
	const _drop = (tableName, triggerName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP TRIGGER${ifExistsStr} ${mOptions.literal(triggerName)} ON ${mOptions.literal(tableName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/triggers/createTrigger.js
function createTrigger(mOptions) {
	const _create = (tableName, triggerName, triggerOptions, definition) => {
		const { constraint = false, condition, operation, deferrable = false, deferred = false, functionParams = [] } = triggerOptions;
		let { when, level = "STATEMENT", function: functionName } = triggerOptions;
		const operations = toArray(operation).join(" OR ");
		if (constraint) when = "AFTER";
		if (!when) throw new Error("\"when\" (BEFORE/AFTER/INSTEAD OF) have to be specified");
		const isInsteadOf = /instead\s+of/i.test(when);
		if (isInsteadOf) level = "ROW";
		if (definition) functionName = functionName === void 0 ? triggerName : functionName;
		if (!functionName) throw new Error("Can't determine function name");
		if (isInsteadOf && condition) throw new Error("INSTEAD OF trigger can't have condition specified");
		if (!operations) throw new Error("\"operation\" (INSERT/UPDATE[ OF ...]/DELETE/TRUNCATE) have to be specified");
		const defferStr = constraint ? `${deferrable ? `DEFERRABLE INITIALLY ${deferred ? "DEFERRED" : "IMMEDIATE"}` : "NOT DEFERRABLE"}\n  ` : "";
		const conditionClause = condition ? `WHEN (${condition})\n  ` : "";
		const constraintStr = constraint ? " CONSTRAINT" : "";
		const paramsStr = functionParams.map(escapeValue).join(", ");
		const triggerNameStr = mOptions.literal(triggerName);
		const tableNameStr = mOptions.literal(tableName);
		const functionNameStr = mOptions.literal(functionName);
		const triggerSQL = `CREATE${constraintStr} TRIGGER ${triggerNameStr}
  ${when} ${operations} ON ${tableNameStr}
  ${defferStr}FOR EACH ${level}
  ${conditionClause}EXECUTE PROCEDURE ${functionNameStr}(${paramsStr});`;
		return `${definition ? `${createFunction(mOptions)(functionName, [], {
			...triggerOptions,
			returns: "trigger"
		}, definition)}\n` : ""}${triggerSQL}`;
	};
	_create.reverse = (tableName, triggerName, triggerOptions, definition) => {
		return `${dropTrigger(mOptions)(tableName, triggerName, triggerOptions)}${definition ? `\n${dropFunction(mOptions)(triggerOptions.function || triggerName, [], triggerOptions)}` : ""}`;
	};
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/triggers/renameTrigger.js
function renameTrigger(mOptions) {
	const _rename = (tableName, oldTriggerName, newTriggerName) => {
		return `ALTER TRIGGER ${mOptions.literal(oldTriggerName)} ON ${mOptions.literal(tableName)} RENAME TO ${mOptions.literal(newTriggerName)};`;
	};
	_rename.reverse = (tableName, oldTriggerName, newTriggerName) => _rename(tableName, newTriggerName, oldTriggerName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/dropTypeAttribute.js
function dropTypeAttribute(mOptions) {
	const _drop = (typeName, attributeName, options = {}) => {
		const { ifExists = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		return `ALTER TYPE ${mOptions.literal(typeName)} DROP ATTRIBUTE ${mOptions.literal(attributeName)}${ifExistsStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/addTypeAttribute.js
function addTypeAttribute(mOptions) {
	const _alterAttributeAdd = (typeName, attributeName, attributeType) => {
		const typeStr = applyType(attributeType, mOptions.typeShorthands).type;
		return `ALTER TYPE ${mOptions.literal(typeName)} ADD ATTRIBUTE ${mOptions.literal(attributeName)} ${typeStr};`;
	};
	_alterAttributeAdd.reverse = dropTypeAttribute(mOptions);
	return _alterAttributeAdd;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/addTypeValue.js
function addTypeValue(mOptions) {
	const _add = (typeName, value, options = {}) => {
		const { before, after, ifNotExists = false } = options;
		if (before && after) throw new Error("\"before\" and \"after\" can't be specified together");
		const beforeStr = before ? ` BEFORE ${escapeValue(before)}` : "";
		const afterStr = after ? ` AFTER ${escapeValue(after)}` : "";
		const ifNotExistsStr = ifNotExists ? " IF NOT EXISTS" : "";
		const valueStr = escapeValue(value);
		return `ALTER TYPE ${mOptions.literal(typeName)} ADD VALUE${ifNotExistsStr} ${valueStr}${beforeStr}${afterStr};`;
	};
	return _add;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/dropType.js
function dropType(mOptions) {
	const _drop = (typeName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP TYPE${ifExistsStr} ${mOptions.literal(typeName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/createType.js
function createType(mOptions) {
	const _create = (typeName, options) => {
		if (Array.isArray(options)) {
			const optionsStr = options.map(escapeValue).join(", ");
			return `CREATE TYPE ${mOptions.literal(typeName)} AS ENUM (${optionsStr});`;
		}
		const attributes = Object.entries(options).map(([attributeName, attribute]) => {
			const typeStr = applyType(attribute, mOptions.typeShorthands).type;
			return `${mOptions.literal(attributeName)} ${typeStr}`;
		}).join(",\n");
		return `CREATE TYPE ${mOptions.literal(typeName)} AS (\n${attributes}\n);`;
	};
	_create.reverse = dropType(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/renameType.js
function renameType(mOptions) {
	const _rename = (typeName, newTypeName) => {
		return `ALTER TYPE ${mOptions.literal(typeName)} RENAME TO ${mOptions.literal(newTypeName)};`;
	};
	_rename.reverse = (typeName, newTypeName) => _rename(newTypeName, typeName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/renameTypeAttribute.js
function renameTypeAttribute(mOptions) {
	const _rename = (typeName, attributeName, newAttributeName) => {
		return `ALTER TYPE ${mOptions.literal(typeName)} RENAME ATTRIBUTE ${mOptions.literal(attributeName)} TO ${mOptions.literal(newAttributeName)};`;
	};
	_rename.reverse = (typeName, attributeName, newAttributeName) => _rename(typeName, newAttributeName, attributeName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/renameTypeValue.js
function renameTypeValue(mOptions) {
	const _rename = (typeName, value, newValue) => {
		const valueStr = escapeValue(value);
		const newValueStr = escapeValue(newValue);
		return `ALTER TYPE ${mOptions.literal(typeName)} RENAME VALUE ${valueStr} TO ${newValueStr};`;
	};
	_rename.reverse = (typeName, value, newValue) => _rename(typeName, newValue, value);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/operations/types/setTypeAttribute.js
function setTypeAttribute(mOptions) {
	return (typeName, attributeName, attributeType) => {
		const typeStr = applyType(attributeType, mOptions.typeShorthands).type;
		return `ALTER TYPE ${mOptions.literal(typeName)} ALTER ATTRIBUTE ${mOptions.literal(attributeName)} SET DATA TYPE ${typeStr};`;
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/shared.js
function viewOptionStr(options) {
	return (key) => {
		return `${key}${options[key] === true ? "" : ` = ${options[key]}`}`;
	};
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/alterView.js
function alterView(mOptions) {
	const _alter = (viewName, viewOptions) => {
		const { checkOption, options = {} } = viewOptions;
		if (checkOption !== void 0) if (options.check_option === void 0) options.check_option = checkOption;
		else throw new Error("\"options.check_option\" and \"checkOption\" can't be specified together");
		const clauses = [];
		const withOptions = Object.keys(options).filter((key) => options[key] !== null).map(viewOptionStr(options)).join(", ");
		if (withOptions) clauses.push(`SET (${withOptions})`);
		const resetOptions = Object.keys(options).filter((key) => options[key] === null).join(", ");
		if (resetOptions) clauses.push(`RESET (${resetOptions})`);
		return clauses.map((clause) => `ALTER VIEW ${mOptions.literal(viewName)} ${clause};`).join("\n");
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/alterViewColumn.js
function alterViewColumn(mOptions) {
	const _alter = (viewName, columnName, options) => {
		const { default: defaultValue } = options;
		const actions = [];
		if (defaultValue === null) actions.push("DROP DEFAULT");
		else if (defaultValue !== void 0) actions.push(`SET DEFAULT ${escapeValue(defaultValue)}`);
		const viewNameStr = mOptions.literal(viewName);
		const columnNameStr = mOptions.literal(columnName);
		return actions.map((action) => `ALTER VIEW ${viewNameStr} ALTER COLUMN ${columnNameStr} ${action};`).join("\n");
	};
	return _alter;
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/dropView.js
function dropView(mOptions) {
	const _drop = (viewName, options = {}) => {
		const { ifExists = false, cascade = false } = options;
		const ifExistsStr = ifExists ? " IF EXISTS" : "";
		const cascadeStr = cascade ? " CASCADE" : "";
		return `DROP VIEW${ifExistsStr} ${mOptions.literal(viewName)}${cascadeStr};`;
	};
	return _drop;
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/createView.js
function createView(mOptions) {
	const _create = (viewName, viewOptions, definition) => {
		const { temporary = false, replace = false, recursive = false, columns = [], options = {}, checkOption } = viewOptions;
		const columnNames = toArray(columns).map(mOptions.literal).join(", ");
		const withOptions = Object.keys(options).map(viewOptionStr(options)).join(", ");
		const replaceStr = replace ? " OR REPLACE" : "";
		const temporaryStr = temporary ? " TEMPORARY" : "";
		const recursiveStr = recursive ? " RECURSIVE" : "";
		const columnStr = columnNames ? `(${columnNames})` : "";
		const withOptionsStr = withOptions ? ` WITH (${withOptions})` : "";
		const checkOptionStr = checkOption ? ` WITH ${checkOption} CHECK OPTION` : "";
		return `CREATE${replaceStr}${temporaryStr}${recursiveStr} VIEW ${mOptions.literal(viewName)}${columnStr}${withOptionsStr} AS ${definition}${checkOptionStr};`;
	};
	_create.reverse = dropView(mOptions);
	return _create;
}
// node_modules/node-pg-migrate/dist/legacy/operations/views/renameView.js
function renameView(mOptions) {
	const _rename = (viewName, newViewName) => {
		return `ALTER VIEW ${mOptions.literal(viewName)} RENAME TO ${mOptions.literal(newViewName)};`;
	};
	_rename.reverse = (viewName, newViewName) => _rename(newViewName, viewName);
	return _rename;
}
// node_modules/node-pg-migrate/dist/legacy/migrationBuilder.js
/**
* Export "PgLiteral" of module "src/utils/PgLiteral.ts" was reexported through module "src/utils/index.ts"
* while both modules are dependencies of each other and will end up in different chunks by current Rollup settings.
* This scenario is not well supported at the moment as it will produce a circular dependency between chunks
* and will likely lead to broken execution order.
* Either change the import in "src/migrationBuilder.ts" to point directly to the exporting module
* or reconfigure "output.manualChunks" to ensure these modules end up in the same chunk.
*/
var MigrationBuilder = class {
	/**
	* Install an extension.
	*
	* @alias addExtension
	*
	* @see https://www.postgresql.org/docs/current/sql-createextension.html
	*/
	createExtension;
	/**
	* Remove an extension.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropextension.html
	*/
	dropExtension;
	/**
	* Install an extension.
	*
	* @alias createExtension
	*
	* @see https://www.postgresql.org/docs/current/sql-createextension.html
	*/
	addExtension;
	/**
	* Define a new table.
	*
	* @see https://www.postgresql.org/docs/current/sql-createtable.html
	*/
	createTable;
	/**
	* Remove a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-droptable.html
	*/
	dropTable;
	/**
	* Rename a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	renameTable;
	/**
	* Change the definition of a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	alterTable;
	/**
	* Add columns to a table.
	*
	* @alias addColumn
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	addColumns;
	/**
	* Remove columns from a table.
	*
	* @alias dropColumn
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	dropColumns;
	/**
	* Rename a column.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	renameColumn;
	/**
	* Change the definition of a column.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	alterColumn;
	/**
	* Add a column to a table.
	*
	* @alias addColumns
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	addColumn;
	/**
	* Remove a column from a table.
	*
	* @alias dropColumns
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	dropColumn;
	/**
	* Add a constraint to a table.
	*
	* @alias createConstraint
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	addConstraint;
	/**
	* Remove a constraint from a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	dropConstraint;
	/**
	* Rename a constraint.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	renameConstraint;
	/**
	* Add a constraint to a table.
	*
	* @alias addConstraint
	*
	* @see https://www.postgresql.org/docs/current/sql-altertable.html
	*/
	createConstraint;
	/**
	* Define a new data type.
	*
	* @alias addType
	*
	* @see https://www.postgresql.org/docs/current/sql-createtype.html
	*/
	createType;
	/**
	* Remove a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-droptype.html
	*/
	dropType;
	/**
	* Define a new data type.
	*
	* @alias createType
	*
	* @see https://www.postgresql.org/docs/current/sql-createtype.html
	*/
	addType;
	/**
	* Rename a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	renameType;
	/**
	* Rename a data type attribute.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	renameTypeAttribute;
	/**
	* Rename a data type value.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	renameTypeValue;
	/**
	* Add an attribute to a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	addTypeAttribute;
	/**
	* Remove an attribute from a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	dropTypeAttribute;
	/**
	* Set an attribute of a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	setTypeAttribute;
	/**
	* Add a value to a data type.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertype.html
	*/
	addTypeValue;
	/**
	* Define a new index.
	*
	* @alias addIndex
	*
	* @see https://www.postgresql.org/docs/current/sql-createindex.html
	*/
	createIndex;
	/**
	* Remove an index.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropindex.html
	*/
	dropIndex;
	/**
	* Define a new index.
	*
	* @alias createIndex
	*
	* @see https://www.postgresql.org/docs/current/sql-createindex.html
	*/
	addIndex;
	/**
	* Rename an index.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterindex.html
	*/
	renameIndex;
	/**
	* Define a new database role.
	*
	* @see https://www.postgresql.org/docs/current/sql-createrole.html
	*/
	createRole;
	/**
	* Remove a database role.
	*
	* @see https://www.postgresql.org/docs/current/sql-droprole.html
	*/
	dropRole;
	/**
	* Change a database role.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterrole.html
	*/
	alterRole;
	/**
	* Rename a database role.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterrole.html
	*/
	renameRole;
	/**
	* Define a new function.
	*
	* @see https://www.postgresql.org/docs/current/sql-createfunction.html
	*/
	createFunction;
	/**
	* Remove a function.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropfunction.html
	*/
	dropFunction;
	/**
	* Rename a function.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterfunction.html
	*/
	renameFunction;
	/**
	* Define a new trigger.
	*
	* @see https://www.postgresql.org/docs/current/sql-createtrigger.html
	*/
	createTrigger;
	/**
	* Remove a trigger.
	*
	* @see https://www.postgresql.org/docs/current/sql-droptrigger.html
	*/
	dropTrigger;
	/**
	* Rename a trigger.
	*
	* @see https://www.postgresql.org/docs/current/sql-altertrigger.html
	*/
	renameTrigger;
	/**
	* Define a new schema.
	*
	* @see https://www.postgresql.org/docs/current/sql-createschema.html
	*/
	createSchema;
	/**
	* Remove a schema.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropschema.html
	*/
	dropSchema;
	/**
	* Rename a schema.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterschema.html
	*/
	renameSchema;
	/**
	* Define a new domain.
	*
	* @see https://www.postgresql.org/docs/current/sql-createdomain.html
	*/
	createDomain;
	/**
	* Remove a domain.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropdomain.html
	*/
	dropDomain;
	/**
	* Change the definition of a domain.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterdomain.html
	*/
	alterDomain;
	/**
	* Rename a domain.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterdomain.html
	*/
	renameDomain;
	/**
	* Define a new sequence generator.
	*
	* @see https://www.postgresql.org/docs/current/sql-createsequence.html
	*/
	createSequence;
	/**
	* Remove a sequence.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropsequence.html
	*/
	dropSequence;
	/**
	* Change the definition of a sequence generator.
	*
	* @see https://www.postgresql.org/docs/current/sql-altersequence.html
	*/
	alterSequence;
	/**
	* Rename a sequence.
	*
	* @see https://www.postgresql.org/docs/current/sql-altersequence.html
	*/
	renameSequence;
	/**
	* Define a new operator.
	*
	* @see https://www.postgresql.org/docs/current/sql-createoperator.html
	*/
	createOperator;
	/**
	* Remove an operator.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropoperator.html
	*/
	dropOperator;
	/**
	* Define a new operator class.
	*
	* @see https://www.postgresql.org/docs/current/sql-createopclass.html
	*/
	createOperatorClass;
	/**
	* Remove an operator class.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropopclass.html
	*/
	dropOperatorClass;
	/**
	* Rename an operator class.
	*
	* @see https://www.postgresql.org/docs/current/sql-alteropclass.html
	*/
	renameOperatorClass;
	/**
	* Define a new operator family.
	*
	* @see https://www.postgresql.org/docs/current/sql-createopfamily.html
	*/
	createOperatorFamily;
	/**
	* Remove an operator family.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropopfamily.html
	*/
	dropOperatorFamily;
	/**
	* Rename an operator family.
	*
	* @see https://www.postgresql.org/docs/current/sql-alteropfamily.html
	*/
	renameOperatorFamily;
	/**
	* Add an operator to an operator family.
	*
	* @see https://www.postgresql.org/docs/current/sql-alteropfamily.html
	*/
	addToOperatorFamily;
	/**
	* Remove an operator from an operator family.
	*
	* @see https://www.postgresql.org/docs/current/sql-alteropfamily.html
	*/
	removeFromOperatorFamily;
	/**
	* Define a new row-level security policy for a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-createpolicy.html
	*/
	createPolicy;
	/**
	* Remove a row-level security policy from a table.
	*
	* @see https://www.postgresql.org/docs/current/sql-droppolicy.html
	*/
	dropPolicy;
	/**
	* Change the definition of a row-level security policy.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterpolicy.html
	*/
	alterPolicy;
	/**
	* Rename a row-level security policy.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterpolicy.html
	*/
	renamePolicy;
	/**
	* Define a new view.
	*
	* @see https://www.postgresql.org/docs/current/sql-createview.html
	*/
	createView;
	/**
	* Remove a view.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropview.html
	*/
	dropView;
	/**
	* Change the definition of a view.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterview.html
	*/
	alterView;
	/**
	* Change the definition of a view column.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterview.html
	*/
	alterViewColumn;
	/**
	* Rename a view.
	*
	* @see https://www.postgresql.org/docs/current/sql-alterview.html
	*/
	renameView;
	/**
	* Define a new materialized view.
	*
	* @see https://www.postgresql.org/docs/current/sql-creatematerializedview.html
	*/
	createMaterializedView;
	/**
	* Remove a materialized view.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropmaterializedview.html
	*/
	dropMaterializedView;
	/**
	* Change the definition of a materialized view.
	*
	* @see https://www.postgresql.org/docs/current/sql-altermaterializedview.html
	*/
	alterMaterializedView;
	/**
	* Rename a materialized view.
	*
	* @see https://www.postgresql.org/docs/current/sql-altermaterializedview.html
	*/
	renameMaterializedView;
	/**
	* Rename a materialized view column.
	*
	* @see https://www.postgresql.org/docs/current/sql-altermaterializedview.html
	*/
	renameMaterializedViewColumn;
	/**
	* Replace the contents of a materialized view.
	*
	* @see https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html
	*/
	refreshMaterializedView;
	/**
	* Define access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-grant.html
	*/
	grantRoles;
	/**
	* Remove access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-revoke.html
	*/
	revokeRoles;
	/**
	* Define access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-grant.html
	*/
	grantOnSchemas;
	/**
	* Remove access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-revoke.html
	*/
	revokeOnSchemas;
	/**
	* Define access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-grant.html
	*/
	grantOnTables;
	/**
	* Remove access privileges.
	*
	* @see https://www.postgresql.org/docs/current/sql-revoke.html
	*/
	revokeOnTables;
	/**
	* Define a new cast.
	*
	* @see https://www.postgresql.org/docs/current/sql-createcast.html
	*/
	createCast;
	/**
	* Remove a cast.
	*
	* @see https://www.postgresql.org/docs/current/sql-dropcast.html
	*/
	dropCast;
	/**
	* Run raw SQL, with some optional _[very basic](http://mir.aculo.us/2011/03/09/little-helpers-a-tweet-sized-javascript-templating-engine/)_ mustache templating.
	*
	* This is a low-level operation, and you should use the higher-level operations whenever possible.
	*
	* @param sql SQL query to run.
	* @param args Optional `key/val` of arguments to replace.
	*
	* @see https://www.postgresql.org/docs/current/sql-commands.html
	*/
	sql;
	/**
	* Inserts raw string, **which is not escaped**.
	*
	* @param sql String to **not escaped**.
	*
	* @example
	* { default: pgm.func('CURRENT_TIMESTAMP') }
	*/
	func;
	/**
	* The `db` client instance.
	*
	* Can be used to run queries directly.
	*/
	db;
	_steps;
	_REVERSE_MODE;
	_useTransaction;
	constructor(db, typeShorthands, shouldDecamelize, logger) {
		this._steps = [];
		this._REVERSE_MODE = false;
		this._useTransaction = true;
		const wrap = (operation) => (...args) => {
			if (this._REVERSE_MODE) {
				if (typeof operation.reverse !== "function") {
					const name = `pgm.${operation.name}()`;
					throw new Error(`Impossible to automatically infer down migration for "${name}"`);
				}
				this._steps = this._steps.concat(operation.reverse(...args));
			} else this._steps = this._steps.concat(operation(...args));
		};
		const options = {
			typeShorthands,
			schemalize: createSchemalize({
				shouldDecamelize,
				shouldQuote: false
			}),
			literal: createSchemalize({
				shouldDecamelize,
				shouldQuote: true
			}),
			logger
		};
		this.createExtension = wrap(createExtension(options));
		this.dropExtension = wrap(dropExtension(options));
		this.addExtension = this.createExtension;
		this.createTable = wrap(createTable(options));
		this.dropTable = wrap(dropTable(options));
		this.renameTable = wrap(renameTable(options));
		this.alterTable = wrap(alterTable(options));
		this.addColumns = wrap(addColumns(options));
		this.dropColumns = wrap(dropColumns(options));
		this.renameColumn = wrap(renameColumn(options));
		this.alterColumn = wrap(alterColumn(options));
		this.addColumn = this.addColumns;
		this.dropColumn = this.dropColumns;
		this.addConstraint = wrap(addConstraint(options));
		this.dropConstraint = wrap(dropConstraint(options));
		this.renameConstraint = wrap(renameConstraint(options));
		this.createConstraint = this.addConstraint;
		this.createType = wrap(createType(options));
		this.dropType = wrap(dropType(options));
		this.addType = this.createType;
		this.renameType = wrap(renameType(options));
		this.renameTypeAttribute = wrap(renameTypeAttribute(options));
		this.renameTypeValue = wrap(renameTypeValue(options));
		this.addTypeAttribute = wrap(addTypeAttribute(options));
		this.dropTypeAttribute = wrap(dropTypeAttribute(options));
		this.setTypeAttribute = wrap(setTypeAttribute(options));
		this.addTypeValue = wrap(addTypeValue(options));
		this.createIndex = wrap(createIndex(options));
		this.dropIndex = wrap(dropIndex(options));
		this.addIndex = this.createIndex;
		this.renameIndex = wrap(renameIndex(options));
		this.createRole = wrap(createRole(options));
		this.dropRole = wrap(dropRole(options));
		this.alterRole = wrap(alterRole(options));
		this.renameRole = wrap(renameRole(options));
		this.createFunction = wrap(createFunction(options));
		this.dropFunction = wrap(dropFunction(options));
		this.renameFunction = wrap(renameFunction(options));
		this.createTrigger = wrap(createTrigger(options));
		this.dropTrigger = wrap(dropTrigger(options));
		this.renameTrigger = wrap(renameTrigger(options));
		this.createSchema = wrap(createSchema(options));
		this.dropSchema = wrap(dropSchema(options));
		this.renameSchema = wrap(renameSchema(options));
		this.createDomain = wrap(createDomain(options));
		this.dropDomain = wrap(dropDomain(options));
		this.alterDomain = wrap(alterDomain(options));
		this.renameDomain = wrap(renameDomain(options));
		this.createSequence = wrap(createSequence(options));
		this.dropSequence = wrap(dropSequence(options));
		this.alterSequence = wrap(alterSequence(options));
		this.renameSequence = wrap(renameSequence(options));
		this.createOperator = wrap(createOperator(options));
		this.dropOperator = wrap(dropOperator(options));
		this.createOperatorClass = wrap(createOperatorClass(options));
		this.dropOperatorClass = wrap(dropOperatorClass(options));
		this.renameOperatorClass = wrap(renameOperatorClass(options));
		this.createOperatorFamily = wrap(createOperatorFamily(options));
		this.dropOperatorFamily = wrap(dropOperatorFamily(options));
		this.renameOperatorFamily = wrap(renameOperatorFamily(options));
		this.addToOperatorFamily = wrap(addToOperatorFamily(options));
		this.removeFromOperatorFamily = wrap(removeFromOperatorFamily(options));
		this.createPolicy = wrap(createPolicy(options));
		this.dropPolicy = wrap(dropPolicy(options));
		this.alterPolicy = wrap(alterPolicy(options));
		this.renamePolicy = wrap(renamePolicy(options));
		this.createView = wrap(createView(options));
		this.dropView = wrap(dropView(options));
		this.alterView = wrap(alterView(options));
		this.alterViewColumn = wrap(alterViewColumn(options));
		this.renameView = wrap(renameView(options));
		this.createMaterializedView = wrap(createMaterializedView(options));
		this.dropMaterializedView = wrap(dropMaterializedView(options));
		this.alterMaterializedView = wrap(alterMaterializedView(options));
		this.renameMaterializedView = wrap(renameMaterializedView(options));
		this.renameMaterializedViewColumn = wrap(renameMaterializedViewColumn(options));
		this.refreshMaterializedView = wrap(refreshMaterializedView(options));
		this.grantRoles = wrap(grantRoles(options));
		this.revokeRoles = wrap(revokeRoles(options));
		this.grantOnSchemas = wrap(grantOnSchemas(options));
		this.revokeOnSchemas = wrap(revokeOnSchemas(options));
		this.grantOnTables = wrap(grantOnTables(options));
		this.revokeOnTables = wrap(revokeOnTables(options));
		this.createCast = wrap(createCast(options));
		this.dropCast = wrap(dropCast(options));
		this.sql = wrap(sql(options));
		this.func = PgLiteral.create;
		const wrapDB = (operation) => (...args) => {
			if (this._REVERSE_MODE) throw new Error("Impossible to automatically infer down migration");
			return operation(...args);
		};
		this.db = {
			query: wrapDB(db.query),
			select: wrapDB(db.select)
		};
	}
	/**
	* Run the reverse of the migration. Useful for creating a new migration that
	* reverts a previous migration.
	*/
	enableReverseMode() {
		this._REVERSE_MODE = true;
		return this;
	}
	/**
	* By default, all migrations are run in one transaction, but some DB
	* operations like add type value (`pgm.addTypeValue`) does not work if the
	* type is not created in the same transaction.
	* e.g. if it is created in previous migration. You need to run specific
	* migration outside a transaction (`pgm.noTransaction`).
	* Be aware that this means that you can have some migrations applied and some
	* not applied, if there is some error during migrating (leading to `ROLLBACK`).
	*/
	noTransaction() {
		this._useTransaction = false;
		return this;
	}
	isUsingTransaction() {
		return this._useTransaction;
	}
	getSql() {
		return `${this.getSqlSteps().join("\n")}\n`;
	}
	getSqlSteps() {
		return this._REVERSE_MODE ? this._steps.toReversed() : this._steps;
	}
};
// node_modules/glob/dist/esm/index.min.js
var Gt = (n, t, e) => {
	let s = n instanceof RegExp ? ce(n, e) : n, i = t instanceof RegExp ? ce(t, e) : t, r = s !== null && i != null && ss(s, i, e);
	return r && {
		start: r[0],
		end: r[1],
		pre: e.slice(0, r[0]),
		body: e.slice(r[0] + s.length, r[1]),
		post: e.slice(r[1] + i.length)
	};
};
var ce = (n, t) => {
	let e = t.match(n);
	return e ? e[0] : null;
};
var ss = (n, t, e) => {
	let s, i, r, o, h, a = e.indexOf(n), l = e.indexOf(t, a + 1), u = a;
	if (a >= 0 && l > 0) {
		if (n === t) return [a, l];
		for (s = [], r = e.length; u >= 0 && !h;) {
			if (u === a) s.push(u), a = e.indexOf(n, u + 1);
			else if (s.length === 1) {
				let c = s.pop();
				c !== void 0 && (h = [c, l]);
			} else i = s.pop(), i !== void 0 && i < r && (r = i, o = l), l = e.indexOf(t, u + 1);
			u = a < l && a >= 0 ? a : l;
		}
		s.length && o !== void 0 && (h = [r, o]);
	}
	return h;
};
var fe = "\0SLASH" + Math.random() + "\0";
var ue = "\0OPEN" + Math.random() + "\0";
var qt = "\0CLOSE" + Math.random() + "\0";
var de = "\0COMMA" + Math.random() + "\0";
var pe = "\0PERIOD" + Math.random() + "\0";
var is = new RegExp(fe, "g");
var rs = new RegExp(ue, "g");
var ns = new RegExp(qt, "g");
var os = new RegExp(de, "g");
var hs = new RegExp(pe, "g");
var as = /\\\\/g;
var ls = /\\{/g;
var cs = /\\}/g;
var fs = /\\,/g;
var us = /\\./g;
var ds = 1e5;
function Ht(n) {
	return isNaN(n) ? n.charCodeAt(0) : parseInt(n, 10);
}
function ps(n) {
	return n.replace(as, fe).replace(ls, ue).replace(cs, qt).replace(fs, de).replace(us, pe);
}
function ms(n) {
	return n.replace(is, "\\").replace(rs, "{").replace(ns, "}").replace(os, ",").replace(hs, ".");
}
function me(n) {
	if (!n) return [""];
	let t = [], e = Gt("{", "}", n);
	if (!e) return n.split(",");
	let { pre: s, body: i, post: r } = e, o = s.split(",");
	o[o.length - 1] += "{" + i + "}";
	let h = me(r);
	return r.length && (o[o.length - 1] += h.shift(), o.push.apply(o, h)), t.push.apply(t, o), t;
}
function ge(n, t = {}) {
	if (!n) return [];
	let { max: e = ds } = t;
	return n.slice(0, 2) === "{}" && (n = "\\{\\}" + n.slice(2)), ht(ps(n), e, !0).map(ms);
}
function gs(n) {
	return "{" + n + "}";
}
function ws(n) {
	return /^-?0\d/.test(n);
}
function ys(n, t) {
	return n <= t;
}
function bs(n, t) {
	return n >= t;
}
function ht(n, t, e) {
	let s = [], i = Gt("{", "}", n);
	if (!i) return [n];
	let r = i.pre, o = i.post.length ? ht(i.post, t, !1) : [""];
	if (/\$$/.test(i.pre)) for (let h = 0; h < o.length && h < t; h++) {
		let a = r + "{" + i.body + "}" + o[h];
		s.push(a);
	}
	else {
		let h = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(i.body), a = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(i.body), l = h || a, u = i.body.indexOf(",") >= 0;
		if (!l && !u) return i.post.match(/,(?!,).*\}/) ? (n = i.pre + "{" + i.body + qt + i.post, ht(n, t, !0)) : [n];
		let c;
		if (l) c = i.body.split(/\.\./);
		else if (c = me(i.body), c.length === 1 && c[0] !== void 0 && (c = ht(c[0], t, !1).map(gs), c.length === 1)) return o.map((f) => i.pre + c[0] + f);
		let d;
		if (l && c[0] !== void 0 && c[1] !== void 0) {
			let f = Ht(c[0]), m = Ht(c[1]), p = Math.max(c[0].length, c[1].length), w = c.length === 3 && c[2] !== void 0 ? Math.abs(Ht(c[2])) : 1, g = ys;
			m < f && (w *= -1, g = bs);
			let E = c.some(ws);
			d = [];
			for (let y = f; g(y, m); y += w) {
				let b;
				if (a) b = String.fromCharCode(y), b === "\\" && (b = "");
				else if (b = String(y), E) {
					let z = p - b.length;
					if (z > 0) {
						let $ = new Array(z + 1).join("0");
						y < 0 ? b = "-" + $ + b.slice(1) : b = $ + b;
					}
				}
				d.push(b);
			}
		} else {
			d = [];
			for (let f = 0; f < c.length; f++) d.push.apply(d, ht(c[f], t, !1));
		}
		for (let f = 0; f < d.length; f++) for (let m = 0; m < o.length && s.length < t; m++) {
			let p = r + d[f] + o[m];
			(!e || l || p) && s.push(p);
		}
	}
	return s;
}
var at = (n) => {
	if (typeof n != "string") throw new TypeError("invalid pattern");
	if (n.length > 65536) throw new TypeError("pattern is too long");
};
var Ss = {
	"[:alnum:]": ["\\p{L}\\p{Nl}\\p{Nd}", !0],
	"[:alpha:]": ["\\p{L}\\p{Nl}", !0],
	"[:ascii:]": ["\\x00-\\x7f", !1],
	"[:blank:]": ["\\p{Zs}\\t", !0],
	"[:cntrl:]": ["\\p{Cc}", !0],
	"[:digit:]": ["\\p{Nd}", !0],
	"[:graph:]": [
		"\\p{Z}\\p{C}",
		!0,
		!0
	],
	"[:lower:]": ["\\p{Ll}", !0],
	"[:print:]": ["\\p{C}", !0],
	"[:punct:]": ["\\p{P}", !0],
	"[:space:]": ["\\p{Z}\\t\\r\\n\\v\\f", !0],
	"[:upper:]": ["\\p{Lu}", !0],
	"[:word:]": ["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}", !0],
	"[:xdigit:]": ["A-Fa-f0-9", !1]
};
var lt = (n) => n.replace(/[[\]\\-]/g, "\\$&");
var Es = (n) => n.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, "\\$&");
var we = (n) => n.join("");
var ye = (n, t) => {
	let e = t;
	if (n.charAt(e) !== "[") throw new Error("not in a brace expression");
	let s = [], i = [], r = e + 1, o = !1, h = !1, a = !1, l = !1, u = e, c = "";
	t: for (; r < n.length;) {
		let p = n.charAt(r);
		if ((p === "!" || p === "^") && r === e + 1) {
			l = !0, r++;
			continue;
		}
		if (p === "]" && o && !a) {
			u = r + 1;
			break;
		}
		if (o = !0, p === "\\" && !a) {
			a = !0, r++;
			continue;
		}
		if (p === "[" && !a) {
			for (let [w, [g, S, E]] of Object.entries(Ss)) if (n.startsWith(w, r)) {
				if (c) return [
					"$.",
					!1,
					n.length - e,
					!0
				];
				r += w.length, E ? i.push(g) : s.push(g), h = h || S;
				continue t;
			}
		}
		if (a = !1, c) {
			p > c ? s.push(lt(c) + "-" + lt(p)) : p === c && s.push(lt(p)), c = "", r++;
			continue;
		}
		if (n.startsWith("-]", r + 1)) {
			s.push(lt(p + "-")), r += 2;
			continue;
		}
		if (n.startsWith("-", r + 1)) {
			c = p, r += 2;
			continue;
		}
		s.push(lt(p)), r++;
	}
	if (u < r) return [
		"",
		!1,
		0,
		!1
	];
	if (!s.length && !i.length) return [
		"$.",
		!1,
		n.length - e,
		!0
	];
	if (i.length === 0 && s.length === 1 && /^\\?.$/.test(s[0]) && !l) return [
		Es(s[0].length === 2 ? s[0].slice(-1) : s[0]),
		!1,
		u - e,
		!1
	];
	let d = "[" + (l ? "^" : "") + we(s) + "]", f = "[" + (l ? "" : "^") + we(i) + "]";
	return [
		s.length && i.length ? "(" + d + "|" + f + ")" : s.length ? d : f,
		h,
		u - e,
		!0
	];
};
var W = (n, { windowsPathsNoEscape: t = !1, magicalBraces: e = !0 } = {}) => e ? t ? n.replace(/\[([^\/\\])\]/g, "$1") : n.replace(/((?!\\).|^)\[([^\/\\])\]/g, "$1$2").replace(/\\([^\/])/g, "$1") : t ? n.replace(/\[([^\/\\{}])\]/g, "$1") : n.replace(/((?!\\).|^)\[([^\/\\{}])\]/g, "$1$2").replace(/\\([^\/{}])/g, "$1");
var xs = /* @__PURE__ */ new Set([
	"!",
	"?",
	"+",
	"*",
	"@"
]);
var be = (n) => xs.has(n);
var vs = "(?!(?:^|/)\\.\\.?(?:$|/))";
var Ct = "(?!\\.)";
var Cs = /* @__PURE__ */ new Set(["[", "."]);
var Ts = /* @__PURE__ */ new Set(["..", "."]);
var As = /* @__PURE__ */ new Set("().*{}+?[]^$\\!");
var ks = (n) => n.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, "\\$&");
var Kt = "[^/]";
var Se = Kt + "*?";
var Ee = Kt + "+?";
var Q = class n {
	type;
	#t;
	#s;
	#n = !1;
	#r = [];
	#o;
	#S;
	#w;
	#c = !1;
	#h;
	#u;
	#f = !1;
	constructor(t, e, s = {}) {
		this.type = t, t && (this.#s = !0), this.#o = e, this.#t = this.#o ? this.#o.#t : this, this.#h = this.#t === this ? s : this.#t.#h, this.#w = this.#t === this ? [] : this.#t.#w, t === "!" && !this.#t.#c && this.#w.push(this), this.#S = this.#o ? this.#o.#r.length : 0;
	}
	get hasMagic() {
		if (this.#s !== void 0) return this.#s;
		for (let t of this.#r) if (typeof t != "string" && (t.type || t.hasMagic)) return this.#s = !0;
		return this.#s;
	}
	toString() {
		return this.#u !== void 0 ? this.#u : this.type ? this.#u = this.type + "(" + this.#r.map((t) => String(t)).join("|") + ")" : this.#u = this.#r.map((t) => String(t)).join("");
	}
	#a() {
		if (this !== this.#t) throw new Error("should only call on root");
		if (this.#c) return this;
		this.toString(), this.#c = !0;
		let t;
		for (; t = this.#w.pop();) {
			if (t.type !== "!") continue;
			let e = t, s = e.#o;
			for (; s;) {
				for (let i = e.#S + 1; !s.type && i < s.#r.length; i++) for (let r of t.#r) {
					if (typeof r == "string") throw new Error("string part in extglob AST??");
					r.copyIn(s.#r[i]);
				}
				e = s, s = e.#o;
			}
		}
		return this;
	}
	push(...t) {
		for (let e of t) if (e !== "") {
			if (typeof e != "string" && !(e instanceof n && e.#o === this)) throw new Error("invalid part: " + e);
			this.#r.push(e);
		}
	}
	toJSON() {
		let t = this.type === null ? this.#r.slice().map((e) => typeof e == "string" ? e : e.toJSON()) : [this.type, ...this.#r.map((e) => e.toJSON())];
		return this.isStart() && !this.type && t.unshift([]), this.isEnd() && (this === this.#t || this.#t.#c && this.#o?.type === "!") && t.push({}), t;
	}
	isStart() {
		if (this.#t === this) return !0;
		if (!this.#o?.isStart()) return !1;
		if (this.#S === 0) return !0;
		let t = this.#o;
		for (let e = 0; e < this.#S; e++) {
			let s = t.#r[e];
			if (!(s instanceof n && s.type === "!")) return !1;
		}
		return !0;
	}
	isEnd() {
		if (this.#t === this || this.#o?.type === "!") return !0;
		if (!this.#o?.isEnd()) return !1;
		if (!this.type) return this.#o?.isEnd();
		let t = this.#o ? this.#o.#r.length : 0;
		return this.#S === t - 1;
	}
	copyIn(t) {
		typeof t == "string" ? this.push(t) : this.push(t.clone(this));
	}
	clone(t) {
		let e = new n(this.type, t);
		for (let s of this.#r) e.copyIn(s);
		return e;
	}
	static #i(t, e, s, i) {
		let r = !1, o = !1, h = -1, a = !1;
		if (e.type === null) {
			let f = s, m = "";
			for (; f < t.length;) {
				let p = t.charAt(f++);
				if (r || p === "\\") {
					r = !r, m += p;
					continue;
				}
				if (o) {
					f === h + 1 ? (p === "^" || p === "!") && (a = !0) : p === "]" && !(f === h + 2 && a) && (o = !1), m += p;
					continue;
				} else if (p === "[") {
					o = !0, h = f, a = !1, m += p;
					continue;
				}
				if (!i.noext && be(p) && t.charAt(f) === "(") {
					e.push(m), m = "";
					let w = new n(p, e);
					f = n.#i(t, w, f, i), e.push(w);
					continue;
				}
				m += p;
			}
			return e.push(m), f;
		}
		let l = s + 1, u = new n(null, e), c = [], d = "";
		for (; l < t.length;) {
			let f = t.charAt(l++);
			if (r || f === "\\") {
				r = !r, d += f;
				continue;
			}
			if (o) {
				l === h + 1 ? (f === "^" || f === "!") && (a = !0) : f === "]" && !(l === h + 2 && a) && (o = !1), d += f;
				continue;
			} else if (f === "[") {
				o = !0, h = l, a = !1, d += f;
				continue;
			}
			if (be(f) && t.charAt(l) === "(") {
				u.push(d), d = "";
				let m = new n(f, u);
				u.push(m), l = n.#i(t, m, l, i);
				continue;
			}
			if (f === "|") {
				u.push(d), d = "", c.push(u), u = new n(null, e);
				continue;
			}
			if (f === ")") return d === "" && e.#r.length === 0 && (e.#f = !0), u.push(d), d = "", e.push(...c, u), l;
			d += f;
		}
		return e.type = null, e.#s = void 0, e.#r = [t.substring(s - 1)], l;
	}
	static fromGlob(t, e = {}) {
		let s = new n(null, void 0, e);
		return n.#i(t, s, 0, e), s;
	}
	toMMPattern() {
		if (this !== this.#t) return this.#t.toMMPattern();
		let t = this.toString(), [e, s, i, r] = this.toRegExpSource();
		if (!(i || this.#s || this.#h.nocase && !this.#h.nocaseMagicOnly && t.toUpperCase() !== t.toLowerCase())) return s;
		let h = (this.#h.nocase ? "i" : "") + (r ? "u" : "");
		return Object.assign(new RegExp(`^${e}$`, h), {
			_src: e,
			_glob: t
		});
	}
	get options() {
		return this.#h;
	}
	toRegExpSource(t) {
		let e = t ?? !!this.#h.dot;
		if (this.#t === this && this.#a(), !this.type) {
			let a = this.isStart() && this.isEnd() && !this.#r.some((f) => typeof f != "string"), l = this.#r.map((f) => {
				let [m, p, w, g] = typeof f == "string" ? n.#E(f, this.#s, a) : f.toRegExpSource(t);
				return this.#s = this.#s || w, this.#n = this.#n || g, m;
			}).join(""), u = "";
			if (this.isStart() && typeof this.#r[0] == "string" && !(this.#r.length === 1 && Ts.has(this.#r[0]))) {
				let m = Cs, p = e && m.has(l.charAt(0)) || l.startsWith("\\.") && m.has(l.charAt(2)) || l.startsWith("\\.\\.") && m.has(l.charAt(4)), w = !e && !t && m.has(l.charAt(0));
				u = p ? vs : w ? Ct : "";
			}
			let c = "";
			return this.isEnd() && this.#t.#c && this.#o?.type === "!" && (c = "(?:$|\\/)"), [
				u + l + c,
				W(l),
				this.#s = !!this.#s,
				this.#n
			];
		}
		let s = this.type === "*" || this.type === "+", i = this.type === "!" ? "(?:(?!(?:" : "(?:", r = this.#d(e);
		if (this.isStart() && this.isEnd() && !r && this.type !== "!") {
			let a = this.toString();
			return this.#r = [a], this.type = null, this.#s = void 0, [
				a,
				W(this.toString()),
				!1,
				!1
			];
		}
		let o = !s || t || e || !Ct ? "" : this.#d(!0);
		o === r && (o = ""), o && (r = `(?:${r})(?:${o})*?`);
		let h = "";
		if (this.type === "!" && this.#f) h = (this.isStart() && !e ? Ct : "") + Ee;
		else {
			let a = this.type === "!" ? "))" + (this.isStart() && !e && !t ? Ct : "") + Se + ")" : this.type === "@" ? ")" : this.type === "?" ? ")?" : this.type === "+" && o ? ")" : this.type === "*" && o ? ")?" : `)${this.type}`;
			h = i + r + a;
		}
		return [
			h,
			W(r),
			this.#s = !!this.#s,
			this.#n
		];
	}
	#d(t) {
		return this.#r.map((e) => {
			if (typeof e == "string") throw new Error("string type in extglob ast??");
			let [s, i, r, o] = e.toRegExpSource(t);
			return this.#n = this.#n || o, s;
		}).filter((e) => !(this.isStart() && this.isEnd()) || !!e).join("|");
	}
	static #E(t, e, s = !1) {
		let i = !1, r = "", o = !1, h = !1;
		for (let a = 0; a < t.length; a++) {
			let l = t.charAt(a);
			if (i) {
				i = !1, r += (As.has(l) ? "\\" : "") + l;
				continue;
			}
			if (l === "*") {
				if (h) continue;
				h = !0, r += s && /^[*]+$/.test(t) ? Ee : Se, e = !0;
				continue;
			} else h = !1;
			if (l === "\\") {
				a === t.length - 1 ? r += "\\\\" : i = !0;
				continue;
			}
			if (l === "[") {
				let [u, c, d, f] = ye(t, a);
				if (d) {
					r += u, o = o || c, a += d - 1, e = e || f;
					continue;
				}
			}
			if (l === "?") {
				r += Kt, e = !0;
				continue;
			}
			r += ks(l);
		}
		return [
			r,
			W(t),
			!!e,
			o
		];
	}
};
var tt = (n, { windowsPathsNoEscape: t = !1, magicalBraces: e = !1 } = {}) => e ? t ? n.replace(/[?*()[\]{}]/g, "[$&]") : n.replace(/[?*()[\]\\{}]/g, "\\$&") : t ? n.replace(/[?*()[\]]/g, "[$&]") : n.replace(/[?*()[\]\\]/g, "\\$&");
var O = (n, t, e = {}) => (at(t), !e.nocomment && t.charAt(0) === "#" ? !1 : new D(t, e).match(n));
var Rs = /^\*+([^+@!?\*\[\(]*)$/;
var Os = (n) => (t) => !t.startsWith(".") && t.endsWith(n);
var Fs = (n) => (t) => t.endsWith(n);
var Ds = (n) => (n = n.toLowerCase(), (t) => !t.startsWith(".") && t.toLowerCase().endsWith(n));
var Ms = (n) => (n = n.toLowerCase(), (t) => t.toLowerCase().endsWith(n));
var Ns = /^\*+\.\*+$/;
var _s = (n) => !n.startsWith(".") && n.includes(".");
var Ls = (n) => n !== "." && n !== ".." && n.includes(".");
var Ws = /^\.\*+$/;
var Ps = (n) => n !== "." && n !== ".." && n.startsWith(".");
var js = /^\*+$/;
var Is = (n) => n.length !== 0 && !n.startsWith(".");
var zs = (n) => n.length !== 0 && n !== "." && n !== "..";
var Bs = /^\?+([^+@!?\*\[\(]*)?$/;
var Us = ([n, t = ""]) => {
	let e = Ce([n]);
	return t ? (t = t.toLowerCase(), (s) => e(s) && s.toLowerCase().endsWith(t)) : e;
};
var $s = ([n, t = ""]) => {
	let e = Te([n]);
	return t ? (t = t.toLowerCase(), (s) => e(s) && s.toLowerCase().endsWith(t)) : e;
};
var Gs = ([n, t = ""]) => {
	let e = Te([n]);
	return t ? (s) => e(s) && s.endsWith(t) : e;
};
var Hs = ([n, t = ""]) => {
	let e = Ce([n]);
	return t ? (s) => e(s) && s.endsWith(t) : e;
};
var Ce = ([n]) => {
	let t = n.length;
	return (e) => e.length === t && !e.startsWith(".");
};
var Te = ([n]) => {
	let t = n.length;
	return (e) => e.length === t && e !== "." && e !== "..";
};
var Ae = typeof process == "object" && process ? typeof process.env == "object" && process.env && process.env.__MINIMATCH_TESTING_PLATFORM__ || process.platform : "posix";
var xe = {
	win32: { sep: "\\" },
	posix: { sep: "/" }
};
O.sep = Ae === "win32" ? xe.win32.sep : xe.posix.sep;
var A = Symbol("globstar **");
O.GLOBSTAR = A;
var Vs = "[^/]*?";
var Ys = "(?:(?!(?:\\/|^)(?:\\.{1,2})($|\\/)).)*?";
var Xs = "(?:(?!(?:\\/|^)\\.).)*?";
var Js = (n, t = {}) => (e) => O(e, n, t);
O.filter = Js;
var N = (n, t = {}) => Object.assign({}, n, t);
var Zs = (n) => {
	if (!n || typeof n != "object" || !Object.keys(n).length) return O;
	let t = O;
	return Object.assign((s, i, r = {}) => t(s, i, N(n, r)), {
		Minimatch: class extends t.Minimatch {
			constructor(i, r = {}) {
				super(i, N(n, r));
			}
			static defaults(i) {
				return t.defaults(N(n, i)).Minimatch;
			}
		},
		AST: class extends t.AST {
			constructor(i, r, o = {}) {
				super(i, r, N(n, o));
			}
			static fromGlob(i, r = {}) {
				return t.AST.fromGlob(i, N(n, r));
			}
		},
		unescape: (s, i = {}) => t.unescape(s, N(n, i)),
		escape: (s, i = {}) => t.escape(s, N(n, i)),
		filter: (s, i = {}) => t.filter(s, N(n, i)),
		defaults: (s) => t.defaults(N(n, s)),
		makeRe: (s, i = {}) => t.makeRe(s, N(n, i)),
		braceExpand: (s, i = {}) => t.braceExpand(s, N(n, i)),
		match: (s, i, r = {}) => t.match(s, i, N(n, r)),
		sep: t.sep,
		GLOBSTAR: A
	});
};
O.defaults = Zs;
var ke = (n, t = {}) => (at(n), t.nobrace || !/\{(?:(?!\{).)*\}/.test(n) ? [n] : ge(n, { max: t.braceExpandMax }));
O.braceExpand = ke;
var Qs = (n, t = {}) => new D(n, t).makeRe();
O.makeRe = Qs;
var ti = (n, t, e = {}) => {
	let s = new D(t, e);
	return n = n.filter((i) => s.match(i)), s.options.nonull && !n.length && n.push(t), n;
};
O.match = ti;
var ve = /[?*]|[+@!]\(.*?\)|\[|\]/;
var ei = (n) => n.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, "\\$&");
var D = class {
	options;
	set;
	pattern;
	windowsPathsNoEscape;
	nonegate;
	negate;
	comment;
	empty;
	preserveMultipleSlashes;
	partial;
	globSet;
	globParts;
	nocase;
	isWindows;
	platform;
	windowsNoMagicRoot;
	regexp;
	constructor(t, e = {}) {
		at(t), e = e || {}, this.options = e, this.pattern = t, this.platform = e.platform || Ae, this.isWindows = this.platform === "win32";
		let s = "allowWindowsEscape";
		this.windowsPathsNoEscape = !!e.windowsPathsNoEscape || e[s] === !1, this.windowsPathsNoEscape && (this.pattern = this.pattern.replace(/\\/g, "/")), this.preserveMultipleSlashes = !!e.preserveMultipleSlashes, this.regexp = null, this.negate = !1, this.nonegate = !!e.nonegate, this.comment = !1, this.empty = !1, this.partial = !!e.partial, this.nocase = !!this.options.nocase, this.windowsNoMagicRoot = e.windowsNoMagicRoot !== void 0 ? e.windowsNoMagicRoot : !!(this.isWindows && this.nocase), this.globSet = [], this.globParts = [], this.set = [], this.make();
	}
	hasMagic() {
		if (this.options.magicalBraces && this.set.length > 1) return !0;
		for (let t of this.set) for (let e of t) if (typeof e != "string") return !0;
		return !1;
	}
	debug(...t) {}
	make() {
		let t = this.pattern, e = this.options;
		if (!e.nocomment && t.charAt(0) === "#") {
			this.comment = !0;
			return;
		}
		if (!t) {
			this.empty = !0;
			return;
		}
		this.parseNegate(), this.globSet = [...new Set(this.braceExpand())], e.debug && (this.debug = (...r) => console.error(...r)), this.debug(this.pattern, this.globSet);
		let s = this.globSet.map((r) => this.slashSplit(r));
		this.globParts = this.preprocess(s), this.debug(this.pattern, this.globParts);
		let i = this.globParts.map((r, o, h) => {
			if (this.isWindows && this.windowsNoMagicRoot) {
				let a = r[0] === "" && r[1] === "" && (r[2] === "?" || !ve.test(r[2])) && !ve.test(r[3]), l = /^[a-z]:/i.test(r[0]);
				if (a) return [...r.slice(0, 4), ...r.slice(4).map((u) => this.parse(u))];
				if (l) return [r[0], ...r.slice(1).map((u) => this.parse(u))];
			}
			return r.map((a) => this.parse(a));
		});
		if (this.debug(this.pattern, i), this.set = i.filter((r) => r.indexOf(!1) === -1), this.isWindows) for (let r = 0; r < this.set.length; r++) {
			let o = this.set[r];
			o[0] === "" && o[1] === "" && this.globParts[r][2] === "?" && typeof o[3] == "string" && /^[a-z]:$/i.test(o[3]) && (o[2] = "?");
		}
		this.debug(this.pattern, this.set);
	}
	preprocess(t) {
		if (this.options.noglobstar) for (let s = 0; s < t.length; s++) for (let i = 0; i < t[s].length; i++) t[s][i] === "**" && (t[s][i] = "*");
		let { optimizationLevel: e = 1 } = this.options;
		return e >= 2 ? (t = this.firstPhasePreProcess(t), t = this.secondPhasePreProcess(t)) : e >= 1 ? t = this.levelOneOptimize(t) : t = this.adjascentGlobstarOptimize(t), t;
	}
	adjascentGlobstarOptimize(t) {
		return t.map((e) => {
			let s = -1;
			for (; (s = e.indexOf("**", s + 1)) !== -1;) {
				let i = s;
				for (; e[i + 1] === "**";) i++;
				i !== s && e.splice(s, i - s);
			}
			return e;
		});
	}
	levelOneOptimize(t) {
		return t.map((e) => (e = e.reduce((s, i) => {
			let r = s[s.length - 1];
			return i === "**" && r === "**" ? s : i === ".." && r && r !== ".." && r !== "." && r !== "**" ? (s.pop(), s) : (s.push(i), s);
		}, []), e.length === 0 ? [""] : e));
	}
	levelTwoFileOptimize(t) {
		Array.isArray(t) || (t = this.slashSplit(t));
		let e = !1;
		do {
			if (e = !1, !this.preserveMultipleSlashes) {
				for (let i = 1; i < t.length - 1; i++) {
					let r = t[i];
					i === 1 && r === "" && t[0] === "" || (r === "." || r === "") && (e = !0, t.splice(i, 1), i--);
				}
				t[0] === "." && t.length === 2 && (t[1] === "." || t[1] === "") && (e = !0, t.pop());
			}
			let s = 0;
			for (; (s = t.indexOf("..", s + 1)) !== -1;) {
				let i = t[s - 1];
				i && i !== "." && i !== ".." && i !== "**" && (e = !0, t.splice(s - 1, 2), s -= 2);
			}
		} while (e);
		return t.length === 0 ? [""] : t;
	}
	firstPhasePreProcess(t) {
		let e = !1;
		do {
			e = !1;
			for (let s of t) {
				let i = -1;
				for (; (i = s.indexOf("**", i + 1)) !== -1;) {
					let o = i;
					for (; s[o + 1] === "**";) o++;
					o > i && s.splice(i + 1, o - i);
					let h = s[i + 1], a = s[i + 2], l = s[i + 3];
					if (h !== ".." || !a || a === "." || a === ".." || !l || l === "." || l === "..") continue;
					e = !0, s.splice(i, 1);
					let u = s.slice(0);
					u[i] = "**", t.push(u), i--;
				}
				if (!this.preserveMultipleSlashes) {
					for (let o = 1; o < s.length - 1; o++) {
						let h = s[o];
						o === 1 && h === "" && s[0] === "" || (h === "." || h === "") && (e = !0, s.splice(o, 1), o--);
					}
					s[0] === "." && s.length === 2 && (s[1] === "." || s[1] === "") && (e = !0, s.pop());
				}
				let r = 0;
				for (; (r = s.indexOf("..", r + 1)) !== -1;) {
					let o = s[r - 1];
					if (o && o !== "." && o !== ".." && o !== "**") {
						e = !0;
						let a = r === 1 && s[r + 1] === "**" ? ["."] : [];
						s.splice(r - 1, 2, ...a), s.length === 0 && s.push(""), r -= 2;
					}
				}
			}
		} while (e);
		return t;
	}
	secondPhasePreProcess(t) {
		for (let e = 0; e < t.length - 1; e++) for (let s = e + 1; s < t.length; s++) {
			let i = this.partsMatch(t[e], t[s], !this.preserveMultipleSlashes);
			if (i) {
				t[e] = [], t[s] = i;
				break;
			}
		}
		return t.filter((e) => e.length);
	}
	partsMatch(t, e, s = !1) {
		let i = 0, r = 0, o = [], h = "";
		for (; i < t.length && r < e.length;) if (t[i] === e[r]) o.push(h === "b" ? e[r] : t[i]), i++, r++;
		else if (s && t[i] === "**" && e[r] === t[i + 1]) o.push(t[i]), i++;
		else if (s && e[r] === "**" && t[i] === e[r + 1]) o.push(e[r]), r++;
		else if (t[i] === "*" && e[r] && (this.options.dot || !e[r].startsWith(".")) && e[r] !== "**") {
			if (h === "b") return !1;
			h = "a", o.push(t[i]), i++, r++;
		} else if (e[r] === "*" && t[i] && (this.options.dot || !t[i].startsWith(".")) && t[i] !== "**") {
			if (h === "a") return !1;
			h = "b", o.push(e[r]), i++, r++;
		} else return !1;
		return t.length === e.length && o;
	}
	parseNegate() {
		if (this.nonegate) return;
		let t = this.pattern, e = !1, s = 0;
		for (let i = 0; i < t.length && t.charAt(i) === "!"; i++) e = !e, s++;
		s && (this.pattern = t.slice(s)), this.negate = e;
	}
	matchOne(t, e, s = !1) {
		let i = this.options;
		if (this.isWindows) {
			let p = typeof t[0] == "string" && /^[a-z]:$/i.test(t[0]), w = !p && t[0] === "" && t[1] === "" && t[2] === "?" && /^[a-z]:$/i.test(t[3]), g = typeof e[0] == "string" && /^[a-z]:$/i.test(e[0]), S = !g && e[0] === "" && e[1] === "" && e[2] === "?" && typeof e[3] == "string" && /^[a-z]:$/i.test(e[3]), E = w ? 3 : p ? 0 : void 0, y = S ? 3 : g ? 0 : void 0;
			if (typeof E == "number" && typeof y == "number") {
				let [b, z] = [t[E], e[y]];
				b.toLowerCase() === z.toLowerCase() && (e[y] = b, y > E ? e = e.slice(y) : E > y && (t = t.slice(E)));
			}
		}
		let { optimizationLevel: r = 1 } = this.options;
		r >= 2 && (t = this.levelTwoFileOptimize(t)), this.debug("matchOne", this, {
			file: t,
			pattern: e
		}), this.debug("matchOne", t.length, e.length);
		for (var o = 0, h = 0, a = t.length, l = e.length; o < a && h < l; o++, h++) {
			this.debug("matchOne loop");
			var u = e[h], c = t[o];
			if (this.debug(e, u, c), u === !1) return !1;
			if (u === A) {
				this.debug("GLOBSTAR", [
					e,
					u,
					c
				]);
				var d = o, f = h + 1;
				if (f === l) {
					for (this.debug("** at the end"); o < a; o++) if (t[o] === "." || t[o] === ".." || !i.dot && t[o].charAt(0) === ".") return !1;
					return !0;
				}
				for (; d < a;) {
					var m = t[d];
					if (this.debug(`
globstar while`, t, d, e, f, m), this.matchOne(t.slice(d), e.slice(f), s)) return this.debug("globstar found match!", d, a, m), !0;
					if (m === "." || m === ".." || !i.dot && m.charAt(0) === ".") {
						this.debug("dot detected!", t, d, e, f);
						break;
					}
					this.debug("globstar swallow a segment, and continue"), d++;
				}
				return !!(s && (this.debug(`
>>> no match, partial?`, t, d, e, f), d === a));
			}
			let p;
			if (typeof u == "string" ? (p = c === u, this.debug("string match", u, c, p)) : (p = u.test(c), this.debug("pattern match", u, c, p)), !p) return !1;
		}
		if (o === a && h === l) return !0;
		if (o === a) return s;
		if (h === l) return o === a - 1 && t[o] === "";
		throw new Error("wtf?");
	}
	braceExpand() {
		return ke(this.pattern, this.options);
	}
	parse(t) {
		at(t);
		let e = this.options;
		if (t === "**") return A;
		if (t === "") return "";
		let s, i = null;
		(s = t.match(js)) ? i = e.dot ? zs : Is : (s = t.match(Rs)) ? i = (e.nocase ? e.dot ? Ms : Ds : e.dot ? Fs : Os)(s[1]) : (s = t.match(Bs)) ? i = (e.nocase ? e.dot ? $s : Us : e.dot ? Gs : Hs)(s) : (s = t.match(Ns)) ? i = e.dot ? Ls : _s : (s = t.match(Ws)) && (i = Ps);
		let r = Q.fromGlob(t, this.options).toMMPattern();
		return i && typeof r == "object" && Reflect.defineProperty(r, "test", { value: i }), r;
	}
	makeRe() {
		if (this.regexp || this.regexp === !1) return this.regexp;
		let t = this.set;
		if (!t.length) return this.regexp = !1, this.regexp;
		let e = this.options, s = e.noglobstar ? Vs : e.dot ? Ys : Xs, i = new Set(e.nocase ? ["i"] : []), r = t.map((a) => {
			let l = a.map((c) => {
				if (c instanceof RegExp) for (let d of c.flags.split("")) i.add(d);
				return typeof c == "string" ? ei(c) : c === A ? A : c._src;
			});
			l.forEach((c, d) => {
				let f = l[d + 1], m = l[d - 1];
				c !== A || m === A || (m === void 0 ? f !== void 0 && f !== A ? l[d + 1] = "(?:\\/|" + s + "\\/)?" + f : l[d] = s : f === void 0 ? l[d - 1] = m + "(?:\\/|\\/" + s + ")?" : f !== A && (l[d - 1] = m + "(?:\\/|\\/" + s + "\\/)" + f, l[d + 1] = A));
			});
			let u = l.filter((c) => c !== A);
			if (this.partial && u.length >= 1) {
				let c = [];
				for (let d = 1; d <= u.length; d++) c.push(u.slice(0, d).join("/"));
				return "(?:" + c.join("|") + ")";
			}
			return u.join("/");
		}).join("|"), [o, h] = t.length > 1 ? ["(?:", ")"] : ["", ""];
		r = "^" + o + r + h + "$", this.partial && (r = "^(?:\\/|" + o + r.slice(1, -1) + h + ")$"), this.negate && (r = "^(?!" + r + ").+$");
		try {
			this.regexp = new RegExp(r, [...i].join(""));
		} catch {
			this.regexp = !1;
		}
		return this.regexp;
	}
	slashSplit(t) {
		return this.preserveMultipleSlashes ? t.split("/") : this.isWindows && /^\/\/[^\/]+/.test(t) ? ["", ...t.split(/\/+/)] : t.split(/\/+/);
	}
	match(t, e = this.partial) {
		if (this.debug("match", t, this.pattern), this.comment) return !1;
		if (this.empty) return t === "";
		if (t === "/" && e) return !0;
		let s = this.options;
		this.isWindows && (t = t.split("\\").join("/"));
		let i = this.slashSplit(t);
		this.debug(this.pattern, "split", i);
		let r = this.set;
		this.debug(this.pattern, "set", r);
		let o = i[i.length - 1];
		if (!o) for (let h = i.length - 2; !o && h >= 0; h--) o = i[h];
		for (let h = 0; h < r.length; h++) {
			let a = r[h], l = i;
			if (s.matchBase && a.length === 1 && (l = [o]), this.matchOne(l, a, e)) return s.flipNegate ? !0 : !this.negate;
		}
		return s.flipNegate ? !1 : this.negate;
	}
	static defaults(t) {
		return O.defaults(t).Minimatch;
	}
};
O.AST = Q;
O.Minimatch = D;
O.escape = tt;
O.unescape = W;
var si = typeof performance == "object" && performance && typeof performance.now == "function" ? performance : Date;
var Oe = /* @__PURE__ */ new Set();
var Vt = typeof process == "object" && process ? process : {};
var Fe = (n, t, e, s) => {
	typeof Vt.emitWarning == "function" ? Vt.emitWarning(n, t, e, s) : console.error(`[${e}] ${t}: ${n}`);
};
var At = globalThis.AbortController;
var Re = globalThis.AbortSignal;
if (typeof At > "u") {
	Re = class {
		onabort;
		_onabort = [];
		reason;
		aborted = !1;
		addEventListener(e, s) {
			this._onabort.push(s);
		}
	}, At = class {
		constructor() {
			t();
		}
		signal = new Re();
		abort(e) {
			if (!this.signal.aborted) {
				this.signal.reason = e, this.signal.aborted = !0;
				for (let s of this.signal._onabort) s(e);
				this.signal.onabort?.(e);
			}
		}
	};
	let n = Vt.env?.LRU_CACHE_IGNORE_AC_WARNING !== "1", t = () => {
		n && (n = !1, Fe("AbortController is not defined. If using lru-cache in node 14, load an AbortController polyfill from the `node-abort-controller` package. A minimal polyfill is provided for use by LRUCache.fetch(), but it should not be relied upon in other contexts (eg, passing it to other APIs that use AbortController/AbortSignal might have undesirable effects). You may disable this with LRU_CACHE_IGNORE_AC_WARNING=1 in the env.", "NO_ABORT_CONTROLLER", "ENOTSUP", t));
	};
}
var ii = (n) => !Oe.has(n);
var q = (n) => n && n === Math.floor(n) && n > 0 && isFinite(n);
var De = (n) => q(n) ? n <= Math.pow(2, 8) ? Uint8Array : n <= Math.pow(2, 16) ? Uint16Array : n <= Math.pow(2, 32) ? Uint32Array : n <= Number.MAX_SAFE_INTEGER ? Tt : null : null;
var Tt = class extends Array {
	constructor(n) {
		super(n), this.fill(0);
	}
};
var ri = class ct {
	heap;
	length;
	static #t = !1;
	static create(t) {
		let e = De(t);
		if (!e) return [];
		ct.#t = !0;
		let s = new ct(t, e);
		return ct.#t = !1, s;
	}
	constructor(t, e) {
		if (!ct.#t) throw new TypeError("instantiate Stack using Stack.create(n)");
		this.heap = new e(t), this.length = 0;
	}
	push(t) {
		this.heap[this.length++] = t;
	}
	pop() {
		return this.heap[--this.length];
	}
};
var ft = class Me {
	#t;
	#s;
	#n;
	#r;
	#o;
	#S;
	#w;
	#c;
	get perf() {
		return this.#c;
	}
	ttl;
	ttlResolution;
	ttlAutopurge;
	updateAgeOnGet;
	updateAgeOnHas;
	allowStale;
	noDisposeOnSet;
	noUpdateTTL;
	maxEntrySize;
	sizeCalculation;
	noDeleteOnFetchRejection;
	noDeleteOnStaleGet;
	allowStaleOnFetchAbort;
	allowStaleOnFetchRejection;
	ignoreFetchAbort;
	#h;
	#u;
	#f;
	#a;
	#i;
	#d;
	#E;
	#b;
	#p;
	#R;
	#m;
	#C;
	#T;
	#g;
	#y;
	#x;
	#A;
	#e;
	#_;
	static unsafeExposeInternals(t) {
		return {
			starts: t.#T,
			ttls: t.#g,
			autopurgeTimers: t.#y,
			sizes: t.#C,
			keyMap: t.#f,
			keyList: t.#a,
			valList: t.#i,
			next: t.#d,
			prev: t.#E,
			get head() {
				return t.#b;
			},
			get tail() {
				return t.#p;
			},
			free: t.#R,
			isBackgroundFetch: (e) => t.#l(e),
			backgroundFetch: (e, s, i, r) => t.#U(e, s, i, r),
			moveToTail: (e) => t.#W(e),
			indexes: (e) => t.#F(e),
			rindexes: (e) => t.#D(e),
			isStale: (e) => t.#v(e)
		};
	}
	get max() {
		return this.#t;
	}
	get maxSize() {
		return this.#s;
	}
	get calculatedSize() {
		return this.#u;
	}
	get size() {
		return this.#h;
	}
	get fetchMethod() {
		return this.#S;
	}
	get memoMethod() {
		return this.#w;
	}
	get dispose() {
		return this.#n;
	}
	get onInsert() {
		return this.#r;
	}
	get disposeAfter() {
		return this.#o;
	}
	constructor(t) {
		let { max: e = 0, ttl: s, ttlResolution: i = 1, ttlAutopurge: r, updateAgeOnGet: o, updateAgeOnHas: h, allowStale: a, dispose: l, onInsert: u, disposeAfter: c, noDisposeOnSet: d, noUpdateTTL: f, maxSize: m = 0, maxEntrySize: p = 0, sizeCalculation: w, fetchMethod: g, memoMethod: S, noDeleteOnFetchRejection: E, noDeleteOnStaleGet: y, allowStaleOnFetchRejection: b, allowStaleOnFetchAbort: z, ignoreFetchAbort: $, perf: J } = t;
		if (J !== void 0 && typeof J?.now != "function") throw new TypeError("perf option must have a now() method if specified");
		if (this.#c = J ?? si, e !== 0 && !q(e)) throw new TypeError("max option must be a nonnegative integer");
		let Z = e ? De(e) : Array;
		if (!Z) throw new Error("invalid max value: " + e);
		if (this.#t = e, this.#s = m, this.maxEntrySize = p || this.#s, this.sizeCalculation = w, this.sizeCalculation) {
			if (!this.#s && !this.maxEntrySize) throw new TypeError("cannot set sizeCalculation without setting maxSize or maxEntrySize");
			if (typeof this.sizeCalculation != "function") throw new TypeError("sizeCalculation set to non-function");
		}
		if (S !== void 0 && typeof S != "function") throw new TypeError("memoMethod must be a function if defined");
		if (this.#w = S, g !== void 0 && typeof g != "function") throw new TypeError("fetchMethod must be a function if specified");
		if (this.#S = g, this.#A = !!g, this.#f = /* @__PURE__ */ new Map(), this.#a = new Array(e).fill(void 0), this.#i = new Array(e).fill(void 0), this.#d = new Z(e), this.#E = new Z(e), this.#b = 0, this.#p = 0, this.#R = ri.create(e), this.#h = 0, this.#u = 0, typeof l == "function" && (this.#n = l), typeof u == "function" && (this.#r = u), typeof c == "function" ? (this.#o = c, this.#m = []) : (this.#o = void 0, this.#m = void 0), this.#x = !!this.#n, this.#_ = !!this.#r, this.#e = !!this.#o, this.noDisposeOnSet = !!d, this.noUpdateTTL = !!f, this.noDeleteOnFetchRejection = !!E, this.allowStaleOnFetchRejection = !!b, this.allowStaleOnFetchAbort = !!z, this.ignoreFetchAbort = !!$, this.maxEntrySize !== 0) {
			if (this.#s !== 0 && !q(this.#s)) throw new TypeError("maxSize must be a positive integer if specified");
			if (!q(this.maxEntrySize)) throw new TypeError("maxEntrySize must be a positive integer if specified");
			this.#G();
		}
		if (this.allowStale = !!a, this.noDeleteOnStaleGet = !!y, this.updateAgeOnGet = !!o, this.updateAgeOnHas = !!h, this.ttlResolution = q(i) || i === 0 ? i : 1, this.ttlAutopurge = !!r, this.ttl = s || 0, this.ttl) {
			if (!q(this.ttl)) throw new TypeError("ttl must be a positive integer if specified");
			this.#M();
		}
		if (this.#t === 0 && this.ttl === 0 && this.#s === 0) throw new TypeError("At least one of max, maxSize, or ttl is required");
		if (!this.ttlAutopurge && !this.#t && !this.#s) {
			let $t = "LRU_CACHE_UNBOUNDED";
			ii($t) && (Oe.add($t), Fe("TTL caching without ttlAutopurge, max, or maxSize can result in unbounded memory consumption.", "UnboundedCacheWarning", $t, Me));
		}
	}
	getRemainingTTL(t) {
		return this.#f.has(t) ? 1 / 0 : 0;
	}
	#M() {
		let t = new Tt(this.#t), e = new Tt(this.#t);
		this.#g = t, this.#T = e;
		let s = this.ttlAutopurge ? new Array(this.#t) : void 0;
		this.#y = s, this.#j = (o, h, a = this.#c.now()) => {
			if (e[o] = h !== 0 ? a : 0, t[o] = h, s?.[o] && (clearTimeout(s[o]), s[o] = void 0), h !== 0 && s) {
				let l = setTimeout(() => {
					this.#v(o) && this.#O(this.#a[o], "expire");
				}, h + 1);
				l.unref && l.unref(), s[o] = l;
			}
		}, this.#k = (o) => {
			e[o] = t[o] !== 0 ? this.#c.now() : 0;
		}, this.#N = (o, h) => {
			if (t[h]) {
				let a = t[h], l = e[h];
				if (!a || !l) return;
				o.ttl = a, o.start = l, o.now = i || r();
				o.remainingTTL = a - (o.now - l);
			}
		};
		let i = 0, r = () => {
			let o = this.#c.now();
			if (this.ttlResolution > 0) {
				i = o;
				let h = setTimeout(() => i = 0, this.ttlResolution);
				h.unref && h.unref();
			}
			return o;
		};
		this.getRemainingTTL = (o) => {
			let h = this.#f.get(o);
			if (h === void 0) return 0;
			let a = t[h], l = e[h];
			if (!a || !l) return 1 / 0;
			return a - ((i || r()) - l);
		}, this.#v = (o) => {
			let h = e[o], a = t[o];
			return !!a && !!h && (i || r()) - h > a;
		};
	}
	#k = () => {};
	#N = () => {};
	#j = () => {};
	#v = () => !1;
	#G() {
		let t = new Tt(this.#t);
		this.#u = 0, this.#C = t, this.#P = (e) => {
			this.#u -= t[e], t[e] = 0;
		}, this.#I = (e, s, i, r) => {
			if (this.#l(s)) return 0;
			if (!q(i)) if (r) {
				if (typeof r != "function") throw new TypeError("sizeCalculation must be a function");
				if (i = r(s, e), !q(i)) throw new TypeError("sizeCalculation return invalid (expect positive integer)");
			} else throw new TypeError("invalid size value (must be positive integer). When maxSize or maxEntrySize is used, sizeCalculation or size must be set.");
			return i;
		}, this.#L = (e, s, i) => {
			if (t[e] = s, this.#s) {
				let r = this.#s - t[e];
				for (; this.#u > r;) this.#B(!0);
			}
			this.#u += t[e], i && (i.entrySize = s, i.totalCalculatedSize = this.#u);
		};
	}
	#P = (t) => {};
	#L = (t, e, s) => {};
	#I = (t, e, s, i) => {
		if (s || i) throw new TypeError("cannot set size without setting maxSize or maxEntrySize on cache");
		return 0;
	};
	*#F({ allowStale: t = this.allowStale } = {}) {
		if (this.#h) for (let e = this.#p; !(!this.#z(e) || ((t || !this.#v(e)) && (yield e), e === this.#b));) e = this.#E[e];
	}
	*#D({ allowStale: t = this.allowStale } = {}) {
		if (this.#h) for (let e = this.#b; !(!this.#z(e) || ((t || !this.#v(e)) && (yield e), e === this.#p));) e = this.#d[e];
	}
	#z(t) {
		return t !== void 0 && this.#f.get(this.#a[t]) === t;
	}
	*entries() {
		for (let t of this.#F()) this.#i[t] !== void 0 && this.#a[t] !== void 0 && !this.#l(this.#i[t]) && (yield [this.#a[t], this.#i[t]]);
	}
	*rentries() {
		for (let t of this.#D()) this.#i[t] !== void 0 && this.#a[t] !== void 0 && !this.#l(this.#i[t]) && (yield [this.#a[t], this.#i[t]]);
	}
	*keys() {
		for (let t of this.#F()) {
			let e = this.#a[t];
			e !== void 0 && !this.#l(this.#i[t]) && (yield e);
		}
	}
	*rkeys() {
		for (let t of this.#D()) {
			let e = this.#a[t];
			e !== void 0 && !this.#l(this.#i[t]) && (yield e);
		}
	}
	*values() {
		for (let t of this.#F()) this.#i[t] !== void 0 && !this.#l(this.#i[t]) && (yield this.#i[t]);
	}
	*rvalues() {
		for (let t of this.#D()) this.#i[t] !== void 0 && !this.#l(this.#i[t]) && (yield this.#i[t]);
	}
	[Symbol.iterator]() {
		return this.entries();
	}
	[Symbol.toStringTag] = "LRUCache";
	find(t, e = {}) {
		for (let s of this.#F()) {
			let i = this.#i[s], r = this.#l(i) ? i.__staleWhileFetching : i;
			if (r !== void 0 && t(r, this.#a[s], this)) return this.get(this.#a[s], e);
		}
	}
	forEach(t, e = this) {
		for (let s of this.#F()) {
			let i = this.#i[s], r = this.#l(i) ? i.__staleWhileFetching : i;
			r !== void 0 && t.call(e, r, this.#a[s], this);
		}
	}
	rforEach(t, e = this) {
		for (let s of this.#D()) {
			let i = this.#i[s], r = this.#l(i) ? i.__staleWhileFetching : i;
			r !== void 0 && t.call(e, r, this.#a[s], this);
		}
	}
	purgeStale() {
		let t = !1;
		for (let e of this.#D({ allowStale: !0 })) this.#v(e) && (this.#O(this.#a[e], "expire"), t = !0);
		return t;
	}
	info(t) {
		let e = this.#f.get(t);
		if (e === void 0) return;
		let s = this.#i[e], i = this.#l(s) ? s.__staleWhileFetching : s;
		if (i === void 0) return;
		let r = { value: i };
		if (this.#g && this.#T) {
			let o = this.#g[e], h = this.#T[e];
			if (o && h) r.ttl = o - (this.#c.now() - h), r.start = Date.now();
		}
		return this.#C && (r.size = this.#C[e]), r;
	}
	dump() {
		let t = [];
		for (let e of this.#F({ allowStale: !0 })) {
			let s = this.#a[e], i = this.#i[e], r = this.#l(i) ? i.__staleWhileFetching : i;
			if (r === void 0 || s === void 0) continue;
			let o = { value: r };
			if (this.#g && this.#T) {
				o.ttl = this.#g[e];
				let h = this.#c.now() - this.#T[e];
				o.start = Math.floor(Date.now() - h);
			}
			this.#C && (o.size = this.#C[e]), t.unshift([s, o]);
		}
		return t;
	}
	load(t) {
		this.clear();
		for (let [e, s] of t) {
			if (s.start) {
				let i = Date.now() - s.start;
				s.start = this.#c.now() - i;
			}
			this.set(e, s.value, s);
		}
	}
	set(t, e, s = {}) {
		if (e === void 0) return this.delete(t), this;
		let { ttl: i = this.ttl, start: r, noDisposeOnSet: o = this.noDisposeOnSet, sizeCalculation: h = this.sizeCalculation, status: a } = s, { noUpdateTTL: l = this.noUpdateTTL } = s, u = this.#I(t, e, s.size || 0, h);
		if (this.maxEntrySize && u > this.maxEntrySize) return a && (a.set = "miss", a.maxEntrySizeExceeded = !0), this.#O(t, "set"), this;
		let c = this.#h === 0 ? void 0 : this.#f.get(t);
		if (c === void 0) c = this.#h === 0 ? this.#p : this.#R.length !== 0 ? this.#R.pop() : this.#h === this.#t ? this.#B(!1) : this.#h, this.#a[c] = t, this.#i[c] = e, this.#f.set(t, c), this.#d[this.#p] = c, this.#E[c] = this.#p, this.#p = c, this.#h++, this.#L(c, u, a), a && (a.set = "add"), l = !1, this.#_ && this.#r?.(e, t, "add");
		else {
			this.#W(c);
			let d = this.#i[c];
			if (e !== d) {
				if (this.#A && this.#l(d)) {
					d.__abortController.abort(/* @__PURE__ */ new Error("replaced"));
					let { __staleWhileFetching: f } = d;
					f !== void 0 && !o && (this.#x && this.#n?.(f, t, "set"), this.#e && this.#m?.push([
						f,
						t,
						"set"
					]));
				} else o || (this.#x && this.#n?.(d, t, "set"), this.#e && this.#m?.push([
					d,
					t,
					"set"
				]));
				if (this.#P(c), this.#L(c, u, a), this.#i[c] = e, a) {
					a.set = "replace";
					let f = d && this.#l(d) ? d.__staleWhileFetching : d;
					f !== void 0 && (a.oldValue = f);
				}
			} else a && (a.set = "update");
			this.#_ && this.onInsert?.(e, t, e === d ? "update" : "replace");
		}
		if (i !== 0 && !this.#g && this.#M(), this.#g && (l || this.#j(c, i, r), a && this.#N(a, c)), !o && this.#e && this.#m) {
			let d = this.#m, f;
			for (; f = d?.shift();) this.#o?.(...f);
		}
		return this;
	}
	pop() {
		try {
			for (; this.#h;) {
				let t = this.#i[this.#b];
				if (this.#B(!0), this.#l(t)) {
					if (t.__staleWhileFetching) return t.__staleWhileFetching;
				} else if (t !== void 0) return t;
			}
		} finally {
			if (this.#e && this.#m) {
				let t = this.#m, e;
				for (; e = t?.shift();) this.#o?.(...e);
			}
		}
	}
	#B(t) {
		let e = this.#b, s = this.#a[e], i = this.#i[e];
		return this.#A && this.#l(i) ? i.__abortController.abort(/* @__PURE__ */ new Error("evicted")) : (this.#x || this.#e) && (this.#x && this.#n?.(i, s, "evict"), this.#e && this.#m?.push([
			i,
			s,
			"evict"
		])), this.#P(e), this.#y?.[e] && (clearTimeout(this.#y[e]), this.#y[e] = void 0), t && (this.#a[e] = void 0, this.#i[e] = void 0, this.#R.push(e)), this.#h === 1 ? (this.#b = this.#p = 0, this.#R.length = 0) : this.#b = this.#d[e], this.#f.delete(s), this.#h--, e;
	}
	has(t, e = {}) {
		let { updateAgeOnHas: s = this.updateAgeOnHas, status: i } = e, r = this.#f.get(t);
		if (r !== void 0) {
			let o = this.#i[r];
			if (this.#l(o) && o.__staleWhileFetching === void 0) return !1;
			if (this.#v(r)) i && (i.has = "stale", this.#N(i, r));
			else return s && this.#k(r), i && (i.has = "hit", this.#N(i, r)), !0;
		} else i && (i.has = "miss");
		return !1;
	}
	peek(t, e = {}) {
		let { allowStale: s = this.allowStale } = e, i = this.#f.get(t);
		if (i === void 0 || !s && this.#v(i)) return;
		let r = this.#i[i];
		return this.#l(r) ? r.__staleWhileFetching : r;
	}
	#U(t, e, s, i) {
		let r = e === void 0 ? void 0 : this.#i[e];
		if (this.#l(r)) return r;
		let o = new At(), { signal: h } = s;
		h?.addEventListener("abort", () => o.abort(h.reason), { signal: o.signal });
		let a = {
			signal: o.signal,
			options: s,
			context: i
		}, l = (p, w = !1) => {
			let { aborted: g } = o.signal, S = s.ignoreFetchAbort && p !== void 0, E = s.ignoreFetchAbort || !!(s.allowStaleOnFetchAbort && p !== void 0);
			if (s.status && (g && !w ? (s.status.fetchAborted = !0, s.status.fetchError = o.signal.reason, S && (s.status.fetchAbortIgnored = !0)) : s.status.fetchResolved = !0), g && !S && !w) return c(o.signal.reason, E);
			let y = f, b = this.#i[e];
			return (b === f || S && w && b === void 0) && (p === void 0 ? y.__staleWhileFetching !== void 0 ? this.#i[e] = y.__staleWhileFetching : this.#O(t, "fetch") : (s.status && (s.status.fetchUpdated = !0), this.set(t, p, a.options))), p;
		}, u = (p) => (s.status && (s.status.fetchRejected = !0, s.status.fetchError = p), c(p, !1)), c = (p, w) => {
			let { aborted: g } = o.signal, S = g && s.allowStaleOnFetchAbort, E = S || s.allowStaleOnFetchRejection, y = E || s.noDeleteOnFetchRejection, b = f;
			if (this.#i[e] === f && (!y || !w && b.__staleWhileFetching === void 0 ? this.#O(t, "fetch") : S || (this.#i[e] = b.__staleWhileFetching)), E) return s.status && b.__staleWhileFetching !== void 0 && (s.status.returnedStale = !0), b.__staleWhileFetching;
			if (b.__returned === b) throw p;
		}, d = (p, w) => {
			let g = this.#S?.(t, r, a);
			g && g instanceof Promise && g.then((S) => p(S === void 0 ? void 0 : S), w), o.signal.addEventListener("abort", () => {
				(!s.ignoreFetchAbort || s.allowStaleOnFetchAbort) && (p(void 0), s.allowStaleOnFetchAbort && (p = (S) => l(S, !0)));
			});
		};
		s.status && (s.status.fetchDispatched = !0);
		let f = new Promise(d).then(l, u), m = Object.assign(f, {
			__abortController: o,
			__staleWhileFetching: r,
			__returned: void 0
		});
		return e === void 0 ? (this.set(t, m, {
			...a.options,
			status: void 0
		}), e = this.#f.get(t)) : this.#i[e] = m, m;
	}
	#l(t) {
		if (!this.#A) return !1;
		let e = t;
		return !!e && e instanceof Promise && e.hasOwnProperty("__staleWhileFetching") && e.__abortController instanceof At;
	}
	async fetch(t, e = {}) {
		let { allowStale: s = this.allowStale, updateAgeOnGet: i = this.updateAgeOnGet, noDeleteOnStaleGet: r = this.noDeleteOnStaleGet, ttl: o = this.ttl, noDisposeOnSet: h = this.noDisposeOnSet, size: a = 0, sizeCalculation: l = this.sizeCalculation, noUpdateTTL: u = this.noUpdateTTL, noDeleteOnFetchRejection: c = this.noDeleteOnFetchRejection, allowStaleOnFetchRejection: d = this.allowStaleOnFetchRejection, ignoreFetchAbort: f = this.ignoreFetchAbort, allowStaleOnFetchAbort: m = this.allowStaleOnFetchAbort, context: p, forceRefresh: w = !1, status: g, signal: S } = e;
		if (!this.#A) return g && (g.fetch = "get"), this.get(t, {
			allowStale: s,
			updateAgeOnGet: i,
			noDeleteOnStaleGet: r,
			status: g
		});
		let E = {
			allowStale: s,
			updateAgeOnGet: i,
			noDeleteOnStaleGet: r,
			ttl: o,
			noDisposeOnSet: h,
			size: a,
			sizeCalculation: l,
			noUpdateTTL: u,
			noDeleteOnFetchRejection: c,
			allowStaleOnFetchRejection: d,
			allowStaleOnFetchAbort: m,
			ignoreFetchAbort: f,
			status: g,
			signal: S
		}, y = this.#f.get(t);
		if (y === void 0) {
			g && (g.fetch = "miss");
			let b = this.#U(t, y, E, p);
			return b.__returned = b;
		} else {
			let b = this.#i[y];
			if (this.#l(b)) {
				let Z = s && b.__staleWhileFetching !== void 0;
				return g && (g.fetch = "inflight", Z && (g.returnedStale = !0)), Z ? b.__staleWhileFetching : b.__returned = b;
			}
			let z = this.#v(y);
			if (!w && !z) return g && (g.fetch = "hit"), this.#W(y), i && this.#k(y), g && this.#N(g, y), b;
			let $ = this.#U(t, y, E, p), J = $.__staleWhileFetching !== void 0 && s;
			return g && (g.fetch = z ? "stale" : "refresh", J && z && (g.returnedStale = !0)), J ? $.__staleWhileFetching : $.__returned = $;
		}
	}
	async forceFetch(t, e = {}) {
		let s = await this.fetch(t, e);
		if (s === void 0) throw new Error("fetch() returned undefined");
		return s;
	}
	memo(t, e = {}) {
		let s = this.#w;
		if (!s) throw new Error("no memoMethod provided to constructor");
		let { context: i, forceRefresh: r, ...o } = e, h = this.get(t, o);
		if (!r && h !== void 0) return h;
		let a = s(t, h, {
			options: o,
			context: i
		});
		return this.set(t, a, o), a;
	}
	get(t, e = {}) {
		let { allowStale: s = this.allowStale, updateAgeOnGet: i = this.updateAgeOnGet, noDeleteOnStaleGet: r = this.noDeleteOnStaleGet, status: o } = e, h = this.#f.get(t);
		if (h !== void 0) {
			let a = this.#i[h], l = this.#l(a);
			return o && this.#N(o, h), this.#v(h) ? (o && (o.get = "stale"), l ? (o && s && a.__staleWhileFetching !== void 0 && (o.returnedStale = !0), s ? a.__staleWhileFetching : void 0) : (r || this.#O(t, "expire"), o && s && (o.returnedStale = !0), s ? a : void 0)) : (o && (o.get = "hit"), l ? a.__staleWhileFetching : (this.#W(h), i && this.#k(h), a));
		} else o && (o.get = "miss");
	}
	#$(t, e) {
		this.#E[e] = t, this.#d[t] = e;
	}
	#W(t) {
		t !== this.#p && (t === this.#b ? this.#b = this.#d[t] : this.#$(this.#E[t], this.#d[t]), this.#$(this.#p, t), this.#p = t);
	}
	delete(t) {
		return this.#O(t, "delete");
	}
	#O(t, e) {
		let s = !1;
		if (this.#h !== 0) {
			let i = this.#f.get(t);
			if (i !== void 0) if (this.#y?.[i] && (clearTimeout(this.#y?.[i]), this.#y[i] = void 0), s = !0, this.#h === 1) this.#H(e);
			else {
				this.#P(i);
				let r = this.#i[i];
				if (this.#l(r) ? r.__abortController.abort(/* @__PURE__ */ new Error("deleted")) : (this.#x || this.#e) && (this.#x && this.#n?.(r, t, e), this.#e && this.#m?.push([
					r,
					t,
					e
				])), this.#f.delete(t), this.#a[i] = void 0, this.#i[i] = void 0, i === this.#p) this.#p = this.#E[i];
				else if (i === this.#b) this.#b = this.#d[i];
				else {
					let o = this.#E[i];
					this.#d[o] = this.#d[i];
					let h = this.#d[i];
					this.#E[h] = this.#E[i];
				}
				this.#h--, this.#R.push(i);
			}
		}
		if (this.#e && this.#m?.length) {
			let i = this.#m, r;
			for (; r = i?.shift();) this.#o?.(...r);
		}
		return s;
	}
	clear() {
		return this.#H("delete");
	}
	#H(t) {
		for (let e of this.#D({ allowStale: !0 })) {
			let s = this.#i[e];
			if (this.#l(s)) s.__abortController.abort(/* @__PURE__ */ new Error("deleted"));
			else {
				let i = this.#a[e];
				this.#x && this.#n?.(s, i, t), this.#e && this.#m?.push([
					s,
					i,
					t
				]);
			}
		}
		if (this.#f.clear(), this.#i.fill(void 0), this.#a.fill(void 0), this.#g && this.#T) {
			this.#g.fill(0), this.#T.fill(0);
			for (let e of this.#y ?? []) e !== void 0 && clearTimeout(e);
			this.#y?.fill(void 0);
		}
		if (this.#C && this.#C.fill(0), this.#b = 0, this.#p = 0, this.#R.length = 0, this.#u = 0, this.#h = 0, this.#e && this.#m) {
			let e = this.#m, s;
			for (; s = e?.shift();) this.#o?.(...s);
		}
	}
};
var Ne = typeof process == "object" && process ? process : {
	stdout: null,
	stderr: null
};
var oi = (n) => !!n && typeof n == "object" && (n instanceof V || n instanceof Pe || hi(n) || ai(n));
var hi = (n) => !!n && typeof n == "object" && n instanceof EventEmitter && typeof n.pipe == "function" && n.pipe !== Pe.Writable.prototype.pipe;
var ai = (n) => !!n && typeof n == "object" && n instanceof EventEmitter && typeof n.write == "function" && typeof n.end == "function";
var G = Symbol("EOF");
var H = Symbol("maybeEmitEnd");
var K = Symbol("emittedEnd");
var kt = Symbol("emittingEnd");
var ut = Symbol("emittedError");
var Rt = Symbol("closed");
var _e = Symbol("read");
var Ot = Symbol("flush");
var Le = Symbol("flushChunk");
var P = Symbol("encoding");
var et = Symbol("decoder");
var v = Symbol("flowing");
var dt = Symbol("paused");
var st = Symbol("resume");
var C = Symbol("buffer");
var F = Symbol("pipes");
var T = Symbol("bufferLength");
var Yt = Symbol("bufferPush");
var Ft = Symbol("bufferShift");
var k = Symbol("objectMode");
var x = Symbol("destroyed");
var Xt = Symbol("error");
var Jt = Symbol("emitData");
var We = Symbol("emitEnd");
var Zt = Symbol("emitEnd2");
var B = Symbol("async");
var Qt = Symbol("abort");
var Dt = Symbol("aborted");
var pt = Symbol("signal");
var Y = Symbol("dataListeners");
var M = Symbol("discarded");
var mt = (n) => Promise.resolve().then(n);
var li = (n) => n();
var ci = (n) => n === "end" || n === "finish" || n === "prefinish";
var fi = (n) => n instanceof ArrayBuffer || !!n && typeof n == "object" && n.constructor && n.constructor.name === "ArrayBuffer" && n.byteLength >= 0;
var ui = (n) => !Buffer.isBuffer(n) && ArrayBuffer.isView(n);
var Mt = class {
	src;
	dest;
	opts;
	ondrain;
	constructor(t, e, s) {
		this.src = t, this.dest = e, this.opts = s, this.ondrain = () => t[st](), this.dest.on("drain", this.ondrain);
	}
	unpipe() {
		this.dest.removeListener("drain", this.ondrain);
	}
	proxyErrors(t) {}
	end() {
		this.unpipe(), this.opts.end && this.dest.end();
	}
};
var te = class extends Mt {
	unpipe() {
		this.src.removeListener("error", this.proxyErrors), super.unpipe();
	}
	constructor(t, e, s) {
		super(t, e, s), this.proxyErrors = (i) => this.dest.emit("error", i), t.on("error", this.proxyErrors);
	}
};
var di = (n) => !!n.objectMode;
var pi = (n) => !n.objectMode && !!n.encoding && n.encoding !== "buffer";
var V = class extends EventEmitter {
	[v] = !1;
	[dt] = !1;
	[F] = [];
	[C] = [];
	[k];
	[P];
	[B];
	[et];
	[G] = !1;
	[K] = !1;
	[kt] = !1;
	[Rt] = !1;
	[ut] = null;
	[T] = 0;
	[x] = !1;
	[pt];
	[Dt] = !1;
	[Y] = 0;
	[M] = !1;
	writable = !0;
	readable = !0;
	constructor(...t) {
		let e = t[0] || {};
		if (super(), e.objectMode && typeof e.encoding == "string") throw new TypeError("Encoding and objectMode may not be used together");
		di(e) ? (this[k] = !0, this[P] = null) : pi(e) ? (this[P] = e.encoding, this[k] = !1) : (this[k] = !1, this[P] = null), this[B] = !!e.async, this[et] = this[P] ? new StringDecoder(this[P]) : null, e && e.debugExposeBuffer === !0 && Object.defineProperty(this, "buffer", { get: () => this[C] }), e && e.debugExposePipes === !0 && Object.defineProperty(this, "pipes", { get: () => this[F] });
		let { signal: s } = e;
		s && (this[pt] = s, s.aborted ? this[Qt]() : s.addEventListener("abort", () => this[Qt]()));
	}
	get bufferLength() {
		return this[T];
	}
	get encoding() {
		return this[P];
	}
	set encoding(t) {
		throw new Error("Encoding must be set at instantiation time");
	}
	setEncoding(t) {
		throw new Error("Encoding must be set at instantiation time");
	}
	get objectMode() {
		return this[k];
	}
	set objectMode(t) {
		throw new Error("objectMode must be set at instantiation time");
	}
	get async() {
		return this[B];
	}
	set async(t) {
		this[B] = this[B] || !!t;
	}
	[Qt]() {
		this[Dt] = !0, this.emit("abort", this[pt]?.reason), this.destroy(this[pt]?.reason);
	}
	get aborted() {
		return this[Dt];
	}
	set aborted(t) {}
	write(t, e, s) {
		if (this[Dt]) return !1;
		if (this[G]) throw new Error("write after end");
		if (this[x]) return this.emit("error", Object.assign(/* @__PURE__ */ new Error("Cannot call write after a stream was destroyed"), { code: "ERR_STREAM_DESTROYED" })), !0;
		typeof e == "function" && (s = e, e = "utf8"), e || (e = "utf8");
		let i = this[B] ? mt : li;
		if (!this[k] && !Buffer.isBuffer(t)) {
			if (ui(t)) t = Buffer.from(t.buffer, t.byteOffset, t.byteLength);
			else if (fi(t)) t = Buffer.from(t);
			else if (typeof t != "string") throw new Error("Non-contiguous data written to non-objectMode stream");
		}
		return this[k] ? (this[v] && this[T] !== 0 && this[Ot](!0), this[v] ? this.emit("data", t) : this[Yt](t), this[T] !== 0 && this.emit("readable"), s && i(s), this[v]) : t.length ? (typeof t == "string" && (e !== this[P] || this[et]?.lastNeed) && (t = Buffer.from(t, e)), Buffer.isBuffer(t) && this[P] && (t = this[et].write(t)), this[v] && this[T] !== 0 && this[Ot](!0), this[v] ? this.emit("data", t) : this[Yt](t), this[T] !== 0 && this.emit("readable"), s && i(s), this[v]) : (this[T] !== 0 && this.emit("readable"), s && i(s), this[v]);
	}
	read(t) {
		if (this[x]) return null;
		if (this[M] = !1, this[T] === 0 || t === 0 || t && t > this[T]) return this[H](), null;
		this[k] && (t = null), this[C].length > 1 && !this[k] && (this[C] = [this[P] ? this[C].join("") : Buffer.concat(this[C], this[T])]);
		let e = this[_e](t || null, this[C][0]);
		return this[H](), e;
	}
	[_e](t, e) {
		if (this[k]) this[Ft]();
		else {
			let s = e;
			t === s.length || t === null ? this[Ft]() : typeof s == "string" ? (this[C][0] = s.slice(t), e = s.slice(0, t), this[T] -= t) : (this[C][0] = s.subarray(t), e = s.subarray(0, t), this[T] -= t);
		}
		return this.emit("data", e), !this[C].length && !this[G] && this.emit("drain"), e;
	}
	end(t, e, s) {
		return typeof t == "function" && (s = t, t = void 0), typeof e == "function" && (s = e, e = "utf8"), t !== void 0 && this.write(t, e), s && this.once("end", s), this[G] = !0, this.writable = !1, (this[v] || !this[dt]) && this[H](), this;
	}
	[st]() {
		this[x] || (!this[Y] && !this[F].length && (this[M] = !0), this[dt] = !1, this[v] = !0, this.emit("resume"), this[C].length ? this[Ot]() : this[G] ? this[H]() : this.emit("drain"));
	}
	resume() {
		return this[st]();
	}
	pause() {
		this[v] = !1, this[dt] = !0, this[M] = !1;
	}
	get destroyed() {
		return this[x];
	}
	get flowing() {
		return this[v];
	}
	get paused() {
		return this[dt];
	}
	[Yt](t) {
		this[k] ? this[T] += 1 : this[T] += t.length, this[C].push(t);
	}
	[Ft]() {
		return this[k] ? this[T] -= 1 : this[T] -= this[C][0].length, this[C].shift();
	}
	[Ot](t = !1) {
		do;
		while (this[Le](this[Ft]()) && this[C].length);
		!t && !this[C].length && !this[G] && this.emit("drain");
	}
	[Le](t) {
		return this.emit("data", t), this[v];
	}
	pipe(t, e) {
		if (this[x]) return t;
		this[M] = !1;
		let s = this[K];
		return e = e || {}, t === Ne.stdout || t === Ne.stderr ? e.end = !1 : e.end = e.end !== !1, e.proxyErrors = !!e.proxyErrors, s ? e.end && t.end() : (this[F].push(e.proxyErrors ? new te(this, t, e) : new Mt(this, t, e)), this[B] ? mt(() => this[st]()) : this[st]()), t;
	}
	unpipe(t) {
		let e = this[F].find((s) => s.dest === t);
		e && (this[F].length === 1 ? (this[v] && this[Y] === 0 && (this[v] = !1), this[F] = []) : this[F].splice(this[F].indexOf(e), 1), e.unpipe());
	}
	addListener(t, e) {
		return this.on(t, e);
	}
	on(t, e) {
		let s = super.on(t, e);
		if (t === "data") this[M] = !1, this[Y]++, !this[F].length && !this[v] && this[st]();
		else if (t === "readable" && this[T] !== 0) super.emit("readable");
		else if (ci(t) && this[K]) super.emit(t), this.removeAllListeners(t);
		else if (t === "error" && this[ut]) {
			let i = e;
			this[B] ? mt(() => i.call(this, this[ut])) : i.call(this, this[ut]);
		}
		return s;
	}
	removeListener(t, e) {
		return this.off(t, e);
	}
	off(t, e) {
		let s = super.off(t, e);
		return t === "data" && (this[Y] = this.listeners("data").length, this[Y] === 0 && !this[M] && !this[F].length && (this[v] = !1)), s;
	}
	removeAllListeners(t) {
		let e = super.removeAllListeners(t);
		return (t === "data" || t === void 0) && (this[Y] = 0, !this[M] && !this[F].length && (this[v] = !1)), e;
	}
	get emittedEnd() {
		return this[K];
	}
	[H]() {
		!this[kt] && !this[K] && !this[x] && this[C].length === 0 && this[G] && (this[kt] = !0, this.emit("end"), this.emit("prefinish"), this.emit("finish"), this[Rt] && this.emit("close"), this[kt] = !1);
	}
	emit(t, ...e) {
		let s = e[0];
		if (t !== "error" && t !== "close" && t !== x && this[x]) return !1;
		if (t === "data") return !this[k] && !s ? !1 : this[B] ? (mt(() => this[Jt](s)), !0) : this[Jt](s);
		if (t === "end") return this[We]();
		if (t === "close") {
			if (this[Rt] = !0, !this[K] && !this[x]) return !1;
			let r = super.emit("close");
			return this.removeAllListeners("close"), r;
		} else if (t === "error") {
			this[ut] = s, super.emit(Xt, s);
			let r = !this[pt] || this.listeners("error").length ? super.emit("error", s) : !1;
			return this[H](), r;
		} else if (t === "resume") {
			let r = super.emit("resume");
			return this[H](), r;
		} else if (t === "finish" || t === "prefinish") {
			let r = super.emit(t);
			return this.removeAllListeners(t), r;
		}
		let i = super.emit(t, ...e);
		return this[H](), i;
	}
	[Jt](t) {
		for (let s of this[F]) s.dest.write(t) === !1 && this.pause();
		let e = this[M] ? !1 : super.emit("data", t);
		return this[H](), e;
	}
	[We]() {
		return this[K] ? !1 : (this[K] = !0, this.readable = !1, this[B] ? (mt(() => this[Zt]()), !0) : this[Zt]());
	}
	[Zt]() {
		if (this[et]) {
			let e = this[et].end();
			if (e) {
				for (let s of this[F]) s.dest.write(e);
				this[M] || super.emit("data", e);
			}
		}
		for (let e of this[F]) e.end();
		let t = super.emit("end");
		return this.removeAllListeners("end"), t;
	}
	async collect() {
		let t = Object.assign([], { dataLength: 0 });
		this[k] || (t.dataLength = 0);
		let e = this.promise();
		return this.on("data", (s) => {
			t.push(s), this[k] || (t.dataLength += s.length);
		}), await e, t;
	}
	async concat() {
		if (this[k]) throw new Error("cannot concat in objectMode");
		let t = await this.collect();
		return this[P] ? t.join("") : Buffer.concat(t, t.dataLength);
	}
	async promise() {
		return new Promise((t, e) => {
			this.on(x, () => e(/* @__PURE__ */ new Error("stream destroyed"))), this.on("error", (s) => e(s)), this.on("end", () => t());
		});
	}
	[Symbol.asyncIterator]() {
		this[M] = !1;
		let t = !1, e = async () => (this.pause(), t = !0, {
			value: void 0,
			done: !0
		});
		return {
			next: () => {
				if (t) return e();
				let i = this.read();
				if (i !== null) return Promise.resolve({
					done: !1,
					value: i
				});
				if (this[G]) return e();
				let r, o, h = (c) => {
					this.off("data", a), this.off("end", l), this.off(x, u), e(), o(c);
				}, a = (c) => {
					this.off("error", h), this.off("end", l), this.off(x, u), this.pause(), r({
						value: c,
						done: !!this[G]
					});
				}, l = () => {
					this.off("error", h), this.off("data", a), this.off(x, u), e(), r({
						done: !0,
						value: void 0
					});
				}, u = () => h(/* @__PURE__ */ new Error("stream destroyed"));
				return new Promise((c, d) => {
					o = d, r = c, this.once(x, u), this.once("error", h), this.once("end", l), this.once("data", a);
				});
			},
			throw: e,
			return: e,
			[Symbol.asyncIterator]() {
				return this;
			},
			[Symbol.asyncDispose]: async () => {}
		};
	}
	[Symbol.iterator]() {
		this[M] = !1;
		let t = !1, e = () => (this.pause(), this.off(Xt, e), this.off(x, e), this.off("end", e), t = !0, {
			done: !0,
			value: void 0
		}), s = () => {
			if (t) return e();
			let i = this.read();
			return i === null ? e() : {
				done: !1,
				value: i
			};
		};
		return this.once("end", e), this.once(Xt, e), this.once(x, e), {
			next: s,
			throw: e,
			return: e,
			[Symbol.iterator]() {
				return this;
			},
			[Symbol.dispose]: () => {}
		};
	}
	destroy(t) {
		if (this[x]) return t ? this.emit("error", t) : this.emit(x), this;
		this[x] = !0, this[M] = !0, this[C].length = 0, this[T] = 0;
		let e = this;
		return typeof e.close == "function" && !this[Rt] && e.close(), t ? this.emit("error", t) : this.emit(x), this;
	}
	static get isStream() {
		return oi;
	}
};
var vi = realpathSync.native;
var wt = {
	lstatSync,
	readdir,
	readdirSync,
	readlinkSync,
	realpathSync: vi,
	promises: {
		lstat,
		readdir: readdir$1,
		readlink,
		realpath
	}
};
var Ue = (n) => !n || n === wt || n === xi ? wt : {
	...wt,
	...n,
	promises: {
		...wt.promises,
		...n.promises || {}
	}
};
var $e = /^\\\\\?\\([a-z]:)\\?$/i;
var Ri = (n) => n.replace(/\//g, "\\").replace($e, "$1\\");
var Oi = /[\\\/]/;
var L = 0;
var Ge = 1;
var He = 2;
var U = 4;
var qe = 6;
var Ke = 8;
var X = 10;
var Ve = 12;
var _ = 15;
var gt = ~_;
var se = 16;
var je = 32;
var yt = 64;
var j = 128;
var Nt = 256;
var Lt = 512;
var Ie = yt | j | Lt;
var Fi = 1023;
var ie = (n) => n.isFile() ? Ke : n.isDirectory() ? U : n.isSymbolicLink() ? X : n.isCharacterDevice() ? He : n.isBlockDevice() ? qe : n.isSocket() ? Ve : n.isFIFO() ? Ge : L;
var ze = new ft({ max: 4096 });
var bt = (n) => {
	let t = ze.get(n);
	if (t) return t;
	let e = n.normalize("NFKD");
	return ze.set(n, e), e;
};
var Be = new ft({ max: 4096 });
var _t = (n) => {
	let t = Be.get(n);
	if (t) return t;
	let e = bt(n.toLowerCase());
	return Be.set(n, e), e;
};
var Wt = class extends ft {
	constructor() {
		super({ max: 256 });
	}
};
var ne = class extends ft {
	constructor(t = 16384) {
		super({
			maxSize: t,
			sizeCalculation: (e) => e.length + 1
		});
	}
};
var Ye = Symbol("PathScurry setAsCwd");
var R = class {
	name;
	root;
	roots;
	parent;
	nocase;
	isCWD = !1;
	#t;
	#s;
	get dev() {
		return this.#s;
	}
	#n;
	get mode() {
		return this.#n;
	}
	#r;
	get nlink() {
		return this.#r;
	}
	#o;
	get uid() {
		return this.#o;
	}
	#S;
	get gid() {
		return this.#S;
	}
	#w;
	get rdev() {
		return this.#w;
	}
	#c;
	get blksize() {
		return this.#c;
	}
	#h;
	get ino() {
		return this.#h;
	}
	#u;
	get size() {
		return this.#u;
	}
	#f;
	get blocks() {
		return this.#f;
	}
	#a;
	get atimeMs() {
		return this.#a;
	}
	#i;
	get mtimeMs() {
		return this.#i;
	}
	#d;
	get ctimeMs() {
		return this.#d;
	}
	#E;
	get birthtimeMs() {
		return this.#E;
	}
	#b;
	get atime() {
		return this.#b;
	}
	#p;
	get mtime() {
		return this.#p;
	}
	#R;
	get ctime() {
		return this.#R;
	}
	#m;
	get birthtime() {
		return this.#m;
	}
	#C;
	#T;
	#g;
	#y;
	#x;
	#A;
	#e;
	#_;
	#M;
	#k;
	get parentPath() {
		return (this.parent || this).fullpath();
	}
	get path() {
		return this.parentPath;
	}
	constructor(t, e = L, s, i, r, o, h) {
		this.name = t, this.#C = r ? _t(t) : bt(t), this.#e = e & Fi, this.nocase = r, this.roots = i, this.root = s || this, this.#_ = o, this.#g = h.fullpath, this.#x = h.relative, this.#A = h.relativePosix, this.parent = h.parent, this.parent ? this.#t = this.parent.#t : this.#t = Ue(h.fs);
	}
	depth() {
		return this.#T !== void 0 ? this.#T : this.parent ? this.#T = this.parent.depth() + 1 : this.#T = 0;
	}
	childrenCache() {
		return this.#_;
	}
	resolve(t) {
		if (!t) return this;
		let e = this.getRootString(t), i = t.substring(e.length).split(this.splitSep);
		return e ? this.getRoot(e).#N(i) : this.#N(i);
	}
	#N(t) {
		let e = this;
		for (let s of t) e = e.child(s);
		return e;
	}
	children() {
		let t = this.#_.get(this);
		if (t) return t;
		let e = Object.assign([], { provisional: 0 });
		return this.#_.set(this, e), this.#e &= ~se, e;
	}
	child(t, e) {
		if (t === "" || t === ".") return this;
		if (t === "..") return this.parent || this;
		let s = this.children(), i = this.nocase ? _t(t) : bt(t);
		for (let a of s) if (a.#C === i) return a;
		let r = this.parent ? this.sep : "", o = this.#g ? this.#g + r + t : void 0, h = this.newChild(t, L, {
			...e,
			parent: this,
			fullpath: o
		});
		return this.canReaddir() || (h.#e |= j), s.push(h), h;
	}
	relative() {
		if (this.isCWD) return "";
		if (this.#x !== void 0) return this.#x;
		let t = this.name, e = this.parent;
		if (!e) return this.#x = this.name;
		let s = e.relative();
		return s + (!s || !e.parent ? "" : this.sep) + t;
	}
	relativePosix() {
		if (this.sep === "/") return this.relative();
		if (this.isCWD) return "";
		if (this.#A !== void 0) return this.#A;
		let t = this.name, e = this.parent;
		if (!e) return this.#A = this.fullpathPosix();
		let s = e.relativePosix();
		return s + (!s || !e.parent ? "" : "/") + t;
	}
	fullpath() {
		if (this.#g !== void 0) return this.#g;
		let t = this.name, e = this.parent;
		if (!e) return this.#g = this.name;
		let i = e.fullpath() + (e.parent ? this.sep : "") + t;
		return this.#g = i;
	}
	fullpathPosix() {
		if (this.#y !== void 0) return this.#y;
		if (this.sep === "/") return this.#y = this.fullpath();
		if (!this.parent) {
			let i = this.fullpath().replace(/\\/g, "/");
			return /^[a-z]:\//i.test(i) ? this.#y = `//?/${i}` : this.#y = i;
		}
		let t = this.parent, e = t.fullpathPosix(), s = e + (!e || !t.parent ? "" : "/") + this.name;
		return this.#y = s;
	}
	isUnknown() {
		return (this.#e & _) === L;
	}
	isType(t) {
		return this[`is${t}`]();
	}
	getType() {
		return this.isUnknown() ? "Unknown" : this.isDirectory() ? "Directory" : this.isFile() ? "File" : this.isSymbolicLink() ? "SymbolicLink" : this.isFIFO() ? "FIFO" : this.isCharacterDevice() ? "CharacterDevice" : this.isBlockDevice() ? "BlockDevice" : this.isSocket() ? "Socket" : "Unknown";
	}
	isFile() {
		return (this.#e & _) === Ke;
	}
	isDirectory() {
		return (this.#e & _) === U;
	}
	isCharacterDevice() {
		return (this.#e & _) === He;
	}
	isBlockDevice() {
		return (this.#e & _) === qe;
	}
	isFIFO() {
		return (this.#e & _) === Ge;
	}
	isSocket() {
		return (this.#e & _) === Ve;
	}
	isSymbolicLink() {
		return (this.#e & X) === X;
	}
	lstatCached() {
		return this.#e & je ? this : void 0;
	}
	readlinkCached() {
		return this.#M;
	}
	realpathCached() {
		return this.#k;
	}
	readdirCached() {
		let t = this.children();
		return t.slice(0, t.provisional);
	}
	canReadlink() {
		if (this.#M) return !0;
		if (!this.parent) return !1;
		let t = this.#e & _;
		return !(t !== L && t !== X || this.#e & Nt || this.#e & j);
	}
	calledReaddir() {
		return !!(this.#e & se);
	}
	isENOENT() {
		return !!(this.#e & j);
	}
	isNamed(t) {
		return this.nocase ? this.#C === _t(t) : this.#C === bt(t);
	}
	async readlink() {
		let t = this.#M;
		if (t) return t;
		if (this.canReadlink() && this.parent) try {
			let e = await this.#t.promises.readlink(this.fullpath()), s = (await this.parent.realpath())?.resolve(e);
			if (s) return this.#M = s;
		} catch (e) {
			this.#D(e.code);
			return;
		}
	}
	readlinkSync() {
		let t = this.#M;
		if (t) return t;
		if (this.canReadlink() && this.parent) try {
			let e = this.#t.readlinkSync(this.fullpath()), s = this.parent.realpathSync()?.resolve(e);
			if (s) return this.#M = s;
		} catch (e) {
			this.#D(e.code);
			return;
		}
	}
	#j(t) {
		this.#e |= se;
		for (let e = t.provisional; e < t.length; e++) {
			let s = t[e];
			s && s.#v();
		}
	}
	#v() {
		this.#e & j || (this.#e = (this.#e | j) & gt, this.#G());
	}
	#G() {
		let t = this.children();
		t.provisional = 0;
		for (let e of t) e.#v();
	}
	#P() {
		this.#e |= Lt, this.#L();
	}
	#L() {
		if (this.#e & yt) return;
		let t = this.#e;
		(t & _) === U && (t &= gt), this.#e = t | yt, this.#G();
	}
	#I(t = "") {
		t === "ENOTDIR" || t === "EPERM" ? this.#L() : t === "ENOENT" ? this.#v() : this.children().provisional = 0;
	}
	#F(t = "") {
		t === "ENOTDIR" ? this.parent.#L() : t === "ENOENT" && this.#v();
	}
	#D(t = "") {
		let e = this.#e;
		e |= Nt, t === "ENOENT" && (e |= j), (t === "EINVAL" || t === "UNKNOWN") && (e &= gt), this.#e = e, t === "ENOTDIR" && this.parent && this.parent.#L();
	}
	#z(t, e) {
		return this.#U(t, e) || this.#B(t, e);
	}
	#B(t, e) {
		let s = ie(t), i = this.newChild(t.name, s, { parent: this }), r = i.#e & _;
		return r !== U && r !== X && r !== L && (i.#e |= yt), e.unshift(i), e.provisional++, i;
	}
	#U(t, e) {
		for (let s = e.provisional; s < e.length; s++) {
			let i = e[s];
			if ((this.nocase ? _t(t.name) : bt(t.name)) === i.#C) return this.#l(t, i, s, e);
		}
	}
	#l(t, e, s, i) {
		let r = e.name;
		return e.#e = e.#e & gt | ie(t), r !== t.name && (e.name = t.name), s !== i.provisional && (s === i.length - 1 ? i.pop() : i.splice(s, 1), i.unshift(e)), i.provisional++, e;
	}
	async lstat() {
		if ((this.#e & j) === 0) try {
			return this.#$(await this.#t.promises.lstat(this.fullpath())), this;
		} catch (t) {
			this.#F(t.code);
		}
	}
	lstatSync() {
		if ((this.#e & j) === 0) try {
			return this.#$(this.#t.lstatSync(this.fullpath())), this;
		} catch (t) {
			this.#F(t.code);
		}
	}
	#$(t) {
		let { atime: e, atimeMs: s, birthtime: i, birthtimeMs: r, blksize: o, blocks: h, ctime: a, ctimeMs: l, dev: u, gid: c, ino: d, mode: f, mtime: m, mtimeMs: p, nlink: w, rdev: g, size: S, uid: E } = t;
		this.#b = e, this.#a = s, this.#m = i, this.#E = r, this.#c = o, this.#f = h, this.#R = a, this.#d = l, this.#s = u, this.#S = c, this.#h = d, this.#n = f, this.#p = m, this.#i = p, this.#r = w, this.#w = g, this.#u = S, this.#o = E;
		let y = ie(t);
		this.#e = this.#e & gt | y | je, y !== L && y !== U && y !== X && (this.#e |= yt);
	}
	#W = [];
	#O = !1;
	#H(t) {
		this.#O = !1;
		let e = this.#W.slice();
		this.#W.length = 0, e.forEach((s) => s(null, t));
	}
	readdirCB(t, e = !1) {
		if (!this.canReaddir()) {
			e ? t(null, []) : queueMicrotask(() => t(null, []));
			return;
		}
		let s = this.children();
		if (this.calledReaddir()) {
			let r = s.slice(0, s.provisional);
			e ? t(null, r) : queueMicrotask(() => t(null, r));
			return;
		}
		if (this.#W.push(t), this.#O) return;
		this.#O = !0;
		let i = this.fullpath();
		this.#t.readdir(i, { withFileTypes: !0 }, (r, o) => {
			if (r) this.#I(r.code), s.provisional = 0;
			else {
				for (let h of o) this.#z(h, s);
				this.#j(s);
			}
			this.#H(s.slice(0, s.provisional));
		});
	}
	#q;
	async readdir() {
		if (!this.canReaddir()) return [];
		let t = this.children();
		if (this.calledReaddir()) return t.slice(0, t.provisional);
		let e = this.fullpath();
		if (this.#q) await this.#q;
		else {
			let s = () => {};
			this.#q = new Promise((i) => s = i);
			try {
				for (let i of await this.#t.promises.readdir(e, { withFileTypes: !0 })) this.#z(i, t);
				this.#j(t);
			} catch (i) {
				this.#I(i.code), t.provisional = 0;
			}
			this.#q = void 0, s();
		}
		return t.slice(0, t.provisional);
	}
	readdirSync() {
		if (!this.canReaddir()) return [];
		let t = this.children();
		if (this.calledReaddir()) return t.slice(0, t.provisional);
		let e = this.fullpath();
		try {
			for (let s of this.#t.readdirSync(e, { withFileTypes: !0 })) this.#z(s, t);
			this.#j(t);
		} catch (s) {
			this.#I(s.code), t.provisional = 0;
		}
		return t.slice(0, t.provisional);
	}
	canReaddir() {
		if (this.#e & Ie) return !1;
		let t = _ & this.#e;
		return t === L || t === U || t === X;
	}
	shouldWalk(t, e) {
		return (this.#e & U) === U && !(this.#e & Ie) && !t.has(this) && (!e || e(this));
	}
	async realpath() {
		if (this.#k) return this.#k;
		if (!((Lt | Nt | j) & this.#e)) try {
			let t = await this.#t.promises.realpath(this.fullpath());
			return this.#k = this.resolve(t);
		} catch {
			this.#P();
		}
	}
	realpathSync() {
		if (this.#k) return this.#k;
		if (!((Lt | Nt | j) & this.#e)) try {
			let t = this.#t.realpathSync(this.fullpath());
			return this.#k = this.resolve(t);
		} catch {
			this.#P();
		}
	}
	[Ye](t) {
		if (t === this) return;
		t.isCWD = !1, this.isCWD = !0;
		let e = /* @__PURE__ */ new Set([]), s = [], i = this;
		for (; i && i.parent;) e.add(i), i.#x = s.join(this.sep), i.#A = s.join("/"), i = i.parent, s.push("..");
		for (i = t; i && i.parent && !e.has(i);) i.#x = void 0, i.#A = void 0, i = i.parent;
	}
};
var Pt = class n extends R {
	sep = "\\";
	splitSep = Oi;
	constructor(t, e = L, s, i, r, o, h) {
		super(t, e, s, i, r, o, h);
	}
	newChild(t, e = L, s = {}) {
		return new n(t, e, this.root, this.roots, this.nocase, this.childrenCache(), s);
	}
	getRootString(t) {
		return win32.parse(t).root;
	}
	getRoot(t) {
		if (t = Ri(t.toUpperCase()), t === this.root.name) return this.root;
		for (let [e, s] of Object.entries(this.roots)) if (this.sameRoot(t, e)) return this.roots[t] = s;
		return this.roots[t] = new it(t, this).root;
	}
	sameRoot(t, e = this.root.name) {
		return t = t.toUpperCase().replace(/\//g, "\\").replace($e, "$1\\"), t === e;
	}
};
var jt = class n extends R {
	splitSep = "/";
	sep = "/";
	constructor(t, e = L, s, i, r, o, h) {
		super(t, e, s, i, r, o, h);
	}
	getRootString(t) {
		return t.startsWith("/") ? "/" : "";
	}
	getRoot(t) {
		return this.root;
	}
	newChild(t, e = L, s = {}) {
		return new n(t, e, this.root, this.roots, this.nocase, this.childrenCache(), s);
	}
};
var It = class {
	root;
	rootPath;
	roots;
	cwd;
	#t;
	#s;
	#n;
	nocase;
	#r;
	constructor(t = process.cwd(), e, s, { nocase: i, childrenCacheSize: r = 16384, fs: o = wt } = {}) {
		this.#r = Ue(o), (t instanceof URL || t.startsWith("file://")) && (t = fileURLToPath(t));
		let h = e.resolve(t);
		this.roots = Object.create(null), this.rootPath = this.parseRootPath(h), this.#t = new Wt(), this.#s = new Wt(), this.#n = new ne(r);
		let a = h.substring(this.rootPath.length).split(s);
		if (a.length === 1 && !a[0] && a.pop(), i === void 0) throw new TypeError("must provide nocase setting to PathScurryBase ctor");
		this.nocase = i, this.root = this.newRoot(this.#r), this.roots[this.rootPath] = this.root;
		let l = this.root, u = a.length - 1, c = e.sep, d = this.rootPath, f = !1;
		for (let m of a) {
			let p = u--;
			l = l.child(m, {
				relative: new Array(p).fill("..").join(c),
				relativePosix: new Array(p).fill("..").join("/"),
				fullpath: d += (f ? "" : c) + m
			}), f = !0;
		}
		this.cwd = l;
	}
	depth(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.depth();
	}
	childrenCache() {
		return this.#n;
	}
	resolve(...t) {
		let e = "";
		for (let r = t.length - 1; r >= 0; r--) {
			let o = t[r];
			if (!(!o || o === ".") && (e = e ? `${o}/${e}` : o, this.isAbsolute(o))) break;
		}
		let s = this.#t.get(e);
		if (s !== void 0) return s;
		let i = this.cwd.resolve(e).fullpath();
		return this.#t.set(e, i), i;
	}
	resolvePosix(...t) {
		let e = "";
		for (let r = t.length - 1; r >= 0; r--) {
			let o = t[r];
			if (!(!o || o === ".") && (e = e ? `${o}/${e}` : o, this.isAbsolute(o))) break;
		}
		let s = this.#s.get(e);
		if (s !== void 0) return s;
		let i = this.cwd.resolve(e).fullpathPosix();
		return this.#s.set(e, i), i;
	}
	relative(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.relative();
	}
	relativePosix(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.relativePosix();
	}
	basename(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.name;
	}
	dirname(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), (t.parent || t).fullpath();
	}
	async readdir(t = this.cwd, e = { withFileTypes: !0 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s } = e;
		if (t.canReaddir()) {
			let i = await t.readdir();
			return s ? i : i.map((r) => r.name);
		} else return [];
	}
	readdirSync(t = this.cwd, e = { withFileTypes: !0 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0 } = e;
		return t.canReaddir() ? s ? t.readdirSync() : t.readdirSync().map((i) => i.name) : [];
	}
	async lstat(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.lstat();
	}
	lstatSync(t = this.cwd) {
		return typeof t == "string" && (t = this.cwd.resolve(t)), t.lstatSync();
	}
	async readlink(t = this.cwd, { withFileTypes: e } = { withFileTypes: !1 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t.withFileTypes, t = this.cwd);
		let s = await t.readlink();
		return e ? s : s?.fullpath();
	}
	readlinkSync(t = this.cwd, { withFileTypes: e } = { withFileTypes: !1 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t.withFileTypes, t = this.cwd);
		let s = t.readlinkSync();
		return e ? s : s?.fullpath();
	}
	async realpath(t = this.cwd, { withFileTypes: e } = { withFileTypes: !1 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t.withFileTypes, t = this.cwd);
		let s = await t.realpath();
		return e ? s : s?.fullpath();
	}
	realpathSync(t = this.cwd, { withFileTypes: e } = { withFileTypes: !1 }) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t.withFileTypes, t = this.cwd);
		let s = t.realpathSync();
		return e ? s : s?.fullpath();
	}
	async walk(t = this.cwd, e = {}) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0, follow: i = !1, filter: r, walkFilter: o } = e, h = [];
		(!r || r(t)) && h.push(s ? t : t.fullpath());
		let a = /* @__PURE__ */ new Set(), l = (c, d) => {
			a.add(c), c.readdirCB((f, m) => {
				if (f) return d(f);
				let p = m.length;
				if (!p) return d();
				let w = () => {
					--p === 0 && d();
				};
				for (let g of m) (!r || r(g)) && h.push(s ? g : g.fullpath()), i && g.isSymbolicLink() ? g.realpath().then((S) => S?.isUnknown() ? S.lstat() : S).then((S) => S?.shouldWalk(a, o) ? l(S, w) : w()) : g.shouldWalk(a, o) ? l(g, w) : w();
			}, !0);
		}, u = t;
		return new Promise((c, d) => {
			l(u, (f) => {
				if (f) return d(f);
				c(h);
			});
		});
	}
	walkSync(t = this.cwd, e = {}) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0, follow: i = !1, filter: r, walkFilter: o } = e, h = [];
		(!r || r(t)) && h.push(s ? t : t.fullpath());
		let a = /* @__PURE__ */ new Set([t]);
		for (let l of a) {
			let u = l.readdirSync();
			for (let c of u) {
				(!r || r(c)) && h.push(s ? c : c.fullpath());
				let d = c;
				if (c.isSymbolicLink()) {
					if (!(i && (d = c.realpathSync()))) continue;
					d.isUnknown() && d.lstatSync();
				}
				d.shouldWalk(a, o) && a.add(d);
			}
		}
		return h;
	}
	[Symbol.asyncIterator]() {
		return this.iterate();
	}
	iterate(t = this.cwd, e = {}) {
		return typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd), this.stream(t, e)[Symbol.asyncIterator]();
	}
	[Symbol.iterator]() {
		return this.iterateSync();
	}
	*iterateSync(t = this.cwd, e = {}) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0, follow: i = !1, filter: r, walkFilter: o } = e;
		(!r || r(t)) && (yield s ? t : t.fullpath());
		let h = /* @__PURE__ */ new Set([t]);
		for (let a of h) {
			let l = a.readdirSync();
			for (let u of l) {
				(!r || r(u)) && (yield s ? u : u.fullpath());
				let c = u;
				if (u.isSymbolicLink()) {
					if (!(i && (c = u.realpathSync()))) continue;
					c.isUnknown() && c.lstatSync();
				}
				c.shouldWalk(h, o) && h.add(c);
			}
		}
	}
	stream(t = this.cwd, e = {}) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0, follow: i = !1, filter: r, walkFilter: o } = e, h = new V({ objectMode: !0 });
		(!r || r(t)) && h.write(s ? t : t.fullpath());
		let a = /* @__PURE__ */ new Set(), l = [t], u = 0, c = () => {
			let d = !1;
			for (; !d;) {
				let f = l.shift();
				if (!f) {
					u === 0 && h.end();
					return;
				}
				u++, a.add(f);
				let m = (w, g, S = !1) => {
					if (w) return h.emit("error", w);
					if (i && !S) {
						let E = [];
						for (let y of g) y.isSymbolicLink() && E.push(y.realpath().then((b) => b?.isUnknown() ? b.lstat() : b));
						if (E.length) {
							Promise.all(E).then(() => m(null, g, !0));
							return;
						}
					}
					for (let E of g) E && (!r || r(E)) && (h.write(s ? E : E.fullpath()) || (d = !0));
					u--;
					for (let E of g) {
						let y = E.realpathCached() || E;
						y.shouldWalk(a, o) && l.push(y);
					}
					d && !h.flowing ? h.once("drain", c) : p || c();
				}, p = !0;
				f.readdirCB(m, !0), p = !1;
			}
		};
		return c(), h;
	}
	streamSync(t = this.cwd, e = {}) {
		typeof t == "string" ? t = this.cwd.resolve(t) : t instanceof R || (e = t, t = this.cwd);
		let { withFileTypes: s = !0, follow: i = !1, filter: r, walkFilter: o } = e, h = new V({ objectMode: !0 }), a = /* @__PURE__ */ new Set();
		(!r || r(t)) && h.write(s ? t : t.fullpath());
		let l = [t], u = 0, c = () => {
			let d = !1;
			for (; !d;) {
				let f = l.shift();
				if (!f) {
					u === 0 && h.end();
					return;
				}
				u++, a.add(f);
				let m = f.readdirSync();
				for (let p of m) (!r || r(p)) && (h.write(s ? p : p.fullpath()) || (d = !0));
				u--;
				for (let p of m) {
					let w = p;
					if (p.isSymbolicLink()) {
						if (!(i && (w = p.realpathSync()))) continue;
						w.isUnknown() && w.lstatSync();
					}
					w.shouldWalk(a, o) && l.push(w);
				}
			}
			d && !h.flowing && h.once("drain", c);
		};
		return c(), h;
	}
	chdir(t = this.cwd) {
		let e = this.cwd;
		this.cwd = typeof t == "string" ? this.cwd.resolve(t) : t, this.cwd[Ye](e);
	}
};
var it = class extends It {
	sep = "\\";
	constructor(t = process.cwd(), e = {}) {
		let { nocase: s = !0 } = e;
		super(t, win32, "\\", {
			...e,
			nocase: s
		}), this.nocase = s;
		for (let i = this.cwd; i; i = i.parent) i.nocase = this.nocase;
	}
	parseRootPath(t) {
		return win32.parse(t).root.toUpperCase();
	}
	newRoot(t) {
		return new Pt(this.rootPath, U, void 0, this.roots, this.nocase, this.childrenCache(), { fs: t });
	}
	isAbsolute(t) {
		return t.startsWith("/") || t.startsWith("\\") || /^[a-z]:(\/|\\)/i.test(t);
	}
};
var rt = class extends It {
	sep = "/";
	constructor(t = process.cwd(), e = {}) {
		let { nocase: s = !1 } = e;
		super(t, posix, "/", {
			...e,
			nocase: s
		}), this.nocase = s;
	}
	parseRootPath(t) {
		return "/";
	}
	newRoot(t) {
		return new jt(this.rootPath, U, void 0, this.roots, this.nocase, this.childrenCache(), { fs: t });
	}
	isAbsolute(t) {
		return t.startsWith("/");
	}
};
var St = class extends rt {
	constructor(t = process.cwd(), e = {}) {
		let { nocase: s = !0 } = e;
		super(t, {
			...e,
			nocase: s
		});
	}
};
process.platform;
var Xe = process.platform === "win32" ? it : process.platform === "darwin" ? St : rt;
var Di = (n) => n.length >= 1;
var Mi = (n) => n.length >= 1;
var Ni = Symbol.for("nodejs.util.inspect.custom");
var nt = class n {
	#t;
	#s;
	#n;
	length;
	#r;
	#o;
	#S;
	#w;
	#c;
	#h;
	#u = !0;
	constructor(t, e, s, i) {
		if (!Di(t)) throw new TypeError("empty pattern list");
		if (!Mi(e)) throw new TypeError("empty glob list");
		if (e.length !== t.length) throw new TypeError("mismatched pattern list and glob list lengths");
		if (this.length = t.length, s < 0 || s >= this.length) throw new TypeError("index out of range");
		if (this.#t = t, this.#s = e, this.#n = s, this.#r = i, this.#n === 0) {
			if (this.isUNC()) {
				let [r, o, h, a, ...l] = this.#t, [u, c, d, f, ...m] = this.#s;
				l[0] === "" && (l.shift(), m.shift());
				let p = [
					r,
					o,
					h,
					a,
					""
				].join("/"), w = [
					u,
					c,
					d,
					f,
					""
				].join("/");
				this.#t = [p, ...l], this.#s = [w, ...m], this.length = this.#t.length;
			} else if (this.isDrive() || this.isAbsolute()) {
				let [r, ...o] = this.#t, [h, ...a] = this.#s;
				o[0] === "" && (o.shift(), a.shift());
				let l = r + "/", u = h + "/";
				this.#t = [l, ...o], this.#s = [u, ...a], this.length = this.#t.length;
			}
		}
	}
	[Ni]() {
		return "Pattern <" + this.#s.slice(this.#n).join("/") + ">";
	}
	pattern() {
		return this.#t[this.#n];
	}
	isString() {
		return typeof this.#t[this.#n] == "string";
	}
	isGlobstar() {
		return this.#t[this.#n] === A;
	}
	isRegExp() {
		return this.#t[this.#n] instanceof RegExp;
	}
	globString() {
		return this.#S = this.#S || (this.#n === 0 ? this.isAbsolute() ? this.#s[0] + this.#s.slice(1).join("/") : this.#s.join("/") : this.#s.slice(this.#n).join("/"));
	}
	hasMore() {
		return this.length > this.#n + 1;
	}
	rest() {
		return this.#o !== void 0 ? this.#o : this.hasMore() ? (this.#o = new n(this.#t, this.#s, this.#n + 1, this.#r), this.#o.#h = this.#h, this.#o.#c = this.#c, this.#o.#w = this.#w, this.#o) : this.#o = null;
	}
	isUNC() {
		let t = this.#t;
		return this.#c !== void 0 ? this.#c : this.#c = this.#r === "win32" && this.#n === 0 && t[0] === "" && t[1] === "" && typeof t[2] == "string" && !!t[2] && typeof t[3] == "string" && !!t[3];
	}
	isDrive() {
		let t = this.#t;
		return this.#w !== void 0 ? this.#w : this.#w = this.#r === "win32" && this.#n === 0 && this.length > 1 && typeof t[0] == "string" && /^[a-z]:$/i.test(t[0]);
	}
	isAbsolute() {
		let t = this.#t;
		return this.#h !== void 0 ? this.#h : this.#h = t[0] === "" && t.length > 1 || this.isDrive() || this.isUNC();
	}
	root() {
		let t = this.#t[0];
		return typeof t == "string" && this.isAbsolute() && this.#n === 0 ? t : "";
	}
	checkFollowGlobstar() {
		return !(this.#n === 0 || !this.isGlobstar() || !this.#u);
	}
	markFollowGlobstar() {
		return this.#n === 0 || !this.isGlobstar() || !this.#u ? !1 : (this.#u = !1, !0);
	}
};
var _i = typeof process == "object" && process && typeof process.platform == "string" ? process.platform : "linux";
var ot = class {
	relative;
	relativeChildren;
	absolute;
	absoluteChildren;
	platform;
	mmopts;
	constructor(t, { nobrace: e, nocase: s, noext: i, noglobstar: r, platform: o = _i }) {
		this.relative = [], this.absolute = [], this.relativeChildren = [], this.absoluteChildren = [], this.platform = o, this.mmopts = {
			dot: !0,
			nobrace: e,
			nocase: s,
			noext: i,
			noglobstar: r,
			optimizationLevel: 2,
			platform: o,
			nocomment: !0,
			nonegate: !0
		};
		for (let h of t) this.add(h);
	}
	add(t) {
		let e = new D(t, this.mmopts);
		for (let s = 0; s < e.set.length; s++) {
			let i = e.set[s], r = e.globParts[s];
			if (!i || !r) throw new Error("invalid pattern object");
			for (; i[0] === "." && r[0] === ".";) i.shift(), r.shift();
			let o = new nt(i, r, 0, this.platform), h = new D(o.globString(), this.mmopts), a = r[r.length - 1] === "**", l = o.isAbsolute();
			l ? this.absolute.push(h) : this.relative.push(h), a && (l ? this.absoluteChildren.push(h) : this.relativeChildren.push(h));
		}
	}
	ignored(t) {
		let e = t.fullpath(), s = `${e}/`, i = t.relative() || ".", r = `${i}/`;
		for (let o of this.relative) if (o.match(i) || o.match(r)) return !0;
		for (let o of this.absolute) if (o.match(e) || o.match(s)) return !0;
		return !1;
	}
	childrenIgnored(t) {
		let e = t.fullpath() + "/", s = (t.relative() || ".") + "/";
		for (let i of this.relativeChildren) if (i.match(s)) return !0;
		for (let i of this.absoluteChildren) if (i.match(e)) return !0;
		return !1;
	}
};
var oe = class n {
	store;
	constructor(t = /* @__PURE__ */ new Map()) {
		this.store = t;
	}
	copy() {
		return new n(new Map(this.store));
	}
	hasWalked(t, e) {
		return this.store.get(t.fullpath())?.has(e.globString());
	}
	storeWalked(t, e) {
		let s = t.fullpath(), i = this.store.get(s);
		i ? i.add(e.globString()) : this.store.set(s, /* @__PURE__ */ new Set([e.globString()]));
	}
};
var he = class {
	store = /* @__PURE__ */ new Map();
	add(t, e, s) {
		let i = (e ? 2 : 0) | (s ? 1 : 0), r = this.store.get(t);
		this.store.set(t, r === void 0 ? i : i & r);
	}
	entries() {
		return [...this.store.entries()].map(([t, e]) => [
			t,
			!!(e & 2),
			!!(e & 1)
		]);
	}
};
var ae = class {
	store = /* @__PURE__ */ new Map();
	add(t, e) {
		if (!t.canReaddir()) return;
		let s = this.store.get(t);
		s ? s.find((i) => i.globString() === e.globString()) || s.push(e) : this.store.set(t, [e]);
	}
	get(t) {
		let e = this.store.get(t);
		if (!e) throw new Error("attempting to walk unknown path");
		return e;
	}
	entries() {
		return this.keys().map((t) => [t, this.store.get(t)]);
	}
	keys() {
		return [...this.store.keys()].filter((t) => t.canReaddir());
	}
};
var Et = class n {
	hasWalkedCache;
	matches = new he();
	subwalks = new ae();
	patterns;
	follow;
	dot;
	opts;
	constructor(t, e) {
		this.opts = t, this.follow = !!t.follow, this.dot = !!t.dot, this.hasWalkedCache = e ? e.copy() : new oe();
	}
	processPatterns(t, e) {
		this.patterns = e;
		let s = e.map((i) => [t, i]);
		for (let [i, r] of s) {
			this.hasWalkedCache.storeWalked(i, r);
			let o = r.root(), h = r.isAbsolute() && this.opts.absolute !== !1;
			if (o) {
				i = i.resolve(o === "/" && this.opts.root !== void 0 ? this.opts.root : o);
				let c = r.rest();
				if (c) r = c;
				else {
					this.matches.add(i, !0, !1);
					continue;
				}
			}
			if (i.isENOENT()) continue;
			let a, l, u = !1;
			for (; typeof (a = r.pattern()) == "string" && (l = r.rest());) i = i.resolve(a), r = l, u = !0;
			if (a = r.pattern(), l = r.rest(), u) {
				if (this.hasWalkedCache.hasWalked(i, r)) continue;
				this.hasWalkedCache.storeWalked(i, r);
			}
			if (typeof a == "string") {
				let c = a === ".." || a === "" || a === ".";
				this.matches.add(i.resolve(a), h, c);
				continue;
			} else if (a === A) {
				(!i.isSymbolicLink() || this.follow || r.checkFollowGlobstar()) && this.subwalks.add(i, r);
				let c = l?.pattern(), d = l?.rest();
				if (!l || (c === "" || c === ".") && !d) this.matches.add(i, h, c === "" || c === ".");
				else if (c === "..") {
					let f = i.parent || i;
					d ? this.hasWalkedCache.hasWalked(f, d) || this.subwalks.add(f, d) : this.matches.add(f, h, !0);
				}
			} else a instanceof RegExp && this.subwalks.add(i, r);
		}
		return this;
	}
	subwalkTargets() {
		return this.subwalks.keys();
	}
	child() {
		return new n(this.opts, this.hasWalkedCache);
	}
	filterEntries(t, e) {
		let s = this.subwalks.get(t), i = this.child();
		for (let r of e) for (let o of s) {
			let h = o.isAbsolute(), a = o.pattern(), l = o.rest();
			a === A ? i.testGlobstar(r, o, l, h) : a instanceof RegExp ? i.testRegExp(r, a, l, h) : i.testString(r, a, l, h);
		}
		return i;
	}
	testGlobstar(t, e, s, i) {
		if ((this.dot || !t.name.startsWith(".")) && (e.hasMore() || this.matches.add(t, i, !1), t.canReaddir() && (this.follow || !t.isSymbolicLink() ? this.subwalks.add(t, e) : t.isSymbolicLink() && (s && e.checkFollowGlobstar() ? this.subwalks.add(t, s) : e.markFollowGlobstar() && this.subwalks.add(t, e)))), s) {
			let r = s.pattern();
			if (typeof r == "string" && r !== ".." && r !== "" && r !== ".") this.testString(t, r, s.rest(), i);
			else if (r === "..") {
				let o = t.parent || t;
				this.subwalks.add(o, s);
			} else r instanceof RegExp && this.testRegExp(t, r, s.rest(), i);
		}
	}
	testRegExp(t, e, s, i) {
		e.test(t.name) && (s ? this.subwalks.add(t, s) : this.matches.add(t, i, !1));
	}
	testString(t, e, s, i) {
		t.isNamed(e) && (s ? this.subwalks.add(t, s) : this.matches.add(t, i, !1));
	}
};
var Li = (n, t) => typeof n == "string" ? new ot([n], t) : Array.isArray(n) ? new ot(n, t) : n;
var zt = class {
	path;
	patterns;
	opts;
	seen = /* @__PURE__ */ new Set();
	paused = !1;
	aborted = !1;
	#t = [];
	#s;
	#n;
	signal;
	maxDepth;
	includeChildMatches;
	constructor(t, e, s) {
		if (this.patterns = t, this.path = e, this.opts = s, this.#n = !s.posix && s.platform === "win32" ? "\\" : "/", this.includeChildMatches = s.includeChildMatches !== !1, (s.ignore || !this.includeChildMatches) && (this.#s = Li(s.ignore ?? [], s), !this.includeChildMatches && typeof this.#s.add != "function")) throw new Error("cannot ignore child matches, ignore lacks add() method.");
		this.maxDepth = s.maxDepth || 1 / 0, s.signal && (this.signal = s.signal, this.signal.addEventListener("abort", () => {
			this.#t.length = 0;
		}));
	}
	#r(t) {
		return this.seen.has(t) || !!this.#s?.ignored?.(t);
	}
	#o(t) {
		return !!this.#s?.childrenIgnored?.(t);
	}
	pause() {
		this.paused = !0;
	}
	resume() {
		if (this.signal?.aborted) return;
		this.paused = !1;
		let t;
		for (; !this.paused && (t = this.#t.shift());) t();
	}
	onResume(t) {
		this.paused ? this.#t.push(t) : t();
	}
	async matchCheck(t, e) {
		if (e && this.opts.nodir) return;
		let s;
		if (this.opts.realpath) {
			if (s = t.realpathCached() || await t.realpath(), !s) return;
			t = s;
		}
		let r = t.isUnknown() || this.opts.stat ? await t.lstat() : t;
		if (this.opts.follow && this.opts.nodir && r?.isSymbolicLink()) {
			let o = await r.realpath();
			o && (o.isUnknown() || this.opts.stat) && await o.lstat();
		}
		return this.matchCheckTest(r, e);
	}
	matchCheckTest(t, e) {
		return t && (this.maxDepth === 1 / 0 || t.depth() <= this.maxDepth) && (!e || t.canReaddir()) && (!this.opts.nodir || !t.isDirectory()) && (!this.opts.nodir || !this.opts.follow || !t.isSymbolicLink() || !t.realpathCached()?.isDirectory()) && !this.#r(t) ? t : void 0;
	}
	matchCheckSync(t, e) {
		if (e && this.opts.nodir) return;
		let s;
		if (this.opts.realpath) {
			if (s = t.realpathCached() || t.realpathSync(), !s) return;
			t = s;
		}
		let r = t.isUnknown() || this.opts.stat ? t.lstatSync() : t;
		if (this.opts.follow && this.opts.nodir && r?.isSymbolicLink()) {
			let o = r.realpathSync();
			o && (o?.isUnknown() || this.opts.stat) && o.lstatSync();
		}
		return this.matchCheckTest(r, e);
	}
	matchFinish(t, e) {
		if (this.#r(t)) return;
		if (!this.includeChildMatches && this.#s?.add) {
			let r = `${t.relativePosix()}/**`;
			this.#s.add(r);
		}
		let s = this.opts.absolute === void 0 ? e : this.opts.absolute;
		this.seen.add(t);
		let i = this.opts.mark && t.isDirectory() ? this.#n : "";
		if (this.opts.withFileTypes) this.matchEmit(t);
		else if (s) {
			let r = this.opts.posix ? t.fullpathPosix() : t.fullpath();
			this.matchEmit(r + i);
		} else {
			let r = this.opts.posix ? t.relativePosix() : t.relative(), o = this.opts.dotRelative && !r.startsWith(".." + this.#n) ? "." + this.#n : "";
			this.matchEmit(r ? o + r + i : "." + i);
		}
	}
	async match(t, e, s) {
		let i = await this.matchCheck(t, s);
		i && this.matchFinish(i, e);
	}
	matchSync(t, e, s) {
		let i = this.matchCheckSync(t, s);
		i && this.matchFinish(i, e);
	}
	walkCB(t, e, s) {
		if (this.signal?.aborted) return s();
		this.walkCB2(t, e, new Et(this.opts), s);
	}
	walkCB2(t, e, s, i) {
		if (this.#o(t) || this.signal?.aborted) return i();
		if (this.paused) {
			this.onResume(() => this.walkCB2(t, e, s, i));
			return;
		}
		s.processPatterns(t, e);
		let r = 1, o = () => {
			--r === 0 && i();
		};
		for (let [h, a, l] of s.matches.entries()) this.#r(h) || (r++, this.match(h, a, l).then(() => o()));
		for (let h of s.subwalkTargets()) {
			if (this.maxDepth !== 1 / 0 && h.depth() >= this.maxDepth) continue;
			r++;
			let a = h.readdirCached();
			h.calledReaddir() ? this.walkCB3(h, a, s, o) : h.readdirCB((l, u) => this.walkCB3(h, u, s, o), !0);
		}
		o();
	}
	walkCB3(t, e, s, i) {
		s = s.filterEntries(t, e);
		let r = 1, o = () => {
			--r === 0 && i();
		};
		for (let [h, a, l] of s.matches.entries()) this.#r(h) || (r++, this.match(h, a, l).then(() => o()));
		for (let [h, a] of s.subwalks.entries()) r++, this.walkCB2(h, a, s.child(), o);
		o();
	}
	walkCBSync(t, e, s) {
		if (this.signal?.aborted) return s();
		this.walkCB2Sync(t, e, new Et(this.opts), s);
	}
	walkCB2Sync(t, e, s, i) {
		if (this.#o(t) || this.signal?.aborted) return i();
		if (this.paused) {
			this.onResume(() => this.walkCB2Sync(t, e, s, i));
			return;
		}
		s.processPatterns(t, e);
		let r = 1, o = () => {
			--r === 0 && i();
		};
		for (let [h, a, l] of s.matches.entries()) this.#r(h) || this.matchSync(h, a, l);
		for (let h of s.subwalkTargets()) {
			if (this.maxDepth !== 1 / 0 && h.depth() >= this.maxDepth) continue;
			r++;
			let a = h.readdirSync();
			this.walkCB3Sync(h, a, s, o);
		}
		o();
	}
	walkCB3Sync(t, e, s, i) {
		s = s.filterEntries(t, e);
		let r = 1, o = () => {
			--r === 0 && i();
		};
		for (let [h, a, l] of s.matches.entries()) this.#r(h) || this.matchSync(h, a, l);
		for (let [h, a] of s.subwalks.entries()) r++, this.walkCB2Sync(h, a, s.child(), o);
		o();
	}
};
var xt = class extends zt {
	matches = /* @__PURE__ */ new Set();
	constructor(t, e, s) {
		super(t, e, s);
	}
	matchEmit(t) {
		this.matches.add(t);
	}
	async walk() {
		if (this.signal?.aborted) throw this.signal.reason;
		return this.path.isUnknown() && await this.path.lstat(), await new Promise((t, e) => {
			this.walkCB(this.path, this.patterns, () => {
				this.signal?.aborted ? e(this.signal.reason) : t(this.matches);
			});
		}), this.matches;
	}
	walkSync() {
		if (this.signal?.aborted) throw this.signal.reason;
		return this.path.isUnknown() && this.path.lstatSync(), this.walkCBSync(this.path, this.patterns, () => {
			if (this.signal?.aborted) throw this.signal.reason;
		}), this.matches;
	}
};
var vt = class extends zt {
	results;
	constructor(t, e, s) {
		super(t, e, s), this.results = new V({
			signal: this.signal,
			objectMode: !0
		}), this.results.on("drain", () => this.resume()), this.results.on("resume", () => this.resume());
	}
	matchEmit(t) {
		this.results.write(t), this.results.flowing || this.pause();
	}
	stream() {
		let t = this.path;
		return t.isUnknown() ? t.lstat().then(() => {
			this.walkCB(t, this.patterns, () => this.results.end());
		}) : this.walkCB(t, this.patterns, () => this.results.end()), this.results;
	}
	streamSync() {
		return this.path.isUnknown() && this.path.lstatSync(), this.walkCBSync(this.path, this.patterns, () => this.results.end()), this.results;
	}
};
var Pi = typeof process == "object" && process && typeof process.platform == "string" ? process.platform : "linux";
var I = class {
	absolute;
	cwd;
	root;
	dot;
	dotRelative;
	follow;
	ignore;
	magicalBraces;
	mark;
	matchBase;
	maxDepth;
	nobrace;
	nocase;
	nodir;
	noext;
	noglobstar;
	pattern;
	platform;
	realpath;
	scurry;
	stat;
	signal;
	windowsPathsNoEscape;
	withFileTypes;
	includeChildMatches;
	opts;
	patterns;
	constructor(t, e) {
		if (!e) throw new TypeError("glob options required");
		if (this.withFileTypes = !!e.withFileTypes, this.signal = e.signal, this.follow = !!e.follow, this.dot = !!e.dot, this.dotRelative = !!e.dotRelative, this.nodir = !!e.nodir, this.mark = !!e.mark, e.cwd ? (e.cwd instanceof URL || e.cwd.startsWith("file://")) && (e.cwd = fileURLToPath(e.cwd)) : this.cwd = "", this.cwd = e.cwd || "", this.root = e.root, this.magicalBraces = !!e.magicalBraces, this.nobrace = !!e.nobrace, this.noext = !!e.noext, this.realpath = !!e.realpath, this.absolute = e.absolute, this.includeChildMatches = e.includeChildMatches !== !1, this.noglobstar = !!e.noglobstar, this.matchBase = !!e.matchBase, this.maxDepth = typeof e.maxDepth == "number" ? e.maxDepth : 1 / 0, this.stat = !!e.stat, this.ignore = e.ignore, this.withFileTypes && this.absolute !== void 0) throw new Error("cannot set absolute and withFileTypes:true");
		if (typeof t == "string" && (t = [t]), this.windowsPathsNoEscape = !!e.windowsPathsNoEscape || e.allowWindowsEscape === !1, this.windowsPathsNoEscape && (t = t.map((a) => a.replace(/\\/g, "/"))), this.matchBase) {
			if (e.noglobstar) throw new TypeError("base matching requires globstar");
			t = t.map((a) => a.includes("/") ? a : `./**/${a}`);
		}
		if (this.pattern = t, this.platform = e.platform || Pi, this.opts = {
			...e,
			platform: this.platform
		}, e.scurry) {
			if (this.scurry = e.scurry, e.nocase !== void 0 && e.nocase !== e.scurry.nocase) throw new Error("nocase option contradicts provided scurry option");
		} else {
			let a = e.platform === "win32" ? it : e.platform === "darwin" ? St : e.platform ? rt : Xe;
			this.scurry = new a(this.cwd, {
				nocase: e.nocase,
				fs: e.fs
			});
		}
		this.nocase = this.scurry.nocase;
		let s = this.platform === "darwin" || this.platform === "win32", i = {
			braceExpandMax: 1e4,
			...e,
			dot: this.dot,
			matchBase: this.matchBase,
			nobrace: this.nobrace,
			nocase: this.nocase,
			nocaseMagicOnly: s,
			nocomment: !0,
			noext: this.noext,
			nonegate: !0,
			optimizationLevel: 2,
			platform: this.platform,
			windowsPathsNoEscape: this.windowsPathsNoEscape,
			debug: !!this.opts.debug
		}, [o, h] = this.pattern.map((a) => new D(a, i)).reduce((a, l) => (a[0].push(...l.set), a[1].push(...l.globParts), a), [[], []]);
		this.patterns = o.map((a, l) => {
			let u = h[l];
			if (!u) throw new Error("invalid pattern object");
			return new nt(a, u, 0, this.platform);
		});
	}
	async walk() {
		return [...await new xt(this.patterns, this.scurry.cwd, {
			...this.opts,
			maxDepth: this.maxDepth !== 1 / 0 ? this.maxDepth + this.scurry.cwd.depth() : 1 / 0,
			platform: this.platform,
			nocase: this.nocase,
			includeChildMatches: this.includeChildMatches
		}).walk()];
	}
	walkSync() {
		return [...new xt(this.patterns, this.scurry.cwd, {
			...this.opts,
			maxDepth: this.maxDepth !== 1 / 0 ? this.maxDepth + this.scurry.cwd.depth() : 1 / 0,
			platform: this.platform,
			nocase: this.nocase,
			includeChildMatches: this.includeChildMatches
		}).walkSync()];
	}
	stream() {
		return new vt(this.patterns, this.scurry.cwd, {
			...this.opts,
			maxDepth: this.maxDepth !== 1 / 0 ? this.maxDepth + this.scurry.cwd.depth() : 1 / 0,
			platform: this.platform,
			nocase: this.nocase,
			includeChildMatches: this.includeChildMatches
		}).stream();
	}
	streamSync() {
		return new vt(this.patterns, this.scurry.cwd, {
			...this.opts,
			maxDepth: this.maxDepth !== 1 / 0 ? this.maxDepth + this.scurry.cwd.depth() : 1 / 0,
			platform: this.platform,
			nocase: this.nocase,
			includeChildMatches: this.includeChildMatches
		}).streamSync();
	}
	iterateSync() {
		return this.streamSync()[Symbol.iterator]();
	}
	[Symbol.iterator]() {
		return this.iterateSync();
	}
	iterate() {
		return this.stream()[Symbol.asyncIterator]();
	}
	[Symbol.asyncIterator]() {
		return this.iterate();
	}
};
var le = (n, t = {}) => {
	Array.isArray(n) || (n = [n]);
	for (let e of n) if (new D(e, t).hasMagic()) return !0;
	return !1;
};
function Bt(n, t = {}) {
	return new I(n, t).streamSync();
}
function Qe(n, t = {}) {
	return new I(n, t).stream();
}
function ts(n, t = {}) {
	return new I(n, t).walkSync();
}
async function Je(n, t = {}) {
	return new I(n, t).walk();
}
function Ut(n, t = {}) {
	return new I(n, t).iterateSync();
}
function es(n, t = {}) {
	return new I(n, t).iterate();
}
var ji = Bt;
var Ii = Object.assign(Qe, { sync: Bt });
var zi = Ut;
var Bi = Object.assign(es, { sync: Ut });
var Ui = Object.assign(ts, {
	stream: Bt,
	iterate: Ut
});
var Ze = Object.assign(Je, {
	glob: Je,
	globSync: ts,
	sync: Ui,
	globStream: Qe,
	stream: Ii,
	globStreamSync: Bt,
	streamSync: ji,
	globIterate: es,
	iterate: Bi,
	globIterateSync: Ut,
	iterateSync: zi,
	Glob: I,
	hasMagic: le,
	escape: tt,
	unescape: W
});
Ze.glob = Ze;
// node_modules/node-pg-migrate/dist/legacy/migration.js
const FilenameFormat = Object.freeze({
	timestamp: "timestamp",
	utc: "utc",
	index: "index"
});
const SEPARATOR = "_";
/**
* Reads files from `dir`, sorts them and returns an array of their absolute paths.
* When not using globs, files are sorted by their numeric prefix values first. 17 digit numbers are interpreted as utc date and converted to the number representation of that date.
* Glob matches are sorted via String.localeCompare with ignored punctuation.
*
* @param dir The directory containing your migration files. This path is resolved from `cwd()`.
* Alternatively, provide a [glob](https://www.npmjs.com/package/glob) pattern or
* an array of glob patterns and set `options.useGlob = true`
*
* Note: enabling glob will read both, `dir` _and_ `options.ignorePattern` as glob patterns
* @param options
* @returns Array of absolute paths
*/
async function getMigrationFilePaths(dir, options = {}) {
	const { ignorePattern, useGlob = false, logger } = options;
	if (useGlob) return (await Ze(dir, {
		ignore: ignorePattern,
		nodir: true,
		withFileTypes: true
	})).toSorted((a, b) => compareMigrationFileNames(a.name, b.name, logger)).map((pathScurry) => pathScurry.fullpath());
	if (Array.isArray(dir) || Array.isArray(ignorePattern)) throw new TypeError("Options \"dir\" and \"ignorePattern\" can only be arrays when \"useGlob\" is true");
	const ignoreRegexp = new RegExp(ignorePattern?.length ? `^${ignorePattern}$` : "^\\..*");
	return (await readdir$1(`${dir}/`, { withFileTypes: true })).filter((dirent) => (dirent.isFile() || dirent.isSymbolicLink()) && !ignoreRegexp.test(dirent.name)).toSorted((a, b) => compareMigrationFileNames(a.name, b.name, logger)).map((dirent) => resolve(dir, dirent.name));
}
async function getLastSuffix(dir, ignorePattern) {
	try {
		const files = await getMigrationFilePaths(dir, { ignorePattern });
		return files.length > 0 ? getSuffixFromFileName(files[files.length - 1]) : void 0;
	} catch {
		return;
	}
}
async function resolveSuffix(directory, options) {
	const { language, ignorePattern } = options;
	return language || await getLastSuffix(directory, ignorePattern) || "js";
}
var Migration = class Migration {
	/**
	* Get file prefix for a new migrations file
	*
	* @method Migration.getFilePrefix
	* @param filenameFormat Filename format
	* @param directory Migrations directory
	* @param [ignorePattern] Glob ignore pattern
	* @returns string New file prefix
	*/
	static async getFilePrefix(filenameFormat, directory, ignorePattern) {
		if (filenameFormat === FilenameFormat.index) {
			const filePaths = await getMigrationFilePaths(directory, {
				ignorePattern,
				useGlob: /\*/.test(directory) || /\*/.test(ignorePattern || "")
			});
			let lastPrefix = 0;
			let prefixLength = 0;
			for (const filenamePath of filePaths) {
				const filename = basename(filenamePath);
				if (!/^\d+\D/.test(filename)) throw new Error(`Cannot deduce index for previously created file "${filenamePath}"`);
				const prefix = filename.split(/\D/)[0] ?? "";
				prefixLength = Math.max(prefixLength, prefix.length);
				lastPrefix = Math.max(lastPrefix, getNumericPrefix(filename));
			}
			return `${lastPrefix + 1}`.padStart(prefixLength || 4, "0");
		}
		return filenameFormat === FilenameFormat.utc ? (/* @__PURE__ */ new Date()).toISOString().replace(/\D/g, "") : Date.now().toString();
	}
	static async create(name, directory, options = {}) {
		const { filenameFormat = FilenameFormat.timestamp, ignorePattern } = options;
		await mkdir(directory, { recursive: true });
		const prefix = await Migration.getFilePrefix(filenameFormat, directory, ignorePattern);
		const templateFileName = "templateFileName" in options ? resolve(cwd(), options.templateFileName) : join(import.meta.dirname, "..", "..", "templates", `migration-template.${await resolveSuffix(directory, options)}`);
		const newFile = join(directory, `${prefix}${SEPARATOR}${name}.${getSuffixFromFileName(templateFileName)}`);
		await new Promise((resolve, reject) => {
			createReadStream(templateFileName).pipe(createWriteStream(newFile)).on("close", resolve).on("error", reject);
		});
		return newFile;
	}
	db;
	path;
	name;
	timestamp;
	up;
	down;
	options;
	typeShorthands;
	logger;
	constructor(db, migrationPath, { up, down }, options, typeShorthands, logger = console) {
		this.db = db;
		this.path = migrationPath;
		this.name = basename(migrationPath, extname(migrationPath));
		this.up = up;
		this.down = down;
		this.options = options;
		this.typeShorthands = typeShorthands;
		this.logger = logger;
		try {
			this.timestamp = getNumericPrefix(this.name, logger);
		} catch {
			this.timestamp = 0;
		}
	}
	_getMarkAsRun(action) {
		const schema = getMigrationTableSchema(this.options);
		const { migrationsTable } = this.options;
		const { name } = this;
		switch (action) {
			case this.down:
				this.logger.info(`### MIGRATION ${this.name} (DOWN) ###`);
				return `DELETE FROM "${schema}"."${migrationsTable}" WHERE name='${name}';`;
			case this.up:
				this.logger.info(`### MIGRATION ${this.name} (UP) ###`);
				return `INSERT INTO "${schema}"."${migrationsTable}" (name, run_on) VALUES ('${name}', NOW());`;
			default: throw new Error("Unknown direction");
		}
	}
	async _apply(action, pgm) {
		if (action.length === 2) await new Promise((resolve) => {
			action(pgm, resolve);
		});
		else await action(pgm);
		const sqlSteps = pgm.getSqlSteps();
		sqlSteps.push(this._getMarkAsRun(action));
		if (!this.options.singleTransaction && pgm.isUsingTransaction()) {
			sqlSteps.unshift("BEGIN;");
			sqlSteps.push("COMMIT;");
		} else if (this.options.singleTransaction && !pgm.isUsingTransaction()) {
			this.logger.warn("#> WARNING: Need to break single transaction! <");
			sqlSteps.unshift("COMMIT;");
			sqlSteps.push("BEGIN;");
		} else if (!this.options.singleTransaction || !pgm.isUsingTransaction()) this.logger.warn("#> WARNING: This migration is not wrapped in a transaction! <");
		if (typeof this.logger.debug === "function") this.logger.debug(`${sqlSteps.join("\n")}\n\n`);
		return sqlSteps.reduce((promise, sql) => promise.then(() => this.options.dryRun || this.db.query(sql)), Promise.resolve());
	}
	_getAction(direction) {
		if (direction === "down" && this.down === void 0) this.down = this.up;
		const action = this[direction];
		if (action === false) throw new Error(`User has disabled ${direction} migration on file: ${this.name}`);
		if (typeof action !== "function") throw new Error(`Unknown value for direction: ${direction}. Is the migration ${this.name} exporting a '${direction}' function?`);
		return action;
	}
	apply(direction) {
		const pgm = new MigrationBuilder(this.db, this.typeShorthands, Boolean(this.options.decamelize), this.logger);
		const action = this._getAction(direction);
		if (this.down === this.up) pgm.enableReverseMode();
		return this._apply(action, pgm);
	}
	markAsRun(direction) {
		return this.db.query(this._getMarkAsRun(this._getAction(direction)));
	}
};
// node_modules/node-pg-migrate/dist/legacy/runner.js
/**
* Random but well-known identifier shared by all instances of `node-pg-migrate`.
*/
const PG_MIGRATE_LOCK_ID = 7241865325823964;
const idColumn = "id";
const nameColumn = "name";
const runOnColumn = "run_on";
async function loadMigrations(db, options, logger) {
	try {
		let shorthands = {};
		const absoluteFilePaths = await getMigrationFilePaths(options.dir, {
			ignorePattern: options.ignorePattern,
			useGlob: options.useGlob,
			logger
		});
		const migrations = [];
		const migrationUnits = await loadMigrationUnits(options, absoluteFilePaths);
		for (const { id: filePath, actions } of migrationUnits) {
			shorthands = {
				...shorthands,
				...actions.shorthands
			};
			migrations.push(new Migration(db, filePath, actions, options, { ...shorthands }, logger));
		}
		return migrations;
	} catch (error) {
		if (error instanceof Error) throw new Error(`Error loading migration files: ${error.message}`, { cause: error });
		throw new Error("Error loading migration files: Unknown error", { cause: error });
	}
}
async function lock(db, lockValue = PG_MIGRATE_LOCK_ID, advisoryLockMode = "fail") {
	if (advisoryLockMode === "wait") {
		await db.query(`SELECT pg_advisory_lock(${lockValue})`);
		return;
	}
	const [result] = await db.select(`SELECT pg_try_advisory_lock(${lockValue}) AS "lockObtained"`);
	if (!result.lockObtained) throw new Error("Another migration is already running. Advisory lock mode is set to 'fail'.");
}
async function unlock(db, lockValue = PG_MIGRATE_LOCK_ID) {
	const [result] = await db.select(`SELECT pg_advisory_unlock(${lockValue}) AS "lockReleased"`);
	if (!result.lockReleased) throw new Error("Failed to release migration lock");
}
async function ensureMigrationsTable(db, options) {
	try {
		const schema = getMigrationTableSchema(options);
		const { migrationsTable } = options;
		const fullTableName = createSchemalize({
			shouldDecamelize: Boolean(options.decamelize),
			shouldQuote: true
		})({
			schema,
			name: migrationsTable
		});
		const migrationTables = await db.select(`SELECT table_name FROM information_schema.tables WHERE table_schema = '${schema}' AND table_name = '${migrationsTable}'`);
		if (migrationTables && migrationTables.length === 1) {
			const primaryKeyConstraints = await db.select(`SELECT constraint_name FROM information_schema.table_constraints WHERE table_schema = '${schema}' AND table_name = '${migrationsTable}' AND constraint_type = 'PRIMARY KEY'`);
			if (!primaryKeyConstraints || primaryKeyConstraints.length !== 1) await db.query(`ALTER TABLE ${fullTableName} ADD PRIMARY KEY (${idColumn})`);
		} else await db.query(`CREATE TABLE ${fullTableName} (${idColumn} SERIAL PRIMARY KEY, ${nameColumn} varchar(255) NOT NULL, ${runOnColumn} timestamp NOT NULL)`);
	} catch (error) {
		throw new Error(`Unable to ensure migrations table: ${error.stack}`);
	}
}
async function getRunMigrations(db, options) {
	const schema = getMigrationTableSchema(options);
	const { migrationsTable } = options;
	const fullTableName = createSchemalize({
		shouldDecamelize: Boolean(options.decamelize),
		shouldQuote: true
	})({
		schema,
		name: migrationsTable
	});
	return db.column(nameColumn, `SELECT ${nameColumn} FROM ${fullTableName} ORDER BY ${runOnColumn}, ${idColumn}`);
}
function getMigrationsToRun(options, runNames, migrations) {
	if (options.direction === "down") {
		const downMigrations = runNames.filter((migrationName) => !options.file || options.file === migrationName).map((migrationName) => migrations.find(({ name }) => name === migrationName) || migrationName);
		const { count = 1 } = options;
		const toRun = (options.timestamp ? downMigrations.filter((migration) => typeof migration === "object" && migration.timestamp >= count) : downMigrations.slice(-Math.abs(count))).toReversed();
		const deletedMigrations = toRun.filter((migration) => typeof migration === "string");
		if (deletedMigrations.length > 0) {
			const deletedMigrationsStr = deletedMigrations.join(", ");
			throw new Error(`Definitions of migrations ${deletedMigrationsStr} have been deleted.`);
		}
		return toRun;
	}
	const upMigrations = migrations.filter(({ name }) => !runNames.includes(name) && (!options.file || options.file === name));
	const { count = Number.POSITIVE_INFINITY } = options;
	return options.timestamp ? upMigrations.filter(({ timestamp }) => timestamp <= count) : upMigrations.slice(0, Math.abs(count));
}
function checkOrder(runNames, migrations) {
	const len = Math.min(runNames.length, migrations.length);
	for (let i = 0; i < len; i += 1) {
		const runName = runNames[i];
		const migrationName = migrations[i].name;
		if (runName !== migrationName) throw new Error(`Not run migration ${migrationName} is preceding already run migration ${runName}`);
	}
}
function runMigrations(toRun, method, direction) {
	return toRun.reduce((promise, migration) => promise.then(() => migration[method](direction)), Promise.resolve());
}
function getLogger(options) {
	const { log, logger, verbose } = options;
	let loggerObject = console;
	if (typeof logger === "object") loggerObject = logger;
	else if (typeof log === "function") loggerObject = {
		debug: log,
		info: log,
		warn: log,
		error: log
	};
	return verbose ? loggerObject : {
		debug: void 0,
		info: loggerObject.info.bind(loggerObject),
		warn: loggerObject.warn.bind(loggerObject),
		error: loggerObject.error.bind(loggerObject)
	};
}
async function runner(options) {
	const logger = getLogger(options);
	const connection = options.dbClient || options.databaseUrl;
	if (connection == null) throw new Error("You must provide either a databaseUrl or a dbClient");
	const db$1 = db(connection, logger);
	try {
		await db$1.createConnection();
		if (!options.noLock) await lock(db$1, options.lockValue, options.advisoryLockMode);
		if (options.schema) {
			const schemas = getSchemas(options.schema);
			if (options.createSchema) await Promise.all(schemas.map((schema) => db$1.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)));
			await db$1.query(`SET search_path TO ${schemas.map((s) => `"${s}"`).join(", ")}`);
		}
		if (options.migrationsSchema && options.createMigrationsSchema) await db$1.query(`CREATE SCHEMA IF NOT EXISTS "${options.migrationsSchema}"`);
		await ensureMigrationsTable(db$1, options);
		const [migrations, runNames] = await Promise.all([loadMigrations(db$1, options, logger), getRunMigrations(db$1, options)]);
		if (options.checkOrder !== false) checkOrder(runNames, migrations);
		const toRun = getMigrationsToRun(options, runNames, migrations);
		if (toRun.length === 0) {
			logger.info("No migrations to run!");
			return [];
		}
		logger.info("> Migrating files:");
		for (const m of toRun) logger.info(`> - ${m.name}`);
		if (options.fake) await runMigrations(toRun, "markAsRun", options.direction);
		else if (options.singleTransaction) {
			await db$1.query("BEGIN");
			try {
				await runMigrations(toRun, "apply", options.direction);
				await db$1.query("COMMIT");
			} catch (error) {
				logger.warn("> Rolling back attempted migration ...");
				await db$1.query("ROLLBACK");
				throw error;
			}
		} else await runMigrations(toRun, "apply", options.direction);
		return toRun.map((m) => ({
			path: m.path,
			name: m.name,
			timestamp: m.timestamp
		}));
	} finally {
		if (db$1.connected()) {
			if (!options.noLock) await unlock(db$1, options.lockValue).catch((error) => {
				logger.warn(error.message);
			});
			await db$1.close();
		}
	}
}
// src/postgres/database-error.ts
/** Whether the server itself sent this error. */
function isDatabaseError(error) {
	return error instanceof Error && "severity" in error && "code" in error;
}
/** Where the character at `position` (from 1, as Postgres counts) stands in a text. */
function locate(text, position) {
	const lines = [...text].slice(0, position - 1).join("").split("\n");
	return {
		line: lines.length,
		column: [...lines.at(-1) ?? ""].length + 1
	};
}
/**
* An error as psql would show it: message and SQLSTATE, detail, hint, context, and the line of the statement with a
* mark below the place.
*/
function describeDatabaseError(error, sql) {
	const parts = [`${error.severity}: ${error.message} (SQLSTATE ${error.code})`];
	const position = Number(error.position);
	if (sql && position > 0) {
		const { line, column } = locate(sql, position);
		parts.push(sql.split("\n")[line - 1] ?? "", `${" ".repeat(column - 1)}^`);
	}
	for (const [name, text] of Object.entries({
		DETAIL: error.detail,
		HINT: error.hint,
		CONTEXT: error.where
	})) if (text) parts.push(`${name}: ${text}`);
	return parts.join("\n");
}
// src/migrations/node-pg-migrate.ts
/** A migration could not be loaded or applied. */
var MigrationError = class extends Error {
	name = "MigrationError";
	/** The migration's path; undefined when it is none of them that failed. */
	file;
	place;
	constructor(message, details) {
		super(message, { cause: details.cause });
		this.file = details.file;
		this.place = details.place;
	}
};
/**
* Applies the migrations of a directory that have not been applied yet, by node-pg-migrate.
*
* @returns how many were applied
* @throws {MigrationError} naming the file, with Postgres' message, detail and position
*/
async function migrate(address, options) {
	const progress = {};
	try {
		return await withConnection(address, options.database, async (client) => {
			return (await runner({
				dbClient: recordSql(client, progress),
				dir: options.directory,
				direction: "up",
				migrationsTable: "pgmigrations",
				noLock: true,
				migrationLoaderStrategies: loadersThatTell(progress),
				logger: silent
			})).length;
		});
	} catch (error) {
		throw await describeFailure(error, progress);
	}
}
const silent = {
	debug: () => {},
	info: () => {},
	warn: () => {},
	error: () => {}
};
function recordSql(client, progress) {
	const query = client.query.bind(client);
	client.query = ((...args) => {
		const [first] = args;
		progress.sql = typeof first === "string" ? first : first?.text ?? "";
		return query(...args);
	});
	return client;
}
/** The loaders node-pg-migrate has for these kinds of files, told apart file by file. */
function loadersThatTell(progress) {
	const loader = (load) => async (files) => {
		const units = [];
		for (const file of files) {
			progress.file = file;
			const actions = telling(await load(file), file, progress);
			units.push({
				id: file,
				filePaths: [file],
				actions
			});
		}
		delete progress.file;
		return units;
	};
	return [{
		extensions: [".sql"],
		loader: loader(sqlMigration)
	}, {
		extensions: [
			".js",
			".cjs",
			".mjs",
			".ts",
			".cts",
			".mts"
		],
		loader: loader((file) => jiti.import(file))
	}];
}
/** The same actions, of which `up` notes the file; a proxy, since its number of parameters has a meaning. */
function telling(actions, file, progress) {
	const { up } = actions;
	if (typeof up !== "function") return actions;
	const apply = (target, self, args) => {
		progress.file = file;
		delete progress.sql;
		return Reflect.apply(target, self, args);
	};
	return {
		...actions,
		up: new Proxy(up, { apply })
	};
}
async function describeFailure(error, { file, sql }) {
	const name = file && relative(process.cwd(), file);
	if (!isDatabaseError(error)) {
		const message = error instanceof Error ? error.message : String(error);
		return new MigrationError(`migrations: ${name ? `${name}: ` : ""}${message}`, {
			file,
			cause: error
		});
	}
	const place = file && sql ? await placeInFile(file, sql, Number(error.position)) : void 0;
	return new MigrationError(`migration ${place ? `${name}:${place.line}:${place.column}` : name} failed\n${describeDatabaseError(error, sql)}`, {
		file,
		place,
		cause: error
	});
}
/** Where in an SQL file the failing character stands; other kinds make their SQL as they run. */
async function placeInFile(file, sql, position) {
	if (extname(file) !== ".sql" || !(position > 0)) return void 0;
	const content = await readFile(file, "utf8");
	const start = content.indexOf(sql.trimEnd().replace(/;$/, ""));
	return start < 0 ? void 0 : locate(content, [...content.slice(0, start)].length + position);
}
export { migrate };
