// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretWordsTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc";
  private final SecretWords words = new Secrecy(List.of()).words("***");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "serve --password=hunter2A --port=80; serve --password=*** --port=80",
        "serve --token hunter2C  --port 80; serve --token ***  --port 80",
        "curl -H 'Authorization: Bearer abc' http://web/; curl -H 'Authorization: Bearer ***' http://web/",
        "curl -H \"X-Api-Key: abc\" web; curl -H \"X-Api-Key: ***\" web",
        "curl -H X-Api-Key:abc web; curl -H X-Api-Key:*** web",
        "mysqladmin ping -uroot -phorse; mysqladmin ping -uroot -p***",
        "serve -port=80 -path=/srv; serve -port=80 -path=/srv",
        "sh -c \"PGPASSWORD='a b' psql\"; sh -c \"PGPASSWORD=*** psql\"",
        "mysql --password=$$MYSQL_PASSWORD; mysql --password=$$MYSQL_PASSWORD",
        "wget http://auth:9091/health; wget http://auth:9091/health",
        "it's what it isn't; it's what it isn't",
      })
  void masksTheWordsThatAreSecretOnly(String text, String masked) {
    assertThat(words.text(text)).isEqualTo(masked);
  }

  @Test
  void knowsASignedTokenByItsForm() {
    assertThat(words.masked(List.of("serve", TOKEN))).containsExactly("serve", "***");
  }

  @Test
  void looksIntoAWordThatIsAWholeCommand() {
    assertThat(words.masked(List.of("CMD-SHELL", "curl -H 'Authorization: Basic abc' web")))
        .containsExactly("CMD-SHELL", "curl -H 'Authorization: Basic ***' web");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "password = geheim5; password = ***",
        "  db_password: \"a: b\" ; `  db_password: ***`",
        "\"apiKey\": \"abc\",; \"apiKey\": ***,",
        "export MYSQL_PWD=abc; export MYSQL_PWD=***",
        "- TOKEN=abc; - TOKEN=***",
        "requirepass abc; requirepass ***",
        "proxy_pass http://web:80/; proxy_pass http://web:80/",
        "<ApiKey>abc</ApiKey>; <ApiKey>***</ApiKey>",
        "{\"user\":\"x\",\"secret\":\"a,b\"}; {\"user\":\"x\",\"secret\":***}",
        "password: ${DB_PASSWORD}; password: ${DB_PASSWORD}",
        "workers 4; workers 4",
        "credentials:; credentials:",
      })
  void masksTheValueOfALine(String line, String masked) {
    assertThat(words.line(line).strip()).isEqualTo(masked.strip());
  }

  @ParameterizedTest
  @CsvSource({"MYSQL_PWD", "CREDS", "JWT", "DB_CRED", "GITHUB_TOKEN"})
  void knowsTheNamesOfSecrets(String name) {
    assertThat(new Secrecy(List.of()).hidesNamed(name)).isTrue();
  }
}
