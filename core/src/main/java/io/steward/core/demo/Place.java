// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

import io.steward.core.docker.ComposeProgram;
import io.steward.core.docker.DockerConfig;
import io.steward.core.docker.DockerEndpoint;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineInfo;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessRunner;
import java.nio.file.Path;
import java.util.Map;

/** Where the demo runs. */
sealed interface Place extends AutoCloseable permits EnginePlace, SimulatedPlace {
  /** Why nothing real happens; empty where it does. */
  String reason();

  /** What it is, for a heading. */
  String describe();

  /** Where the containers come from, one sentence. */
  String means();

  /** Makes ready what the sample needs there. */
  void prepare(SampleLab lab, Story story);

  /** Takes away everything there that belongs to the sample and nothing else. */
  Cleared clear(SampleLab lab);

  @Override
  void close();

  /** The engine that these variables name, or else the simulated target. */
  static Place find(Map<String, String> variables) {
    try {
      return engine(variables);
    } catch (HomelabException e) {
      return new SimulatedPlace(e.getMessage());
    }
  }

  private static Place engine(Map<String, String> variables) {
    var runner = new ProcessRunner();
    Path home = Path.of(variables.getOrDefault("HOME", System.getProperty("user.home")));
    DockerEndpoint endpoint = DockerEndpoint.find(variables, home);
    if (!(endpoint instanceof DockerEndpoint.UnixSocket)) {
      throw OperationException.of(
          ErrorKind.UNREACHABLE,
          "the engine at " + endpoint.address() + " may not see the files of this machine");
    }
    var engine = new DockerEngine(endpoint, new DockerConfig(variables, home, runner));
    try {
      EngineInfo info = engine.info();
      String compose = ComposeProgram.find(variables, runner).version();
      HostPrograms.Found programs = new HostPrograms(variables, runner).find();
      String words = "Docker " + info.version() + " and Compose " + compose;
      return new EnginePlace(engine, words, new DemoImage(programs));
    } catch (HomelabException e) {
      engine.close();
      throw e;
    }
  }
}
