// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.WantedStack;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.NetworkInfo;
import io.steward.core.docker.VolumeInfo;
import io.steward.core.operation.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Networks and volumes that exist and are not as the files say. Compose makes them once and never
 * changes them; neither does a deploy. Only what is written is compared: the rest is the engine's.
 */
record UnlikeThings(DockerEngine engine) {
  private static final String STAYS = "; no deploy changes it";
  private static final Set<String> SAID =
      Set.of("driver", "driver_opts", "internal", "attachable", "enable_ipv6", "ipam");
  private static final Set<String> SHOWN = Set.of("device", "type");

  /** A sentence for each difference. */
  List<String> of(WantedStack wanted) {
    Map<String, ?> project = Json.read(wanted.rendered(), "a project");
    List<String> sentences = new ArrayList<>();
    Map<String, Map<?, ?>> networks = defined(project.get("networks"));
    if (!networks.isEmpty()) {
      Map<String, NetworkInfo> there = byName(engine.listNetworks(Map.of()), NetworkInfo::name);
      networks.forEach(
          (name, network) -> {
            if (there.containsKey(name)) {
              network(network, there.get(name), sentences);
            }
          });
    }
    Map<String, Map<?, ?>> volumes = defined(project.get("volumes"));
    if (!volumes.isEmpty()) {
      Map<String, VolumeInfo> there = byName(engine.listVolumes(Map.of()), VolumeInfo::name);
      volumes.forEach(
          (name, volume) -> {
            if (there.containsKey(name)) {
              volume(volume, there.get(name), sentences);
            }
          });
    }
    return sentences;
  }

  private static <T> Map<String, T> byName(Collection<T> things, Function<T, String> name) {
    return things.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a));
  }

  /** Those of a section that Compose makes and that say more than a name, by it. */
  private static Map<String, Map<?, ?>> defined(@Nullable Object section) {
    Map<String, Map<?, ?>> defined = new LinkedHashMap<>();
    if (section instanceof Map<?, ?> things) {
      for (Object value : things.values()) {
        if (value instanceof Map<?, ?> thing && says(thing)) {
          defined.put(String.valueOf(thing.get("name")), thing);
        }
      }
    }
    return defined;
  }

  private static boolean says(Map<?, ?> thing) {
    return SAID.stream()
        .map(thing::get)
        .anyMatch(value -> value != null && !Map.of().equals(value));
  }

  private static void network(Map<?, ?> wanted, NetworkInfo there, List<String> sentences) {
    var unlike = new Unlike("network " + there.name(), sentences);
    unlike.flag("internal", wanted, there.internal());
    if (wanted.get("attachable") != null) {
      unlike.flag("attachable", wanted, there.attachable());
    }
    if (wanted.get("enable_ipv6") != null) {
      unlike.flag("enable_ipv6", wanted, there.ipv6());
    }
    unlike.text("driver", wanted.get("driver"), there.driver());
    unlike.options(wanted.get("driver_opts"), there.options());
    if (wanted.get("ipam") instanceof Map<?, ?> ipam
        && ipam.get("config") instanceof List<?> pools) {
      for (Object pool : pools) {
        Object subnet = pool instanceof Map<?, ?> map ? map.get("subnet") : null;
        if (subnet != null && !there.subnets().contains(subnet.toString())) {
          unlike.text("subnet", subnet, String.join(", ", there.subnets()));
        }
      }
    }
  }

  private static void volume(Map<?, ?> wanted, VolumeInfo there, List<String> sentences) {
    var unlike = new Unlike("volume " + there.name(), sentences);
    unlike.text("driver", wanted.get("driver"), there.driver());
    unlike.options(wanted.get("driver_opts"), there.options());
  }

  /** Where one thing differs. */
  private record Unlike(String thing, List<String> sentences) {
    void flag(String key, Map<?, ?> wanted, boolean is) {
      boolean shall = Boolean.TRUE.equals(wanted.get(key));
      if (shall != is) {
        add(key, String.valueOf(is), String.valueOf(shall));
      }
    }

    void text(String key, @Nullable Object shall, String is) {
      if (shall != null && !shall.toString().equals(is)) {
        add(key, is, shall.toString());
      }
    }

    void options(@Nullable Object shall, Map<String, String> is) {
      if (shall instanceof Map<?, ?> options) {
        for (String key : new TreeSet<>(options.keySet().stream().map(String::valueOf).toList())) {
          option(key, String.valueOf(options.get(key)), is.getOrDefault(key, "nothing"));
        }
      }
    }

    /** Other options may hold a password, as those of a share do. */
    private void option(String key, String shall, String is) {
      if (SHOWN.contains(key)) {
        text(key, shall, is);
      } else if (!shall.equals(is)) {
        sentences.add(thing + " is there with another " + key + " than the files say" + STAYS);
      }
    }

    private void add(String key, String is, String shall) {
      sentences.add(
          thing + " is there with " + key + " " + is + ", the files say " + shall + STAYS);
    }
  }
}
