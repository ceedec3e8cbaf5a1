/** Writes the changes that mend a model into its source. */
package dev.tenon.processor.edit;
