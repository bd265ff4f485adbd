// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/**
 * A value that is one text to every front-end: JSON, YAML and tables show its {@code toString} and
 * never its parts. A value that must not be shown hides itself there.
 */
public interface Textual {}
