// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file whose text comes from the program. */
public final class GeneratedFile {
  private static final boolean REGENERATE = Boolean.getBoolean("steward.regenerate");
  private final Path path;

  /** The file of this name in the folder of the docs. */
  public GeneratedFile(String name) {
    this.path = Path.of(name).toAbsolutePath();
  }

  /** What the file says now. */
  public String text() throws IOException {
    return Files.readString(path);
  }

  /** Fails when the file says something else; writes it instead when asked to. */
  public void mustBe(String text) throws IOException {
    if (REGENERATE) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return;
    }
    assertThat(path)
        .as(
            "docs/%s is not what the program says of itself. To write it again:%n"
                + "  ./mvnw -pl docs -am test -Dtest='*ReferenceTest,*EmbeddingTest'"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsteward.regenerate=true%n",
            path.getFileName())
        .exists()
        .content()
        .isEqualTo(text);
  }
}
