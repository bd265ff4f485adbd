// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.PlanMaker.Planned;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Json;
import io.steward.core.secret.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps plans in files, so that a deploy can be held to one. What a plan was made from is sealed in
 * it, as even the hash of a small secret would give it away.
 */
public final class PlanFiles {
  private final PlanMaker plans;
  private final Seal seal;

  @Inject
  PlanFiles(PlanMaker plans, Seal seal) {
    this.plans = plans;
    this.seal = seal;
  }

  /**
   * What a file of a plan says of the deploy.
   *
   * @param stacks what it was made for: {@code STACK} or {@code STACK/SERVICE} each
   * @param digest what must still be true
   */
  record Kept(List<String> stacks, PlanDigest digest) {
    /** Keeps its own copy. */
    Kept {
      stacks = List.copyOf(stacks);
    }
  }

  /**
   * The file, as it reads.
   *
   * @param digest names what the plan would change
   * @param stacks what it was made for: {@code STACK} or {@code STACK/SERVICE} each
   * @param basis what it was made from, sealed
   * @param plan the plan itself, for whoever reads it; a deploy makes its own and compares
   */
  private record Form(String digest, List<String> stacks, String basis, Plan plan) {}

  /**
   * Plans as {@link PlanMaker#plan} does, and writes the file, whole or not at all, readable by its
   * owner only.
   *
   * @throws OperationException of kind failed if it cannot be written
   */
  public Plan plan(Selection selection, boolean all, boolean pendingFails, Path file) {
    Planned planned = plans.priced(plans.planned(selection, all, pendingFails));
    PlanDigest digest = PlanDigest.of(planned);
    byte[] basis = Json.line(digest.basis().stacks()).getBytes(StandardCharsets.UTF_8);
    String sealed = Base64.getEncoder().encodeToString(seal.close(basis));
    write(file, Json.write(new Form(digest.value(), selection.names(), sealed, planned.plan())));
    return planned.plan();
  }

  private static void write(Path file, String text) {
    Path target = file.toAbsolutePath().normalize();
    try {
      Path folder = target.getParent();
      Path fresh = Files.createTempFile(folder == null ? target : folder, ".plan", ".json");
      try {
        Files.writeString(fresh, text);
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
   * @throws OperationException of kind usage if it is none, or was made with another state
   */
  Kept read(Path file) {
    try {
      Map<String, @Nullable Object> tree = Json.read(Files.readString(file), file.toString());
      if (tree.get("digest") instanceof String digest
          && tree.get("stacks") instanceof List<?> names
          && tree.get("basis") instanceof String basis) {
        return new Kept(
            names.stream().map(String::valueOf).toList(),
            new PlanDigest(digest, opened(file, basis)));
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

  private PlanBasis opened(Path file, String sealed) {
    try {
      byte[] plain = seal.open(Base64.getDecoder().decode(sealed));
      String text = new String(plain, StandardCharsets.UTF_8);
      Map<String, Map<String, String>> stacks = new LinkedHashMap<>();
      Json.read(text, file.toString()).forEach((stack, facts) -> stacks.put(stack, texts(facts)));
      return new PlanBasis(stacks);
    } catch (HomelabException | IllegalArgumentException e) {
      throw OperationException.of(
          ErrorKind.USAGE,
          file + " was made with the state of another homelab or machine, or was changed",
          e,
          "make the plan where it is deployed: steward plan --out FILE");
    }
  }

  private static Map<String, String> texts(@Nullable Object facts) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (facts instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }
}
