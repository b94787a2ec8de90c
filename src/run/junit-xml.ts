import type { MatcherView } from "fast-xml-parser";
import { messageOf } from "../process/message-of.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What is told of a document while it is read, so that no more of it is kept than is wanted. The root's depth is 1. */
export interface XmlListener {
  began(element: string, depth: number, attributes: Attributes): void;
  /** Text of the element at that depth, in parts. */
  text(depth: number, text: string): void;
}

/** Elements that are skipped unread: what tests have printed, which is most of many a report. */
const outputElements = ["system-out", "system-err"];

// The parser takes text by the character, at 36 bytes of memory each.
const longestPart = 8 * 1024 * 1024;

/** @throws when it is no XML, or an element is not closed */
export async function readXml(xml: string, listener: XmlListener): Promise<void> {
  requireShortParts(xml);
  // Only a run that reads reports pays for loading it.
  const { XMLParser } = await import("fast-xml-parser");
  let place: MatcherView | undefined;
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    trimValues: false,
    parseTagValue: false,
    ignorePiTags: true,
    stopNodes: outputElements.map((name) => `..${name}`),
    entityDecoder,
    jPath: false,
    updateTag(element, path, attributes: Attributes | undefined) {
      if (typeof path === "string" || outputElements.includes(element)) return false;
      place = path;
      listener.began(element, path.getDepth(), attributes ?? {});
      // The parser would build a tree otherwise, of many times the document's size.
      return false;
    },
    tagValueProcessor(_element, text, path) {
      if (typeof path !== "string") listener.text(path.getDepth(), text);
      return text;
    },
  });
  try {
    parser.parse(xml);
  } catch (error) {
    throw new Error(`not XML: ${reason(error)}`, { cause: error });
  }
  if (!place) throw new Error("not XML: there is no element in it");
  // The parser itself takes a document that was cut off as it is.
  if (place.getDepth() > 0) throw new Error(`not XML: <${place.getCurrentTag()}> is not closed`);
}

function reason(error: unknown): string {
  const message = messageOf(error);
  return message.startsWith("readTagExp") ? "a tag is not closed" : message;
}

function requireShortParts(xml: string): void {
  for (let start = 0; start < xml.length; ) {
    const isCdata = xml.startsWith("<![CDATA[", start);
    const found = isCdata ? xml.indexOf("]]>", start) : xml.indexOf("<", start + 1);
    const end = found === -1 ? xml.length : found;
    const isRead = !isCdata && !outputElements.some((name) => xml.startsWith(`<${name}`, start));
    if (isRead && end - start > longestPart) {
      throw new Error(`an element has more than ${longestPart / 1024 ** 2} MiB of text`);
    }
    start = end;
  }
}

/** Knows the entities of XML itself, and none that a document defines: those can grow without a bound. */
const entityDecoder = {
  decode: decodeEntities,
  setExternalEntities() {},
  addInputEntities() {},
  reset() {},
  setXmlVersion() {},
};

const namedEntities = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (entity, decimal?: string, hex?: string, name?: string) => {
      if (name) return namedEntities.get(name) ?? entity;
      return character(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16)) ?? entity;
    },
  );
}

function character(code: number): string | undefined {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0 && code <= 0x10ffff && !isSurrogate ? String.fromCodePoint(code) : undefined;
}
