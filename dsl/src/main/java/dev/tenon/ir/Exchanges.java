package dev.tenon.ir;

import dev.tenon.Tensor;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out two calls of tensors the other way round, {@code x.sum(1).times(w)} as {@code
 * x.times(w).sum(1)}: the first one is put off until the second one has all that it takes.
 */
final class Exchanges {
  private final Map<Object, Call> putOff = new HashMap<>(); // by the token of the call

  /** The outputs of {@code call}, one of the two of {@code exchange}. */
  List<Tensor> carriedOut(Call call, Remedy.Exchanged exchange) {
    Object token = exchange.first().token();
    if (exchange.first().isAt(Places.here())) {
      putOff.put(token, call);
      return call.tensors().subList(0, 1);
    }
    List<Tensor> outputs = call.how().apply(call.tensors(), call.written());
    Call first = putOff.remove(token);
    boolean ofOther = first == null || first.tensors().get(0) != call.tensors().get(0);
    if (ofOther || outputs.size() != 1) {
      return outputs;
    }
    List<Tensor> tensors = new ArrayList<>(first.tensors());
    tensors.set(0, outputs.get(0));
    return first.how().apply(tensors, first.written());
  }
}
