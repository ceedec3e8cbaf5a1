package dev.tenon.processor;

import com.google.auto.service.AutoService;
import dev.tenon.LayerOf;
import dev.tenon.OptimizerOf;
import dev.tenon.ScheduleOf;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims annotations of layers that do not come with Tenon, of which {@code -Xlint:all} warns
 * otherwise.
 *
 * <p>Their names are not known before, so this processor is shown all annotations that none before
 * it has claimed. It can claim all of these or none.
 */
@AutoService(Processor.class)
public final class OwnAnnotations extends AbstractProcessor {
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return !annotations.isEmpty()
        && annotations.stream()
            .filter(type -> !type.getQualifiedName().toString().startsWith("java."))
            .allMatch(OwnAnnotations::isOurs);
  }

  private static boolean isOurs(TypeElement annotation) {
    return annotation.getAnnotationMirrors().stream()
        .map(mirror -> mirror.getAnnotationType().toString())
        .anyMatch(
            name ->
                name.equals(LayerOf.class.getName())
                    || name.equals(OptimizerOf.class.getName())
                    || name.equals(ScheduleOf.class.getName()));
  }
}
