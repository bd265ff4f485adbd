// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.docker.ComposeLabels;
import io.steward.core.docker.DockerEngine;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine of this machine. */
final class EnginePlace implements Place {
  private final DockerEngine engine;
  private final String words;
  private final DemoImage image;

  EnginePlace(DockerEngine engine, String words, DemoImage image) {
    this.engine = engine;
    this.words = words;
    this.image = image;
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public String describe() {
    return words;
  }

  @Override
  public String means() {
    return "The image is packed from programs of this machine, so nothing is downloaded.";
  }

  @Override
  public void prepare(SampleLab lab, Story story) {
    String images = lab.id() + ":" + DemoImage.GOOD + " and :" + DemoImage.BAD;
    story.report(Mark.BUSY, "pack", images);
    image.importTo(engine, lab.id());
    story.report(Mark.OK, "pack", images);
    story.gap();
  }

  @Override
  public Cleared clear(SampleLab lab) {
    List<String> left = new ArrayList<>();
    int containers = 0;
    int networks = 0;
    int volumes = 0;
    for (String stack : SampleLab.STACKS) {
      Map<String, String> own = Map.of(ComposeLabels.PROJECT, lab.project(stack));
      containers += all(engine::listContainers, own, c -> engine.removeContainer(c.id()), left);
      networks += all(engine::listNetworks, own, n -> engine.removeNetwork(n.id()), left);
      volumes += all(engine::listVolumes, own, v -> engine.removeVolume(v.name()), left);
    }
    return new Cleared(containers, networks, volumes, images(lab, left), left);
  }

  private int images(SampleLab lab, List<String> left) {
    return all(
        own ->
            List.of(lab.id() + ":" + DemoImage.GOOD, lab.id() + ":" + DemoImage.BAD).stream()
                .filter(name -> engine.findImage(name).isPresent())
                .toList(),
        Map.of(),
        engine::removeImage,
        left);
  }

  /** Removes each that is found; what goes wrong with one does not spare the others. */
  private static <T> int all(
      Function<Map<String, String>, List<T>> find,
      Map<String, String> labels,
      Consumer<T> remove,
      List<String> left) {
    int removed = 0;
    try {
      for (T thing : find.apply(labels)) {
        removed += attempt(() -> remove.accept(thing), left);
      }
    } catch (HomelabException e) {
      left.add(e.getMessage());
    }
    return removed;
  }

  private static int attempt(Runnable removal, List<String> left) {
    try {
      removal.run();
      return 1;
    } catch (HomelabException e) {
      left.add(e.getMessage());
      return 0;
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
