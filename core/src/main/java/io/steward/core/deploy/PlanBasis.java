// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.operation.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a plan was made from, so that one can tell what is another thing now. Names of contents, not
 * the contents themselves.
 *
 * @param stacks by name: each fact by its kind and name
 */
public record PlanBasis(Map<String, Map<String, String>> stacks) {
  private static final String REVISION = "revision";
  private static final String FILE = "file ";
  private static final String VALUES = "values";
  private static final String IMAGE = "image ";
  private static final String CONTAINERS = "containers ";
  private static final String CHANGE = "change ";
  private static final String PLAN = "plan";
  private static final String NOTHING = "";

  /** Keeps its own copy. */
  public PlanBasis {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    stacks.forEach((stack, facts) -> copy.put(stack, Map.copyOf(facts)));
    stacks = Map.copyOf(copy);
  }

  static PlanBasis of(Collection<PlannedStack> planned) {
    Map<String, Map<String, String>> stacks = new LinkedHashMap<>();
    planned.forEach(stack -> stacks.put(stack.name(), facts(stack)));
    return new PlanBasis(stacks);
  }

  private static Map<String, String> facts(PlannedStack stack) {
    Map<String, String> facts = new TreeMap<>();
    WantedStack wanted = stack.wanted();
    facts.put(REVISION, Integer.toString(stack.plan().revision()));
    facts.put(VALUES, name(wanted.rendered()));
    Stream.concat(wanted.inputs().stream(), StackFiles.kept(wanted).stream())
        .forEach(file -> facts.put(FILE + shown(stack, file), DigestUtils.sha256Hex(file.bytes())));
    for (ServiceChange change : stack.plan().services()) {
      WantedService service = wanted.services().get(change.service());
      if (service != null) {
        ImageState image = stack.observed().images().get(service.image());
        facts.put(IMAGE + service.image(), image == null ? NOTHING : image.id());
      }
      facts.put(
          CONTAINERS + change.service(),
          String.join(
              " ",
              new TreeSet<>(
                  stack.observed().of(change.service()).stream()
                      .map(ContainerState::id)
                      .toList())));
      facts.put(CHANGE + change.service(), name(Json.line(change)));
    }
    facts.put(PLAN, name(Json.line(stack.plan())));
    return facts;
  }

  private static String shown(PlannedStack stack, Content file) {
    Path dir = stack.wanted().stack().dir();
    return (file.path().startsWith(dir) ? dir.relativize(file.path()) : file.path()).toString();
  }

  private static String name(String text) {
    return DigestUtils.sha256Hex(text);
  }

  /**
   * What is another thing now, one sentence each; empty when all is as it was.
   *
   * @param fetched whether images that were absent may be there, because a deploy fetched them
   */
  List<String> differences(PlanBasis now, boolean fetched) {
    List<String> differences = new ArrayList<>();
    for (String stack : new TreeSet<>(stacks.keySet())) {
      Map<String, String> later = now.stacks().get(stack);
      if (later == null) {
        differences.add(stack + " is not a stack any more");
      } else {
        differences.addAll(
            new Comparison(stack, stacks.getOrDefault(stack, Map.of()), later).tell(fetched));
      }
    }
    return differences;
  }

  /** The facts of one stack then and now. */
  private record Comparison(String stack, Map<String, String> then, Map<String, String> now) {
    List<String> tell(boolean fetched) {
      List<String> told = new ArrayList<>();
      if (differs(REVISION)) {
        told.add(stack + " has revision " + now(REVISION) + " now, not " + then(REVISION));
      }
      List<String> files = names(FILE);
      files.forEach(file -> told.add(stack + ": file " + file + went(FILE + file, "changed")));
      if (files.isEmpty() && differs(VALUES)) {
        told.add(stack + ": a value of its environment or its settings changed");
      }
      names(IMAGE).stream()
          .filter(image -> !fetched || !then(IMAGE + image).equals(NOTHING))
          .forEach(image -> told.add(stack + ": image " + image + moved(IMAGE + image)));
      names(CONTAINERS)
          .forEach(service -> told.add(stack + "/" + service + container(CONTAINERS + service)));
      if (told.isEmpty() && !fetched) {
        names(CHANGE).forEach(service -> told.add(stack + "/" + service + " is not as it was"));
        if (told.isEmpty() && differs(PLAN)) {
          told.add(stack + ": its networks, volumes or host names are not as they were");
        }
      }
      return told;
    }

    private String then(String key) {
      return then.getOrDefault(key, NOTHING);
    }

    private String now(String key) {
      return now.getOrDefault(key, NOTHING);
    }

    private boolean differs(String key) {
      return !then(key).equals(now(key));
    }

    /** The names of a kind whose facts differ. */
    private List<String> names(String kind) {
      var keys = new TreeSet<>(then.keySet());
      keys.addAll(now.keySet());
      return keys.stream()
          .filter(key -> key.startsWith(kind) && differs(key))
          .map(key -> key.substring(kind.length()))
          .toList();
    }

    private String went(String key, String otherwise) {
      if (then(key).equals(NOTHING)) {
        return " is new";
      }
      return now(key).equals(NOTHING) ? " is gone" : " " + otherwise;
    }

    private String moved(String key) {
      if (then(key).equals(NOTHING)) {
        return " was absent and is there now";
      }
      return now(key).equals(NOTHING)
          ? " is gone"
          : " moved from " + Planner.brief(then(key)) + " to " + Planner.brief(now(key));
    }

    private String container(String key) {
      if (then(key).equals(NOTHING)) {
        return " had no container and has one now";
      }
      return now(key).equals(NOTHING) ? " has no container any more" : " has other containers now";
    }
  }
}
