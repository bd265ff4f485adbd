// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why the disk refused, in words that fit behind a colon. */
public final class IoReason {
  private IoReason() {}

  /** Without names of classes, and without the file, which the sentence before it names. */
  public static String of(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "no such file";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    String text =
        error instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(error.getMessage());
    return text.substring(0, Math.min(1, text.length())).toLowerCase(Locale.ROOT)
        + text.substring(Math.min(1, text.length()));
  }
}
