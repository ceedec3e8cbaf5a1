/** Models of the fluent form: who owns which weight, what is traced, and their programs. */
package dev.tenon.ir.fluent;
