package dev.tenon.runtime.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tenon.DidYouMean;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of {@code --config}: a JSON object whose keys are names of options without dashes, such
 * as {@code {"epochs": 3, "data": "my/data", "plain": true}}. Comments as in Java are allowed.
 */
final class ConfigFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Path file;
  private final Map<String, Setting<?>> known = new LinkedHashMap<>();

  private ConfigFile(Path file, List<Setting<?>> settings) {
    this.file = file;
    settings.forEach(setting -> known.put(setting.key(), setting));
  }

  /**
   * Reads {@code file}.
   *
   * @param settings all that it may name, whichever command takes them
   * @return the values by the names of the options
   * @throws UserError with file and line, if it is not such a file, names an option that does not
   *     exist, or gives one a wrong value
   */
  static Map<String, Object> read(Path file, List<Setting<?>> settings) {
    return new ConfigFile(file, settings).read();
  }

  private Map<String, Object> read() {
    try {
      if (Files.isDirectory(file)) {
        throw new UserError("--config takes a file, and %s is a folder".formatted(file));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new UserError(
            "%s is larger than 1 MB, which no file of options is; name another".formatted(file));
      }
      String text = Files.readString(file);
      if (text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(BYTE_ORDER_MARK.length()); // some editors on Windows begin with it
      }
      try (JsonParser parser = JSON.createParser(text)) {
        return read(parser);
      }
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file %s (--config)".formatted(file), e);
    } catch (JsonEOFException e) {
      throw wrong(
          e.getLocation().getLineNr(),
          "expected JSON such as {\"epochs\": 3}, found its end too early; close what is open");
    } catch (JsonParseException e) {
      throw wrong(
          e.getLocation().getLineNr(),
          "expected JSON such as {\"epochs\": 3}, found this: " + e.getOriginalMessage());
    } catch (CharacterCodingException e) {
      throw new UserError("%s is not in UTF-8; convert it to that".formatted(file), e);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, DiskFiles.reason(e)), e);
    }
  }

  private Map<String, Object> read(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(line(parser), "expected a JSON object such as {\"epochs\": 3}");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Setting<?> setting = setting(parser);
      parser.nextToken();
      value(parser, setting).ifPresent(value -> values.put(setting.name(), value));
    }
    if (parser.nextToken() != null) {
      throw wrong(line(parser), "expected the end of the file after the object");
    }
    return values;
  }

  private Setting<?> setting(JsonParser parser) throws IOException {
    String key = parser.currentName();
    Setting<?> setting = known.get(key);
    if (setting == null) {
      String named = key.startsWith("--") ? key.substring(2) : key;
      Optional<String> meant =
          known.containsKey(named) ? Optional.of(named) : DidYouMean.of(named, known.keySet());
      throw wrong(
          line(parser),
          "there is no option \"%s\"; %s"
              .formatted(
                  key,
                  meant
                      .map(near -> "did you mean \"" + near + "\"?")
                      .orElse("--help lists them, here without their dashes")));
    }
    return setting;
  }

  private Optional<Object> value(JsonParser parser, Setting<?> setting) throws IOException {
    JsonToken token = parser.currentToken();
    String text = token.isScalarValue() ? parser.getText() : token.asString();
    if (setting.isFlag()) {
      if (!token.isBoolean()) {
        throw wrong(line(parser), setting.key() + " takes true or false, not " + shown(parser));
      }
      return parser.getBooleanValue() ? Optional.of(true) : Optional.empty();
    }
    if (token.isBoolean() && setting.values().all().contains("on")) {
      text = parser.getBooleanValue() ? "on" : "off"; // JSON has words of its own for these
      token = JsonToken.VALUE_STRING;
    }
    boolean readable = token == JsonToken.VALUE_STRING || token.isNumeric();
    try {
      if (readable) {
        return Optional.of(setting.values().read(text));
      }
      throw wrong(
          line(parser),
          "%s takes one value (%s), not %s"
              .formatted(setting.key(), setting.label(), shown(parser)));
    } catch (WrongValue e) {
      throw wrong(
          line(parser), "%s takes %s, not \"%s\"".formatted(setting.key(), e.getMessage(), text));
    }
  }

  private static String shown(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "\"" + parser.getText() + "\"";
      default -> parser.getText();
    };
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private UserError wrong(int line, String message) {
    return new UserError("%s:%d: %s".formatted(file, line, message));
  }
}
