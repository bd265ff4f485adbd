// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.WantedStack;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.NetworkInfo;
import io.steward.core.docker.VolumeInfo;
import io.steward.core.operation.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    Map<String, @Nullable Object> project = Json.read(wanted.rendered(), "a project");
    List<String> sentences = new ArrayList<>();
    each(
        Json.map(project.get("networks")),
        () -> engine.listNetworks(Map.of()),
        NetworkInfo::name,
        (network, there) -> network(network, there, sentences));
    each(
        Json.map(project.get("volumes")),
        () -> engine.listVolumes(Map.of()),
        VolumeInfo::name,
        (volume, there) -> volume(volume, there, sentences));
    return sentences;
  }

  /** Compares those of a section that say more than a name with what there is of that name. */
  private static <T> void each(
      Map<String, @Nullable Object> section,
      Supplier<List<T>> engine,
      Function<T, String> name,
      BiConsumer<Map<?, ?>, T> compare) {
    List<Map<String, @Nullable Object>> defined =
        section.values().stream().map(Json::map).filter(UnlikeThings::says).toList();
    List<T> there = defined.isEmpty() ? List.of() : engine.get();
    for (Map<String, @Nullable Object> thing : defined) {
      there.stream()
          .filter(one -> name.apply(one).equals(thing.get("name")))
          .forEach(one -> compare.accept(thing, one));
    }
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
    for (Object pool : Json.list(Json.map(wanted.get("ipam")).get("config"))) {
      Object subnet = Json.map(pool).get("subnet");
      if (subnet != null && !there.subnets().contains(subnet.toString())) {
        unlike.text("subnet", subnet, String.join(", ", there.subnets()));
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
      new TreeMap<>(Json.map(shall))
          .forEach(
              (key, value) -> option(key, String.valueOf(value), is.getOrDefault(key, "nothing")));
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
