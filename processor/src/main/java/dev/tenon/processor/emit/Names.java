package dev.tenon.processor.emit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names that are given out once each and are Java identifiers. */
final class Names {
  private final Set<String> taken = new HashSet<>();

  Names(Collection<String> reserved) {
    taken.addAll(reserved);
  }

  /** {@code wanted}, with a number behind it if something has that name already. */
  String unique(String wanted) {
    // a method called yield cannot be called by its name alone
    boolean keyword = SourceVersion.isKeyword(wanted) || wanted.equals("yield");
    String base = keyword ? wanted + "Value" : wanted;
    String name = base;
    for (int count = 2; !taken.add(name); count++) {
      name = Character.isDigit(base.charAt(base.length() - 1)) ? base + "_" + count : base + count;
    }
    return name;
  }

  /** {@code hidden/kernel} as {@code hiddenKernel}. */
  static String camel(String path) {
    StringBuilder camel = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!Character.isJavaIdentifierPart(c) || c == '_') {
        upper = !camel.isEmpty();
      } else {
        camel.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    if (camel.isEmpty() || !Character.isJavaIdentifierStart(camel.charAt(0))) {
      camel.insert(0, '_');
    }
    camel.setCharAt(0, Character.toLowerCase(camel.charAt(0)));
    return camel.toString();
  }

  /** {@code matMul} as {@code MatMul}. */
  static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
