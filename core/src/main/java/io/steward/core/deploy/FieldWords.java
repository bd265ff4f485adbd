// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.RestartPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** A volume that goes by no name. */
  public static final String ANONYMOUS_VOLUME = "anonymous volume";

  /** The field that says whose mounts it has too. */
  public static final String LENDERS = "volumes from";

  /** The field of the most memory and swap together. */
  public static final String SWAP = "memory and swap";

  /** The field of how gladly the kernel swaps. */
  public static final String SWAPPINESS = "swappiness";

  /** The field that says that nothing is ended for want of memory. */
  public static final String OOM_KILLER = "OOM killer";

  /** The field of the processors it may run on. */
  public static final String PROCESSOR_SET = "processor set";

  /** The field of its weight among others. */
  public static final String PROCESSOR_SHARES = "processor shares";

  /** The field of its time in each period. */
  public static final String PROCESSOR_QUOTA = "processor quota";

  /** The field of the period that the quota is for. */
  public static final String PROCESSOR_PERIOD = "processor period";

  /** The field of the address of its first network card. */
  public static final String MAC_ADDRESS = "MAC address";

  /** The field of whose control groups it sees. */
  public static final String CGROUP_SPACE = "cgroup space";

  /** The field of the program that runs the container. */
  public static final String RUNTIME = "runtime";

  /** The field of its annotations. */
  public static final String ANNOTATIONS = "annotations";

  /** What stands where an engine does not tell what it was asked for, or drops it. */
  public static final String UNTOLD = "not told by the engine";

  private static final String BY_ITSELF = " by itself";

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

  /** A volume; all that go by no name are alike. */
  public static String volume(String name, boolean readOnly) {
    return isAnonymous(name)
        ? ANONYMOUS_VOLUME
        : "volume " + name + (readOnly ? " (read-only)" : "");
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

  /** Whether Compose would choose this name for a container of some service of a project. */
  public static boolean isUsualName(String name, String project) {
    return name.matches(Pattern.quote(project) + "[-_].+[-_]\\d+");
  }

  /** How a container is on a network. */
  public static String network(
      Set<String> aliases, String ipv4, String ipv6, Collection<String> linkLocal) {
    StringBuilder words = new StringBuilder("joined");
    if (!aliases.isEmpty()) {
      words.append(" as ").append(String.join(", ", aliases));
    }
    if (!ipv4.isEmpty()) {
      words.append(" at ").append(ipv4);
    }
    if (!ipv6.isEmpty()) {
      words.append(" at ").append(ipv6);
    }
    linkLocal.forEach(address -> words.append(" at ").append(address));
    return words.toString();
  }

  /** A container that is known by its name alone. */
  public static String container(String name) {
    return "container " + name;
  }

  /** What the engine may have chosen itself; it is as it shall be where nobody chose otherwise. */
  public static String byItself(String value) {
    return value.isEmpty() ? "" : value + BY_ITSELF;
  }

  /**
   * Whether a value is as it shall be, as far as it can be known.
   *
   * @param is what the engine reports; empty for nothing
   * @param shall what is wanted; empty for nothing
   */
  static boolean alike(Optional<String> is, Optional<String> shall) {
    return is.equals(shall)
        || is.filter(UNTOLD::equals).isPresent()
        || (is.filter(value -> value.endsWith(BY_ITSELF)).isPresent()
            && (shall.isEmpty() || shall.map(FieldWords::byItself).equals(is)));
  }

  /** Memory and swap together; nothing for twice the memory, which the engine allows by itself. */
  public static String swap(long memory, long both) {
    if (both < 0) {
      return memory > 0 ? "no bound" : "";
    }
    return both == 2 * memory ? "" : bytes(both);
  }

  /** A count or weight; nothing for none. */
  public static String number(long number) {
    return number > 0 ? Long.toString(number) : "";
  }

  /** Microseconds; nothing for none. */
  public static String micros(long micros) {
    return micros > 0 ? micros + " µs" : "";
  }

  /** Texts under names, in one. */
  public static String pairs(Map<String, String> named) {
    return set(named.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  /**
   * Devices asked of a driver, {@code gpu: all by nvidia}.
   *
   * @param count -1 for all; counts only without ids
   */
  public static String request(
      String driver, long count, List<String> ids, List<String> capabilities) {
    String number = count < 0 ? "all" : Long.toString(count);
    return String.join("+", capabilities)
        + ": "
        + (ids.isEmpty() ? number : String.join("+", ids))
        + (driver.isEmpty() ? "" : " by " + driver);
  }

  /**
   * Sets how fast a block device may be read or written.
   *
   * @param kind as the engine calls it, such as {@code ReadBps}
   */
  public static void rate(Fields.Builder fields, String kind, String device, long rate) {
    String what = kind.startsWith("Read") ? "read rate" : "write rate";
    String field = kind.endsWith("IOps") ? what + " in operations" : what;
    fields.set(field, device, (kind.endsWith("IOps") ? rate : bytes(rate)) + "/s");
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
