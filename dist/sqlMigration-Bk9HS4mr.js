import { a as __toESM, i as __require, t as __commonJSMin } from "./rolldown-runtime-DU8RvWek.js";
import { in as require__builtin_util, rn as require__builtin_crypto } from "./run-CbA7hw36.js";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
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
			const tt = __require("node:v8"), it = require__builtin_util(), st = new Set(Be.builtinModules);
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
			const Kt = require__builtin_crypto();
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
export { createJiti as n, sqlMigration as t };
