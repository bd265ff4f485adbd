// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.ProblemDocument;
import java.util.List;
import java.util.Locale;

/** What can be wrong with a request before an operation sees it. */
enum HttpFault {
  /** Not HTTP as it should be. */
  BAD_REQUEST(400, ErrorKind.USAGE),
  /** No token, or none that works. */
  UNAUTHORIZED(401, ErrorKind.REFUSED),
  /** The token does not allow it. */
  FORBIDDEN(403, ErrorKind.REFUSED),
  /** Nothing there. */
  NOT_FOUND(404, ErrorKind.NOT_FOUND),
  /** GET where POST is meant, or the other way round. */
  METHOD_NOT_ALLOWED(405, ErrorKind.USAGE),
  /** The body did not come to its end. */
  REQUEST_TIMEOUT(408, ErrorKind.USAGE),
  /** The body is longer than {@link Limits#BODY_BYTES}. */
  CONTENT_TOO_LARGE(413, ErrorKind.USAGE),
  /** The body is not JSON. */
  UNSUPPORTED_MEDIA_TYPE(415, ErrorKind.USAGE),
  /** Asked under a name that is not this server's. */
  MISDIRECTED_REQUEST(421, ErrorKind.REFUSED),
  /** Headers longer than {@link Limits#HEADER_BYTES}. */
  HEADERS_TOO_LARGE(431, ErrorKind.USAGE),
  /** A mistake of the program. */
  INTERNAL_ERROR(500, ErrorKind.FAILED),
  /** Busy, or about to stop. */
  UNAVAILABLE(503, ErrorKind.UNREACHABLE);

  private final int status;
  private final ErrorKind kind;

  HttpFault(int status, ErrorKind kind) {
    this.status = status;
    this.kind = kind;
  }

  /** The fault of this status, or the nearest in meaning. */
  static HttpFault of(int status) {
    for (HttpFault fault : values()) {
      if (fault.status == status) {
        return fault;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }

  ProblemDocument document(String detail, String... hints) {
    String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new ProblemDocument(
        "urn:steward:" + words.replace(' ', '-'),
        words,
        status,
        detail,
        kind.exitCode(),
        List.of(hints),
        List.of());
  }
}
