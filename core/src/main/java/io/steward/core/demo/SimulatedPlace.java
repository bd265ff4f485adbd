// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.demo;

/** Nothing real: the simulated target keeps what it pretends in the state of the sample. */
record SimulatedPlace(String reason) implements Place {
  @Override
  public String describe() {
    return "the simulated target";
  }

  @Override
  public String means() {
    return "Their containers are pretended: nothing is downloaded and nothing is started.";
  }

  @Override
  public void prepare(SampleLab lab, Story story) {}

  @Override
  public Cleared clear(SampleLab lab) {
    return Cleared.NOTHING;
  }

  @Override
  public void close() {}
}
