package dev.tenon.ir.mend;

import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;

/** Which of several changes is tried first. */
public final class Likelihood {
  private Likelihood() {}

  /** Less is likelier. */
  static int rank(Candidate candidate) {
    return isCertain(candidate)
        ? 0
        : candidate.remedy() instanceof Remedy.Branch ? 2 : isOtherData(candidate) ? 3 : 1;
  }

  /** Whether it leaves most of what is written as it is, in another order. */
  public static boolean isCertain(Candidate candidate) {
    return isOfProjection(candidate) || SwappedSizes.is(candidate) || ChannelsFirst.is(candidate);
  }

  /** The stride of a kernel of one pixel, which is there to fit what it is added to. */
  private static boolean isOfProjection(Candidate candidate) {
    Object layer = candidate.place().layer();
    return candidate.remedy() instanceof Remedy.Write write
        && write.option().equals("stride")
        && Possible.hasOption(layer, "kernel")
        && List.of(1, List.of(1, 1)).contains(LayerOptions.value(layer, "kernel"));
  }

  /** Whether it is a change of what an input is, which users can seldom have. */
  public static boolean isOtherData(Candidate candidate) {
    Place place = candidate.place();
    return candidate.remedy() instanceof Remedy.Sizes sizes
        && place.isText()
        && !place.fluent()
        && sizes.type().rank() == place.output().dims().rank()
        && sizes.type().rank() > 0
        && (ChannelsFirst.isOtherColour(candidate) && !ChannelsFirst.is(candidate)
            || !sizes.type().dims().count().sameAs(place.output().dims().count())
                && !sizes.type().dims().dim(-1).equals(place.output().dims().dim(-1)));
  }
}
