/**
 * Who may use the HTTP server: bearer {@link io.steward.server.auth.Tokens} with a {@link
 * io.steward.server.auth.Scope}, made, listed and revoked on the command line only.
 */
@NullMarked
package io.steward.server.auth;

import org.jspecify.annotations.NullMarked;
