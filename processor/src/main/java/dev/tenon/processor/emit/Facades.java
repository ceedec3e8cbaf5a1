package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.tenon.Schedule;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.read.Watched;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private static final ClassName OPTIONS = ClassName.get("dev.tenon.runtime.cli", "TrainOptions");

  private static final String SUPPLIER = "GraphOfCheckpoints";

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
    TypeSpec.Builder type =
        TypeSpec.classBuilder(trainer)
            .addJavadoc("Trains {@link $T}.\n", model)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(TRAINER, data))
            .addField(
                FieldSpec.builder(
                        OPTIONS, "DEFAULTS", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("How the model says it is trained.\n")
                    .initializer(
                        "\n    $T.DEFAULTS.withEpochs($L).withBatchSize($L).withSeed($LL)$L$L",
                        OPTIONS,
                        settings.epochs(),
                        settings.batchSize(),
                        settings.seed(),
                        settings.accumulate() == 1
                            ? ""
                            : ".withAccumulate(" + settings.accumulate() + ")",
                        watch())
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
    FunctionMethods.addToTrainer(type, source.functions());
    return type;
  }

  private CodeBlock watch() {
    return Watched.any(source.model())
        ? CodeBlock.of(
            ".withWatch($T.of($T.class))", ClassName.get("dev.tenon.runtime.cli", "Watch"), model)
        : CodeBlock.of("");
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
                // of the superclass's type: a program that only predicts may lack the trainer's
                // class
                MethodSpec.constructorBuilder()
                    .addParameter(
                        ParameterizedTypeName.get(
                            TRAINER, WildcardTypeName.subtypeOf(Object.class)),
                        "trainer")
                    .addStatement("super(trainer)")
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Path.class, "folder")
                    .addStatement("super($S, new $L(), folder)", source.names().model(), SUPPLIER)
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("load")
                    .addJavadoc(
                        "Loads what {@link $1T#save} or {@link $1T#export} wrote.\n", trainer)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(predictor)
                    .addParameter(Path.class, "folder")
                    .addStatement("return new $T(folder)", predictor)
                    .build());
    FunctionMethods.addToPredictor(type, source.functions());
    return type.addType(graphOfCheckpoints());
  }

  /**
   * The supplier of the graph, with the graph's own type: the JVM looks for that class where a
   * checkpoint is loaded, and neither to verify this class nor to link a lambda.
   */
  private TypeSpec graphOfCheckpoints() {
    return TypeSpec.classBuilder(SUPPLIER)
        .addJavadoc("Apart, so that who asks a saved model needs no class of the graph.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Supplier.class), graph))
        .addMethod(
            MethodSpec.methodBuilder("get")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(graph)
                .addStatement("return new $T()", graph)
                .build())
        .build();
  }
}
