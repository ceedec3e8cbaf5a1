/** {@link dev.tenon.ir.Program} to Java files: what is generated. */
package dev.tenon.processor.emit;
