package dev.tenon.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tenon.DType;
import dev.tenon.Type;
import dev.tenon.processor.read.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The typed methods of trainer and predictor: one for each function. */
final class FunctionMethods {
  private static final ClassName VALUE = TensorTypes.runtime("Value");
  private static final ClassName STEP = TensorTypes.runtime("Step");
  private static final TypeName VALUES =
      ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), VALUE);

  private FunctionMethods() {}

  /** Adds to a trainer what {@code functions} can do with it. */
  static void addToTrainer(TypeSpec.Builder trainer, List<Signature> functions) {
    for (Signature function : functions) {
      if (function.kind() == Signature.Kind.OBJECTIVE) {
        MethodSpec.Builder method =
            MethodSpec.methodBuilder(function.method())
                .addJavadoc("One step on a batch: changes weights, and says how it went.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(STEP);
        CodeBlock inputs = parameters(method, function);
        trainer.addMethod(
            method.addStatement("return step($S, $L)", function.function(), inputs).build());
      } else if (function.kind() == Signature.Kind.UPDATE) {
        MethodSpec.Builder method =
            MethodSpec.methodBuilder(function.method())
                .addJavadoc("Changes weights as the model says.\n")
                .addModifiers(Modifier.PUBLIC);
        CodeBlock inputs = parameters(method, function);
        trainer.addMethod(
            method.addStatement("update($S, $L)", function.function(), inputs).build());
      }
    }
  }

  /** Adds to a predictor what {@code functions} can do with it. */
  static void addToPredictor(TypeSpec.Builder predictor, List<Signature> functions) {
    List<String> records = new ArrayList<>();
    for (Signature function : functions) {
      if (function.kind() == Signature.Kind.INFERENCE) {
        Signature.Result result = function.result();
        boolean inherited =
            function.method().equals("predict")
                && function.inputs().size() == 1
                && result.record().isEmpty();
        if (!inherited) {
          predictor.addMethod(inference(function));
        }
        if (function.inputs().size() == 1) {
          function
              .inputs()
              .get(0)
              .type()
              .flatMap(type -> batch(function, type))
              .ifPresent(predictor::addMethod);
        }
        if (!result.record().isEmpty() && !records.contains(result.record())) {
          records.add(result.record());
          predictor.addType(record(result));
        }
      }
    }
  }

  private static TypeSpec record(Signature.Result result) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    result.outputs().forEach(name -> components.addParameter(VALUE, name));
    return TypeSpec.recordBuilder(result.record())
        .addJavadoc("What the model's method of this result gives, in numbers.\n")
        .addModifiers(Modifier.PUBLIC)
        .recordConstructor(components.build())
        .build();
  }

  private static MethodSpec inference(Signature function) {
    Signature.Result result = function.result();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(function.method())
            .addJavadoc(
                result.isNamed()
                    ? "What the model says of a batch: its outputs by name.\n"
                    : "What the model says of a batch.\n")
            .addModifiers(Modifier.PUBLIC);
    CodeBlock inputs = parameters(method, function);
    if (result.isNamed()) {
      return method
          .returns(VALUES)
          .addStatement("return call($S, $L)", function.function(), inputs)
          .build();
    }
    if (result.record().isEmpty()) {
      return method
          .returns(VALUE)
          .addStatement("return only(call($S, $L))", function.function(), inputs)
          .build();
    }
    Names names = new Names(function.inputs().stream().map(Signature.Input::name).toList());
    String outputs = names.unique("outputs");
    CodeBlock components =
        result.outputs().stream()
            .map(name -> CodeBlock.of("$L.get($S)", outputs, name))
            .collect(CodeBlock.joining(", "));
    return method
        .returns(ClassName.bestGuess(result.record()))
        .addStatement("var $L = call($S, $L)", outputs, function.function(), inputs)
        .addStatement("return new $L($L)", result.record(), components)
        .build();
  }

  /** Adds a parameter for each input; gives them by name. */
  private static CodeBlock parameters(MethodSpec.Builder method, Signature function) {
    if (function.inputs().isEmpty()) {
      return CodeBlock.of("$T.of()", Map.class);
    }
    Names names = new Names(List.of());
    List<CodeBlock> entries = new ArrayList<>();
    String blank = "\n";
    for (Signature.Input input : function.inputs()) {
      String name = names.unique(Names.camel(input.name()));
      method.addParameter(ParameterSpec.builder(VALUE, name).build());
      if (input.type().isPresent()) {
        method.addJavadoc(blank + "@param $L {@code $L}\n", name, input.type().get());
        blank = "";
      }
      entries.add(CodeBlock.of("$T.entry($S, $L)", Map.class, input.name(), name));
    }
    return CodeBlock.of("$T.ofEntries($L)", Map.class, CodeBlock.join(entries, ",$W"));
  }

  /** Takes a batch as an array, where its sizes say how many examples that is. */
  private static Optional<MethodSpec> batch(Signature function, Type type) {
    TypeName element = element(type.dtype());
    if (element == null || type.rank() == 0 || type.dims().dim(0).isKnown()) {
      return Optional.empty();
    }
    if (!type.dims().slice(1, type.rank()).isKnown()) {
      return Optional.empty();
    }
    long each = type.dims().slice(1, type.rank()).count().known();
    if (each > Integer.MAX_VALUE) {
      return Optional.empty(); // no array holds one example, which is a problem of its own
    }
    CodeBlock count =
        each == 1 ? CodeBlock.of("batch.length") : CodeBlock.of("batch.length / $L", each);
    CodeBlock.Builder sizes = CodeBlock.builder().add(count);
    type.dims().slice(1, type.rank()).forEach(dim -> sizes.add(", $L", dim.known()));
    TypeName result =
        function.result().record().isEmpty()
            ? function.result().isNamed() ? VALUES : VALUE
            : ClassName.bestGuess(function.result().record());
    return Optional.of(
        MethodSpec.methodBuilder(function.method())
            .addJavadoc("What the model says of a batch {@code $L}, given row by row.\n", type)
            .addModifiers(Modifier.PUBLIC)
            .returns(result)
            .addParameter(ArrayTypeName.of(element), "batch")
            .addStatement("return $L($T.of(batch, $L))", function.method(), VALUE, sizes.build())
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
