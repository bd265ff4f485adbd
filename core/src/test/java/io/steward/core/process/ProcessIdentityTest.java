// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  private final ProcessIdentity self = ProcessIdentity.current();

  @Test
  void isNotDeadItself() {
    assertThat(self.isAlive()).isTrue();
    assertThat(ProcessIdentity.of(self.pid())).contains(self);
    assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(self.isDead()).isFalse();
    assertThat(ProcessIdentity.current()).isEqualTo(self);
  }

  @Test
  void isDeadWhenItsNumberBelongsToAnotherProcess() {
    assertThat(with(3, "1").isDead()).isTrue();
    assertThat(with(3, "1").isAlive()).isFalse();
  }

  @Test
  void isDeadWhenItsNumberIsFree() {
    assertThat(ProcessIdentity.of(Integer.MAX_VALUE)).isEmpty();
    assertThat(new ProcessIdentity(self.host(), Integer.MAX_VALUE, self.stamp()).isDead()).isTrue();
  }

  @Test
  void isDeadWhenItsMachineWasRestarted() {
    assertThat(with(1, "another-boot").isDead()).isTrue();
  }

  @Test
  void cannotBeJudgedFromAnotherHostMachineOrContainer() {
    assertThat(new ProcessIdentity("elsewhere", self.pid(), with(3, "1").stamp()).isDead())
        .isFalse();
    assertThat(with(0, "another-machine").isDead()).isFalse();
    assertThat(new ProcessIdentity(self.host(), Integer.MAX_VALUE, with(2, "pid:[1]").stamp()))
        .matches(process -> !process.isDead())
        .matches(process -> !process.isAlive());
  }

  @Test
  void cannotBeJudgedByAStampItDoesNotUnderstand() {
    assertThat(new ProcessIdentity(self.host(), Integer.MAX_VALUE, "").isDead()).isFalse();
  }

  private ProcessIdentity with(int part, String value) {
    String[] parts = self.stamp().split("/", -1);
    parts[part] = value;
    return new ProcessIdentity(self.host(), self.pid(), String.join("/", parts));
  }
}
