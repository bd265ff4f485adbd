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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps plans in files, so that a deploy can be held to one. What a plan was made from is sealed in
 * it, as even the hash of a small secret would give it away.
 */
public final class PlanFiles {
  private static final String CHANGED =
      " was made with the state of another homelab or machine, or was changed";
  private static final String AGAIN = "make the plan where it is deployed: steward plan --out FILE";
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
  private record Form(String digest, List<String> stacks, String basis, Plan plan) {
    Form with(String sealed) {
      return new Form(digest, stacks, sealed, plan);
    }
  }

  /**
   * What is sealed in the file.
   *
   * @param readable names what can be read in the file
   * @param stacks what the plan was made from
   */
  private record Sealed(String readable, Map<String, Map<String, String>> stacks) {}

  /**
   * Plans as {@link PlanMaker#plan} does, and writes the file, whole or not at all, readable by its
   * owner only.
   *
   * @throws OperationException of kind failed if it cannot be written
   */
  public Plan plan(Selection selection, boolean all, boolean pendingFails, Path file) {
    Planned planned = plans.priced(plans.planned(selection, all, pendingFails));
    PlanDigest digest = PlanDigest.of(planned);
    var form = new Form(digest.value(), selection.names(), "", planned.plan());
    String readable = readable(Json.read(Json.line(form), file.toString()));
    String basis = Json.line(new Sealed(readable, digest.basis().stacks()));
    write(file, Json.write(form.with(Base64.getEncoder().encodeToString(seal.closeText(basis)))));
    return planned.plan();
  }

  /**
   * Names everything that can be read in a file; white space and the order of keys do not count.
   */
  private static String readable(Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> read = new TreeMap<>(tree);
    read.remove("basis");
    return DigestUtils.sha256Hex(Json.line(sorted(read)));
  }

  private static Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> keys = new TreeMap<>();
      map.forEach((key, item) -> keys.put(String.valueOf(key), sorted(item)));
      return keys;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PlanFiles::sorted).toList();
    }
    return value == null ? Optional.empty() : value;
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
    } catch (NoSuchFileException e) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "the plan cannot be written to " + target + ": its folder is not there",
          e,
          "mkdir -p " + target.getParent());
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "the plan cannot be written to " + target + ": " + e, e);
    }
  }

  /**
   * Reads the file of a plan.
   *
   * @throws OperationException of kind usage if it is none, was made with another state, or says
   *     anything else than what was written
   */
  Kept read(Path file) {
    try {
      Map<String, @Nullable Object> tree = Json.read(Files.readString(file), file.toString());
      if (tree.get("digest") instanceof String digest
          && tree.get("stacks") instanceof List<?> names
          && tree.get("basis") instanceof String basis) {
        return new Kept(
            names.stream().map(String::valueOf).toList(),
            new PlanDigest(digest, opened(file, tree, basis)));
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

  private PlanBasis opened(Path file, Map<String, @Nullable Object> tree, String basis) {
    Map<String, @Nullable Object> sealed;
    try {
      String text = seal.openText(Base64.getDecoder().decode(basis));
      sealed = Json.read(text, file.toString());
    } catch (HomelabException | IllegalArgumentException e) {
      throw OperationException.of(ErrorKind.USAGE, file + CHANGED, e, AGAIN);
    }
    if (!readable(tree).equals(sealed.get("readable"))) {
      throw OperationException.of(ErrorKind.USAGE, file + CHANGED, AGAIN);
    }
    Map<String, Map<String, String>> stacks = new LinkedHashMap<>();
    Json.map(sealed.get("stacks")).forEach((stack, facts) -> stacks.put(stack, texts(facts)));
    return new PlanBasis(stacks);
  }

  private static Map<String, String> texts(@Nullable Object facts) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (facts instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }
}
