package dev.tenon.ir.mend;

/** A change that was tried and mends a problem; {@code text} says what to write. */
public record Fix(Candidate candidate, String text) {}
