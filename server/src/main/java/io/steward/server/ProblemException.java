// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.ProblemDocument;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem document: what HTTP itself can get wrong. */
final class ProblemException extends RuntimeException {
  private final transient ProblemDocument document;
  private final transient Map<String, String> headers;

  private ProblemException(ProblemDocument document, Map<String, String> headers) {
    super(document.detail());
    this.document = document;
    this.headers = Map.copyOf(headers);
  }

  ProblemDocument document() {
    return document;
  }

  /** The headers the answer carries. */
  Map<String, String> headers() {
    return headers;
  }

  ProblemException header(String name, String value) {
    return new ProblemException(document, Map.of(name, value));
  }

  static ProblemException usage(String detail, List<ProblemDocument.Item> items, String... hints) {
    return new ProblemException(
        new ProblemDocument(
            "urn:steward:usage",
            "usage",
            ErrorKind.USAGE.httpStatus(),
            detail,
            ErrorKind.USAGE.exitCode(),
            List.of(hints),
            items),
        Map.of());
  }

  static ProblemException of(HttpFault fault, String detail, String... hints) {
    return new ProblemException(fault.document(detail, hints), Map.of());
  }
}
