// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.RestartPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The canonical words of {@link Fields}: files and engines write the same thing in different ways,
 * and both are brought to these before they are compared.
 */
public final class FieldWords {
  /** A folder in memory; its options are not compared. */
  public static final String TMPFS = "in memory";

  /** What the engine sets where nothing is said; saying it is the same as not saying it. */
  public static final Fields ENGINE =
      new Fields.Builder()
          .set("shared memory", "64 MB")
          .set("stop signal", "SIGTERM")
          .set("IPC space", "private")
          .set("log driver", "json-file")
          .build();

  private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

  private FieldWords() {}

  /** Words in their order, as a person can read them; quoted where blanks would mislead. */
  public static String list(List<String> words) {
    return String.join(
        " ",
        words.stream()
            .map(word -> word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word)
            .toList());
  }

  /** Names whose order means nothing. */
  public static String set(Collection<String> names) {
    Set<String> sorted = new TreeSet<>();
    names.forEach(name -> sorted.add(name.startsWith("CAP_") ? name.substring(4) : name));
    return String.join(", ", sorted);
  }

  /** {@code 127.0.0.1:8080 → 80/tcp}; every address and any port are left out. */
  public static String port(String address, String published, String target) {
    String every = address.equals("0.0.0.0") || address.equals("::") ? "" : address;
    String host = every.isEmpty() ? published : every + ":" + published;
    return host + " → " + target;
  }

  /** A folder or file of the host. */
  public static String bind(String source, boolean readOnly) {
    return source + (readOnly ? " (read-only)" : "");
  }

  /** Whether a volume or network goes by no name but what the engine made up. */
  public static boolean isAnonymous(String name) {
    return name.isEmpty() || ANONYMOUS.matcher(name).matches();
  }

  /** A named volume; an anonymous one is nothing to compare. */
  public static String volume(String name, boolean readOnly) {
    return isAnonymous(name) ? "" : "volume " + name + (readOnly ? " (read-only)" : "");
  }

  /** Aliases without the names that a container of a service has on its networks anyway. */
  public static Set<String> aliases(
      Collection<String> all, Collection<String> own, String project, String service) {
    Set<String> aliases = new TreeSet<>(all);
    aliases.removeAll(own);
    aliases.removeAll(Set.of(service, project + "-" + service));
    aliases.removeIf(alias -> isUsualName(alias, project, service));
    return aliases;
  }

  /** Whether Compose would choose this name for a container of a service. */
  public static boolean isUsualName(String name, String project, String service) {
    return name.matches(Pattern.quote(project) + "[-_]" + Pattern.quote(service) + "[-_]\\d+");
  }

  /** How a container is on a network. */
  public static String network(Set<String> aliases, String ipv4, String ipv6) {
    StringBuilder words = new StringBuilder("joined");
    if (!aliases.isEmpty()) {
      words.append(" as ").append(String.join(", ", aliases));
    }
    if (!ipv4.isEmpty()) {
      words.append(" at ").append(ipv4);
    }
    return ipv6.isEmpty() ? words.toString() : words + " at " + ipv6;
  }

  /**
   * Options of security. The engine adds {@code label=disable} by itself to whoever is privileged
   * or in the process or IPC space of the host.
   */
  public static String security(
      Collection<String> options, boolean privileged, String processes, String ipc) {
    boolean adds = privileged || processes.equals("host") || ipc.equals("host");
    return set(
        options.stream().filter(option -> !adds || !option.matches("label[=:]disable")).toList());
  }

  /** The space of another container. */
  public static final String ANOTHER = "of another";

  /** The space of a container that is not there any more. */
  public static final String GONE = "of one that is gone";

  /** The space that a container had before it was started again: whoever stayed is cut off. */
  public static final String LEFT_BEHIND = "of one that was started again since";

  /** A mode that may name a service or container, which is compared by kind alone. */
  public static String mode(String mode) {
    return mode.startsWith("service:") || mode.startsWith("container:") ? ANOTHER : mode;
  }

  /** Whole seconds. */
  public static String seconds(Duration length) {
    return Math.max(1, length.toSeconds()) + " s";
  }

  /** A length of time, exact; nothing for none. */
  public static String duration(Duration length) {
    if (length.isZero()) {
      return "";
    }
    return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
  }

  /** An amount of memory; nothing for none. */
  public static String bytes(long bytes) {
    if (bytes <= 0) {
      return "";
    }
    for (var unit :
        List.of(new Unit(1L << 30, "GB"), new Unit(1L << 20, "MB"), new Unit(1L << 10, "kB"))) {
      if (bytes % unit.size() == 0) {
        return bytes / unit.size() + " " + unit.name();
      }
    }
    return bytes + " B";
  }

  private record Unit(long size, String name) {}

  /** Processors; nothing for no limit. */
  public static String cpus(double cpus) {
    return cpus <= 0 ? "" : String.format(Locale.ROOT, "%.3f", cpus).replaceAll("\\.?0+$", "");
  }

  /** A restart policy of {@code deploy} in the engine's words. */
  static String restart(RestartPolicy policy) {
    return switch (policy.condition().orElse("any")) {
      case "none" -> "no";
      case "on-failure" ->
          policy.maxAttempts().isPresent()
              ? "on-failure:" + policy.maxAttempts().getAsLong()
              : "on-failure";
      default -> "always";
    };
  }
}
