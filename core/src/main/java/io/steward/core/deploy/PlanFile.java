// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan in a file, so that a deploy can be held to it.
 *
 * @param digest names what the plan would change
 * @param stacks what it was made for: {@code STACK} or {@code STACK/SERVICE} each
 * @param plan the plan itself, for whoever reads it; a deploy makes its own and compares; absent
 *     when the file was read
 */
public record PlanFile(String digest, List<String> stacks, Optional<Plan> plan) {
  /** Keeps its own copy. */
  public PlanFile {
    stacks = List.copyOf(stacks);
  }

  /** The file of a plan. */
  public static PlanFile of(Selection selection, Plan plan) {
    return new PlanFile(PlanDigest.of(plan).value(), selection.names(), Optional.of(plan));
  }

  /**
   * Writes the file, whole or not at all, readable by its owner only.
   *
   * @throws OperationException of kind failed if it cannot be written
   */
  public void write(Path file) {
    Path target = file.toAbsolutePath().normalize();
    try {
      Path folder = target.getParent();
      Path fresh = Files.createTempFile(folder == null ? target : folder, ".plan", ".json");
      try {
        Files.writeString(fresh, Json.write(this));
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "the plan cannot be written to " + target + ": " + e, e);
    }
  }

  /**
   * Reads the file of a plan.
   *
   * @throws OperationException of kind usage if it is none
   */
  public static PlanFile read(Path file) {
    try {
      Map<String, @Nullable Object> tree = Json.read(Files.readString(file), file.toString());
      if (tree.get("digest") instanceof String digest
          && tree.get("stacks") instanceof List<?> names) {
        List<String> stacks = names.stream().map(String::valueOf).toList();
        return new PlanFile(digest, stacks, Optional.empty());
      }
      throw OperationException.of(
          ErrorKind.USAGE, file + " is not a plan", "steward plan --out FILE writes one");
    } catch (NoSuchFileException e) {
      throw OperationException.of(
          ErrorKind.USAGE, "there is no file " + file, e, "steward plan --out FILE writes one");
    } catch (IOException e) {
      throw OperationException.of(ErrorKind.FAILED, "cannot read " + file + ": " + e, e);
    }
  }
}
