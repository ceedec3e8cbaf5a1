/** Problems to diagnostics: where they are shown. */
package dev.tenon.processor.report;
