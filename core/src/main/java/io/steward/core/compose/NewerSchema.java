// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static io.steward.core.compose.ScalarType.FLAG;
import static io.steward.core.compose.ScalarType.TEXT;
import static io.steward.core.compose.ScalarType.WHOLE;

import java.util.regex.Pattern;

/** Keys that came after Docker Compose 2.26; {@link ComposeVersions} tells since when. */
final class NewerSchema {
  /** A text or a flag, printed as text. */
  static final Type ATTESTATION =
      new LimitedType(
          ScalarType.TEXT_OR_FLAG, "text, true or false", any -> true, any -> any.toString());

  private static final Pattern PULL =
      Pattern.compile(
          "always|never|build|if_not_present|missing|refresh|daily|weekly|every_(\\d+[wdhms])+");

  private NewerSchema() {}

  static Type model() {
    return RecordType.of()
        .with(TEXT, "name", "model")
        .with(WHOLE, "context_size")
        .with(ListType.ANY_TEXTS, "runtime_flags")
        .require("model");
  }

  static Type pullPolicy() {
    return new LimitedType(
        TEXT,
        "one of always, never, if_not_present, build, missing, daily, weekly, every_<duration>",
        text -> PULL.matcher(text.toString()).matches(),
        text -> text);
  }

  static void service(RecordType service) {
    Type use = RecordType.orNothing().with(TEXT, "endpoint_var", "model_var");
    Type options = MapType.of(OptionsType.OPTIONS);
    RecordType provider = RecordType.of().with(TEXT, "type").with(options, "options");
    RecordType before = DevelopSchema.hook().with(TEXT, "image").with(FLAG, "per_replica");
    service
        .with(new NamesType(MapType.named(use)), "models")
        .with(provider.require("type"), "provider")
        .with(FLAG, "use_api_socket")
        .with(ListType.of(before), "pre_start")
        .with(LimitedType.hidden(TEXT), "pull_refresh_after");
  }

  static Type mountedVolume() {
    return RecordType.of()
        .with(FLAG, "nocopy")
        .with(TEXT, "subpath")
        .with(PairsType.LABELS, "labels");
  }
}
