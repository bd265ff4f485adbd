// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

/**
 * A file that was mended, or would be.
 *
 * @param file the file
 * @param mended how many findings in it were mended
 */
public record FixedFile(String file, int mended) {}
