/**
 * The HTTP front-end: every operation that is not local as a route, runs with events, OpenAPI,
 * metrics; entry type {@link io.steward.server.ServerPlugin}, which brings the operation {@code
 * serve} and those on tokens. Sole user of Javalin and Jetty.
 */
@NullMarked
package io.steward.server;

import org.jspecify.annotations.NullMarked;
