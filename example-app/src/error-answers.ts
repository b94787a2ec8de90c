import type { FastifyReply, FastifyRequest } from "fastify";
import { ConflictError, InvalidError, TakenError, UserNotFoundError } from "./errors.ts";

interface Answer {
  readonly status: number;
  readonly detail: string;
}

/** Answers an error with `{"detail": …}`; one that nobody foresaw is logged and not shown. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, detail } = answerTo(error);
  if (status >= 500) request.log.error(error);
  return reply.code(status).send({ detail });
}

/** Answers a path or method that there is no route for. */
export function answerNoRoute(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send({ detail: "Not found" });
}

function answerTo(error: unknown): Answer {
  if (error instanceof InvalidError) return { status: 422, detail: error.message };
  if (error instanceof UserNotFoundError) return { status: 404, detail: error.message };
  if (error instanceof TakenError) return { status: 400, detail: error.message };
  if (error instanceof ConflictError) return { status: 409, detail: error.message };
  return answerToFramework(error) ?? { status: 500, detail: "Internal server error" };
}

function answerToFramework(error: unknown): Answer | undefined {
  if (!(error instanceof Error && "statusCode" in error && "code" in error)) return undefined;
  const { code, statusCode, message } = error;
  if (code === "FST_ERR_CTP_INVALID_JSON_BODY") return { status: 422, detail: message };
  return Number(statusCode) < 500 ? { status: Number(statusCode), detail: message } : undefined;
}
