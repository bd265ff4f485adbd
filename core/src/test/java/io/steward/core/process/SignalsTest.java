// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static void sendUsr2() {
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessRunner().run(Command.of("sh", "-c", "kill -USR2 " + pid));
  }

  @Test
  void hearsSignalsUntilClosed() {
    List<String> outer = new CopyOnWriteArrayList<>();
    List<String> inner = new CopyOnWriteArrayList<>();

    var first = Signals.listen(List.of("USR2"), outer::add);
    var second = Signals.listen(List.of("USR2"), inner::add);
    sendUsr2();
    await().untilAsserted(() -> assertThat(inner).containsExactly("USR2"));
    second.close();
    sendUsr2();
    await().untilAsserted(() -> assertThat(outer).containsExactly("USR2"));
    first.close();

    assertThat(inner).hasSize(1);
  }
}
