package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Facts;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Source;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.runtime.SizedNetwork.Outcome;
import dev.tenon.runtime.SizedNetwork.Run;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sizes that the contract of a model of the corpus allows are those with which TensorFlow
 * computes what was inferred, in each of its functions.
 */
@Tag("long")
class CorpusSizesTest {
  private static final Path RESOURCES = Path.of("../processor/src/test/resources");
  private static final List<String> FOLDERS = List.of("corpus/valid", "fluent/valid");
  private static final Pattern STATEMENT = Pattern.compile("\"([^\"]*[A-Z](?:%|<=|>=)[^\"]*)\"");

  /** It names classes that only the processor makes. */
  private static final String GENERATED = "GeneratedClassesInMain.java";

  @TempDir private Path folder;

  /** Tries models and prints what came of it. */
  static final class Work {
    private final Map<String, Integer> counts = new TreeMap<>();

    private Work() {}

    /** The models among the sources in {@code args[0]}, whose classes are in {@code args[1]}. */
    public static void main(String[] args) throws Exception {
      Work work = new Work();
      try (URLClassLoader loader =
              new URLClassLoader(new URL[] {Path.of(args[1]).toUri().toURL()});
          Stream<Path> sources = Files.list(Path.of(args[0]))) {
        for (Path source : sources.filter(CorpusSizesTest::isPlain).sorted().toList()) {
          String name = source.getFileName().toString().replace(".java", "");
          Class<?> type = Class.forName("cases." + name, true, loader);
          for (Class<?> model : models(type)) {
            work.check(model, Files.readString(source));
          }
        }
      }
      System.out.println("counted " + work.counts);
    }

    private static List<Class<?>> models(Class<?> type) {
      return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()))
          .filter(each -> each.isAnnotationPresent(Model.class) && !each.isInterface())
          .toList();
    }

    private void check(Class<?> model, String source) {
      Facts stated = Facts.NONE;
      for (MatchResult text : STATEMENT.matcher(source).results().toList()) {
        stated = stated.and(Reflection.shape(text.group(1), model).facts());
      }
      for (Map.Entry<String, Program> program : programs(model).entrySet()) {
        for (Function function : program.getValue().functions()) {
          Set<String> names = new TreeSet<>();
          function.inputs().values().forEach(input -> names.addAll(input.dims().names()));
          // gradients of what has no other name fit if it does, and take long
          boolean ofBatches = names.equals(Set.of("N"));
          boolean tried = !ofBatches || function.name().equals("predict") && computes(function);
          if (!names.isEmpty() && tried) {
            count(ofBatches ? "functions of batches" : "functions");
            String name = program.getKey() + "." + function.name();
            check(name, SizedNetwork.observed(program.getValue(), function), stated);
          }
        }
      }
    }

    private static boolean computes(Function function) {
      return function.nodes().stream().anyMatch(node -> !(node.primitive() instanceof Source));
    }

    private static Map<String, Program> programs(Class<?> model) {
      String name = model.getSimpleName();
      boolean annotated =
          Arrays.stream(model.getDeclaredFields()).anyMatch(f -> f.getType() == Tensor.class);
      Map<String, Program> programs = new LinkedHashMap<>();
      if (annotated) {
        programs.put(name, Assembler.assemble(Reflection.declaration(model)).orThrow());
      } else {
        Instances.of(model)
            .forEach(
                (constant, instance) ->
                    programs.put(
                        name + constant, FluentAssembler.assemble(instance, name).orThrow()));
      }
      return programs;
    }

    private void check(String name, SizedNetwork network, Facts stated) {
      try (network) {
        count(network.contract().lines().isEmpty() ? "free" : "narrowed");
        int working = 0;
        Set<Map<String, Long>> trials = SizeTrials.of(network, stated, new Random(1));
        for (Map<String, Long> sizes : trials) {
          boolean allowed = network.allows(sizes);
          Run run = network.run(sizes);
          count((allowed ? "allowed " : "refused ") + run.outcome());
          boolean works = run.outcome() == Outcome.WORKS;
          working += works ? 1 : 0;
          if (works && !allowed && SizeTrials.failForOthers(network, sizes, stated)) {
            count("refused for others");
          } else if (allowed != works) {
            System.out.println(
                "FAILED %s for %s, %s by %s: %s"
                    .formatted(
                        name,
                        sizes,
                        allowed ? "allowed" : "refused",
                        network.contract().lines(),
                        run.text()));
            return;
          }
        }
        if (working == 0 && !trials.isEmpty()) {
          System.out.println("FAILED " + name + ": nothing works");
        }
      }
    }

    private void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }
  }

  @Test
  void whatIsAllowedWorksAndNothingElse() throws Exception {
    Map<String, Integer> all = new TreeMap<>();
    for (String sources : FOLDERS) {
      Path classes = Files.createDirectories(folder.resolve(sources));
      Path from = RESOURCES.resolve(sources);
      compile(from, classes);
      Path log = folder.resolve("log");
      List<String> command = Jvm.command(Work.class, from.toString(), classes.toString());
      int status = Jvm.start(command, log).waitFor();
      String told = Files.readString(log);
      assertEquals(0, status, told);
      assertTrue(!told.contains("FAILED"), told);
      Matcher counted = Pattern.compile("counted \\{(.*)}").matcher(told);
      assertTrue(counted.find(), told);
      for (String count : counted.group(1).split(", ")) {
        String[] parts = count.split("=");
        all.merge(parts[0], Integer.parseInt(parts[1]), Integer::sum);
      }
    }
    assertTrue(all.get("functions") > 75, all::toString);
    assertTrue(all.get("functions of batches") > 100, all::toString);
    assertTrue(all.get("narrowed") > 15, all::toString);
    assertTrue(all.get("refused FAILS") > 20, all::toString);
  }

  private static boolean isPlain(Path source) {
    return !source.endsWith(GENERATED);
  }

  private static void compile(Path sources, Path classes) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-g",
                "-parameters",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.list(sources)) {
      files.filter(CorpusSizesTest::isPlain).forEach(file -> arguments.add(file.toString()));
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertEquals(0, status);
  }
}
