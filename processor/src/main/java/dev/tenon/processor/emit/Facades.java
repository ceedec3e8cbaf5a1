package dev.tenon.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tenon.DType;
import dev.tenon.Schedule;
import dev.tenon.Type;
import dev.tenon.processor.read.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Trainer and predictor of a model.
 *
 * <p>They follow from its declaration alone, so that they are the same for a model with problems:
 * classes that use them compile, and the problems are the only messages.
 */
final class Facades {
  private static final ClassName TRAINER = TensorTypes.runtime("Trainer");
  private static final ClassName PREDICTOR = TensorTypes.runtime("Predictor");
  private static final ClassName VALUE = TensorTypes.runtime("Value");
  private static final ClassName OPTIONS = ClassName.get("dev.tenon.runtime.cli", "TrainOptions");

  private final Source source;
  private final ClassName model;
  private final ClassName graph;
  private final ClassName trainer;
  private final ClassName predictor;

  Facades(Source source, Function<String, ClassName> generated) {
    this.source = source;
    this.model = ClassName.get(source.model());
    this.graph = generated.apply("Graph");
    this.trainer = generated.apply("Trainer");
    this.predictor = generated.apply("Predictor");
  }

  List<TypeSpec.Builder> types() {
    return List.of(trainer(), predictor());
  }

  private TypeSpec.Builder trainer() {
    TypeName data =
        source.data() == null ? ClassName.get(Void.class) : ClassName.get(source.data());
    Source.Settings settings = source.settings();
    return TypeSpec.classBuilder(trainer)
        .addJavadoc("Trains {@link $T}.\n", model)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(TRAINER, data))
        .addField(
            FieldSpec.builder(OPTIONS, "DEFAULTS", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("How the model says it is trained.\n")
                .initializer(
                    "\n    $T.DEFAULTS.withEpochs($L).withBatchSize($L).withSeed($LL)",
                    OPTIONS,
                    settings.epochs(),
                    settings.batchSize(),
                    settings.seed())
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A trainer of a model that knows nothing yet.\n")
                .addStatement("super(new $T()$L)", graph, schedule(settings.schedule()))
                .build())
        .addMethod(
            MethodSpec.methodBuilder("predictor")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(predictor)
                .addStatement("return new $T(this)", predictor)
                .build());
  }

  private static CodeBlock schedule(Schedule schedule) {
    return schedule == Schedule.CONSTANT
        ? CodeBlock.of("")
        : Code.of(", ").then(Attributes.creation(schedule)).block();
  }

  private TypeSpec.Builder predictor() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(predictor)
            .addJavadoc("Asks a trained {@link $T}. Thread-safe.\n", model)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(PREDICTOR)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(trainer, "trainer")
                    .addStatement("super(trainer)")
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Path.class, "checkpoint")
                    .addStatement("super(new $T(), checkpoint)", graph)
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("load")
                    .addJavadoc("Loads what {@link $T#save} wrote.\n", trainer)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(predictor)
                    .addParameter(Path.class, "checkpoint")
                    .addStatement("return new $T(checkpoint)", predictor)
                    .build());
    List<ModelInputs.Input> inputs = ModelInputs.of(source.declaration());
    if (inputs.size() > 1) {
      type.addMethod(several(inputs));
    } else if (inputs.size() == 1) {
      inputs.get(0).type().flatMap(Facades::batch).ifPresent(method -> type.addMethod(method));
    }
    return type;
  }

  private static MethodSpec several(List<ModelInputs.Input> inputs) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("predict")
            .addJavadoc("What the model says of a batch: its outputs by name.\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(Map.class), ClassName.get(String.class), VALUE));
    Names names = new Names(List.of());
    CodeBlock entries =
        inputs.stream()
            .map(
                input -> {
                  String name = names.unique(Names.camel(input.name()));
                  method.addParameter(VALUE, name);
                  return CodeBlock.of("$T.entry($S, $L)", Map.class, input.name(), name);
                })
            .collect(
                Collectors.collectingAndThen(Collectors.toList(), l -> CodeBlock.join(l, ",$W")));
    return method.addStatement("return predict($T.ofEntries($L))", Map.class, entries).build();
  }

  /** Takes a batch as an array, where its sizes say how many examples that is. */
  private static Optional<MethodSpec> batch(Type type) {
    TypeName element = element(type.dtype());
    if (element == null || type.rank() == 0 || type.dims().dim(0).isKnown()) {
      return Optional.empty();
    }
    if (!type.dims().slice(1, type.rank()).isKnown()) {
      return Optional.empty();
    }
    long each = type.dims().slice(1, type.rank()).count().known();
    CodeBlock count =
        each == 1 ? CodeBlock.of("batch.length") : CodeBlock.of("batch.length / $L", each);
    CodeBlock.Builder sizes = CodeBlock.builder().add(count);
    type.dims().slice(1, type.rank()).forEach(dim -> sizes.add(", $L", dim.known()));
    return Optional.of(
        MethodSpec.methodBuilder("predict")
            .addJavadoc("What the model says of a batch {@code $L}, given row by row.\n", type)
            .addModifiers(Modifier.PUBLIC)
            .returns(VALUE)
            .addParameter(ArrayTypeName.of(element), "batch")
            .addStatement("return predict($T.of(batch, $L))", VALUE, sizes.build())
            .build());
  }

  private static TypeName element(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> TypeName.FLOAT;
      case FLOAT64 -> TypeName.DOUBLE;
      case INT32 -> TypeName.INT;
      case INT64 -> TypeName.LONG;
      case UINT8 -> TypeName.BYTE;
      case BOOL -> TypeName.BOOLEAN;
      case BFLOAT16, FLOAT16 -> null;
    };
  }
}
