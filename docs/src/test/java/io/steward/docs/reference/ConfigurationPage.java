// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.config.Choice;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.kind.KindSpec;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.ArgField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code CONFIGURATION.md}: every file, key and kind. */
final class ConfigurationPage {
  private final Plugins plugins;
  private final Markdown page = new Markdown();
  private final Set<Class<?>> chosen = new LinkedHashSet<>();

  ConfigurationPage(Plugins plugins) {
    this.plugins = plugins;
  }

  String text() {
    page.heading(1, "The configuration");
    page.say(
        """
        Written from what the settings say of themselves; do not edit. The files lie in `config/` of
        the homelab. Unknown and duplicate keys are refused; `steward config validate` lists every
        problem at once, `steward config schema FILE` writes a JSON Schema for editors, and
        `steward config show` tells which value counts and where it comes from.
        """);
    layers();
    plugins.files().forEach(this::file);
    kinds();
    return page.toString();
  }

  private void layers() {
    page.heading(2, "Which value counts");
    page.say(
        """
        From the weakest to the strongest: the default below; the file in `config/`; the file of the
        same name in `config/environments/NAME/`, where `-E NAME` or `STEWARD_ENVIRONMENT` chooses
        the environment; the variable `STEWARD__FILE__KEY`, such as
        `STEWARD__DEPLOYMENT__TIMEOUTS__PULL`. Mappings are merged key by key, lists are replaced.
        An entry of a map by name is left out with `enabled: false`.
        """);
    page.say(
        """
        Any value may hold `${env:NAME}`, a variable of the environment, or `${secret:PATH}`, which
        is asked of the secret stores in their order and never shown. A duration is written as
        `30s`, `5m`, `1h30m` or `7d`.
        """);
  }

  private void file(ConfigurationFile<?> file) {
    page.heading(2, file.fileName());
    page.say(file.text() + ".");
    List<List<String>> rows = new ArrayList<>();
    record(file.type(), "", rows);
    table(rows);
  }

  private void kinds() {
    for (Class<?> made : List.copyOf(chosen)) {
      page.heading(2, "Kinds of " + made.getSimpleName());
      page.say(
          """
          Chosen by name, alone or with settings: `NAME: kind` or `NAME: { kind: { key: value } }`.
          """);
      plugins.kinds().stream().filter(kind -> kind.makes() == made).forEach(this::kind);
    }
  }

  private void kind(KindSpec<?, ?> kind) {
    page.heading(3, Markdown.code(kind.name()));
    page.say(kind.text() + ".");
    List<List<String>> rows = new ArrayList<>();
    record(kind.settings(), "", rows);
    table(rows);
  }

  private void table(List<List<String>> rows) {
    page.table(List.of("Key", "Value", "Default", "What it is"), rows);
  }

  private void record(Class<? extends Record> type, String prefix, List<List<String>> rows) {
    for (ArgField field : ArgField.of(type)) {
      String key = prefix + field.key();
      rows.add(
          List.of(
              Markdown.code(key),
              TypeWords.of(field.type()),
              field.required() ? "required" : Defaults.of(field),
              field.text()));
      nested(field.type(), key, rows);
    }
  }

  private void nested(Type type, String key, List<List<String>> rows) {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Choice.class) {
        chosen.add((Class<?>) inner[0]);
        return;
      }
      String below = inner.length == 2 ? key + ".NAME" : key;
      nested(inner[inner.length - 1], below, rows);
    } else if (type instanceof Class<?> plain && ArgField.isSettings(plain)) {
      record(plain.asSubclass(Record.class), key + ".", rows);
    }
  }
}
