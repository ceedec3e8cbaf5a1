package dev.tenon.samples.gpt;

import static dev.tenon.Tenon.adam;
import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.layerNorm;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.parameter;
import static dev.tenon.Tenon.range;
import static dev.tenon.Tenon.sequential;
import static dev.tenon.Tenon.softmaxCrossEntropy;

import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Parameter;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.samples.Arguments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Guesses the next character of a text from at most 64 before it. One table reads the characters
 * and scores them, too.
 *
 * @see <a
 *     href="https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf">Radford
 *     et al., Improving language understanding by generative pre-training</a>
 */
@Model
public final class Gpt {
  static final int CHARACTERS = 96;
  static final int CONTEXT = 64;
  static final int WIDTH = 96;
  private static final int BLOCKS = 3;
  private static final int HEADS = 4;
  private static final int STEPS = 500;

  final Parameter characters = parameter("CHARACTERS WIDTH", Init.normal(0.1));
  final Parameter places = parameter("CONTEXT WIDTH", Init.normal(0.1));
  final Layer blocks = sequential().repeat(BLOCKS, i -> block()).layerNorm();

  private static Layer block() {
    Layer look = add(identity(), layerNorm().attention(HEADS, o -> o.causal()));
    Layer think = add(identity(), layerNorm().dense(4 * WIDTH).gelu().dense(WIDTH));
    return sequential().then(look).then(think);
  }

  private Tensor scores(Tensor text) {
    Tensor placed = characters.gather(text).plus(places.gather(range(text.dims().dim(1))));
    return blocks.apply(placed).matMul(characters, false, true);
  }

  /** How probable each character is after {@code text}. */
  @Inference
  @Shape("N CHARACTERS")
  Tensor next(@Shape("int32 N T") Tensor text) {
    return scores(text).slice(1, -1).squeeze(1).softmax();
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(scores(text), next).mean()).using(adam(2e-3));
  }

  /**
   * Learns from a text and writes on: {@code [FILE [STEPS]]}; four sonnets by Shakespeare without.
   */
  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.check(args, 2, "[FILE [STEPS]]");
    String text = Writer.known(args.length > 0 ? read(args[0], arguments) : sonnets());
    if (text.length() <= CONTEXT) {
      arguments.fail(
          "%s has %d characters that the sample knows, and more than %d are needed"
              .formatted(args[0], text.length(), CONTEXT));
    }
    if (args.length > 1 && !args[1].matches("[1-9]\\d{0,6}")) {
      arguments.fail("STEPS is a whole number from 1 to 9,999,999, not \"" + args[1] + "\"");
    }
    int steps = args.length > 1 ? Integer.parseInt(args[1]) : STEPS;
    Writer writer = new Writer(text);
    try (GptTrainer trainer = new GptTrainer()) {
      for (int step = 1; step <= steps; step++) {
        double loss = writer.learn(trainer);
        if (step % 50 == 0 || step == steps) {
          System.out.printf("step %d of %d, loss %.3f%n", step, steps, loss);
        }
      }
      try (GptPredictor predictor = trainer.predictor()) {
        System.out.println(
            writer.write(predictor, text.strip().lines().findFirst().orElse(" "), 400));
      }
    }
  }

  private static String read(String file, Arguments arguments) {
    try {
      return Files.readString(Path.of(file));
    } catch (CharacterCodingException e) {
      arguments.fail(file + " is no text in UTF-8");
    } catch (NoSuchFileException e) {
      arguments.fail("there is no file " + file);
    } catch (IOException | InvalidPathException e) {
      arguments.fail(file + " cannot be read: " + DiskFiles.reason(e));
    }
    return "";
  }

  static String sonnets() throws IOException {
    try (InputStream file = Gpt.class.getResourceAsStream("/gpt/sonnets.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
