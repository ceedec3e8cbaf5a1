/** Curves, matrices and examples drawn as PNG. */
package dev.tenon.runtime.report.plot;
