import Fastify, { type FastifyInstance } from "fastify";
import { answerError, answerNoRoute } from "./error-answers.ts";
import { addUserRoutes, type UserRoutesOptions } from "./user-routes.ts";

export interface AppOptions extends UserRoutesOptions {
  /** Whether to log requests, as lines of JSON; off by default. */
  readonly logger?: boolean;
}

/** The service, ready to listen or to be called by `inject`. */
export function createApp({ logger = false, ...options }: AppOptions): FastifyInstance {
  const app = Fastify({
    logger,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerError,
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNoRoute);
  acceptEmptyJson(app);
  addUserRoutes(app, options);
  return app;
}

// Many clients send `Content-Type: application/json` with a DELETE that has no body.
function acceptEmptyJson(app: FastifyInstance) {
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (request, body, done) => (body === "" ? done(null) : parseJson(request, body, done)),
  );
}
