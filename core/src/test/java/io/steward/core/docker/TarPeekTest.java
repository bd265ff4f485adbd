// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TarPeekTest {
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  private TarPeekTest entry(String name, char kind, String size, int blocks) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, size);
    header[156] = (byte) kind;
    archive.writeBytes(header);
    archive.writeBytes(new byte[blocks * 512]);
    return this;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private boolean peek() throws IOException {
    return TarPeek.holdsAnything(new ByteArrayInputStream(archive.toByteArray()));
  }

  private TarPeekTest end() {
    archive.writeBytes(new byte[1024]);
    return this;
  }

  @Test
  void anEmptyFolderHoldsNothing() throws IOException {
    assertThat(entry("data/", '5', "00000000000", 0).end().peek()).isFalse();
  }

  @Test
  void aFolderWithAnEmptyFileHoldsSomething() throws IOException {
    entry("data/", '5', "00000000000", 0).entry("data/x", '0', "00000000000", 0);

    assertThat(peek()).isTrue();
  }

  @Test
  void aFolderWithAFolderHoldsSomething() throws IOException {
    entry("data/", '5', "00000000000", 0).entry("data/base/", '5', "00000000000", 0);

    assertThat(peek()).isTrue();
  }

  @Test
  void whatAFileSystemBringsIsNothing() throws IOException {
    entry("data/", '5', "00000000000", 0).entry("data/lost+found/", '5', "00000000000", 0);

    assertThat(end().peek()).isFalse();
  }

  @Test
  void skipsWhatIsSaidOfAnEntry() throws IOException {
    entry("pax", 'x', "00000001000", 1)
        .entry("data/", '5', "00000000000", 0)
        .entry("pax", 'x', "00000001001", 2)
        .entry("data/x", '0', "00000000000", 0);

    assertThat(peek()).isTrue();
  }

  @Test
  void aFileCountsByItsSize() throws IOException {
    assertThat(new TarPeekTest().entry("acme.json", '0', "00000000000", 0).peek()).isFalse();
    assertThat(new TarPeekTest().entry("acme.json", '0', "00000000002", 1).peek()).isTrue();
  }

  @Test
  void refusesToGuessWhenTheArchiveBreaksOff() {
    entry("data/", '5', "00000000000", 0);

    assertThatThrownBy(this::peek).isInstanceOf(IOException.class);
  }
}
