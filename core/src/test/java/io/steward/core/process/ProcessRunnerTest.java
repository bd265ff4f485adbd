// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {
  private final ProcessRunner runner = new ProcessRunner(Duration.ofMillis(300));
  @TempDir private Path folder;

  private static Command shell(String script) {
    return Command.of("sh", "-c", script);
  }

  @Test
  void tellsExitCodeAndBothStreams() {
    var result = runner.run(shell("echo out; echo err >&2; exit 3"));

    assertThat(result).isEqualTo(new ProcessResult(3, "out\n", "err\n", false));
    assertThat(result.succeeded()).isFalse();
  }

  @Test
  void passesArgumentsWithoutAShell() {
    var result = runner.run(Command.of("printf", "%s|", "a b", "$HOME", "; exit 1", "*"));

    assertThat(result.output()).isEqualTo("a b|$HOME|; exit 1|*|");
  }

  @Test
  void givesTheInputWholeAndThenItsEnd() {
    String text = "first\nsecond ü\n".repeat(50_000);

    var result = runner.run(Command.of("cat").withInput(text).withCapture(2_000_000));

    assertThat(result.output()).isEqualTo(text);
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void runsInTheFolderAndWithTheVariablesGivenAlone() {
    var command =
        Command.of("env")
            .withEnvironment(Map.of("PATH", "/usr/bin:/bin", "ONLY", "this"))
            .withDirectory(folder);

    assertThat(runner.run(command).output().lines().filter(line -> !line.startsWith("PWD=")))
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "ONLY=this");
    assertThat(runner.run(Command.of("pwd").withDirectory(folder)).output())
        .isEqualTo(folder + "\n");
  }

  @Test
  void keepsTheLastBytesOfMuchOutput() {
    var result = runner.run(shell("seq 1 100000").withCapture(20));

    assertThat(result.output()).endsWith("99999\n100000\n").hasSize(20);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void handsOutLinesAsTheyCome() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    var listener =
        new ProcessListener() {
          @Override
          public void onLine(Source source, String line) {
            lines.add(source + " " + line);
          }
        };

    runner.run(shell("printf 'one\r\ntwo\nthree'"), listener);

    assertThat(lines).containsExactly("OUTPUT one", "OUTPUT two", "OUTPUT three");
  }

  @Test
  void tellsTheProcessBeforeTheProgramBegins() {
    Path proof = folder.resolve("proof");
    var seen = new AtomicReference<String>();
    var listener =
        new ProcessListener() {
          @Override
          public void onStart(ProcessIdentity process) {
            assertThat(proof).doesNotExist();
            assertThat(ProcessGroup.find(process)).isPresent();
            assertThat(ProcessGroup.find(another(process))).isEmpty();
            seen.set(Long.toString(process.pid()));
          }
        };

    var result = runner.run(shell("touch '" + proof + "'; echo $$"), listener);

    assertThat(result.output().strip()).isEqualTo(seen.get());
    assertThat(proof).exists();
  }

  private static ProcessIdentity another(ProcessIdentity process) {
    return new ProcessIdentity(process.host(), process.pid(), process.stamp() + "1");
  }

  @Test
  void neverBeginsAProgramWhoseStartWasNotNoted() {
    Path proof = folder.resolve("proof");
    var listener =
        new ProcessListener() {
          @Override
          public void onStart(ProcessIdentity process) {
            throw new IllegalStateException("journal is full");
          }
        };

    assertThatThrownBy(() -> runner.run(shell("touch '" + proof + "'"), listener))
        .hasMessage("journal is full");
    assertThat(proof).doesNotExist();
  }

  @Test
  void leadsASessionOfItsOwn() {
    var result = runner.run(shell("ps -o sid= -p $$; echo $$"));

    assertThat(result.output().lines().map(String::strip).distinct()).hasSize(1);
  }

  @Test
  void endsEverythingThatTakesTooLong() throws Exception {
    Path pids = folder.resolve("pids");
    String script =
        "trap '' TERM; (trap '' TERM; echo $$ >> %s; sleep 300) & (sleep 301 & echo $! >> %s) ; wait"
            .formatted(pids, pids);

    assertThatThrownBy(() -> runner.run(shell(script).withTimeout(Duration.ofMillis(700))))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessage("'sh -c " + script + "' did not end within 700 ms, so it was ended");
    for (String pid : Files.readAllLines(pids)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> !runs(Long.parseLong(pid)));
    }
  }

  /** A process that ended but was not waited for yet counts as ended. */
  private static boolean runs(long pid) throws Exception {
    Path status = Path.of("/proc/" + pid + "/stat");
    return Files.exists(status)
        && !Files.readString(status, StandardCharsets.ISO_8859_1).contains(") Z ");
  }

  @Test
  void endsTheProgramWhenInterrupted() throws Exception {
    var thrown = new AtomicReference<Throwable>();
    var interrupted = new AtomicReference<Boolean>();
    var handle = new AtomicReference<ProcessHandle>();
    var listener =
        new ProcessListener() {
          @Override
          public void onStart(ProcessIdentity process) {
            handle.set(ProcessHandle.of(process.pid()).orElseThrow());
          }
        };
    var thread =
        new Thread(
            () -> {
              try {
                runner.run(Command.of("sleep", "300"), listener);
              } catch (OperationException e) {
                thrown.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });

    thread.start();
    await().until(() -> handle.get() != null);
    thread.interrupt();
    thread.join(5000);

    assertThat(thrown.get()).hasMessage("'sleep 300' was ended: interrupted");
    assertThat(interrupted.get()).isTrue();
    assertThat(handle.get().isAlive()).isFalse();
  }

  @Test
  void doesNotWaitForChildrenThatHoldTheOutput() {
    var result = runner.run(shell("sleep 20 & echo done").withTimeout(Duration.ofSeconds(10)));

    assertThat(result.output()).isEqualTo("done\n");
  }

  @Test
  void saysWhichProgramIsMissingAndWhereItWasLookedFor() {
    var command = Command.of("no-such-program").withEnvironment(Map.of("PATH", "/usr/bin:/bin"));

    assertThatThrownBy(() -> runner.run(command))
        .isInstanceOfSatisfying(
            OperationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE);
              assertThat(e.hints())
                  .containsExactly("install no-such-program, or add its folder to PATH");
            })
        .hasMessage("cannot run 'no-such-program': not found in PATH (/usr/bin:/bin)");
  }

  @Test
  void saysThatTheFolderIsMissing() {
    var command = Command.of("true").withDirectory(folder.resolve("gone"));

    assertThatThrownBy(() -> runner.run(command))
        .hasMessageStartingWith("cannot run 'true' in " + folder.resolve("gone") + ": ");
  }

  @Test
  void rethrowsWhatTheListenerThrewAfterTheProgramEnded() {
    var listener =
        new ProcessListener() {
          @Override
          public void onLine(Source source, String line) {
            throw new IllegalStateException("cannot take " + line);
          }
        };

    assertThatThrownBy(() -> runner.run(shell("seq 1 100000"), listener))
        .hasMessage("cannot take 1");
  }

  @Test
  void showsNeitherInputNorEnvironment() {
    var command = Command.of("cat", "-").withInput("secret").withEnvironment(Map.of("A", "secret"));

    assertThat(command).hasToString("cat -");
  }

  @Test
  void staysInOurSessionWhenItSharesOurStreams() throws Exception {
    Path seen = folder.resolve("seen");
    Command apart = shell("cut -d' ' -f6 /proc/$$/stat > " + seen + "; exit 3");

    ProcessResult result = runner.run(apart.sharingStreams());

    assertThat(result).isEqualTo(new ProcessResult(3, "", "", false));
    String own = Files.readString(Path.of("/proc/self/stat")).split(" ", -1)[5];
    assertThat(Files.readString(seen).strip()).isEqualTo(own);
    runner.run(apart);
    assertThat(Files.readString(seen).strip()).isNotEqualTo(own);
  }

  @Test
  void endsWhatSharesOurStreamsAndTakesTooLong() {
    Command slow = shell("sleep 60").sharingStreams().withTimeout(Duration.ofMillis(100));

    assertThatThrownBy(() -> runner.run(slow))
        .hasMessage("'sh -c sleep 60' did not end within 100 ms, so it was ended");
  }
}
